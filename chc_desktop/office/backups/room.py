"""The office's backups: one made here and copied to the second place, and how old the last ones are."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.safekeeping.events import BackupRehearsed
from chc_desktop.domain.safekeeping.keeping import NEVER, Why, is_ahead
from chc_desktop.domain.safekeeping.telling import PATIENCE, PlaceSeen, Safety, tell
from chc_desktop.office.backups.second_place import SecondPlace, forget, open_second_place, remember, second_place
from chc_desktop.office.desk import Desk
from chc_desktop.store import backups
from chc_desktop.store.backups import disk, places
from chc_desktop.store.backups.places import Volumes
from chc_desktop.store.backups.progress import Tick, nobody, part
from chc_desktop.store.key_file import Key

if TYPE_CHECKING:
    from chc_desktop.office.backups.inside import Inside
    from chc_desktop.office.backups.rehearsal import Rehearsed


@dataclass(frozen=True, slots=True)
class Made:
    """What came of backing up. `path` is the newest backup here; `problem` why the second place has none of it."""

    path: Path
    is_new: bool
    said: str
    where: str = ""
    problem: str = ""

    @property
    def words(self) -> str:
        """A sentence or two."""
        if self.problem:
            return f"{self.said}. But not {self.where}: {self.problem}"
        return f"{self.said}{f', here and {self.where}' if self.where else ', here'}."


@dataclass(frozen=True, slots=True)
class Told:
    """A backup as a list shows it."""

    path: Path
    made_at: datetime
    where: str
    contents: str
    why: str
    """What it was made for, where that is worth a word."""
    register: str
    is_ahead: bool = False
    """Whether it is dated after now."""

    @property
    def words(self) -> str:
        return f"{words.day(self.made_at.date())} at {words.clock(self.made_at)}, {self.where}: {self.contents}"


class Backups:
    """Backups of the register on a desk. Each takes a while and may be asked for on a desk of another thread."""

    def __init__(self, desk: Desk, volumes: Volumes = places.plugged_in) -> None:
        self._desk = desk
        self._volumes = volumes

    def folder(self) -> Path:
        """Where the backups beside the register are."""
        return self._desk.register.path.parent / backups.FOLDER

    def make(self, why: Why = Why.ASKED, tick: Tick = nobody) -> Made:
        """Back up here and, where one was chosen, in the second place. Raises `RuleBroken` where not even here.

        What keeps it from the second place is told, not raised: the one here is made all the same.
        """
        place = second_place(self._desk, self._volumes)
        path, is_new = self._make_here(why, part(tick, 0, 0.8 if place else 1))
        at = backups.read(path)
        said = (
            f"Backed up and checked at {words.clock(self._desk.now())}"
            if is_new
            else (
                f"Nothing new since the backup of {words.day(at.made_at.date())}, {words.clock(at.made_at)}"
                if at
                else ""
            )
        )
        if is_new and backups.is_short(path.parent, path.stat().st_size):
            said = f"{said} (there is little room, so fewer of the older ones are kept)"
        if place is None:
            return Made(path, is_new, said)
        return self._copied(path, is_new, said, place, part(tick, 0.8, 1))

    def make_on_closing(self, tick: Tick = nobody) -> Made:
        """The same. That the second place is not there is raised only where it has had none for longer than is good."""
        made = self.make(Why.CLOSING, tick)
        if made.problem and self._is_long_ago():
            raise RuleBroken(made.words)
        return made

    def make_daily(self, tick: Tick = nobody) -> Made | None:
        """The same, once a day; later that day only what the second place lacks is brought to it.

        None where there is nothing to do.
        """
        newest = self._newest_here()
        if newest is None or newest.made_at.date() != self._desk.today():
            return self.make(Why.DAILY, tick)
        place = second_place(self._desk, self._volumes)
        if place is None or place.problem or place.last == newest.made_at:
            return None
        return self._copied(newest.path, False, "Nothing new here", place, tick)

    def make_before(self, why: Why, tick: Tick = nobody) -> Path:
        """Back up here before something large is done. Raises `RuleBroken` where that cannot be."""
        return self._make_here(why, tick)[0]

    def safety(self) -> Safety:
        """How old the last good ones are, in words, and what wants doing. Reads folders, so never before the screen."""
        desk, now = self._desk, self._desk.now()
        place = second_place(desk, self._volumes)
        with desk.register.transaction() as shelves:
            rehearsed = shelves.record.entries(BackupRehearsed.kind)
        own = self._seen("here", self.folder())
        second = self._second_seen(place, own) if place else None
        last = rehearsed[-1].recorded_at if rehearsed else None
        return tell(own, second, now, desk.register.begun(), last)

    def place_chosen(self) -> None:
        """A second place was chosen: whatever is there now is meant."""
        forget(self._desk)

    def all(self) -> tuple[Told, ...]:
        """This register's backups, here and in the second place, the newest first."""
        desk, place = self._desk, second_place(self._desk, self._volumes)
        folders = [("here", self.folder())]
        if place:
            folders += [(place.where, folder) for folder in (place.folder, place.chosen) if folder]
        uuid = desk.register.uuid()
        now = desk.now()
        found = [told(backup, where, now) for where, folder in folders for backup in backups.backups(folder, uuid)]
        return newest_first(found)

    def look_inside(self, path: Path, key: Key | None = None, tick: Tick = nobody) -> "Inside":
        """What is in a backup: whose it is, how many cases, the last things done."""
        from chc_desktop.office.backups.inside import Reading
        from chc_desktop.office.backups.ready import look_inside

        beside = self._desk.register.path.parent
        return look_inside(path, Reading.at(self._desk), beside, key or self._desk.register.key, tick)

    def rehearse(self, tick: Tick = nobody) -> "Rehearsed":
        """Try the newest backup out. Raises `RuleBroken` where there is none, or none that has the key of now."""
        from chc_desktop.office.backups.rehearsal import rehearse, to_try_out

        return rehearse(self._desk, to_try_out(self._desk, self.all()), tick)

    def found(self) -> tuple[Told, ...]:
        """Everything there is to restore from: backups in every known place, and what was replaced before."""
        from chc_desktop.office.backups.found import found

        known = {each.path: each for each in self.all()}
        others = found(self._desk.register.path.parent, self._volumes, self._desk.now())
        every = {each.path: each for each in others} | known
        return newest_first(every.values())

    def sweep(self) -> None:
        """Take away what a crash has left beside the register of looking into a backup, or trying one out."""
        disk.sweep(self._desk.register.path.parent, self._desk.now())

    def _copied(self, path: Path, is_new: bool, said: str, place: SecondPlace, tick: Tick) -> Made:
        """Copy a backup that was made here to the second place; what keeps it from there is told, not raised."""
        at = backups.read(path)
        try:
            folder = open_second_place(self._desk, place)
            backups.copy_to(path, folder, self._desk.register, self._desk.now(), tick)
        except RuleBroken as broken:
            return Made(path, is_new, said, place.where, str(broken))
        with suppress(RuleBroken):  # it is there; on a full disk here only the memory of it is lost
            remember(self._desk, place, at.made_at if at else self._desk.now())
            self._saw(replace(place, folder=folder))
        return Made(path, is_new, said, place.where)

    def _saw(self, place: SecondPlace) -> None:
        """Remember which backups are there and how they open, to name them once the place is away."""
        from chc_desktop.office.keys import open_copies  # knows this room

        open_copies.saw(self._desk, place)

    def _make_here(self, why: Why, tick: Tick) -> tuple[Path, bool]:
        folder = self.folder()
        self._desk.register.refuse_if_gone()
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise RuleBroken(
                f"No backup could be made in “{folder}” ({error.strerror or error}). The register is as it was."
            ) from error
        return backups.back_up(self._desk.register, folder, self._desk.now(), why, tick)

    def _newest_here(self) -> backups.Backup | None:
        return self._newest(self.folder())

    def _newest(self, folder: Path) -> backups.Backup | None:
        return next(iter(backups.backups(folder, self._desk.register.uuid(), self._desk.now())), None)

    def _seen(self, where: str, folder: Path) -> PlaceSeen:
        newest = self._newest(folder)
        if newest is None:
            return PlaceSeen(where)
        return PlaceSeen(where, newest.made_at, backups.is_up_to_date(self._desk.register, newest))

    def _second_seen(self, place: SecondPlace, own: PlaceSeen) -> PlaceSeen:
        """What is in the second place; where it is not there, what is remembered of it."""
        if place.folder:
            return self._seen(place.where, place.folder)
        holds_all = own.holds_all and own.newest == place.last
        return PlaceSeen(place.where, place.last, holds_all, place.problem)

    def _is_long_ago(self) -> bool:
        place = second_place(self._desk, self._volumes)
        return place is None or place.last is None or abs(self._desk.now() - place.last) > PATIENCE


def newest_first(told: Iterable[Told]) -> tuple[Told, ...]:
    """In the order of a list: those dated after now, when a clock was wrong, come after all others."""
    return tuple(sorted(told, key=lambda each: (not each.is_ahead, each.made_at), reverse=True))


def told(backup: backups.Backup, where: str, now: datetime = NEVER) -> Told:
    """A backup in words."""
    contents = backup.contents
    documents = [words.count(contents.documents, "document")] if contents.documents else []
    said = ", ".join([words.count(contents.complaints, "complaint"), *documents])
    why = backup.why.words if backup.why.is_before or backup.why is Why.HANDOVER else ""
    if ahead := is_ahead(backup.made_at, now):
        why = "dated in the future: the clock of the computer was wrong when it was made"
    return Told(backup.path, backup.made_at, where, said, why, contents.register, ahead)

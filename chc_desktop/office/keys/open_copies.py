"""Which copies of the register open otherwise than it does now, and puts the key file of now into those in reach.

Copies are the backups in both places, and registers that a restore has set aside.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.backups.called import at, called
from chc_desktop.office.backups.second_place import SecondPlace, former_places, second_place
from chc_desktop.office.desk import Desk
from chc_desktop.store import backups, key_file
from chc_desktop.store.backups import container, places
from chc_desktop.store.register import KEY_NAME

SEEN = "view/backups-seen"
Tick = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup, or a register that was set aside: where its key file is, and what that says.

    `called` and `where` go into a sentence: “The backup of Tue 24 Nov 2026, 14:02”, “on the stick”.
    """

    path: Path
    called: str
    where: str
    key_text: str
    place: str
    """Which of the places for backups it is in, wherever that is now; empty where it is no backup."""

    @property
    def is_backup(self) -> bool:
        return bool(self.place)

    def line(self, how: str) -> str:
        return f"{self.called}, {self.where}: {how}"


@dataclass(frozen=True, slots=True)
class Reach:
    """How many copies open as the register does now, and each that does not, in words.

    `away` says where the second place for backups is, in words, where it is not there now.
    """

    alike: int = 0
    others: tuple[str, ...] = ()
    away: str = ""

    @property
    def are_waiting(self) -> bool:
        """Whether any of them is put right once it can be: not one that has the key of before."""
        return any(not line.endswith((_OLDER, _OLDER_OPEN)) for line in self.others)


def bring_up_to_date(desk: Desk, passphrase: str = "", tick: Tick = lambda _share: None) -> Reach:
    """Put the key file of now into every copy in reach, each whole or not at all; what is left then.

    A copy with an older key keeps that key, wrapped in the passphrase where one is given.
    """
    now = desk.register.key_text()
    found, _away = _in_reach(desk)
    for place, copy in enumerate(found):
        tick(place / len(found))
        fresh = _fresh(copy, now, passphrase)
        if fresh != copy.key_text:
            _put(copy, fresh)
    return look(desk)


def look(desk: Desk) -> Reach:
    """Which copies open otherwise than the register. Nothing is changed but what the register remembers of them."""
    now = desk.register.key_text()
    found, away = _in_reach(desk)
    said = {copy: _how(copy.key_text, now) for copy in found}
    others = [copy.line(how) for copy, how in said.items() if how]
    _remember(desk, found)
    unseen = [
        f"{called(name)}, {place.where}: {_NOT_SEEN}" for place in away for name in _changed_since(desk, place, now)
    ]
    second = second_place(desk, places.plugged_in)
    return Reach(len(found) - len(others), (*others, *unseen), second.where if second and second.problem else "")


def saw(desk: Desk, place: SecondPlace) -> None:
    """Remember what is in a place now that a backup was brought there, to name it once the place is away."""
    if place.folder:
        _remember(desk, _backups(place.folder, place.where, str(place.chosen), desk.register.uuid()))


_HERE = "here"
_OLDER = "has the key of before; its own sheet opens it"
_OLDER_OPEN = "has the key of before, and opens without a passphrase"
_NOT_SEEN = "opens as it did when it was last seen"


def _how(text: str, now: str) -> str:
    """How a key file opens, where that is not as the one of now does."""
    if text == now:
        return ""
    if key_file.fingerprint(text) != key_file.fingerprint(now):
        return _OLDER if key_file.is_wrapped(text) else _OLDER_OPEN
    if key_file.is_wrapped(text):
        return "asks for an earlier passphrase"
    return "opens without a passphrase" if key_file.is_wrapped(now) else ""


def _fresh(copy: Copy, now: str, passphrase: str) -> str:
    if key_file.fingerprint(copy.key_text) == key_file.fingerprint(now):
        return now
    if passphrase and not key_file.is_wrapped(copy.key_text):
        return key_file.wrapped_text(key_file.parse(copy.key_text), passphrase)  # an older key, or another register's
    return copy.key_text


def _put(copy: Copy, text: str) -> None:
    """Put a key file into a copy. One that cannot be changed now stays as it is, and is told of."""
    try:
        if copy.is_backup:
            backups.rewrap(copy.path, text)
        else:
            key_file.put(copy.path, text)
    except (RuleBroken, OSError):
        return


def _in_reach(desk: Desk) -> tuple[list[Copy], list[SecondPlace]]:
    """The copies there are, and the places for backups that are not there: the second one, and those of before."""
    folder, second = desk.register.path.parent, second_place(desk, places.plugged_in)
    every = [*([second] if second else []), *former_places(desk, places.plugged_in)]
    found = [*_backups(folder / backups.FOLDER, "here", _HERE)]
    for place in every:
        for each in filter(None, (place.folder, place.chosen)) if not place.problem else ():
            found += _backups(each, place.where, str(place.chosen), desk.register.uuid())
    alone = {copy.path: copy for copy in reversed([*found, *_set_aside(folder)])}
    return [*reversed(alone.values())], [place for place in every if place.problem]


def _backups(folder: Path, where: str, place: str, register: str = "") -> Iterator[Copy]:
    """The backups in a folder, of one register where it is named: on a stick may lie those of somebody else."""
    for backup in reversed(backups.backups(folder, register)):
        if text := _key_text(backup.path):
            yield Copy(backup.path, f"The backup of {at(backup.made_at)}", where, text, place)


def _set_aside(folder: Path) -> Iterator[Copy]:
    for path in sorted(folder.glob(f"*/{KEY_NAME}")):
        try:
            text = key_file.read_text(path)
            key_file.fingerprint(text)
        except (OSError, RuleBroken):
            continue
        yield Copy(path, called(path.parent.name), "beside the register", text, "")


def _key_text(path: Path) -> str:
    """The key file in a backup; empty where it is none of ours, or damaged: it opens nothing then."""
    try:
        text = container.key_text(path)
        key_file.fingerprint(text)
    except (*container.FAULTS, RuleBroken):
        return ""
    return text


def _remember(desk: Desk, found: Iterable[Copy]) -> None:
    """What was seen in each place, so that it can be named once the place is not there."""
    seen: dict[str, dict[str, str]] = {}
    for copy in found:
        if copy.is_backup:
            seen.setdefault(copy.place, {})[copy.path.stem] = _mark(copy.key_text)
    before = _remembered(desk)
    if before | seen != before:
        with desk.register.transaction() as shelves:
            shelves.scratch.save_draft(SEEN, json.dumps(before | seen), desk.now())


def _remembered(desk: Desk) -> dict[str, dict[str, str]]:
    with desk.register.transaction() as shelves:
        kept = shelves.scratch.draft(SEEN)
    return dict(json.loads(kept.value)) if kept else {}


def _changed_since(desk: Desk, away: SecondPlace, now: str) -> list[str]:
    """The backups last seen in a place that is away, whose key file was another one."""
    return sorted(name for name, mark in _remembered(desk).get(str(away.chosen), {}).items() if mark != _mark(now))


def _mark(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]

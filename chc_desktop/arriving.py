"""What the program looks at before it goes to work in a folder: whose it is, whether it is right, who else is there."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from chc_desktop import clock
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from chc_desktop.places import Places
from chc_desktop.store import register
from chc_desktop.store.register import Register
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.prompts import Asking

if TYPE_CHECKING:
    from chc_desktop.store.key_file import Key
    from chc_desktop.ui.doorway import Way

_KEEP_HEAD_EVERY = 5 * 60 * 1000
"""Milliseconds between two looks at where the record ends."""


class Arriving(ABC):
    """The part of the program that says, before the register is open, what is not as it should be with its folder."""

    _places: Places
    _prompts: Asking
    _sample: bool
    _in_usual_place: bool
    _folder: Path
    _office: Office | None
    _stays: bool
    """Whether the officer went on in a folder that is none of this computer's own, this once."""
    _move_to: Path | None
    """Where the register is to be moved once it is open."""
    _left_behind: str
    """What is to be said of a register that was moved and could not be set aside."""
    window: QWidget | None

    @abstractmethod
    def _open(self) -> None: ...

    @abstractmethod
    def _take(self, folder: Path, even_if_held_elsewhere: bool = False) -> bool: ...

    @abstractmethod
    def _work(self, office: Office) -> None: ...

    @abstractmethod
    def _restore(self, path: Path, key: "Key | None" = None) -> None: ...

    @abstractmethod
    def _attempt(self, action: Callable[[], object]) -> None: ...

    @abstractmethod
    def _asker(self) -> QWidget: ...

    @abstractmethod
    def _way_to_find(self) -> "Way": ...

    @abstractmethod
    def _way_to_restore(self) -> "Way": ...

    @abstractmethod
    def _show_doorway(self, title: str, sentence: str, ways: "tuple[Way, ...]") -> None: ...

    def _is_elsewhere(self) -> bool:
        """Whether the folder is none of this computer's own; then a doorway says so and offers the ways to go on.

        The usual folder is looked at once the first screen is there: it is the computer's own but on a few.
        """
        if self._sample or self._stays or self._move_to or self._folder == self._places.data:
            return False
        from chc_desktop.whereabouts.judging import elsewhere

        place = elsewhere(self._folder)
        if place is None or self._follow():
            return False
        from chc_desktop import doorways  # seldom needed
        from chc_desktop.store import moving

        usual = self._places.data
        here = usual if elsewhere(usual) is None and moving.may_move(self._folder, usual) else None
        if register.exists(self._folder):
            move = partial(self._open_by_moving, usual), lambda: self._choose_and(self._open_by_moving)
            said = doorways.lies_elsewhere(self._folder, place, here, *move, self._stay)
        elif self._places.held_one(self._folder):
            return False
        else:
            begin = partial(self._begin_in, usual), lambda: self._choose_and(self._begin_in)
            said = doorways.cannot_begin_there(self._folder, place, here, *begin)
        self._show_doorway(said.title, said.text, said.ways)
        return True

    def _follow(self) -> bool:
        """Whether the register of this folder was moved to this computer earlier; then it is opened there."""
        from chc_desktop.store import moving

        to = moving.moved_to(self._folder)
        if to is None or not self._take(to):
            return False
        self._folder = to
        return True

    def _stay(self) -> None:
        self._stays = True
        self._open()

    def _choose_and(self, go: Callable[[Path], None]) -> None:
        self._prompts.choose_folder(self._asker(), "Where is it to be kept?", Path.home(), go)

    def _begin_in(self, folder: Path) -> None:
        """Begin in another folder than the one that was named."""

        def begin() -> None:
            refuse_for_register(folder)
            if self._take(folder):
                self._folder = folder
                if self._in_usual_place:
                    self._places.move_to(folder)
                self._open()

        from chc_desktop.whereabouts.judging import refuse_for_register

        self._attempt(begin)

    def _open_by_moving(self, folder: Path) -> None:
        """Open the register, then move it to this folder of the computer's own and go on there."""
        from chc_desktop.whereabouts.judging import refuse_for_register

        def begin() -> None:
            refuse_for_register(folder)
            self._move_to = folder
            self._open()

        self._attempt(begin)

    def _moved(self, opened: Register, to: Path) -> Register:
        """The register moved, and open where it lies now."""
        from chc_desktop.store import moving  # seldom needed

        self._move_to = None
        key, before = opened.key, self._folder
        opened.close()
        moving.copy_over(before, to, key)
        self._take(to)
        self._folder = to
        self._places.keep_head(to, self._places.seen_head(before))
        if self._in_usual_place:
            self._places.move_to(to)
        if not moving.set_aside(before, to, clock.now()):
            self._left_behind = (
                f"The register was moved to “{to}” and is open there. What was in “{before}” could not be set aside: "
                "another program holds it. Please delete register.db and register.key there, so that nobody opens them "
                "by mistake."
            )
        return register.open_register(to, key)

    def _is_older(self, office: Office) -> bool:
        """Whether it is an older copy than was last used here; then a doorway says so and offers the ways to go on."""
        seen = self._places.seen_head(self._folder)
        if seen is None:
            return False
        from chc_desktop.office import last_seen

        if not last_seen.is_older(office.desk, seen):
            return False
        from chc_desktop import doorways  # seldom needed

        def go_on() -> None:
            last_seen.go_on(office.desk, seen)
            self._work(office)

        told = last_seen.told(office.desk, seen)
        said = doorways.is_older(told, self._way_to_restore(), self._way_to_find(), lambda: self._attempt(go_on))
        self._show_doorway(said.title, said.text, said.ways)
        return True

    def _look_around(self) -> None:
        """Remember where the record ends, now and then again, and say what lies beside the register."""
        from chc_desktop.whereabouts import conflicts

        if not isinstance(self.window, MainWindow):
            return
        self._keep_head()
        again = QTimer(self.window)
        again.timeout.connect(self._keep_head)
        again.start(_KEEP_HEAD_EVERY)
        for title, said in (
            ("The register is not on this computer", self._usual_place_elsewhere()),
            ("The old register is still there", self._left_behind),
            ("Another copy of the register", conflicts.told(conflicts.conflict_copies_in(self._folder))),
        ):
            if said:
                self._prompts.say(self.window, title, said)

    def _usual_place_elsewhere(self) -> str:
        """What is said where even the usual folder is none of this computer's own; empty where it is."""
        from chc_desktop.whereabouts.judging import elsewhere, why_not

        place = elsewhere(self._folder) if self._folder == self._places.data and not self._sample else None
        if place is None:
            return ""
        return (
            f"Your folder for programs, “{self._folder}”, is not on this computer. {why_not(place)} Nothing is lost so "
            "far. Please ask whoever looks after the computer for a folder on its own disk, and to start the program "
            "with it (--data)."
        )

    def _keep_head(self) -> None:
        """Remember, outside the register, where its record ends now."""
        if self._office is None or self._office.desk.register.is_locked or not isinstance(self.window, MainWindow):
            return
        from chc_desktop.office import last_seen

        try:
            self._places.keep_head(self._folder, last_seen.head(self._office.desk))
        except RuleBroken:
            return  # a register that cannot be read says so where it is used

    def _show_shut(self, sentence: str, key: "Key | None", others: "tuple[Way, ...]") -> None:
        """The register cannot be opened; where its file is damaged, what is done about that comes first."""
        from chc_desktop.store import key_file, salvage  # seldom needed

        path = self._folder / register.FILE_NAME
        try:
            found = key or key_file.read(self._folder / register.KEY_NAME)
            damaged = salvage.damaged_pages(path, found)
        except (RuleBroken, OSError):
            damaged = []
        if not damaged:
            self._show_doorway("The register cannot be opened", sentence, others)
            return
        from chc_desktop import doorways

        ways = self._ways_past_damage(path, found)
        said = doorways.is_damaged(self._folder, len(damaged), (*ways, *others))
        self._show_doorway(said.title, said.text, said.ways)

    def _ways_past_damage(self, path: Path, found: "Key") -> "tuple[Way, ...]":
        """Back to the newest good backup, and saving what can be read."""
        from chc_desktop import doorways
        from chc_desktop.store import backups  # seldom needed

        newest = backups.newest_good(self._folder / backups.FOLDER, found)

        def restore() -> None:
            if newest:
                self._restore(newest.path, found)

        return doorways.ways_past_damage(newest, restore, partial(self._choose_and_save, path, found))

    def _choose_and_save(self, path: Path, key: "Key") -> None:
        def save(folder: Path) -> None:
            from chc_desktop.store import salvage

            saved = salvage.save(path, key, folder, clock.now())
            self._prompts.say(self._asker(), "What could be read was saved", saved.told)

        def attempt(folder: Path) -> None:
            self._attempt(partial(save, folder))

        self._prompts.choose_folder(self._asker(), "Where is it to be saved?", Path.home(), attempt)

    def _show_held(self, sentence: str) -> None:
        from chc_desktop import doorways  # seldom needed

        def take(even_if_held_elsewhere: bool) -> None:
            if self._take(self._folder, even_if_held_elsewhere):
                self._open()

        again, anyway = partial(self._attempt, partial(take, False)), partial(self._attempt, partial(take, True))
        said = doorways.held_elsewhere(sentence, again, anyway)
        self._show_doorway(said.title, said.text, said.ways)

"""The folder is none of this computer's own: said before the register is opened, and the register moved from there."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from chc_desktop import clock
from chc_desktop.arriving import words
from chc_desktop.arriving.doors import Doors
from chc_desktop.domain.seen_head import newer
from chc_desktop.office import erased_before
from chc_desktop.office.moved import left_behind
from chc_desktop.store import moving, opening
from chc_desktop.store.register import Register
from chc_desktop.whereabouts.judging import elsewhere, refuse_for_register
from chc_desktop.whereabouts.recognising import Elsewhere


class Arrival:
    """Remembers what the officer chose there until the register is open. Asked only where it may lie elsewhere."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._ground, self._front = doors.ground, doors.front
        self._stays = False
        self._move_to: Path | None = None
        self.left_behind = ""
        """What is to be said once a register was moved; empty where none was."""

    def is_told(self) -> bool:
        """Whether the folder is none of this computer's own; then a doorway says so and offers the ways to go on."""
        if self._stays or self._move_to:
            return False
        place = elsewhere(self._ground.folder)
        if place is None or self._follow():
            return False
        said = self._what_is_said(place)
        if said is None:
            return False
        self._front.show_doorway(said.title, said.text, said.ways)
        return True

    def moved(self, opened: Register) -> Register:
        """The register, open where it was to be moved to; as it is where it was not to be."""
        if self._move_to is None:
            return opened
        to, self._move_to = self._move_to, None
        key, before = opened.key, self._ground.folder
        head = self._ground.seen_head()
        opened.close()
        moving.copy_over(before, to, key)
        erased_before.take_along(before, to)
        self._ground.move_to(to)
        self._ground.keep_head(newer(head, self._ground.seen_head()))
        self.left_behind = left_behind(before, to, moving.set_aside(before, to, clock.now()))
        return opening.open_register(to, key)

    def open_by_moving(self, folder: Path) -> None:
        """Open the register, then move it to this folder of the computer's own and go on there."""

        def begin() -> None:
            refuse_for_register(folder)
            self._move_to = folder
            self._doors.open(None)

        self._front.attempt(begin)

    def _what_is_said(self, place: Elsewhere) -> words.Said | None:
        """None where a register was here and is not any more: that is said elsewhere."""
        folder, usual = self._ground.folder, self._ground.places.data
        here = usual if elsewhere(usual) is None and moving.may_move(folder, usual) else None
        if opening.exists(folder):
            move, choose = self._usual_and_chosen(self.open_by_moving)
            return words.lies_elsewhere(folder, place, here, move, choose, self._stay)
        if self._ground.held_one():
            return None
        begin, choose = self._usual_and_chosen(self._begin_in)
        return words.cannot_begin_there(folder, place, here, begin, choose)

    def _usual_and_chosen(self, go: Callable[[Path], None]) -> tuple[words.Go, words.Go]:
        """Going to the usual folder, and to one that is chosen."""
        return partial(go, self._ground.places.data), partial(self._choose_and, go)

    def _choose_and(self, go: Callable[[Path], None]) -> None:
        self._front.prompts.choose_folder(self._front.asker, "Where is it to be kept?", Path.home(), go)

    def _follow(self) -> bool:
        """Whether the register of this folder was moved to this computer earlier; then it is opened there."""
        to = moving.moved_to(self._ground.folder)
        return to is not None and self._ground.follow_to(to)

    def _stay(self) -> None:
        self._stays = True
        self._doors.open(None)

    def _begin_in(self, folder: Path) -> None:
        """Begin in another folder than the one that was named."""

        def begin() -> None:
            refuse_for_register(folder)
            if self._ground.move_to(folder):
                self._doors.open(None)

        self._front.attempt(begin)

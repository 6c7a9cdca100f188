"""What whoever stands at a doorway may ask of the program: to open, to go to work, to show the backups there are."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from chc_desktop.ground import Ground
from chc_desktop.office.backups.inside import Reading
from chc_desktop.office.office import Office
from chc_desktop.store import opening
from chc_desktop.store.key_file import Key
from chc_desktop.store.register import Register
from chc_desktop.ui.doorway import Way
from chc_desktop.ui.front import Front


@dataclass(frozen=True, slots=True)
class Doors:
    """The ground the program stands on, the window in view, and what it can be asked for there."""

    ground: Ground
    front: Front
    reading: Reading
    open: Callable[[Key | None], None]
    """Opens the register that is in the folder now."""
    work: Callable[[Office], object]
    """Goes to work in an office that is open."""
    office_on: Callable[[Register], Office]
    """Makes the office of a register that was opened."""
    leave: Callable[[], object]
    """Lets the register go."""
    office: Callable[[], Office | None]
    """The office that is open, if one is."""

    def try_again(self) -> Way:
        return Way("Try again", "Once it has been put right.", "Try again", lambda: self.open(None))

    def restore(self) -> Way:
        return Way(
            "Restore a backup",
            "Takes you back to the day the backup was made. What is there now is set aside, not thrown away.",
            "Find my backups…",
            self.show_backups,
        )

    def show_backups(self) -> None:
        """Show the backups there are, one of which may take the place of the register."""
        from chc_desktop.arriving import restoring

        self.front.attempt(lambda: restoring.show_backups(self))

    def find(self) -> Way:
        return Way(
            "Look for it",
            "It may have been moved, with its key file: register.db and register.key belong together.",
            "Choose its folder…",
            self._choose_where_it_is,
        )

    def _choose_where_it_is(self) -> None:
        front = self.front
        front.prompts.choose_folder(
            front.asker,
            "Where is the register?",
            self.ground.folder,
            lambda folder: front.attempt(lambda: self._go_on_in(folder)),
        )

    def _go_on_in(self, folder: Path) -> None:
        """Go on in the folder the register was found in, now and at every later start."""
        opening.look_for(folder)
        if self.ground.move_to(folder):
            self.open(None)

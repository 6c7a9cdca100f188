"""The folder the program works in: it has one to itself at a time, by a lock, and remembers where it stood."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.places import Places
from chc_desktop.ui.later import after_painting
from chc_desktop.ui.one_instance import OneInstance

if TYPE_CHECKING:
    from chc_desktop.domain.seen_head import SeenHead


class Ground:
    """Begins in the folder that was named, else in the usual one. `on_call` is told of a second start."""

    def __init__(self, places: Places, named: Path | None, is_sample: bool, on_call: Callable[[], None]) -> None:
        self.places = places
        self.is_sample = is_sample
        self.folder = named.expanduser().resolve() if named else _usual(places, is_sample)
        self._is_named = named is not None
        self._on_call = on_call
        self._instance: OneInstance | None = None

    @property
    def is_own(self) -> bool:
        """Whether it needs no look at where it lies before the first screen: it is this computer’s own but on a few."""
        return self.is_sample or self.folder == self.places.data

    def held_one(self) -> bool:
        """Whether a register was once opened here."""
        return self.places.held_one(self.folder)

    def take(self, even_if_held_elsewhere: bool = False) -> bool:
        """Whether the folder is ours now; False where another window has it and was brought to the front."""
        return self._take(self.folder, even_if_held_elsewhere)

    def follow_to(self, folder: Path) -> bool:
        """Stand in another folder, this once; False where another window has it and was brought to the front."""
        if not self._take(folder):
            return False
        self.folder = folder
        return True

    def move_to(self, folder: Path) -> bool:
        """The same, and at every later start: but one that was named for this start stays what it is."""
        if not self.follow_to(folder):
            return False
        if not self._is_named:
            self.places.move_to(folder)
        return True

    def go_to_sample(self) -> bool:
        """Stand where the sample landlord lives."""
        if not self.follow_to(self.places.sample_folder()):
            return False
        self.is_sample = True
        return True

    def release(self) -> None:
        """Let the folder go."""
        if self._instance:
            self._instance.release()

    def remember(self) -> None:
        """A register was opened here."""
        self.places.remember(self.folder)

    def seen_head(self) -> "SeenHead | None":
        """Where the record of the register here ended when it was last seen."""
        return self.places.seen_head(self.folder)

    def keep_head(self, head: "SeenHead | None") -> None:
        """It ends here now."""
        self.places.keep_head(self.folder, head)

    def _take(self, folder: Path, even_if_held_elsewhere: bool = False) -> bool:
        instance = OneInstance(folder)
        if not instance.take(even_if_held_elsewhere):
            if instance.call_first():
                return False
            raise RuleBroken(
                "The program is open already, but it does not answer. Nothing was changed. "
                "Please close it, or restart the computer, and try again."
            )
        self.release()
        self._instance = instance
        instance.show_asked.connect(self._on_call)
        after_painting(instance, instance.listen)
        return True


def _usual(places: Places, is_sample: bool) -> Path:
    return places.sample_folder() if is_sample else places.register_folder()

"""The register is open on another computer, or the folder cannot be written to: nothing can be opened here yet."""

from functools import partial

from chc_desktop.arriving import words
from chc_desktop.arriving.doors import Doors
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.ui.one_instance import HeldElsewhere


def tell(doors: Doors, broken: RuleBroken) -> None:
    """Say why the folder could not be taken, and offer the ways to go on."""
    again, anyway = partial(_try, doors, False), partial(_try, doors, True)
    if isinstance(broken, HeldElsewhere):
        said = words.held_elsewhere(str(broken), again, anyway)
    else:
        said = words.cannot_be_taken(str(broken), again)
    doors.front.show_doorway(said.title, said.text, said.ways)


def _try(doors: Doors, even_if_held_elsewhere: bool) -> None:
    def take() -> None:
        if doors.ground.take(even_if_held_elsewhere):
            doors.open(None)

    doors.front.attempt(take)

"""What a form does that takes longer than a blink: off the window’s thread, with a sentence meanwhile, never torn."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.desk import Desk
from chc_desktop.ui.errand import Errand
from chc_desktop.ui.forms.dialog import FormDialog


class Aside(QObject):
    """Belongs to a form, which stays open and holds still until it is done: whole, or refused with the reason."""

    def __init__(self, desk: Desk, form: FormDialog) -> None:
        super().__init__(form)
        self._desk, self._form = desk, form
        self._errand = Errand(desk, self)
        self._errand.done.connect(self._ended)
        self._then: Callable[[], object] = _nothing

    def do(self, act: Callable[[Desk], object], meanwhile: str, then: Callable[[], object]) -> None:
        """Do it at a desk of its own, and then this, if it was not refused."""
        if self._errand.is_under_way:
            return
        self._then = then
        self._form.hold(meanwhile)
        self._errand.begin(lambda desk, _tick: _refusal(desk, act))

    def _ended(self, refused: RuleBroken | None) -> None:
        then, self._then = self._then, _nothing
        self._form.release()

        def tell() -> None:
            if refused:
                raise refused
            self._desk.on_change()

        if self._form.attempt(tell):
            then()


def _refusal(desk: Desk, act: Callable[[Desk], object]) -> RuleBroken | None:
    """Why it cannot be, with the field it is about; None where it is done."""
    try:
        act(desk)
    except RuleBroken as broken:
        return broken
    return None


def _nothing() -> None:
    """Nothing follows."""

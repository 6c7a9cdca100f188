"""What the forms on which something new is logged have in common: what is wrong is said, and it can be thrown away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import link_button
from chc_desktop.ui.widgets.fields import Labelled


class LoggingDialog(FormDialog):
    """A form that logs something. What is typed is kept as it is typed and is there when the form is opened again."""

    logged = Signal(int)
    case_asked = Signal(int)
    """An earlier case is to be looked at; what is written here is kept."""

    def __init__(self, title: str, button: str, prompts: Asking, parent: QWidget | None) -> None:
        self.throw_away = link_button("Throw this away…")
        self.throw_away.setAutoDefault(False)
        super().__init__(title, button, parent)
        self._prompts = prompts
        self.throw_away.clicked.connect(self._ask_to_throw_away)

    def submit(self) -> None:
        if self._fields_are_clear() and self.attempt(self.log):
            self.accept()

    def log(self) -> None:
        """Log what is written. Raises `RuleBroken` if it may not be."""
        raise NotImplementedError

    def problems(self) -> tuple[tuple[Labelled, str], ...]:
        """Each field that may be wrong with the sentence that says what is, empty where all is well."""
        raise NotImplementedError

    def what_stays(self) -> str:
        """What is not lost when the form is thrown away, in a sentence; empty where that is nothing."""
        return ""

    def look_at(self, case_id: int) -> None:
        """Leave for an earlier case, with everything that is written kept."""
        assert self.keeper
        self.keeper.keep()
        self.reject()
        self.case_asked.emit(case_id)

    def further_buttons(self) -> tuple[QWidget, ...]:
        return (self.throw_away,)

    def _fields_are_clear(self) -> bool:
        """Whether the name is there and the dates can be understood; what is wrong is said beside it too."""
        return self.are_clear(self.problems(), "What you typed is kept.")

    def _ask_to_throw_away(self) -> None:
        lost = "What is written on this form goes into the bin, where you can take it back. Nothing else changes."
        self._prompts.ask(
            self,
            "Throw this away?",
            " ".join(filter(None, (lost, self.what_stays()))),
            "Throw it away",
            self._throw_away,
        )

    def _throw_away(self) -> None:
        assert self.keeper
        self.keeper.start_afresh()
        self.keeper.stop()
        self.reject()

"""Asks before the last import is taken out again, and says what that does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.office.importing import Importing, LastImport
from chc_desktop.office.office import Office
from chc_desktop.ui.errand import Errand
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.widgets.wrap import WrapLabel


class UndoImportDialog(FormDialog):
    """Nothing is changed until the officer agrees. `undone` says what was done."""

    undone = Signal(str)

    def __init__(self, office: Office, last: LastImport, parent: QWidget) -> None:
        number = words.count(last.imported.cases, "complaint")
        super().__init__("Take the last spreadsheet out again", f"Take out {number}", parent)
        self._office = office
        self._last = last
        self._errand = Errand(office.desk, self)
        self._errand.done.connect(self._done)
        self._errand.failed.connect(self._failed)
        self.body.addWidget(WrapLabel(self.windowTitle(), "title"))
        for sentence in (
            last.words,
            "They leave the lists, Today, the calendar, the search and every figure, and so do the people who came in "
            "with them and belong to no other complaint. Their references are free again.",
            "What was there before stays as it is. The record keeps the entries, and one more that says they were "
            "taken out. Afterwards you can bring the spreadsheet in once more.",
        ):
            self.body.addWidget(WrapLabel(sentence))
        self.body.addStretch(1)
        self.back_button.setFocus()  # Enter pressed without reading changes nothing

    def submit(self) -> None:
        self.show_error("")
        self.banner.show_notice("Taking them out…")
        self.done_button.setEnabled(False)
        self._errand.begin(lambda desk, _tick: Importing(desk).undo(self._last.entry))

    def reject(self) -> None:
        """Not while they are being taken out: that takes seconds at most."""
        if not self._errand.is_under_way:
            super().reject()

    def _done(self, taken: int) -> None:
        self._office.desk.on_change()
        self.accept()
        self.undone.emit(f"{words.count(taken, 'complaint')} taken out again.")

    def _failed(self, sentence: str) -> None:
        self.banner.hide()
        self.done_button.setEnabled(True)
        self.show_error(sentence)

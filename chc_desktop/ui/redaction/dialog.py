"""Asks what a redacted copy is of, reads it, and opens the window in which it is marked what is taken out."""

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from chc_desktop.office.redacting.copies import Redacting
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.redaction.reading import Read, read
from chc_desktop.ui.redaction.said import ABOUT_COPIES
from chc_desktop.ui.redaction.window import MarkingWindow
from chc_desktop.ui.widgets.fields import Choice, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel
from chc_desktop.ui.work_dialog import WorkDialog


class RedactionDialog(FormDialog):
    """One question: a copy of what? `key` is the source that is chosen at first, if one is."""

    def __init__(
        self, office: Office, prompts: Asking, case_id: int, reference: str, parent: QWidget, key: str = ""
    ) -> None:
        super().__init__("A redacted copy", "Look at it", parent)
        self._office, self._prompts = office, prompts
        self._case_id, self._reference, self._page = case_id, reference, parent
        sources = Redacting(office.desk).sources(case_id)
        self.source = Choice("A copy of what?", tuple((each.key, each.title) for each in sources))
        if key in {each.key for each in sources}:
            self.source.set_value(key)
        self.body.addWidget(WrapLabel("A redacted copy", "title"))
        self.body.addWidget(WrapLabel(ABOUT_COPIES))
        self.body.addWidget(labelled("A copy of what?", self.source))
        self.body.addStretch(1)
        self.source.setFocus()

    def submit(self) -> None:
        """Read it, with its progress in view."""
        self.show_error("")
        case_id, key, title = self._case_id, str(self.source.value()), self.source.currentText()
        work = WorkDialog("Reading…", "You can stop it; nothing is changed.", self._office.desk, self)
        work.came_out.connect(self._go_on)
        work.failed.connect(self.show_error)
        work.begin(lambda desk, tick: read(desk, case_id, key, title, tick))

    def _go_on(self, found: Read) -> None:
        try:
            window = MarkingWindow(self._office, self._prompts, self._case_id, self._reference, found, self._page)
        except RuleBroken as broken:
            self.show_error(str(broken))
            return
        self.accept()
        window.open()

"""Hands the register over: one file and one sheet, to a place that is chosen, for the successor or the safe."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from chc_desktop.office.backups.handover import HandedOver, hand_over, is_locked
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.settings.form import FolderField
from chc_desktop.ui.widgets.fields import Labelled, LineField, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel
from chc_desktop.ui.work_dialog import WorkDialog

_WHAT = (
    "Makes two things in the place you choose: the whole register in one file, opened and checked, and one page that "
    "says how to open it. For whoever takes over, and for the charity’s safe."
)
_OPEN = (
    "There is no passphrase, so the file opens for whoever has it. The page says that it must be kept like the "
    "complaints themselves."
)


class HandoverDialog(FormDialog):
    """Asks for the place, and in a locked register where the recovery sheet is kept, which the page then says."""

    def __init__(self, office: Office, prompts: Asking, parent: QWidget) -> None:
        super().__init__("Hand the register over", "Make both", parent)
        self._office = office
        self._prompts = prompts
        self.place = labelled(
            "Where to", FolderField("Where to", prompts, "Choose where to put them"), "Such as a stick."
        )
        self.sheet: Labelled | None = None
        self.body.addWidget(WrapLabel("Hand the register over", "title"))
        self.body.addWidget(WrapLabel(_WHAT))
        self.body.addWidget(self.place)
        self.body.addWidget(self._about_opening())
        self.body.addStretch(1)
        self.place.field.setFocus()

    def submit(self) -> None:
        """Make both, with the progress in view."""
        chosen = str(self.place.field.value()).strip()  # type: ignore[attr-defined]
        missing = "" if chosen else "Please choose where to put them."
        if not self.are_clear([(self.place, missing)]):
            return
        kept = str(self.sheet.field.value()) if self.sheet else ""  # type: ignore[attr-defined]
        work = WorkDialog("Making both…", "You can stop it; then neither is left.", self._office.desk, self)
        work.came_out.connect(self._done)
        work.failed.connect(self.show_error)
        work.stopped.connect(lambda: self.banner.show_notice("Stopped. Neither was made."))
        work.begin(lambda desk, tick: hand_over(desk, Path(chosen), kept, tick))

    def _about_opening(self) -> QWidget:
        if not is_locked(self._office.desk):
            return WrapLabel(_OPEN, "soft")
        self.sheet = labelled(
            "Where is the recovery sheet kept?",
            LineField("Where is the recovery sheet kept?"),
            "The page says so. Such as: in the safe, in the envelope marked Complaints. Never write its words here.",
        )
        return self.sheet

    def _done(self, made: HandedOver) -> None:
        self.banner.show_good_news(made.said, "Look at the sheet", lambda: self._show(made.sheet))
        self.done_button.hide()
        self.back_button.setText("Close")
        self.back_button.setFocus()

    def _show(self, sheet: Path) -> None:
        PdfWindow(sheet.read_bytes(), "How to open this", sheet, self._prompts, self).open()

"""Hands the register over: one file and one sheet, to a place that is chosen, for the successor or the safe."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from chc_desktop.office.backups.handover import HandedOver, hand_over, is_locked
from chc_desktop.office.keys.sheet_place import against_handing_over
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.settings.form import FolderField
from chc_desktop.ui.widgets.fields import Labelled, LineField, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel, stacked
from chc_desktop.ui.work_dialog import WorkDialog

_WHAT = (
    "Makes two things in the place you choose: the whole register in one file, opened and checked, and one page that "
    "says how to open it. For whoever takes over, and for the charity’s safe."
)
_OPEN = (
    "There is no passphrase, so the file opens for whoever has it. The page says that it must be kept like the "
    "complaints themselves."
)
_PRINT_IT = (
    "Print the sheet and keep it with the file. If the file is on a stick, take the stick out and hand it over, or put "
    "it in the safe."
)


class HandoverDialog(FormDialog):
    """Asks for the place, and in a locked register where the recovery sheet is kept, which the page then says."""

    def __init__(self, office: Office, prompts: Asking, parent: QWidget) -> None:
        super().__init__("Hand the register over", "Make both", parent)
        self._office = office
        self._prompts = prompts
        self._is_locked = is_locked(office.desk)
        self.place = labelled(
            "Where to", FolderField("Where to", prompts, "Choose where to put them"), "Such as a stick."
        )
        self.sheet: Labelled | None = None
        self._asked = stacked(WrapLabel(_WHAT), self.place, self._about_opening(), gap=14)
        self.after = WrapLabel(_PRINT_IT)
        self.after.hide()
        for widget in (WrapLabel("Hand the register over", "title"), self._asked, self.after):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.place.field.setFocus()

    def submit(self) -> None:
        """Make both, after a word about a place where others may read them."""
        chosen = str(self.place.field.value()).strip()  # type: ignore[attr-defined]
        missing = "" if chosen else "Please choose where to put them."
        if not self.are_clear([(self.place, missing)]):
            return
        make = partial(self._make, Path(chosen))
        against = against_handing_over(Path(chosen), self._is_locked)
        if against:
            self._prompts.ask(self, "Put them there?", against, "Put them there", make, "Not there")
        else:
            make()

    def _make(self, chosen: Path) -> None:
        """Make both, with the progress in view."""
        kept = str(self.sheet.field.value()) if self.sheet else ""  # type: ignore[attr-defined]
        work = WorkDialog("Making both…", "You can stop it; then neither is left.", self._office.desk, self)
        work.came_out.connect(self._done)
        work.failed.connect(self.show_error)
        work.stopped.connect(lambda: self.banner.show_notice("Stopped. Neither was made."))
        work.begin(lambda desk, tick: hand_over(desk, chosen, kept, tick))

    def _about_opening(self) -> QWidget:
        if not self._is_locked:
            return WrapLabel(_OPEN, "soft")
        self.sheet = labelled(
            "Where is the recovery sheet kept?",
            LineField("Where is the recovery sheet kept?"),
            "The page says so. Such as: in the safe, in the envelope marked Complaints. Never write its words here.",
        )
        return self.sheet

    def _done(self, made: HandedOver) -> None:
        self.show_error("")
        self.banner.show_good_news(made.said, "Look at the sheet", lambda: self._show(made.sheet))
        self._asked.hide()
        self.after.show()
        self.done_button.hide()
        self.back_button.setText("Close")
        self.back_button.setFocus()
        self.resize(self.sizeHint())

    def _show(self, sheet: Path) -> None:
        try:
            content = sheet.read_bytes()
        except OSError:
            self.show_error(f"“{sheet.name}” cannot be read any more: perhaps the stick was taken out.")
            return
        PdfWindow(content, "How to open this", sheet, self._prompts, self).open()

"""What is done with the form as a whole: looked at as it prints, brought in, carried forward, reviewed and approved."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.office.assessments.undoing import Undo
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment.header import Header
from chc_desktop.ui.prompts import Asking

_APPROVED = "The approval is recorded and the form is kept exactly as it was approved. What comes next stands above."


class WholeForm(QObject):
    """Belongs to the page, whose answer being typed it has kept first; the header’s banner says how things ended.

    `changed` asks the page to read again, `carried` to go to its open card as well.
    """

    about_to_begin = Signal()
    changed = Signal()
    carried = Signal()
    row_chosen = Signal(str)
    year_chosen = Signal(int)

    def __init__(
        self, office: Office, prompts: Asking, header: Header, shown: Callable[[], AssessmentView], page: QWidget
    ) -> None:
        super().__init__(page)
        self._office, self._prompts, self._header, self._shown, self._page = office, prompts, header, shown, page
        header.bring_in.triggered.connect(self.bring_in)
        header.take_out.triggered.connect(self.take_out)
        header.fill_in.triggered.connect(self.fill_in)
        header.wording.triggered.connect(self.choose_wording)
        header.save_as.triggered.connect(lambda: self.save_as(self._page))
        header.menu.aboutToShow.connect(self._offer_what_is_there)
        header.preview.clicked.connect(self.preview)
        header.review.clicked.connect(self.review)
        header.carry.clicked.connect(self.carry_forward)

    def preview(self) -> None:
        """Show the form as it prints, or as it was approved."""
        from chc_desktop.ui.pdf_window import PdfWindow  # QtPdf is needed only now

        self.about_to_begin.emit()
        year = self._shown().year.number
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            content = self._office.assessments.preview(year)
        except RuleBroken as broken:
            self._header.banner.show_error(str(broken))
            return
        finally:
            QApplication.restoreOverrideCursor()
        title = f"Self-assessment {year}" if self._shown().approval else f"Self-assessment {year}: draft"
        also = ("Word or web page…", self.save_as)
        PdfWindow(content, title, Path(f"Self-assessment {year}.pdf"), self._prompts, self._page, also=also).open()

    def save_as(self, over: QWidget) -> None:
        """Save the form as a file of any kind; asked over the page or the preview."""
        from chc_desktop.ui.assessment.saving.dialog import SaveFormDialog  # wanted once a year

        self.about_to_begin.emit()
        SaveFormDialog(self._office, self._prompts, self._shown(), over).open()

    def bring_in(self) -> None:
        """Read one that was published before."""
        from chc_desktop.ui.assessment.published.bringing import bring_in  # seldom wanted

        self.about_to_begin.emit()
        bring_in(self._office, self._prompts, self._header.banner, self._page, self.year_chosen.emit)

    def take_out(self) -> None:
        """Take out what was brought in and not changed since."""
        from chc_desktop.ui.assessment.published.bringing import ask_to_take_out  # seldom wanted

        self.about_to_begin.emit()
        year, banner = self._shown().year.number, self._header.banner
        ask_to_take_out(self._office, self._prompts, banner, self._page, year, self.year_chosen.emit)

    def fill_in(self) -> None:
        """Write the answers into the official form, a Word document."""
        from chc_desktop.ui.assessment.filling.choosing import fill_in  # wanted once a year

        self.about_to_begin.emit()
        fill_in(self._office, self._prompts, self._header.banner, self._page, self._shown().year.number)

    def choose_wording(self) -> None:
        """Read, keep or forget the Ombudsman's own wording, and choose what is printed."""
        from chc_desktop.ui.assessment.wording.dialog import OfficialWordingDialog  # seldom wanted

        self.about_to_begin.emit()
        dialog = OfficialWordingDialog(self._office, self._prompts, self._shown().edition, self._page)
        dialog.kept.connect(self._wording_changed)
        dialog.open()

    def review(self) -> None:
        """Look over what is missing, and record the governing body’s approval."""
        from chc_desktop.ui.assessment.approval_dialog import ApprovalDialog  # wanted once a year

        self.about_to_begin.emit()
        dialog = ApprovalDialog(self._office, self._shown(), self._page)
        dialog.row_chosen.connect(self.row_chosen)
        dialog.approved.connect(self._approved)
        dialog.open()

    def carry_forward(self) -> None:
        """Fill the rows without an answer from an earlier year."""
        self.about_to_begin.emit()
        try:
            carried = self._office.assessments.carry_forward(self._shown().year.number)
        except RuleBroken as broken:
            self._header.banner.show_error(str(broken))
            return
        self.carried.emit()
        self._say_done(carried.told, carried.undo)

    def look_at_section(self, slugs: Sequence[str]) -> None:
        """Every carried answer of a section still holds."""
        self.about_to_begin.emit()
        try:
            undo = self._office.assessments.look_at_all(self._shown().year.number, slugs)
        except RuleBroken as broken:
            self._header.banner.show_error(str(broken))
            return
        self.carried.emit()
        looked = words.count(len(undo.after), "answer is", "answers are")
        self._say_done(f"{looked} marked as looked at.", undo)

    def _say_done(self, sentence: str, undo: Undo | None) -> None:
        """With the way back at hand."""
        if undo:
            self._header.banner.show_good_news(sentence, "Undo", lambda: self._undo(undo))
        else:
            self._header.banner.show_good_news(sentence)

    def _undo(self, undo: Undo) -> None:
        self.about_to_begin.emit()
        try:
            back = self._office.assessments.undo(undo)
        except RuleBroken as broken:
            self._header.banner.show_error(str(broken))
            return
        self.carried.emit()
        kept = len(undo.after) - back
        changed = f" {words.count(kept, 'was', 'were')} changed since and stayed." if kept else ""
        self._header.banner.show_notice(f"{words.count(back, 'answer is', 'answers are')} as before.{changed}")

    def _offer_what_is_there(self) -> None:
        there = self._office.published.still_there(self._shown().year.number)
        self._header.take_out.setVisible(bool(there))

    def _wording_changed(self, said: str) -> None:
        self.changed.emit()
        self._header.banner.show_good_news(said)

    def _approved(self) -> None:
        self.changed.emit()
        self._header.banner.show_good_news(_APPROVED)

"""What leaves a case on paper or as a file, and the letters that already did."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.file_names import safe_name
from chc_desktop.office.cases import CaseView
from chc_desktop.office.issued_letters import Issued
from chc_desktop.office.office import Office
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from chc_desktop.ui.taking_out import TakeOut


class CaseOutputs(QObject):
    """Belongs to the page of a case, and asks it for the case it shows; its banner says how things ended."""

    def __init__(
        self, office: Office, prompts: Asking, shown: Callable[[], CaseView], banner: Banner, page: QWidget
    ) -> None:
        super().__init__(page)
        self._office, self._prompts, self._shown, self._banner, self._page = office, prompts, shown, banner, page

    def fill(self, menu: QMenu) -> None:
        """Put everything that can be taken out into a menu."""
        menu.addAction("Print the record…").triggered.connect(self.print_record)
        self._record_taken_out().fill(menu.addMenu("Export the record"))
        menu.addAction("Make the case file…").triggered.connect(self.make_case_file)
        menu.addAction("A redacted copy…").triggered.connect(lambda: self.make_redacted_copy())
        menu.addAction("Everything about the person…").triggered.connect(self.put_everything_together)
        menu.addAction("Save its dates for Outlook…").triggered.connect(self.save_dates)

    def open_document(self, document_id: int) -> None:
        """Show a letter exactly as it was issued."""
        view = self._shown()
        try:
            content = self._office.cases.document(document_id)
        except RuleBroken as broken:
            self._banner.show_error(str(broken))
            return
        title = next(document.title for document in view.documents if document.id == document_id)
        about = _as_issued(view.issued.get(document_id))
        printing = self._office.letter_printing
        self._show(
            content,
            title,
            Path(safe_name(f"{view.case.reference} {title.replace('/', '-')}.pdf")),
            about,
            lambda: printing.note_printed([document_id]),
        )

    def email_document(self, document_id: int) -> None:
        """Make an email to whoever a letter went to, with the letter attached."""
        from chc_desktop.ui.letter.emailing import email_a_letter

        view = self._shown()
        title = next(document.title for document in view.documents if document.id == document_id)
        name = f"{view.case.reference} {title.replace('/', '-')}"
        email_a_letter(
            self._page,
            self._prompts,
            lambda: self._office.letter_emails.of_issued(document_id),
            name,
            self._banner,
        )

    def print_record(self) -> None:
        """Show everything that is written of the case, ready to be printed or kept as a file."""
        case = self._shown().case
        try:
            content = self._office.case_record.pdf(case.id)
        except RuleBroken as broken:
            self._banner.show_error(str(broken))
            return
        title = f"Record of {case.reference}"
        self._show(content, title, Path(f"{title}.pdf"))

    def make_case_file(self) -> None:
        """Make one PDF of everything there is of the case."""
        from chc_desktop.ui.case.case_file import CaseFileMaker  # seldom needed

        page = self._page
        maker = page.findChild(CaseFileMaker) or CaseFileMaker(self._office, self._prompts, page, self._banner)
        maker.ask(self._shown())

    def make_redacted_copy(self, key: str = "") -> None:
        """Make a copy of something of the case in which others’ names are gone; `key` is what is chosen at first."""
        from chc_desktop.ui.redaction.dialog import RedactionDialog  # QtPdf is needed only now

        case = self._shown().case
        RedactionDialog(self._office, self._prompts, case.id, case.reference, self._page, key).open()

    def put_everything_together(self) -> None:
        """Everything that is held about whoever complained, for them."""
        from chc_desktop.ui.redaction.everything import EverythingDialog  # seldom needed

        EverythingDialog(self._office, self._prompts, self._page, self._shown().person).open()

    def save_dates(self) -> None:
        """Save the dates of this case as a file for another calendar."""
        from chc_desktop.ui.calendar_export import CalendarFileDialog  # seldom needed

        case = self._shown().case
        dialog = CalendarFileDialog(self._office, self._prompts, self._page, case.id, case.reference)
        dialog.saved.connect(self._banner.show_good_news)
        dialog.open()

    def _record_taken_out(self) -> "TakeOut":
        from chc_desktop.ui.taken_lists import record_list
        from chc_desktop.ui.taking_out import TakeOut

        return self._page.findChild(TakeOut) or TakeOut(
            self._office, self._prompts, lambda: record_list(self._shown()), self._banner, self._page
        )

    def _show(
        self,
        content: bytes,
        title: str,
        name: Path,
        about: str = "",
        printed: Callable[[], object] = lambda: None,
    ) -> None:
        from chc_desktop.ui.pdf_window import PdfWindow  # QtPdf is needed only now

        PdfWindow(content, title, name, self._prompts, self._page, about, printed).open()


def _as_issued(issued: Issued | None) -> str:
    """What a letter’s own window says of it: that these are its bytes, who issued it when, and by what to know it."""
    if issued is None:
        return ""
    by = f" by {issued.issued_by}" if issued.issued_by else ""
    when = f"on {words.day(issued.recorded_at.date())} at {words.clock(issued.recorded_at)}"
    return f"Exactly as issued{by} {when}: checked just now against its fingerprint, SHA-256 {issued.digest}."

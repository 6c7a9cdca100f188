"""What can be taken out of a letter that is being written: the menu “Save and print”."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.page import LetterPage
from chc_desktop.exchange.file_names import safe_name
from chc_desktop.office.letter_copies import as_word
from chc_desktop.office.office import Office
from chc_desktop.office.saving import save_copy
from chc_desktop.ui.letter.at_hand import AtHand
from chc_desktop.ui.letter.emailing import email_a_letter
from chc_desktop.ui.letter.issuing import ask_where_to_save
from chc_desktop.ui.letter.other_forms import OTHER_FORMS, TEXT_FILE, OtherForm
from chc_desktop.ui.letter.printing import preview_print
from chc_desktop.ui.letter.shown import Shown
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.widgets.banner import Banner

_PDF, _WORD = "PDF (*.pdf)", "Word document (*.docx)"


class Copies(QMenu):
    """Copies of the draft as it stands; what came of it is said in the page’s banner."""

    def __init__(
        self, office: Office, at_hand: AtHand, shown: Shown, banner: Banner, prompts: Asking, page: QWidget
    ) -> None:
        super().__init__("Save and print", page)
        self._office = office
        self._at_hand, self._shown, self._banner = at_hand, shown, banner
        self._prompts, self._page = prompts, page
        self.save_pdf = self._entry("Save PDF…", lambda: self._ask_where("pdf", _PDF, shown.drawn_now))
        self.save_word = self._entry("Save as Word…", lambda: self._ask_where("docx", _WORD, self._as_word))
        self.other_forms = tuple(self._other_form(form) for form in OTHER_FORMS)
        self.email = self._entry("Email the draft to a colleague…", self._email)
        self.addSeparator()
        self.print_draft = self._entry("Print draft", self._print)

    def _entry(self, words: str, act: Callable[[], None]) -> QAction:
        entry = self.addAction(words)
        entry.triggered.connect(act)
        return entry

    def _other_form(self, form: OtherForm) -> QAction:
        return self._entry(
            form.words, lambda: self._ask_where("txt", TEXT_FILE, lambda: form.make(self._page_now()), form.added)
        )

    def _ask_where(self, ending: str, kind: str, make: Callable[[], bytes], added: str = "") -> None:
        """Ask where a copy goes, then make it."""
        stem = self._at_hand.opened.file_name.removesuffix(".pdf")
        name = safe_name(f"{stem} (draft){added}.{ending}")
        ask_where_to_save(self._page, self._prompts, name, lambda path: self._save(path, make), kind)

    def _save(self, path: Path, make: Callable[[], bytes]) -> None:
        try:
            save_copy(path, make())
        except RuleBroken as broken:
            self._banner.show_error(str(broken))
        else:
            self._banner.show_good_news(f"The draft was saved as “{path.name}”.")

    def _email(self) -> None:
        at_hand, office = self._at_hand, self._office
        reference, name = (
            at_hand.opened.matter.case.reference,
            f"{at_hand.opened.file_name.removesuffix('.pdf')} (draft).pdf",
        )
        email_a_letter(
            self._page,
            self._prompts,
            lambda: office.letter_emails.of_draft(reference, name, self._shown.drawn_now()),
            name,
            self._banner,
        )

    def _as_word(self) -> bytes:
        return as_word(self._page_now())

    def _page_now(self) -> LetterPage:
        return self._at_hand.page(self._shown.place())

    def _print(self) -> None:
        name = f"{self._at_hand.opened.template.name} (draft)"
        preview_print(self._page, self._shown.drawn_now(), name)

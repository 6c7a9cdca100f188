"""Issuing a letter: when and how it goes out and who signs it; afterwards, printing it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.letters import sent
from chc_desktop.domain.letters.family import Effect
from chc_desktop.domain.letters.form_cautions import made_for
from chc_desktop.domain.page import LetterPage
from chc_desktop.domain.vocabulary import Rule
from chc_desktop.exchange.file_names import safe_name
from chc_desktop.office.office import Office
from chc_desktop.office.open_letter import OpenLetter
from chc_desktop.office.saving import save_copy
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.letter.emailing import email_a_letter
from chc_desktop.ui.letter.other_forms import OTHER_FORMS, TEXT_FILE, OtherForm
from chc_desktop.ui.letter.printing import preview_print, print_letter
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.fields import Choice, DateField, LineField, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel, chips

WAYS = tuple((way.by, way.words) for way in sent.WAYS)

Issue = Callable[[str, date, int, str], None]
Cautions = Callable[[date], tuple[str, ...]]


class IssueDialog(FormDialog):
    """The last questions before a letter goes out. `issue` is given how, when, by whom, and what changed.

    What changed is asked where the letter was sent before. `cautions` says what to look at before the letter goes out
    on a day.
    """

    def __init__(self, letter: OpenLetter, today: date, issue: Issue, cautions: Cautions, parent: QWidget) -> None:
        super().__init__(f"Issue the {letter.template.name.lower()}", "Issue the letter", parent)
        self._issue, self._cautions = issue, cautions
        self.caution = WrapLabel("", "notice-amber")
        self.sent_on = DateField("Date sent", today)
        self.sent_on.set_value(today)
        self.way = Choice("How it is sent", WAYS)
        people = tuple((str(person.id), _called(person.name, person.job)) for person in letter.signatories)
        self.signatory = Choice("Who signs it", people)
        self.signatory.set_value(str(letter.matter.signatory.id))
        self.changed = LineField("What changed since it was sent, and why", "Such as “the second date was wrong”")
        who = "Who decided it and signs it" if letter.template.brings_about is Effect.RESPONDED else "Who signs it"
        self.body.addWidget(
            WrapLabel(
                "The letter will be kept exactly as it is, and the record will say that it went out. It cannot be "
                "changed afterwards; it can be sent again as a new version."
            )
        )
        if len(letter.goes_to) > 1:
            self.body.addWidget(WrapLabel(_several(letter.goes_to), "notice-teal"))
        if made := " ".join(made_for(letter.readers)):
            self.body.addWidget(WrapLabel(made, "notice-teal"))
        if letter.reissue:
            self.body.addWidget(WrapLabel(_SENT_BEFORE, "notice-teal"))
            self.body.addWidget(labelled("What changed since it was sent, and why", self.changed))
        self.body.addWidget(labelled("Date sent", self.sent_on, "The letter bears this date."))
        self.body.addWidget(self.caution)
        self.body.addWidget(labelled("How it is sent", self.way))
        self.body.addWidget(labelled(who, self.signatory, _stage2_note(letter)))
        self.body.addStretch(1)
        self.sent_on.changed.connect(self._show_cautions)
        self._show_cautions()

    def submit(self) -> None:
        sent_on, signatory = self.sent_on.value(), self.signatory.value()
        if sent_on is None:
            self.show_error(self.sent_on.problem())
            return
        if self.attempt(lambda: self._issue(self.way.value(), sent_on, int(signatory or 0), self.changed.value())):
            self.accept()

    def show_error(self, sentence: str) -> None:
        super().show_error(sentence)
        self.resize(self.size().expandedTo(self.sizeHint()))  # so that the fields stay in view beside it

    def _show_cautions(self) -> None:
        sent_on = self.sent_on.value()
        told = self._cautions(sent_on) if sent_on else ()
        self.caution.setText("\n".join(told))
        self.caution.setVisible(bool(told))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter that was issued, its bytes, its id in the register, and its page, from which other forms are made."""

    title: str
    content: bytes
    document: int = 0
    page: LetterPage | None = None


class IssuedDialog(FormDialog):
    """The letter is issued: print it, look at it, save or email it; each of several. `closed` tells of its end."""

    closed = Signal()

    def __init__(
        self, office: Office, letter: OpenLetter, sheets: tuple[Sheet, ...], prompts: Asking, parent: QWidget
    ) -> None:
        super().__init__(f"{letter.template.name} issued", "Done", parent)
        self._office, self._prompts, self._letter = office, prompts, letter
        self.back_button.hide()
        reference = letter.matter.case.reference
        one = len(sheets) == 1
        them = "The letter is issued and kept" if one else f"{len(sheets)} letters are issued and kept"
        it = "it" if one else "each"
        self.body.addWidget(
            WrapLabel(f"{them} in case {reference}. Print {it} and send it, or make an email with {it} attached.")
        )
        for sheet in sheets:
            if not one:
                self.body.addWidget(WrapLabel(sheet.title, "strong"))
            if sheet.page and (beside := sheet.page.form.goes_with_it):
                self.body.addWidget(WrapLabel(f"With it goes {beside}. Save it here.", "notice-teal"))
            self.body.addWidget(self._buttons(sheet, one))
        self.body.addStretch(1)

    def _buttons(self, sheet: Sheet, one: bool) -> QWidget:
        """What can be done with one of the letters."""
        doing: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Print…", lambda: print_letter(self, sheet.content, sheet.title, lambda: self._note(sheet))),
            ("Look at the print first", lambda: preview_print(self, sheet.content, sheet.title)),
            ("Save PDF…", lambda: self._ask_where(sheet)),
            ("Email draft…", lambda: self._ask_where_to_email(sheet)),
        )
        buttons = []
        for words, do in (*doing, *self._other_forms(sheet)):
            button = plain_button(words)
            button.setAutoDefault(False)
            if not one:
                button.setAccessibleName(f"{words.removesuffix('…')}: {sheet.title}")
            button.clicked.connect(do)
            buttons.append(button)
        return chips(*buttons)

    def _other_forms(self, sheet: Sheet) -> tuple[tuple[str, Callable[[], object]], ...]:
        """Saving it as plain text or as a script."""
        page = sheet.page
        return tuple((form.words, partial(self._ask_where_other, sheet, form, page)) for form in OTHER_FORMS if page)

    def submit(self) -> None:
        self.accept()

    def _note(self, sheet: Sheet) -> None:
        """Write down that it was printed, so that it does not wait among those still to be."""
        self._office.letter_printing.note_printed([sheet.document])

    def done(self, result: int) -> None:
        super().done(result)
        self.closed.emit()

    def _ask_where(self, sheet: Sheet) -> None:
        ask_where_to_save(
            self, self._prompts, file_name(self._letter, sheet), lambda path: self._save(path, sheet.content)
        )

    def _ask_where_other(self, sheet: Sheet, form: OtherForm, page: LetterPage) -> None:
        name = f"{file_name(self._letter, sheet).removesuffix('.pdf')}{form.added}.txt"
        ask_where_to_save(self, self._prompts, name, lambda path: self._save(path, form.make(page)), TEXT_FILE)

    def _ask_where_to_email(self, sheet: Sheet) -> None:
        email_a_letter(
            self,
            self._prompts,
            lambda: self._office.letter_emails.of_issued(sheet.document),
            file_name(self._letter, sheet),
            self.banner,
        )

    def _save(self, path: Path, content: bytes) -> None:
        if self.attempt(lambda: save_copy(path, content)):
            self.banner.show_good_news(f"Saved as “{path.name}”.")


def ask_where_to_save(
    parent: QWidget, prompts: Asking, name: str, on_path: Callable[[Path], None], kind: str = "PDF (*.pdf)"
) -> None:
    """Ask where a copy of the letter goes; `kind` is what kind of file it is."""
    prompts.choose_save_file(parent, "Save the letter", Path.home() / "Documents" / name, kind, on_path)


def file_name(letter: OpenLetter, sheet: Sheet) -> str:
    """What a saved copy is called: nothing in a name may lead to another folder."""
    return safe_name(f"{letter.matter.case.reference} {sheet.title.replace('/', '-')}.pdf")


_SENT_BEFORE = (
    "This letter was sent before. It goes out as a new version, which replaces the one before; both are kept, and what "
    "changed stands beside them."
)


def _several(goes_to: tuple[str, ...]) -> str:
    """How many letters are made, and for whom."""
    return f"{len(goes_to)} letters are made, each with its own name and address: {'; '.join(goes_to)}."


def _called(name: str, job: str) -> str:
    return f"{name}, {job}" if job else name


def _stage2_note(letter: OpenLetter) -> str:
    stage, edition = letter.matter.stage, letter.matter.edition
    if stage == 1 or not edition.number(Rule.OTHER_PERSON):
        return ""
    return f"At stage {stage}, somebody who did not handle the stages before{edition.cite(Rule.OTHER_PERSON)}."

"""The letter in the window: which one it is and what is written in it, for whatever is done with it."""

from dataclasses import replace
from datetime import date

from chc_desktop.domain.letters.letter import LetterContents
from chc_desktop.domain.page import LetterPage
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.office.open_letter import Look, OpenLetter
from chc_desktop.ui.letter.writing import Writing


class AtHand:
    """`letter` is None while none is open. What is written stands in the fields."""

    def __init__(self, office: Office, writing: Writing) -> None:
        self._office, self.writing = office, writing
        self.letter: OpenLetter | None = None

    @property
    def opened(self) -> OpenLetter:
        """The letter, where one is open."""
        assert self.letter
        return self.letter

    @property
    def case_id(self) -> int:
        return self.opened.matter.case.id

    @property
    def kind(self) -> LetterKind:
        return self.opened.template.kind

    def contents(self) -> LetterContents:
        """What is written now."""
        return self.writing.contents()

    def look(self, dated: date | None = None) -> Look:
        """How it stands, dated today or on the day given."""
        return self._office.letters.look(self.case_id, self.kind, self.contents(), dated)

    def page(self, place: int) -> LetterPage:
        """The draft as it will be drawn; `place` is which, where several people get one."""
        return self._office.letters.page(self.case_id, self.kind, self.contents(), place=place)

    def final_page(self, place: int, dated: date, done_by: int) -> LetterPage:
        """The letter as it goes out that day, signed by them."""
        page = self._office.letters.page(self.case_id, self.kind, self.contents(), dated, done_by, place)
        return replace(page, draft=False)

    def preview(self, place: int) -> bytes:
        """The draft as a PDF."""
        return self._office.letters.preview(self.case_id, self.kind, self.contents(), place)

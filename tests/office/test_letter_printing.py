"""Printing letters in one go: which are still to be printed, one PDF of them, and nothing half done."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.letter_printing import ToPrint, save_together
from chc_desktop.office.office import Office
from tests import make
from tests.letters import TODAY, complete, issue

KIND = LetterKind.ACKNOWLEDGEMENT_STAGE1


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


def a_letter(office: Office, name: str = "Joan Bell", how: str = "by first class post", days_ago: int = 0) -> int:
    case_id = make.a_complaint(office, person=replace(make.RESIDENT, name=name))
    day = TODAY - timedelta(days_ago)
    contents = complete(office, case_id, KIND)
    return office.letters.issue(case_id, KIND, contents, sent=how, dated=day, done_by=1)


def waiting(office: Office, days: int = 29) -> list[int]:
    found: tuple[ToPrint, ...] = office.letter_printing.issued_since(TODAY - timedelta(days))
    return [each.issued.document for each in found if each.is_waiting]


def saved(office: Office, letters: list[int], to: Path) -> None:
    with office.desk.beside() as desk:
        save_together(desk, letters, to, lambda _share: None)


def test_letters_by_post_or_hand_wait_until_they_are_printed(office: Office) -> None:
    posted, emailed, by_hand = (
        a_letter(office, how=how) for how in ("by first class post", "by email", "by hand")
    )  # fmt: skip
    assert waiting(office) == [posted, by_hand]
    assert emailed not in waiting(office)
    office.letter_printing.note_printed([posted, by_hand])
    assert waiting(office) == []
    view = office.cases.view(1)
    assert view.issued[posted].printed_on == TODAY
    assert view.lines[-1].what == "Letter printed"


def test_only_the_days_asked_for_and_only_the_latest_version(office: Office) -> None:
    older, newer = a_letter(office, days_ago=3), a_letter(office)
    assert waiting(office, 29) == [older, newer]
    assert waiting(office, 0) == [newer]
    again = issue(office, 2, KIND)
    assert waiting(office, 0) == [again]


def test_one_pdf_holds_every_page_in_order_and_the_letters_count_as_printed(office: Office, tmp_path: Path) -> None:
    letters = [a_letter(office, name) for name in ("Ann Ash", "Ben Birch", "Cy Cedar")]
    to = tmp_path / "out" / "letters.pdf"
    to.parent.mkdir()
    saved(office, letters, to)
    pages = PdfReader(to).pages
    each = [len(PdfReader(BytesIO(office.cases.document(letter))).pages) for letter in letters]
    assert len(pages) == sum(each)
    assert "Dear Ann Ash" in pages[0].extract_text()
    assert "Dear Ben Birch" in pages[each[0]].extract_text()
    assert "Dear Cy Cedar" in pages[each[0] + each[1]].extract_text()
    assert list(to.parent.iterdir()) == [to]
    assert waiting(office) == []


@pytest.mark.parametrize("at", [0.0, 0.3, 0.7])
def test_stopping_leaves_neither_file_nor_entry(office: Office, tmp_path: Path, at: float) -> None:
    letters = [a_letter(office) for _ in range(3)]
    to = tmp_path / "out" / "letters.pdf"
    to.parent.mkdir()
    to.write_bytes(b"an older file")

    def stop(share: float) -> None:
        if share >= at:
            raise Stopped

    with office.desk.beside() as desk, pytest.raises(Stopped):
        save_together(desk, letters, to, stop)
    assert [each.name for each in to.parent.iterdir()] == ["letters.pdf"]
    assert to.read_bytes() == b"an older file"
    assert waiting(office) == letters


def test_stopping_while_many_are_put_together_leaves_nothing_of_them_behind(office: Office, tmp_path: Path) -> None:
    letter = a_letter(office)
    to = tmp_path / "out" / "letters.pdf"
    to.parent.mkdir()

    def stop(share: float) -> None:
        if share > 0.7:
            raise Stopped

    with office.desk.beside() as desk, pytest.raises(Stopped):
        save_together(desk, [letter] * 45, to, stop)
    assert list(to.parent.iterdir()) == []
    assert waiting(office) == [letter]


def test_a_folder_that_is_not_there_is_said_and_nothing_is_noted(office: Office, tmp_path: Path) -> None:
    letters = [a_letter(office)]
    with pytest.raises(RuleBroken):
        saved(office, letters, tmp_path / "nowhere" / "letters.pdf")
    assert waiting(office) == letters


def test_many_are_put_together_some_at_a_time(office: Office, tmp_path: Path) -> None:
    letter = a_letter(office)
    saved(office, [letter] * 45, tmp_path / "many.pdf")
    count = len(PdfReader(BytesIO(office.cases.document(letter))).pages)
    assert len(PdfReader(tmp_path / "many.pdf").pages) == 45 * count


def test_letters_put_together_share_their_typefaces_and_keep_no_title_of_one(office: Office, tmp_path: Path) -> None:
    letters = [a_letter(office) for _ in range(3)]
    saved(office, letters, tmp_path / "some.pdf")
    together = PdfReader(tmp_path / "some.pdf")
    fonts = {font.indirect_reference.idnum for page in together.pages for font in fonts_of(page)}
    alone = PdfReader(BytesIO(office.cases.document(letters[0])))
    assert len(fonts) == len({font["/BaseFont"] for page in alone.pages for font in fonts_of(page)})
    words = [page.extract_text() for page in together.pages]
    apart = [page.extract_text() for each in letters for page in PdfReader(BytesIO(office.cases.document(each))).pages]
    assert words == apart
    assert together.metadata is None or not together.metadata.title


def fonts_of(page: Any) -> list[Any]:
    return [each.get_object() for each in page["/Resources"]["/Font"].values()]

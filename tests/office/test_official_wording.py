"""The Ombudsman's own wording is read from a form, kept with its source, and printed in the place of ours."""

import io
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from pypdf import PdfReader

from chc_desktop.domain.entries import FactChanged
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.form import Form
from chc_desktop.office.office import Office
from chc_desktop.office.official_wording import wording_of
from tests import make, published, word_forms

READ_ON = date(2026, 11, 23)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "data", READ_ON)


def worded(form: Form, left_out: str = "") -> list[tuple[str, ...]]:
    """A blank form whose rows ask in other words than ours."""
    return [
        (row.number, f"Landlords must do this: {row.asks}", "", "", "") for row in form.rows if row.slug != left_out
    ]


def a_form(folder: Path, left_out: str = "") -> Path:
    path = folder / "Official form.docx"
    path.write_bytes(word_forms.as_word([[published.FIVE, *worded(make.hos_2024().form, left_out)]]))
    return path


def test_every_row_s_words_are_found_and_kept_with_their_source(office: Office, tmp_path: Path) -> None:
    path = a_form(tmp_path)
    found = office.official_wording.read(path, "hos-2024")
    assert len(found.wording.asks) == 72
    assert not found.missing
    office.official_wording.keep(found.wording, printed=False)
    kept = office.official_wording.of("hos-2024")
    assert kept
    assert (kept.name, kept.read_on, kept.digest) == (path.name, READ_ON, sha256(path.read_bytes()).hexdigest())
    row = make.hos_2024().form.rows[0]
    assert kept.of(row) == f"Landlords must do this: {row.asks}"
    assert office.assessments.open(2026).wording == kept
    with office.desk.register.transaction() as shelves:
        (entry,) = [one.event for one in shelves.record.entries(FactChanged.kind) if "official" in str(one.event)]
    assert isinstance(entry, FactChanged)
    assert entry.what == "official wording/hos-2024"


def test_the_form_prints_ours_until_the_official_words_are_asked_for(office: Office, tmp_path: Path) -> None:
    wording = office.official_wording.read(a_form(tmp_path), "hos-2024").wording
    office.official_wording.keep(wording, printed=False)
    assert "Landlords must do this" not in text_of(office.assessments.preview(2026))
    office.official_wording.keep(wording, printed=True)
    printed = text_of(office.assessments.preview(2026))
    assert printed.count("Landlords must do this") == 72
    assert "written here in the words of “Official form.docx”, as it was read on 23 November 2026." in printed
    assert "plain words of the program" not in printed
    office.official_wording.forget("hos-2024")
    assert office.official_wording.of("hos-2024") is None
    assert "Landlords must do this" not in text_of(office.assessments.preview(2026))


def test_a_row_the_document_does_not_have_stays_in_our_words_and_says_so(office: Office, tmp_path: Path) -> None:
    found = office.official_wording.read(a_form(tmp_path, left_out="5.3"), "hos-2024")
    assert [row.slug for row in found.missing] == ["5.3"]
    office.official_wording.keep(found.wording, printed=True)
    printed = text_of(office.assessments.preview(2026))
    assert printed.count("(In our own words: the document had none for this row.)") == 1
    assert "1 row that it does not have is in plain words of the program that made this form, and says so." in printed


def test_a_row_in_doubt_gives_no_words(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    rows = worded(make.hos_2024().form)
    path.write_bytes(word_forms.as_word([[published.FIVE, *rows[:4], rows[3], *rows[4:]]]))
    assert [row.slug for row in office.official_wording.read(path, "hos-2024").missing] == [rows[3][0]]


def test_the_form_of_another_code_gives_that_code_s_words(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "old.docx"
    path.write_bytes(word_forms.a_blank_form(office.published.forms()["hos-2022"]))
    wording = office.official_wording.read(path, "hos-2024").wording
    assert wording.edition == "hos-2022"
    office.official_wording.keep(wording, printed=True)
    with office.desk.register.transaction() as shelves:
        assert wording_of(shelves, "hos-2024") is None
        assert wording_of(shelves, "hos-2022")


def test_what_has_no_rows_or_is_not_there_says_so(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all")
    with pytest.raises(RuleBroken, match=r"No row of a self-assessment form was found in “letter\.txt”\. Nothing was"):
        office.official_wording.read(path, "hos-2024")
    with pytest.raises(RuleBroken, match=r"“gone\.docx” could not be opened\. Nothing was changed"):
        office.official_wording.read(tmp_path / "gone.docx", "hos-2024")


def text_of(pdf: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(" ".join(pages).split())

"""A letter as a Word file: real styles, the same words as the page, nothing of this computer."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from chc_desktop.documents.letter import letter_pdf
from chc_desktop.documents.letter_docx import letter_docx
from chc_desktop.domain.letters.form import Face, Form, Ground
from chc_desktop.domain.page import LetterPage, Numbered, Text
from tests.documents.pages import DRAFT, LETTER, LONG_LETTER, letter_with, logo
from tests.documents.reading import even, structure
from tests.nasty import NASTY, WAYS

WITH_LOGO = replace(LETTER, letterhead=replace(LETTER.letterhead, logo=logo()))
SOFFICE = shutil.which("soffice")


def words(content: bytes) -> str:
    """Every word of the body, in order, white space made even."""
    body = Document(BytesIO(content)).element.body
    return even(" ".join(_paragraph(each) for each in body.iter(qn("w:p"))))


def _paragraph(paragraph: object) -> str:
    return "".join(_pieces(paragraph))


def _pieces(paragraph: object) -> Iterator[str]:
    for each in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):  # type: ignore[attr-defined]
        yield each.text or "" if each.tag == qn("w:t") else " "


def without_marks(text: str) -> str:
    """Without the bullets and numbers, which a word processor draws by itself."""
    return even(re.sub(r"(?<!\S)(•|\d\.)(?=\s)", "", text))


@pytest.mark.parametrize("page", [LETTER, WITH_LOGO, LONG_LETTER, DRAFT], ids=["letter", "logo", "long", "draft"])
def test_it_carries_the_same_words_as_the_pdf_in_the_same_order(page: LetterPage) -> None:
    assert words(letter_docx(page)) == without_marks(structure(letter_pdf(page)).text)


def test_the_parts_of_the_letter_are_in_styles_of_their_own() -> None:
    document = Document(BytesIO(letter_docx(LETTER)))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert styles["Our answer to your complaint (stage 1)"] == "Title"
    assert styles["Our decision"] == "Heading 2"
    assert styles["Upheld."] == "List Number"
    assert styles["the pump is off from 10 pm;"] == "List Bullet"
    assert styles["Thank you for telling us about the noise from the boiler room."] == "Normal"
    assert [row.cells[1].text for row in document.tables[1].rows] == [
        "By when", "Friday 4 December 2026", "Friday 11 December 2026",
    ]  # fmt: skip
    assert document.styles["Normal"].font.name == "Noto Sans"


def test_a_second_numbered_list_begins_with_one_again() -> None:
    page = replace(LETTER, blocks=(Numbered((("One", ""),)), Text("Between"), Numbered((("Again one", ""),))))
    paragraphs = Document(BytesIO(letter_docx(page))).paragraphs
    items = [each._p for each in paragraphs if each.style and each.style.name == "List Number"]
    lists = {number.get(qn("w:val")) for item in items for number in item.iter(qn("w:numId"))}
    assert len(lists) == 2


def test_a_short_list_and_the_line_that_leads_to_it_stay_on_one_page() -> None:
    document = Document(BytesIO(letter_docx(letter_with("Free and independent:\n- Telephone\n- Website\n- Post"))))
    kept = {paragraph.text: paragraph.paragraph_format.keep_with_next for paragraph in document.paragraphs}
    assert kept["Free and independent:"]
    assert kept["Telephone"]
    assert kept["Website"]


def test_it_says_who_wrote_it_in_which_language_and_nothing_about_this_computer() -> None:
    content = letter_docx(WITH_LOGO)
    about = Document(BytesIO(content)).core_properties
    assert (about.title, about.author) == (LETTER.title, "Amberley Almshouses")
    assert (about.language, about.comments, about.created.date()) == ("en-GB", "", LETTER.dated)
    with ZipFile(BytesIO(content)) as file:
        assert {entry.date_time[0] for entry in file.infolist()} == {1980}
        everything = b"".join(file.read(name) for name in file.namelist())
        assert not [name for name in file.namelist() if "thumbnail" in name]
    assert b"python-docx" not in everything
    assert b'w:val="en-US"' not in everything


@pytest.mark.parametrize("size", [16, 24])
def test_it_is_made_in_the_form_the_person_needs(size: int) -> None:
    page = replace(WITH_LOGO, form=Form(size=size, face=Face.LEXEND, ground=Ground.CREAM))
    content = letter_docx(page)
    document = Document(BytesIO(content))
    normal = document.styles["Normal"].font
    assert (normal.name, normal.size) == ("Lexend", Pt(size))
    assert all(document.styles[name].font.size >= Pt(size) for name in ("Title", "Heading 2", "Footer", "List Bullet"))
    assert document.element.find(qn("w:background")).get(qn("w:color")) == "FBF3DC"
    assert len(document.tables) == 1  # the letterhead: other tables are written out
    assert words(content) == without_marks(structure(letter_pdf(page)).text)


def test_the_same_letter_makes_the_same_bytes() -> None:
    assert letter_docx(WITH_LOGO) == letter_docx(WITH_LOGO)


def test_a_draft_says_so_at_the_head_of_each_page_and_a_letter_does_not() -> None:
    heads = [Document(BytesIO(letter_docx(page))).sections[0].header.paragraphs[0].text for page in (DRAFT, LETTER)]
    assert heads == ["DRAFT", ""]
    assert "How to ask for stage 2 is missing" in words(letter_docx(DRAFT))


def test_the_foot_counts_the_pages() -> None:
    foot = Document(BytesIO(letter_docx(LETTER))).sections[0].footer.paragraphs[0]
    assert foot.text == "Amberley Almshouses · 2026-012\tPage 1 of 1"
    assert [each.text for each in foot._p.iter(qn("w:instrText"))] == [" PAGE ", " NUMPAGES "]


@pytest.mark.parametrize("text", [text for text in NASTY if text.strip()] + list(WAYS.values()))
def test_what_people_type_comes_out_as_it_went_in(text: str) -> None:
    page = replace(letter_with(text), title=f"About {text[:40]}", recipient=(text[:40],))
    expected = text.replace("\x00", "[character U+0000]").replace("\x07", "[character U+0007]")
    expected = expected.replace("\x1b", "[character U+001B]")
    expected = expected.removeprefix("- ")
    assert f"{even(expected)} Yours sincerely" in words(letter_docx(page))


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed here")
def test_it_opens_in_libreoffice_and_says_the_same_there(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(letter_docx(replace(WITH_LOGO, draft=True)))
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    subprocess.run(
        [str(SOFFICE), home, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "letter.docx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    taken_out = (tmp_path / "letter.txt").read_text(encoding="utf-8-sig")
    assert without_marks(taken_out) == without_marks(structure(letter_pdf(LETTER)).text)

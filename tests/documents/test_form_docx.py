"""A form as a Word file: what Word needs to show it well and an ordinary user to change it."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from chc_desktop.documents.form_docx import form_docx
from chc_desktop.domain.page import Answers, Facts, FormPage, Heading, Numbered, Part, Table, Text
from tests.nasty import NASTY, WAYS

HEADINGS = ("Provision", "What it asks", "Comply", "Commentary")


def page_with(*parts: Part, draft: str = "") -> FormPage:
    """A form of one row, whose commentary has these parts."""
    table = Answers("1 Ours", HEADINGS, (((Part("1.2"),), (Part("Asks"),), (Part("No"),), parts),), (1, 3, 1, 3))
    facts = Facts((("Landlord", "Amberley Almshouses"), ("Approved", "not yet")))
    sections = ((Heading("1 Ours"), Heading("Must", 3), table),)
    return FormPage("Self-assessment 2026", "Amberley Almshouses", (facts, Text("Ours.")), sections, draft)


def opened(page: FormPage) -> WordDocument:
    return Document(BytesIO(form_docx(page)))


def test_headings_are_headings_and_the_page_lies_on_its_side() -> None:
    document = opened(page_with(Part("Fine.")))
    styles = [(line.style and line.style.name, line.text) for line in document.paragraphs]
    assert [(name, text) for name, text in styles if name and name.startswith("Heading")] == [
        ("Heading 1", "Self-assessment 2026"),
        ("Heading 2", "1 Ours"),
        ("Heading 3", "Must"),
    ]
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (section.page_width or 0) > (section.page_height or 0)
    about = document.core_properties
    assert (about.title, about.author, about.language) == ("Self-assessment 2026", "Amberley Almshouses", "en-GB")


def test_the_heading_row_comes_again_and_rows_may_break() -> None:
    (table,) = opened(page_with(Part("Fine."))).tables
    assert [cell.text for cell in table.rows[0].cells] == list(HEADINGS)
    repeated = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert repeated == [True, False]
    assert not list(table._tbl.iter(qn("w:cantSplit")))


def test_the_parts_of_a_cell_stand_under_their_names_and_lists_are_lists() -> None:
    parts = (Part("One.\n\nTwo\nlines."), Part("- a\n- b", "Reason"), Part("Soon.", "Evidence"))
    cell = opened(page_with(*parts)).tables[0].cell(1, 3)
    assert [(line.style and line.style.name, line.text) for line in cell.paragraphs] == [
        ("Table Text", "One."),
        ("Table Text", "Two\nlines."),
        ("Table Text", "Reason:"),
        ("List Bullet", "a"),
        ("List Bullet", "b"),
        ("Table Text", "Evidence: Soon."),
    ]
    assert [run.bold for run in cell.paragraphs[5].runs] == [True, None]


def test_a_draft_says_so_on_each_page_and_a_final_form_nowhere() -> None:
    draft, final = form_docx(page_with(draft="DRAFT, not approved")), form_docx(page_with())
    head = _part(draft, "word/header1.xml")
    assert "DRAFT, not approved</w:t>" in head
    assert 'string="DRAFT, not approved"' in head
    assert "DRAFT" in _part(draft, "word/document.xml")
    assert not any("DRAFT" in _part(final, name) for name in ZipFile(BytesIO(final)).namelist() if "xml" in name)


def test_pages_are_numbered_and_say_whose_they_are() -> None:
    foot = _part(form_docx(page_with()), "word/footer1.xml")
    assert "Amberley Almshouses · Self-assessment 2026" in foot
    assert " PAGE " in foot
    assert " NUMPAGES " in foot


def test_our_typeface_names_the_one_that_stands_in_for_it() -> None:
    fonts = _part(form_docx(page_with()), "word/fontTable.xml")
    assert '<w:font w:name="Noto Sans"><w:altName w:val="Segoe UI"/>' in fonts


def test_it_says_no_day_but_its_own_and_is_the_same_bytes_for_the_same_page() -> None:
    assert form_docx(page_with()) == form_docx(page_with())
    core = _part(form_docx(page_with()), "docProps/core.xml")
    assert "dcterms:created" not in core
    assert "dcterms:modified" not in core


@pytest.mark.parametrize("text", [*(text for text in NASTY if text.strip()), *WAYS.values()])
def test_what_people_type_comes_out_as_it_went_in(text: str) -> None:
    said = text.replace("\x00", "[character U+0000]").replace("\x07", "[character U+0007]")
    said = said.replace("\x1b", "[character U+001B]").removeprefix("- ")
    cell = opened(page_with(Part(text))).tables[0].cell(1, 3)
    assert cell.text.split() == said.split()


def test_the_blocks_of_any_form_are_there() -> None:
    blocks = (Numbered((("First.", "One"), ("", "Two"))), Table(("A", "B"), (("1", "2"),), (1, 1)))
    document = opened(FormPage("A form", "Ours", (), (blocks,)))
    assert [line.text for line in document.paragraphs if line.text] == ["A form", "Ours", "First. One", "Two"]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["A", "B"], ["1", "2"]]


def _part(content: bytes, name: str) -> str:
    with ZipFile(BytesIO(content)) as file:
        return file.read(name).decode()

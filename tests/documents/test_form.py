"""A form such as the self-assessment: long tables that stay readable, aloud too."""

from dataclasses import replace
from io import BytesIO

import page as validation
import pytest
from pypdf import PdfReader

from chc_desktop.documents.form import form_pdf
from chc_desktop.domain.page import Answers, Facts, FormPage, Part, Table
from tests.documents.pages import form, form_with
from tests.documents.reading import artifacts, even, structure


@pytest.mark.parametrize(
    "page",
    [form(), form(draft="DRAFT: not approved"), form_with("word " * 4000, "x" * 3000), form_with("")],
    ids=["72 rows", "draft", "long row", "empty"],
)
def test_a_form_is_accessible(page: FormPage) -> None:
    report = validation.validate_pdf_bytes(form_pdf(page), profile=validation.ValidationProfile.PDF_UA_1)
    assert not report.failures


def test_a_form_is_read_section_by_section() -> None:
    read = structure(form_pdf(form()))
    assert [child.tag for child in read.children] == ["H1", "P", "P", *["Sect"] * 9]
    assert [node.text for node in read.all("H2")] == [f"Section {number}" for number in range(1, 10)]
    assert len(read.all("Table")) == 9


def test_every_row_is_there_once_and_headed_by_its_first_cell() -> None:
    rows = [row for body in structure(form_pdf(form())).all("TBody") for row in body.all("TR")]
    assert [row.children[0].text for row in rows] == [f"Row {number}" for number in range(1, 73)]
    assert all([cell.tag for cell in row.children] == ["TH", "TD", "TD", "TD", "TD"] for row in rows)
    assert all(row.children[0].scope == "Row" for row in rows)


def test_the_heading_row_is_shown_on_each_page_and_read_once() -> None:
    pdf = form_pdf(form_with("word " * 4000))
    (head,) = structure(pdf).all("THead")
    assert [(cell.text, cell.scope) for cell in head.all("TH")] == [("Row", "Column"), ("Column 1", "Column")]
    for page in artifacts(pdf)[1:]:
        shown = [even(mark.words) for mark in page if mark.words]
        assert shown[:3] == ["Row", "Column 1", "Only row"]


def test_a_row_of_ordinary_length_is_not_broken() -> None:
    pdf = form_pdf(form())
    assert not any("Row " in mark.words for page in artifacts(pdf) for mark in page)


def test_a_row_of_twenty_thousand_characters_runs_over_pages() -> None:
    words = "naïve façade " * 1600
    pdf = form_pdf(form_with(words, "short"))
    first, second = structure(pdf).all("TD")
    assert len(artifacts(pdf)) > 3
    assert (first.text, second.text) == (even(words), "short")


def test_a_draft_says_so_across_every_page_and_a_final_form_nowhere() -> None:
    draft, final = artifacts(form_pdf(form(draft="DRAFT"))), artifacts(form_pdf(form()))
    assert all(any(mark.subtype == "Watermark" for mark in page) for page in draft)
    assert not any(mark.subtype == "Watermark" for page in final for mark in page)


def test_each_page_says_whose_it_is_and_how_many_there_are() -> None:
    pages = artifacts(form_pdf(form()))
    feet = [even(mark.words) for page in pages for mark in page if mark.subtype == "Footer"]
    total = len(pages)
    assert feet == [f"Amberley Almshouses · Self-assessment 2026 Page {n} of {total}" for n in range(1, total + 1)]


def test_a_very_long_title_leaves_room_for_the_page_number() -> None:
    pages = artifacts(form_pdf(replace(form(rows=1), title="A long title " * 40)))
    (foot,) = [even(mark.words) for page in pages for mark in page if mark.subtype == "Footer"]
    assert foot.endswith("… Page 1 of 1")
    assert len(foot) < 250


def test_a_final_form_never_loses_a_character() -> None:
    with pytest.raises(ValueError, match="cannot be printed"):
        form_pdf(form_with("中"))
    assert "\ufffd" in structure(form_pdf(replace(form_with("中"), draft="DRAFT"))).text


def test_a_table_with_no_rows_shows_its_headings() -> None:
    empty = Table(("One", "Two"), (), (1, 1))
    page = FormPage("A form", "Amberley Almshouses", (), ((empty,),))
    assert structure(form_pdf(page)).text == "A form Amberley Almshouses One Two"


def test_the_same_form_is_the_same_bytes() -> None:
    assert form_pdf(form()) == form_pdf(form())


def test_each_section_can_be_turned_to_by_its_title() -> None:
    outline = PdfReader(BytesIO(form_pdf(form()))).outline
    assert [entry.title for entry in outline] == [f"Section {number}" for number in range(1, 10)]  # type: ignore[union-attr]


def test_a_draft_says_so_in_words_at_the_head_of_every_page() -> None:
    heads = [
        [even(mark.words) for mark in page if mark.subtype == "Header"]
        for page in artifacts(form_pdf(form(draft="DRAFT, not approved")))
    ]
    assert len(heads) > 3
    assert all(head == ["DRAFT, not approved"] for head in heads)


def test_a_cell_in_parts_is_read_in_parts_and_its_lines_are_told_apart() -> None:
    parts = (Part("One.\n\nTwo\nlines."), Part("- a\n- b", "Reason"))
    table = Answers("", ("Row", "Said"), (((Part("1.2"),), parts),), (1, 3))
    (cell,) = structure(form_pdf(FormPage("A form", "Ours", (Facts((("Homes", "34"),)),), ((table,),)))).all("TD")
    assert [(part.tag, part.text) for part in cell.children] == [
        ("P", "One."), ("P", "Two lines."), ("P", "Reason:"), ("L", "• a • b"),
    ]  # fmt: skip
    assert [(line.tag, line.text) for line in cell.children[1].children] == [("Span", "Two"), ("Span", "lines.")]


def test_a_first_cell_in_parts_heads_no_row_for_it_would_be_read_out_with_every_other_cell() -> None:
    rows = (((Part("Asks"), Part("Because.", "Commentary")), (Part("Yes"),)),)
    read = structure(form_pdf(FormPage("A form", "Ours", (), ((Answers("", ("Question", "Yes"), rows, (3, 1)),),))))
    assert [cell.scope for cell in read.all("TH")] == ["Column", "Column"]
    assert [cell.text for cell in read.all("TD")] == ["Asks Commentary: Because.", "Yes"]


@pytest.mark.parametrize("before", range(4))
def test_each_item_of_a_list_keeps_its_bullet_where_the_page_ends(before: int) -> None:
    text = "Some words.\n\n" * before + "- an item\n" * 150
    read = structure(form_pdf(form_with(text)))
    assert [label.text for label in read.all("Lbl")] == ["•"] * 150
    assert [body.text for body in read.all("LBody")] == ["an item"] * 150

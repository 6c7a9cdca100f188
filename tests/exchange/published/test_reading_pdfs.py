"""A published self-assessment is read out of the pages of a PDF, with or without lines around its cells."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from chc_desktop import files
from chc_desktop.documents.form import form_pdf
from chc_desktop.domain.assessments.published.reading import Reading, State, read
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.published import read_published
from chc_desktop.office.library import Library
from tests import published
from tests.documents.pages import form_with

FORMS = {edition.id: edition.form for edition in Library(files.resources("codes")).values() if edition.form.rows}
SMALL = published.as_pdf([[published.FIVE, ("6.2", "We acknowledge", "Yes", "Evidence", "")]])


def understood(content: bytes) -> Reading:
    return read(read_published("ours.pdf", content), FORMS)


@pytest.mark.parametrize("lines", [True, False])
def test_every_answer_of_a_printed_form_finds_its_row(lines: bool) -> None:
    rows = published.filled(FORMS["hos-2024"])
    found = understood(published.as_pdf([[published.FIVE, *rows]], lines=lines))
    assert found.edition == "hos-2024"
    assert found.counted(State.UNDERSTOOD) == 72
    for row in found.rows:
        assert row.answer.evidence == f"Evidence for {row.slug}."
        assert row.answer.commentary == f"Commentary on {row.slug}."
    assert found.around == ("Our self-assessment",)


def test_cells_that_stand_in_the_middle_of_their_row_are_read_between_the_lines() -> None:
    rows = published.filled(FORMS["hos-2024"])
    found = understood(published.as_pdf([[published.FIVE, *rows]], at="MIDDLE"))
    assert found.counted(State.UNDERSTOOD) == 72
    assert found.rows[0].answer.evidence == "Evidence for 1.2."


def test_a_cell_broken_over_pages_is_put_together() -> None:
    rows = published.filled(FORMS["hos-2024"])
    said = " ".join(f"word{number}" for number in range(900))
    rows[0] = (*rows[0][:3], said, "")
    found = understood(published.as_pdf([[published.FIVE, *rows]]))
    assert found.rows[0].answer.evidence.split() == said.split()
    assert len(found.rows) == 72


def test_a_tagged_pdf_is_read_by_its_tags_and_by_its_places_where_they_go_in_a_circle() -> None:
    tagged = form_pdf(form_with("One paragraph.\n\n- a\n- b"))
    cells = ("Only row", "One paragraph.\n\n- a\n- b")
    assert read_published("ours.pdf", tagged).lines[-1].cells == cells
    writer, kept = PdfWriter(clone_from=PdfReader(io.BytesIO(tagged))), io.BytesIO()
    top = writer.root_object["/StructTreeRoot"]["/K"]  # type: ignore[index]
    top["/K"].extend([top.indirect_reference] * 2)
    writer.write(kept)
    said = [word for line in read_published("ours.pdf", kept.getvalue()).lines for word in line.cells]
    assert "One paragraph." in " ".join(said)


def test_a_scanned_pdf_without_text_says_so() -> None:
    writer, kept = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(kept)
    with pytest.raises(RuleBroken, match=r"no text in it, only pictures of pages.*Nothing was changed"):
        read_published("scan.pdf", kept.getvalue())


def test_a_pdf_with_a_password_says_so() -> None:
    writer, kept = PdfWriter(clone_from=PdfReader(io.BytesIO(SMALL))), io.BytesIO()
    writer.encrypt("secret")
    writer.write(kept)
    with pytest.raises(RuleBroken, match=r"locked with a password\. Nothing was changed"):
        read_published("locked.pdf", kept.getvalue())


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(SMALL)), st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255))))
def test_a_scrambled_pdf_is_read_or_refused_in_words(cut: int, changes: list[tuple[int, int]]) -> None:
    content = bytearray(SMALL)
    for place, value in changes:
        content[place] = value
    said = "Nothing was changed"
    try:
        read_published("ours.pdf", bytes(content[:cut]))
    except RuleBroken as broken:
        said = str(broken)
    assert "Nothing was changed" in said

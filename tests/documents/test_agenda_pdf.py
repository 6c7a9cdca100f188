"""The calendar on paper: read aloud in order, and printed whatever people typed."""

import page as validation
import pytest

from chc_desktop.documents.agenda_pdf import agenda_pdf
from chc_desktop.domain.page import FormPage, Heading, Table, Text
from tests.documents.reading import artifacts, even, structure

DAYS = tuple(
    (f"Tue {day} Dec", "", "- Stage 1 response: 2026-014\n- Promise: fit dampers" if day % 2 else "")
    for day in range(1, 32)
)
MONTH = FormPage(
    "Calendar: December 2026",
    "Amberley Almshouses",
    (Text("16 things are due."),),
    ((Table(("Day", "What kind of day", "What is due"), DAYS, (4, 5, 14)),),),
)
AGENDA = FormPage(
    "Calendar: December 2026",
    "Amberley Almshouses",
    (Text("2 things are due."),),
    (
        (Heading("Tuesday 1 December 2026"), Text("- Stage 1 response: 2026-014\n- Promise: fit dampers")),
        (Heading("Friday 25 December 2026"), Text("Christmas Day, not a working day.")),
    ),
)
FOREIGN = FormPage("Calendar", "Amberley Almshouses", (Text("شكرا and 中"),), ())


@pytest.mark.parametrize("page", [MONTH, AGENDA, FOREIGN], ids=["table", "list", "unprintable"])
def test_the_calendar_is_accessible(page: FormPage) -> None:
    report = validation.validate_pdf_bytes(agenda_pdf(page), profile=validation.ValidationProfile.PDF_UA_1)
    assert not report.failures


def test_each_row_is_headed_by_its_day() -> None:
    (body,) = structure(agenda_pdf(MONTH)).all("TBody")
    rows = body.all("TR")
    assert [row.children[0].text for row in rows] == [day for day, *_ in DAYS]
    assert all(row.children[0].scope == "Row" for row in rows)
    assert [item.text for item in rows[0].all("LBody")] == ["Stage 1 response: 2026-014", "Promise: fit dampers"]


def test_a_list_has_a_heading_for_each_day() -> None:
    read = structure(agenda_pdf(AGENDA))
    assert [node.text for node in read.all("H1", "H2")] == [
        "Calendar: December 2026",
        "Tuesday 1 December 2026",
        "Friday 25 December 2026",
    ]


def test_a_character_that_cannot_be_printed_leaves_a_marked_gap_and_is_spoken_of() -> None:
    text = structure(agenda_pdf(FOREIGN)).text
    assert "and \ufffd" in text
    assert "stands where a character cannot be printed" in text
    assert "cannot be printed" not in structure(agenda_pdf(AGENDA)).text


def test_each_page_says_whose_it_is_and_how_many_there_are() -> None:
    pages = artifacts(agenda_pdf(MONTH))
    feet = [even(mark.words) for page in pages for mark in page if mark.subtype == "Footer"]
    assert feet == [f"Amberley Almshouses · Calendar: December 2026 Page {n} of 2" for n in (1, 2)]

"""The printed record of a case: every date with its days, every entry, and nothing of it lost on paper."""

import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from chc_desktop.domain.events import Noted, PromiseKept, Updated
from chc_desktop.domain.page import Heading, Table, Text
from tests import make

RECEIVED = date(2026, 12, 24)


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Table, Table]:
    office = make.an_office(tmp_path, date(2027, 3, 1))
    case_id = make.a_complaint(office, received_on=RECEIVED, made_on=RECEIVED)
    make.acknowledged(office, case_id, date(2027, 1, 6))
    sections = office.case_record.page(case_id).sections
    dates, entries = (next(block for block in section if isinstance(block, Table)) for section in sections[1:])
    return dates, entries


def test_each_date_shows_its_rule_its_days_and_its_breach(tables: tuple[Table, Table]) -> None:
    dates, _entries = tables
    acknowledge, respond = dates.rows
    assert acknowledge[:2] == ("Acknowledge the complaint", "Tue 5 Jan 2027")
    assert "Code 6.2" in acknowledge[2]
    assert "after the last day" in acknowledge[2], "the breach is said where the date is"
    assert acknowledge[3].endswith("Tue 5 Jan (5)")
    assert "Fri 25 Dec (Christmas Day)" in acknowledge[4]
    assert "it would have been due" not in respond[5]
    assert "started late" in respond[2], "the date it would have been is named beside the late one"
    assert respond[5] == "not yet"


def test_every_entry_is_there_in_order(tables: tuple[Table, Table]) -> None:
    _dates, entries = tables
    assert [row[2].split("\n")[0] for row in entries.rows] == ["Complaint received", "Stage 1 acknowledged"]


def test_a_corrected_entry_stays_and_says_so(tmp_path: Path) -> None:
    office = make.an_office(tmp_path, date(2027, 3, 1))
    case_id = make.a_complaint(office, received_on=RECEIVED, made_on=RECEIVED)
    make.acknowledged(office, case_id, date(2027, 1, 6))
    entry = office.cases.view(case_id).lines[-1].number
    office.cases.correct(case_id, entry, "It never went out.", None)
    rows = office.case_record.page(case_id).sections[2][1]
    assert isinstance(rows, Table)
    assert [row[2].startswith("Corrected since: ") for row in rows.rows] == [False, True, False]


def test_what_an_entry_says_since_it_was_corrected_is_there_too(tmp_path: Path) -> None:
    office = make.an_office(tmp_path, date(2027, 3, 1))
    case_id = make.a_complaint(office, received_on=RECEIVED, made_on=RECEIVED)
    office.cases.record(case_id, Noted(happened_on=RECEIVED, done_by=1, text="She rang on Monday."))
    entry = office.cases.view(case_id).lines[-1].number
    right = Noted(happened_on=RECEIVED, done_by=1, text="She rang on Tuesday.")
    office.cases.correct(case_id, entry, "The wrong day.", right)
    rows = office.case_record.page(case_id).sections[2][1]
    assert isinstance(rows, Table)
    assert "She rang on Monday." in rows.rows[-2][2]
    assert rows.rows[-1][2].endswith("The wrong day.\n\nIt now says: Note. She rang on Tuesday.")


def test_what_people_wrote_comes_out_of_the_paper_as_they_wrote_it(tmp_path: Path) -> None:
    office = make.an_office(tmp_path, RECEIVED + timedelta(1))
    words = "Łukasz & <the boiler> said “£5”"
    case_id = make.a_complaint(office, received_on=RECEIVED, made_on=RECEIVED, their_words=words)
    pages = PdfReader(io.BytesIO(office.case_record.pdf(case_id))).pages
    assert words in " ".join(" ".join(page.extract_text() for page in pages).split())


def test_decisions_with_their_reasons_and_promises_with_their_days_are_there(tmp_path: Path) -> None:
    office = make.an_office(tmp_path, date(2027, 3, 1))
    case_id = make.a_complaint(office, received_on=RECEIVED, made_on=RECEIVED)
    make.acknowledged(office, case_id, date(2027, 1, 6))
    make.answered(office, case_id, date(2027, 1, 12))
    made = "Action where there was delay. Promised in the stage 1 response, Tue 12 Jan 2027."
    promised = Table(
        ("What was promised", "At stage", "By", "Kept on", "What is known of it"),
        (("Fit dampers to the pump", "1", "Tue 26 Jan 2027", "not yet", made),),
        (28, 7, 13, 12, 40),
    )
    decided, promises = office.case_record.page(case_id).sections[2:4]
    assert decided[0] == Heading("What was decided at stage 1, Tue 12 Jan 2027")
    assert isinstance(decided[1], Table)
    assert [row[1:] for row in decided[1].rows] == [("Upheld", "The records show it.")] * 2
    assert promises == (Heading("What was promised"), promised)
    key = office.cases.view(case_id).case.promises[0].key
    done = PromiseKept(happened_on=date(2027, 1, 20), done_by=1, promise=key, evidence="The fitter’s sheet")
    office.cases.record(case_id, done)
    kept = office.case_record.page(case_id).sections[3][1]
    assert isinstance(kept, Table)
    assert kept.rows[0][3:] == ("Wed 20 Jan 2027", f"{made}\n\nWhat shows it: The fitter’s sheet")
    assert office.case_record.pdf(case_id)


def test_reviews_and_the_next_update_are_among_its_facts(tmp_path: Path) -> None:
    office = make.an_office(tmp_path, RECEIVED + timedelta(1))
    person = replace(make.RESIDENT, restriction="Letters only", restriction_review=date(2027, 2, 1))
    case_id = make.a_complaint(office, received_on=RECEIVED, made_on=RECEIVED, person=person)
    told = Updated(happened_on=RECEIVED, done_by=1, text="It is in hand.", next_update=date(2027, 1, 4))
    office.cases.record(case_id, told)
    (facts,) = office.case_record.page(case_id).introduction
    assert isinstance(facts, Text)
    assert "Letters only (to be looked at again on Monday 1 February 2027)" in facts.text
    assert "To hear again by: Monday 4 January 2027" in facts.text

"""Bringing a spreadsheet in: every row a case with its true dates, nothing lost, all or nothing, and out again."""

import csv
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.domain.case import Status
from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.domain.events import Noted
from chc_desktop.domain.imports.events import BroughtIn, Imported
from chc_desktop.domain.vocabulary import Duty, Outcome
from chc_desktop.exchange.book import Value
from chc_desktop.exchange.given_days import GivenDays
from chc_desktop.exchange.planned import Trouble
from chc_desktop.exchange.targets import Target
from chc_desktop.office.import_plan import Forecast
from chc_desktop.office.importing import Importing, LastImport, Looked
from chc_desktop.office.office import Office
from tests import make
from tests.exchange.registers import HEADINGS, usual_row, workbook

TODAY = date(2026, 11, 23)
EVERY = tuple(Trouble)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register", TODAY)


Bring = Callable[..., Imported]


@pytest.fixture
def bring(office: Office, tmp_path: Path) -> Bring:
    """Brings rows in, their headings first; every trouble that can be is accepted."""

    def act(*rows: Sequence[Value], over_before: date | None = None) -> Imported:
        return office.importing.bring_in(worked_out(office, tmp_path, rows, over_before))

    return act


def worked_out(
    office: Office, folder: Path, rows: Sequence[Sequence[Value]], over_before: date | None = None
) -> Forecast:
    path = folder / "register.xlsx"
    path.write_bytes(workbook(rows))
    opened = office.importing.read(path)
    sheet = opened.book.sheets[0].name
    looked = office.importing.look(opened.book, sheet, office.importing.guess(opened.book, sheet))
    return office.importing.forecast(opened, looked, EVERY, over_before)


def said(office: Office, case_id: int) -> list[tuple[str, str]]:
    return [(line.what, line.detail) for line in office.cases.view(case_id).lines]


def notes(office: Office, case_id: int) -> str:
    return office.cases.view(case_id).case.brought_in


def whole(office: Office) -> tuple[int, int, int, int]:
    """How much is in the register: people, cases, entries, and cases that are found by a word of the spreadsheet."""
    with office.desk.register.transaction() as shelves:
        counts = shelves.record.counts()
    return counts["person"], len(office.cases.summaries()), counts["event"], len(office.cases.found("lift") or ())


def test_a_row_becomes_a_case_with_its_true_dates(office: Office, bring: Bring) -> None:
    imported = bring(HEADINGS, usual_row(20))
    view = office.cases.view(imported.first_case)
    case = view.case
    assert (case.reference, case.received_on, view.person.name) == ("C-00020", date(2024, 1, 22), "Łukasz O’Brien 20")
    assert case.stage1.acknowledged_on == date(2024, 1, 25)
    assert case.stage1.responded_on == date(2024, 2, 3)
    assert case.stage2.asked_on == date(2024, 2, 11)
    assert case.stage2.responded_on == date(2024, 3, 2)
    assert case.points[0].finding is not None
    assert case.points[0].finding.outcome is Outcome.PARTLY_UPHELD
    assert case.status is Status.ANSWERED2
    assert view.names[case.stage1.handler] == "Sam Ito"
    assert said(office, case.id) == [
        ("Complaint received", "By letter. The lift in block 20 has stopped again, and £20"),
        ("Stage 1 acknowledged", "Recorded by hand; the letter is not in the register."),
        ("Answered at stage 1", "Point 1 partly upheld."),
        ("Stage 2 asked for", "From a spreadsheet."),
        ("Answered at stage 2", "Point 1 partly upheld."),
        (
            "Brought in from “register.xlsx”, row 2",
            "Category: Damp/Mould\nTarget Date: 8 February 2024\nOutcome: Partially upheld\nPatch: North\n"
            "Compensation: £1,250.50",
        ),
    ]


def test_each_complaint_falls_under_the_code_of_its_day(office: Office, bring: Bring) -> None:
    first = bring(("Name", "Date received"), *(("Ann", day) for day in ("3/8/2020", "4/5/2023", "3/4/2026"))).first_case
    editions = [office.cases.view(first + place).edition.id for place in range(3)]
    assert editions == ["hos-2020", "hos-2022", "hos-2024"]


def test_what_came_in_can_be_found_by_every_word_of_its_row(office: Office, bring: Bring) -> None:
    first = bring(HEADINGS, usual_row(20)).first_case
    for typed in ("obrien 20", "07700900020", "RM17 6SL", "C-00020", "lift", "North"):
        assert office.cases.found(typed) == {first}


def test_an_open_complaint_is_on_today_with_its_date(office: Office, bring: Bring) -> None:
    first = bring(("Name", "Date received"), ("Ann", "20/11/2026")).first_case
    view = office.cases.view(first)
    assert view.next_duty is not None
    assert (view.next_duty.duty, view.next_duty.due) == (Duty.STAGE1_ACKNOWLEDGEMENT, date(2026, 11, 27))
    assert view.names[view.case.stage1.handler] == "Chief Officer"


def test_an_answer_without_an_acknowledgement_leaves_nothing_to_acknowledge(office: Office, bring: Bring) -> None:
    first = bring(("Name", "Date received", "Response sent"), ("Ann", "2/3/2026", "12/3/2026")).first_case
    view = office.cases.view(first)
    assert view.case.status is Status.ANSWERED1
    assert view.open_deadlines == ()
    assert office.safekeeping.check()


@pytest.mark.parametrize("status", ["Closed", "completed", "Resolved"])
def test_a_case_whose_status_says_so_is_over_though_no_day_is_given(office: Office, bring: Bring, status: str) -> None:
    first = bring(("Name", "Date received", "Status"), ("Ann", "2/3/2026", status)).first_case
    case = office.cases.view(first).case
    assert (case.status, case.ended_on) == (Status.CLOSED, date(2026, 3, 2))
    assert "gives no day for that" in said(office, first)[1][1]


def test_a_withdrawn_complaint_is_withdrawn(office: Office, bring: Bring) -> None:
    first = bring(("Name", "Date received", "Status"), ("Ann", "2/3/2026", "Withdrawn")).first_case
    assert office.cases.view(first).case.status is Status.WITHDRAWN


def test_old_rows_that_name_no_end_are_over_where_the_officer_says_so(office: Office, bring: Bring) -> None:
    rows = (("Name", "Date received"), ("Ann", "2/3/2024"), ("Bo", "2/11/2026"))
    first = bring(*rows, over_before=date(2025, 11, 23)).first_case
    assert [row.status for row in office.cases.summaries()] == ["new", "closed"]
    assert office.cases.view(first).case.status is Status.CLOSED


def test_what_the_rules_refuse_is_a_note_with_the_reason(office: Office, tmp_path: Path) -> None:
    rows = (("Name", "Date received", "Escalated", "Stage 2 response"), ("Ann", "2/3/2026", "12/3/2026", "1/4/2026"))
    found = worked_out(office, tmp_path, rows)
    assert found.refused == (
        (
            2,
            "Stage 2 asked for (12 March 2026) stays a note: Stage 1 has not been answered, so stage 2 cannot follow.",
        ),
        (
            2,
            "Answered at stage 2 (1 April 2026) stays a note: Nobody has asked for stage 2, so it cannot have been "
            "answered.",
        ),
    )
    first = office.importing.bring_in(found).first_case
    assert "Stage 2 asked for (12 March 2026)" in notes(office, first)


def test_references_are_kept_where_they_fit_else_given_and_the_old_one_noted(office: Office, bring: Bring) -> None:
    make.a_complaint(office)  # 2026-001
    rows = [(reference, f"Ann {place}", "2/3/2026") for place, reference in enumerate(
        ("2026-004", "SR 12", "2026-A", "C/17", "2026-001", "")
    )]  # fmt: skip
    first = bring(("Reference", "Name", "Date received"), *rows).first_case
    given = [office.cases.view(first + place).case.reference for place in range(6)]
    assert given == ["2026-004", "2026-005", "2026-006", "C/17", "2026-007", "2026-008"]
    assert notes(office, first + 1) == "Reference in the spreadsheet: SR 12"
    assert "2026-001" in notes(office, first + 4)
    assert office.cases.view(make.a_complaint(office)).case.reference == "2026-009"


def test_people_are_found_by_exact_name_and_address_and_never_by_likeness(office: Office, bring: Bring) -> None:
    case_id = make.a_complaint(office)
    known = office.cases.view(case_id).person
    home = known.address
    heads = ("Name", "Address", "Telephone", "Date received")
    same = ("Joan Bell", home, "01234 111222", "2/3/2026")
    rows = (same, ("Joan Bell", home, "07700 900", "3/3/2026"), ("J Bell", home, None, "4/3/2026"))
    more = (("Joan Bell", None, None, "5/3/2026"), ("Joan Bell", None, None, "6/3/2026"))
    first = bring(heads, *rows, *more).first_case
    people = [office.cases.view(first + place).person.id for place in range(5)]
    assert people[:2] == [known.id, known.id]
    assert len({*people}) == 4
    assert notes(office, first + 1) == "Telephone in the spreadsheet: 07700 900"
    assert office.cases.view(case_id).person == known


def test_a_case_without_a_name_can_be_given_one(office: Office, bring: Bring) -> None:
    first = bring(("Name", "Date received"), (None, "2/3/2026"), (None, "3/3/2026")).first_case
    person = office.cases.view(first).person
    office.cases.save_person(replace(person, name="Ann Day"))
    assert [row.person for row in office.cases.summaries()] == ["Name not known", "Ann Day"]


def test_the_record_says_what_came_in_and_is_sound(office: Office, bring: Bring, tmp_path: Path) -> None:
    imported = bring(HEADINGS, *map(usual_row, range(40)))
    with office.desk.register.transaction() as shelves:
        (entry,) = shelves.record.entries(Imported.kind)
        assert shelves.record.head()[0] == imported.last_entry
    assert entry.event == imported
    assert (imported.file, imported.rows, imported.cases) == ("register.xlsx", 40, 40)
    assert len(imported.digest) == 64
    assert office.safekeeping.check()
    before = office.cases.summaries()
    office.close()
    again = make.again(tmp_path / "register", TODAY)
    with again.desk.register.transaction() as shelves:
        shelves.projections.set_version(0)
    again.desk.renew_projections()
    assert again.cases.summaries() == before


def test_stopping_it_leaves_nothing(office: Office, tmp_path: Path) -> None:
    found = worked_out(office, tmp_path, (HEADINGS, *map(usual_row, range(800))))
    before = whole(office)

    def stop(share: float) -> None:
        if share > 0.9:
            raise Stopped

    with pytest.raises(Stopped):
        office.importing.bring_in(found, stop)
    assert whole(office) == before
    assert office.importing.last() is None
    assert office.safekeeping.check()


def test_what_was_worked_out_before_something_else_happened_is_refused(office: Office, tmp_path: Path) -> None:
    found = worked_out(office, tmp_path, (HEADINGS, usual_row(1)))
    make.a_complaint(office)
    with pytest.raises(RuleBroken, match=r"Nothing was brought in"):
        office.importing.bring_in(found)
    assert len(office.cases.summaries()) == 1


def test_the_last_import_is_taken_out_again_with_the_people_it_brought(office: Office, bring: Bring) -> None:
    kept = make.a_complaint(office)
    before, people = office.cases.summaries(), office.cases.people()
    first = bring(HEADINGS, *map(usual_row, range(30))).first_case
    assert office.importing.undo(the_last(office).entry) == 30
    assert office.cases.summaries() == before
    assert [person for person in office.cases.people() if person.name != "Sam Ito"] == people
    assert office.cases.found("lift") == set()
    assert office.importing.last() is None
    assert office.agenda.today().late == 0
    assert office.safekeeping.check()
    with office.desk.register.transaction() as shelves:
        assert [type(entry.event) for entry in shelves.record.history(first)][-1] is BroughtIn
        assert shelves.record.complaints() == [kept]


def test_after_it_was_taken_out_the_same_spreadsheet_can_come_in_again(office: Office, bring: Bring) -> None:
    rows = (HEADINGS, *map(usual_row, range(30)))
    bring(*rows)
    references = [row.reference for row in office.cases.summaries()]
    office.importing.undo(the_last(office).entry)
    bring(*rows)
    assert [row.reference for row in office.cases.summaries()] == references
    office.desk.renew_projections()
    assert office.safekeeping.check()


def test_an_import_on_whose_cases_something_happened_stays(office: Office, bring: Bring) -> None:
    first = bring(HEADINGS, usual_row(1)).first_case
    office.cases.record(first, Noted(happened_on=TODAY, done_by=1, text="She rang."))
    last = the_last(office)
    assert "cannot be taken out" in last.hindrance
    with pytest.raises(RuleBroken, match="cannot be taken out"):
        office.importing.undo(last.entry)
    assert len(office.cases.summaries()) == 1


def test_imports_are_undone_one_after_the_other(office: Office, bring: Bring) -> None:
    bring(("Name", "Date received"), ("Ann", "2/3/2026"))
    first = the_last(office)
    bring(("Name", "Date received"), ("Bo", "2/3/2026"))
    with pytest.raises(RuleBroken, match="Only the last import"):
        office.importing.undo(first.entry)
    office.importing.undo(the_last(office).entry)
    assert the_last(office) == first


def test_what_a_spreadsheet_said_can_be_corrected_like_any_entry(office: Office, bring: Bring) -> None:
    heads = ("Name", "Date received", "Response sent", "Escalated", "Closed")
    first = bring(heads, ("Ann", "2/3/2026", "12/3/2026", "20/3/2026", "1/4/2026")).first_case
    entries = {line.what: line.number for line in office.cases.view(first).lines}
    answer = office.cases.entry(first, entries["Answered at stage 1"])
    office.cases.correct(
        first, entries["Answered at stage 1"], "Misread.", replace(answer, happened_on=date(2026, 3, 9))
    )
    case = office.cases.correct(first, entries["Closed"], "It is still open.", None)
    assert (case.stage1.responded_on, case.status) == (date(2026, 3, 9), Status.ESCALATED)
    with pytest.raises(RuleBroken, match="later entry"):
        office.cases.correct(first, entries["Answered at stage 1"], "Not sent.", None)


def test_the_columns_are_remembered_by_their_headings(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(workbook((("Who", "Came", "Patch"), ("Ann", date(2026, 3, 2), "North"))))
    book = office.importing.read(path).book
    assert office.importing.guess(book, "Register").target("Who") is None
    chosen = office.importing.guess(book, "Register").with_column("Who", Target.PERSON).with_column("Patch", None)
    office.importing.remember(chosen)
    path.write_bytes(workbook((("Patch", "WHO"), ("North", "Bo"))))
    again = office.importing.guess(office.importing.read(path).book, "Register")
    assert (again.target("WHO"), again.target("Patch")) == (Target.PERSON, None)


def test_a_file_that_cannot_be_read_is_said_in_a_sentence(office: Office, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match="could not be read"):
        office.importing.read(tmp_path / "gone.xlsx")


def the_last(office: Office) -> LastImport:
    last = office.importing.last()
    assert last is not None
    return last


def look_at_real_rows(room: Importing, path: Path, given: GivenDays) -> tuple[Looked, Forecast]:
    opened = room.read(path)
    sheet = opened.book.sheets[0].name
    mapping = room.guess(opened.book, sheet).with_column("decided", Target.RECEIVED)
    looked = room.look(opened.book, sheet, mapping, given)
    return looked, room.forecast(opened, looked, EVERY, None)


@pytest.mark.skipif("CHC_SOURCES" not in os.environ, reason="CHC_SOURCES names no folder of real complaints")
def test_3_000_real_complaints_come_in_with_a_day_given_for_those_without_and_no_word_is_lost(office: Office) -> None:
    source = Path(os.environ["CHC_SOURCES"]) / "ombudsman-decisions-sample.csv"
    looked, found = look_at_real_rows(office.importing, source, GivenDays())
    assert found.cases + len({problem.row for problem in looked.left(EVERY)}) == looked.rows == 3_000
    undated = looked.without_day()
    assert undated > 0
    looked, found = look_at_real_rows(office.importing, source, GivenDays(date(2024, 4, 3)))
    assert (looked.rows, found.cases, found.given_days, looked.left(EVERY)) == (3_000, 3_000, undated, ())
    first = office.importing.bring_in(found).first_case
    assert len(office.cases.summaries()) == 3_000
    rows = list(csv.reader(source.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    with office.desk.register.transaction() as shelves:
        told = shelves.record.histories()
    for place in range(0, 3_000, 37):
        text = " ".join(str(entry.event) for entry in told[first + place])
        assert all(word in text for word in rows[place + 1][4].split()[:40])
    assert office.safekeeping.check()

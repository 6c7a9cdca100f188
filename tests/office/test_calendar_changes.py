"""The calendar of working days: days added, moved and withdrawn, by the officer or by the program's list."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from chc_desktop.domain import record
from chc_desktop.domain.calendar_change import KEPT, CalendarChange, Holiday
from chc_desktop.domain.calendar_view import Reminder
from chc_desktop.domain.case import Case
from chc_desktop.domain.clock_face import milestones, still_due
from chc_desktop.domain.entries import FactChanged
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import ClockStarted, Updated, Withdrawn
from chc_desktop.domain.facts import Scheme
from chc_desktop.domain.projection import open_deadlines
from chc_desktop.domain.vocabulary import Duty, LetterKind
from chc_desktop.domain.working_days import PUBLISHED_TO, Closure, WorkingDays, bank_holidays
from chc_desktop.office.calendar import CalendarRoom
from chc_desktop.office.first_answers import AnswerWrong, FirstAnswers
from chc_desktop.office.office import Office
from chc_desktop.office.recount import Move
from chc_desktop.office.working_calendar import WorkingCalendar
from chc_desktop.store import opening
from chc_desktop.store.transaction import Transaction
from tests import letters, make

WEDDING = Holiday(date(2026, 12, 3), "Royal wedding")
FUNERAL = Holiday(date(2022, 9, 19), "State Funeral of Queen Elizabeth II")
SEPTEMBER_2022 = date(2022, 9, 9)
ANSWERS = FirstAnswers(
    name="St Mary’s Homes",
    address="2 Mill Lane\nAmberley\nAM1 2BB",
    homes="34",
    year_end=(31, 3),
    scheme=Scheme.HOUSING_OMBUDSMAN,
    governing_body="Board of trustees",
    lead_name="",
    lead_job="",
    officer_name="Ruth Ellis",
    officer_job="Chief Officer",
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path)


@pytest.fixture
def september(tmp_path: Path) -> Office:
    """An office in September 2022 whose calendar was made before the day of the funeral was declared."""
    known = {day: name for day, name in bank_holidays().items() if day != FUNERAL.day}
    opening.create(tmp_path, datetime.combine(SEPTEMBER_2022, time(9)), known).close()
    office = make.again(tmp_path, SEPTEMBER_2022)
    office.organisation.set_up(ANSWERS)
    return office


def lines(office: Office) -> list[FactChanged]:
    """The lines of the record about bank holidays."""
    with office.desk.register.transaction() as shelves:
        found = [entry.event for entry in shelves.record.entries(FactChanged.kind)]
    return [event for event in found if isinstance(event, FactChanged) and event.what.startswith("bank holiday")]


def due_dates(office: Office, case_id: int) -> dict[Duty, date]:
    return {found.duty: found.due for found in office.cases.view(case_id).open_deadlines}


def response_everywhere(office: Office, case_id: int) -> set[date]:
    """When the stage 1 response is due, as every place says that shows it."""
    deadline, explanation = office.cases.explain(case_id, Duty.STAGE1_RESPONSE)
    (summary,) = [each for each in office.cases.summaries() if each.case_id == case_id]
    with office.desk.register.transaction() as shelves:
        kept = {task.due for task in shelves.projections.tasks() if task.duty == Duty.STAGE1_RESPONSE.value}
    today = [line for group in office.agenda.today().groups for line in group.lines]
    month = [line for day in office.agenda.month(date(deadline.due.year, deadline.due.month, 1)) for line in day.lines]
    assert len(kept) == 1
    return {
        *taken_along(office, "Stage 1 response"),
        due_dates(office, case_id)[Duty.STAGE1_RESPONSE],
        deadline.due,
        explanation.counted[-1],
        date.fromisoformat(summary.next_due),
        *map(date.fromisoformat, kept),
        *(line.due for line in (*today, *month) if line.duty == Duty.STAGE1_RESPONSE.value),
    }


def taken_along(office: Office, duty: str) -> set[date]:
    """The dates of a duty in the file for other calendars."""
    file = office.desk.register.path.parent / "dates.ics"
    CalendarRoom(office.desk).save_file(file, Reminder.NONE)
    events: list[Any] = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    found = {event["DTSTART"].dt for event in events if duty in str(event["SUMMARY"])}
    assert found
    return found


def the_list(office: Office, *added: Holiday, without: tuple[date, ...] = (), to: date = PUBLISHED_TO) -> None:
    """Let the office's program come with another list: the usual one with and without these days."""
    listed = {day: name for day, name in bank_holidays().items() if day not in without} | dict(added)
    office.__dict__["working_calendar"] = WorkingCalendar(office.desk, lambda: listed, to)


def test_a_day_declared_at_short_notice_moves_every_open_date_at_once_and_is_taken_back(september: Office) -> None:
    case_id = make.a_complaint(september, received_on=date(2022, 9, 8), handler=1)
    kind = LetterKind.ACKNOWLEDGEMENT_STAGE1
    document = letters.issue(september, case_id, kind)
    issued = september.cases.document(document)
    assert response_everywhere(september, case_id) == {date(2022, 9, 22)}

    change = september.working_calendar.adding(*FUNERAL)
    move = Move(case_id, "2022-001", "Stage 1 response", date(2022, 9, 22), date(2022, 9, 23))
    assert september.working_calendar.preview(change) == (move,)
    assert response_everywhere(september, case_id) == {date(2022, 9, 22)}, "looking changes nothing"

    september.working_calendar.agree(change)
    assert response_everywhere(september, case_id) == {date(2022, 9, 23)}
    assert september.cases.document(document) == issued
    assert [(line.what, line.before, line.after) for line in lines(september)] == [
        ("bank holiday", "", "2022-09-19 State Funeral of Queen Elizabeth II")
    ]
    assert september.safekeeping.check().startswith("All is sound")

    (past,) = september.working_calendar.changes()
    assert past.sentences == ("Mon 19 Sep 2022, State Funeral of Queen Elizabeth II, becomes a bank holiday.",)
    back = september.working_calendar.taking_back(past.entry)
    assert september.working_calendar.preview(back) == (replace(move, before=move.after, after=move.before),)
    september.working_calendar.agree(back)
    assert response_everywhere(september, case_id) == {date(2022, 9, 22)}
    assert september.cases.document(document) == issued
    assert [line.what for line in lines(september)] == ["bank holiday", f"bank holiday: entry {past.entry} taken back"]
    assert september.safekeeping.check().startswith("All is sound")


def test_the_same_day_is_proposed_by_the_list_and_moves_nothing_until_it_is_agreed(september: Office) -> None:
    case_id = make.a_complaint(september, received_on=date(2022, 9, 8), handler=1)
    make.acknowledged(september, case_id, date(2022, 9, 9))
    assert september.working_calendar.announcement() == "", "the first screen does not wait for the list"
    proposal = september.working_calendar.proposal()
    assert [holiday.day for holiday in proposal.change.added] == [FUNERAL.day]
    assert (proposal.change.removed, proposal.own) == ((), ())
    assert "differs from your calendar on 1 day. No date has moved" in september.working_calendar.announcement()
    assert due_dates(september, case_id)[Duty.STAGE1_RESPONSE] == date(2022, 9, 22)
    assert [move.after for move in september.working_calendar.preview(proposal.change)] == [date(2022, 9, 23)]
    september.working_calendar.agree(proposal.change)
    assert due_dates(september, case_id)[Duty.STAGE1_RESPONSE] == date(2022, 9, 23)
    assert [line.what for line in lines(september)] == ["bank holiday: from the program’s list"]
    assert september.working_calendar.announcement() == ""
    assert not september.working_calendar.proposal().is_something


def test_a_register_that_is_up_to_date_is_told_nothing(office: Office) -> None:
    proposal = office.working_calendar.proposal()
    assert not proposal.is_something
    assert proposal.own == ()
    assert office.working_calendar.announcement() == ""


def test_a_list_that_proposed_nothing_is_not_worked_out_again_until_it_is_another_one(office: Office) -> None:
    asked: list[str] = []

    def listed() -> dict[date, str]:
        asked.append("asked")
        return bank_holidays()

    def at_the_next_start(to: date = PUBLISHED_TO) -> WorkingCalendar:
        return WorkingCalendar(office.desk, listed, to)

    assert not at_the_next_start().look_at_the_list()
    assert not at_the_next_start().look_at_the_list()
    assert asked == ["asked"]
    newer = at_the_next_start(date(2029, 12, 31))
    assert newer.announcement() == ""
    assert newer.look_at_the_list()
    assert "published bank holidays to Mon 31 Dec 2029" in newer.announcement()
    assert at_the_next_start(date(2029, 12, 31)).look_at_the_list(), "until it is agreed to or left"


def test_a_move_is_one_change_with_one_preview_and_one_line(tmp_path: Path) -> None:
    office = make.an_office(tmp_path, date(2027, 4, 27))
    case_id = make.a_complaint(office, received_on=date(2027, 4, 26))
    old, new = date(2027, 5, 3), date(2027, 5, 7)
    change = office.working_calendar.adding(new, "Early May bank holiday", instead_of=old)
    assert due_dates(office, case_id)[Duty.STAGE1_ACKNOWLEDGEMENT] == date(2027, 5, 4)
    moves = {move.duty: (move.before.day, move.after.day) for move in office.working_calendar.preview(change)}
    assert moves["Acknowledge the complaint"] == (4, 3)
    office.working_calendar.agree(change)
    assert due_dates(office, case_id)[Duty.STAGE1_ACKNOWLEDGEMENT] == old
    (line,) = lines(office)
    assert line.before.startswith("2027-05-03 ")
    assert line.after == "2027-05-07 Early May bank holiday"
    (past,) = office.working_calendar.changes()
    assert past.sentences == ("Early May bank holiday moves from Mon 3 May 2027 to Fri 7 May 2027.",)
    office.working_calendar.agree(office.working_calendar.taking_back(past.entry))
    assert due_dates(office, case_id)[Duty.STAGE1_ACKNOWLEDGEMENT] == date(2027, 5, 4)
    assert office.safekeeping.check().startswith("All is sound")


def test_a_withdrawn_day_is_previewed_and_taken_out(tmp_path: Path) -> None:
    office = make.an_office(tmp_path, date(2026, 12, 18))
    case_id = make.a_complaint(office, received_on=date(2026, 12, 18))
    change = office.working_calendar.removing(date(2026, 12, 28))
    assert [move.case_id for move in office.working_calendar.preview(change)] == [case_id, case_id]
    office.working_calendar.agree(change)
    assert due_dates(office, case_id)[Duty.STAGE1_ACKNOWLEDGEMENT] == date(2026, 12, 28)
    assert office.safekeeping.check().startswith("All is sound")


def test_a_change_is_taken_back_once_and_not_over_a_later_one(office: Office) -> None:
    office.working_calendar.agree(office.working_calendar.adding(*WEDDING))
    (first,) = office.working_calendar.changes()
    office.working_calendar.agree(office.working_calendar.taking_back(first.entry))
    with pytest.raises(RuleBroken, match="taken back already"):
        office.working_calendar.taking_back(first.entry)
    back, first = office.working_calendar.changes()
    assert (back.can_be_taken_back, first.can_be_taken_back) == (True, False)
    office.working_calendar.agree(office.working_calendar.taking_back(back.entry))
    assert WEDDING in office.working_calendar.holidays(2026)
    office.working_calendar.agree(office.working_calendar.removing(WEDDING.day))
    assert [past.can_be_taken_back for past in office.working_calendar.changes()] == [True, False, False, False]


def test_a_newer_list_moves_withdraws_and_carries_on_in_one_line_and_all_of_it_comes_back(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 20))
    day, name = date(2026, 11, 26), "Day of thanks"
    the_list(office, Holiday(day, name), without=(date(2026, 12, 28),), to=date(2029, 12, 31))
    change = office.working_calendar.proposal().change
    assert (change.added, [each.day for each in change.removed]) == ((Holiday(day, name),), [date(2026, 12, 28)])
    before = len(lines(office))
    office.working_calendar.agree(change)
    assert len(lines(office)) == before + 1
    assert office.working_calendar.published_to() == date(2029, 12, 31)
    assert due_dates(office, case_id)[Duty.STAGE1_ACKNOWLEDGEMENT] == date(2026, 11, 30)
    assert make.again(office.desk.register.path.parent).working_calendar.published_to() == date(2029, 12, 31)
    office.working_calendar.agree(office.working_calendar.taking_back(office.working_calendar.changes()[0].entry))
    assert office.working_calendar.published_to() == PUBLISHED_TO
    assert due_dates(office, case_id)[Duty.STAGE1_ACKNOWLEDGEMENT] == date(2026, 11, 27)
    assert office.safekeeping.check().startswith("All is sound")


def test_a_register_made_with_an_older_program_is_told_that_government_has_published_more(tmp_path: Path) -> None:
    office = make.an_office(tmp_path, date(2029, 5, 2))
    case_id = make.a_complaint(office, received_on=date(2029, 5, 1))
    assert all(found.provisional for found in office.cases.view(case_id).open_deadlines)
    the_list(office, to=date(2029, 12, 31))
    proposal = office.working_calendar.proposal()
    assert "Government has published bank holidays to Mon 31 Dec 2029." in office.working_calendar.announcement()
    assert office.working_calendar.preview(proposal.change) == ()
    office.working_calendar.agree(proposal.change)
    acknowledgement, _response = office.cases.view(case_id).open_deadlines
    assert not acknowledgement.provisional
    assert office.safekeeping.check().startswith("All is sound"), "what lists keep is no longer provisional either"


def test_an_older_list_proposes_nothing(office: Office) -> None:
    the_list(office, without=(date(2026, 12, 28),), to=date(2027, 12, 31))
    assert not office.working_calendar.proposal().is_something


def test_years_government_has_not_published_are_not_compared(office: Office) -> None:
    the_list(office, Holiday(date(2030, 6, 3), "Guessed"))
    assert not office.working_calendar.proposal().is_something


def test_days_the_officer_decided_stay_and_are_named_as_theirs(office: Office) -> None:
    office.working_calendar.agree(office.working_calendar.adding(*WEDDING))
    removed = dict(office.working_calendar.holidays(2027))[date(2027, 5, 3)]
    office.working_calendar.agree(office.working_calendar.removing(date(2027, 5, 3)))
    proposal = office.working_calendar.proposal()
    assert not proposal.is_something
    assert proposal.own == (WEDDING, Holiday(date(2027, 5, 3), removed))


def test_what_the_list_proposes_can_be_left_and_is_not_proposed_again(september: Office) -> None:
    september.working_calendar.proposal()
    september.working_calendar.keep_ours()
    assert not september.working_calendar.proposal().is_something
    assert [holiday.day for holiday in september.working_calendar.proposal().own] == [FUNERAL.day]
    assert [line.what for line in lines(september)] == [f"bank holiday: {KEPT}"]
    (past,) = september.working_calendar.changes()
    assert past.sentences == ("Looked at and left: Mon 19 Sep 2022.",)
    assert not past.can_be_taken_back
    assert dict(september.working_calendar.holidays(2022)).get(FUNERAL.day) is None


def test_only_the_cases_the_day_touches_are_written_anew(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    touched = make.a_complaint(office, received_on=date(2026, 11, 20))
    make.a_complaint(office, received_on=date(2026, 10, 20))
    written: list[int] = []
    project = office.desk.project

    def noted(shelves: Transaction, case: Case) -> None:
        written.append(case.id)
        project(shelves, case)

    monkeypatch.setattr(office.desk, "project", noted)
    office.working_calendar.agree(office.working_calendar.adding(*WEDDING))
    assert written == [touched]
    assert office.safekeeping.check().startswith("All is sound")


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2026, 11, 26), date(2026, 11, 30), date(2026, 12, 1)])
def test_whatever_day_is_added_or_taken_back_every_list_agrees_with_the_record(office: Office, day: date) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 20))
    told = make.a_complaint(office, received_on=date(2026, 10, 20))
    make.acknowledged(office, told, date(2026, 10, 21))
    agreed = Updated(happened_on=date(2026, 11, 10), done_by=1, text="Waiting for parts.", next_update=day)
    office.cases.record(told, agreed)
    expected = len(due_dates(office, case_id))
    office.working_calendar.agree(office.working_calendar.adding(day, "A new day"))
    assert office.safekeeping.check().startswith("All is sound")
    office.working_calendar.agree(office.working_calendar.taking_back(office.working_calendar.changes()[0].entry))
    assert office.safekeeping.check().startswith("All is sound")
    assert len(due_dates(office, case_id)) == expected


@pytest.mark.parametrize("ended", [False, True], ids=["while the case is open", "after it has ended"])
def test_another_clock_of_a_case_moves_with_the_calendar_too(office: Office, ended: bool) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 10, 19))
    asked = ClockStarted(happened_on=date(2026, 10, 26), done_by=1, clock_kind="subject-access", what="Their file")
    office.cases.record(case_id, asked)
    if ended:
        office.cases.record(case_id, Withdrawn(happened_on=date(2026, 11, 23), done_by=1, why="It was put right."))
    change = office.working_calendar.adding(date(2026, 11, 26), "Day of thanks")
    (move,) = office.working_calendar.preview(change)
    assert (move.case_id, move.before, move.after) == (case_id, date(2026, 11, 26), date(2026, 11, 27))
    office.working_calendar.agree(change)
    due = [line.due for group in office.agenda.today().groups for line in group.lines]
    assert date(2026, 11, 27) in due
    assert office.safekeeping.check().startswith("All is sound")


def test_the_preview_counts_a_case_as_the_case_itself_is_counted(office: Office) -> None:
    case_ids = [make.a_complaint(office, received_on=date(2026, 10, day)) for day in (1, 5, 9, 20)]
    for case_id in case_ids[:3]:
        make.acknowledged(office, case_id, date(2026, 10, 12))
    for case_id in case_ids[:2]:
        make.answered(office, case_id, date(2026, 10, 19))
    make.escalated(office, case_ids[0], date(2026, 10, 30))
    desk = office.desk
    with desk.register.transaction() as shelves:
        counting = desk.counting(shelves)
        faces = {face.case_id: face for face in shelves.projections.faces()}
        for case_id in case_ids:
            case, face = desk.case(shelves, case_id), faces[case_id]
            found = still_due(desk.edition(face.edition), face.stage, milestones(face), counting)
            assert tuple(found) == open_deadlines(case, desk.edition_of(shelves, case), counting)
            assert milestones(face) == case.milestones


def test_an_ended_case_does_not_move(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 20))
    office.cases.record(case_id, Withdrawn(happened_on=date(2026, 11, 23), done_by=1, why="It was put right."))
    assert office.working_calendar.preview(office.working_calendar.adding(date(2026, 11, 26), "New")) == ()
    with office.desk.register.transaction() as shelves:
        assert shelves.projections.faces() == []


def test_a_day_that_is_there_already_is_refused(office: Office) -> None:
    with pytest.raises(AnswerWrong, match="Fri 25 Dec 2026 is a bank holiday already: Christmas Day"):
        office.working_calendar.adding(date(2026, 12, 25), "Christmas")


def test_a_bank_holiday_needs_a_day_a_name_and_a_year_the_calendar_knows(office: Office) -> None:
    with pytest.raises(AnswerWrong, match="Please write a date"):
        office.working_calendar.adding(None, "Royal wedding")
    with pytest.raises(AnswerWrong, match="what the bank holiday is called"):
        office.working_calendar.adding(WEDDING.day, "  ")
    with pytest.raises(AnswerWrong, match="from 2012 to 2040"):
        office.working_calendar.adding(date(2062, 12, 3), "Royal wedding")


def test_what_fails_halfway_leaves_calendar_and_cases_as_they_were(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 20))
    before = due_dates(office, case_id)
    monkeypatch.setattr(office.desk, "project", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        office.working_calendar.agree(office.working_calendar.adding(date(2026, 11, 25), "Royal wedding"))
    again = make.again(office.desk.register.path.parent)
    assert office.working_calendar.holidays(2026) == again.working_calendar.holidays(2026)
    assert WEDDING.name not in dict(office.working_calendar.holidays(2026)).values()
    assert due_dates(office, case_id) == before
    assert lines(office) == []


def test_the_holidays_of_a_year_come_in_order(office: Office) -> None:
    days = [day for day, _name in office.working_calendar.holidays(2026)]
    assert days == sorted(days)
    assert (date(2026, 8, 31), "Late Summer Bank Holiday") in office.working_calendar.holidays(2026)
    assert {day.year for day in days} == {2026}


def test_the_end_of_the_list_is_told_a_year_before(tmp_path: Path) -> None:
    assert not make.an_office(tmp_path / "early", date(2027, 12, 1)).working_calendar.ends_soon()
    assert make.an_office(tmp_path / "late", date(2028, 2, 1)).working_calendar.ends_soon()


def test_a_closure_warns_and_moves_nothing(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 20))
    before = due_dates(office, case_id)
    office.working_calendar.add_closure(date(2026, 11, 26), date(2026, 11, 30), "Office moves house")
    assert due_dates(office, case_id) == before
    assert office.safekeeping.check().startswith("All is sound")
    _deadline, explanation = office.cases.explain(case_id, Duty.STAGE1_ACKNOWLEDGEMENT)
    assert any("do it by Wed 25 Nov 2026" in warning for warning in explanation.warnings)
    (closure,) = office.working_calendar.closures()
    assert closure == Closure(date(2026, 11, 26), date(2026, 11, 30), "Office moves house")
    office.working_calendar.remove_closure(closure)
    assert office.working_calendar.closures() == ()


def test_a_closure_cannot_end_before_it_begins(office: Office) -> None:
    with pytest.raises(AnswerWrong, match="Tue 1 Dec 2026, comes before the first, Thu 3 Dec 2026"):
        office.working_calendar.add_closure(date(2026, 12, 3), date(2026, 12, 1))


def test_a_line_written_by_an_earlier_version_can_be_taken_back_too(office: Office) -> None:
    event = record.read(
        FactChanged.kind,
        b'{"after":"2026-12-03 Royal wedding","before":"","done_by":1,"happened_on":"2026-11-24",'
        b'"what":"bank holiday"}',
    )
    assert isinstance(event, FactChanged)
    with office.desk.register.transaction() as shelves:
        shelves.facts._apply(CalendarChange((WEDDING,)))
        shelves.record.append(None, event, office.desk.now(), 1)
    office.desk.forget_calendar()
    (past,) = office.working_calendar.changes()
    office.working_calendar.agree(office.working_calendar.taking_back(past.entry))
    assert WEDDING not in office.working_calendar.holidays(2026)


def test_a_calendar_says_itself_how_far_government_has_published(office: Office) -> None:
    with office.desk.register.transaction() as shelves:
        kept = shelves.facts.calendar()
    assert isinstance(kept, WorkingDays)
    assert kept.published_to == PUBLISHED_TO

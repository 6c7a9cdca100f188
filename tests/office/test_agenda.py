"""The agenda of a real register: what the first screen and the calendar say of its cases."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.domain.agenda import AgendaLine, TodayView, Urgency, closed_in_words
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.round.events import Place
from chc_desktop.domain.assessments.round.reasons import Duty, Reason
from chc_desktop.domain.calendar_view import Span
from chc_desktop.domain.entries import AssessmentApproved
from chc_desktop.domain.facts import Scheme
from chc_desktop.domain.working_days import Closure
from chc_desktop.office.calendar import CalendarRoom
from chc_desktop.office.office import Office
from tests import make
from tests.office import rounds


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register", date(2026, 11, 24))


def lines(view: TodayView, urgency: Urgency) -> list[AgendaLine]:
    return [line for group in view.groups if group.urgency is urgency for line in group.lines]


def close_at_christmas(office: Office) -> None:
    with office.desk.register.transaction() as shelves:
        shelves.facts.add_closure(Closure(date(2026, 12, 24), date(2027, 1, 3)), office.desk.now(), 1)
    office.desk.forget_calendar()


def test_a_new_register_has_nothing_to_do(office: Office) -> None:
    view = office.agenda.today()
    assert view.date_in_words == "Tuesday 24 November 2026"
    assert view.groups == ()
    assert not view.any_cases
    assert view.headline.startswith("Nothing is late and nothing is due today.")


def test_a_case_asks_for_its_acknowledgement_first(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 13))
    (line,) = lines(office.agenda.today(), Urgency.LATE)
    assert (line.case_id, line.letter, line.left_in_words) == (
        case_id,
        "acknowledgement-stage1",
        "2 working days late",
    )
    assert lines(office.agenda.today(), Urgency.SOON) == []
    assert office.agenda.today().late == 1


def test_once_acknowledged_it_asks_for_the_response(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 6))
    make.acknowledged(office, case_id, date(2026, 11, 10))
    (line,) = lines(office.agenda.today(), Urgency.TODAY)
    assert (line.letter, line.button) == ("response-stage1", "Write the response")
    assert "10 working days after the acknowledgement of Tue 10 Nov 2026." in line.details


def test_a_letter_that_was_begun_asks_to_be_finished(office: Office) -> None:
    case_id = make.a_complaint(office)
    office.drafts.save(f"letter/{case_id}/acknowledgement-stage1", {"opening": "Dear Mrs Bell"})
    (line,) = lines(office.agenda.today(), Urgency.TODAY)
    assert line.button == "Finish the letter"


def test_a_promise_of_a_closed_case_is_still_asked_for(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 10, 20))
    make.acknowledged(office, case_id, date(2026, 10, 22))
    make.answered(office, case_id, date(2026, 11, 5))
    (line,) = lines(office.agenda.today(), Urgency.LATE)
    key = office.cases.view(case_id).case.promises[0].key
    assert (line.what, line.action, line.letter) == ("Promise: Fit dampers to the pump", f"promise-kept/{key}", "")
    assert line.sentence == "Promised by Thu 19 Nov in the stage 1 response."


def test_stage_2_says_who_will_review(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 10, 20))
    make.acknowledged(office, case_id, date(2026, 10, 22))
    make.answered(office, case_id, date(2026, 11, 5), remedies=(), no_remedy_because="Nothing went wrong.")
    make.escalated(office, case_id, date(2026, 11, 23))
    (line,) = lines(office.agenda.today(), Urgency.SOON)
    assert line.letter == "acknowledgement-stage2"
    assert "Chair of trustees will review." in line.details


def test_an_adjustment_is_looked_at_again_on_its_day(office: Office) -> None:
    person = replace(make.RESIDENT, adjustment="Large print", adjustment_review=date(2026, 12, 3))
    case_id = make.a_complaint(office, person=person)
    found = lines(office.agenda.today(), Urgency.SOON)
    assert [(line.duty, line.case_id, line.what) for line in found] == [
        ("review", case_id, "Review the adjustment: Large print")
    ]


def test_what_falls_into_the_christmas_closure_is_asked_for_before_it(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register", date(2026, 12, 23))
    close_at_christmas(office)
    make.a_complaint(office, received_on=date(2026, 12, 18))
    (line,) = lines(office.agenda.today(), Urgency.TODAY)
    assert line.due == date(2026, 12, 29)
    assert "Office closed 24 Dec to 3 Jan: do it by Wed 23 Dec." in line.details


def test_the_month_shows_what_is_due_and_what_is_only_expected(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register", date(2026, 12, 28))
    close_at_christmas(office)
    make.a_complaint(office, received_on=date(2026, 12, 24))
    january = office.agenda.month(date(2027, 1, 1))
    assert (january[0].date, len(january)) == (date(2026, 12, 28), 35)
    assert {day.date.isoformat(): [line.short for line in day.lines] for day in january if day.lines} == {
        "2027-01-05": ["001 acknowledge"],
        "2027-01-19": ["001 stage 1 response, expected"],
    }
    by_date = {day.date: day for day in january}
    assert by_date[date(2027, 1, 1)].why_not == "New Year’s Day"
    closure = by_date[date(2026, 12, 29)].closure
    assert closure
    assert closed_in_words(closure) == "Office closed 24 Dec to 3 Jan"


def test_the_list_of_days_starts_and_ends_where_asked(office: Office) -> None:
    days = office.agenda.agenda(date(2026, 11, 24), 7)
    assert (days[0].date, days[-1].date) == (date(2026, 11, 24), date(2026, 11, 30))


def test_the_footer_says_how_far_the_self_assessment_is(office: Office) -> None:
    with office.desk.register.transaction() as shelves:
        for slug, comply in (("1.2", Comply.YES), ("1.3", Comply.NO), ("1.4", Comply.UNANSWERED)):
            shelves.scratch.save_answer(2026, "hos-2024", Answer(slug=slug, comply=comply), office.desk.now())
    assert office.agenda.footer() == (
        "Self-assessment 2026: 2 of 72 answered",
        "Submission to the Ombudsman due Fri 30 Apr 2027",
    )


def test_outside_the_housing_ombudsman_scheme_no_submission_is_announced(office: Office) -> None:
    with office.desk.register.transaction() as shelves:
        organisation = shelves.facts.organisation()
        assert organisation
        shelves.facts.save_organisation(replace(organisation, scheme=Scheme.LGSCO), office.desk.now(), 1)
    assert office.agenda.footer() == ()


def on(tmp_path: Path, day: date) -> Office:
    """The office on another day, empty."""
    return make.an_office(tmp_path / day.isoformat(), day)


def test_the_self_assessment_is_announced_sixty_days_before_its_day(tmp_path: Path) -> None:
    assert on(tmp_path, date(2027, 2, 28)).agenda.today().groups == ()
    (line,) = lines(on(tmp_path, date(2027, 3, 1)).agenda.today(), Urgency.LATER)
    assert (line.what, line.button, line.page, line.case_id) == (
        "Self-assessment 2026: not begun yet",
        "Open the self-assessment",
        "assessment/2026",
        0,
    )
    assert line.sentence.startswith("Due Fri 30 Apr. Six months after your year end, 31 Oct 2026")
    assert line.sentence.endswith("The Ombudsman expects it by then.")


def test_the_self_assessment_is_due_and_then_late(tmp_path: Path) -> None:
    assert len(lines(on(tmp_path, date(2027, 4, 30)).agenda.today(), Urgency.TODAY)) == 1
    view = on(tmp_path, date(2027, 5, 4)).agenda.today()
    assert [line.left_in_words for line in lines(view, Urgency.LATE)] == ["1 working day late"]
    assert view.headline.startswith("One thing is late, nothing is due today.")


def test_an_approved_self_assessment_asks_to_be_published_and_submitted_and_then_for_nothing(tmp_path: Path) -> None:
    office = on(tmp_path, date(2027, 4, 20))
    approve(office, 2025)
    assert [line.what for line in lines(office.agenda.today(), Urgency.SOON)] == ["Self-assessment 2026: not begun yet"]
    approve(office, 2026)
    assert [line.what for line in lines(office.agenda.today(), Urgency.SOON)] == [
        "Self-assessment 2026: to be published"
    ]
    office.assessments.round.publish(2026, date(2027, 4, 19), Place.NOTICEBOARD, "In the porch")
    (line,) = lines(office.agenda.today(), Urgency.SOON)
    assert (line.what, line.button) == ("Self-assessment 2026: submit it to the Ombudsman", "Record the submission")
    assert office.agenda.footer()[0] == "Self-assessment 2026: published"
    office.assessments.round.submit(2026, date(2027, 4, 20), "By the online form")
    assert office.agenda.today().groups == ()
    assert office.agenda.footer() == ("Self-assessment 2026: submitted to the Ombudsman",)


def test_the_line_counts_the_gaps_and_then_names_the_meeting(tmp_path: Path) -> None:
    office = rounds.filled(tmp_path, date(2027, 3, 2))
    office.assessments.save_answer(2026, Answer(slug="6.2"))
    (line,) = lines(office.agenda.today(), Urgency.LATER)
    assert line.what == "Self-assessment 2026: 1 gap left"
    office.assessments.save_answer(2026, Answer(slug="6.2", comply=Comply.NOT_APPLICABLE))
    (line,) = lines(office.agenda.today(), Urgency.LATER)
    assert line.what == "Self-assessment 2026: for the governing body’s approval"
    office.assessments.round.send(2026, date(2027, 3, 1), date(2027, 3, 4))
    (line,) = lines(office.agenda.today(), Urgency.SOON)
    assert (line.what, line.due, line.button) == (
        "Self-assessment 2026: with the governing body",
        date(2027, 3, 4),
        "Record what it decided",
    )
    assert "The Ombudsman expects it by Fri 30 Apr." in line.sentence


def test_exceptional_circumstances_stand_on_today_until_each_duty_is_done(tmp_path: Path) -> None:
    office = rounds.approved(tmp_path)
    office.assessments.round.reopen(2026, make.TODAY, Reason.EXCEPTIONAL, "A cyber attack.", date(2027, 1, 4))
    view = office.agenda.today()
    assert [line.what for line in lines(view, Urgency.TODAY)] == [
        "Exceptional circumstances: tell the Ombudsman",
        "Exceptional circumstances: tell the residents it may affect, and publish it on your website",
        "Exceptional circumstances: say when you will comply with the Code again",
    ]
    assert lines(view, Urgency.TODAY)[0].sentence == (
        "Noted on Tue 24 Nov. Code 8.5 gives no day for it: do it as soon as you can."
    )
    (line,) = lines(view, Urgency.LATER)
    assert (line.due, line.sentence) == (
        date(2027, 1, 4),
        "Due Mon 4 Jan 2027. The day you set for version 2.",
    )
    (noted,) = office.assessments.open(2026).round.circumstances
    for duty in Duty:
        office.assessments.round.duty_done(2026, noted.entry, duty, make.TODAY, "By email", date(2027, 1, 8))
    assert lines(office.agenda.today(), Urgency.TODAY) == []


def test_the_calendar_shows_the_self_assessment_on_its_day_long_before(office: Office) -> None:
    (day,) = office.agenda.agenda(date(2027, 4, 30), 1)
    assert [line.short for line in day.lines] == ["Self-assessment 2026"]


def test_a_scheme_that_asks_for_no_self_assessment_announces_none(tmp_path: Path) -> None:
    office = on(tmp_path, date(2027, 4, 30))
    with office.desk.register.transaction() as shelves:
        organisation = shelves.facts.organisation()
        assert organisation
        shelves.facts.save_organisation(replace(organisation, scheme=Scheme.NEITHER), office.desk.now(), 1)
    assert office.agenda.today().groups == ()


def test_a_half_written_complaint_asks_to_be_finished(office: Office) -> None:
    office.drafts.save("log", {"name": "Joan Bell", "title": "", "their_words": "The pump"})
    (line,) = lines(office.agenda.today(), Urgency.TODAY)
    assert (line.what, line.about, line.button, line.page) == (
        "A half-written complaint is kept: finish it",
        "Joan Bell",
        "Finish the complaint",
        "log",
    )
    assert line.sentence.startswith("Kept at 14:02 today.")
    office.drafts.drop("log")
    assert office.agenda.today().groups == ()


def test_the_first_screen_is_read_again_when_a_complaint_is_begun_and_not_with_every_word(office: Office) -> None:
    calls: list[str] = []
    office.on_change(lambda: calls.append("changed"))
    for name in ("J", "Jo", "Joan"):
        office.drafts.save("log", {"name": name})
    office.drafts.save("action/1/note", {"text": "A call"})
    assert len(calls) == 1
    office.drafts.drop("log")
    office.drafts.drop("log")
    assert len(calls) == 2


def approve(office: Office, year: int) -> None:
    """The entry that says so; the form itself does not matter here."""
    event = AssessmentApproved(
        happened_on=date(2027, 2, 1),
        year=year,
        edition="hos-2024",
        minute="minute 7",
        response="Agreed.",
        document=0,
        digest="",
    )
    with office.desk.register.transaction() as shelves:
        shelves.rounds.add(shelves.record.append(None, event, office.desk.now(), 1).number, year)
    office.assessments.open(year)


def test_where_very_much_is_due_each_day_of_the_calendar_shows_its_first_lines_and_counts_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chc_desktop.office.agenda._AT_ONCE", 3)
    monkeypatch.setattr("chc_desktop.office.agenda._OF_A_DAY", 2)
    office = make.an_office(tmp_path / "many", date(2026, 11, 24))
    for _ in range(7):
        make.a_complaint(office, received_on=date(2026, 11, 13))
    view = CalendarRoom(office.desk).view(Span.MONTH, date(2026, 11, 24))
    (friday,) = [day for day in view.days if day.date == date(2026, 11, 20)]
    assert (len(friday.lines), friday.others) == (2, "and 5 more")
    assert view.summary == "7 things are due, 7 of them late."

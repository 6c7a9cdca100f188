"""What was learnt, kept in the record: noted, planned, made, told, corrected, and seen where it matters."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from chc_desktop.domain.assessments.measures import Material, figure
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Closed
from chc_desktop.domain.intake import Category
from chc_desktop.domain.lessons.events import Audience, ChangeMade, ChangePlanned, LessonNoted, LessonTold
from chc_desktop.domain.vocabulary import Measure
from chc_desktop.office.assessments.figures import material
from chc_desktop.office.found import why_found
from chc_desktop.office.office import Office
from chc_desktop.office.safekeeping import Unsound
from chc_desktop.store import database
from tests import make

TODAY = make.TODAY


class Clock:
    """A day that a test can move on."""

    day = TODAY


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Office:
    return make.an_office(tmp_path, lambda: clock.day)


def note(office: Office, **changes: object) -> int:
    said = {"learnt": "Reports by telephone are lost.", "theme": "Reports lost"} | changes
    return office.lessons.note(LessonNoted(happened_on=TODAY, done_by=1, **said))  # type: ignore[arg-type]


def planned(lesson: int, by: date = TODAY + timedelta(7)) -> ChangePlanned:
    return ChangePlanned(happened_on=TODAY, done_by=1, lesson=lesson, change="Keep a call book", by=by, owner=1)


def told(lesson: int, audience: Audience = Audience.RESIDENTS) -> LessonTold:
    return LessonTold(happened_on=TODAY, done_by=1, lesson=lesson, audience=audience, how="In the newsletter")


def test_what_was_learnt_stands_on_its_page_and_on_the_complaints_it_comes_from(office: Office) -> None:
    first, second = make.a_complaint(office), make.a_complaint(office, title="Light in the stairwell")
    lesson = note(office, cases=(first, second))
    (view,) = office.lessons.all().lessons
    assert view.lesson.id == lesson
    assert [case.reference for case in view.cases] == ["2026-001", "2026-002"]
    assert [each.lesson.id for each in office.cases.view(second).lessons] == [lesson]


def test_a_complaint_is_found_by_the_words_of_what_it_taught_as_long_as_it_did(office: Office) -> None:
    first, second = make.a_complaint(office), make.a_complaint(office, title="Light in the stairwell")
    lesson = note(office, cases=(first,))
    assert office.cases.found("telephone lost") == {first}
    office.lessons.record(lesson, planned(lesson))
    office.lessons.link(lesson, "2026-002")
    assert office.cases.found("call book") == {first, second}
    assert office.cases.found("2026-002") == {second}
    (why,) = why_found(office.desk, "cases", [second], "call book")[second]
    assert why.text == "Change planned, Tue 24 Nov 2026: Keep a call book"
    assert office.safekeeping.check()
    entry = office.lessons.view(lesson).lines[0].number
    office.lessons.correct(lesson, entry, "Noted twice", None)
    assert office.cases.found("telephone lost") == set()
    assert office.safekeeping.check()


def test_what_was_learnt_of_an_import_that_was_undone_brings_no_case_back(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text("Name,Date received\nAnn,2/3/2026\n", encoding="utf-8")
    opened = office.importing.read(path)
    sheet = opened.book.sheets[0].name
    looked = office.importing.look(opened.book, sheet, office.importing.guess(opened.book, sheet))
    case_id = office.importing.bring_in(office.importing.forecast(opened, looked, (), None)).first_case
    lesson = note(office, cases=(case_id,))
    last = office.importing.last()
    assert last
    office.importing.undo(last.entry)
    office.lessons.record(lesson, planned(lesson))
    assert office.cases.summaries() == []
    assert office.safekeeping.check()


def test_a_planned_change_stands_on_today_until_it_is_made(office: Office, clock: Clock) -> None:
    lesson = note(office)
    office.lessons.record(lesson, planned(lesson))
    clock.day = TODAY + timedelta(8)
    line = next(line for line in office.agenda.lines() if line.duty == "change")
    assert (line.what, line.page, line.left_in_words) == (
        "Change: Keep a call book",
        f"lesson/{lesson}",
        "1 working day late",
    )
    assert "The Chief Officer sees to it" in line.sentence or "Chief Officer sees to it" in line.sentence
    assert any(line.duty == "change" for group in office.agenda.today().groups for line in group.lines)
    made = ChangeMade(happened_on=clock.day, done_by=1, lesson=lesson, evidence="It lies at the desk.")
    office.lessons.record(lesson, made)
    assert not any(line.duty == "change" for line in office.agenda.lines())


def test_a_case_is_closed_with_what_it_taught_in_one_go_or_not_at_all(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 3))
    with pytest.raises(RuleBroken):
        office.lessons.close(case_id, Closed(happened_on=TODAY, done_by=1, why=""), "Call back sooner.")
    assert office.lessons.all().lessons == ()
    make.acknowledged(office, case_id, date(2026, 11, 10))
    make.answered(office, case_id, date(2026, 11, 17))
    office.lessons.close(case_id, Closed(happened_on=TODAY, done_by=1, why=""), "Call back sooner.")
    assert office.cases.view(case_id).case.ended_on == TODAY
    assert [view.lesson.learnt for view in office.cases.view(case_id).lessons] == ["Call back sooner."]


def test_a_case_may_be_closed_with_nothing_learnt(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 3))
    make.acknowledged(office, case_id, date(2026, 11, 10))
    make.answered(office, case_id, date(2026, 11, 17))
    office.lessons.close(case_id, Closed(happened_on=TODAY, done_by=1, why=""), "  ")
    assert office.lessons.all().lessons == ()
    assert office.cases.view(case_id).case.ended_on == TODAY


def test_another_complaint_joins_by_its_reference(office: Office) -> None:
    case_id = make.a_complaint(office)
    lesson = note(office)
    office.lessons.link(lesson, "2026-001")
    assert office.cases.view(case_id).lessons
    with pytest.raises(RuleBroken, match="already"):
        office.lessons.link(lesson, "2026-001")
    with pytest.raises(RuleBroken, match="no complaint “2026-009”"):
        office.lessons.link(lesson, "2026-009")


def test_an_entry_is_put_right_and_the_first_one_stays_readable(office: Office) -> None:
    lesson = note(office)
    event = office.lessons.entry(lesson, lesson)
    assert isinstance(event, LessonNoted)
    office.lessons.correct(lesson, lesson, "A slip", replace(event, learnt="Reports by email are lost."))
    record = office.lessons.view(lesson)
    assert record.view.lesson.learnt == "Reports by email are lost."
    assert [line.struck for line in record.lines] == [True, False]


def test_a_correction_that_would_leave_something_impossible_is_refused(office: Office) -> None:
    lesson = note(office)
    office.lessons.record(lesson, planned(lesson))
    plan = office.lessons.view(lesson).lines[-1].number
    made = ChangeMade(happened_on=TODAY, done_by=1, lesson=lesson, evidence="It lies at the desk.")
    office.lessons.record(lesson, made)
    with pytest.raises(RuleBroken, match="No change is planned yet"):
        office.lessons.correct(lesson, plan, "Not so", None)
    assert office.lessons.view(lesson).view.lesson.made_on == TODAY


def test_what_was_struck_out_is_gone_from_the_lists(office: Office) -> None:
    case_id = make.a_complaint(office)
    lesson = note(office, cases=(case_id,))
    office.lessons.correct(lesson, lesson, "Another register", None)
    assert office.lessons.all().lessons == ()
    assert office.cases.view(case_id).lessons == ()
    with pytest.raises(RuleBroken, match="struck out"):
        office.lessons.view(lesson)


def test_the_years_and_what_came_in_each_are_those_of_the_organisation(office: Office, clock: Clock) -> None:
    repairs = [make.a_complaint(office, category=Category.REPAIRS) for _each in range(3)]
    note(office, cases=(repairs[0],))
    learning = office.lessons.all()
    assert (learning.this_year.number, learning.this_year.title) == (2027, "1 Nov 2026 to 31 Oct 2027")
    assert learning.received[2027] == {Category.REPAIRS.words: 3}
    assert [len(learning.of_year(number)) for number in (0, 2026, 2027)] == [1, 0, 1]


def test_entries_of_lessons_are_never_changed_or_deleted(office: Office) -> None:
    lesson = note(office)
    for statement in (
        f"UPDATE lesson_entry SET lesson = 1 WHERE entry = {lesson}",
        "DELETE FROM lesson_entry",
        "INSERT INTO lesson_entry (entry, lesson) VALUES (1, 1)",
    ):
        with (
            pytest.raises((DBAPIError, RuleBroken)),
            office.desk.register.transaction() as shelves,
        ):
            shelves.lessons._connection.exec_driver_sql(statement)
    assert office.lessons.view(lesson).view.lesson.id == lesson


def test_the_self_assessment_says_what_was_learnt_changed_and_told(office: Office) -> None:
    first, second = make.a_complaint(office), make.a_complaint(office)
    lesson = note(office, cases=(first, second))
    other = note(office, learnt="Doors slam.", theme="Noise", cases=(second,))
    office.lessons.record(lesson, planned(lesson))
    office.lessons.record(lesson, told(lesson))
    office.lessons.record(lesson, told(lesson, Audience.STAFF))
    office.lessons.record(other, told(other, Audience.STAFF))
    material = _material(office)
    assert figure(Measure.LESSONS_NOTED, material).sentence == (
        "2 lessons were noted in the year, from 2 complaints; themes: Reports lost and Noise."
    )
    assert figure(Measure.CHANGES_MADE, material).sentence == (
        "0 changes were made in the year because of what was learnt; 1 more is planned."
    )
    assert figure(Measure.LESSONS_TOLD, material).sentence == (
        "2 of 2 lessons noted in the year were told: residents 1 and staff 2."
    )


def test_with_nothing_learnt_the_self_assessment_says_so(office: Office) -> None:
    material = _material(office)
    for measure in (Measure.LESSONS_NOTED, Measure.CHANGES_MADE, Measure.LESSONS_TOLD):
        assert "in this year" in figure(measure, material).sentence
    rows = {row.slug: row.measure for row in office.desk.editions["hos-2024"].form.rows}
    assert (rows["9.1"], rows["9.2"], rows["9.3"]) == (
        Measure.LESSONS_NOTED,
        Measure.CHANGES_MADE,
        Measure.LESSONS_TOLD,
    )


def _material(office: Office) -> Material:
    year = office.lessons.all().this_year
    with office.desk.register.transaction() as shelves:
        return material(office.desk, shelves, year, office.desk.edition("hos-2024"))


def test_changes_to_be_made_are_checked_and_made_anew_when_an_older_program_made_them(office: Office) -> None:
    lesson = note(office)
    office.lessons.record(lesson, planned(lesson))
    before = office.agenda.lines()
    path, key = office.desk.register.path, office.desk.register.key
    office.close()
    for statement in ("UPDATE lesson_change SET what = 'Something else'", "DELETE FROM lesson_change"):
        connection = database.connect(path, key)
        connection.execute(statement)
        connection.close()
        again = make.again(path.parent)
        with pytest.raises(Unsound, match="changes to be made is not what the record says"):
            again.safekeeping.check()
        again.close()
    connection = database.connect(path, key)
    connection.execute("UPDATE projection_state SET version = 0")
    connection.close()
    renewed = make.again(path.parent)
    assert renewed.agenda.lines() == before
    assert renewed.safekeeping.check()


def test_a_change_that_was_struck_out_stands_on_today_no_more(office: Office) -> None:
    lesson = note(office)
    office.lessons.record(lesson, planned(lesson))
    plan = office.lessons.view(lesson).lines[-1].number
    office.lessons.correct(lesson, plan, "Not so", None)
    assert not any(line.duty == "change" for line in office.agenda.lines())
    assert office.safekeeping.check()

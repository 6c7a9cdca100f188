"""What figures are counted from is kept case by case: whatever happens to a case, the next figures know of it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from chc_desktop.domain.assessments.figure import Figure
from chc_desktop.domain.entries import Erased
from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.domain.events import Acknowledged, Noted
from chc_desktop.domain.mistakes.events import LoggedByMistake
from chc_desktop.office.assessments import figures as office_figures
from chc_desktop.office.office import Office
from chc_desktop.office.safekeeping import Unsound
from chc_desktop.store import database
from tests import make

RECEIVED = date(2026, 10, 1)
IN_TIME, LATE = date(2026, 10, 8), date(2026, 10, 9)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path)


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The cases that are measured from now on, one after the other."""
    found: list[int] = []
    inner = office_figures._measured

    def noting(shelves, case_id, under):  # type: ignore[no-untyped-def]
        found.append(case_id)
        return inner(shelves, case_id, under)

    monkeypatch.setattr(office_figures, "_measured", noting)
    return found


def figure(office: Office, slug: str, year: int = 2026) -> Figure:
    return office.assessments.open(year).figures[slug]


def counted(office: Office, slug: str) -> tuple[int, int]:
    found = figure(office, slug)
    return found.numerator, found.denominator


def test_figures_read_again_measure_only_the_case_to_which_something_happened(
    office: Office, measured: list[int]
) -> None:
    first, second = (make.a_complaint(office, received_on=RECEIVED) for _ in range(2))
    make.acknowledged(office, first, IN_TIME)
    assert counted(office, "6.2") == (1, 2)
    assert measured == [first, second]
    office.assessments.open(2026)
    office.assessments.open(2025)
    assert measured == [first, second]
    make.acknowledged(office, second, LATE)
    assert counted(office, "6.2") == (1, 2)
    assert measured == [first, second, second]
    assert office.safekeeping.check().startswith("All is sound")


def test_what_waits_turns_late_by_itself_once_its_day_has_passed(tmp_path: Path) -> None:
    days = [date(2026, 10, 8)]
    office = make.an_office(tmp_path, lambda: days[0])
    case_id = make.a_complaint(office, received_on=RECEIVED)
    found = figure(office, "6.2")
    assert found.denominator == 0
    assert [str(each) for each in found.waiting] == ["2026-001 due Thu 8 Oct 2026"]
    days[0] = date(2026, 10, 9)
    found = figure(office, "6.2")
    assert not found.waiting
    assert [(each.case_id, str(each)) for each in found.spoilers] == [
        (case_id, "2026-001 not sent, due Thu 8 Oct 2026")
    ]


def test_a_case_logged_by_mistake_leaves_the_figures_and_comes_back_with_it(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 10, 30))
    assert figure(office, "3.3").numerator == 1
    mistake = LoggedByMistake(happened_on=office.today(), done_by=1, why="Logged twice")
    office.mistakes.take_out(case_id, mistake)
    assert figure(office, "3.3").numerator == 0
    office.mistakes.take_back(office.mistakes.removed()[0].key)
    assert figure(office, "3.3").numerator == 1


def test_an_erased_entry_counts_no_more(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=RECEIVED)
    make.acknowledged(office, case_id, IN_TIME)
    assert counted(office, "6.2") == (1, 1)
    with office.desk.register.transaction() as shelves:
        (entry,) = shelves.record.entries(Acknowledged.kind)
        erased = Erased(happened_on=office.today(), done_by=1, entries=(entry.number,), why="Asked for")
        office.desk.erase(shelves, erased)
    assert counted(office, "6.2") == (0, 1)


def test_a_holiday_that_is_added_moves_what_is_in_time_and_taking_it_back_moves_it_again(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=RECEIVED)
    make.acknowledged(office, case_id, LATE)
    assert counted(office, "6.2") == (0, 1)
    office.working_calendar.agree(office.working_calendar.adding(date(2026, 10, 5), "A day of mourning"))
    assert counted(office, "6.2") == (1, 1)
    office.working_calendar.agree(office.working_calendar.removing(date(2026, 10, 5)))
    assert counted(office, "6.2") == (0, 1)


def test_another_way_of_counting_days_measures_every_case_anew(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=RECEIVED)
    make.acknowledged(office, case_id, IN_TIME)
    assert counted(office, "6.2") == (1, 1)
    organisation = office.organisation.organisation()
    assert organisation
    office.organisation.save(replace(organisation, count_from_the_day_itself=True))
    assert counted(office, "6.2") == (0, 1)


def test_a_change_of_the_organisation_that_moves_no_date_measures_nothing(office: Office, measured: list[int]) -> None:
    make.a_complaint(office, received_on=RECEIVED)
    figure(office, "6.2")
    organisation = office.organisation.organisation()
    assert organisation
    office.organisation.save(replace(organisation, telephone="01234 000000"))
    figure(office, "6.2")
    assert len(measured) == 1


def test_an_action_that_fails_leaves_nothing_to_be_measured(office: Office, measured: list[int]) -> None:
    case_id = make.a_complaint(office, received_on=RECEIVED)
    figure(office, "6.2")
    with pytest.raises(RuleBroken):
        make.acknowledged(office, case_id, RECEIVED - timedelta(1))
    figure(office, "6.2")
    assert measured == [case_id]


def test_people_are_looked_at_as_they_are_known_today(office: Office) -> None:
    make.a_complaint(office, received_on=RECEIVED)
    assert figure(office, "5.10").denominator == 0
    (joan,) = office.persons.found("Joan Bell")
    known = office.persons.person(joan.person.id)
    office.persons.save(replace(known, adjustment="Large print", adjustment_review=date(2027, 3, 1)))
    assert counted(office, "5.10") == (1, 1)
    office.persons.save(replace(known, adjustment="Large print", adjustment_review=None))
    assert [str(each) for each in figure(office, "5.10").spoilers] == ["2026-001 without a day to look at it again"]


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE measured SET mark = 'good' WHERE mark = 'amiss'",
        "DELETE FROM measured WHERE measure = 'complaints-received'",
        "UPDATE measured SET day = '2025-01-01' WHERE place = 1",
    ],
)
def test_what_figures_count_is_compared_with_the_record_and_made_anew_at_will(office: Office, tampering: str) -> None:
    case_id = make.a_complaint(office, received_on=RECEIVED)
    make.acknowledged(office, case_id, LATE)
    before = office.assessments.open(2026).figures
    _by_hand(office, tampering)
    with pytest.raises(Unsound, match="What the figures count of 2026-001 is not what the record says"):
        office.safekeeping.check()
    _by_hand(office, "UPDATE projection_state SET measured = 0")
    assert office.assessments.open(2026).figures == before
    assert office.safekeeping.check().startswith("All is sound")


@pytest.fixture
def many(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office with more cases than are measured unasked, in three parts."""
    monkeypatch.setattr(office_figures, "FEW", 1)
    monkeypatch.setattr(office_figures, "_A_FEW", 1)
    for _ in range(3):
        make.a_complaint(office, received_on=RECEIVED)
    return office


def test_after_a_change_to_very_many_the_form_opens_at_once_and_says_how_many_are_to_be_measured(many: Office) -> None:
    view = many.assessments.open(2026)
    assert view.to_measure == 3
    assert view.figures["3.3"].numerator == 0
    told: list[float] = []
    many.assessments.measure(told.append)
    assert told == [pytest.approx(share) for share in (1 / 3, 2 / 3, 1)]
    view = many.assessments.open(2026)
    assert view.to_measure == 0
    assert view.figures["3.3"].numerator == 3
    many.cases.record(1, Noted(happened_on=many.today(), done_by=1, text="A call"))
    assert many.assessments.open(2026).to_measure == 0


def test_stopping_the_work_keeps_what_was_measured(many: Office) -> None:
    def stop(_share: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        many.assessments.measure(stop)
    view = many.assessments.open(2026)
    assert view.to_measure == 2
    assert view.figures["3.3"].numerator == 1


def _by_hand(office: Office, statement: str) -> None:
    connection = database.connect(office.desk.register.path, office.desk.register.key)
    connection.execute(statement)
    connection.close()

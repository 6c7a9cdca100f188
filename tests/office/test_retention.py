"""What was kept long enough is listed, kept longer with a reason, or erased; the choice of years is in the record."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from chc_desktop.domain.entries import FactChanged
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Withdrawn
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.mistakes.events import LoggedByMistake
from chc_desktop.domain.requests.events import RequestDone
from chc_desktop.domain.retention.erasing import Decision, Ground
from chc_desktop.domain.retention.events import KeptLonger
from chc_desktop.domain.retention.periods import Kind
from chc_desktop.office.office import Office
from chc_desktop.office.requests import NewRequest
from tests import make

DAY = date(2026, 11, 24)


class Days:
    """A day that a test moves on."""

    def __init__(self) -> None:
        self.today = DAY

    def __call__(self) -> date:
        return self.today


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def office(tmp_path: Path, days: Days) -> Office:
    """A complaint and a request that ended, and a complaint logged by mistake; another complaint is open."""
    office = make.an_office(tmp_path / "data", days)
    first = make.a_complaint(office)
    office.cases.record(first, Withdrawn(happened_on=DAY, done_by=1, why="All is well again."))
    make.a_complaint(office)
    third = make.a_complaint(office)
    office.mistakes.take_out(third, LoggedByMistake(happened_on=DAY, done_by=1, why="Logged twice"))
    new = NewRequest(
        person=make.RESIDENT,
        channel=Channel.TELEPHONE,
        category=Category.REPAIRS,
        asked_on=DAY,
        title="A tap",
        their_words="Mend it.",
        review_on=DAY + timedelta(9),
    )
    request = office.requests.log(new)
    office.requests.record(request, RequestDone(happened_on=DAY, done_by=1, text="Mended."))
    return office


def due(office: Office) -> list[str]:
    return [each.ended.reference for each in office.retention.due()]


def test_each_record_is_listed_once_its_own_time_is_over(office: Office, days: Days) -> None:
    assert due(office) == []
    days.today = date(2027, 11, 24)
    assert due(office) == ["2026-003"]
    days.today = date(2029, 11, 24)
    assert due(office) == ["2026-003", "S2026-001"]
    days.today = date(2032, 11, 24)
    assert due(office) == ["2026-003", "S2026-001", "2026-001"]


def test_the_charitys_own_years_count_and_the_change_is_in_the_record(office: Office, days: Days) -> None:
    office.retention.choose({Kind.COMPLAINTS: 3, Kind.REQUESTS: 0, Kind.MISTAKES: 0, Kind.IMPORTS: 0})
    days.today = date(2029, 11, 24)
    assert due(office) == ["2026-001"]
    office.retention.choose({Kind.COMPLAINTS: 10, Kind.REQUESTS: 0, Kind.MISTAKES: 0, Kind.IMPORTS: 0})
    assert due(office) == []
    with office.desk.register.transaction() as shelves:
        said = shelves.record.entries(FactChanged.kind)[-1].event
    assert isinstance(said, FactChanged)
    assert ('"complaints":3' in said.before, '"complaints":10' in said.after) == (True, True)
    assert office.safekeeping.check().startswith("All is sound")


@pytest.mark.parametrize("reference", ["2026-001", "S2026-001"])
def test_what_is_kept_longer_leaves_the_list_until_its_day(office: Office, days: Days, reference: str) -> None:
    days.today = date(2033, 1, 10)
    record = office.erasing.of_reference(reference)
    with pytest.raises(RuleBroken, match="why it is kept"):
        office.retention.keep_longer(record, KeptLonger(happened_on=days(), done_by=1, until=date(2034, 1, 1), why=""))
    with pytest.raises(RuleBroken, match="still to come"):
        office.retention.keep_longer(record, KeptLonger(happened_on=days(), done_by=1, until=days(), why="A claim"))
    event = KeptLonger(happened_on=days(), done_by=1, until=date(2034, 1, 1), why="A claim goes on")
    office.retention.keep_longer(record, event)
    assert reference not in due(office)
    view = office.requests.view(record) if reference[0] == "S" else office.cases.view(record)
    assert (view.lines[-1].what, view.lines[-1].detail) == ("To be kept until Sun 1 Jan 2034", "A claim goes on")
    days.today = date(2034, 1, 1)
    found = next(each for each in office.retention.due() if each.ended.reference == reference)
    assert found.why == "A claim goes on"
    assert office.safekeeping.check().startswith("All is sound")


def test_a_decision_of_before_its_time_does_not_make_it_due_any_sooner(office: Office, days: Days) -> None:
    event = KeptLonger(happened_on=DAY, done_by=1, until=date(2028, 1, 1), why="A claim goes on")
    office.retention.keep_longer(1, event)
    days.today = date(2028, 1, 2)
    assert "2026-001" not in due(office)
    days.today = date(2032, 11, 24)
    assert "2026-001" in due(office)


def test_a_decision_to_keep_it_that_was_struck_out_counts_no_more(office: Office, days: Days) -> None:
    days.today = date(2033, 1, 10)
    event = KeptLonger(happened_on=days(), done_by=1, until=date(2133, 1, 1), why="A claim goes on")
    office.retention.keep_longer(1, event)
    line = office.cases.view(1).lines[-1]
    office.cases.correct(1, line.number, "A slip of the finger: it was to be 2034", None)
    assert "2026-001" in due(office)


def test_what_was_erased_is_listed_no_more(office: Office, days: Days) -> None:
    days.today = date(2033, 1, 10)
    for each in office.retention.due():
        decision = Decision(ground=Ground.LONG_ENOUGH, why="Its time is over.", decided_by=1)
        office.erasing.erase(each.ended.record_id, decision)
    assert due(office) == []
    assert {each.reference for each in office.erasing.erased()} == {"2026-001", "2026-003", "S2026-001"}
    assert office.safekeeping.check().startswith("All is sound")

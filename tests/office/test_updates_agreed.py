"""How often whoever complains hears while the answer is late: agreed, shown on Today on its day, put right again."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Updated
from chc_desktop.domain.updates.events import Interval, UpdatesAgreed
from chc_desktop.office.office import Office
from tests import make

RECEIVED, ACKNOWLEDGED, DUE = date(2026, 11, 3), date(2026, 11, 10), date(2026, 11, 24)


class Clock:
    """A day that a test moves on."""

    day = date(2026, 11, 12)

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Office:
    return make.an_office(tmp_path / "register", clock)


@pytest.fixture
def case_id(office: Office) -> int:
    case_id = make.a_complaint(office, received_on=RECEIVED)
    make.acknowledged(office, case_id, ACKNOWLEDGED)
    return case_id


def agreed(office: Office, case_id: int, every: Interval = Interval.WEEKLY, how: str = "By telephone") -> None:
    event = UpdatesAgreed(happened_on=office.today(), done_by=1, every=every, agreed_how=how)
    office.cases.record(case_id, event)


def updates(office: Office) -> list[tuple[date, str]]:
    lines = [line for group in office.agenda.today().groups for line in group.lines if line.duty == "update"]
    assert [line for line in office.agenda.lines() if line.duty == "update"] == lines
    return [(line.due, line.sentence) for line in lines]


def test_today_asks_for_each_update_on_its_day_once_the_answer_is_late(
    office: Office, case_id: int, clock: Clock
) -> None:
    agreed(office, case_id)
    assert updates(office) == []
    clock.day = DUE + timedelta(1)
    assert updates(office) == [
        (
            date(2026, 12, 1),
            "Due Tue 1 Dec. Agreed on Thu 12 Nov 2026: they hear every five working days once the answer, first due "
            "Tue 24 Nov 2026, is late (Code 5.9).",
        )
    ]
    clock.day = date(2026, 12, 1)
    office.cases.record(case_id, Updated(happened_on=clock.day, done_by=1, text="The survey is booked."))
    assert [due for due, _said in updates(office)] == [date(2026, 12, 8)]


def test_it_is_found_in_the_calendar_on_its_day(office: Office, case_id: int, clock: Clock) -> None:
    agreed(office, case_id)
    clock.day = DUE + timedelta(1)
    days = office.agenda.month(date(2026, 12, 1))
    assert [view.date for view in days if any(line.duty == "update" for line in view.lines)] == [date(2026, 12, 1)]


def test_how_it_was_agreed_is_asked_for(office: Office, case_id: int) -> None:
    with pytest.raises(RuleBroken, match=r"write how it was agreed with the resident.*\(Code 5.9\)"):
        agreed(office, case_id, how="  ")


def test_nothing_is_agreed_about_a_stage_that_was_answered(office: Office, case_id: int, clock: Clock) -> None:
    make.answered(office, case_id, clock.day)
    with pytest.raises(RuleBroken, match="Stage 1 has been answered"):
        agreed(office, case_id)


def test_the_record_says_it_and_it_can_be_put_right(office: Office, case_id: int, clock: Clock) -> None:
    agreed(office, case_id)
    line = office.cases.view(case_id).lines[-1]
    assert line.what == "Agreed: the resident hears every five working days while the answer is late"
    assert line.detail == "By telephone"
    event = office.cases.entry(case_id, line.number)
    assert isinstance(event, UpdatesAgreed)
    office.cases.correct(case_id, line.number, "She said two.", replace(event, every=Interval.EVERY_2))
    clock.day = DUE + timedelta(1)
    assert [due for due, _said in updates(office)] == [date(2026, 11, 26)]
    office.cases.correct(case_id, line.number, "It was another case.", None)
    assert [due for due, _said in updates(office)] == [date(2026, 11, 25)]
    assert "All is sound" in office.safekeeping.check()

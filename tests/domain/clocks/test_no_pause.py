"""Nothing pauses a clock: no kind of event, no field of one, and nothing that happens to a case moves its dates."""

import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from chc_desktop import files
from chc_desktop.domain import record
from chc_desktop.domain.case import Case
from chc_desktop.domain.clocks.clock import Clock
from chc_desktop.domain.clocks.dates import running_clocks
from chc_desktop.domain.deadlines import Deadline, deadlines
from chc_desktop.domain.events import (
    ClockStarted,
    ClockStepDone,
    ClockStopped,
    Event,
    HandlerChanged,
    Noted,
    PointAdded,
    Reopened,
    Updated,
    Withdrawn,
)
from chc_desktop.domain.limits import Limit
from chc_desktop.domain.milestones import Milestones
from chc_desktop.domain.vocabulary import Duty
from tests.domain.assessments.material import acknowledged
from tests.domain.clocks.material import COUNTING, KINDS, case_under, edition

PAUSE = re.compile(r"paus|on.hold|hold|suspend|frozen|freeze|resum|wait(ed|ing)|days.off|deduct", re.I)
RECEIVED, LATER = date(2026, 11, 3), date(2026, 11, 17)
FIRST = acknowledged(date(2026, 11, 5))
NOTHING_MOVES: dict[str, tuple[Event, ...]] = {
    "a note": (Noted(happened_on=LATER, text="We wait for her reply."),),
    "an update": (Updated(happened_on=LATER, text="The surveyor is ill.", next_update=date(2027, 1, 4)),),
    "a change of hands": (HandlerChanged(happened_on=LATER, stage=1, handler=3, why=""),),
    "a related point": (PointAdded(happened_on=LATER, text="The fan too."),),
    "a withdrawal taken back": (
        Withdrawn(happened_on=date(2026, 11, 9), why="She rang."),
        Reopened(happened_on=LATER, why="She rang again."),
    ),
    "another clock, started, done and stopped": (
        ClockStarted(happened_on=RECEIVED, clock_kind="hazard-significant"),
        ClockStepDone(happened_on=LATER, clock=3, step="investigate", evidence="Report"),
        ClockStopped(happened_on=LATER, clock=3, why="The flat is empty."),
    ),
}


def test_no_kind_of_event_and_no_field_of_one_stops_a_clock() -> None:
    names = [*record.kinds(), *(field.name for kind in record.kinds().values() for field in fields(kind))]
    assert [name for name in names if PAUSE.search(name)] == []


def test_no_field_of_what_is_counted_from_stops_a_clock() -> None:
    counted_from = (*fields(Milestones), *fields(Case), *fields(Clock), *fields(Limit))
    names = [*(field.name for field in counted_from), *Deadline._fields]
    assert [name for name in names if PAUSE.search(name)] == []


@pytest.mark.parametrize("path", files.migrations(), ids=lambda path: path.stem)
def test_no_table_of_the_register_has_a_place_for_a_pause(path: Path) -> None:
    statements = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
    assert re.findall(r"\w*(?:paus|on_hold|suspend|resum)\w*", statements, re.I) == []


@pytest.mark.parametrize("what", NOTHING_MOVES)
@pytest.mark.parametrize("code", ["hos-2020", "hos-2022", "joint-draft", "lgsco-2024", "hos-2024", "own-policy"])
def test_nothing_but_an_extension_moves_a_date(code: str, what: str) -> None:
    def due(*events: Event) -> dict[Duty, date]:
        case = case_under(code, FIRST, *events, on=RECEIVED)
        return {each.duty: each.due for each in deadlines(edition(code), case.milestones, COUNTING)}

    assert due(*NOTHING_MOVES[what]) == due()


def test_stopping_another_clock_ends_it_and_leaves_its_dates_as_they_were() -> None:
    running = Clock(2, "subject-access", "", RECEIVED)
    stopped = Clock(2, "subject-access", "", RECEIVED, stopped_on=LATER, stopped_because="Withdrawn")
    before, after = running_clocks([running, stopped], KINDS, edition("hos-2024"), COUNTING)
    assert [step.due for step in before.steps] == [step.due for step in after.steps]
    assert (before.is_open, after.is_open) == (True, False)

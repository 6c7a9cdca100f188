"""What the tests of clocks share: the editions, England's calendar, a clock of a kind, a case under an edition."""

from dataclasses import replace
from datetime import date
from functools import cache

from chc_desktop import files
from chc_desktop.domain.case import Case
from chc_desktop.domain.clocks.clock import Clock, StepDone
from chc_desktop.domain.clocks.dates import StepDate, step_dates
from chc_desktop.domain.clocks.file import load_kinds
from chc_desktop.domain.code import Edition
from chc_desktop.domain.code_file import read_edition
from chc_desktop.domain.events import Event
from chc_desktop.domain.working_days import Counting, england
from tests.domain.assessments.material import a_case

COUNTING = Counting(england())
KINDS, FAULTY_KINDS = load_kinds(files.resources("clocks"))


@cache
def edition(name: str) -> Edition:
    return read_edition(files.resources("codes") / f"{name}.toml")


def dated(
    kind: str, started: date, given: date | None = None, code: str = "hos-2024", what: str = "", **done: date
) -> dict[str, StepDate]:
    """The dates of a clock's steps by their slugs; `done` gives the day of each step done, “_” for “-”."""
    steps = tuple(StepDone(slug.replace("_", "-"), day, "Seen.") for slug, day in done.items())
    clock = Clock(2, kind, what, started, given, steps)
    found = step_dates(clock, KINDS[kind], edition(code), COUNTING)
    return {each.step.slug: each for each in found}


def case_under(code: str, *events: Event, on: date) -> Case:
    """A case received on a day, under an edition, after these events."""
    return replace(a_case(1, *events, on=on), edition=code)

"""Proofs of the clocks: under every edition, against days counted independently from government's own list."""

import os
import re
import subprocess
import sys
from dataclasses import fields, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop import files
from chc_desktop.domain.code import Edition
from chc_desktop.domain.code_file import read_edition
from chc_desktop.domain.deadlines import Deadline, deadline, deadlines
from chc_desktop.domain.explaining import explain
from chc_desktop.domain.milestones import Milestones
from chc_desktop.domain.vocabulary import Duty, Trigger
from chc_desktop.domain.working_days import PUBLISHED_TO, Closure, Counting, WorkingDays, england

Days: TypeAlias = npt.NDArray[np.datetime64]

PATHS = sorted(files.resources("codes").glob("*.toml"))
EDITIONS = {path.stem: read_edition(path) for path in PATHS}
ENGLAND = england()
COUNTING = Counting(ENGLAND)
CASES = 10_000
_ROOT = Path(__file__).resolve().parents[2]


class Ruled(NamedTuple):
    """What a Code says of a duty: so many working days from an event, and by how many they may be extended."""

    days: int
    runs_from: str
    extension: int | None = None


_ACKNOWLEDGE_1 = Ruled(5, "received")
_ACKNOWLEDGE_2 = Ruled(5, "escalated")

# Written from the table of the editions, not from their files: whoever adds an edition adds what its Code says here.
CODES: dict[str, dict[str, Ruled]] = {
    "hos-2020": {
        "stage1-acknowledgement": _ACKNOWLEDGE_1,
        "stage1-response": Ruled(10, "received", 10),
        "stage2-response": Ruled(20, "escalated", 10),
        "stage3-response": Ruled(20, "stage3-escalated"),
    },
    "hos-2022": {
        "stage1-acknowledgement": _ACKNOWLEDGE_1,
        "stage1-response": Ruled(10, "logged", 10),
        "stage2-response": Ruled(20, "escalated", 10),
        "stage3-response": Ruled(20, "stage3-escalated"),
    },
    "joint-draft": {
        "stage1-acknowledgement": _ACKNOWLEDGE_1,
        "stage1-response": Ruled(10, "received", 10),
        "stage2-acknowledgement": _ACKNOWLEDGE_2,
        "stage2-response": Ruled(20, "escalated", 20),
    },
    "lgsco-2024": {
        "stage1-acknowledgement": _ACKNOWLEDGE_1,
        "stage1-response": Ruled(10, "acknowledged", 10),
        "stage2-acknowledgement": _ACKNOWLEDGE_2,
        "stage2-response": Ruled(20, "stage2-acknowledged", 20),
    },
    "hos-2024": {
        "stage1-acknowledgement": _ACKNOWLEDGE_1,
        "stage1-response": Ruled(10, "acknowledged", 10),
        "stage2-acknowledgement": _ACKNOWLEDGE_2,
        "stage2-response": Ruled(20, "stage2-acknowledged", 20),
    },
}
CODES["own-policy"] = CODES["hos-2024"]  # no Code: the program starts from the limits of the one in force

_ACKNOWLEDGED_BY = {
    "logged": "stage1-acknowledgement",
    "acknowledged": "stage1-acknowledgement",
    "stage2-acknowledged": "stage2-acknowledgement",
}
_FIELDS = {
    "received": "received",
    "logged": "logged",
    "acknowledged": "acknowledged",
    "escalated": "escalated",
    "stage2-acknowledged": "stage2_acknowledged",
    "stage3-escalated": "stage3_escalated",
}


@cache
def government() -> np.busdaycalendar:
    """Government's own list for England and Wales, in numpy's own calendar."""
    listed = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    return np.busdaycalendar(holidays=np.array([each["date"] for each in listed], dtype="datetime64[D]"))


def counted(start: Days, days: int, strict: bool) -> Days:
    """The last of so many working days, day 1 being the next one after the start, or with `strict` the day itself."""
    first = start if strict else start + np.timedelta64(1, "D")
    found: Days = np.busday_offset(first, days - 1, roll="forward", busdaycal=government())
    return found


def oracle(edition_id: str, happened: dict[str, Days], strict: bool) -> dict[str, tuple[Days, Days | None]]:
    """By duty: when it is due and when at the latest if extended, for all cases at once."""
    due: dict[str, tuple[Days, Days | None]] = {}
    for duty, ruled in CODES[edition_id].items():
        start = happened[ruled.runs_from]
        if ruled.runs_from in _ACKNOWLEDGED_BY:  # not happened yet: its own last day
            start = np.where(np.isnat(start), due[_ACKNOWLEDGED_BY[ruled.runs_from]][0], start)
        last = counted(start, ruled.days, strict)
        further = np.busday_offset(last, ruled.extension, busdaycal=government()) if ruled.extension else None
        due[duty] = last, further
    return due


def random_cases() -> dict[str, Days]:
    """Cases of every year government has published; what has not happened is NaT."""
    random = np.random.default_rng(2024)

    def later(than: Days, most: int, *, surely: bool = False) -> Days:
        found: Days = than + random.integers(0, most, CASES).astype("timedelta64[D]")
        found[np.zeros(CASES, bool) if surely else random.random(CASES) < 0.3] = np.datetime64("NaT")
        return found

    first, last = np.datetime64("2012-01-02"), np.datetime64("2028-02-01")
    received = first + random.integers(0, (last - first).astype(int), CASES).astype("timedelta64[D]")
    escalated = later(received, 120, surely=True)
    return {
        "received": received,
        "logged": later(received, 15),
        "acknowledged": later(received, 30),
        "escalated": escalated,
        "stage2-acknowledged": later(escalated, 20),
        "stage3-escalated": later(escalated, 60, surely=True),
    }


@pytest.mark.parametrize("strict", [False, True], ids=["the next working day is day 1", "the day itself is day 1"])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_ten_thousand_cases_come_out_as_an_independent_calendar_counts_them(path: Path, strict: bool) -> None:
    assert path.stem in CODES, "a new edition arrives with its proof: say in CODES what its Code says"
    edition, happened = read_edition(path), random_cases()
    expected = oracle(path.stem, happened, strict)
    columns = {_FIELDS[name]: days.tolist() for name, days in happened.items()}
    counting = Counting(ENGLAND, strict)
    found = [
        deadlines(edition, Milestones(**dict(zip(columns, days, strict=True))), counting)
        for days in zip(*columns.values(), strict=True)
    ]
    assert [limit.duty.value for limit in edition.limits] == list(expected)
    for place, (due, latest) in enumerate(expected.values()):
        assert [each[place].due for each in found] == due.tolist()
        assert [each[place].latest_if_extended for each in found] == (
            latest.tolist() if latest is not None else [None] * CASES
        )


def test_what_government_has_published_ends_with_its_list() -> None:
    last = max(np.array(government().holidays).tolist())
    assert date(last.year, 12, 31) == PUBLISHED_TO, "the list was carried on: so must PUBLISHED_TO, with a look at it"


def test_the_library_is_never_asked_for_anything_but_england() -> None:
    calls = [
        line.strip()
        for path in sorted((_ROOT / "chc_desktop").rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\b(country_holidays|CountryHoliday|UnitedKingdom|UK|GB)\(", line)
    ]
    assert len(calls) == 1
    assert 'subdiv="ENG"' in calls[0]


DAYS = st.dates(date(2013, 1, 1), date(2035, 12, 31))
AFTER = st.integers(0, 60).map(timedelta)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Edition, Milestones]:
    """A case under any edition that has come any way."""
    received = draw(DAYS)
    escalated = draw(st.none() | st.just(received + draw(AFTER)))
    milestones = Milestones(
        received=received,
        logged=draw(st.none() | st.just(received + draw(AFTER))),
        acknowledged=draw(st.none() | st.just(received + draw(AFTER))),
        escalated=escalated,
        stage2_acknowledged=escalated and draw(st.none() | st.just(escalated + draw(AFTER))),
        stage3_escalated=escalated and draw(st.none() | st.just(escalated + draw(AFTER))),
    )
    return draw(st.sampled_from(list(EDITIONS.values()))), milestones


def found_of(case: tuple[Edition, Milestones], counting: Counting = COUNTING) -> tuple[Deadline, ...]:
    return deadlines(*case, counting)


@given(cases(), st.booleans())
def test_a_due_date_is_always_a_working_day(case: tuple[Edition, Milestones], strict: bool) -> None:
    for each in found_of(case, Counting(ENGLAND, strict)):
        days = (each.due, each.original, each.latest_if_extended or each.due, each.if_in_time or each.due)
        assert all(map(ENGLAND.is_working, days)), each


@given(cases(), st.sampled_from(list(Trigger)), st.integers(1, 30).map(timedelta))
def test_a_later_start_never_gives_an_earlier_date(
    case: tuple[Edition, Milestones], event: Trigger, by: timedelta
) -> None:
    edition, milestones = case
    name = _FIELDS[event.value]
    before = getattr(milestones, name)
    later = replace(milestones, **{name: before + by}) if before else milestones
    for was, will in zip(found_of(case), found_of((edition, later)), strict=True):
        assert will.due >= was.due


@given(cases())
def test_an_extension_of_some_days_ends_so_many_working_days_after_the_original_date(
    case: tuple[Edition, Milestones],
) -> None:
    for each in found_of(case):
        extension = case[0].limit(each.duty).extension
        if extension and extension.days:
            assert each.latest_if_extended
            assert ENGLAND.between(each.original, each.latest_if_extended) == extension.days


@given(cases(), st.lists(DAYS, max_size=5))
def test_a_further_bank_holiday_never_brings_a_date_forward(
    case: tuple[Edition, Milestones], holidays: list[date]
) -> None:
    for was, will in zip(found_of(case), found_of(case, Counting(ENGLAND.with_holidays(holidays))), strict=True):
        assert will.due >= was.due
        assert (will.latest_if_extended or will.due) >= (was.latest_if_extended or was.due)


@given(cases(), st.booleans())
def test_counted_and_skipped_days_are_exactly_the_days_between(case: tuple[Edition, Milestones], strict: bool) -> None:
    counting = Counting(ENGLAND, strict)
    for each in found_of(case, counting):
        explained = explain(each, counting)
        assert len(explained.counted) == each.limit
        assert explained.counted[-1] == each.original
        zero = each.start - timedelta(1) if strict else each.start
        between = [zero + timedelta(n) for n in range(1, (each.original - zero).days + 1)]
        assert sorted([*explained.counted, *(skipped.date for skipped in explained.skipped)]) == between


@given(cases(), DAYS, st.integers(0, 60).map(timedelta))
def test_nothing_pauses_a_clock_an_office_closure_neither(
    case: tuple[Edition, Milestones], first: date, length: timedelta
) -> None:
    closed = WorkingDays(ENGLAND.holidays, (Closure(first, first + length),))
    assert found_of(case, Counting(closed)) == found_of(case)


def test_a_case_knows_no_event_that_could_stop_a_clock() -> None:
    names = {each.name for each in fields(Milestones)}
    starts = set(_FIELDS.values())
    ends = {"responded", "stage2_responded", "stage3_responded"}
    extends = {f"{stage}{what}" for stage in ("", "stage2_", "stage3_") for what in ("extended_to", "told")}
    assert names == starts | ends | extends | {"extensions"}
    assert {trigger.value for trigger in Trigger} == set(_FIELDS)


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=lambda edition: edition.id)
def test_what_happens_after_the_start_moves_no_date(edition: Edition) -> None:
    asked = Milestones(date(2026, 11, 2), date(2026, 11, 4), escalated=date(2026, 12, 1), logged=date(2026, 11, 3))
    before = deadline(edition, Duty.STAGE1_RESPONSE, asked, COUNTING)
    answered = replace(asked, responded=date(2026, 11, 10), stage2_responded=date(2026, 12, 9))
    assert deadline(edition, Duty.STAGE1_RESPONSE, answered, COUNTING).due == before.due


_CORE = ("tests/domain/test_deadlines.py", "tests/domain/test_agenda.py", "tests/office/test_agenda.py")


@pytest.mark.parametrize(
    ("zone", "locale"),
    [
        ("Europe/London", "en_GB.UTF-8"),
        ("Pacific/Auckland", "de_DE.UTF-8"),
        ("America/Los_Angeles", "tr_TR.UTF-8"),
    ],
)
def test_deadlines_and_agenda_are_the_same_in_every_zone_and_language(zone: str, locale: str) -> None:
    ways = {"TZ": zone, "LC_ALL": locale, "LANG": locale, "LANGUAGE": locale, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *_CORE]
    done = subprocess.run(command, cwd=_ROOT, env=os.environ | ways, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]

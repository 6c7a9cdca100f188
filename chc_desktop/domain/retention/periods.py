"""How long each kind of record is kept after it ended, and which are due to be looked at. Nothing is erased by this."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from chc_desktop.domain.refusing import refuse_if
from chc_desktop.domain.resource_file import Section, read_file

CHOICES = (0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15)
"""Years to choose between; 0 is never to be asked about."""


class Kind(StrEnum):
    """What has a period of its own."""

    COMPLAINTS = "complaints"
    REQUESTS = "requests"
    MISTAKES = "mistakes"
    IMPORTS = "imports"


@dataclass(frozen=True, slots=True)
class Period:
    """How long a kind of record is kept. `suggested` years and `reason` are ours, `years` the charity’s choice."""

    kind: Kind
    title: str
    counts_from: str
    suggested: int
    reason: str
    years: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A record that has ended. `until` is the day to which it was decided to keep it longer, and `why`."""

    record_id: int
    kind: Kind
    reference: str
    title: str
    ended_on: date
    until: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A record that is kept until a day by a decision, and why."""

    record_id: int
    reference: str
    until: date
    why: str


@dataclass(frozen=True, slots=True)
class Due:
    """A record whose time is over: since which day, and why it was kept until then.

    One that `came_back` was erased on that day, and a restored backup brought it back. `paper` is one letter,
    call or file of it, where only that was erased; the title then names it.
    """

    ended: Ended
    since: date
    why: str
    came_back: bool = False
    paper: int = 0


def due_for_review(every: Iterable[Ended], periods: Mapping[Kind, Period], today: date) -> tuple[Due, ...]:
    """Those whose period, or the longer time that was decided, is over; the longest first."""
    found = [due for each in every if (due := _due(each, periods[each.kind])) and due.since <= today]
    return tuple(sorted(found, key=lambda due: (due.since, due.ended.record_id)))


def may_be_due(period: Period, today: date) -> date:
    """The last day on which a record of this kind may have ended so that it can be due; a day more for a leap year."""
    return _years_on(today, -period.years) + timedelta(1) if period.years else today


def chosen(suggested: Iterable[Period], written: str) -> dict[Kind, Period]:
    """The periods with the charity’s choice, as it is written down, in the place of what is suggested."""
    years = json.loads(written or "{}")
    return {
        each.kind: Period(
            each.kind,
            each.title,
            each.counts_from,
            each.suggested,
            each.reason,
            int(years.get(each.kind.value, each.suggested)),
        )
        for each in suggested
    }


def written(years: Mapping[Kind, int]) -> str:
    """The charity’s choice as it is written down. Refused where it is no number of years."""
    refuse_if(
        any(not 0 <= each <= 100 for each in years.values()), "Please choose how many years. Nothing was changed."
    )
    return json.dumps({kind.value: years[kind] for kind in sorted(years)}, separators=(",", ":"))


def load_periods(path: Path) -> tuple[Period, ...]:
    """What is suggested, from the file of the periods."""
    return read_file(path, lambda file: file.tables("kinds", _read))


def _read(table: Section) -> Period:
    years = table.whole("years")
    kind = table.one_of("slug", Kind)
    return Period(kind, table.text("title"), table.text("counts_from"), years, table.text("reason"), years)


def _due(each: Ended, period: Period) -> Due | None:
    since = _years_on(each.ended_on, period.years) if period.years else None
    if each.until and (since is None or each.until >= since):
        return Due(each, each.until, each.why)
    if since is None:
        return None
    return Due(each, since, f"{period.title} are kept for {period.years} years" if period.years != 1 else _ONE)


def _years_on(day: date, years: int) -> date:
    """The same day so many years on; 28 February for a 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


_ONE = "Such records are kept for one year"

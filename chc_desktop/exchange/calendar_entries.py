"""What a date of the register says in somebody’s calendar, which may be synced to a telephone and shared.

Unless the officer wants it otherwise, an entry gives the number of the case and what is due: no name, no home,
nothing of what the resident said, promised or needs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from chc_desktop import files
from chc_desktop.domain.agenda import ASSESSMENT, LOG, REVIEW, AgendaLine, Urgency
from chc_desktop.domain.calendar_view import Reminder
from chc_desktop.domain.clocks.file import load_kinds
from chc_desktop.domain.clocks.kind import ClockKind
from chc_desktop.domain.people.tasks import AUTHORITY, CONTRACTOR
from chc_desktop.domain.requests.lines import REQUEST_REVIEW
from chc_desktop.domain.summary import CLOCK, PROMISE, UPDATE
from chc_desktop.domain.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Entry:
    """One all-day entry. `identity` tells it from every other of the register; a date that is not `settled` may move.

    `plain_title` says it without names, whatever the officer wanted. `reminders` are the days on which to be reminded,
    for each wish.
    """

    identity: str
    day: date
    title: str
    plain_title: str
    details: str = ""
    settled: bool = True
    reminders: Mapping[Reminder, date] = field(default_factory=dict)


def entry(line: AgendaLine, calendar: WorkingDays, names: bool = False) -> Entry:
    """The entry of a line of the agenda, with the people’s names and what was promised, or without."""
    doubt, why = _doubt(line, calendar)
    plain_title = _title(line, _plain(line), doubt)
    return Entry(
        identity=identity(line),
        day=line.due,
        title=_title(line, line.what, doubt) if names else plain_title,
        plain_title=plain_title,
        details="\n".join(part for part in (line.about if names else "", why) if part),
        settled=not doubt,
        reminders={wish: calendar.do_it_by(line.due - before) for wish, before in _BEFORE.items()},
    )


def identity(line: AgendaLine) -> str:
    """Case or request, duty and key.

    The review of an adjustment or a restriction belongs to the person, whose newest case may be another one tomorrow.
    """
    of_the_person = line.duty == REVIEW and line.action != REQUEST_REVIEW
    return f"{0 if of_the_person else line.case_id}/{line.duty}/{line.key}"


def is_exported(line: AgendaLine) -> bool:
    """Whether a line has a date of its own: a half-written complaint is only ever to be finished today."""
    return line.duty != LOG


_BEFORE = {Reminder.ON_THE_DAY: timedelta(0), Reminder.DAY_BEFORE: timedelta(1), Reminder.WEEK_BEFORE: timedelta(7)}
"""How long before the date, or on the last day before that on which somebody is at work."""

_PLAIN = {
    PROMISE: "Promise due",
    UPDATE: "Tell the resident how things stand",
    CONTRACTOR: "A contractor’s answer",
    AUTHORITY: "Authority to speak for the resident",
}
_TASK = "Task of the complaints register"


def _plain(line: AgendaLine) -> str:
    """What is due in the program’s own words only; other lines say what somebody typed."""
    says_no_more = line.is_a_clock or line.duty == ASSESSMENT
    if says_no_more:
        return line.what
    if line.duty == REVIEW:
        return _review(line)
    return _clock_step(line) if line.duty == CLOCK else _PLAIN.get(line.duty, _TASK)


def _review(line: AgendaLine) -> str:
    if line.action == REQUEST_REVIEW:
        return "Review a service request"
    return "Review a restriction on contact" if line.key.endswith("/restriction") else "Review an adjustment"


def _clock_step(line: AgendaLine) -> str:
    """The names that the files give to another clock and its step, and never what somebody wrote of it."""
    slug = line.key.rpartition(".")[2]
    for kind in _clock_kinds():
        step = kind.step(slug)
        if step and line.what.startswith(kind.title):
            return f"{kind.title}: {step.title[:1].lower()}{step.title[1:]}"
    return _TASK


@cache
def _clock_kinds() -> tuple[ClockKind, ...]:
    return tuple(load_kinds(files.resources("clocks"))[0].values())


def _title(line: AgendaLine, what: str, doubt: str) -> str:
    said = ": ".join(part for part in (line.reference, what) if part)
    return f"{said} ({doubt})" if doubt else said


def _doubt(line: AgendaLine, calendar: WorkingDays) -> tuple[str, str]:
    """In a word and in a sentence why a date is not settled; both empty where it is."""
    if line.urgency is Urgency.EXPECTED:
        return "expected", "This date settles on the day the acknowledgement is sent."
    if calendar.is_provisional(line.due):
        return "provisional", f"The bank holidays of {line.due.year} are not published yet, so this date may move."
    return "", ""

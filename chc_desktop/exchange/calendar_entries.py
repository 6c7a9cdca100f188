"""What a date of the register says in somebody’s calendar, which may be synced to a telephone and shared.

Unless the officer wants it otherwise, an entry gives the number of the case and what is due: no name, no home,
nothing of what the resident said, promised or needs.
"""

from dataclasses import dataclass
from datetime import date

from chc_desktop.domain.agenda import ASSESSMENT, LOG, REVIEW, AgendaLine, Urgency
from chc_desktop.domain.calendar_view import Kind, kind_of
from chc_desktop.domain.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Entry:
    """One all-day entry. `identity` tells it from every other of the register; a date that is not `settled` may move.

    `plain_title` says it without names, whatever the officer wanted.
    """

    identity: str
    day: date
    title: str
    plain_title: str
    details: str = ""
    settled: bool = True


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
    )


def identity(line: AgendaLine) -> str:
    """Case, duty and key. A review belongs to the person, whose newest case may be another one tomorrow."""
    return f"{0 if line.duty == REVIEW else line.case_id}/{line.duty}/{line.key}"


def is_exported(line: AgendaLine) -> bool:
    """Whether a line has a date of its own: a half-written complaint is only ever to be finished today."""
    return line.duty != LOG


_PLAIN = {Kind.PROMISE: "Promise due", Kind.REVIEW: "Review an adjustment"}


def _plain(line: AgendaLine) -> str:
    """What is due in the program’s own words only; other lines say what somebody typed."""
    says_no_more = line.is_a_clock or line.duty == ASSESSMENT
    return line.what if says_no_more else _PLAIN.get(kind_of(line.duty), "Task of the complaints register")


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

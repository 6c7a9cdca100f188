"""How a deadline was worked out: in a sentence, day by day, and what to beware of."""

from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.deadlines import ENDING, Deadline
from chc_desktop.domain.vocabulary import Trigger
from chc_desktop.domain.working_days import Counting, Skipped, WorkingDays


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a date was worked out: the sentence, each day counted (day 1 first), each skipped and why, and warnings."""

    sentence: str
    counted: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]


def explain(deadline: Deadline, counting: Counting) -> Explanation:
    """How a deadline was worked out, ready to be read."""
    calendar = counting.calendar
    zero = counting.zero(deadline.start)
    return Explanation(
        _sentence(deadline, counting),
        calendar.counted(zero, deadline.original),
        calendar.skipped(zero, deadline.original),
        tuple(_warnings(deadline, calendar)),
    )


def _sentence(found: Deadline, counting: Counting) -> str:
    start = words.day(found.start)
    begins = f"{start}, the last day on which it should happen" if _waits(found) else start
    first_day = "The day itself is day 1, as your organisation counts." if counting.from_the_day_itself else (
        "The day itself is not counted."
    )  # fmt: skip
    text = (
        f"{words.count(found.limit, 'working day')} after {_EVENT_WORDS[found.runs_from]} "
        f"({words.cited(found.provision)}), {begins}. {first_day}"
    )
    if found.extended:
        text += (
            f" That was {words.day(found.original)}; extended to {words.day(found.due)} "
            f"({words.cited(found.extension_provision)})."
        )
    return text


def _waits(found: Deadline) -> bool:
    """Whether what it runs from has still to happen, so that the date is counted from the last day for that."""
    return found.waits and found.is_open and found.runs_from in ENDING


def _warnings(found: Deadline, calendar: WorkingDays) -> list[str]:
    warnings = []
    if closure := calendar.closure_on(found.due):
        warnings.append(
            f"{closure.why} {words.short_day(closure.first)} to {words.short_day(closure.last)}: "
            f"do it by {words.day(calendar.do_it_by(found.due))}."
        )
    if found.calendar_reading:
        warnings.append(
            f"The Code says days, not working days. Counted strictly as calendar days it would be due "
            f"{words.day(found.calendar_reading)}: answer by then if you can."
        )
    if found.latest_calendar_reading:
        warnings.append(
            "The Code says days of an extension too: counted as calendar days it ends on "
            f"{words.day(found.latest_calendar_reading)}."
        )
    if found.own_due:
        warnings.append(f"Our own policy promises it by {words.day(found.own_due)}; the Code’s date is the law.")
    if found.if_in_time:
        warnings.append(
            f"It started late: had that happened in time, this would have been due {words.day(found.if_in_time)}."
        )
    if found.extended:
        warnings += _about_extension(found)
    if _waits(found):
        warnings.append(f"Provisional until {_UNTIL_WORDS[found.runs_from]}.")
    if calendar.is_provisional(found.due):
        warnings.append(f"Provisional: bank holidays are published only to {words.day(calendar.published_to)}.")
    return warnings


def _about_extension(found: Deadline) -> list[str]:
    warnings = []
    if found.told and found.told > found.original:
        warnings.append(
            f"The extension was told too late: on {words.day(found.told)}, when {words.day(found.original)} had passed."
        )
    if found.latest_if_extended and found.due > found.latest_if_extended:
        warnings.append(
            f"The extension goes beyond {words.day(found.latest_if_extended)}, the most the Code allows "
            f"({words.cited(found.extension_provision)})."
        )
    return warnings


_EVENT_WORDS = {
    Trigger.RECEIVED: "the complaint was received",
    Trigger.LOGGED: "the complaint was logged",
    Trigger.ACKNOWLEDGED: "the complaint was acknowledged",
    Trigger.ESCALATED: "stage 2 was asked for",
    Trigger.STAGE2_ACKNOWLEDGED: "the request for stage 2 was acknowledged",
    Trigger.STAGE3_ESCALATED: "stage 3 was asked for",
}

_UNTIL_WORDS = {
    Trigger.LOGGED: "the complaint is logged",
    Trigger.ACKNOWLEDGED: "the complaint is acknowledged",
    Trigger.STAGE2_ACKNOWLEDGED: "the request for stage 2 is acknowledged",
}

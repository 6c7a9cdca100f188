"""How the date of a step of another clock was worked out: from what, each day counted, each skipped, and warnings."""

from datetime import timedelta

from chc_desktop.domain import words
from chc_desktop.domain.clocks.dates import StepDate
from chc_desktop.domain.clocks.kind import Measured, Span
from chc_desktop.domain.explaining import Explanation
from chc_desktop.domain.working_days import Counting, WorkingDays


def explain_step(found: StepDate, counting: Counting) -> Explanation:
    """How the date of a step was worked out, ready to be read.

    Working days are listed one by one; of another limit only the days its date was moved over.
    """
    calendar = counting.calendar
    sentence, warnings = _sentence(found, counting), tuple(_warnings(found, calendar))
    if found.span is None or found.counted is None:
        return Explanation(sentence, (), (), warnings)
    if found.span.unit is Measured.WORKING_DAYS:
        zero = counting.zero(found.start) if found.span.provision else found.start
        counted, skipped = calendar.counted(zero, found.counted), calendar.skipped(zero, found.counted)
        return Explanation(sentence, counted, skipped, warnings)
    moved = found.due > found.counted
    moved_over = calendar.skipped(found.counted - timedelta(1), found.due) if moved else ()
    return Explanation(sentence, (), moved_over, warnings)


def _sentence(found: StepDate, counting: Counting) -> str:
    given = found.step.typed_in
    if found.span is None:
        return f"{words.capital(given)}, {words.day(found.due)}. Nothing is counted: that date stands."
    parts = [_count(found, found.span, counting), *_moved(found)]
    if found.by_given_date:
        parts.append(f"{words.capital(given)}, {words.day(found.due)}, is earlier, so it counts.")
    elif found.given:
        parts.append(f"{words.capital(given)}, {words.day(found.given)}, is no earlier, so the count stands.")
    return " ".join(parts)


def _count(found: StepDate, span: Span, counting: Counting) -> str:
    """“10 working days after we learned of the hazard (source), Tue 3 Nov 2026. That day is not counted.”"""
    source = words.cited(span.provision) if span.provision else found.kind.source
    start = words.day(found.start) + (", the last day on which that should happen" if found.waits else "")
    count = f"{span.words} after {found.what_starts} ({source}), {start}."
    if span.provision and counting.from_the_day_itself:
        return f"{count} The day itself is day 1, as your organisation counts."
    if span.unit in (Measured.WORKING_DAYS, Measured.CALENDAR_DAYS):
        return f"{count} The day itself is not counted."
    return count


def _moved(found: StepDate) -> list[str]:
    """Where the count did not simply end: a month without such a day, a day that is not worked."""
    counted = found.counted
    assert counted
    assert found.span
    moved = []
    if found.span.unit is Measured.CALENDAR_MONTHS and counted.day != found.start.day:
        moved.append(f"{words.month(counted)} has no day {found.start.day}, so its last day, {words.day(counted)}.")
    if found.due > counted:
        moved.append(f"{words.day(counted)} is not a working day, so it moves on to {words.day(found.due)}.")
    return moved


def _warnings(found: StepDate, calendar: WorkingDays) -> list[str]:
    warnings = []
    in_hours = found.span is not None and found.span.unit is Measured.HOURS
    if in_hours:
        warnings.append("Hours run day and night, at weekends and on holidays too: by the hour at which they began.")
    if found.latest:
        warnings.append(f"Where that cannot be done, at the very latest by {words.day(found.latest)}.")
    open_day = calendar.do_it_by(found.due)
    if found.start <= open_day < found.due and not in_hours:
        closed = calendar.closure_on(found.due)
        why = closed.why if closed else f"{words.day(found.due)} is not a working day"
        warnings.append(f"{why}: do it by {words.day(open_day)}.")
    if found.waits:
        warnings.append(f"Provisional until it is recorded that {found.what_starts}.")
    if calendar.is_provisional(found.due):
        warnings.append(f"Provisional: bank holidays are published only to {words.day(calendar.published_to)}.")
    if not found.kind.checked and found.kind.note and found.span and not found.span.provision:
        warnings.append(found.kind.note)
    return warnings

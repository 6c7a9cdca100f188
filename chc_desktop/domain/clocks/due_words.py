"""Why a duty of a case is due when it is, and what to beware of, in words that are right under every edition."""

from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.case import Case
from chc_desktop.domain.deadlines import Deadline
from chc_desktop.domain.vocabulary import Duty, Trigger
from chc_desktop.domain.working_days import WorkingDays


def why_due(case: Case, duty: Deadline, calendar: WorkingDays) -> str:
    """“10 working days after the acknowledgement of Tue 10 Nov 2026.”"""
    if duty.extended:
        return f"Extended from {words.short_day(duty.original)} to {words.day(duty.due)}."
    weekend = _day_one(duty, calendar)
    if duty.duty is Duty.STAGE1_ACKNOWLEDGEMENT:
        return f"Received {words.day(case.received_on)} {case.channel.words}.{weekend}"
    if duty.duty is Duty.STAGE2_ACKNOWLEDGEMENT:
        return f"Stage 2 asked for on {words.day(duty.start)}.{weekend}"
    count = words.count(duty.limit, "working day")
    if case.milestones.started(duty.runs_from) is None:
        return f"{count} after {_STARTS[duty.runs_from]}, {_STILL[duty.runs_from]}."
    return (
        f"{count} after {_STARTS[duty.runs_from]} {_ON[duty.runs_from]} {words.day(duty.start)}.{weekend}{late(duty)}"
    )


def late(duty: Deadline) -> str:
    """That what a response is counted from came too late, and the date there would have been; empty if it did not."""
    if not duty.if_in_time:
        return ""
    return f" {_CAME_LATE[duty.runs_from]}, it would have been due {words.day(duty.if_in_time)}."


def about_extension(duty: Deadline) -> tuple[str, ...]:
    """That an extension was told too late, or goes beyond what may be: a sentence each."""
    found = []
    if duty.extended and duty.told and duty.told > duty.original:
        found.append(f"The extension was told too late, on {words.day(duty.told)}.")
    if duty.extended and duty.latest_if_extended and duty.due > duty.latest_if_extended:
        latest, provision = words.day(duty.latest_if_extended), words.cited(duty.extension_provision)
        found.append(f"It goes beyond {latest}, the most that is allowed ({provision}).")
    return tuple(found)


def stricter_dates(duty: Deadline) -> tuple[str, ...]:
    """The earlier dates to keep to beside the one that is due: calendar days, our own policy. A sentence each."""
    found = []
    if duty.calendar_reading and not duty.extended:
        found.append(f"The Code says days, not working days. Strictly read: by {_day(duty.calendar_reading, duty)}.")
    if duty.latest_calendar_reading and duty.extended and duty.latest_calendar_reading < duty.due:
        found.append(
            f"The Code says days of the extension too. Strictly read: by {_day(duty.latest_calendar_reading, duty)}."
        )
    if duty.own_due and not duty.extended:
        found.append(f"Our own policy: by {_day(duty.own_due, duty)}.")
    return tuple(found)


def in_a_closure(due: date, calendar: WorkingDays, today: date) -> str:
    """“Office closed Thu 24 Dec to Sun 3 Jan: do it by Wed 23 Dec.” Empty where it is open, or too late for it."""
    closure, act_by = calendar.closure_on(due), calendar.do_it_by(due)
    if closure is None or act_by < today:
        return ""
    first, last = words.short_day(closure.first), words.short_day(closure.last)
    closed = f"{closure.why} {first}" + (f" to {last}" if first != last else "")
    return f"{closed}: do it by {words.short_day(act_by)}."


def _day_one(duty: Deadline, calendar: WorkingDays) -> str:
    """Where the clock started on a day that is not worked: which day is the first that counts."""
    if calendar.is_working(duty.start):
        return ""
    return f" Not a working day, so day 1 is {words.short_day(calendar.add(duty.start, 1))}."


def _day(day: date, duty: Deadline) -> str:
    """With its year only where that is another one than the due date’s."""
    return words.short_day(day) if day.year == duty.due.year else words.day(day)


_STARTS = {
    Trigger.RECEIVED: "it was received",
    Trigger.LOGGED: "it was logged",
    Trigger.ACKNOWLEDGED: "the acknowledgement",
    Trigger.ESCALATED: "stage 2 was asked for",
    Trigger.STAGE2_ACKNOWLEDGED: "the acknowledgement",
    Trigger.STAGE3_ESCALATED: "stage 3 was asked for",
}

_ON = {trigger: "of" if started == "the acknowledgement" else "on" for trigger, started in _STARTS.items()}

_STILL = {
    Trigger.LOGGED: "which is still to be done",
    Trigger.ACKNOWLEDGED: "still to be sent",
    Trigger.STAGE2_ACKNOWLEDGED: "still to be sent",
}

_CAME_LATE = {
    Trigger.LOGGED: "Logged late: in time",
    Trigger.ACKNOWLEDGED: "Acknowledged late: in time",
    Trigger.STAGE2_ACKNOWLEDGED: "Acknowledged late: in time",
}

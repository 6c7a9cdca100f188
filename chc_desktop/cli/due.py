"""`chc-desktop due`: the deadlines of a complaint with these dates, explained in words or as JSON."""

import argparse
import json
from dataclasses import replace
from datetime import date
from typing import Any

from chc_desktop import files
from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.code_file import load_editions
from chc_desktop.domain.deadlines import Deadline, deadlines
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.explaining import Explanation, explain
from chc_desktop.domain.milestones import Milestones, check_order
from chc_desktop.domain.vocabulary import Duty, Trigger
from chc_desktop.domain.working_days import Counting, england


def due(arguments: argparse.Namespace) -> int:
    """Print the deadlines of a complaint with these dates, in words or as JSON."""
    edition = _edition(arguments.code)
    milestones = Milestones(
        received=_day(arguments.received, "received"),
        acknowledged=_optional_day(arguments.acknowledged, "acknowledged"),
        escalated=_optional_day(arguments.escalated, "escalated"),
        stage2_acknowledged=_optional_day(arguments.stage2_acknowledged, "stage2-acknowledged"),
        logged=_optional_day(arguments.logged, "logged"),
        stage3_escalated=_optional_day(arguments.stage3_escalated, "stage3-escalated"),
    )
    check_order(milestones)
    if milestones.stage3_escalated and edition.stages.most < 3:
        raise RuleBroken(f"The {edition.short_title} has no third stage ({words.cited(edition.stages.provision)}).")
    holidays = [_day(text, "holiday") for text in arguments.holiday]
    counting = Counting(england().with_holidays(holidays), arguments.count_from_the_day_itself)
    before = _not_in_force(edition, milestones.received)
    found = [
        (deadline, _warned(explain(deadline, counting), (*before, *_not_counted_from(edition, milestones, deadline))))
        for deadline in deadlines(edition, milestones, counting)
    ]
    if arguments.json:
        print(json.dumps([_as_json(*each) for each in found], indent=2, ensure_ascii=False))
    else:
        print("\n\n".join(_in_words(*each) for each in found))
    return 0


def _edition(edition_id: str) -> Edition:
    editions, faulty = load_editions(files.resources("codes"))
    if edition_id in editions:
        return editions[edition_id]
    for fault in faulty:
        if fault.name == f"{edition_id}.toml":
            raise RuleBroken(f"The Code’s file has faults and cannot be used. {fault}")
    raise RuleBroken(f"There is no Code “{edition_id}”. There are: {', '.join(editions)}.")


def _not_in_force(edition: Edition, received: date) -> tuple[str, ...]:
    """A warning where the edition was not in force when the complaint came."""
    begun, ended = edition.in_force_from, edition.in_force_to
    if begun is None:
        return () if edition.is_own_policy else ("This edition is a draft that never came into force.",)
    if received < begun:
        return (
            f"This edition of the Code began on {words.letter_day(begun)}, after the complaint was received: it did "
            "not apply to it yet.",
        )
    if ended and received > ended:
        return (
            f"This edition of the Code ended on {words.letter_day(ended)}, before the complaint was received: it did "
            "not apply to it any more.",
        )
    return ()


def _not_counted_from(edition: Edition, milestones: Milestones, deadline: Deadline) -> tuple[str, ...]:
    """A word where a date was given from which this edition counts nothing: it is accepted and changes no date."""
    given = {
        Duty.STAGE1_RESPONSE: (milestones.logged, Trigger.LOGGED, "was logged"),
        Duty.STAGE2_RESPONSE: (milestones.stage2_acknowledged, Trigger.STAGE2_ACKNOWLEDGED, "was acknowledged"),
    }
    if deadline.duty not in given:
        return ()
    day, trigger, happened = given[deadline.duty]
    if day is None or deadline.runs_from is trigger:
        return ()
    what = "the complaint" if trigger is Trigger.LOGGED else "the request for stage 2"
    return (f"Nothing is counted here from the day {what} {happened}, so {words.day(day)} changes no date.",)


def _warned(explanation: Explanation, warnings: tuple[str, ...]) -> Explanation:
    return replace(explanation, warnings=(*warnings, *explanation.warnings))


def _day(text: str, what: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RuleBroken(
            f"“{text}” ({what}) is not a date. Please write it as year-month-day, such as 2026-12-24."
        ) from None


def _optional_day(text: str | None, what: str) -> date | None:
    return _day(text, what) if text is not None else None


def _as_json(deadline: Deadline, explanation: Explanation) -> dict[str, Any]:
    return {
        "duty": deadline.duty.value,
        "due": deadline.due.isoformat(),
        "runs_from": deadline.runs_from.value,
        "start": deadline.start.isoformat(),
        "limit": deadline.limit,
        "provision": deadline.provision,
        "provisional": deadline.provisional,
        "latest_if_extended": _iso(deadline.latest_if_extended),
        "due_if_started_in_time": _iso(deadline.if_in_time),
        "due_in_calendar_days": _iso(deadline.calendar_reading),
        "breach": deadline.breach,
        "explanation": explanation.sentence,
        "counted": [day.isoformat() for day in explanation.counted],
        "skipped": [{"date": skipped.date.isoformat(), "why": skipped.why} for skipped in explanation.skipped],
        "warnings": list(explanation.warnings),
    }


def _in_words(deadline: Deadline, explanation: Explanation) -> str:
    counted = ", ".join(f"{words.short_day(day)} ({n})" for n, day in enumerate(explanation.counted, 1))
    skipped = ", ".join(f"{words.short_day(each.date)} ({each.why})" for each in explanation.skipped)
    lines = [
        f"{deadline.words}: {words.long_day(deadline.due)}",
        explanation.sentence,
        f"Counted: {counted}.",
        f"Not counted: {skipped}." if skipped else "",
        _extension_in_words(deadline),
        *explanation.warnings,
        f"Late: {deadline.breach}" if deadline.breach else "",
    ]
    return "\n  ".join(line for line in lines if line)


def _extension_in_words(deadline: Deadline) -> str:
    if deadline.latest_if_extended is None:
        return ""
    latest = words.long_day(deadline.latest_if_extended)
    return f"If extended, at the latest {latest} ({words.cited(deadline.extension_provision)})."


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

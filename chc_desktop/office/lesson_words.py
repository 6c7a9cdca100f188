"""The record of a lesson as people read it."""

from collections.abc import Mapping, Sequence
from functools import singledispatch

from chc_desktop.domain import words
from chc_desktop.domain.case import Recorded
from chc_desktop.domain.events import Corrected, Event
from chc_desktop.domain.lessons.events import (
    ChangeMade,
    ChangePlanned,
    LessonLinked,
    LessonNoted,
    LessonThemed,
    LessonTold,
)
from chc_desktop.office.chronicle import ERASED, Line, corrected_entries, line_of, say_corrected


def lesson_chronicle(entries: Sequence[Recorded], names: Mapping[int, str]) -> tuple[Line, ...]:
    """Every entry of a lesson as a line, oldest first."""
    corrected = corrected_entries(entries)
    return tuple(
        line_of(
            entry, _say(entry.event, names) if entry.event else ERASED, names, entry.number in corrected, (Corrected,)
        )
        for entry in entries
    )


@singledispatch
def _say(event: Event, names: Mapping[int, str]) -> tuple[str, str]:
    raise TypeError(f"no words for {event.kind}")


@_say.register
def _(event: LessonNoted, names: Mapping[int, str]) -> tuple[str, str]:
    theme = f"Theme: {event.theme}." if event.theme else ""
    if event.made_on:
        change = f"Changed on {words.day(event.made_on)}: {event.change}\nWhat shows it: {event.evidence}"
    else:
        change = _plan(event, names) if event.change and event.by else ""
    return "Learnt", "\n".join(part for part in (event.learnt, theme, change) if part)


@_say.register
def _(event: ChangePlanned, names: Mapping[int, str]) -> tuple[str, str]:
    why = f"\nBecause: {event.why}" if event.why else ""
    return "Change planned", _plan(event, names) + why


@_say.register
def _(event: ChangeMade, names: Mapping[int, str]) -> tuple[str, str]:
    return "Change made", event.evidence


@_say.register
def _(event: LessonTold, names: Mapping[int, str]) -> tuple[str, str]:
    return f"Told: {event.audience.words.lower()}", event.how


@_say.register
def _(event: LessonLinked, names: Mapping[int, str]) -> tuple[str, str]:
    return f"Learnt from complaint {event.reference} too", ""


@_say.register
def _(event: LessonThemed, names: Mapping[int, str]) -> tuple[str, str]:
    return "Theme given", event.theme


@_say.register
def _(event: Corrected, names: Mapping[int, str]) -> tuple[str, str]:
    return say_corrected(event)


def _plan(event: LessonNoted | ChangePlanned, names: Mapping[int, str]) -> str:
    by = f" By {words.day(event.by)}." if event.by else ""
    owner = f" {names[event.owner]} sees to it." if event.owner in names else ""
    return f"To be changed: {event.change.rstrip('.')}.{by}{owner}"

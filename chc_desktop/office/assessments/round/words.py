"""The record of a year's round as people read it."""

from collections.abc import Mapping, Sequence
from functools import singledispatch

from chc_desktop.domain import words
from chc_desktop.domain.assessments.round.events import (
    AssessmentPublished,
    AssessmentReopened,
    AssessmentSubmitted,
    CircumstanceDutyDone,
    ResponseRecorded,
    SentForApproval,
)
from chc_desktop.domain.case import Recorded
from chc_desktop.domain.entries import AssessmentApproved
from chc_desktop.domain.events import Corrected, Event
from chc_desktop.office.chronicle import ERASED, Line, corrected_entries, line_of, say_corrected


def round_chronicle(entries: Sequence[Recorded], names: Mapping[int, str]) -> tuple[Line, ...]:
    """Every entry of a round as a line, oldest first."""
    corrected = corrected_entries(entries)
    return tuple(
        line_of(entry, _say(entry.event) if entry.event else ERASED, names, entry.number in corrected, (Corrected,))
        for entry in entries
    )


@singledispatch
def _say(event: Event) -> tuple[str, str]:
    raise TypeError(f"no words for {event.kind}")


@_say.register
def _(event: SentForApproval) -> tuple[str, str]:
    return "Sent to the governing body", f"For its meeting of {words.day(event.meeting)}."


@_say.register
def _(event: AssessmentApproved) -> tuple[str, str]:
    response = f" Its response: {event.response}" if event.response else " Its response is to follow."
    return f"Version {event.version} approved", f"{words.capital(words.sentence(event.minute))}{response}"


@_say.register
def _(event: ResponseRecorded) -> tuple[str, str]:
    return "The governing body’s response", f"Written by {event.written_by}. {event.response}"


@_say.register
def _(event: AssessmentPublished) -> tuple[str, str]:
    return f"Version {event.version} published {event.place.words}", event.where


@_say.register
def _(event: AssessmentSubmitted) -> tuple[str, str]:
    return f"Version {event.version} submitted to the Ombudsman", event.how


@_say.register
def _(event: AssessmentReopened) -> tuple[str, str]:
    provision = f" ({words.cited(event.provision)})" if event.provision else " (our own good practice)"
    by = f" The new version is to be approved by {words.day(event.by)}." if event.by else ""
    what = "Opened again" if event.by else "Noted"
    return f"{what}: {event.reason.words}{provision}", f"{words.sentence(event.why)}{by}"


@_say.register
def _(event: CircumstanceDutyDone) -> tuple[str, str]:
    back = f" The Code is to be complied with again by {words.day(event.back_by)}." if event.back_by else ""
    return event.duty.done, f"{words.sentence(event.how)}{back}"


@_say.register
def _(event: Corrected) -> tuple[str, str]:
    return say_corrected(event)

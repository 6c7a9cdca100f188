"""The record of a service request as people read it, on its own page and at the head of the complaint it became."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import singledispatch

from chc_desktop.domain import words
from chc_desktop.domain.case import Recorded
from chc_desktop.domain.events import Corrected, Event
from chc_desktop.domain.mistakes.events import MISTAKES, LoggedByMistake, NoMistake
from chc_desktop.domain.papers.events import Corresponded, PaperRemoved, PaperTakenBack
from chc_desktop.domain.requests.events import (
    RequestBecameComplaint,
    RequestDone,
    Requested,
    RequestNoted,
    RequestReviewed,
)
from chc_desktop.domain.retention.events import KeptLonger
from chc_desktop.office import paper_lines
from chc_desktop.office.chronicle import (
    ERASED,
    Line,
    corrected_entries,
    line_of,
    say_corrected,
    say_kept_longer,
    say_mistake,
)


def request_chronicle(entries: Sequence[Recorded], names: Mapping[int, str]) -> tuple[Line, ...]:
    """Every entry of a request as a line, oldest first."""
    corrected = corrected_entries(entries)
    return tuple(
        line_of(
            entry,
            _said(entry.event, names) if entry.event else ERASED,
            names,
            entry.number in corrected,
            (RequestBecameComplaint, *MISTAKES),
        )
        for entry in entries
    )


def with_request(reference: str, request: Sequence[Line], complaint: Sequence[Line]) -> tuple[Line, ...]:
    """The record of a complaint with that of the request it grew from, each of the latter’s lines marked as such.

    What happened to the request stands first, by the order of the one record; it is corrected on its own page.
    """
    marked = (
        replace(line, what=f"Service request {reference}: {line.what[:1].lower()}{line.what[1:]}", correctable=False)
        for line in request
    )
    return tuple(sorted((*marked, *complaint), key=lambda line: line.number))


def _said(event: Event, names: Mapping[int, str]) -> tuple[str, str]:
    return paper_lines.say_corresponded(event, names) if isinstance(event, Corresponded) else _say(event)


@singledispatch
def _say(event: Event) -> tuple[str, str]:
    raise TypeError(f"no words for {event.kind}")


@_say.register
def _(event: KeptLonger) -> tuple[str, str]:
    return say_kept_longer(event)


@_say.register
def _(event: Requested) -> tuple[str, str]:
    review = f"To be looked at again on {words.day(event.review_on)}."
    said = event.their_words.strip() or event.title
    return "Asked for", f"{words.capital(event.channel.words)}. {said}\n{review}"


@_say.register
def _(event: RequestNoted) -> tuple[str, str]:
    return "Note", event.text


@_say.register
def _(event: RequestReviewed) -> tuple[str, str]:
    return "Reviewed", f"{event.found}\nTo be looked at again on {words.day(event.next_review)}."


@_say.register
def _(event: RequestDone) -> tuple[str, str]:
    return "Done", event.text


@_say.register
def _(event: RequestBecameComplaint) -> tuple[str, str]:
    return f"Became complaint {event.reference}", "The person was not satisfied. Any work still to do goes on."


@_say.register(LoggedByMistake)
@_say.register(NoMistake)
def _(event: LoggedByMistake | NoMistake) -> tuple[str, str]:
    return say_mistake(event)


@_say.register
def _(event: PaperRemoved) -> tuple[str, str]:
    return paper_lines.say_removed(event)


@_say.register
def _(event: PaperTakenBack) -> tuple[str, str]:
    return paper_lines.say_taken_back(event)


@_say.register
def _(event: Corrected) -> tuple[str, str]:
    return say_corrected(event)

"""Through whose hands a case went: who had each stage, from when and until when."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from chc_desktop.domain.events import Escalated, Event, HandlerChanged, Received


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody who had a stage in hand. `until` is None while they have it; `why` says why it went on to them."""

    stage: int
    person: int
    since: date
    until: date | None = None
    why: str = ""


def hands(events: Iterable[Event]) -> tuple[Hand, ...]:
    """Everybody who had a stage in hand, in order, from the entries that count."""
    found: list[Hand] = []
    for event in events:
        if isinstance(event, Received):
            found.append(Hand(1, event.handler, event.happened_on))
        elif isinstance(event, Escalated):
            found.append(Hand(event.stage, event.reviewer, event.happened_on))
        elif isinstance(event, HandlerChanged):
            _hand_over(found, event)
    return tuple(found)


def _hand_over(found: list[Hand], event: HandlerChanged) -> None:
    """The last who had the stage has it until then."""
    for place, hand in enumerate(found):
        if hand.stage == event.stage and hand.until is None:
            found[place] = replace(hand, until=event.happened_on)
    found.append(Hand(event.stage, event.handler, event.happened_on, why=event.why))

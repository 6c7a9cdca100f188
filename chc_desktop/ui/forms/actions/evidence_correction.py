"""What can be put right of an entry that says what was looked at: which points it bears on are asked by number."""

import re
from dataclasses import replace
from datetime import date

from chc_desktop.domain.points.events import EvidenceConsidered
from chc_desktop.ui.forms.asks import Ask, AskDay, AskLine, Filled


def asks(event: EvidenceConsidered, today: date, when: tuple[str, str]) -> tuple[Ask, ...]:
    """A question for each part of it."""
    points = ", ".join(str(point) for point in event.points)
    return (
        AskDay(name="happened_on", label="When it happened", value=event.happened_on, today=today, only_when=when),
        AskLine(name="what", label="What was looked at", value=event.what, only_when=when),
        AskDay(name="dated", label="Its date", value=event.dated, today=today, optional=True, only_when=when),
        AskLine(name="points", label="Which points it bears on", help="Such as 1, 2.", value=points, only_when=when),
    )


def corrected(event: EvidenceConsidered, answers: Filled) -> EvidenceConsidered:
    """The event with what was answered in place of what it said."""
    points = dict.fromkeys(int(number) for number in re.findall(r"[0-9]{1,4}", answers.text("points")))
    return replace(
        event,
        happened_on=answers.day("happened_on"),
        what=answers.text("what"),
        dated=answers.day_or_none("dated"),
        points=tuple(points),
    )

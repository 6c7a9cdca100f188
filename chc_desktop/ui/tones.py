"""The tone in which each urgency is shown, the same on every page."""

from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.agenda import Urgency
from chc_desktop.ui.widgets.tag import Tone

TONES = {
    Urgency.LATE: Tone.RED,
    Urgency.TODAY: Tone.AMBER,
    Urgency.SOON: Tone.TEAL,
    Urgency.LATER: Tone.TEAL,
    Urgency.EXPECTED: Tone.PLAIN,
}


def when_due(day: date, today: date) -> tuple[str, Tone]:
    """By when something is to be done, or that it is late, as the words and tone of a tag."""
    if day == today:
        return "due today", Tone.AMBER
    said = words.short_day(day) if day.year == today.year else words.day(day)
    return (f"late, was due {said}", Tone.RED) if day < today else (f"by {said}", Tone.TEAL)

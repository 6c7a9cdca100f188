"""The list of published rows: what each is, how it stands, and where it belongs."""

from collections.abc import Callable, Sequence

from chc_desktop.domain.assessments.published.reading import ReadRow
from chc_desktop.domain.assessments.published.review import Standing
from chc_desktop.ui.tables import Column
from chc_desktop.ui.widgets.tag import Tone

ALL, WAITING = "all", "waiting"
SHOWN = ((WAITING, "Rows that need you"), (ALL, "All rows"))
AROUND = "Text outside the rows, which does not come in:\n"

_TONES = {
    Standing.UNDERSTOOD: Tone.GREEN,
    Standing.WAITS: Tone.AMBER,
    Standing.KEPT: Tone.GREEN,
    Standing.LEFT_OUT: Tone.PLAIN,
}


def columns(standing: Callable[[ReadRow], Standing], place: Callable[[ReadRow], str]) -> tuple[Column, ...]:
    """What the list says of a row; how it stands and where it belongs are asked for anew each time."""
    return (
        Column("In the file", lambda row: row.source.number or str(row.source.place), _order, width=12),
        Column("How it stands", lambda row: standing(row).value, tone=lambda row: _TONES[standing(row)], width=16),
        Column("Belongs to", place, width=18, yields=2),
        Column("Answer", lambda row: row.understood.comply.words or "Open", width=15, yields=1),
        Column("What it asks", lambda row: " ".join(row.source.requirement.split()), width=0),
    )


def place_of(places: Sequence[int], before: int) -> int:
    """Where to go on in the list: the same row, or the one that came after it."""
    return next((index for index, place in enumerate(places) if place >= before), 0)


def _order(row: ReadRow) -> int:
    return row.source.place

"""The list of rows of a form to fill in: what each is, and what becomes of it."""

from chc_desktop.domain.assessments.assessment import called
from chc_desktop.domain.assessments.filling.plan import Standing
from chc_desktop.office.filling import FilledRow
from chc_desktop.ui.tables import Column
from chc_desktop.ui.widgets.tag import Tone

ALL, LOOK = "all", "look"
SHOWN = ((LOOK, "Rows to look at"), (ALL, "All rows"))

_TONES = {
    Standing.WRITTEN: Tone.GREEN,
    Standing.DOUBTFUL: Tone.AMBER,
    Standing.NOT_ANSWERED: Tone.PLAIN,
    Standing.NOT_PLACED: Tone.RED,
}

COLUMNS = (
    Column(
        "In the form",
        lambda row: row.planned.source.number or str(row.planned.source.place),
        lambda row: _order(row),
        width=12,
    ),
    Column("What becomes of it", lambda row: becomes(row), tone=lambda row: _TONES[row.standing], width=22),
    Column("Our row", lambda row: called(row.row) if row.row else "", width=14, yields=1),
    Column("Why", lambda row: " ".join(row.why), width=0),
)


def becomes(row: FilledRow) -> str:
    """What becomes of a row, in two or three words."""
    if row.standing is Standing.WRITTEN and row.why:
        return "Written in part" if _lacks(row) else "Will be written"
    return "Will be replaced" if row.standing is Standing.WRITTEN and row.replaced else row.standing.value


def wants_a_look(row: FilledRow) -> bool:
    """Whether there is something to know about a row."""
    return row.standing is not Standing.WRITTEN or _lacks(row)


def _lacks(row: FilledRow) -> bool:
    notes = "Told by its words and its place in the form."
    return any(why != notes for why in row.why)


def _order(row: FilledRow) -> int:
    return row.planned.source.place

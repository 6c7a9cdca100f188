"""Draws the foot of a page: whose it is on the left, page x of y on the right."""

from chc_desktop.documents.flow import Column
from chc_desktop.documents.look import SOFT, Style
from chc_desktop.documents.prose import broken
from chc_desktop.documents.tagged import Sheets

FOOT = Style(8.5, 11, colour=SOFT)
_SHARE_OF_WORDS = 0.78


def draw_foot(
    sheets: Sheets, words: tuple[str, ...], number: int, total: int, column: Column, style: Style = FOOT
) -> None:
    """Draw it along the foot of the column, as much of the words as one line holds."""
    text = " · ".join(filter(None, words))
    line, *others = broken(((text, style.weight),), style.size, column.width * _SHARE_OF_WORDS)
    count = broken(((f"Page {number} of {total}", style.weight),), style.size, column.width)[0]
    ellipsis = (("… ", style.weight),) if others else ()
    lines = [
        (column.left, column.bottom, (*line.pieces, *ellipsis)),
        (column.left + column.width - count.width, column.bottom, count.pieces),
    ]
    with sheets.ornament("Pagination", "Footer"):
        sheets.text(lines, style.size, style.colour)

"""What a column of a list says of a row: what is shown, what it stands for, how much room it takes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from chc_desktop.domain.listing.listed import Native
from chc_desktop.ui.widgets.tag import Tone

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """What a column says of a row.

    `sort` gives the native value to sort by (None goes last); `tone` makes the cell a tag;
    `width` is in characters, 0 takes the room that is left. Where there is no room for all, the columns
    with the highest `yields` go first; those with 0 stay. `key` names the column for whoever keeps what was chosen,
    and `value` gives what it stands for: a date, a whole number, or text; None where there is nothing. An `extra`
    column is shown only where somebody asked for it. `short` says the same in fewer words, shown where the cell has
    no room for all of it; a column that has them gives way to `short_width` characters in a narrow window.
    """

    title: str
    text: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    align: Qt.AlignmentFlag = LEFT
    tone: Callable[[Any], Tone | None] | None = None
    width: int = 14
    yields: int = 0
    key: str = ""
    value: Callable[[Any], Native] | None = None
    extra: bool = False
    short: Callable[[Any], str] | None = None
    short_width: int = 0

    def sort_value(self, row: object) -> Any:
        """The value rows are ordered by."""
        return self.sort(row) if self.sort else self.text(row).casefold()

    def native(self, row: object) -> Native:
        """What it stands for, to be written into a spreadsheet."""
        return self.value(row) if self.value else self.text(row)

"""A table that runs over as many pages as it needs, its heading row repeated on each.

A row that would fit on the next page is moved there, unless it is a long one: that breaks between its lines,
and goes on under a repeated row heading.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from chc_desktop.documents.look import LINE, TEAL, TEAL_GROUND
from chc_desktop.documents.prose import Prose
from chc_desktop.documents.tagged import Sheets

Cell = Sequence[Prose]
Row = Sequence[Cell]

_ACROSS = 5.0  # white to the left and right of a cell's text, in points
_ABOVE = 4.0  # and above and below it
_LONG_ROW = 150.0  # a row higher than this may break over pages
_SHORT_TABLE = 170.0  # a table no higher than this stays on one page
_LEAST_OF_A_ROW = 45.0  # what must then stand at the foot of the page


@dataclass(slots=True)
class Grid:
    """A table. `shares` are its columns' parts of the width; they need not add up to one. `short` ones stay whole."""

    heading: Row
    rows: Sequence[Row]
    shares: Sequence[float]
    before: float = 4
    after: float = 10
    keeps_next: bool = False
    short: float = _SHORT_TABLE
    _heights: list[float] = field(default_factory=list)

    def height(self, width: float) -> float:
        return self._heading_height(width) + sum(self._row_heights(width))

    def least(self, width: float) -> float:
        if (height := self.height(width)) <= self.short:
            return height
        return self._heading_height(width) + min(self._row_heights(width)[0], _LONG_ROW)

    def split(self, width: float, room: float) -> "tuple[Grid, Grid] | None":
        """The rows that fit and those that do not; the row between is broken if it is a long one."""
        if not self.rows or self.height(width) <= self.short:
            return None
        room -= self._heading_height(width)
        heights = self._row_heights(width)
        whole = sum(edge <= room for edge in list(accumulate(heights))[:-1])
        halves = self._broken_row(whole, width, room - sum(heights[:whole]))
        if halves:
            return self._parted([*self.rows[:whole], halves[0]], [halves[1], *self.rows[whole + 1 :]])
        return self._parted(self.rows[:whole], self.rows[whole:]) if whole else None

    def draw(self, sheets: Sheets, x: float, top: float, width: float) -> None:
        columns = self._columns(width)
        heading = self._heading_height(width)
        with sheets.ornament():
            sheets.ground(x, top - heading, width, heading, TEAL_GROUND)
            sheets.rule(x, top, width, TEAL, 1)
        self._draw_row(sheets, self.heading, columns, x, top)
        top -= heading
        for row, height in zip(self.rows, self._row_heights(width), strict=True):
            self._draw_row(sheets, row, columns, x, top)
            top -= height
            with sheets.ornament():
                sheets.rule(x, top, width, LINE)

    def _draw_row(self, sheets: Sheets, row: Row, columns: Sequence[float], x: float, top: float) -> None:
        for cell, column in zip(row, columns, strict=True):
            y = top - _ABOVE
            for number, prose in enumerate(cell):
                y -= prose.before if number else 0
                prose.draw(sheets, x + _ACROSS, y, column - 2 * _ACROSS)
                y -= prose.height(column - 2 * _ACROSS)
            x += column

    def _parted(self, first: Sequence[Row], rest: Sequence[Row]) -> "tuple[Grid, Grid]":
        again = [[_as_ornament(prose) for prose in cell] for cell in self.heading]
        return (
            replace(self, rows=first, keeps_next=False, _heights=[]),
            replace(self, heading=again, rows=rest, before=0, _heights=[]),
        )

    def _broken_row(self, number: int, width: float, room: float) -> tuple[Row, Row] | None:
        height = self._row_heights(width)[number]
        if height <= _LONG_ROW or room < _LEAST_OF_A_ROW:
            return None
        room = min(room, height - _LEAST_OF_A_ROW) - 2 * _ABOVE
        halves = [
            _broken_cell(cell, column - 2 * _ACROSS, room)
            for cell, column in zip(self.rows[number], self._columns(width), strict=True)
        ]
        first, rest = [half[0] for half in halves], [half[1] for half in halves]
        if not rest[0]:
            rest[0] = [_as_ornament(prose) for prose in first[0]]
        return first, rest

    def _columns(self, width: float) -> list[float]:
        whole = sum(self.shares)
        return [width * share / whole for share in self.shares]

    def _heading_height(self, width: float) -> float:
        return _row_height(self.heading, self._columns(width))

    def _row_heights(self, width: float) -> list[float]:
        if not self._heights:
            columns = self._columns(width)
            self._heights = [_row_height(row, columns) for row in self.rows]
        return self._heights


def _row_height(row: Row, columns: Sequence[float]) -> float:
    heights = [_cell_height(cell, column - 2 * _ACROSS) for cell, column in zip(row, columns, strict=True)]
    return max(heights, default=0) + 2 * _ABOVE


def _cell_height(cell: Cell, width: float) -> float:
    return sum(prose.height(width) for prose in cell) + sum(prose.before for prose in cell[1:])


def _broken_cell(cell: Cell, width: float, room: float) -> tuple[Cell, Cell]:
    for number, prose in enumerate(cell):
        room -= prose.before if number else 0
        if prose.height(width) > room:
            lines = int(room / prose.style.leading)
            if lines <= 0:  # it goes on whole, with its label
                return cell[:number], cell[number:]
            first, rest = prose.cut(lines)
            return [*cell[:number], first], [rest, *cell[number + 1 :]]
        room -= prose.height(width)
    return cell, ()


def _as_ornament(prose: Prose) -> Prose:
    return replace(prose, element=None, label=None)

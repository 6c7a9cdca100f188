"""Collects the paragraphs and tables that a reader meets into plain lines; tables inside tables too."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from chc_desktop.domain.assessments.published.source import Line, Source
from chc_desktop.exchange.plain_text import tidy
from chc_desktop.exchange.published.refusing import (
    DEEPEST,
    LONGEST_CELL,
    MOST_LINES,
    MOST_ROWS,
    cannot,
    empty,
    too_long,
    too_many_rows,
)

_MOST_COLUMNS = 60
_TICK_EVERY = 20
"""In rows and paragraphs."""

Tick = Callable[[float], object]
"""Is told now and then how far the reading is, from 0 to 1; may end it by raising `Stopped`."""


@dataclass
class _Cell:
    parts: "list[str | _Table]" = field(default_factory=list)
    across: int = 1
    goes_on: bool = False
    place: int = 0


@dataclass
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)
    row: list[_Cell] | None = None
    cell: _Cell | None = None
    below: dict[int, int] = field(default_factory=dict)
    """Columns that a cell of an earlier row still covers, and for how many rows."""


class Collector:
    """Takes what a reader finds, in its order. What is left open is closed by what follows."""

    def __init__(self, name: str, tick: Tick = lambda share: None) -> None:
        self._name = name
        self._tick = tick
        self._lines: list[Line] = []
        self._words: list[str] = []
        self._open: list[_Table] = []
        self._rows = 0
        self._tables = 0

    def source(self) -> Source:
        """Everything that was collected. Raises `RuleBroken` where that is nothing."""
        self.close()
        if not self._lines:
            raise empty(self._name)
        return Source(self._name, tuple(self._lines))

    def beside(self) -> "Collector":
        """Another one, for what stands beside the text, such as a header."""
        return Collector(self._name, self._tick)

    def take(self, other: "Collector") -> None:
        """Take over the lines of another one, but for those that are here already."""
        other.close()
        kept = {line.cells for line in self._lines}
        for line in other.lines:
            if line.cells not in kept:
                self._add(replace(line, table=line.table + self._tables if line.table else 0))
        self._tables += other.tables

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(self._lines)

    @property
    def tables(self) -> int:
        return self._tables

    def close(self) -> None:
        """Close what is still open."""
        while self._open:
            self.end_table()
        self._end_paragraph()

    def text(self, words: str) -> None:
        self._parts().append(words)

    def new_line(self) -> None:
        """A new line in a cell, else a new paragraph."""
        if self._open and self._open[-1].cell:
            self._open[-1].cell.parts.append("\n")
        else:
            self._end_paragraph()

    def new_paragraph(self) -> None:
        """The end of a paragraph: in a cell an empty line parts it from what follows."""
        self.new_line()
        self.new_line()

    def next_line(self, in_item: bool = False) -> None:
        """A line ended by hand within a paragraph, or within an item of a list, which then goes on set in."""
        self.new_line()
        if in_item and self._open and self._open[-1].cell:
            self.text(_SET_IN)

    def begin_table(self) -> None:
        if len(self._open) >= DEEPEST:
            raise cannot(self._name, f"has tables inside one another, more than {DEEPEST} deep")
        if not self._open:
            self._end_paragraph()
        self._open.append(_Table())

    def begin_row(self) -> None:
        if not self._open:
            self.begin_table()
        self.end_row()
        self._rows += 1
        self._glance()
        if self._rows > MOST_ROWS:
            raise too_many_rows(self._name)
        self._open[-1].row = []

    def begin_cell(self, across: int = 1, down: int = 1, place: int = 0) -> None:
        """A cell; `place` is its number in the file, where that is wanted later."""
        if not self._open or self._open[-1].row is None:
            self.begin_row()
        self.end_cell()
        table = self._open[-1]
        assert table.row is not None
        if len(table.row) >= _MOST_COLUMNS:
            raise cannot(self._name, f"has more than {_MOST_COLUMNS} columns, and no self-assessment form has so many")
        self._fill_covered(table, table.row)
        cell = _Cell(place=place)
        column = _width(table.row)
        table.row.append(cell)
        table.cell = cell
        self.spread(across)
        if down > 1:
            for covered in range(column, column + cell.across):
                table.below[covered] = min(down, MOST_ROWS)

    def spread(self, across: int) -> None:
        """The open cell covers so many columns."""
        if self._open and self._open[-1].cell:
            self._open[-1].cell.across = max(1, min(across, _MOST_COLUMNS))

    def goes_on(self) -> None:
        """The open cell is one with the cell above."""
        if self._open and self._open[-1].cell:
            self._open[-1].cell.goes_on = True

    def end_cell(self) -> None:
        if self._open:
            self._open[-1].cell = None

    def end_row(self) -> None:
        self.end_cell()
        table = self._open[-1] if self._open else None
        if table is None or table.row is None:
            return
        self._fill_covered(table, table.row)
        table.below = {column: left - 1 for column, left in table.below.items() if left > 1}
        table.rows.append(table.row)
        table.row = None

    def end_table(self) -> None:
        if not self._open:
            return
        self.end_row()
        table = self._open.pop()
        if self._open and self._open[-1].cell:
            self._open[-1].cell.parts.append(table)
        else:
            self._emit(table)

    def _parts(self) -> "list[str | _Table] | list[str]":
        return self._open[-1].cell.parts if self._open and self._open[-1].cell else self._words

    def _fill_covered(self, table: _Table, row: list[_Cell]) -> None:
        while (place := _width(row)) in table.below and table.below[place] and self._is_from_above(table, place):
            row.append(_Cell(goes_on=True))

    def _is_from_above(self, table: _Table, place: int) -> bool:
        return place < _MOST_COLUMNS and bool(table.rows)

    def _end_paragraph(self) -> None:
        text = _tidied("".join(self._words))
        self._words = []
        if text:
            self._add(Line((self._checked(text),)))

    def _emit(self, table: _Table) -> None:
        """The rows as lines; one that only frames another table gives way to it."""
        self._tables += 1
        number = self._tables
        for row in table.rows:
            filled = [cell for cell in row if _flat(cell.parts)]
            if filled and all(_frames(cell) for cell in filled):
                for cell in filled:
                    self._emit_parts(cell)
            elif filled:
                self._add(self._line(row, number))

    def _emit_parts(self, frame: _Cell) -> None:
        for part in frame.parts:
            if isinstance(part, _Table):
                self._end_paragraph()
                self._emit(part)
            else:
                self._words.append(part)
        self._end_paragraph()

    def _line(self, row: list[_Cell], number: int) -> Line:
        cells: list[str] = []
        places: list[int] = []
        joined: set[int] = set()
        for cell in row:
            if cell.goes_on:
                joined.add(len(cells))
            cells.append(self._checked(_flat(cell.parts)))
            cells.extend("" for _ in range(cell.across - 1))
            places.extend((cell.place, *(0 for _ in range(cell.across - 1))))
        return Line(tuple(cells), number, frozenset(joined), tuple(places) if any(places) else ())

    def _glance(self) -> None:
        done = self._rows + len(self._lines)
        if done % _TICK_EVERY == 0:
            self._tick(done / (done + 400))  # nobody knows how much there is

    def _add(self, line: Line) -> None:
        if len(self._lines) >= MOST_LINES:
            raise cannot(self._name, f"has more than {MOST_LINES:,} lines, more than a self-assessment can have")
        self._lines.append(line)

    def _checked(self, text: str) -> str:
        if len(text) > LONGEST_CELL:
            raise too_long(self._name)
        return text


def _frames(cell: _Cell) -> bool:
    """Whether a cell only gives a table its place on the page, beside another one or alone."""
    return any(isinstance(part, _Table) for part in cell.parts)


def _width(row: list[_Cell]) -> int:
    return sum(cell.across for cell in row)


def _flat(parts: "list[str | _Table]") -> str:
    """The text of a cell; the rows of a table inside it are lines."""
    pieces = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
        else:
            rows = (" – ".join(filter(None, (_flat(cell.parts) for cell in row))) for row in part.rows)
            pieces.append("\n" + "\n".join(filter(None, rows)) + "\n")
    return _tidied("".join(pieces))


_SET_IN = "\ue000"
"""Stands for the spaces by which a line of an item is set in, while spaces that mean nothing go."""
_IN_LIST = ("- ", _SET_IN)


def _tidied(text: str) -> str:
    """The lines without spaces that mean nothing; an empty line stays between paragraphs and after a list."""
    kept: list[str] = []
    for line in (" ".join(line.split()) for line in tidy(text).split("\n")):
        in_list = line.startswith(_IN_LIST)
        if in_list and len(kept) > 1 and not kept[-1] and kept[-2].startswith(_IN_LIST):
            kept.pop()
        elif line and not in_list and kept and kept[-1].startswith(_IN_LIST):
            kept.append("")
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip("\n").replace(_SET_IN, "  ")

"""Reads the rows of one sheet of an .xlsx, element by element."""

import math
import re
from bisect import bisect_left
from datetime import datetime

from chc_desktop.domain import words
from chc_desktop.exchange.book import COLUMNS, JOINED, Row, Tally, Value
from chc_desktop.exchange.serial_days import Shown, as_shown, day_or_moment
from chc_desktop.exchange.xlsx_parts import unescaped

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_COLUMNS_AT_MOST = 1 << 20
_TRUTH = {"1": "TRUE", "0": "FALSE"}


class SheetReading:
    """Takes the elements of a sheet one after the other; `finish` gives its rows and what to know about them."""

    def __init__(self, tally: Tally, texts: list[str], formats: list[Shown], from_1904: bool) -> None:
        self.tally = tally
        self.texts = texts
        self.formats = formats
        self.from_1904 = from_1904
        self.rows: list[Row] = []
        self.joined: list[tuple[int, int, int]] = []
        self.hidden_rows = self.hidden_columns = self.unsaved = 0
        self.number = 0
        self.column = -1
        self._cells: dict[int, Value] = {}
        self._formulas: set[int] = set()
        self._cell: dict[str, str] = {}
        self._pieces: list[str] = []
        self._wanted = self._aside = False
        self._letters: dict[str, int] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._cell = attributes
            self._pieces = []
            self.column = self._column_of(attributes["r"]) if "r" in attributes else self.column + 1
        elif name == "v" or name == "t":
            self._wanted = not self._aside
        elif name == "f":
            self._formulas.add(self.column)
        elif name == "row":
            self._start_row(attributes)
        elif name == "rPh":
            self._aside = True
        elif name == "mergeCell":
            self._join(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            self.hidden_columns += 1

    def end(self, name: str) -> None:
        if name == "v" or name == "t":
            self._wanted = False
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._aside = False

    def text(self, text: str) -> None:
        if self._wanted:
            self._pieces.append(text)

    def finish(self) -> tuple[tuple[Row, ...], tuple[str, ...]]:
        self.rows.sort(key=lambda row: row.number)
        filled = sum(self._fill(*area) for area in self.joined)
        return tuple(self.rows), tuple(self._notes(filled))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.number = int(attributes["r"]) if "r" in attributes else self.number + 1
        self.column = -1
        self._cells, self._formulas = {}, set()
        self.hidden_rows += attributes.get("hidden") in ("1", "true")

    def _end_row(self) -> None:
        if not self._cells and not self._formulas:
            return
        width = max(self._cells.keys() | self._formulas) + 1
        self.tally.row(width, len(self.rows) + 1)
        values = tuple(self._cells.get(column) for column in range(width))
        self.rows.append(Row(self.number, values, frozenset(self._formulas)))

    def _end_cell(self) -> None:
        value = self._value("".join(self._pieces))
        if value is None or (isinstance(value, str) and not value.strip()):
            self.unsaved += self.column in self._formulas
        elif self.column >= COLUMNS:
            raise self.tally.too_much(f"more than {COLUMNS:,} columns")
        else:
            self._cells[self.column] = value

    def _value(self, written: str) -> Value:
        kind = self._cell.get("t", "n")
        if kind == "s":
            return self.texts[int(written)] if written else None
        if kind in ("str", "inlineStr", "e"):
            return unescaped(written)
        if kind == "b":
            return _TRUTH.get(written.strip(), written)
        if not written.strip():
            return None
        return _iso(written) if kind == "d" else self._number(written)

    def _number(self, written: str) -> Value:
        try:
            number = float(written)
        except ValueError:
            return written
        if not math.isfinite(number):
            return written
        style = int(self._cell.get("s", "0"))
        shown = self.formats[style] if 0 <= style < len(self.formats) else Shown.NUMBER
        value = as_shown(number, shown, self.from_1904)
        return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value

    def _column_of(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        if letters not in self._letters:
            self._letters[letters] = _column(letters)
        return self._letters[letters]

    def _join(self, reference: str) -> None:
        """Of a joined area only what reaches down counts: each row below says what the first says."""
        found = _AREA.fullmatch(reference)
        if found and found[4] and int(found[4]) > int(found[2]):
            self.joined.append((_column(found[1]), int(found[2]), int(found[4])))
        if len(self.joined) > JOINED:
            raise self.tally.too_much(f"more than {JOINED:,} areas of joined cells")

    def _fill(self, column: int, first: int, last: int) -> int:
        place = bisect_left(self.rows, first, key=lambda row: row.number)
        if place == len(self.rows) or self.rows[place].number != first or self.rows[place].value(column) is None:
            return 0
        value, filled = self.rows[place].value(column), 0
        for below in range(place + 1, len(self.rows)):
            row = self.rows[below]
            if row.number > last:
                break
            self.tally.row(1, 0)
            if row.value(column) is None:
                padded = [*row.values, *[None] * (column + 1 - len(row.values))]
                padded[column] = value
                self.rows[below] = Row(row.number, tuple(padded), row.formulas)
                filled += 1
        return filled

    def _notes(self, filled: int) -> list[str]:
        notes = []
        if filled:
            notes.append(f"Joined cells: {words.count(filled, 'cell')} below the first took its words.")
        if self.hidden_rows:
            notes.append(f"{words.count(self.hidden_rows, 'row')} hidden in the spreadsheet; read like the others.")
        if self.hidden_columns:
            notes.append("There are columns hidden in the spreadsheet; they were read like the others.")
        if self.unsaved:
            notes.append(
                f"{words.count(self.unsaved, 'cell')} with a formula whose result was not saved, read as empty. "
                "Open the file in your spreadsheet program and save it to have them."
            )
        return notes


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        if not "A" <= letter <= "Z" or column > _COLUMNS_AT_MOST:
            raise ValueError(letters)
        column = column * 26 + ord(letter) - 64
    if not column:
        raise ValueError(letters)
    return column - 1


def _iso(written: str) -> Value:
    try:
        at = datetime.fromisoformat(written.strip())
    except ValueError:
        return written
    return written if at.tzinfo else day_or_moment(at)

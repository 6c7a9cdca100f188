"""Writes tables as .xlsx and .csv for other programs. Text stays text there, and nothing in it runs."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from chc_desktop.domain import words
from chc_desktop.exchange.inert import made_inert

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | date | int | None
Tick = Callable[[float], object]

MOST_CHARACTERS = 32_767
"""What one cell of an .xlsx holds."""
_CUT = "… (cut here; the whole text is in the register)"
_NOT_HELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NARROWEST, _WIDEST = 8, 60
_FIRST_DAY = date(1900, 3, 1)
"""Before it the day numbers of spreadsheet programs disagree: such a day is written as text."""
_MOST_EXACT = 10**15
_TOLD_EVERY = 500
_NAME_LENGTH = 31


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be written."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file, and what could not be written as it was."""

    content: bytes
    notes: tuple[str, ...] = ()


def to_xlsx(sheets: Sequence[Sheet], today: date, tick: Tick = lambda _share: None) -> Written:
    """One file with a sheet for each table: real dates, a heading row that stays, a filter, columns of some width.

    `tick` is told how far it is, from 0 to 1; what it raises ends it.
    """
    import xlsxwriter

    notes = _Notes()
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": datetime(today.year, today.month, today.day, tzinfo=UTC)})
        formats = _Formats(
            heading=book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            text=book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
            day=book.add_format({"num_format": "d mmmm yyyy", "valign": "top", "align": "left"}),
            number=book.add_format({"valign": "top"}),
        )
        for sheet, name in zip(sheets, _names(sheets), strict=True):
            _write(book.add_worksheet(name), sheet, formats, notes, tick)
    return Written(stream.getvalue(), notes.sentences())


def to_csv(sheet: Sheet, tick: Tick = lambda _share: None) -> Written:
    """UTF-8 with its mark, so that “£” and “ŵ” arrive; dates as 2026-04-03; text that would run made inert."""
    notes = _Notes()
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    for number, row in enumerate((sheet.headings, *sheet.rows)):
        if number % _TOLD_EVERY == 0:
            tick(number / (len(sheet.rows) + 1))
        writer.writerow([_in_csv(cell, notes) for cell in row])
    return Written(b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8"), notes.sentences())


@dataclass(frozen=True, slots=True)
class _Formats:
    heading: "Format"
    text: "Format"
    day: "Format"
    number: "Format"


class _Notes:
    """Counts what had to be altered."""

    def __init__(self) -> None:
        self.replaced = 0
        self.cut = 0

    def clean(self, text: str) -> str:
        """The text without characters that no spreadsheet file holds; each becomes �."""
        clean = _NOT_HELD.sub("\ufffd", text)
        self.replaced += clean != text
        return clean

    def short(self, text: str) -> str:
        if len(text.encode("utf-16-le")) // 2 <= MOST_CHARACTERS:
            return text
        self.cut += 1
        held = text.encode("utf-16-le")[: (MOST_CHARACTERS - len(_CUT)) * 2]
        return held.decode("utf-16-le", "ignore") + _CUT

    def sentences(self) -> tuple[str, ...]:
        found = []
        if self.replaced:
            found.append(
                f"{words.count(self.replaced, 'cell')} with characters a spreadsheet cannot hold; each became “�”."
            )
        if self.cut:
            found.append(
                f"{words.count(self.cut, 'cell')} with more text than a spreadsheet cell holds ({MOST_CHARACTERS:,} "
                "characters), cut at the end. The register has all of it."
            )
        return tuple(found)


def _write(page: "Worksheet", sheet: Sheet, formats: _Formats, notes: _Notes, tick: Tick) -> None:
    for column, heading in enumerate(sheet.headings):
        page.write_string(0, column, notes.short(notes.clean(heading)), formats.heading)
        page.set_column(column, column, _width([heading, *(row[column] for row in sheet.rows if column < len(row))]))
    for number, row in enumerate(sheet.rows, 1):
        if number % _TOLD_EVERY == 0:
            tick(number / len(sheet.rows))
        for column, cell in enumerate(row):
            _write_cell(page, number, column, cell, formats, notes)
    page.freeze_panes(1, 0)
    if sheet.headings:
        page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.headings) - 1)


def _write_cell(page: "Worksheet", row: int, column: int, cell: Cell, formats: _Formats, notes: _Notes) -> None:
    if isinstance(cell, int) and not isinstance(cell, bool) and abs(cell) < _MOST_EXACT:
        page.write_number(row, column, cell, formats.number)
    elif isinstance(cell, date) and cell >= _FIRST_DAY:
        page.write_datetime(row, column, cell, formats.day)
    elif cell is not None and cell != "":
        page.write_string(row, column, notes.short(notes.clean(_as_text(cell))), formats.text)


def _in_csv(cell: Cell, notes: _Notes) -> str:
    return made_inert(notes.clean(cell)) if isinstance(cell, str) else "" if cell is None else _as_text(cell)


def _as_text(cell: str | date | int) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _width(cells: Iterable[Cell]) -> int:
    """Wide enough for the longest line, between two bounds."""
    longest = max((_length(cell) for cell in cells), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _length(cell: Cell) -> int:
    if isinstance(cell, date):
        return len(words.letter_day(cell))
    return max((len(line) for line in str(cell)[:2_000].splitlines()), default=0) if cell is not None else 0


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """A name for each sheet that spreadsheet programs allow: short, plain, each different."""
    names: list[str] = []
    for number, sheet in enumerate(sheets, 1):
        plain = _NOT_HELD.sub("", _NOT_IN_A_NAME.sub(" ", sheet.title)).strip(" '")[:_NAME_LENGTH].strip(" '")
        if not plain or plain.casefold() in {"history", *(name.casefold() for name in names)}:
            plain = f"{plain[: _NAME_LENGTH - 6]} ({number})".strip()
        names.append(plain)
    return names

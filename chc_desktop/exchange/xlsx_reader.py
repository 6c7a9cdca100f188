"""Reads .xlsx and .xlsm: the shown values of every sheet, hidden ones too. Macros and links are never followed."""

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange import heading_row
from chc_desktop.exchange.book import CELLS, NOTHING_CHANGED, SHEETS, Book, BookSheet, not_a_spreadsheet
from chc_desktop.exchange.serial_days import Shown, built_in, written
from chc_desktop.exchange.xlsx_parts import Parts, attribute, opened, unescaped
from chc_desktop.exchange.xlsx_sheet import SheetReading

_FALSE = ("", "0", "false", "off")


def read(name: str, content: bytes) -> Book:
    """The book with all its sheets. Raises `RuleBroken`."""
    with opened(name, content) as parts:
        book = _Workbook(parts).book()
    if not any(sheet.rows for sheet in book.sheets):
        raise RuleBroken(f"“{name}” is empty. {NOTHING_CHANGED} Choose another file.")
    return book


class _Workbook:
    """The parts that all sheets share, and the sheets in their order."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.from_1904 = False
        self.texts: list[str] = []
        self.formats: list[Shown] = []
        self.named: list[tuple[str, str, bool]] = []

    def book(self) -> Book:
        main = self._main_part()
        self.parts.read(main, self._workbook_start)
        if len(self.named) > SHEETS:
            raise self.parts.tally.too_much(f"more than {SHEETS} sheets")
        related = self.parts.related(main)
        for kind, part in related.values():
            if kind == "sharedStrings" and part in self.parts:
                self.texts = _Texts(self.parts, part).texts
            elif kind == "styles" and part in self.parts:
                self.formats = _Formats(self.parts, part).formats
        sheets = [
            self._sheet(name, related[key][1], hidden) for name, key, hidden in self.named if _rows_in(related, key)
        ]
        notes = self._notes([name for name, key, _ in self.named if not _rows_in(related, key)])
        return Book(self.parts.name, tuple(sheets), self.from_1904, notes)

    def _main_part(self) -> str:
        found = [part for kind, part in self.parts.related("").values() if kind == "officeDocument"]
        main = found[0] if found else "xl/workbook.xml"
        if main not in self.parts or not main.startswith("xl/") or not main.endswith(".xml"):
            raise not_a_spreadsheet(self.parts.name)
        return main

    def _workbook_start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "").lower() not in _FALSE
        elif name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.named.append((unescaped(attributes["name"]), attribute(attributes, "id"), hidden))

    def _sheet(self, name: str, part: str, hidden: bool) -> BookSheet:
        reading = SheetReading(self.parts.tally, self.texts, self.formats, self.from_1904)
        self.parts.read(part, reading.start, reading.end, reading.text)
        rows, notes = reading.finish()
        if hidden:
            notes = ("This sheet is hidden in the spreadsheet.", *notes)
        return BookSheet(name, rows, heading_row.guess(rows), hidden, notes)

    def _notes(self, without_rows: list[str]) -> tuple[str, ...]:
        notes = [f"“{name}” is a chart or a dialog and has no rows." for name in without_rows]
        if any(part.endswith("vbaProject.bin") for part in self.parts.archive.NameToInfo):
            notes.append("The file carries macros. None of them was run or kept.")
        return tuple(notes)


def _rows_in(related: dict[str, tuple[str, str]], key: str) -> bool:
    return related[key][0] == "worksheet"


class _Texts:
    """The texts that cells refer to by number; how they are to be pronounced is left out."""

    def __init__(self, parts: Parts, part: str) -> None:
        self.parts = parts
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._wanted = False
        self._aside = False
        parts.read(part, self._start, self._end, self._text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._aside = True
        elif name == "t":
            self._wanted = not self._aside

    def _end(self, name: str) -> None:
        if name == "si":
            self.texts.append(unescaped("".join(self._pieces)))
            if len(self.texts) > CELLS:
                raise self.parts.tally.too_much(f"more than {words.count(CELLS, 'text')}")
        elif name == "rPh":
            self._aside = False
        elif name == "t":
            self._wanted = False

    def _text(self, text: str) -> None:
        if self._wanted:
            self._pieces.append(text)


class _Formats:
    """What each cell style makes of a number."""

    def __init__(self, parts: Parts, part: str) -> None:
        self.formats: list[Shown] = []
        self._written: dict[int, Shown] = {}
        self._in_cell_styles = False
        parts.read(part, self._start, self._end)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and "numFmtId" in attributes:
            self._written[int(attributes["numFmtId"])] = written(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            self._in_cell_styles = True
        elif name == "xf" and self._in_cell_styles:
            number = int(attributes.get("numFmtId", "0"))
            self.formats.append(self._written.get(number) or built_in(number))

    def _end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cell_styles = False

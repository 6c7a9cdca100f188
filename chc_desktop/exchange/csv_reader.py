"""Reads .csv files as they come: any of four encodings, three separators, quoted line breaks, ragged rows."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange import heading_row
from chc_desktop.exchange.book import CELL_CHARACTERS, NOTHING_CHANGED, Book, BookSheet, Row, Tally, not_a_spreadsheet
from chc_desktop.exchange.inert import as_it_was

_SEPARATORS = (",", ";", "\t", "|")
_LOOKED_AT = 60
_CHARACTERS_LOOKED_AT = 200_000
_END = "\ue000the end"
"""A last line of our own: where it comes back inside another cell, a quotation mark was left open."""


def read(name: str, content: bytes) -> Book:
    """The book with its one sheet. Raises `RuleBroken`."""
    text, encoding_note = _decoded(name, content)
    separator, text = _separator(text)
    rows = tuple(_rows(name, text, separator))
    if not rows:
        raise RuleBroken(f"“{name}” is empty. {NOTHING_CHANGED} Choose another file.")
    return Book(name, (BookSheet("Sheet 1", rows, heading_row.guess(rows)),), notes=encoding_note)


def _decoded(name: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    text, notes = _text_of(content)
    if "\x00" in text or "\ufffe" in text or "\ufffd" in text[:1]:
        raise not_a_spreadsheet(name)
    return text, notes


def _text_of(content: bytes) -> tuple[str, tuple[str, ...]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), ()
    if wide := _wide_without_a_mark(content):
        return content.decode(wide, "replace"), ()
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        note = "The file does not say how its letters are written; it was read as Windows text. Look at accents and £."
        return _windows(content), (note,)


def _wide_without_a_mark(content: bytes) -> str:
    """Two bytes a letter shows in every second byte being zero, which no other text has."""
    head = content[:400]
    if len(head) >= 4 and head[1::2].count(0) * 10 >= len(head[1::2]) * 8:
        return "utf-16-le"
    if len(head) >= 4 and head[0::2].count(0) * 10 >= len(head[0::2]) * 8:
        return "utf-16-be"
    return ""


def _windows(content: bytes) -> str:
    """Windows-1252; its five unused bytes become the control characters they are elsewhere."""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(_letter(byte) for byte in content)


def _letter(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _separator(text: str) -> tuple[str, str]:
    """The separator, and the text without the line with which some programs name it."""
    first, _, rest = text.partition("\n")
    named = first.strip("\r\"' ").lower()
    if named.startswith("sep=") and named[4:] in _SEPARATORS:
        return named[4:], rest
    return max(_SEPARATORS, key=lambda separator: _evenness(text, separator)), text


def _evenness(text: str, separator: str) -> tuple[float, int]:
    """How alike the first rows are in length when cut this way; rows of one cell count for nothing."""
    widths = []
    try:
        for cells in csv.reader(io.StringIO(text[:_CHARACTERS_LOOKED_AT], newline=""), delimiter=separator):
            if cells:
                widths.append(len(cells))
            if len(widths) >= _LOOKED_AT:
                break
    except csv.Error:
        return 0.0, 0
    several = Counter(width for width in widths if width > 1)
    usual, times = several.most_common(1)[0] if several else (0, 0)
    return times / max(1, len(widths)), usual


def _rows(name: str, text: str, separator: str) -> Iterator[Row]:
    tally, kept = Tally(name), 0
    for number, cells in enumerate(_records(name, text, separator), 1):
        width = max((column for column, cell in enumerate(cells, 1) if cell.strip()), default=0)
        if width:
            kept += 1
            tally.row(width, kept)
            yield Row(number, tuple(as_it_was(cell) if cell.strip() else None for cell in cells[:width]))


def _records(name: str, text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=separator)
    began, last = 1, False
    try:
        for cells in reader:
            last = cells == [_END]
            if not last and cells and _END in cells[-1]:
                break
            if not last:
                yield cells
            began = reader.line_num + 1
    except csv.Error:
        last = False
    if not last:
        raise RuleBroken(
            f"“{name}”: a quotation mark in line {began} is opened and not closed, or the text there is longer than "
            f"{CELL_CHARACTERS:,} characters, so the rows after it cannot be told apart. {NOTHING_CHANGED} "
            "Mend that line, or save the spreadsheet as .xlsx, and choose it again."
        )

"""Puts the words of a page into rows and cells: under headings that name the columns, between lines where drawn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chc_desktop.domain.assessments.published.headings import Column, column_called, columns_of
from chc_desktop.exchange.published.collecting import Collector
from chc_desktop.exchange.published.pdf_page import Page, Word, together

_HEADING_LINES = 4
_APART = 1.2
"""How many times as far apart as lines paragraphs stand at least."""
_BULLETS = ("•", "\uf0b7", "▪", "●")
_NEAR = 9.0
"""In points: how far left of its heading a word may begin."""
_NUMBER = re.compile(r"\s*\d{1,2}(\.\d{1,2})?\b")

Lines = Sequence[Sequence[Word]]


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the columns begin, and which of them hold the number and the answer (-1: none)."""

    lefts: tuple[float, ...]
    cells: tuple[str, ...]
    number: int
    answer: int

    def column(self, left: float) -> int:
        return max((at for at, begins in enumerate(self.lefts) if begins <= left + _NEAR), default=0)


class PageRows:
    """Hands page after page to the collector; headings hold until others come."""

    def __init__(self, found: Collector) -> None:
        self._found = found
        self._headings: Headings | None = None
        self._in_table = False

    def take(self, page: Page) -> None:
        lines = page.lines()
        at = 0
        pending: list[Sequence[Word]] = []
        while at < len(lines):
            headings, taken = _headings_at(lines, at, page)
            if headings:
                self._rows(pending, page)
                pending = []
                self._headings = headings
                self._row(headings.cells)
                at += taken
            else:
                pending.append(lines[at])
                at += 1
        self._rows(pending, page)

    def _rows(self, lines: Lines, page: Page) -> None:
        """The rows under the headings; lines before any headings are paragraphs."""
        if not self._headings:
            for line in lines:
                self._paragraph(line)
            return
        bands, apart = page.bands(), page.leading() * _APART
        cells = [""] * len(self._headings.lefts)
        bases: dict[int, float] = {}
        before: float | None = None
        for line in lines:
            if self._is_between(line):
                self._row(cells)
                cells, before = [""] * len(cells), None
                self._paragraph(line)
                continue
            words = [(self._headings.column(word.left), word.text) for word in line]
            if self._begins(line, words, cells, before, bands):
                self._row(cells)
                cells = [""] * len(cells)
                bases.clear()
            for column, text in words:
                far = bases.get(column, 0) - line[0].base > apart
                cells[column] += ("" if not cells[column] else "\n\n" if far else "\n") + text.strip()
                bases[column] = line[0].base
            before = line[0].base
        self._row(cells)

    def _begins(
        self,
        line: Sequence[Word],
        words: Sequence[tuple[int, str]],
        cells: Sequence[str],
        before: float | None,
        bands: Sequence[float],
    ) -> bool:
        """Whether a new row begins: a drawn line lies above it, or without any its number stands in its column."""
        assert self._headings
        if before is not None and any(line[0].base < band < before for band in bands):
            return True
        number = self._headings.number
        has_one = any(column == number and _NUMBER.match(text) for column, text in words)
        return has_one and bool(cells[number] or (before is not None and not bands))

    def _is_between(self, line: Sequence[Word]) -> bool:
        """The heading of a section between two tables: it begins at the left and is no number alone."""
        assert self._headings
        text = " ".join(word.text.strip() for word in line)
        begins = self._headings.column(line[0].left) == 0 and len(line) == 1
        is_wide = len(text) > 14 and self._headings.number == 0
        return begins and is_wide and not re.match(r"\s*\d{1,2}\.\d", text)

    def _row(self, cells: Sequence[str]) -> None:
        if not any(cells):
            return
        if not self._in_table:
            self._found.begin_table()
            self._in_table = True
        self._found.begin_row()
        for cell in cells:
            self._found.begin_cell()
            self._found.text(_flowing(cell))
        self._found.end_row()

    def _paragraph(self, line: Sequence[Word]) -> None:
        if self._in_table:
            self._found.end_table()
            self._in_table = False
        self._found.text(" ".join(word.text.strip() for word in line))
        self._found.new_line()


def _headings_at(lines: Lines, at: int, page: Page) -> tuple[Headings | None, int]:
    """The headings that begin with this line, over one line or several, and how many lines they take."""
    best: tuple[Headings | None, int] = (None, 0)
    found = 0
    for taken in range(1, _HEADING_LINES + 1):
        words = [word for line in lines[at : at + taken] for word in line]
        if len(lines[at : at + taken]) < taken or (taken > 1 and not _is_near(lines, at + taken - 1)):
            break
        lefts = together(word.left for word in words)
        cells = tuple(" ".join(w.text.strip() for w in words if abs(w.left - left) < 3) for left in lefts)
        columns = columns_of(cells)
        whole = sum(column_called(cell) is not None for cell in cells)
        if columns and len(columns) == len(cells) and whole >= found:
            found = whole
            number = next((place for place, column in columns.items() if column is Column.NUMBER), -1)
            answer = next((place for place, column in columns.items() if column is Column.COMPLY), -1)
            best = Headings(tuple(lefts), cells, number, answer), taken
    return best


def _is_near(lines: Lines, at: int) -> bool:
    """Whether a line follows the one before as closely as lines of one heading do."""
    return lines[at - 1][0].base - lines[at][0].base < 20


def _flowing(cell: str) -> str:
    """The lines of a cell as paragraphs, which stand further apart than lines; a line end stays before a bullet."""
    return "\n\n".join(map(_paragraph, cell.split("\n\n")))


def _paragraph(text: str) -> str:
    lines = text.strip("\n").split("\n")
    text = lines[0]
    for line in lines[1:]:
        apart = line.startswith((*_BULLETS, "–", "- ")) and not text.endswith(_BULLETS)
        text += ("\n" if apart else " ") + line
    return "\n".join(f"- {line[1:].lstrip()}" if line.startswith(_BULLETS) else line for line in text.split("\n"))

"""Puts the lines of a published self-assessment together to rows: cells that go on over a page, headings repeated."""

import re
from dataclasses import dataclass, field

from chc_desktop.domain.assessments.published.answers import ticked
from chc_desktop.domain.assessments.published.headings import (
    Column,
    Columns,
    column_called,
    column_labelled,
    columns_by_content,
    columns_of,
)
from chc_desktop.domain.assessments.published.numbering import (
    ALONE,
    NUMBER,
    leading_number,
    number_among,
    numbers_in,
    section_in,
    stage_in,
)
from chc_desktop.domain.assessments.published.source import Line, Source
from chc_desktop.domain.assessments.published.source_row import Cells, SourceRow, SourceRows, is_new, joined

_CALLED = re.compile(r"(?:code )?(?:provision|section|ref\w*)\s+(\d{1,2}\.\d{1,2}.{0,20})", re.I)
_LABELLED = re.compile(r"\s*([^:?]{2,60}?)(?:[:?]|\s[-–—])(?:\s+(.*))?$", re.S)


def rows_of(source: Source) -> SourceRows:
    """The rows of a source; each of its words is in one of them or in the text around."""
    reader = _Reader()
    for line in source.lines:
        if line.filled:
            reader.take(line)
    reader.end()
    return SourceRows(tuple(reader.rows), tuple(reader.around))


@dataclass
class _Reader:
    """Goes through the lines once, with the headings and the section last met."""

    rows: list[SourceRow] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    columns: Columns = field(default_factory=dict)
    section: str = ""
    stage: str = ""
    stacked: Column | None = None
    stacked_in: int = 0
    table: int = 0
    led: list[str] = field(default_factory=list)
    """Paragraphs from one that begins with a number on, which may be what a row asks."""

    def take(self, line: Line) -> None:
        if line.table:
            self._put_back()
        if line.table != self.stacked_in:
            self.stacked = None
        if columns := columns_of(line.cells):
            self.columns, self.stacked = columns, None
            self.table = line.table
            self._head(line)
        elif self._is_stacked(line):
            pass
        elif line.table and len(line.cells) > 1 and not _says_one_thing(line):
            self._row(line)
        else:
            self._text(line.filled[0])

    def end(self) -> None:
        self._put_back()

    def _row(self, line: Line) -> None:
        if len(line.filled) == 1 and line.cells[0] and not NUMBER.search(line.cells[0]) and not self._goes_on(line):
            self._text(line.cells[0])
            return
        columns = self._columns_for(line)
        if Column.YES in columns.values() and self._head(line):
            return
        if not columns:  # a table before the form, such as the list of contents
            self.around.append(" ".join(line.filled))
            return
        row = self._read(line, columns)
        before = self.rows[-1] if self.rows else None
        if row.numbers or before is None or is_new(row, before):
            self.rows.append(row)
        else:
            self.rows[-1] = joined(before, row)

    def _head(self, line: Line) -> bool:
        """A row of a ticked form that begins with a number alone is the heading of a section."""
        alone = ALONE.fullmatch(line.cells[0])
        ticks = [line.cells[place] for place, column in self.columns.items() if column in (Column.YES, Column.NO)]
        if alone is None or any(tick and column_called(tick) is None for tick in ticks):
            return False
        self.section = alone[1]
        self.around.append(" ".join(line.filled))
        return True

    def _goes_on(self, line: Line) -> bool:
        """Whether what stands alone in the first cell is a question without its answer, or the rest of one."""
        first = self.columns.get(0)
        asks = first is Column.REQUIREMENT and not (section_in(line.cells[0]) and len(line.cells[0]) < 120)
        return asks or (bool(self.rows) and first not in (None, Column.NUMBER, Column.REQUIREMENT))

    def _columns_for(self, line: Line) -> Columns:
        if self.columns and max(self.columns) < len(line.cells):
            self.table = line.table
            return self.columns
        return columns_by_content(line.cells) or self.columns

    def _read(self, line: Line, columns: Columns) -> SourceRow:
        cells = {column: line.cells[place] for place, column in columns.items() if place < len(line.cells)}
        others = tuple(cell for place, cell in enumerate(line.cells) if cell and place not in columns)
        numbers, rest = numbers_in(cells.get(Column.NUMBER, ""))
        requirement = "\n".join(filter(None, (rest, cells.get(Column.REQUIREMENT, ""))))
        if Column.NUMBER not in cells:
            numbers, requirement = leading_number(requirement)
        if not numbers and Column.NUMBER not in cells:
            numbers, others = number_among(others)
        answer = cells.get(Column.COMPLY, "") or ticked(cells.get(Column.YES, ""), cells.get(Column.NO, ""))
        reached = {columns[place] for place in line.joined if place in columns}
        above = bool(Column.COMPLY in reached and self.rows and numbers)
        stage = stage_in(cells.get(Column.NUMBER, ""))
        return SourceRow(
            place=len(self.rows) + 1,
            numbers=numbers,
            section=self.section,
            stage=stage or self.stage,
            requirement=requirement,
            answer=self.rows[-1].answer if above else answer,
            evidence=cells.get(Column.EVIDENCE, ""),
            commentary=cells.get(Column.COMMENTARY, ""),
            others=others,
            doubts=("Its answer stands in one cell with the row above.",) if above else (),
            under=_more_than_a_tick(cells.get(Column.YES, "") or cells.get(Column.NO, "")),
            cells=_counted(line, columns),
            shared=frozenset(reached),
        )

    def _text(self, text: str) -> None:
        """A paragraph: the heading of a section or a stage, the rest of a stacked field, or words around the rows."""
        heading = len(text) < 120 and not text.rstrip().endswith(".")
        section, stage = section_in(text), stage_in(text)
        if heading and (section or stage):
            self.stacked = None
            self.section = section or self.section
            self.stage = stage
        if self.stacked not in (Column.NUMBER, Column.REQUIREMENT) and leading_number(f"{text} .")[0]:
            self._put_back()
            self.led = [text]
        elif self.led and len(self.led) < _LONGEST_LED:
            self.led.append(text)
        else:
            self._keep(text)

    def _keep(self, text: str) -> None:
        if self.stacked and (self.rows or self.stacked is Column.NUMBER):
            self._add(self.stacked, text)
        else:
            self.around.append(text)

    def _put_back(self) -> None:
        """Paragraphs that began with a number, and under which no “Comply” came, are words like others."""
        for text in self.led:
            self._keep(text)
        self.led = []

    def _begin_led(self) -> None:
        """“Comply” under a paragraph that begins with a number: that paragraph and what follows it ask."""
        (number,), first = leading_number(f"{self.led[0]} .")
        asks = "\n".join(filter(None, (first.removesuffix(".").strip(), *self.led[1:])))
        self.led = []
        self.rows.append(SourceRow(len(self.rows) + 1, (number,), self.section, self.stage, asks))

    def _is_stacked(self, line: Line) -> bool:
        """Whether the line is “Comply: Yes” or “Comply” over or beside its “Yes”; then it is taken."""
        filled = line.filled
        if line.table and len(line.cells) == 2 and line.cells[0] and (line.cells[1] or self.rows):
            label, value = line.cells
        elif len(filled) == 1 and re.search(r"\byes\b.*\bno\b", filled[0], re.I) and column_called(filled[0]):
            label, value = filled[0], ""  # “Comply: Yes / No” over the answer
        elif len(filled) == 1 and (found := _LABELLED.match(filled[0])):
            label, value = found[1], found[2] or ""
        elif len(filled) == 1 and not line.table:
            label, value = filled[0], ""
        else:
            return False
        numbered = _CALLED.fullmatch(label.strip())
        column = Column.NUMBER if numbered and not value else column_labelled(label)
        if column is None or column in (Column.YES, Column.NO) or (line.table and self.table == line.table):
            return False
        if self.led and column is Column.COMPLY and not line.table:
            self._begin_led()
        if not self.rows if column is not Column.NUMBER else bool(value and not numbered and not numbers_in(value)[0]):
            return False
        cells = _counted(line, {1: column}) if line.table and column is not Column.NUMBER else ()
        self._put_back()
        self.stacked_in = line.table
        self._begin_field(column, numbered[1] if numbered else value, cells)
        return True

    def _begin_field(self, column: Column, value: str, cells: Cells) -> None:
        self.stacked = column
        if value or cells:
            self._add(column, value, cells)

    def _add(self, column: Column, value: str, cells: Cells = ()) -> None:
        if column is Column.NUMBER:
            self._begin_row(value)
            return
        more = {_FIELDS[column]: value}
        self.rows[-1] = joined(self.rows[-1], SourceRow(0, cells=cells, **more))  # type: ignore[arg-type]  # fields that are text

    def _begin_row(self, value: str) -> None:
        """What stands under or beside “Code provision”: a number begins a row, anything else is text around."""
        numbers, rest = numbers_in(value)
        if numbers:
            place = len(self.rows) + 1
            self.rows.append(SourceRow(place, numbers, self.section, self.stage, rest))
            self.stacked = Column.REQUIREMENT
        else:
            self.stacked = None
            self.around.append(value)


_LONGEST_LED = 20
"""In paragraphs."""
_FIELDS = {
    Column.REQUIREMENT: "requirement",
    Column.COMPLY: "answer",
    Column.EVIDENCE: "evidence",
    Column.COMMENTARY: "commentary",
}


def _says_one_thing(line: Line) -> bool:
    """Whether every cell of three or more has the same words: a heading typed across a table."""
    return len(line.filled) == len(line.cells) > 2 and len(set(line.filled)) == 1


def _more_than_a_tick(written: str) -> str:
    return written if ticked(written, "") != "Yes" else ""


def _counted(line: Line, columns: Columns) -> Cells:
    """The numbers of the cells under the columns, but for those that the row above reaches into."""
    return tuple(
        (column, line.places[at])
        for at, column in columns.items()
        if at < len(line.places) and line.places[at] and at not in line.joined
    )

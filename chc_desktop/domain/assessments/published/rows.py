"""Puts the lines of a published self-assessment together to rows: cells that go on over a page, headings repeated."""

import re
from dataclasses import dataclass, field, replace

from chc_desktop.domain.assessments.published.answers import ticked
from chc_desktop.domain.assessments.published.headings import (
    Column,
    Columns,
    column_called,
    column_labelled,
    columns_of,
)
from chc_desktop.domain.assessments.published.source import Line, Source

_NUMBER = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2})(?![\d.]*\d)")
_NUMBER_ALONE = re.compile(r"\s*(?:section\s*)?(\d{1,2})\s*[.:)]?\s*", re.I)
_NUMBER_TITLED = re.compile(r"\s*(?:section\s*)?(\d{1,2})\s*[-–—.:)]?\s+([A-Z].*)", re.I | re.S)
_LEADS = re.compile(r"\s*(\d{1,2}\.\d{1,2})(?![\d.]*\d)[.:)]?\s+(?=\S)")
_SECTION = re.compile(r"\s*(?:section|part)?\s*(\d{1,2})\s*[-–—:.)]?\s+\D|\s*section\s+(\d{1,2})\b", re.I)
_STAGE = re.compile(r"\bstage\s*(\d|one|two|three)\b", re.I)
_STAGES = {"one": "1", "two": "2", "three": "3"}
_CALLED = re.compile(r"(?:code )?(?:provision|section|ref\w*)\s+(\d{1,2}\.\d{1,2}.{0,20})", re.I)
_LABELLED = re.compile(r"\s*([^:]{2,60}):(?:\s+(.*))?$", re.S)

Cells = tuple[tuple[Column, int], ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row as it was published. `place` counts from 1; `others` are cells of columns that were not known.

    `under` is what stands under “Yes” or “No” where those are columns of their own and it is more than a tick.
    `cells` are the numbers of the file's cells that hold each field, where it was counted; `shared` are the fields
    that stand in one cell with those of the row above.
    """

    place: int
    numbers: tuple[str, ...] = ()
    section: str = ""
    stage: str = ""
    requirement: str = ""
    answer: str = ""
    evidence: str = ""
    commentary: str = ""
    others: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    under: str = ""
    cells: Cells = ()
    shared: frozenset[Column] = frozenset()

    @property
    def number(self) -> str:
        return "/".join(self.numbers)


@dataclass(frozen=True, slots=True)
class SourceRows:
    """The rows, and the text that stands around them."""

    rows: tuple[SourceRow, ...]
    around: tuple[str, ...]


def rows_of(source: Source) -> SourceRows:
    """The rows of a source; each of its words is in one of them or in the text around."""
    reader = _Reader()
    for line in source.lines:
        if line.filled:
            reader.take(line)
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

    def take(self, line: Line) -> None:
        if line.table != self.stacked_in:
            self.stacked = None
        if columns := columns_of(line.cells):
            self.columns, self.stacked = columns, None
            self.table = line.table
            self._head(line)
        elif self._is_stacked(line):
            pass
        elif line.table and len(line.cells) > 1:
            self._row(line)
        else:
            self._text(line.filled[0])

    def _row(self, line: Line) -> None:
        if len(line.filled) == 1 and line.cells[0] and not _NUMBER.search(line.cells[0]) and not self._goes_on(line):
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
        if row.numbers or before is None or _is_new(row, before):
            self.rows.append(row)
        else:
            self.rows[-1] = _joined(before, row)

    def _head(self, line: Line) -> bool:
        """A row of a ticked form that begins with a number alone is the heading of a section."""
        alone = _NUMBER_ALONE.fullmatch(line.cells[0])
        ticks = [line.cells[place] for place, column in self.columns.items() if column in (Column.YES, Column.NO)]
        if alone is None or any(tick and column_called(tick) is None for tick in ticks):
            return False
        self.section = alone[1]
        self.around.append(" ".join(line.filled))
        return True

    def _goes_on(self, line: Line) -> bool:
        """Whether what stands alone in the first cell is a question without its answer, or the rest of one."""
        first = self.columns.get(0)
        asks = first is Column.REQUIREMENT and not (_SECTION.match(line.cells[0]) and len(line.cells[0]) < 120)
        return asks or (bool(self.rows) and first not in (None, Column.NUMBER, Column.REQUIREMENT))

    def _columns_for(self, line: Line) -> Columns:
        if self.columns and max(self.columns) < len(line.cells):
            self.table = line.table
            return self.columns
        return _by_content(line.cells) or self.columns

    def _read(self, line: Line, columns: Columns) -> SourceRow:
        cells = {column: line.cells[place] for place, column in columns.items() if place < len(line.cells)}
        others = tuple(cell for place, cell in enumerate(line.cells) if cell and place not in columns)
        numbers, rest = _numbers(cells.get(Column.NUMBER, ""))
        requirement = "\n".join(filter(None, (rest, cells.get(Column.REQUIREMENT, ""))))
        if Column.NUMBER not in cells:
            numbers, requirement = _leading_number(requirement)
        answer = cells.get(Column.COMPLY, "") or ticked(cells.get(Column.YES, ""), cells.get(Column.NO, ""))
        joined = {columns[place] for place in line.joined if place in columns}
        above = bool(Column.COMPLY in joined and self.rows and numbers)
        stage = _stage(cells.get(Column.NUMBER, ""))
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
            shared=frozenset(joined),
        )

    def _text(self, text: str) -> None:
        """A paragraph: the heading of a section or a stage, the rest of a stacked field, or words around the rows."""
        heading = len(text) < 120 and not text.rstrip().endswith(".")
        section, stage = _SECTION.match(text), _STAGE.search(text)
        if heading and (section or stage):
            self.stacked = None
            self.section = (section[1] or section[2]) if section else self.section
            self.stage = _stage(text)
        if self.stacked and (self.rows or self.stacked is Column.NUMBER):
            self._add(self.stacked, text)
        else:
            self.around.append(text)

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
        if not self.rows if column is not Column.NUMBER else bool(value and not numbered and not _numbers(value)[0]):
            return False
        cells = _counted(line, {1: column}) if line.table and column is not Column.NUMBER else ()
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
        self.rows[-1] = _joined(self.rows[-1], SourceRow(0, cells=cells, **more))  # type: ignore[arg-type]  # fields that are text

    def _begin_row(self, value: str) -> None:
        """What stands under or beside “Code provision”: a number begins a row, anything else is text around."""
        numbers, rest = _numbers(value)
        if numbers:
            place = len(self.rows) + 1
            self.rows.append(SourceRow(place, numbers, self.section, self.stage, rest))
            self.stacked = Column.REQUIREMENT
        else:
            self.stacked = None
            self.around.append(value)


_FURTHER = "A further line without a number was taken as part of it."
_FIELDS = {
    Column.REQUIREMENT: "requirement",
    Column.COMPLY: "answer",
    Column.EVIDENCE: "evidence",
    Column.COMMENTARY: "commentary",
}


def _more_than_a_tick(written: str) -> str:
    return written if ticked(written, "") != "Yes" else ""


def _counted(line: Line, columns: Columns) -> Cells:
    """The numbers of the cells under the columns, but for those that the row above reaches into."""
    return tuple(
        (column, line.places[at])
        for at, column in columns.items()
        if at < len(line.places) and line.places[at] and at not in line.joined
    )


def _stage(text: str) -> str:
    found = _STAGE.search(text)
    named = found[1].casefold() if found else ""
    return _STAGES.get(named, named)


def _is_new(row: SourceRow, before: SourceRow) -> bool:
    """Whether a row without a number begins: it asks and is answered, and the one before had its answer."""
    asks = row.requirement and (row.answer or row.evidence or row.commentary)
    own_question = not row.requirement[:1].islower() or row.requirement[1:2] == ")"
    if before.numbers:
        return bool(row.requirement and row.answer and before.answer and own_question)
    return bool(row.requirement and (own_question or (asks and before.requirement)))


def _joined(before: SourceRow, more: SourceRow) -> SourceRow:
    """A row with what stands of it on the next page, or in a further line."""
    added = more.answer and before.answer
    return replace(
        before,
        requirement=_run_on(before.requirement, more.requirement),
        answer=_run_on(before.answer, more.answer),
        evidence=_run_on(before.evidence, more.evidence),
        commentary=_run_on(before.commentary, more.commentary),
        others=before.others + more.others,
        cells=before.cells + more.cells,
        shared=before.shared | more.shared,
        doubts=tuple(dict.fromkeys((*before.doubts, *((_FURTHER,) if added else ())))),
    )


def _run_on(before: str, more: str) -> str:
    if not before or not more:
        return before or more
    goes_on = more[0].islower() or before[-1] not in ".!?:;”\"'"
    return f"{before}{' ' if goes_on and more[0] not in '•–-' else chr(10)}{more}"


def _numbers(cell: str) -> tuple[tuple[str, ...], str]:
    """The provision numbers in a cell, and the words beside them."""
    if found := _NUMBER.findall(cell):
        rest = " ".join(_NUMBER.sub(" ", cell).split())
        return tuple(found), rest if re.search(r"[a-z]{4}", re.sub(r"(?i)section|provision|code", "", rest)) else ""
    if alone := _NUMBER_ALONE.fullmatch(cell):
        return (alone[1],), ""
    titled = _NUMBER_TITLED.fullmatch(cell)
    return ((titled[1],), titled[2]) if titled else ((), cell)


def _leading_number(requirement: str) -> tuple[tuple[str, ...], str]:
    led = _LEADS.match(requirement)
    return ((led[1],), requirement[led.end() :]) if led else ((), requirement)


def _by_content(cells: tuple[str, ...]) -> Columns:
    """The columns of a row whose headings are nowhere: a number, what is asked, yes or no, and the rest in order."""
    if len(cells) < 3 or not _NUMBER.match(cells[0].strip()):
        return {}
    answers = (place for place, cell in enumerate(cells) if re.match(r"(yes|no|n/?a)\b", cell.strip(), re.I))
    comply = next(answers, 2)
    rest = iter((Column.REQUIREMENT, Column.EVIDENCE, Column.COMMENTARY))
    places = (place for place in range(1, len(cells)) if place != comply)
    return {0: Column.NUMBER, comply: Column.COMPLY, **dict(zip(places, rest, strict=False))}

"""Which answer goes into which cells of a form that was read, and why some go into none."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.filling.texts import CALLED, texts_of, texts_of_ours
from chc_desktop.domain.assessments.filling.writing import Kind, Write
from chc_desktop.domain.assessments.published.editions import Recognised, recognise
from chc_desktop.domain.assessments.published.fields import begins_with
from chc_desktop.domain.assessments.published.headings import Column
from chc_desktop.domain.assessments.published.placing import Placed, place
from chc_desktop.domain.assessments.published.rows import rows_of
from chc_desktop.domain.assessments.published.source import Source
from chc_desktop.domain.assessments.published.source_row import SourceRow
from chc_desktop.domain.form import Form, FormRow

_ANSWERED = (Column.COMPLY, Column.YES, Column.NO, Column.EVIDENCE, Column.COMMENTARY)
_KINDS = {Column.COMPLY: Kind.ANSWER, Column.YES: Kind.YES, Column.NO: Kind.NO}
_LEFT = "What stands in the form is left as it is."


class Standing(Enum):
    """What becomes of a row of the form."""

    WRITTEN = "Will be written"
    DOUBTFUL = "Needs you"
    NOT_ANSWERED = "Not answered"
    NOT_PLACED = "No place"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of the file, the row of the form it is, and what is to be written there; `why` are sentences."""

    source: SourceRow
    row: FormRow | None
    standing: Standing
    writes: tuple[Write, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows of the file in their order. `missing` are rows with an answer that the file has no row for."""

    edition: str
    recognised: Recognised
    rows: tuple[PlannedRow, ...]
    missing: tuple[FormRow, ...]

    @property
    def writes(self) -> tuple[Write, ...]:
        return tuple(write for row in self.rows for write in row.writes)

    @property
    def is_of_another_form(self) -> bool:
        """Whether the file is plainly the form of another Code than the answers."""
        return bool(self.recognised.edition) and self.recognised.edition != self.edition


def plan(
    source: Source,
    forms: Mapping[str, Form],
    edition: str,
    answers: Mapping[str, Answer],
    agreed: Collection[int] = (),
) -> Plan:
    """What goes where in a form of this edition; rows in doubt only where the officer `agreed` to their place."""
    found = rows_of(source).rows
    placed = place(found, edition, forms)
    asked = {row.slug: row for row in forms[edition].rows}
    columns = frozenset(column for row in found for column, _ in row.cells) & frozenset(_ANSWERED)
    rows = tuple(
        _planned(row, at, asked.get(at.slug), answers, columns, row.place in agreed)
        for row, at in zip(found, placed, strict=True)
    )
    there = {row.row.slug for row in rows if row.row}
    missing = tuple(row for row in forms[edition].rows if row.slug not in there and _counts(answers.get(row.slug)))
    return Plan(edition, recognise(found, forms), rows, missing)


def _planned(
    source: SourceRow,
    at: Placed,
    row: FormRow | None,
    answers: Mapping[str, Answer],
    columns: frozenset[Column],
    agreed: bool,
) -> PlannedRow:
    if row is None:
        return PlannedRow(source, None, Standing.NOT_PLACED, why=(*at.doubts, _LEFT))
    answer = answers.get(row.slug)
    if not _counts(answer):
        carried = answer is not None and not answer.looked_at
        lacking = "It was carried forward and not looked at yet." if carried else "It has no answer yet."
        return PlannedRow(source, row, Standing.NOT_ANSWERED, why=(lacking, _LEFT))
    if at.doubts and not agreed:
        return PlannedRow(source, row, Standing.DOUBTFUL, why=(*at.doubts, _LEFT))
    assert answer is not None
    writes, lacking_cells = _writes(source, row, answer, columns)
    standing = Standing.WRITTEN if writes else Standing.NOT_PLACED
    return PlannedRow(source, row, standing, writes, (*lacking_cells, *at.notes))


def _writes(
    source: SourceRow, row: FormRow, answer: Answer, columns: frozenset[Column]
) -> tuple[tuple[Write, ...], tuple[str, ...]]:
    is_ours = columns == {Column.YES, Column.NO} and begins_with(source.requirement, row.asks)
    texts = texts_of_ours(row, answer) if is_ours else texts_of(row, answer, columns)
    writes: list[Write] = []
    why = [f"The form has no column for {what}, so that is not written." for what in texts.homeless]
    for column, text in texts.under.items():
        cells = [cell for one, cell in source.cells if one is column]
        if not cells:
            if text:
                shared = column in source.shared
                there = "stands in one cell with that of the row above" if shared else "has no cell in this row"
                why.append(f"{CALLED[column].capitalize()} {there}, so it is not written.")
            continue
        if len(cells) > 1 and text:
            why.append(f"{CALLED[column].capitalize()} has {len(cells)} cells here; all of it goes into the first.")
        kind = _KINDS.get(column, Kind.TEXT) if row.asks_whether or is_ours else Kind.TEXT
        comply = answer.comply if column is Column.COMPLY else Comply.UNANSWERED
        written = (text, *("" for _ in cells[1:]))
        writes += [Write(cell, kind, words, CALLED[column], comply) for cell, words in zip(cells, written, strict=True)]
    return tuple(writes), tuple(why)


def _counts(answer: Answer | None) -> bool:
    """Whether there is an answer that counts: one carried forward does once it was looked at."""
    return answer is not None and not answer.is_empty and answer.looked_at

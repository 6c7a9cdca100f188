"""What of an answer goes under which column of a form, whatever columns it has."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from chc_desktop.domain.assessments import said
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.in_print import cells_of
from chc_desktop.domain.assessments.published.headings import Column
from chc_desktop.domain.form import FormRow
from chc_desktop.domain.page import Parts
from chc_desktop.domain.vocabulary import FormCell

CALLED = {
    Column.COMPLY: "the answer",
    Column.YES: "the yes",
    Column.NO: "the no",
    Column.EVIDENCE: "the evidence",
    Column.COMMENTARY: "the commentary",
    Column.REQUIREMENT: "what goes below the question",
}
"""What the officer calls what stands in a column."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The text under each column, empty where the answer has none; `homeless` is what the form has no column for."""

    under: dict[Column, str]
    homeless: tuple[str, ...]


def texts_of(row: FormRow, answer: Answer, columns: Set[Column]) -> Texts:
    """An answer for a form with these columns. One column for evidence and commentary has both, in its own order."""
    under: dict[Column, str] = {}
    asked = "\n".join(_said(row, answer))
    homeless = _answer_under(row, answer, columns, asked, under)
    has_it = not row.asks_whether and bool(columns & {Column.COMPLY, Column.YES})
    rest = replace(answer, said=()) if has_it else answer
    if {Column.EVIDENCE, Column.COMMENTARY} <= columns:
        under[Column.EVIDENCE] = _printed(row, rest, FormCell.EVIDENCE)
        under[Column.COMMENTARY] = _printed(row, rest, FormCell.COMMENTARY)
    elif Column.EVIDENCE in columns:
        under[Column.EVIDENCE] = _printed(row, rest, FormCell.EVIDENCE_AND_COMMENTARY)
    elif Column.COMMENTARY in columns:
        under[Column.COMMENTARY] = _printed(row, rest, FormCell.COMMENTARY_AND_EVIDENCE)
    else:
        kinds = (("evidence", FormCell.EVIDENCE), ("commentary", FormCell.COMMENTARY))
        homeless += tuple(name for name, cell in kinds if _printed(row, rest, cell))
    return Texts(under, homeless)


def texts_of_ours(row: FormRow, answer: Answer) -> Texts:
    """An answer for a form that we printed ourselves with columns to tick only: the rest goes below its question."""
    cells = {Column.REQUIREMENT: FormCell.ASKS, Column.YES: FormCell.YES, Column.NO: FormCell.NO}
    parts = cells_of(row, answer, tuple(cells.values()))
    return Texts({column: _joined(cell) for column, cell in zip(cells, parts, strict=True)}, ())


def _printed(row: FormRow, answer: Answer, cell: FormCell) -> str:
    """What a cell of the form says, each part under its name as when we print it."""
    (parts,) = cells_of(row, answer, (cell,))
    return _joined(parts)


def _joined(parts: Parts) -> str:
    return "\n\n".join(f"{part.name}: {part.text}" if part.name else part.text for part in parts if part.text)


def _answer_under(
    row: FormRow, answer: Answer, columns: Set[Column], asked: str, under: dict[Column, str]
) -> tuple[str, ...]:
    """The yes or no, or what a row asks for in its place; what of it the form has no column for."""
    whole = answer.printed_comply if row.asks_whether else asked
    if Column.COMPLY in columns:
        under[Column.COMPLY] = whole
        return ()
    if not {Column.YES, Column.NO} <= columns:
        return ("answer",) if whole else ()
    under |= {Column.YES: "", Column.NO: ""}
    if not row.asks_whether:
        under[Column.YES] = whole
    elif answer.comply in (Comply.YES, Comply.NO):
        under[Column.YES if answer.comply is Comply.YES else Column.NO] = whole
    elif answer.comply:
        return (f"“{answer.comply.words.lower()}”",)
    return ()


def _said(row: FormRow, answer: Answer) -> Iterator[str]:
    """The answers that are neither yes nor no, each under its name where there are several."""
    for other in row.others:
        text = said.printed(other.kind, answer.said_to(other.key))
        if text:
            yield f"{other.label}: {text}" if other.label and (len(row.others) > 1 or row.asks_whether) else text

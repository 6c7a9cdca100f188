"""What of an answer goes under which column of a form, whatever columns it has."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from chc_desktop.domain.assessments import said
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.published.headings import Column
from chc_desktop.domain.form import FormRow

CALLED = {
    Column.COMPLY: "the answer",
    Column.YES: "the yes",
    Column.NO: "the no",
    Column.EVIDENCE: "the evidence",
    Column.COMMENTARY: "the commentary",
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
    commentary = answer.printed_commentary
    asked = "\n".join(_said(row, answer))
    homeless = _answer_under(row, answer, columns, asked, under)
    if asked and (row.asks_whether or not columns & {Column.COMPLY, Column.YES}):
        commentary = _parted(asked, commentary)
    evidence = answer.evidence.strip()
    if {Column.EVIDENCE, Column.COMMENTARY} <= columns:
        under |= {Column.EVIDENCE: evidence, Column.COMMENTARY: commentary}
    elif Column.EVIDENCE in columns:
        under[Column.EVIDENCE] = _parted(evidence, commentary)
    elif Column.COMMENTARY in columns:
        under[Column.COMMENTARY] = _parted(commentary, evidence)
    else:
        homeless += tuple(name for name, text in (("evidence", evidence), ("commentary", commentary)) if text)
    return Texts(under, homeless)


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


def _parted(*parts: str) -> str:
    return "\n\n".join(filter(None, parts))

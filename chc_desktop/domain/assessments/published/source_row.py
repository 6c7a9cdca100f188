"""One row of a published form as it was found, and how what goes on in a further line is put to it."""

from dataclasses import dataclass, replace

from chc_desktop.domain.assessments.published.headings import Column

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


_FURTHER = "A further line without a number was taken as part of it."


def is_new(row: SourceRow, before: SourceRow) -> bool:
    """Whether a row without a number begins: it asks and is answered, and the one before had its answer."""
    asks = row.requirement and (row.answer or row.evidence or row.commentary)
    own_question = not row.requirement[:1].islower() or row.requirement[1:2] == ")"
    if before.numbers:
        return bool(row.requirement and row.answer and before.answer and own_question)
    return bool(row.requirement and (own_question or (asks and before.requirement)))


def joined(before: SourceRow, more: SourceRow) -> SourceRow:
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

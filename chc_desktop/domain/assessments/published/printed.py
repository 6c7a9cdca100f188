"""A row as this program prints it, or anybody who writes “Reason: …”: each part taken back from under its name."""

from chc_desktop.domain.assessments import said
from chc_desktop.domain.assessments.answer import Comply
from chc_desktop.domain.assessments.in_print import (
    ANSWER,
    COMMENTARY,
    EVIDENCE,
    REASON,
    ReadBack,
    name_of,
    names_in,
    read_back,
)
from chc_desktop.domain.assessments.published.answers import understand
from chc_desktop.domain.assessments.published.fields import Fields
from chc_desktop.domain.assessments.published.source_row import SourceRow
from chc_desktop.domain.form import Answer, FormRow

_QUESTION = ""


def printed_fields(source: SourceRow, asked: FormRow) -> Fields | None:
    """The fields of a row whose parts stand under their names; None where none has one.

    A reason, a service and a date go with a no; beside any other answer they are words like others.
    """
    is_no = understand(source.answer).comply is Comply.NO
    names = tuple(name for name in names_in(asked) if is_no or name != REASON)
    question = read_back(source.requirement, _QUESTION, names)
    cells = (question, read_back(source.evidence, EVIDENCE, names), read_back(source.commentary, COMMENTARY, names))
    named = cells[:1] if asked.others else cells  # numbers and texts may stand anywhere in other people’s forms
    if not any(cell.has_names for cell in named) or _runs_on(question, asked):
        return None
    return _fields(source, asked, cells)


def _runs_on(question: ReadBack, asked: FormRow) -> bool:
    """Whether more than a number stands under the name of a number, as where a line of it has the next name."""
    return any(other.kind.is_number and "\n" in question.of(name_of(other)) for other in asked.others)


def _fields(source: SourceRow, asked: FormRow, cells: tuple[ReadBack, ...]) -> Fields:
    def of(name: str) -> str:
        return "\n\n".join(filter(None, (cell.of(name) for cell in cells)))

    written = {other.key: _as_written(other, of(name_of(other))) for other in asked.others}
    return Fields(
        answer=source.answer or of(ANSWER),
        evidence=of(EVIDENCE),
        commentary=of(COMMENTARY),
        said={key: text for key, text in written.items() if text},
        reason=of(REASON),
        service=next((cell.service for cell in cells if cell.service), ""),
        comply_by=next((cell.comply_by for cell in cells if cell.comply_by), None),
    )


def _as_written(other: Answer, printed: str) -> str:
    """“14 of 16 (87%)” is printed where “14 of 16” was written."""
    share, percent, _ = printed.partition(" (")
    return share if percent and said.printed(other.kind, share) == printed else printed

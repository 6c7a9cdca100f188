"""What changed between two versions of a self-assessment: row by row, and part by part of an answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from chc_desktop.domain import words
from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.form import Form, FormRow


@dataclass(frozen=True, slots=True)
class Change:
    """One part of an answer, before and after; either may be empty."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row whose answer changed, and in what."""

    row: FormRow
    parts: tuple[Change, ...]


def differences(form: Form, before: Mapping[str, Answer], after: Mapping[str, Answer]) -> tuple[RowChange, ...]:
    """Every row that is answered otherwise, in the order of the form."""
    found = (
        RowChange(row, _changes(row, before.get(row.slug), after.get(row.slug) or Answer(slug=row.slug)))
        for row in form.rows
    )
    return tuple(each for each in found if each.parts)


def _changes(row: FormRow, before: Answer | None, after: Answer) -> tuple[Change, ...]:
    old, new = _parts(row, before or Answer(slug=row.slug)), _parts(row, after)
    return tuple(Change(what, old[what], new[what]) for what in new if old[what] != new[what])


def _parts(row: FormRow, answer: Answer) -> dict[str, str]:
    said = {other.label or "Answer in words": answer.said_to(other.key).strip() for other in row.others}
    return {
        "Answer": answer.printed_comply,
        **said,
        "Reason": answer.reason.strip(),
        "Date of intended compliance": words.day(answer.comply_by) if answer.comply_by else "",
        "Service it concerns": answer.service.strip(),
        "Evidence": answer.evidence.strip(),
        "Commentary": answer.commentary.strip(),
    }

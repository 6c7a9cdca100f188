"""Which edition's form a published self-assessment answers, told by its provision numbers and by what it asks."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chc_desktop.domain.assessments.published.likeness import Likeness
from chc_desktop.domain.assessments.published.source_row import SourceRow
from chc_desktop.domain.form import Form

_FEWEST = 0.2
_CLOSE = 0.08


@dataclass(frozen=True, slots=True)
class Recognised:
    """The edition, empty where none is like it; `is_sure` is false where another one is nearly as like."""

    edition: str = ""
    is_sure: bool = False


def recognise(rows: Sequence[SourceRow], forms: Mapping[str, Form]) -> Recognised:
    """The edition whose form is likest to the rows."""
    likeness = likeness_of(forms)
    scored = sorted(((_score(rows, form, likeness), edition) for edition, form in forms.items()), reverse=True)
    if not rows or not scored or scored[0][0] < _FEWEST:
        return Recognised()
    following = scored[1][0] if len(scored) > 1 else 0.0
    return Recognised(scored[0][1], scored[0][0] - following >= _CLOSE)


def likeness_of(forms: Mapping[str, Form]) -> Likeness:
    return Likeness(row.asks for form in forms.values() for row in form.rows)


def _score(rows: Sequence[SourceRow], form: Form, likeness: Likeness) -> float:
    """The share of numbers in common, and beside it how like the rows of the same number are."""
    numbered = [row for row in rows if row.numbers]
    if len(numbered) * 2 < len(rows):
        return _by_words(rows, form, likeness)
    theirs = Counter(number for row in numbered for number in row.numbers)
    ours = Counter(number for row in form.rows for number in row.numbers)
    together = sum((theirs & ours).values()) / max(1, sum((theirs | ours).values()))
    asked = {number: row.asks for row in form.rows for number in row.numbers}
    alike = [likeness.of(row.requirement, asked[row.numbers[0]]) for row in numbered if row.numbers[0] in asked]
    return 0.5 * together + sum(alike) / max(1, len(numbered))


def _by_words(rows: Sequence[SourceRow], form: Form, likeness: Likeness) -> float:
    best = (max((likeness.of(row.requirement, one.asks) for one in form.rows), default=0.0) for row in rows)
    size = min(len(rows), len(form.rows)) / max(len(rows), len(form.rows), 1)
    return size * sum(best) / max(1, len(rows))

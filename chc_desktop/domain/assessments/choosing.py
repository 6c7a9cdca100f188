"""Which rows of a form are looked at: all of them, or those with something in common."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.assessment import disagrees, gap, lacks_a_look
from chc_desktop.domain.assessments.figure import Figure
from chc_desktop.domain.form import Form, FormRow


class Show(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    GAPS = "gaps"
    NO = "no"
    NOT_LOOKED_AT = "not-looked-at"
    DIFFER = "differ"
    NOTE = "note"
    ATTACHED = "attached"

    @property
    def words(self) -> str:
        """Short, as a chip says it."""
        return _WORDS[self][0]

    @property
    def meaning(self) -> str:
        """In full."""
        return _WORDS[self][1]


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as far as it is filled in. `attached` are the slugs of the rows that have evidence attached."""

    form: Form
    answers: Mapping[str, Answer]
    figures: Mapping[str, Figure]
    attached: Collection[str] = field(default_factory=frozenset)

    def answer(self, slug: str) -> Answer:
        return self.answers.get(slug) or Answer(slug=slug)


def chosen(filled: Filled, show: Show) -> tuple[FormRow, ...]:
    """The rows of the whole form that a choice shows, in order."""
    return tuple(row for row in filled.form.rows if _CONDITIONS[show](row, filled))


def counts(filled: Filled) -> dict[Show, int]:
    """How many rows each choice shows."""
    return {show: len(chosen(filled, show)) for show in Show}


def next_gap(filled: Filled, after: str) -> FormRow | None:
    """The next row that lacks something after the row of this slug, from the top again after the last; None if all
    is whole."""
    rows = filled.form.rows
    place = next((place for place, row in enumerate(rows) if row.slug == after), -1)
    return next(_gaps((*rows[place + 1 :], *rows[: place + 1]), filled), None)


def _gaps(rows: tuple[FormRow, ...], filled: Filled) -> Iterator[FormRow]:
    return (row for row in rows if gap(row, filled.answers.get(row.slug)))


_WORDS = {
    Show.ALL: ("All", "All provisions, a section at a time"),
    Show.GAPS: ("Gaps", "Where something is missing"),
    Show.NO: ("No", "Answered no"),
    Show.NOT_LOOKED_AT: ("Not looked at", "Carried forward, and not looked at yet this year"),
    Show.DIFFER: ("Differs", "Differs from your register"),
    Show.NOTE: ("Notes", "With a note to yourself"),
    Show.ATTACHED: ("Attached", "With evidence attached"),
}
_CONDITIONS: dict[Show, Callable[[FormRow, Filled], bool]] = {
    Show.ALL: lambda row, filled: True,
    Show.GAPS: lambda row, filled: bool(gap(row, filled.answers.get(row.slug))),
    Show.NO: lambda row, filled: filled.answer(row.slug).comply is Comply.NO,
    Show.NOT_LOOKED_AT: lambda row, filled: lacks_a_look(filled.answers.get(row.slug)),
    Show.DIFFER: lambda row, filled: bool(disagrees(row, filled.answers.get(row.slug), filled.figures)),
    Show.NOTE: lambda row, filled: bool(filled.answer(row.slug).note.strip()),
    Show.ATTACHED: lambda row, filled: row.slug in filled.attached,
}

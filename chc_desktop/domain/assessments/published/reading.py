"""What was understood of a published self-assessment, row by row: the row each answer belongs to, and every doubt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.published.answers import Understood, understand
from chc_desktop.domain.assessments.published.editions import Recognised, recognise
from chc_desktop.domain.assessments.published.placing import Placed, place
from chc_desktop.domain.assessments.published.rows import SourceRow, rows_of
from chc_desktop.domain.assessments.published.source import Source
from chc_desktop.domain.form import Form, FormRow


class State(Enum):
    """How a row was understood. The officer is asked about all but those understood."""

    UNDERSTOOD = "understood"
    QUESTIONED = "questioned"
    NOT_PLACED = "not placed"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A published row and what was made of it. `slug` is empty where no row of the form could be told.

    `doubts` are sentences; `notes` are too, but ask for nothing.
    """

    source: SourceRow
    slug: str
    understood: Understood
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        if not self.slug:
            return State.NOT_PLACED
        return State.QUESTIONED if self.doubts else State.UNDERSTOOD

    @property
    def answer(self) -> Answer:
        """The answer to bring in: an answer's own words, and what stood in other columns, go before the commentary."""
        source = self.source
        own = "" if self.understood.is_plain or not source.answer else f"Answered “{source.answer}”."
        commentary = "\n\n".join(filter(None, (own, source.commentary, *source.others)))
        return Answer(slug=self.slug, comply=self.understood.comply, evidence=source.evidence, commentary=commentary)

    def moved_to(self, slug: str) -> "ReadRow":
        """The same row where the officer says that it belongs; empty for nowhere."""
        return replace(self, slug=slug)

    def answered(self, comply: Comply) -> "ReadRow":
        """The same row with the answer the officer gives it; the published words are kept beside it."""
        plain = self.understood.is_plain and comply is self.understood.comply
        return replace(self, understood=replace(self.understood, comply=comply, is_plain=plain))


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole of it. `missing` are rows of the form without an answer; `around` the text outside the rows."""

    edition: str
    recognised: Recognised
    rows: tuple[ReadRow, ...]
    missing: tuple[FormRow, ...]
    around: tuple[str, ...]

    def counted(self, state: State) -> int:
        return sum(row.state is state for row in self.rows)


def read(source: Source, forms: Mapping[str, Form], edition: str = "") -> Reading:
    """Understand a source against the forms of every edition, or against that of the one named."""
    found = rows_of(source)
    recognised = recognise(found.rows, forms)
    chosen = edition or recognised.edition
    if not chosen:
        return Reading("", recognised, tuple(_read(row, Placed()) for row in found.rows), (), found.around)
    placed = place(found.rows, chosen, forms)
    rows = tuple(_read(row, at) for row, at in zip(found.rows, placed, strict=True))
    filled = {row.slug for row in rows}
    missing = tuple(row for row in forms[chosen].rows if row.slug not in filled)
    return Reading(chosen, recognised, rows, missing, found.around)


def _read(row: SourceRow, at: Placed) -> ReadRow:
    understood = understand(row.answer)
    plain = understood.comply is not Comply.UNANSWERED
    notes = (understood.doubt,) if plain and understood.doubt else ()
    doubts = at.doubts + row.doubts + ((understood.doubt,) if not plain else ())
    return ReadRow(row, at.slug, understood, doubts, notes + at.notes)

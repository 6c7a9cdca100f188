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
from chc_desktop.domain.vocabulary import AnswerKind


class State(Enum):
    """How a row was understood. The officer is asked about all but those understood."""

    UNDERSTOOD = "understood"
    QUESTIONED = "questioned"
    NOT_PLACED = "not placed"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A published row and what was made of it. `slug` is empty where no row of the form could be told.

    `doubts` are sentences; `notes` are too, but ask for nothing. `overruled` where the officer gave the answer;
    `text_key` is the answer in words that the row asks for in the place of a yes or no.
    """

    source: SourceRow
    slug: str
    understood: Understood
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    overruled: bool = False
    text_key: str = ""

    @property
    def state(self) -> State:
        if not self.slug:
            return State.NOT_PLACED
        return State.QUESTIONED if self.doubts else State.UNDERSTOOD

    @property
    def answer(self) -> Answer:
        """The answer to bring in. Its own words stay beside a yes or no, else they go before the commentary."""
        source, understood = self.source, self.understood
        is_own = not understood.is_plain and not self.overruled and understood.comply is not Comply.UNANSWERED
        kept = source.answer if not understood.is_plain and not is_own and not self.text_key else ""
        answered = f"Answered “{kept}”." if kept else ""
        said = "\n\n".join(filter(None, (source.answer, source.evidence))) if self.text_key else ""
        return Answer(
            slug=self.slug,
            comply=understood.comply,
            evidence="" if self.text_key else source.evidence,
            commentary="\n\n".join(filter(None, (answered, source.commentary, *source.others))),
            own_words=source.answer if is_own else "",
            said=((self.text_key, said),) if said else (),
        )

    def moved_to(self, slug: str) -> "ReadRow":
        """The same row where the officer says that it belongs; empty for nowhere."""
        return replace(self, slug=slug)

    def answered(self, comply: Comply) -> "ReadRow":
        """The same row with the answer the officer gives it; the published words are kept beside it."""
        if comply is self.understood.comply:
            return self
        understood = replace(self.understood, comply=comply, is_plain=not self.source.answer)
        return replace(self, understood=understood, overruled=True)


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole of it. `missing` are rows of the form without an answer; `around` the text outside the rows."""

    edition: str
    recognised: Recognised
    rows: tuple[ReadRow, ...]
    missing: tuple[FormRow, ...]
    around: tuple[str, ...]
    slugs: tuple[str, ...] = ()
    """Every row of the form, in its order."""

    def counted(self, state: State) -> int:
        return sum(row.state is state for row in self.rows)


def read(source: Source, forms: Mapping[str, Form], edition: str = "") -> Reading:
    """Understand a source against the forms of every edition, or against that of the one named."""
    found = rows_of(source)
    recognised = recognise(found.rows, forms)
    chosen = edition or recognised.edition
    if not chosen:
        return Reading("", recognised, tuple(_read(row, Placed(), None) for row in found.rows), (), found.around)
    placed = place(found.rows, chosen, forms)
    asked = {row.slug: row for row in forms[chosen].rows}
    rows = tuple(_read(row, at, asked.get(at.slug)) for row, at in zip(found.rows, placed, strict=True))
    filled = {row.slug for row in rows}
    missing = tuple(row for row in forms[chosen].rows if row.slug not in filled)
    slugs = tuple(row.slug for row in forms[chosen].rows)
    return Reading(chosen, recognised, rows, missing, found.around, slugs)


def _read(row: SourceRow, at: Placed, asked: FormRow | None) -> ReadRow:
    if key := _text_key(asked):
        is_blank = not (row.answer or row.evidence)
        doubts = at.doubts + row.doubts + (("The answer was left blank.",) if is_blank else ())
        return ReadRow(row, at.slug, Understood(Comply.UNANSWERED), doubts, at.notes, text_key=key)
    understood = understand(row.answer)
    plain = understood.comply is not Comply.UNANSWERED
    notes = (understood.doubt,) if plain and understood.doubt else ()
    doubts = at.doubts + row.doubts + ((understood.doubt,) if not plain else ())
    return ReadRow(row, at.slug, understood, doubts, notes + at.notes)


def _text_key(asked: FormRow | None) -> str:
    """The first answer in words of a row that asks for nothing else; empty for every other row."""
    if asked is None or any(answer.kind is not AnswerKind.TEXT for answer in asked.answers):
        return ""
    return asked.answers[0].key

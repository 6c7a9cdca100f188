"""What was understood of a published self-assessment, row by row: the row each answer belongs to, and every doubt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from chc_desktop.domain import words
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.published.answers import Understood, understand
from chc_desktop.domain.assessments.published.editions import Recognised, recognise
from chc_desktop.domain.assessments.published.fields import Fields, fields_of
from chc_desktop.domain.assessments.published.placing import Placed, place
from chc_desktop.domain.assessments.published.printed import printed_fields
from chc_desktop.domain.assessments.published.rows import rows_of
from chc_desktop.domain.assessments.published.source import Source
from chc_desktop.domain.assessments.published.source_row import SourceRow
from chc_desktop.domain.form import Form, FormRow

LONGEST_ANSWER = 20_000
"""In characters; a longer cell is asked about."""


class State(Enum):
    """How a row was understood. The officer is asked about all but those understood."""

    UNDERSTOOD = "understood"
    QUESTIONED = "questioned"
    NOT_PLACED = "not placed"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A published row and what was made of it. `slug` is empty where no row of the form could be told.

    `doubts` are sentences; `notes` are too, but ask for nothing. `overruled` where the officer gave the answer.
    `fields` are the row's words, each in the field it belongs to; `asks_whether` is false where no yes or no is asked.
    """

    source: SourceRow
    slug: str
    understood: Understood
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    overruled: bool = False
    fields: Fields | None = None
    asks_whether: bool = True

    @property
    def state(self) -> State:
        if not self.slug:
            return State.NOT_PLACED
        return State.QUESTIONED if self.doubts else State.UNDERSTOOD

    @property
    def answer(self) -> Answer:
        """The answer to bring in. Its own words stay beside a yes or no, else they go before the commentary."""
        source, understood = self.source, self.understood
        fields = self.fields or Fields(source.answer, source.evidence, source.commentary)
        is_own = not understood.is_plain and not self.overruled and understood.comply is not Comply.UNANSWERED
        kept = fields.answer if not is_own and (not understood.is_plain or not self.asks_whether) else ""
        answered = f"Answered “{kept}”." if kept else ""
        return Answer(
            slug=self.slug,
            comply=understood.comply,
            evidence=fields.evidence,
            commentary="\n\n".join(filter(None, (answered, fields.commentary, *source.others))),
            own_words=fields.answer if is_own else "",
            said=tuple(fields.said.items()),
            reason=fields.reason,
            service=fields.service,
            comply_by=fields.comply_by,
        )

    def moved_to(self, slug: str, asked: FormRow | None = None) -> "ReadRow":
        """The same row where the officer says that it belongs; empty for nowhere. `asked` is that row of the form."""
        if asked is None:
            return replace(self, slug=slug)
        there = _read(self.source, Placed(slug), asked)
        understood = self.understood if self.overruled and there.asks_whether else there.understood
        return replace(self, slug=slug, fields=there.fields, asks_whether=there.asks_whether, understood=understood)

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
    asked: tuple[FormRow, ...] = ()
    """Every row of the form, in its order."""

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(row.slug for row in self.asked)

    @property
    def is_far_too_long(self) -> bool:
        """Whether it has many more rows than the form."""
        return bool(self.asked) and len(self.rows) > 2 * len(self.asked)

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
    return Reading(chosen, recognised, rows, missing, found.around, forms[chosen].rows)


def _read(row: SourceRow, at: Placed, asked: FormRow | None) -> ReadRow:
    fields = _fields(row, asked)
    doubts = (*at.doubts, *row.doubts, *fields.doubts, *_too_long(row))
    if asked and not asked.asks_whether:
        left = doubts + _without_a_whether(fields, asked)
        return ReadRow(row, at.slug, Understood(Comply.UNANSWERED), left, at.notes, fields=fields, asks_whether=False)
    understood = understand(fields.answer)
    plain = understood.comply is not Comply.UNANSWERED and understood.is_sure
    notes = (understood.doubt,) if plain and understood.doubt else ()
    return ReadRow(
        row, at.slug, understood, doubts + ((understood.doubt,) if not plain else ()), notes + at.notes, fields=fields
    )


def _fields(row: SourceRow, asked: FormRow | None) -> Fields:
    if asked is None:
        return Fields(row.answer, row.evidence, row.commentary)
    return printed_fields(row, asked) or fields_of(row, asked)


def _without_a_whether(fields: Fields, asked: FormRow) -> tuple[str, ...]:
    """What is doubtful about a row that asks for numbers or texts only."""
    if not fields.said:
        blank = "The answer was left blank."
        return (f"“{fields.answer[:80]}” is none of what is asked for here.",) if fields.answer else (blank,)
    open_ones = [other.label or "the answer" for other in asked.others if other.key not in fields.said]
    left = (f"“{fields.answer[:80]}” goes into the commentary.",) if fields.answer else ()
    return left + ((f"Nothing was found for {words.listed(open_ones)}.",) if open_ones else ())


def _too_long(row: SourceRow) -> tuple[str, ...]:
    longest = max(len(text) for text in (row.requirement, row.answer, row.evidence, row.commentary, *row.others))
    if longest <= LONGEST_ANSWER:
        return ()
    return (f"One of its cells has {longest:,} characters, more than an answer to one provision can need.",)

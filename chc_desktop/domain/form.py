"""The self-assessment form of an edition: its sections, its rows, and what each asks."""

from dataclasses import dataclass

from chc_desktop.domain.provision import Compared
from chc_desktop.domain.vocabulary import AnswerKind, Force, FormCell, Measure


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer a row asks for. `label` is empty where the row itself is the question."""

    key: str
    kind: AnswerKind
    label: str = ""
    measure: Measure | None = None


YES_OR_NO = (Answer("comply", AnswerKind.YES_NO),)


@dataclass(frozen=True, slots=True)
class FormRow(Compared):
    """One row of the self-assessment, in our words. `slug` is its identity; provision numbers may repeat.

    `measure` is what the register says of it first, `also` what it says further.
    """

    slug: str
    numbers: tuple[str, ...]
    force: Force
    asks: str
    measure: Measure | None = None
    follows: tuple[str, ...] = ()
    seen: bool = False
    answers: tuple[Answer, ...] = YES_OR_NO
    also: tuple[Measure, ...] = ()

    @property
    def number(self) -> str:
        return "/".join(self.numbers)

    @property
    def asks_whether(self) -> bool:
        """Whether yes or no is asked at all."""
        return any(answer.kind is AnswerKind.YES_NO for answer in self.answers)

    @property
    def others(self) -> tuple[Answer, ...]:
        """The answers asked for that are neither yes nor no."""
        return tuple(answer for answer in self.answers if answer.kind is not AnswerKind.YES_NO)

    def slug_of(self, answer: Answer) -> str:
        """What one answer of the row goes by: “4.in-time/stage1”."""
        return f"{self.slug}/{answer.key}"

    @property
    def measures(self) -> tuple[tuple[str, Measure], ...]:
        """All that the register says of it, each with what the figure goes by."""
        of_answers = [(self.slug_of(answer), answer.measure) for answer in self.answers if answer.measure]
        first = self.measure or next((measure for _slug, measure in of_answers), None)
        own = zip(self.own_slugs, (first, *self.also), strict=True)
        return (*((slug, measure) for slug, measure in own if measure), *of_answers)

    @property
    def own_slugs(self) -> tuple[str, ...]:
        """What the figures of the row as a whole go by: “6.4”, “6.4+extensions-told-stage1”."""
        return (self.slug, *(f"{self.slug}+{measure}" for measure in self.also))


@dataclass(frozen=True, slots=True)
class FormSection:
    """A section of the self-assessment form, or one of its groups."""

    number: str
    title: str
    rows: tuple[FormRow, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The self-assessment form of an edition: the columns it prints, what each of them holds, and its sections."""

    title: str
    columns: tuple[str, ...]
    cells: tuple[FormCell, ...]
    sections: tuple[FormSection, ...]

    @property
    def rows(self) -> tuple[FormRow, ...]:
        return tuple(row for section in self.sections for row in section.rows)


NO_FORM = Form("", (), (), ())

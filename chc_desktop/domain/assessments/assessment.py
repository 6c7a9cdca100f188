"""The yearly self-assessment: the answers given, what is still missing, and how far it has come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.figure import Figure
from chc_desktop.domain.form import Form, FormRow, FormSection

_FIRST_WORDS = 5

Answers = Mapping[str, Answer]
"""The answers of one year by the slug of their row."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many rows are answered with nothing missing, of how many."""

    answered: int
    total: int

    @property
    def complete(self) -> bool:
        return self.answered == self.total

    def __str__(self) -> str:
        return f"{self.answered} of {self.total} answered"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a row asks to be looked at, in a sentence."""

    row: FormRow
    sentence: str

    def __str__(self) -> str:
        return f"{called(self.row)}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Review:
    """What stands between the answers and their approval: gaps bar it, disagreements ask for a second look."""

    gaps: tuple[Remark, ...]
    disagreements: tuple[Remark, ...]


def called(row: FormRow) -> str:
    """What a row goes by: “6.2”, or where the form prints no numbers its first words, “We have a policy on…”."""
    return row.number or f"“{' '.join(row.asks.split()[:_FIRST_WORDS])}…”"


def section_title(section: FormSection) -> str:
    """“6 The two stages – Stage 1”: sections of one number are told apart by their group."""
    title = " ".join(filter(None, (section.number, section.title)))
    return f"{title} – {section.group}" if section.group else title


def gap(answer: Answer | None) -> str:
    """What an answer still lacks, in a sentence; empty if it is whole."""
    if answer is None or answer.comply is Comply.UNANSWERED:
        return "Not answered yet."
    if answer.comply is Comply.NO and not answer.reason.strip():
        return "A no needs the reason."
    if answer.comply is Comply.NO and answer.comply_by is None:
        return "A no needs the date by which you intend to comply."
    if answer.comply is Comply.YES and not answer.evidence.strip():
        return "A yes needs its evidence."
    return ""


def disagrees(answer: Answer | None, figure: Figure | None) -> str:
    """How an answer and the register differ, in a sentence; empty where they do not, or one of them is silent."""
    if answer is None or figure is None or not figure.denominator:
        return ""
    if answer.comply is Comply.YES and figure.shortfall:
        return f"You answered yes; {figure.shortfall}."
    if answer.comply is Comply.NO and figure.judges and not figure.shortfall:
        return "You answered no; the register shows nothing amiss."
    if answer.comply is Comply.NOT_APPLICABLE:
        return f"You answered not applicable; the register has {figure.denominator} in the year."
    return ""


def gaps(form: Form, answers: Answers) -> tuple[Remark, ...]:
    """Every row that still lacks something, and what."""
    return tuple(Remark(row, missing) for row in form.rows if (missing := gap(answers.get(row.slug))))


def review(form: Form, answers: Answers, figures: Mapping[str, Figure]) -> Review:
    """What is still missing, and where answers and figures differ."""
    differing = (Remark(row, disagrees(answers.get(row.slug), figures.get(row.slug))) for row in form.rows)
    return Review(gaps(form, answers), tuple(remark for remark in differing if remark.sentence))


def progress(rows: Form | FormSection | Iterable[FormRow], answers: Answers) -> Progress:
    """How far a form, one of its sections, or some rows have come."""
    counted = tuple(rows.rows if isinstance(rows, Form | FormSection) else rows)
    return Progress(sum(not gap(answers.get(row.slug)) for row in counted), len(counted))

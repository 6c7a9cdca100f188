"""The yearly self-assessment: the answers given, what is still missing, and how far it has come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chc_desktop.domain import words
from chc_desktop.domain.assessments import said
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.figure import Figure
from chc_desktop.domain.assessments.measures import own_figures
from chc_desktop.domain.form import Form, FormRow, FormSection

NOT_LOOKED_AT = "Carried forward, and not looked at yet this year."

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


def gap(row: FormRow, answer: Answer | None) -> str:
    """What the answer to a row still lacks, in a sentence; empty if it is whole."""
    if answer is None or answer.is_empty:
        return "Not answered yet."
    if not answer.looked_at:
        return NOT_LOOKED_AT
    if lacking := _lacks(row, answer):
        return lacking
    if answer.comply is Comply.NOT_APPLICABLE or _is_nothing(row, answer):
        return ""
    problems = (said.problem(other, answer.said_to(other.key)) for other in row.others)
    return next(filter(None, problems), "")


def lacks_a_look(answer: Answer | None) -> bool:
    """Whether the answer was carried forward and nobody has looked at it yet this year."""
    return answer is not None and not answer.looked_at


def disagrees(row: FormRow, answer: Answer | None, figures: Mapping[str, Figure]) -> str:
    """How the answer to a row and the register differ, in a sentence; empty where they do not, or one is silent."""
    if answer is None:
        return ""
    numbers = (
        said.differs(other, answer.said_to(other.key), figures[slug])
        for other in row.others
        if (slug := row.slug_of(other)) in figures
    )
    own = _disagrees(answer, own_figures(row, figures)) if row.asks_whether else ""
    return " ".join(filter(None, (own, *numbers)))


def gaps(form: Form, answers: Answers) -> tuple[Remark, ...]:
    """Every row that still lacks something, and what."""
    return tuple(Remark(row, missing) for row in form.rows if (missing := gap(row, answers.get(row.slug))))


def review(form: Form, answers: Answers, figures: Mapping[str, Figure]) -> Review:
    """What is still missing, and where answers and figures differ."""
    differing = (Remark(row, disagrees(row, answers.get(row.slug), figures)) for row in form.rows)
    return Review(gaps(form, answers), tuple(remark for remark in differing if remark.sentence))


def progress(rows: Form | FormSection | Iterable[FormRow], answers: Answers) -> Progress:
    """How far a form, one of its sections, or some rows have come."""
    counted = tuple(rows.rows if isinstance(rows, Form | FormSection) else rows)
    return Progress(sum(not gap(row, answers.get(row.slug)) for row in counted), len(counted))


def _lacks(row: FormRow, answer: Answer) -> str:
    """What the yes or no lacks; nothing where neither is asked for, no evidence where the row asks for it itself."""
    if not row.asks_whether:
        return ""
    if answer.comply is Comply.UNANSWERED:
        return "Not answered yet."
    if answer.comply is Comply.NO and not answer.reason.strip():
        return "A no needs the reason."
    if answer.comply is Comply.NO and answer.comply_by is None:
        return "A no needs the date by which you intend to comply."
    if answer.comply is Comply.YES and not answer.evidence.strip() and not row.others:
        return "A yes needs its evidence."
    return ""


def _is_nothing(row: FormRow, answer: Answer) -> bool:
    """Whether a count says that there was none, so that nothing more is to be said of it."""
    return any(said.is_nothing(other.kind, answer.said_to(other.key)) for other in row.others)


def _disagrees(answer: Answer, figures: Iterable[Figure]) -> str:
    """How a yes, a no or a “not applicable” and the figures of its row differ."""
    counted = [figure for figure in figures if figure.denominator]
    short = [figure.shortfall for figure in counted if figure.shortfall]
    if answer.comply is Comply.YES and short:
        return f"You answered yes; {words.listed(short)}."
    if answer.comply is Comply.NO and any(figure.judges for figure in counted) and not short:
        return "You answered no; the register shows nothing amiss."
    if answer.comply is Comply.NOT_APPLICABLE and counted:
        return f"You answered not applicable; the register has {counted[0].denominator:,} in the year."
    return ""

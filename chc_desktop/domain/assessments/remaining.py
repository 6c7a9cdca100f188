"""How much of a self-assessment is left, and where to go on."""

from dataclasses import dataclass

from chc_desktop.domain import words
from chc_desktop.domain.assessments.assessment import called, lacks_a_look, progress, section_title
from chc_desktop.domain.assessments.choosing import Filled, next_gap
from chc_desktop.domain.form import FormRow, FormSection


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left to do. `row` is where to go on, in `section`; None where nothing is left."""

    answered: int
    total: int
    not_looked_at: int
    row: FormRow | None
    section: FormSection | None

    @property
    def to_go(self) -> int:
        return self.total - self.answered

    @property
    def sentence(self) -> str:
        """“41 to go, 4 of them only to be looked at. Next is 6.2, in 6 The two stages.”"""
        if self.row is None or self.section is None:
            return "Nothing is left: it is ready to be reviewed and approved."
        looks = f", {self.not_looked_at} of them only to be looked at" if self.not_looked_at else ""
        return f"{words.count(self.to_go, 'provision')} to go{looks}. {_next(self.row, self.section)}"


def remaining(filled: Filled, after: str = "") -> Remaining:
    """What is left, going on from the row of this slug, or from the top."""
    made = progress(filled.form, filled.answers)
    looks = sum(lacks_a_look(filled.answers.get(row.slug)) for row in filled.form.rows)
    row = next_gap(filled, after)
    section = next((each for each in filled.form.sections if row and row in each.rows), None)
    return Remaining(made.answered, made.total, looks, row, section)


def _next(row: FormRow, section: FormSection) -> str:
    return f"Next is {called(row)}, in {section_title(section)}."

"""How much of a self-assessment is left, and where to go on."""

from dataclasses import dataclass

from chc_desktop.domain import words
from chc_desktop.domain.assessments.assessment import called, progress, section_title
from chc_desktop.domain.assessments.choosing import Filled, next_gap
from chc_desktop.domain.form import FormRow, FormSection


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left to do. `row` is where to go on, in `section`; None where nothing is left."""

    answered: int
    total: int
    row: FormRow | None
    section: FormSection | None

    @property
    def to_go(self) -> int:
        return self.total - self.answered

    @property
    def sentence(self) -> str:
        """“41 provisions to go. Next is 6.2, in 6 The two stages.”"""
        if self.row is None or self.section is None:
            return "Nothing is left: it is ready to be reviewed and approved."
        return f"{words.count(self.to_go, 'provision')} to go. {_next(self.row, self.section)}"


def remaining(filled: Filled, after: str = "") -> Remaining:
    """What is left, going on from the row of this slug, or from the top."""
    made = progress(filled.form, filled.answers)
    row = next_gap(filled, after)
    section = next((each for each in filled.form.sections if row and row in each.rows), None)
    return Remaining(made.answered, made.total, row, section)


def _next(row: FormRow, section: FormSection) -> str:
    return f"Next is {called(row)}, in {section_title(section)}."

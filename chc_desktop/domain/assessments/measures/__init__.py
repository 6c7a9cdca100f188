"""What the register says about a provision: one function a `Measure`.

Which cases belong to a year: complaints received in it for stage 1, stage 2 asked for in it for stage 2,
promises that fell due in it for promises. A case still inside its time counts neither way, and is named.
"""

from collections.abc import Callable, Mapping

from chc_desktop.domain.assessments.figure import Figure, Spoiler
from chc_desktop.domain.assessments.measures import answers, intake, learning, times
from chc_desktop.domain.assessments.measures.material import Material
from chc_desktop.domain.form import Answer, FormRow
from chc_desktop.domain.vocabulary import Measure

__all__ = ["Figure", "Material", "Spoiler", "figure", "figures", "figures_of"]


def figure(measure: Measure, material: Material) -> Figure:
    """What the register says about one measure."""
    return _FUNCTIONS[measure](measure, material)


def figures(material: Material) -> dict[str, Figure]:
    """What the register says about each row of the edition's form that it can speak to, by the row's slug.

    Where a row asks for several answers, also about each of them, by `FormRow.slug_of`; the row's
    own is then the first.
    """
    found: dict[str, Figure] = {}
    for row in material.edition.form.rows:
        for answer in row.answers:
            if answer.measure:
                found[row.slug_of(answer)] = figure(answer.measure, material)
        first = row.measure or next((answer.measure for answer in row.answers if answer.measure), None)
        if first:
            found[row.slug] = figure(first, material)
    return found


def figures_of(row: FormRow, found: Mapping[str, Figure]) -> tuple[tuple[Answer | None, Figure], ...]:
    """All that was found for a row: its figure, or one for each number it asks for, with that answer."""
    several = tuple((answer, found[slug]) for answer in row.others if (slug := row.slug_of(answer)) in found)
    return several or tuple((None, found[slug]) for slug in (row.slug,) if slug in found)


_FUNCTIONS: dict[Measure, Callable[[Measure, Material], Figure]] = {
    Measure.COMPLAINTS_RECEIVED: intake.complaints_received,
    Measure.ACKNOWLEDGED_IN_TIME: times.acknowledged_in_time,
    Measure.RESPONDED_IN_TIME_STAGE1: times.responded_in_time,
    Measure.EXTENSIONS_STAGE1: times.extended_as_the_code_asks,
    Measure.EXTENSIONS_STAGE1_OMBUDSMAN: times.extended_with_the_ombudsman,
    Measure.POINTS_ANSWERED_STAGE1: answers.points_answered,
    Measure.LETTERS_COMPLETE_STAGE1: answers.letters_complete,
    Measure.ESCALATED: intake.escalated,
    Measure.ACKNOWLEDGED_IN_TIME_STAGE2: times.acknowledged_in_time,
    Measure.STAGE2_OTHER_PERSON: answers.stage2_other_person,
    Measure.RESPONDED_IN_TIME_STAGE2: times.responded_in_time,
    Measure.EXTENSIONS_STAGE2: times.extended_as_the_code_asks,
    Measure.EXTENSIONS_STAGE2_OMBUDSMAN: times.extended_with_the_ombudsman,
    Measure.POINTS_ANSWERED_STAGE2: answers.points_answered,
    Measure.LETTERS_COMPLETE_STAGE2: answers.letters_complete,
    Measure.REFUSALS_EXPLAINED: intake.refusals_explained,
    Measure.REFUSALS_TO_ESCALATE: intake.refusals_to_escalate,
    Measure.DEFINITION_SET_OUT: intake.definition_set_out,
    Measure.ADJUSTMENTS_RECORDED: intake.adjustments_recorded,
    Measure.UPDATES_WHILE_LATE: times.updates_while_late,
    Measure.PROMISES_KEPT: times.promises_kept,
    Measure.REMEDIES_OFFERED: answers.remedies_offered,
    Measure.POINTS_JOINED: intake.points_joined,
    Measure.FULL_RECORD: answers.full_record,
    Measure.RESOLVED_AT_STAGE1: answers.resolved_at,
    Measure.RESOLVED_AT_STAGE2: answers.resolved_at,
    Measure.IN_TIME_STAGE1: times.in_time_unextended,
    Measure.IN_TIME_STAGE1_EXTENDED: times.in_time_extended,
    Measure.IN_TIME_STAGE2: times.in_time_unextended,
    Measure.IN_TIME_STAGE2_EXTENDED: times.in_time_extended,
    Measure.REFUSED_TO_ESCALATE_COUNT: intake.refused_to_escalate,
    Measure.LESSONS_NOTED: learning.noted,
    Measure.CHANGES_MADE: learning.changes_made,
    Measure.LESSONS_TOLD: learning.told,
}

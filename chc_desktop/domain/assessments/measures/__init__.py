"""What the register says about a provision: one gauge a `Measure`.

Which cases belong to a year: complaints received in it for stage 1, stage 2 asked for in it for stage 2,
promises that fell due in it for promises. A case still inside its time counts neither way, and is named.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from chc_desktop.domain.assessments.figure import Figure, Spoiler, Tally
from chc_desktop.domain.assessments.measures import learning, measured, persons, reporting, requests
from chc_desktop.domain.assessments.measures.learning import Learnt
from chc_desktop.domain.assessments.measures.persons import Known
from chc_desktop.domain.code import Edition
from chc_desktop.domain.form import Answer, FormRow
from chc_desktop.domain.vocabulary import Measure

__all__ = ["Figure", "Material", "Spoiler", "figure", "figures", "figures_of"]


@dataclass(frozen=True, slots=True)
class Material:
    """What the figures of a year are said from: what was counted, the people of whom something is on record, lessons.

    `learnt` knows the year; `today` is the day by which people are looked at.
    """

    edition: Edition
    learnt: Learnt
    tallies: Mapping[Measure, Tally] = field(default_factory=dict)
    people: tuple[Known, ...] = ()

    @property
    def today(self) -> date:
        return self.learnt.today


def figure(measure: Measure, material: Material) -> Figure:
    """What the register says about one measure."""
    if gauge := measured.CASES.get(measure):
        return gauge.say(measure, material.tallies.get(measure, _NOTHING), material.edition)
    if measure in requests.GAUGES:
        return requests.GAUGES[measure].say(measure, material.tallies.get(measure, _NOTHING))
    if measure in persons.GAUGES:
        return persons.figure(measure, material.people, material.today)
    return {**learning.GAUGES, **reporting.GAUGES}[measure](measure, material.learnt)


def figures(material: Material) -> dict[str, Figure]:
    """What the register says about each row of the edition's form that it can speak to, by the row's slug.

    Where a row has several measures, also about each of the others, by its own slug of `FormRow.measures`; where it
    asks for several answers, about each of them, by `FormRow.slug_of`, and the row's own is then the first.
    """
    said = {measure: figure(measure, material) for measure in measured.asked_by(material.edition.form)}
    return {slug: said[measure] for row in material.edition.form.rows for slug, measure in row.measures}


def figures_of(row: FormRow, found: Mapping[str, Figure]) -> tuple[tuple[Answer | None, Figure], ...]:
    """All that was found for a row: its figures, or one for each number it asks for, with that answer.

    Of several figures, those after the first are left out where there is nothing to count.
    """
    several = tuple((answer, found[slug]) for answer in row.others if (slug := row.slug_of(answer)) in found)
    first, *others = own_figures(row, found) or (None,)
    own = (first, *(each for each in others if each.denominator or each.waiting))
    return several or tuple((None, each) for each in own if each)


def own_figures(row: FormRow, found: Mapping[str, Figure]) -> tuple[Figure, ...]:
    """What was found for the row as a whole, the first one first."""
    return tuple(found[slug] for slug in row.own_slugs if slug in found)


_NOTHING = Tally()

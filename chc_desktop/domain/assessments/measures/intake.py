"""Measures of what came in: complaints, requests, refusals, how they were set out, adjustments."""

from dataclasses import replace
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.assessments.figure import Figure, Phrase, Spoiler, count, share
from chc_desktop.domain.assessments.measures.material import COUNTED, Material, unless, verdict
from chc_desktop.domain.assessments.timeliness import refused
from chc_desktop.domain.case import Case
from chc_desktop.domain.facts import Person
from chc_desktop.domain.vocabulary import Measure


def complaints_received(measure: Measure, material: Material) -> Figure:
    """How many complaints came in, those that were refused included."""
    received = len(material.received)
    refusals = received - len(material.at(1))
    if not received:
        return count(measure, 0, 0, "No complaint was received in this year.")
    sentence = f"{words.count(received, 'complaint')} {_was(received)} received in the year"
    if refusals:
        sentence += f"; {refusals} of them {_was(refusals)} not accepted"
    named = tuple(Spoiler(case.id, case.reference, "") for case in material.received)
    return replace(count(measure, received, received, f"{sentence}."), counted=named)


def escalated(measure: Measure, material: Material) -> Figure:
    """How many requests for stage 2 were made, and how many of them were taken on."""
    taken = len(material.at(2))
    asked = taken + sum(_refused_at_stage2(case, material) for case in material.cases)
    if not asked:
        return count(measure, 0, 0, "No stage 2 was asked for in this year.")
    named = tuple(Spoiler(case.id, case.reference, "") for case in material.at(2))
    found = count(measure, taken, asked, f"{taken} of {asked} {COUNTED[2][asked > 1]} {_was(taken)} taken on.")
    return replace(found, counted=named)


def points_joined(measure: Measure, material: Material) -> Figure:
    """How many related points joined a complaint that was open already."""
    joined = sum(case.points_joined for case in material.received)
    if not joined:
        return count(measure, 0, 0, "No further point joined a complaint received in this year.")
    sentence = f"{words.count(joined, 'further point')} joined complaints received in the year before the answer."
    return count(measure, joined, joined, sentence)


def refusals_explained(measure: Measure, material: Material) -> Figure:
    """Complaints not accepted, with the reasons and the right to take that decision to the Ombudsman."""
    phrase = Phrase(
        "refusal of a complaint received in the year",
        "refusals of complaints received in the year",
        "gave the reasons and the right to go to the Ombudsman",
        "No complaint received in this year was refused.",
        "left something out",
    )
    judged = (
        verdict(
            case,
            unless(refusal.reasons, "without reasons"),
            unless(refusal.ombudsman_told, "without the right to go to the Ombudsman"),
        )
        for case in material.received
        if (refusal := case.refusal) and refusal.stage == 1
    )
    return share(measure, judged, phrase)


def refusals_to_escalate(measure: Measure, material: Material) -> Figure:
    """Stage 2 refused, on a ground of the Code and with the reasons."""
    phrase = Phrase(
        "refusal of stage 2 made in the year",
        "refusals of stage 2 made in the year",
        "gave the reasons and a ground that the Code allows",
        "No stage 2 was refused in this year.",
        "left something out",
    )
    grounds = {ground.slug for ground in material.edition.exclusions}
    judged = (
        verdict(
            case,
            unless(refusal.exclusion in grounds, "without a valid ground"),
            unless(refusal.reasons, "without reasons"),
        )
        for case in material.cases
        if (refusal := case.refusal) and refusal.stage == 2 and refusal.happened_on in material.year
    )
    return share(measure, judged, phrase)


def refused_to_escalate(measure: Measure, material: Material) -> Figure:
    """How many complaints were refused a further stage, each with the day."""
    named = tuple(
        Spoiler(case.id, case.reference, f"on {words.day(refusal.happened_on)}")
        for case in material.cases
        if (refusal := case.refusal) and refusal.stage > 1 and refusal.happened_on in material.year
    )
    if not named:
        return count(measure, 0, 0, "No complaint was refused a further stage in this year.")
    sentence = f"{words.count(len(named), 'complaint')} {_was(len(named))} refused a further stage in the year."
    return replace(count(measure, len(named), len(named), sentence), spoilers=named)


def definition_set_out(measure: Measure, material: Material) -> Figure:
    """Acknowledged complaints whose points and outcome sought were written down."""
    phrase = Phrase(
        "acknowledged complaint received in the year",
        "acknowledged complaints received in the year",
        "{have} the points and the outcome sought set out",
        "No complaint received in this year has been acknowledged.",
        "{have} a part missing",
    )
    judged = (
        verdict(case, unless(case.points, "without points"), unless(case.outcome_sought, "without the outcome sought"))
        for case in material.at(1)
        if case.stage1.acknowledged_on
    )
    return share(measure, judged, phrase)


def adjustments_recorded(measure: Measure, material: Material) -> Figure:
    """Residents who complained and need an adjustment, and have a day ahead on which it is looked at again."""
    phrase = Phrase(
        "person with an adjustment on record who complained in the year",
        "people with an adjustment on record who complained in the year",
        "{have} a day ahead on which it is looked at again",
        "No person who complained in this year has an adjustment on record.",
        "{have} no day ahead to look at it again",
    )
    latest = {case.complainant: case for case in material.received}
    judged = (
        verdict(case, _review_faults(person, material.today))
        for complainant, case in latest.items()
        if (person := material.people.get(complainant)) and person.is_adjusted
    )
    return share(measure, judged, phrase)


def _refused_at_stage2(case: Case, material: Material) -> bool:
    refusal = refused(case, 2)
    return refusal is not None and (case.stage2.asked_on or refusal.happened_on) in material.year


def _review_faults(person: Person, today: date) -> tuple[str, ...]:
    review = person.adjustment_review
    if review is None:
        return ("without a day to look at it again",)
    return unless(review >= today, f"was to be looked at again by {words.day(review)}")


def _was(number: int) -> str:
    return "was" if number == 1 else "were"

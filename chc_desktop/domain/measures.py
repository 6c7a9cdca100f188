"""What the register says about a provision: one function a `Measure`.

Which cases belong to a year: complaints received in it for stage 1, stage 2 asked for in it for stage 2,
promises that fell due in it for promises. A case still inside its time counts neither way, and is named.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.case import Case, Promise, Stage
from chc_desktop.domain.code import Edition, Measure, Outcome
from chc_desktop.domain.deadlines import Counting, deadline
from chc_desktop.domain.facts import Person
from chc_desktop.domain.figure import Figure, Phrase, Spoiler, count, share
from chc_desktop.domain.reporting_year import ReportingYear
from chc_desktop.domain.rules import ACKNOWLEDGEMENT, RESPONSE
from chc_desktop.domain.timeliness import Judged, Mark, ToldExtension, extensions, judge, refused

__all__ = ["Figure", "Material", "Spoiler", "figure", "figures"]


@dataclass(frozen=True, slots=True)
class Material:
    """What figures are worked out from: the cases under an edition, the people by id, the year, and the day it is."""

    cases: tuple[Case, ...]
    people: Mapping[int, Person]
    year: ReportingYear
    edition: Edition
    counting: Counting
    today: date

    @property
    def received(self) -> tuple[Case, ...]:
        """The complaints received in the year."""
        return tuple(case for case in self.cases if case.received_on in self.year)

    def at(self, stage: int) -> tuple[Case, ...]:
        """What a stage is measured by: complaints received and taken on, or stage 2 asked for and taken on."""
        if stage == 1:
            return tuple(case for case in self.received if not refused(case, 1))
        return tuple(case for case in self.cases if case.stage2.asked_on in self.year and not refused(case, 2))


def figure(measure: Measure, material: Material) -> Figure:
    """What the register says about one measure."""
    return _FUNCTIONS[measure](measure, material)


def figures(material: Material) -> dict[str, Figure]:
    """What the register says about each row of the edition's form that it can speak to, by the row's slug."""
    rows = material.edition.form.rows
    return {row.slug: figure(row.measure, material) for row in rows if row.measure}


def _complaints_received(measure: Measure, material: Material) -> Figure:
    received, turned_away = len(material.received), len(material.received) - len(material.at(1))
    if not received:
        return count(measure, 0, 0, _NO_COMPLAINT)
    not_accepted = f"; {turned_away} of them {'was' if turned_away == 1 else 'were'} not accepted" if turned_away else ""
    sentence = f"{words.count(received, 'complaint')} {'was' if received == 1 else 'were'} received in the year"
    return count(measure, received, received, f"{sentence}{not_accepted}.")


def _acknowledged_in_time(measure: Measure, material: Material) -> Figure:
    stage = _stage(measure)
    duty = ACKNOWLEDGEMENT[stage]
    days = words.number(material.edition.limit(duty).days)
    phrase = Phrase(*_COUNTED[stage], f"{{were}} acknowledged within {days} working days", _NONE[stage], "{were} late")
    judged = (judge(case, duty, material.edition, material.counting, material.today) for case in material.at(stage))
    return share(measure, filter(None, judged), phrase)


def _responded_in_time(measure: Measure, material: Material) -> Figure:
    stage = _stage(measure)
    duty = RESPONSE[stage]
    days = words.number(material.edition.limit(duty).days)
    said = f"{{were}} answered at stage {stage} within {days} working days of being acknowledged"
    judged = [
        found
        for case in material.at(stage)
        if (found := judge(case, duty, material.edition, material.counting, material.today))
    ]
    longer = sum(found.mark is Mark.GOOD and _took_longer(found.case, stage, material) for found in judged)
    note = f", {longer} of them with an extension told before the limit" if longer else ""
    return share(measure, judged, Phrase(*_COUNTED[stage], said, _NONE[stage], "{were} late"), note)


def _extensions(measure: Measure, material: Material) -> Figure:
    stage = _stage(measure)
    extension = material.edition.limit(RESPONSE[stage]).extension
    days = words.number(extension.days) if extension else "no"
    said = f"{{were}} told before the limit, with the reason, and added at most {days} working days or gave a good one"
    phrase = Phrase(*_EXTENSIONS[stage], said, _NO_EXTENSION[stage], "{were} not as the Code asks")
    judged = (_verdict(case, _extension_faults(told)) for case, told in _told(stage, material))
    return share(measure, judged, phrase)


def _extensions_ombudsman(measure: Measure, material: Material) -> Figure:
    stage = _stage(measure)
    phrase = Phrase(
        *_EXTENSIONS[stage], "gave the Ombudsman’s contact details", _NO_EXTENSION[stage], "did not give them"
    )
    judged = (
        _verdict(case, () if told.event.ombudsman_told else ("without the Ombudsman’s details",))
        for case, told in _told(stage, material)
    )
    return share(measure, judged, phrase)


def _points_answered(measure: Measure, material: Material) -> Figure:
    stage = _stage(measure)
    phrase = Phrase(
        *_ANSWERS[stage], "dealt with every point, with reasons", _NO_ANSWER[stage], "left a point without its reasons"
    )
    judged = (_verdict(case, _points_left(case, case.at(stage))) for case in _answered(stage, material))
    return share(measure, judged, phrase)


def _letters_complete(measure: Measure, material: Material) -> Figure:
    stage = _stage(measure)
    phrase = Phrase(
        *_ANSWERS[stage], "carried every part the Code asks for", _NO_ANSWER[stage], "left out a part of the letter"
    )
    judged = (
        _verdict(case, () if (response := case.at(stage).response) and response.complete else ("with a part left out",))
        for case in _answered(stage, material)
    )
    return share(measure, judged, phrase)


def _escalated(measure: Measure, material: Material) -> Figure:
    taken = len(material.at(2))
    asked = taken + sum(_refused_stage2_in_year(case, material.year) for case in material.cases)
    if not asked:
        return count(measure, 0, 0, _NONE[2])
    counted = _COUNTED[2][asked > 1]
    return count(measure, taken, asked, f"{taken} of {asked} {counted} {'was' if taken == 1 else 'were'} taken on.")


def _stage2_other_person(measure: Measure, material: Material) -> Figure:
    phrase = Phrase(
        *_COUNTED[2], "went to somebody who had not handled stage 1", _NONE[2], "did not go to another person"
    )
    return share(measure, (_verdict(case, _same_person(case)) for case in material.at(2)), phrase)


def _refusals_explained(measure: Measure, material: Material) -> Figure:
    phrase = Phrase(
        "refusal of a complaint received in the year",
        "refusals of complaints received in the year",
        "gave the reasons and the right to go to the Ombudsman",
        "No complaint received in this year was refused.",
        "did not",
    )
    judged = (
        _verdict(case, _unless(refusal.reasons, "without reasons"), _unless(refusal.ombudsman_told, _NO_OMBUDSMAN))
        for case in material.received
        if (refusal := case.refusal) and refusal.stage == 1
    )
    return share(measure, judged, phrase)


def _refusals_to_escalate(measure: Measure, material: Material) -> Figure:
    phrase = Phrase(
        "refusal to go to stage 2 made in the year",
        "refusals to go to stage 2 made in the year",
        "gave the reasons and a ground that the Code allows",
        "No request for stage 2 was refused in this year.",
        "did not",
    )
    grounds = {ground.slug for ground in material.edition.exclusions}
    judged = (
        _verdict(
            case,
            _unless(refusal.exclusion in grounds, "without a valid ground"),
            _unless(refusal.reasons, "without reasons"),
        )
        for case in material.cases
        if (refusal := case.refusal) and refusal.stage == 2 and refusal.happened_on in material.year
    )
    return share(measure, judged, phrase)


def _definition_set_out(measure: Measure, material: Material) -> Figure:
    phrase = Phrase(
        "complaint received and acknowledged in the year",
        "complaints received and acknowledged in the year",
        "{have} the points and the outcome sought set out",
        "No complaint was received and acknowledged in this year.",
        "{have} a part missing",
    )
    judged = (
        _verdict(
            case,
            _unless(case.points, "without points"),
            _unless(case.outcome_sought, "without the outcome sought"),
        )
        for case in material.at(1)
        if case.stage1.acknowledged_on
    )
    return share(measure, judged, phrase)


def _adjustments_recorded(measure: Measure, material: Material) -> Figure:
    phrase = Phrase(
        "resident who complained in the year and has an adjustment on record",
        "residents who complained in the year and have an adjustment on record",
        "{have} a date still to come on which it is looked at again",
        "No resident who complained in this year has an adjustment on record.",
        "{have} no such date",
    )
    latest = {case.complainant: case for case in material.received}
    judged = (
        _verdict(case, _review_faults(person, material.today))
        for complainant, case in latest.items()
        if (person := material.people.get(complainant)) and person.adjustment.strip()
    )
    return share(measure, judged, phrase)


def _updates_while_late(measure: Measure, material: Material) -> Figure:
    phrase = Phrase(
        "answer of the year that took longer than the Code’s times",
        "answers of the year that took longer than the Code’s times",
        "came with an update to the resident while they waited",
        "No answer of this year has taken longer than the Code’s times.",
        "came without one",
    )
    judged = (
        _verdict(case, _unless(_updated(case, stage, material), f"at stage {stage}"))
        for stage in (1, 2)
        for case in material.at(stage)
        if _took_longer(case, stage, material)
    )
    return share(measure, judged, phrase)


def _promises_kept(measure: Measure, material: Material) -> Figure:
    phrase = Phrase(
        "promise that fell due in the year",
        "promises that fell due in the year",
        "{were} kept by the day promised",
        "No promise fell due in this year.",
        "{were} not kept in time",
    )
    judged = (
        _kept(case, promise, material.today)
        for case in material.cases
        for promise in case.promises
        if promise.remedy.by in material.year
    )
    return share(measure, judged, phrase)


def _remedies_offered(measure: Measure, material: Material) -> Figure:
    phrase = Phrase(
        "complaint received in the year and upheld, at least in part,",
        "complaints received in the year and upheld, at least in part,",
        "{were} given a remedy",
        "No complaint received in this year has been upheld.",
        "{were} given none",
    )
    judged = (
        _verdict(case, _unless(case.promises, "without a remedy"))
        for case in material.at(1)
        if any(point.finding and point.finding.outcome in _WRONG for point in case.points)
    )
    return share(measure, judged, phrase)


def _points_joined(measure: Measure, material: Material) -> Figure:
    joined = sum(case.points_joined for case in material.received)
    sentence = "No further point joined a complaint received in this year."
    if joined:
        sentence = f"{words.count(joined, 'further point')} joined complaints received in the year, before the answer."
    return count(measure, joined, joined, sentence)


def _full_record(measure: Measure, material: Material) -> Figure:
    phrase = Phrase(
        "complaint received and answered in the year",
        "complaints received in the year and answered since",
        "{have} what was first said and every answer in the register",
        "No complaint received in this year has been answered.",
        "{have} a part missing",
    )
    judged = (
        _verdict(
            case,
            _unless(case.their_words, "without their words"),
            *(_unless(_in_register(case.at(stage)), f"without the stage {stage} letter") for stage in (1, 2)),
        )
        for case in _answered(1, material)
    )
    return share(measure, judged, phrase)


def _verdict(case: Case, *faults: tuple[str, ...]) -> Judged:
    """Good where there is no fault, else amiss with the faults for the reason."""
    why = ", ".join(fault for found in faults for fault in found)
    return Judged(case, Mark.AMISS if why else Mark.GOOD, why)


def _unless(well: object, fault: str) -> tuple[str, ...]:
    return () if (well.strip() if isinstance(well, str) else well) else (fault,)


def _told(stage: int, material: Material) -> Iterator[tuple[Case, ToldExtension]]:
    for case in material.at(stage):
        for told in extensions(case, RESPONSE[stage], material.edition, material.counting):
            yield case, told


def _extension_faults(told: ToldExtension) -> tuple[str, ...]:
    return (
        *(("told after the limit",) if told.told_late else ()),
        *_unless(told.event.reason, "without the reason"),
        *(_unless(told.event.beyond_cap_because, "too long, without a good reason") if told.beyond_cap else ()),
    )


def _answered(stage: int, material: Material) -> Iterator[Case]:
    return (case for case in material.at(stage) if case.at(stage).response)


def _points_left(case: Case, stage: Stage) -> tuple[str, ...]:
    findings = stage.response.findings if stage.response else ()
    given = {finding.point for finding in findings if finding.reasons.strip()}
    left = [str(point.number) for point in case.points_to_answer if point.number not in given]
    return (f"point {words.listed(left)}",) if left else ()


def _refused_stage2_in_year(case: Case, year: ReportingYear) -> bool:
    refusal = refused(case, 2)
    return bool(refusal) and (case.stage2.asked_on or refusal.happened_on) in year if refusal else False


def _same_person(case: Case) -> tuple[str, ...]:
    first, second = _people(case.stage1), _people(case.stage2)
    if not first or not second:
        return ("nobody is named",)
    return ("by the same person",) if first & second else ()


def _people(stage: Stage) -> set[int]:
    answered_by = stage.response.done_by if stage.response else 0
    return {stage.handler, answered_by} - {0}


def _review_faults(person: Person, today: date) -> tuple[str, ...]:
    review = person.adjustment_review
    if review is None:
        return ("no date to look at it again",)
    return (f"to be looked at again by {words.day(review)}",) if review < today else ()


def _took_longer(case: Case, stage: int, material: Material) -> bool:
    """Whether an answer came, or is still to come, after the Code's own limit without an extension."""
    original = deadline(material.edition, RESPONSE[stage], case.milestones, material.counting).original
    return _waited_until(case, stage, material.today) > original


def _waited_until(case: Case, stage: int, today: date) -> date:
    return case.at(stage).responded_on or case.ended_on or today


def _updated(case: Case, stage: int, material: Material) -> bool:
    asked, until = case.at(stage).asked_on, _waited_until(case, stage, material.today)
    return any(asked and asked <= update.happened_on <= until for update in case.updates)


def _kept(case: Case, promise: Promise, today: date) -> Judged:
    by, kept_on = promise.remedy.by, promise.kept_on
    if kept_on is None:
        waiting = by >= today
        return Judged(case, Mark.WAITING, f"due {words.day(by)}") if waiting else Judged(
            case, Mark.AMISS, f"not kept yet, due {words.day(by)}"
        )  # fmt: skip
    late = (kept_on - by).days
    return Judged(case, Mark.AMISS, f"by {words.count(late, 'day')}") if late > 0 else Judged(case, Mark.GOOD)


def _in_register(stage: Stage) -> bool:
    return stage.response is None or stage.response.letter != 0


def _stage(measure: Measure) -> int:
    return 2 if "stage2" in measure.value else 1


_WRONG = (Outcome.UPHELD, Outcome.PARTLY_UPHELD)
_NO_OMBUDSMAN = "without the right to go to the Ombudsman"
_NO_COMPLAINT = "No complaint was received in this year."

_COUNTED = {
    1: ("complaint received in the year", "complaints received in the year"),
    2: ("request for stage 2 made in the year", "requests for stage 2 made in the year"),
}
_NONE = {1: _NO_COMPLAINT, 2: "No stage 2 was asked for in this year."}
_ANSWERS = {
    1: ("stage 1 answer to a complaint received in the year", "stage 1 answers to complaints received in the year"),
    2: ("stage 2 answer to a request made in the year", "stage 2 answers to requests made in the year"),
}
_NO_ANSWER = {
    1: "No complaint received in this year has been answered at stage 1.",
    2: "No request for stage 2 made in this year has been answered.",
}
_EXTENSIONS = {
    1: ("extension of a complaint received in the year", "extensions of complaints received in the year"),
    2: ("extension of a stage 2 asked for in the year", "extensions of a stage 2 asked for in the year"),
}
_NO_EXTENSION = {
    1: "No complaint received in this year was extended at stage 1.",
    2: "No stage 2 asked for in this year was extended.",
}

_FUNCTIONS: dict[Measure, Callable[[Measure, Material], Figure]] = {
    Measure.COMPLAINTS_RECEIVED: _complaints_received,
    Measure.ACKNOWLEDGED_IN_TIME: _acknowledged_in_time,
    Measure.RESPONDED_IN_TIME_STAGE1: _responded_in_time,
    Measure.EXTENSIONS_STAGE1: _extensions,
    Measure.EXTENSIONS_STAGE1_OMBUDSMAN: _extensions_ombudsman,
    Measure.POINTS_ANSWERED_STAGE1: _points_answered,
    Measure.LETTERS_COMPLETE_STAGE1: _letters_complete,
    Measure.ESCALATED: _escalated,
    Measure.ACKNOWLEDGED_IN_TIME_STAGE2: _acknowledged_in_time,
    Measure.STAGE2_OTHER_PERSON: _stage2_other_person,
    Measure.RESPONDED_IN_TIME_STAGE2: _responded_in_time,
    Measure.EXTENSIONS_STAGE2: _extensions,
    Measure.EXTENSIONS_STAGE2_OMBUDSMAN: _extensions_ombudsman,
    Measure.POINTS_ANSWERED_STAGE2: _points_answered,
    Measure.LETTERS_COMPLETE_STAGE2: _letters_complete,
    Measure.REFUSALS_EXPLAINED: _refusals_explained,
    Measure.REFUSALS_TO_ESCALATE: _refusals_to_escalate,
    Measure.DEFINITION_SET_OUT: _definition_set_out,
    Measure.ADJUSTMENTS_RECORDED: _adjustments_recorded,
    Measure.UPDATES_WHILE_LATE: _updates_while_late,
    Measure.PROMISES_KEPT: _promises_kept,
    Measure.REMEDIES_OFFERED: _remedies_offered,
    Measure.POINTS_JOINED: _points_joined,
    Measure.FULL_RECORD: _full_record,
}

"""Gathers what a letter is about from the register."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from chc_desktop.domain import history, words
from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import Deadline, deadline
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Escalated, Event, LetterIssued, PointAdded
from chc_desktop.domain.facts import Person, Role
from chc_desktop.domain.letters import written as letter_record
from chc_desktop.domain.letters.addressing import Addressing
from chc_desktop.domain.letters.family import Effect, GoesTo
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter
from chc_desktop.domain.letters.offering import lacking_authority
from chc_desktop.domain.papers.paper import kept
from chc_desktop.domain.people.recipients import Recipient, recipients
from chc_desktop.domain.vocabulary import ACKNOWLEDGEMENT, RESPONSE, LetterKind
from chc_desktop.domain.working_days import Counting
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction


def matter_of(
    desk: Desk, shelves: Transaction, case_id: int, template: LetterTemplate, dated: date, done_by: int
) -> Matter:
    """What a letter dated on this day is about. `done_by` 0 is whoever has the stage in hand."""
    entries = shelves.record.history(case_id)
    case = history.fold(case_id, entries)
    events = [event for _number, event in history.effective(entries)]
    edition, counting = desk.edition_of(shelves, case), desk.counting(shelves)
    _refuse_stage_there_is_not(template, edition)
    stage = template.kind.stage or case.stage.number
    people = {person.id: person for person in shelves.facts.people(Role.OFFICER, Role.STAFF, Role.GOVERNING_BODY)}
    nobody = Person(name="", role=Role.OFFICER)
    in_hand = done_by or case.at(stage).handler or desk.officer(shelves)
    speaks = lacking_authority(case, dated)
    return Matter(
        case=case,
        edition=edition,
        organisation=desk.organisation(shelves),
        person=shelves.facts.person(case.complainant),
        handler=people.get(case.stage1.handler, nobody),
        reviewer=people.get(case.at(stage).handler, nobody),
        signatory=people.get(in_hand, nobody),
        dated=dated,
        response=_response(case, template, stage, edition, counting, dated),
        due=_own_deadline(case, template, stage, edition, counting),
        still_unhappy_with=_still_unhappy_with(events, stage),
        carried=_carried(template, events),
        staff=tuple(dict.fromkeys((*(person.name for person in people.values()), *_named_in(shelves, case)))),
        colleagues=tuple(people.values()),
        stage=stage,
        speaker=shelves.facts.person(speaks.person) if speaks else None,
        speaks=speaks,
        enclosed=_enclosed(shelves, case) if template.goes_to is GoesTo.OMBUDSMAN else (),
        ombudsman_asked=_asked(case, template),
    )


def _refuse_stage_there_is_not(template: LetterTemplate, edition: Edition) -> None:
    """Refuse a letter of a stage that the edition of the case does not have."""
    stage, stages = template.kind.stage, edition.stages
    provision = f" (Code {stages.provision})" if stages.provision else ""
    if stage > stages.most:
        raise RuleBroken(
            f"This letter belongs to stage {stage}, and this complaint has {stages.most} stages{provision}. Nothing "
            "was lost. Please choose another letter."
        )


def _asked(case: Case, template: LetterTemplate) -> date | None:
    """When the clock began to run whose step this letter does."""
    kind = template.does_step.partition("/")[0]
    running = [clock.started_on for clock in case.clocks if clock.kind == kind and clock.stopped_on is None]
    return running[-1] if running else None


def _enclosed(shelves: Transaction, case: Case) -> tuple[str, ...]:
    """What there is of the case: the whole record, our letters, and what came and went, each with its date."""
    letters = (
        f"{document.title}, {words.letter_day(date.fromisoformat(document.dated))}"
        for document in shelves.record.documents(case.id)
    )
    papers = (
        f"{paper.said.subject.strip().rstrip('.')}, {words.letter_day(paper.said.happened_on)}"
        for paper in kept(case.papers)
    )
    return ("The record of the case from beginning to end, as one file with an index", *letters, *papers)


def _named_in(shelves: Transaction, case: Case) -> list[str]:
    """The names of contractors in the case, and of whoever it is about."""
    contractors = (each.person for each in case.parties.contractors)
    accused = (each.person for each in case.parties.accused)
    return [shelves.facts.person(one).name for one in dict.fromkeys((*contractors, *accused))]


def matters_of(shelves: Transaction, matter: Matter, goes_to: GoesTo) -> tuple[Matter, ...]:
    """What the letter is about for each who gets one: with their own name, address and adjustments."""
    case = matter.case
    if goes_to is GoesTo.OMBUDSMAN:
        return (replace(matter, addressing=Addressing(_ombudsman(matter.edition))),)
    if goes_to is GoesTo.REPRESENTATIVE:
        if matter.speaker is None:
            raise RuleBroken("Everybody who speaks for them has the authority for it. Nothing was lost.")
        return (replace(matter, addressing=Addressing(matter.speaker)),)
    themselves = tuple(Recipient(each, each) for each in case.complainants)
    going = themselves if goes_to is GoesTo.THEMSELVES else recipients(case)
    if going == (Recipient(case.complainant, case.complainant),):
        return (matter,)
    people = {one: shelves.facts.person(one) for each in going for one in (each.complainant, each.addressee)}
    return tuple(
        replace(matter, person=people[each.complainant], addressing=_addressing(case, each, people)) for each in going
    )


def _ombudsman(edition: Edition) -> Person:
    """The Ombudsman as somebody a letter goes to."""
    ombudsman = edition.ombudsman
    return Person(
        name=ombudsman.name,
        role=Role.CONCERNED,
        address="\n".join(ombudsman.address),
        telephone=ombudsman.telephone,
    )


def _addressing(case: Case, recipient: Recipient, people: Mapping[int, Person]) -> Addressing:
    speaks = case.parties.representative(recipient.addressee)
    is_another = recipient.addressee != recipient.complainant
    also = tuple((people[one].name, one != recipient.complainant) for one in recipient.also)
    return Addressing(people[recipient.addressee], speaks if is_another else None, also)


def _response(
    case: Case, template: LetterTemplate, stage: int, edition: Edition, counting: Counting, dated: date
) -> Deadline:
    """When the stage is to be answered, counting an acknowledgement as sent on its own date."""
    milestones = case.milestones
    acknowledges = template.brings_about is Effect.ACKNOWLEDGED
    if acknowledges and stage == 1 and milestones.acknowledged is None:
        milestones = replace(milestones, acknowledged=dated)
    if acknowledges and stage == 2 and milestones.stage2_acknowledged is None:
        milestones = replace(milestones, stage2_acknowledged=dated)
    return deadline(edition, RESPONSE[stage], milestones, counting)


def _own_deadline(
    case: Case, template: LetterTemplate, stage: int, edition: Edition, counting: Counting
) -> Deadline | None:
    """The deadline the letter itself is to meet."""
    duties = _DUTIES.get(template.brings_about)
    if duties is None:
        return None
    duty = duties[stage]
    return deadline(edition, duty, case.milestones, counting) if edition.sets(duty) else None


_DUTIES = {Effect.ACKNOWLEDGED: ACKNOWLEDGEMENT, Effect.EXTENDED: RESPONSE, Effect.RESPONDED: RESPONSE}


def _still_unhappy_with(events: list[Event], stage: int) -> str:
    """What the resident said when they asked for the stage."""
    said = [event.still_unhappy_with for event in events if isinstance(event, Escalated) and event.stage == stage]
    return said[-1] if said else ""


def _carried(template: LetterTemplate, events: list[Event]) -> dict[str, str]:
    """What earlier letters said, for the parts that repeat it, with the points raised since."""
    carried = {}
    for part in template.parts:
        said = last_said(part.carried_from, events) if part.carried_from else None
        text = said.texts.get(part.key, "") if said else ""
        if text.strip():
            carried[part.key] = text + (
                _raised_since(part.carried_from, events) if "definition" in part.elements else ""
            )
    return carried


def _raised_since(kind: LetterKind | None, events: list[Event]) -> str:
    last = max(place for place, event in enumerate(events) if isinstance(event, LetterIssued) and event.letter == kind)
    points = [event.text.strip() for event in events[last:] if isinstance(event, PointAdded)]
    return "\n\nSince then you have also told us:\n" + "\n".join(f"- {text}" for text in points) if points else ""


def last_said(kind: LetterKind, events: list[Event]) -> LetterContents | None:
    """What the latest letter of a kind said, None if none was issued."""
    issued = [
        event for event in events if isinstance(event, LetterIssued) and event.letter == kind.value and not event.beside
    ]
    return letter_record.contents_of(json.loads(issued[-1].texts)) if issued else None

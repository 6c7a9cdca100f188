"""Gathers what a letter is about from the register, and what it starts from."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from chc_desktop.domain import history
from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import Deadline, deadline
from chc_desktop.domain.events import Escalated, Event, Finding, LetterIssued, PointAdded, Remedy
from chc_desktop.domain.facts import Person, Role
from chc_desktop.domain.letters import written as letter_record
from chc_desktop.domain.letters.addressing import Addressing
from chc_desktop.domain.letters.letter import Decision, LetterContents, LetterTemplate, Matter, NotOurs, Offer
from chc_desktop.domain.people.recipients import Recipient, recipients
from chc_desktop.domain.vocabulary import ACKNOWLEDGEMENT, RESPONSE, Element, LetterKind
from chc_desktop.domain.working_days import Counting
from chc_desktop.office.desk import Desk
from chc_desktop.store.register import Transaction


def matter_of(
    desk: Desk, shelves: Transaction, case_id: int, template: LetterTemplate, dated: date, done_by: int
) -> Matter:
    """What a letter dated on this day is about. `done_by` 0 is whoever has the stage in hand."""
    entries = shelves.record.history(case_id)
    case = history.fold(case_id, entries)
    events = [event for _number, event in history.effective(entries)]
    edition, counting, kind = desk.edition_of(shelves, case), desk.counting(shelves), template.kind
    people = {person.id: person for person in shelves.facts.people(Role.OFFICER, Role.STAFF, Role.GOVERNING_BODY)}
    nobody = Person(name="", role=Role.OFFICER)
    in_hand = done_by or case.at(kind.stage).handler or desk.officer(shelves)
    return Matter(
        case=case,
        edition=edition,
        organisation=desk.organisation(shelves),
        person=shelves.facts.person(case.complainant),
        handler=people.get(case.stage1.handler, nobody),
        reviewer=people.get(case.at(kind.stage).handler, nobody),
        signatory=people.get(in_hand, nobody),
        dated=dated,
        response=_response(case, kind, edition, counting, dated),
        due=_own_deadline(case, kind, edition, counting),
        still_unhappy_with=_still_unhappy_with(events, kind.stage),
        carried=_carried(template, events),
        staff=tuple(person.name for person in people.values()),
        colleagues=tuple(people.values()),
    )


def matters_of(shelves: Transaction, matter: Matter) -> tuple[Matter, ...]:
    """What the letter is about for each who gets one: with their own name, address and adjustments."""
    case = matter.case
    going = recipients(case)
    if going == (Recipient(case.complainant, case.complainant),):
        return (matter,)
    people = {one: shelves.facts.person(one) for each in going for one in (each.complainant, each.addressee)}
    return tuple(
        replace(matter, person=people[each.complainant], addressing=_addressing(case, each, people)) for each in going
    )


def _addressing(case: Case, recipient: Recipient, people: Mapping[int, Person]) -> Addressing:
    speaks = case.parties.representative(recipient.addressee)
    is_another = recipient.addressee != recipient.complainant
    also = tuple((people[one].name, one != recipient.complainant) for one in recipient.also)
    return Addressing(people[recipient.addressee], speaks if is_another else None, also)


def contents_to_start_with(shelves: Transaction, case: Case, template: LetterTemplate) -> LetterContents:
    """An empty letter, or where it was sent before, what it said then and what the record says now."""
    kind = template.kind
    events = [event for _number, event in history.effective(shelves.record.history(case.id))]
    response = case.at(kind.stage).response
    if kind.family == "extension":
        return LetterContents()
    issued = _said(kind, events) or LetterContents()
    if kind.family == "response" and response:
        return replace(
            issued,
            texts=_printed(template, issued),
            decisions=tuple(_decided(found, issued) for found in response.findings),
            offers=tuple(_offered(made) for made in response.remedies),
            no_remedy=not response.remedies,
            no_remedy_because=response.no_remedy_because,
        )
    return issued if issued.not_ours else replace(issued, not_ours=_not_ours(case))


def _decided(found: Finding, issued: LetterContents) -> Decision:
    before = issued.decision(found.point)
    return Decision(found.point, found.outcome, found.reasons, found.policy, before.without_evidence)


def _not_ours(case: Case) -> tuple[NotOurs, ...]:
    """What the case says already of points that are not ours to answer for."""
    return tuple(NotOurs(point.number, point.why_not_ours, point.whose) for point in case.points if point.not_ours)


def _offered(made: Remedy) -> Offer:
    return Offer(made.kind, made.what, made.by, made.pence, made.owner, made.agreed, made.agreed_how)


def _printed(template: LetterTemplate, issued: LetterContents) -> dict[str, str]:
    """What the letter said: where it said that nothing was outstanding, its text for that was never printed."""
    unsaid = template.part_for(Element.OUTSTANDING) if issued.nothing_outstanding else None
    return {key: text for key, text in issued.texts.items() if not unsaid or key != unsaid.key}


def _response(case: Case, kind: LetterKind, edition: Edition, counting: Counting, dated: date) -> Deadline:
    """When the stage is to be answered, counting an acknowledgement as sent on its own date."""
    milestones = case.milestones
    if kind is LetterKind.ACKNOWLEDGEMENT_STAGE1 and milestones.acknowledged is None:
        milestones = replace(milestones, acknowledged=dated)
    if kind is LetterKind.ACKNOWLEDGEMENT_STAGE2 and milestones.stage2_acknowledged is None:
        milestones = replace(milestones, stage2_acknowledged=dated)
    return deadline(edition, RESPONSE[kind.stage], milestones, counting)


def _own_deadline(case: Case, kind: LetterKind, edition: Edition, counting: Counting) -> Deadline | None:
    duty = (ACKNOWLEDGEMENT if kind.family == "acknowledgement" else RESPONSE)[kind.stage]
    return deadline(edition, duty, case.milestones, counting) if edition.sets(duty) else None


def _still_unhappy_with(events: list[Event], stage: int) -> str:
    """What the resident said when they asked for the stage."""
    said = [event.still_unhappy_with for event in events if isinstance(event, Escalated) and event.stage == stage]
    return said[-1] if said else ""


def _carried(template: LetterTemplate, events: list[Event]) -> dict[str, str]:
    """What earlier letters said, for the parts that repeat it, with the points raised since."""
    carried = {}
    for part in template.parts:
        said = _said(part.carried_from, events) if part.carried_from else None
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


def _said(kind: LetterKind, events: list[Event]) -> LetterContents | None:
    """What the latest letter of a kind said, None if none was issued."""
    issued = [
        event for event in events if isinstance(event, LetterIssued) and event.letter == kind.value and not event.beside
    ]
    return letter_record.contents_of(json.loads(issued[-1].texts)) if issued else None

"""Gathers what a letter is about from the register, and what it starts from."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from chc_desktop.domain import history, words
from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import Deadline, deadline
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Escalated, Event, Finding, LetterIssued, PointAdded, Remedy
from chc_desktop.domain.facts import Person, Role
from chc_desktop.domain.letters import written as letter_record
from chc_desktop.domain.letters.addressing import Addressing
from chc_desktop.domain.letters.family import Effect, GoesTo
from chc_desktop.domain.letters.letter import Decision, Done, LetterContents, LetterTemplate, Matter, NotOurs, Offer
from chc_desktop.domain.papers.paper import kept
from chc_desktop.domain.people.parties import Representative
from chc_desktop.domain.people.recipients import Recipient, recipients
from chc_desktop.domain.promises.promise import State
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
    edition, counting = desk.edition_of(shelves, case), desk.counting(shelves)
    stage = template.kind.stage or case.stage.number
    people = {person.id: person for person in shelves.facts.people(Role.OFFICER, Role.STAFF, Role.GOVERNING_BODY)}
    nobody = Person(name="", role=Role.OFFICER)
    in_hand = done_by or case.at(stage).handler or desk.officer(shelves)
    speaks = without_authority(case, dated)
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


def without_authority(case: Case, today: date) -> Representative | None:
    """Who speaks for them and still lacks the authority for it; the one named last."""
    lacking = (each for each in case.parties.representatives if each.stands and not each.standing(today).may_speak)
    return max(lacking, key=lambda each: each.named_on, default=None)


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


def contents_to_start_with(
    shelves: Transaction, matter: Matter, template: LetterTemplate, counting: Counting
) -> LetterContents:
    """An empty letter, or where it was sent before, what it said then and what the record says now."""
    case, kind = matter.case, template.kind
    if template.brings_about is Effect.UPDATED:
        return _next_update(matter, counting)
    events = [event for _number, event in history.effective(shelves.record.history(case.id))]
    response = case.at(kind.stage or case.stage.number).response
    if template.brings_about in _BEGUN:
        return _BEGUN[template.brings_about](case, template, events)
    if template.brings_about not in _SENT_AGAIN:
        return LetterContents()
    issued = _said(kind, events) or LetterContents()
    if template.brings_about is Effect.RESPONDED and response:
        return replace(
            issued,
            texts=_printed(template, issued),
            decisions=tuple(_decided(found, issued) for found in response.findings),
            offers=tuple(_offered(made) for made in response.remedies),
            no_remedy=not response.remedies,
            no_remedy_because=response.no_remedy_because,
        )
    return issued if issued.not_ours else replace(issued, not_ours=_not_ours(case))


def _next_update(matter: Matter, counting: Counting) -> LetterContents:
    """The next day they hear, where an interval was agreed with them."""
    agreed = matter.case.updates_agreed
    return LetterContents(new_date=counting.calendar.add(matter.dated, agreed.every.days) if agreed else None)


def _refusal(case: Case, template: LetterTemplate, events: list[Event]) -> LetterContents:
    """Of a refusal that is in the record already, the ground and the reasons."""
    issued, refusal = _said(template.kind, events), case.refusal
    if refusal is None or refusal.stage != template.kind.stage:
        return LetterContents()
    part = template.part_for(Element.REFUSAL_REASONS)
    reasons = {part.key: refusal.reasons} if part else {}
    return replace(issued, exclusion=refusal.exclusion) if issued else _refused(refusal.exclusion, reasons)


def _refused(exclusion: str, said: dict[str, str]) -> LetterContents:
    return LetterContents(exclusion=exclusion, texts=said)


def _completion(case: Case, template: LetterTemplate, events: list[Event]) -> LetterContents:
    """Every promise that was kept and of which no such letter has told yet."""
    letters = [event for event in events if isinstance(event, LetterIssued) and event.letter == template.kind]
    told = {done.promise for each in letters for done in letter_record.contents_of(json.loads(each.texts)).done}
    kept_since = (each for each in case.promises if each.state is State.KEPT and each.key not in told)
    return LetterContents(done=tuple(Done(each.key, each.evidence, each.kept_on) for each in kept_since))


def _undeliverable(case: Case, template: LetterTemplate, events: list[Event]) -> LetterContents:
    """Of what the record says cannot be delivered, the reasons and what is offered instead; else an only promise."""
    said = [each for each in case.promises if each.undeliverable]
    found = said[-1].undeliverable if said else None
    if found is None or case.open_promises:
        only = case.open_promises[0].key if len(case.open_promises) == 1 else ""
        return LetterContents(promise=only)
    part = template.part_for(Element.WHY_UNDELIVERABLE)
    return LetterContents(
        texts={part.key: found.why} if part else {},
        promise=found.promise,
        offers=(_offered(found.alternative),) if found.alternative else (),
        no_remedy=found.alternative is None,
        no_remedy_because=found.no_alternative_because,
    )


_SENT_AGAIN = (Effect.ACKNOWLEDGED, Effect.RESPONDED, Effect.WITHDRAWN, Effect.CLOSED)
"""What starts from what it said when it was sent before."""

_BEGUN: Mapping[Effect, Callable[[Case, LetterTemplate, list[Event]], LetterContents]] = {
    Effect.REFUSED: _refusal,
    Effect.DONE: _completion,
    Effect.UNDELIVERABLE: _undeliverable,
}
"""What starts from what the record says already."""


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

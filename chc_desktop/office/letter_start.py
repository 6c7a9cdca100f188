"""What a letter starts from: nothing, what it said when it was sent before, or what the record says already."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

from chc_desktop.domain import history
from chc_desktop.domain.case import Case
from chc_desktop.domain.events import Event, Finding, LetterIssued, Remedy
from chc_desktop.domain.letters import written as letter_record
from chc_desktop.domain.letters.family import Effect
from chc_desktop.domain.letters.letter import Decision, Done, LetterContents, LetterTemplate, Matter, NotOurs, Offer
from chc_desktop.domain.promises.promise import State
from chc_desktop.domain.vocabulary import Element
from chc_desktop.domain.working_days import Counting
from chc_desktop.office.letter_matter import last_said
from chc_desktop.store.transaction import Transaction


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
    issued = last_said(kind, events) or LetterContents()
    if template.brings_about is Effect.RESPONDED and response:
        return replace(
            issued,
            texts=_printed(template, issued),
            decisions=tuple(_decided(found, issued) for found in response.findings),
            offers=tuple(_offered(made) for made in response.remedies),
            no_remedy=not response.remedies,
            no_remedy_because=response.no_remedy_because,
        )
    return replace(issued, not_ours=_not_ours(case, issued))


def _next_update(matter: Matter, counting: Counting) -> LetterContents:
    """The next day they hear, where an interval was agreed with them."""
    agreed = matter.case.updates_agreed
    return LetterContents(new_date=counting.calendar.add(matter.dated, agreed.every.days) if agreed else None)


def _refusal(case: Case, template: LetterTemplate, events: list[Event]) -> LetterContents:
    """Of a refusal that is in the record already, the ground and the reasons."""
    issued, refusal = last_said(template.kind, events), case.refusal
    if refusal is None or refusal.stage != template.kind.stage:
        return LetterContents()
    part = template.part_for(Element.REFUSAL_REASONS)
    reasons = {part.key: refusal.reasons} if part else {}
    return replace(issued or LetterContents(texts=reasons), exclusion=refusal.exclusion)


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


def _not_ours(case: Case, issued: LetterContents) -> tuple[NotOurs, ...]:
    """What the case says already of points that are not ours; of old ones only the letter says why."""
    said = {each.point: each for each in issued.not_ours}
    points = ((point, said.get(point.number, NotOurs(point.number))) for point in case.points if point.not_ours)
    return tuple(
        replace(was, why=point.why_not_ours or was.why, whose=point.whose or was.whose) for point, was in points
    )


def _offered(made: Remedy) -> Offer:
    return Offer(made.kind, made.what, made.by, made.pence, made.owner, made.agreed, made.agreed_how, made.repeats)


def _printed(template: LetterTemplate, issued: LetterContents) -> dict[str, str]:
    """What the letter said: where it said that nothing was outstanding, its text for that was never printed."""
    unsaid = template.part_for(Element.OUTSTANDING) if issued.nothing_outstanding else None
    return {key: text for key, text in issued.texts.items() if not unsaid or key != unsaid.key}

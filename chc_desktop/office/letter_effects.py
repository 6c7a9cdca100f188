"""The events of a case that each kind of letter stands for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chc_desktop.domain import words
from chc_desktop.domain.case import Case
from chc_desktop.domain.events import (
    Acknowledged,
    ClockStepDone,
    Closed,
    Event,
    Extended,
    Finding,
    PromiseKept,
    Refused,
    Remedy,
    Responded,
    Updated,
    Withdrawn,
)
from chc_desktop.domain.letters.family import Effect
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter, Offer
from chc_desktop.domain.letters.wording import texts
from chc_desktop.domain.promises.events import PromiseUndeliverable, PromiseUpdated
from chc_desktop.domain.vocabulary import Element


@dataclass(frozen=True, slots=True)
class Issued:
    """A complete letter that goes out: what it says, who signs it, and its id (0 before it has one)."""

    template: LetterTemplate
    matter: Matter
    contents: LetterContents
    done_by: int
    letter: int

    @property
    def case(self) -> Case:
        return self.matter.case

    def text(self, *elements: Element) -> str:
        """What the parts that serve these elements say."""
        said = texts(self.template, self.matter, self.contents)
        parts = dict.fromkeys(part.key for part in map(self.template.part_for, elements) if part)
        return "\n\n".join(said[key].strip() for key in parts if said[key].strip())


def _acknowledged(issued: Issued) -> tuple[Event, ...]:
    return (
        Acknowledged(
            happened_on=issued.matter.dated,
            done_by=issued.done_by,
            stage=issued.matter.stage,
            not_ours=tuple(point.point for point in issued.contents.not_ours),
            letter=issued.letter,
        ),
    )


def _extended(issued: Issued) -> tuple[Event, ...]:
    assert issued.contents.new_date
    return (
        Extended(
            happened_on=issued.matter.dated,
            done_by=issued.done_by,
            stage=issued.matter.stage,
            new_date=issued.contents.new_date,
            reason=issued.text(Element.EXTENSION_REASON),
            ombudsman_told=bool(issued.text(Element.OMBUDSMAN)),
            beyond_cap_because=issued.contents.beyond_cap_because.strip(),
            letter=issued.letter,
        ),
    )


def _responded(issued: Issued) -> tuple[Event, ...]:
    contents = issued.contents
    return (
        Responded(
            happened_on=issued.matter.dated,
            done_by=issued.done_by,
            stage=issued.matter.stage,
            findings=findings_of(issued.case, contents),
            remedies=remedies_of(contents),
            no_remedy_because=contents.no_remedy_because.strip() if contents.no_remedy else "",
            outstanding="" if contents.nothing_outstanding else issued.text(Element.OUTSTANDING),
            letter=issued.letter,
        ),
    )


def _updated(issued: Issued) -> tuple[Event, ...]:
    return (
        Updated(
            happened_on=issued.matter.dated,
            done_by=issued.done_by,
            text=issued.text(Element.WHAT_HAPPENED, Element.WHY_LATE, Element.ANSWER_EXPECTED),
            next_update=issued.contents.new_date,
        ),
    )


def _refused(issued: Issued) -> tuple[Event, ...]:
    return (
        Refused(
            happened_on=issued.matter.dated,
            done_by=issued.done_by,
            stage=issued.matter.stage,
            exclusion=issued.contents.exclusion,
            reasons=issued.text(Element.REFUSAL_REASONS),
            ombudsman_told=bool(issued.text(Element.OMBUDSMAN_REFERRAL)),
        ),
    )


def _done(issued: Issued) -> tuple[Event, ...]:
    """What was still open is kept; and of each the record shows that they were told."""
    events: list[Event] = []
    for done in issued.contents.done:
        promise = issued.case.promise(done.promise)
        if promise and promise.is_open and done.on:
            kept = PromiseKept(
                happened_on=done.on, done_by=issued.done_by, promise=done.promise, evidence=done.what.strip()
            )
            events.append(kept)
        told = f"The {issued.matter.edition.person} was told in our letter that this was done."
        events.append(
            PromiseUpdated(happened_on=issued.matter.dated, done_by=issued.done_by, promise=done.promise, text=told)
        )
    return tuple(events)


def _undeliverable(issued: Issued) -> tuple[Event, ...]:
    contents, dated = issued.contents, issued.matter.dated
    return (
        PromiseUndeliverable(
            happened_on=dated,
            done_by=issued.done_by,
            promise=contents.promise,
            why=issued.text(Element.WHY_UNDELIVERABLE),
            alternative=next(iter(remedies_of(contents)), None),
            no_alternative_because=contents.no_remedy_because.strip() if contents.no_remedy else "",
            told_on=dated,
            told_how=f"In our letter of {words.letter_day(dated)}",
            ombudsman_told=bool(issued.text(Element.OMBUDSMAN)),
        ),
    )


def _withdrawn(issued: Issued) -> tuple[Event, ...]:
    why = issued.text(Element.WITHDRAWAL)
    return (Withdrawn(happened_on=issued.matter.dated, done_by=issued.done_by, why=why),)


def _closed(issued: Issued) -> tuple[Event, ...]:
    why = f"No reply to our answer; told so in our letter of {words.letter_day(issued.matter.dated)}."
    return (Closed(happened_on=issued.matter.dated, done_by=issued.done_by, why=why),)


EFFECTS: Mapping[Effect, Callable[[Issued], tuple[Event, ...]]] = {
    Effect.NOTHING: lambda _issued: (),
    Effect.ACKNOWLEDGED: _acknowledged,
    Effect.EXTENDED: _extended,
    Effect.RESPONDED: _responded,
    Effect.UPDATED: _updated,
    Effect.REFUSED: _refused,
    Effect.DONE: _done,
    Effect.UNDELIVERABLE: _undeliverable,
    Effect.WITHDRAWN: _withdrawn,
    Effect.CLOSED: _closed,
}


def steps_of_clocks(issued: Issued) -> tuple[Event, ...]:
    """The step of another clock that is done by sending this letter, on every such clock that still runs."""
    kind, _slash, step = issued.template.does_step.partition("/")
    dated = issued.matter.dated
    return tuple(
        ClockStepDone(
            happened_on=dated,
            done_by=issued.done_by,
            clock=clock.key,
            step=step,
            evidence=f"Our letter of {words.letter_day(dated)}",
        )
        for clock in issued.case.clocks
        if step and clock.kind == kind and clock.stopped_on is None and not clock.step_done(step)
    )


def findings_of(case: Case, contents: LetterContents) -> tuple[Finding, ...]:
    decisions = (contents.decision(point.number) for point in case.points_to_answer)
    return tuple(
        Finding(decision.point, decision.outcome, decision.reasons.strip(), decision.policy.strip())
        for decision in decisions
        if decision.outcome is not None
    )


def remedies_of(contents: LetterContents) -> tuple[Remedy, ...]:
    if contents.no_remedy:
        return ()
    return tuple(filter(None, map(_remedy, contents.offers)))


def _remedy(offer: Offer) -> Remedy | None:
    if offer.by is None:
        return None
    return Remedy(
        offer.kind,
        offer.what.strip(),
        offer.by,
        offer.pence or 0,
        offer.owner,
        offer.agreed,
        offer.agreed_how.strip(),
        offer.repeats,
    )

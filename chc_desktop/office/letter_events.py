"""What issuing a letter means for its case: the events it brings about."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

from chc_desktop.domain import history, words
from chc_desktop.domain.case import Case, Status
from chc_desktop.domain.errors import RuleBroken
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
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter, NotOurs, Offer
from chc_desktop.domain.letters.wording import texts
from chc_desktop.domain.points.events import ResponsibilityDecided
from chc_desktop.domain.promises.events import PromiseUndeliverable, PromiseUpdated
from chc_desktop.domain.vocabulary import Element


@dataclass(frozen=True, slots=True)
class _Issued:
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


def what_it_brings_about(
    template: LetterTemplate, matter: Matter, contents: LetterContents, done_by: int, letter: int = 0
) -> tuple[Event, ...]:
    """The steps a complete letter takes in its case; none where they were taken before and it only says so."""
    issued = _Issued(template, matter, contents, done_by, letter)
    taken = was_taken(matter.case, template, contents)
    return (*(() if taken else _EFFECTS[template.brings_about](issued)), *_steps_of_clocks(issued))


def was_taken(case: Case, template: LetterTemplate, contents: LetterContents) -> bool:
    """Whether the step this letter stands for has been taken. A second extension or update is a new step."""
    stage, number = case.at(template.kind.stage or case.stage.number), template.kind.stage
    match template.brings_about:
        case Effect.ACKNOWLEDGED:
            return stage.acknowledged_on is not None
        case Effect.RESPONDED:
            return stage.response is not None
        case Effect.REFUSED:
            return case.status is Status.REFUSED and case.refusal is not None and case.refusal.stage == number
        case Effect.WITHDRAWN:
            return case.status is Status.WITHDRAWN
        case Effect.CLOSED:
            return case.status is Status.CLOSED
        case Effect.UNDELIVERABLE:
            promise = case.promise(contents.promise)
            return promise is not None and promise.undeliverable is not None
    return False


def whose_points_are(
    matter: Matter, template: LetterTemplate, contents: LetterContents, done_by: int
) -> list[ResponsibilityDecided]:
    """What a letter of stage 1 that says so decides about whose each point is, where the case says otherwise."""
    if template.kind.stage != 1 or template.brings_about not in (Effect.ACKNOWLEDGED, Effect.RESPONDED):
        return []
    told = {each.point: each for each in contents.not_ours}
    decided: list[ResponsibilityDecided] = []
    for point in matter.case.points:
        said = told.get(point.number)
        if said and (not point.not_ours or (point.why_not_ours, point.whose) != (said.why.strip(), said.whose.strip())):
            decided.append(_responsibility(matter, point.number, done_by, said))
        elif template.brings_about is Effect.ACKNOWLEDGED and point.not_ours and not said:
            decided.append(_responsibility(matter, point.number, done_by, None))
    return sorted(decided, key=lambda event: not event.ours)  # or no point might be left for a moment


def after(case: Case, events: Iterable[Event]) -> Case:
    """The case as it would be after these, before any of them has its number."""
    return reduce(lambda then, event: history.apply(then, 0, event), events, case)


def refuse_other_than_recorded(template: LetterTemplate, matter: Matter, contents: LetterContents) -> None:
    """Refuse to send a letter for a step that was taken, if it says something else than the record does."""
    case = matter.case
    recorded, refusal = case.at(matter.stage).response, case.refusal
    if template.brings_about is Effect.RESPONDED and recorded:
        again = (_findings(case, contents), _remedies(contents))
        if again != (recorded.findings, recorded.remedies):
            raise _differs("This letter was sent before, and its decisions or remedies now differ")
    if template.brings_about is Effect.REFUSED and refusal and refusal.exclusion != contents.exclusion:
        raise _differs("The refusal is in the record, and the ground in this letter differs")
    promise = case.promise(contents.promise)
    ended = promise.undeliverable if promise and template.brings_about is Effect.UNDELIVERABLE else None
    if ended and _offered(ended.alternative) != _offered(next(iter(_remedies(contents)), None)):
        raise _differs("The promise is in the record as one that cannot be kept, and what is offered here differs")


def refuse_other_days(case: Case, contents: LetterContents) -> None:
    """Refuse a letter that says of a promise that was kept another day than the record does."""
    for done in contents.done:
        promise = case.promise(done.promise)
        if promise and promise.kept_on and promise.kept_on != done.on:
            raise _differs(f"“{promise.remedy.what.strip()}” was kept on another day, so the letter differs")


def _offered(remedy: Remedy | None) -> tuple[object, ...]:
    """What of a remedy stands in a letter."""
    return (remedy.what, remedy.by, remedy.pence) if remedy else ()


def _differs(what: str) -> RuleBroken:
    return RuleBroken(
        f"{what} from what the record says. Nothing was issued and nothing was lost. Please correct the entry in the "
        "record of the case first, with the reason; then issue the letter again."
    )


def _acknowledged(issued: _Issued) -> tuple[Event, ...]:
    return (
        Acknowledged(
            happened_on=issued.matter.dated,
            done_by=issued.done_by,
            stage=issued.matter.stage,
            not_ours=tuple(point.point for point in issued.contents.not_ours),
            letter=issued.letter,
        ),
    )


def _extended(issued: _Issued) -> tuple[Event, ...]:
    assert issued.contents.new_date
    return (
        Extended(
            happened_on=issued.matter.dated,
            done_by=issued.done_by,
            stage=issued.matter.stage,
            new_date=issued.contents.new_date,
            reason=issued.text(Element.EXTENSION_REASON),
            ombudsman_told=True,
            beyond_cap_because=issued.contents.beyond_cap_because.strip(),
            letter=issued.letter,
        ),
    )


def _responded(issued: _Issued) -> tuple[Event, ...]:
    contents = issued.contents
    return (
        Responded(
            happened_on=issued.matter.dated,
            done_by=issued.done_by,
            stage=issued.matter.stage,
            findings=_findings(issued.case, contents),
            remedies=_remedies(contents),
            no_remedy_because=contents.no_remedy_because.strip() if contents.no_remedy else "",
            outstanding="" if contents.nothing_outstanding else issued.text(Element.OUTSTANDING),
            letter=issued.letter,
        ),
    )


def _updated(issued: _Issued) -> tuple[Event, ...]:
    return (
        Updated(
            happened_on=issued.matter.dated,
            done_by=issued.done_by,
            text=issued.text(Element.WHAT_HAPPENED, Element.WHY_LATE, Element.ANSWER_EXPECTED),
            next_update=issued.contents.new_date,
        ),
    )


def _refused(issued: _Issued) -> tuple[Event, ...]:
    return (
        Refused(
            happened_on=issued.matter.dated,
            done_by=issued.done_by,
            stage=issued.matter.stage,
            exclusion=issued.contents.exclusion,
            reasons=issued.text(Element.REFUSAL_REASONS),
            ombudsman_told=True,
        ),
    )


def _done(issued: _Issued) -> tuple[Event, ...]:
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


def _undeliverable(issued: _Issued) -> tuple[Event, ...]:
    contents, dated = issued.contents, issued.matter.dated
    return (
        PromiseUndeliverable(
            happened_on=dated,
            done_by=issued.done_by,
            promise=contents.promise,
            why=issued.text(Element.WHY_UNDELIVERABLE),
            alternative=next(iter(_remedies(contents)), None),
            no_alternative_because=contents.no_remedy_because.strip() if contents.no_remedy else "",
            told_on=dated,
            told_how=f"In our letter of {words.letter_day(dated)}",
            ombudsman_told=True,
        ),
    )


def _withdrawn(issued: _Issued) -> tuple[Event, ...]:
    why = issued.text(Element.WITHDRAWAL)
    return (Withdrawn(happened_on=issued.matter.dated, done_by=issued.done_by, why=why),)


def _closed(issued: _Issued) -> tuple[Event, ...]:
    why = f"No reply to our answer; told so in our letter of {words.letter_day(issued.matter.dated)}."
    return (Closed(happened_on=issued.matter.dated, done_by=issued.done_by, why=why),)


_EFFECTS: Mapping[Effect, Callable[[_Issued], tuple[Event, ...]]] = {
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


def _steps_of_clocks(issued: _Issued) -> tuple[Event, ...]:
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


def _responsibility(matter: Matter, point: int, done_by: int, said: NotOurs | None) -> ResponsibilityDecided:
    return ResponsibilityDecided(
        happened_on=matter.dated,
        done_by=done_by,
        point=point,
        ours=said is None,
        why=said.why.strip() if said else "As the letter says.",
        whose=said.whose.strip() if said else "",
    )


def _findings(case: Case, contents: LetterContents) -> tuple[Finding, ...]:
    decisions = (contents.decision(point.number) for point in case.points_to_answer)
    return tuple(
        Finding(decision.point, decision.outcome, decision.reasons.strip(), decision.policy.strip())
        for decision in decisions
        if decision.outcome is not None
    )


def _remedies(contents: LetterContents) -> tuple[Remedy, ...]:
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
    )

"""What the Code forbids, and what cannot be: each refused in a sentence that names the provision.

`check` is asked before an event is written down. It returns nothing, or raises `RuleBroken`.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import singledispatch

from chc_desktop.domain import words
from chc_desktop.domain.case import Case, Status
from chc_desktop.domain.clocks import library
from chc_desktop.domain.clocks import rules as clock_rules
from chc_desktop.domain.clocks.kind import Kinds
from chc_desktop.domain.code import Edition, Extension
from chc_desktop.domain.deadlines import Milestones, check_order, deadline
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import (
    Acknowledged,
    ClockStarted,
    ClockStepDone,
    ClockStopped,
    Closed,
    Escalated,
    Event,
    Extended,
    HandlerChanged,
    LetterIssued,
    Noted,
    PointAdded,
    PromiseKept,
    Received,
    Refused,
    Reopened,
    Responded,
    Updated,
    Withdrawn,
)
from chc_desktop.domain.vocabulary import Duty, OmbudsmanTold, Rule
from chc_desktop.domain.working_days import Counting

RESPONSE = {1: Duty.STAGE1_RESPONSE, 2: Duty.STAGE2_RESPONSE, 3: Duty.STAGE3_RESPONSE}
ACKNOWLEDGEMENT = {1: Duty.STAGE1_ACKNOWLEDGEMENT, 2: Duty.STAGE2_ACKNOWLEDGEMENT}

_NOTHING_CHANGED = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What a rule is judged by: the case's edition, the calendar, the day it is, and the kinds of other clock."""

    edition: Edition
    counting: Counting
    today: date
    kinds: Kinds = field(default_factory=library.known, repr=False)


def check_received(event: Received, book: Rulebook) -> None:
    """Whether a complaint can be logged as it stands."""
    _not_in_future(event.happened_on, book)
    _refuse_if(not event.complainant, "A complaint needs the person who makes it. Please give their name.")
    _refuse_if(
        event.made_on > event.happened_on,
        "The complaint cannot have been made after it was received. Please check the two dates.",
    )
    if event.logged_on:
        check_order(Milestones(event.happened_on, logged=event.logged_on))
        _not_in_future(event.logged_on, book)
    _refuse_if(
        not event.their_words.strip() and not any(point.strip() for point in event.points),
        "A complaint needs some words: what the resident said, or at least one point. Please write a line.",
    )
    _refuse_if(not event.title.strip(), "Please give the complaint a short title, so that it can be found.")


def check(event: Event, case: Case, book: Rulebook) -> None:
    """Whether this may happen to the case. Raises `RuleBroken` if not."""
    _not_in_future(event.happened_on, book)
    _refuse_if(
        event.happened_on < case.received_on and not isinstance(event, ClockStarted | ClockStepDone | ClockStopped),
        f"That cannot have happened on {words.day(event.happened_on)}: the complaint was received on "
        f"{words.day(case.received_on)}. Please check the date.",
    )
    _check(event, case, book)


@singledispatch
def _check(event: Event, case: Case, book: Rulebook) -> None:
    raise TypeError(f"no rule for {event.kind}")


@_check.register
def _(event: Noted, case: Case, book: Rulebook) -> None:
    _needs(event.text, "Please write what should go into the record.")


@_check.register
def _(event: LetterIssued, case: Case, book: Rulebook) -> None:
    """A letter stands for itself: the event it brings about is checked beside it."""


@_check.register
def _(event: Updated, case: Case, book: Rulebook) -> None:
    _open(case)
    _needs(event.text, "Please write what the resident was told.")
    _refuse_if(
        event.next_update is not None and event.next_update < event.happened_on,
        "The resident cannot hear again before the day they were told. Please check the two dates.",
    )


@_check.register
def _(event: PointAdded, case: Case, book: Rulebook) -> None:
    _open(case)
    _needs(event.text, "Please write the new point in a sentence.")
    _refuse_if(
        case.stage1.response is not None,
        "Stage 1 has been answered, so a new point no longer joins this complaint"
        f"{book.edition.cite(Rule.NEW_POINTS)}. {_NOTHING_CHANGED} Please log it as a new complaint.",
    )


@_check.register
def _(event: Acknowledged, case: Case, book: Rulebook) -> None:
    _open(case)
    stage = case.at(event.stage)
    _refuse_if(
        stage.acknowledged_on is not None,
        f"Stage {event.stage} has been acknowledged already. {_NOTHING_CHANGED}",
    )
    _refuse_if(stage.response is not None, f"Stage {event.stage} has been answered already. {_NOTHING_CHANGED}")
    _refuse_if(stage.asked_on is None, f"Nobody has asked for stage {event.stage} yet. {_NOTHING_CHANGED}")
    _not_before(event.happened_on, stage.asked_on, "it was asked for")
    _refuse_if(
        bool(case.points) and {point.number for point in case.points} <= set(event.not_ours),
        "If no point of the complaint is yours to answer for, there is nothing to acknowledge. "
        f"{_NOTHING_CHANGED} Refuse the complaint instead, with the reasons and the Ombudsman’s details.",
    )


@_check.register
def _(event: Extended, case: Case, book: Rulebook) -> None:
    _answerable(case, event.stage, book)
    duty = deadline(book.edition, RESPONSE[event.stage], case.milestones, book.counting)
    extension = book.edition.limit(duty.duty).extension
    if extension is None:
        raise RuleBroken(f"Stage {event.stage} has no limit that could be extended. {_NOTHING_CHANGED}")
    _needs(
        event.reason,
        f"An extension has to tell the resident why ({words.cited(extension.reason_provision)}). {_NOTHING_CHANGED} "
        "Please write the reason.",
    )
    _refuse_if(
        extension.ombudsman is OmbudsmanTold.ALWAYS and not event.ombudsman_told,
        "An extension has to give the resident the Ombudsman’s details "
        f"({words.cited(extension.ombudsman_provision)}). {_NOTHING_CHANGED}",
    )
    _not_before(event.happened_on, case.at(event.stage).acknowledged_on, "the stage was acknowledged")
    _refuse_if(
        event.new_date < event.happened_on,
        f"The new date cannot lie before {words.day(event.happened_on)}, the day the resident is told. "
        f"{_NOTHING_CHANGED}",
    )
    _refuse_if(
        event.new_date <= duty.due,
        f"The new date has to be later than {words.day(duty.due)}, the date it is due now. {_NOTHING_CHANGED}",
    )
    latest = duty.latest_if_extended
    if latest is not None and event.new_date > latest and not event.beyond_cap_because.strip():
        raise RuleBroken(
            f"An extension is at most {extension.days} working days, to {words.day(latest)} "
            f"({words.cited(extension.provision)}). {_NOTHING_CHANGED} Choose that date or an earlier one, or write "
            f"down {_beyond_cap(extension)}."
        )


@_check.register
def _(event: Responded, case: Case, book: Rulebook) -> None:
    _answerable(case, event.stage, book)
    _not_before(event.happened_on, case.at(event.stage).acknowledged_on, "the stage was acknowledged")
    _refuse_if(not event.done_by, f"Please say who decided the complaint. {_NOTHING_CHANGED}")
    if event.stage > 1:
        _other_person(event.done_by, event.stage, case, book)
    _points_answered(event, case, book)
    for remedy in event.remedies:
        _needs(remedy.what, "Each remedy has to say what will be done. Please write it, or take the remedy out.")
    _refuse_if(
        not event.remedies and not event.no_remedy_because.strip(),
        "Please say what will be done to put things right, or why there is nothing to put right.",
    )


@_check.register
def _(event: Escalated, case: Case, book: Rulebook) -> None:
    stages = book.edition.stages
    _refuse_if(
        event.stage > stages.most or case.at(min(event.stage, stages.most)).asked_on is not None,
        f"This complaint has been through stage {case.stage.number}"
        f"{', the last one' if case.stage.number == stages.most else ''} ({words.cited(stages.provision)}). "
        f"{_NOTHING_CHANGED} The {book.edition.person} can go to the {book.edition.ombudsman.name}.",
    )
    before = case.at(event.stage - 1)
    _refuse_if(
        before.response is None,
        f"Stage {before.number} has not been answered yet, so it cannot go to stage {event.stage}. "
        f"{_NOTHING_CHANGED} Answer stage {before.number} first.",
    )
    _refuse_if(
        case.status in (Status.WITHDRAWN, Status.REFUSED),
        f"This case has ended. {_NOTHING_CHANGED} Reopen it first.",
    )
    _not_before(event.happened_on, before.responded_on, f"stage {before.number} was answered")
    _other_person(event.reviewer, event.stage, case, book)


@_check.register
def _(event: Refused, case: Case, book: Rulebook) -> None:
    _open(case)
    exclusion = next((ground for ground in book.edition.exclusions if ground.slug == event.exclusion), None)
    refusal = words.cited(exclusion.provision if exclusion else book.edition.number(Rule.EXCLUSIONS))
    _refuse_if(
        exclusion is None,
        f"A complaint is accepted unless there is a valid ground not to ({refusal}). {_NOTHING_CHANGED} "
        "Please choose the ground.",
    )
    _needs(
        event.reasons,
        f"A refusal has to explain the reasons in detail ({refusal}). {_NOTHING_CHANGED} Please write them.",
    )
    _refuse_if(
        not event.ombudsman_told,
        "A refusal has to tell the resident that they can take that decision to the Ombudsman. "
        f"{_NOTHING_CHANGED} Tell them, then record it here.",
    )
    _refuse_if(
        event.stage not in (1, 2)
        or case.at(event.stage).response is not None
        or (event.stage > 1 and case.at(event.stage - 1).response is None),
        f"Stage {event.stage} cannot be refused as the case stands. {_NOTHING_CHANGED}",
    )


@_check.register
def _(event: Withdrawn, case: Case, book: Rulebook) -> None:
    _open(case)
    _needs(event.why, "Please write how the resident withdrew the complaint, so that the record shows it.")


@_check.register
def _(event: Closed, case: Case, book: Rulebook) -> None:
    _open(case)
    stage = case.stage
    limit = book.edition.limit(RESPONSE[stage.number])
    _refuse_if(
        stage.response is None,
        f"Stage {stage.number} has not been answered, so the case cannot be closed "
        f"({words.cited(limit.provision)}). "
        f"{_NOTHING_CHANGED} Issue the response first.",
    )
    _not_before(event.happened_on, stage.responded_on, "the complaint was answered")


@_check.register
def _(event: Reopened, case: Case, book: Rulebook) -> None:
    _refuse_if(case.status.is_open, f"This case is open already. {_NOTHING_CHANGED}")
    _needs(event.why, "Please write why the case is opened again.")
    _not_before(event.happened_on, case.ended_on, "it ended")


@_check.register
def _(event: HandlerChanged, case: Case, book: Rulebook) -> None:
    _open(case)
    _refuse_if(not event.handler, "Please choose who takes over.")
    _refuse_if(
        case.at(event.stage).response is not None,
        f"Stage {event.stage} has been answered, so nobody takes it over. {_NOTHING_CHANGED}",
    )
    if event.stage > 1:
        _other_person(event.handler, event.stage, case, book)


@_check.register
def _(event: PromiseKept, case: Case, book: Rulebook) -> None:
    promise = next((promise for promise in case.promises if promise.key == event.promise), None)
    if promise is None:
        raise RuleBroken(f"There is no such promise in this case. {_NOTHING_CHANGED}")
    _refuse_if(
        promise.kept_on is not None,
        f"This promise has been marked as carried out already. {_NOTHING_CHANGED}",
    )
    _not_before(event.happened_on, case.at(promise.stage).responded_on, "it was made")
    _needs(event.evidence, "Please write what shows that it was done, such as the receipt or the visit.")


@_check.register
def _(event: ClockStarted, case: Case, book: Rulebook) -> None:
    clock_rules.check_started(event, book.kinds, book.edition)


@_check.register
def _(event: ClockStepDone, case: Case, book: Rulebook) -> None:
    clock_rules.check_step_done(event, case.clocks, book.kinds)


@_check.register
def _(event: ClockStopped, case: Case, book: Rulebook) -> None:
    clock_rules.check_stopped(event, case.clocks, book.kinds)


def _not_in_future(day: date, book: Rulebook) -> None:
    _refuse_if(
        day > book.today,
        f"{words.day(day)} is still to come. Please give the day on which it really happened.",
    )


def _not_before(day: date, earliest: date | None, what: str) -> None:
    _refuse_if(
        earliest is not None and day < earliest,
        f"That cannot have happened before {what}{f', {words.day(earliest)}' if earliest else ''}. "
        "Please check the date.",
    )


def _open(case: Case) -> None:
    _refuse_if(
        not case.status.is_open,
        f"This case has ended ({case.status.words.lower()}). {_NOTHING_CHANGED} Reopen it first if it is to go on.",
    )


def _answerable(case: Case, number: int, book: Rulebook) -> None:
    """A stage that can be answered or extended: open, asked for, acknowledged where that is due, not answered yet."""
    _open(case)
    stage = case.at(number)
    _refuse_if(
        stage.response is not None,
        f"Stage {number} has been answered already. {_NOTHING_CHANGED}",
    )
    _refuse_if(stage.asked_on is None, f"Nobody has asked for stage {number} yet. {_NOTHING_CHANGED}")
    duty = ACKNOWLEDGEMENT.get(number)
    if duty and book.edition.sets(duty) and stage.acknowledged_on is None:
        raise RuleBroken(
            f"Stage {number} has not been acknowledged yet ({words.cited(book.edition.limit(duty).provision)}). "
            f"{_NOTHING_CHANGED} Send the acknowledgement first."
        )


def _other_person(person: int, stage: int, case: Case, book: Rulebook) -> None:
    """Where the edition asks for it, a later stage is for somebody who did not handle an earlier one."""
    provision = book.edition.number(Rule.OTHER_PERSON)
    earlier = words.listed([str(before.number) for before in case.stages[: stage - 1]])
    asks = f": somebody who did not handle stage {earlier} (Code {provision})" if provision else ""
    _refuse_if(not person, f"Please say who takes stage {stage}{asks}.")
    _refuse_if(
        bool(provision) and person in earlier_handlers(case, stage),
        f"Stage {stage} must be considered by somebody who did not handle stage {earlier} (Code {provision}). "
        f"{_NOTHING_CHANGED} Please choose another person.",
    )


def earlier_handlers(case: Case, stage: int) -> set[int]:
    """Everybody who dealt with the complaint before this stage."""
    people: set[int] = set()
    for before in case.stages[: stage - 1]:
        people |= {before.handler, *before.past_handlers}
        if before.response:
            people.add(before.response.done_by)
    return people


def _beyond_cap(extension: Extension) -> str:
    if extension.agreed_beyond:
        return f"how the resident agreed to a later one (Code {extension.agreed_beyond})"
    return "the good reason for going beyond it"


def _points_answered(event: Responded, case: Case, book: Rulebook) -> None:
    cite = book.edition.cite(Rule.points_answered(event.stage))
    reasons = {finding.point: finding.reasons.strip() for finding in event.findings}
    unknown = set(reasons) - {point.number for point in case.points}
    _refuse_if(bool(unknown), f"The complaint has no point {min(unknown, default=0)}. {_NOTHING_CHANGED}")
    unanswered = [str(point.number) for point in case.points_to_answer if not reasons.get(point.number)]
    if unanswered:
        which = words.listed(unanswered)
        raise RuleBroken(
            f"Every point has to be answered with reasons{cite}. Still without: point {which}. {_NOTHING_CHANGED}"
        )


def _needs(text: str, sentence: str) -> None:
    _refuse_if(not text.strip(), sentence)


def _refuse_if(wrong: bool, sentence: str) -> None:
    if wrong:
        raise RuleBroken(sentence)

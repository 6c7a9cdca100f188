"""What the Code forbids at a stage: how it is acknowledged, extended, answered, refused, and taken to the next one."""

from chc_desktop.domain import words
from chc_desktop.domain.case import Case, Status
from chc_desktop.domain.deadlines import deadline
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Acknowledged, Escalated, Extended, HandlerChanged, Refused, Responded
from chc_desktop.domain.limits import Extension
from chc_desktop.domain.people.routing import check_may_deal
from chc_desktop.domain.promises.rules import check_repeated
from chc_desktop.domain.refusing import NOTHING_CHANGED, needs, not_before, refuse_if
from chc_desktop.domain.rulebook import Rulebook
from chc_desktop.domain.vocabulary import ACKNOWLEDGEMENT, RESPONSE, OmbudsmanTold, Rule


def check_acknowledged(event: Acknowledged, case: Case, book: Rulebook) -> None:
    """Whether the stage can be acknowledged: once, when it was asked for, and where a point is ours to answer for."""
    check_open(case)
    stage = case.at(event.stage)
    refuse_if(
        stage.acknowledged_on is not None,
        f"Stage {event.stage} has been acknowledged already. {NOTHING_CHANGED}",
    )
    refuse_if(stage.response is not None, f"Stage {event.stage} has been answered already. {NOTHING_CHANGED}")
    refuse_if(stage.asked_on is None, f"Nobody has asked for stage {event.stage} yet. {NOTHING_CHANGED}")
    not_before(event.happened_on, stage.asked_on, "it was asked for")
    refuse_if(
        bool(case.points) and {point.number for point in case.points_to_answer} <= set(event.not_ours),
        "If no point of the complaint is yours to answer for, there is nothing to acknowledge. "
        f"{NOTHING_CHANGED} Refuse the complaint instead, with the reasons and the Ombudsman’s details.",
    )


def check_extended(event: Extended, case: Case, book: Rulebook) -> None:
    """Whether the time of a stage can be extended: with the reason, and within the cap unless that is explained."""
    _answerable(case, event.stage, book)
    duty = deadline(book.edition, RESPONSE[event.stage], case.milestones, book.counting)
    extension = book.edition.limit(duty.duty).extension
    if extension is None:
        raise RuleBroken(f"Stage {event.stage} has no limit that could be extended. {NOTHING_CHANGED}")
    needs(
        event.reason,
        f"An extension has to tell the {book.edition.person} why ({words.cited(extension.reason_provision)}). "
        f"{NOTHING_CHANGED} Please write the reason.",
        "reason",
    )
    refuse_if(
        extension.ombudsman is OmbudsmanTold.ALWAYS and not event.ombudsman_told,
        f"An extension has to give the {book.edition.person} the Ombudsman’s details "
        f"({words.cited(extension.ombudsman_provision)}). {NOTHING_CHANGED}",
    )
    not_before(event.happened_on, case.at(event.stage).acknowledged_on, "the stage was acknowledged")
    refuse_if(
        event.new_date < event.happened_on,
        f"The new date cannot lie before {words.day(event.happened_on)}, the day the {book.edition.person} is "
        f"told. {NOTHING_CHANGED}",
        "new_date",
    )
    refuse_if(
        event.new_date <= duty.due,
        f"The new date has to be later than {words.day(duty.due)}, the date it is due now. {NOTHING_CHANGED}",
        "new_date",
    )
    latest = duty.latest_if_extended
    if latest is not None and event.new_date > latest and not event.beyond_cap_because.strip():
        raise RuleBroken(
            f"An extension is at most {extension.days} working days, to {words.day(latest)} "
            f"({words.cited(extension.provision)}). {NOTHING_CHANGED} Choose that date or an earlier one, or write "
            f"down {_beyond_cap(extension, book.edition.person)}.",
            "beyond_cap_because",
        )


def check_responded(event: Responded, case: Case, book: Rulebook) -> None:
    """Whether a stage can be answered so: each point with reasons, and remedies or why there are none."""
    _answerable(case, event.stage, book)
    not_before(event.happened_on, case.at(event.stage).acknowledged_on, "the stage was acknowledged")
    refuse_if(not event.done_by, f"Please say who decided the complaint. {NOTHING_CHANGED}")
    if event.stage > 1:
        _other_person(event.done_by, event.stage, case, book, "done_by")
    _may_deal(event.done_by, event.stage, case, book, "done_by")
    _points_answered(event, case, book)
    for remedy in event.remedies:
        needs(remedy.what, "Each remedy has to say what will be done. Please write it, or take the remedy out.", "what")
        if remedy.repeats:
            check_repeated(remedy, case)
    refuse_if(
        not event.remedies and not event.no_remedy_because.strip(),
        "Please say what will be done to put things right, or why there is nothing to put right.",
    )


def check_escalated(event: Escalated, case: Case, book: Rulebook) -> None:
    """Whether the next stage can be asked for: the edition has it, and the one before it was answered."""
    stages = book.edition.stages
    refuse_if(
        event.stage > stages.most or case.at(min(event.stage, stages.most)).asked_on is not None,
        f"This complaint has been through stage {case.stage.number}"
        f"{', the last one' if case.stage.number == stages.most else ''} ({words.cited(stages.provision)}). "
        f"{NOTHING_CHANGED} The {book.edition.person} can go to the {book.edition.ombudsman.name}.",
    )
    before = case.at(event.stage - 1)
    refuse_if(
        before.response is None,
        f"Stage {before.number} has not been answered yet, so it cannot go to stage {event.stage}. "
        f"{NOTHING_CHANGED} Answer stage {before.number} first.",
    )
    refuse_if(
        case.status in (Status.WITHDRAWN, Status.REFUSED),
        f"This case has ended. {NOTHING_CHANGED} Reopen it first.",
    )
    not_before(event.happened_on, before.responded_on, f"stage {before.number} was answered")
    _other_person(event.reviewer, event.stage, case, book, "reviewer")
    _may_deal(event.reviewer, event.stage, case, book, "reviewer")


def check_refused(event: Refused, case: Case, book: Rulebook) -> None:
    """Whether a complaint, or its next stage, can be turned away: on a ground of the edition, with detailed reasons."""
    check_open(case)
    exclusion = next((ground for ground in book.edition.exclusions if ground.slug == event.exclusion), None)
    refusal = words.cited(exclusion.provision if exclusion else book.edition.number(Rule.EXCLUSIONS))
    refuse_if(
        exclusion is None,
        f"A complaint is accepted unless there is a valid ground not to ({refusal}). {NOTHING_CHANGED} "
        "Please choose the ground.",
        "exclusion",
    )
    needs(
        event.reasons,
        f"A refusal has to explain the reasons in detail ({refusal}). {NOTHING_CHANGED} Please write them.",
        "reasons",
    )
    refuse_if(
        not event.ombudsman_told,
        f"A refusal has to tell the {book.edition.person} that they can take that decision to the Ombudsman. "
        f"{NOTHING_CHANGED} Tell them, then record it here.",
        "ombudsman_told",
    )
    refuse_if(
        event.stage not in (1, 2)
        or case.at(event.stage).response is not None
        or (event.stage > 1 and case.at(event.stage - 1).response is None),
        f"Stage {event.stage} cannot be refused as the case stands. {NOTHING_CHANGED}",
    )


def check_handler_changed(event: HandlerChanged, case: Case, book: Rulebook) -> None:
    """Whether somebody else can take a stage over."""
    check_open(case)
    refuse_if(not event.handler, "Please choose who takes over.", "handler")
    refuse_if(
        case.at(event.stage).response is not None,
        f"Stage {event.stage} has been answered, so nobody takes it over. {NOTHING_CHANGED}",
    )
    if event.stage > 1:
        _other_person(event.handler, event.stage, case, book, "handler")
    _may_deal(event.handler, event.stage, case, book, "handler")


def check_open(case: Case) -> None:
    """Whether the case goes on."""
    refuse_if(
        not case.status.is_open,
        f"This case has ended ({case.status.words.lower()}). {NOTHING_CHANGED} Reopen it first if it is to go on.",
    )


def _answerable(case: Case, number: int, book: Rulebook) -> None:
    """A stage that can be answered or extended: open, asked for, acknowledged where that is due, not answered yet."""
    check_open(case)
    stage = case.at(number)
    refuse_if(
        stage.response is not None,
        f"Stage {number} has been answered already. {NOTHING_CHANGED}",
    )
    refuse_if(stage.asked_on is None, f"Nobody has asked for stage {number} yet. {NOTHING_CHANGED}")
    duty = ACKNOWLEDGEMENT.get(number)
    if duty and book.edition.sets(duty) and stage.acknowledged_on is None:
        raise RuleBroken(
            f"Stage {number} has not been acknowledged yet ({words.cited(book.edition.limit(duty).provision)}). "
            f"{NOTHING_CHANGED} Send the acknowledgement first."
        )


def _other_person(person: int, stage: int, case: Case, book: Rulebook, about: str) -> None:
    """Where the edition asks for it, a later stage is for somebody who did not handle an earlier one."""
    provision = book.edition.number(Rule.OTHER_PERSON)
    earlier = words.stages_before(stage)
    asks = f": somebody who did not handle {earlier} (Code {provision})" if provision else ""
    refuse_if(not person, f"Please say who takes stage {stage}{asks}.", about)
    refuse_if(
        bool(provision) and person in case.earlier_handlers(stage),
        f"Stage {stage} must be considered by somebody who did not handle {earlier} (Code {provision}). "
        f"{NOTHING_CHANGED} Please choose another person.",
        about,
    )


def _may_deal(person: int, stage: int, case: Case, book: Rulebook, about: str) -> None:
    """Nobody deals with a complaint about themselves, or in which they have an interest."""
    check_may_deal(person, case.parties, book.team, book.edition, case.earlier_handlers(stage), about)


def _beyond_cap(extension: Extension, person: str) -> str:
    if extension.agreed_beyond:
        return f"how the {person} agreed to a later one (Code {extension.agreed_beyond})"
    return "the good reason for going beyond it"


def _points_answered(event: Responded, case: Case, book: Rulebook) -> None:
    cite = book.edition.cite(Rule.points_answered(event.stage))
    reasons = {finding.point: finding.reasons.strip() for finding in event.findings}
    unknown = set(reasons) - {point.number for point in case.points}
    refuse_if(bool(unknown), f"The complaint has no point {min(unknown, default=0)}. {NOTHING_CHANGED}")
    unanswered = [str(point.number) for point in case.points_to_answer if not reasons.get(point.number)]
    if unanswered:
        which = words.listed(unanswered)
        raise RuleBroken(
            f"Every point has to be answered with reasons{cite}. Still without: point {which}. {NOTHING_CHANGED}"
        )

"""What issuing a letter means for its case: the events it brings about, once."""

from collections.abc import Iterable
from functools import reduce

from chc_desktop.domain import history
from chc_desktop.domain.case import Case, Status
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Event, Remedy
from chc_desktop.domain.letters.family import Effect
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter, NotOurs
from chc_desktop.domain.points.events import ResponsibilityDecided
from chc_desktop.domain.vocabulary import Element
from chc_desktop.office.letter_effects import EFFECTS, Issued, findings_of, remedies_of, steps_of_clocks


def what_it_brings_about(
    template: LetterTemplate, matter: Matter, contents: LetterContents, done_by: int, letter: int = 0
) -> tuple[Event, ...]:
    """The steps a complete letter takes in its case; none where they were taken before and it only says so."""
    issued = Issued(template, matter, contents, done_by, letter)
    taken = was_taken(matter.case, template, contents)
    return (*(() if taken else EFFECTS[template.brings_about](issued)), *steps_of_clocks(issued))


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
        again = (findings_of(case, contents), remedies_of(contents))
        if again != (recorded.findings, recorded.remedies):
            raise _differs("This letter was sent before, and its decisions or remedies now differ")
    told, not_ours = {each.point for each in contents.not_ours}, {each.number for each in case.points if each.not_ours}
    says_whose = template.kind.stage == 1 and template.part_for(Element.RESPONSIBILITY)
    if template.brings_about is Effect.ACKNOWLEDGED and says_whose and told != not_ours:
        raise _differs("This letter was sent before, and which points are not ours now differs")
    if template.brings_about is Effect.REFUSED and refusal and refusal.exclusion != contents.exclusion:
        raise _differs("The refusal is in the record, and the ground in this letter differs")
    promise = case.promise(contents.promise)
    ended = promise.undeliverable if promise and template.brings_about is Effect.UNDELIVERABLE else None
    if ended and _offered(ended.alternative) != _offered(next(iter(remedies_of(contents)), None)):
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


def _responsibility(matter: Matter, point: int, done_by: int, said: NotOurs | None) -> ResponsibilityDecided:
    return ResponsibilityDecided(
        happened_on=matter.dated,
        done_by=done_by,
        point=point,
        ours=said is None,
        why=said.why.strip() if said else "As the letter says.",
        whose=said.whose.strip() if said else "",
    )

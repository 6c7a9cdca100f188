"""What issuing a letter means for its case: the event it brings about."""

from collections.abc import Iterable
from functools import reduce

from chc_desktop.domain import history
from chc_desktop.domain.case import Case
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Acknowledged, Event, Extended, Finding, Remedy, Responded
from chc_desktop.domain.letters import wording as letter_words
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter, NotOurs
from chc_desktop.domain.points.events import ResponsibilityDecided
from chc_desktop.domain.vocabulary import Element, LetterKind

Step = Acknowledged | Extended | Responded


def what_it_brings_about(template: LetterTemplate, matter: Matter, contents: LetterContents, done_by: int) -> Step:
    """The step a complete letter takes in its case."""
    texts = letter_words.texts(template, matter, contents)
    stage = template.kind.stage
    if template.kind.family == "acknowledgement":
        not_ours = tuple(point.point for point in contents.not_ours)
        return Acknowledged(happened_on=matter.dated, done_by=done_by, stage=stage, not_ours=not_ours)
    if template.kind.family == "extension":
        reason = template.part_for(Element.EXTENSION_REASON)
        assert reason
        assert contents.new_date
        return Extended(
            happened_on=matter.dated,
            done_by=done_by,
            stage=stage,
            new_date=contents.new_date,
            reason=texts[reason.key].strip(),
            ombudsman_told=True,
            beyond_cap_because=contents.beyond_cap_because.strip(),
        )
    outstanding = template.part_for(Element.OUTSTANDING)
    return Responded(
        happened_on=matter.dated,
        done_by=done_by,
        stage=stage,
        findings=_findings(matter.case, contents),
        remedies=_remedies(contents),
        no_remedy_because=contents.no_remedy_because.strip() if contents.no_remedy else "",
        outstanding="" if contents.nothing_outstanding or not outstanding else texts[outstanding.key].strip(),
    )


def whose_points_are(
    matter: Matter, kind: LetterKind, contents: LetterContents, done_by: int
) -> list[ResponsibilityDecided]:
    """What a letter of stage 1 that says so decides about whose each point is, where the case says otherwise."""
    if kind.stage != 1:
        return []
    told = {each.point: each for each in contents.not_ours}
    decided: list[ResponsibilityDecided] = []
    for point in matter.case.points:
        said = told.get(point.number)
        if said and (not point.not_ours or (point.why_not_ours, point.whose) != (said.why.strip(), said.whose.strip())):
            decided.append(_responsibility(matter, point.number, done_by, said))
        elif kind.family == "acknowledgement" and point.not_ours and not said:
            decided.append(_responsibility(matter, point.number, done_by, None))
    return sorted(decided, key=lambda event: not event.ours)  # or no point might be left for a moment


def after(case: Case, events: Iterable[Event]) -> Case:
    """The case as it would be after these, before any of them has its number."""
    return reduce(lambda then, event: history.apply(then, 0, event), events, case)


def _responsibility(matter: Matter, point: int, done_by: int, said: NotOurs | None) -> ResponsibilityDecided:
    return ResponsibilityDecided(
        happened_on=matter.dated,
        done_by=done_by,
        point=point,
        ours=said is None,
        why=said.why.strip() if said else "As the letter says.",
        whose=said.whose.strip() if said else "",
    )


def refuse_other_findings(case: Case, kind: LetterKind, again: Step) -> None:
    """Refuse to send a response once more that says something else than the record does."""
    recorded = case.at(kind.stage).response
    if not isinstance(again, Responded) or recorded is None:
        return
    if (again.findings, again.remedies) != (recorded.findings, recorded.remedies):
        raise RuleBroken(
            "This letter was sent before, and its decisions or remedies now differ from those in the record. Nothing "
            "was issued and nothing was lost. Please correct the entry in the record of the case first, with the "
            "reason; then issue the letter again."
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
    return tuple(
        Remedy(
            offer.kind,
            offer.what.strip(),
            offer.by,
            offer.pence or 0,
            offer.owner,
            offer.agreed,
            offer.agreed_how.strip(),
        )
        for offer in contents.offers
        if offer.by
    )

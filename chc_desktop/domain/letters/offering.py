"""Which letters make sense for a case as it stands, so that only those are offered, among others like them.

Only a judgement: nothing is offered that the rules would refuse whatever was written.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain.actions import refusable_stage
from chc_desktop.domain.case import Case, Status
from chc_desktop.domain.code import Edition
from chc_desktop.domain.letters.family import Group, Offered
from chc_desktop.domain.letters.letter import LetterTemplate
from chc_desktop.domain.people.parties import Representative
from chc_desktop.domain.promises.promise import Promise, State
from chc_desktop.domain.vocabulary import ACKNOWLEDGEMENT, RESPONSE, LetterKind


@dataclass(frozen=True, slots=True)
class LetterOffered:
    """A letter that may be written now. `recommended` where the case waits for just this one."""

    kind: LetterKind
    name: str
    group: Group
    recommended: bool = False


def letters_offered(
    templates: Iterable[LetterTemplate], case: Case, edition: Edition, today: date
) -> tuple[LetterOffered, ...]:
    """Every letter that makes sense now, in the order of their groups."""
    if not edition.readable or case.mistake:
        return ()
    now = _Now(case, edition, today)
    possible = [template for template in templates if now.offers(template)]
    order = {group: place for place, group in enumerate(Group)}
    possible.sort(key=lambda template: (order[template.group], template.kind.stage))
    waiting = letter_waited_for(case)
    return tuple(LetterOffered(each.kind, each.name, each.group, each.kind == waiting) for each in possible)


def letter_waited_for(case: Case) -> LetterKind | None:
    """The letter that a case which has ended still lacks: the one that tells of a refusal."""
    if case.status is Status.REFUSED and case.refusal:
        kind = LetterKind(f"refusal-stage{case.refusal.stage}")
        return None if kind in case.letters else kind
    return None


def lacking_authority(case: Case, today: date) -> Representative | None:
    """Who speaks for them and still lacks the authority for it; the one named last."""
    lacking = (each for each in case.parties.representatives if each.stands and not each.standing(today).may_speak)
    return max(lacking, key=lambda each: each.named_on, default=None)


def told_as_done(case: Case) -> tuple[Promise, ...]:
    """The promises a letter may tell of as done. Money is recorded where it is paid, and told of once it was."""
    return tuple(each for each in case.promises if each.state is State.KEPT or (each.is_open and not each.is_money))


def told_as_undeliverable(case: Case) -> tuple[Promise, ...]:
    """The promises a letter may tell of as ones that cannot be kept."""
    return tuple(each for each in case.promises if each.is_open or each.state is State.UNDELIVERABLE)


@dataclass(frozen=True, slots=True)
class _Now:
    case: Case
    edition: Edition
    today: date

    def offers(self, template: LetterTemplate) -> bool:
        stage = template.kind.stage
        return stage <= self.edition.stages.most and _WHEN[template.offered](self, stage)

    @property
    def is_open(self) -> bool:
        return self.case.status.is_open

    @property
    def is_unanswered(self) -> bool:
        return self.is_open and self.case.stage.response is None

    def to_acknowledge(self, stage: int) -> bool:
        at = self.case.at(stage)
        return self.is_unanswered and self.case.stage.number == stage and at.acknowledged_on is None

    def to_answer(self, stage: int) -> bool:
        duty = ACKNOWLEDGEMENT.get(stage)
        waits = duty is not None and self.edition.sets(duty) and self.case.at(stage).acknowledged_on is None
        sets = self.edition.sets(RESPONSE[stage])
        return self.is_unanswered and self.case.stage.number == stage and sets and not waits

    def refusable(self, stage: int) -> bool:
        refusal = self.case.refusal
        recorded = self.case.status is Status.REFUSED and refusal is not None and refusal.stage == stage
        return recorded or (self.is_open and refusable_stage(self.case) == stage)


_WHEN: Mapping[Offered, Callable[[_Now, int], bool]] = {
    Offered.TO_ACKNOWLEDGE: _Now.to_acknowledge,
    Offered.TO_ANSWER: _Now.to_answer,
    Offered.UNANSWERED: lambda now, _stage: now.is_unanswered,
    Offered.REFUSABLE: _Now.refusable,
    Offered.DONE: lambda now, _stage: bool(told_as_done(now.case)),
    Offered.PROMISE_OPEN: lambda now, _stage: bool(told_as_undeliverable(now.case)),
    Offered.WITHDRAWABLE: lambda now, _stage: now.is_open or now.case.status is Status.WITHDRAWN,
    Offered.ANSWERED: lambda now, _stage: (
        (now.is_open and now.case.stage.response is not None) or now.case.status is Status.CLOSED
    ),
    Offered.AUTHORITY_MISSING: lambda now, _stage: lacking_authority(now.case, now.today) is not None,
    Offered.OPEN: lambda now, _stage: now.is_open,
    Offered.ALWAYS: lambda _now, _stage: True,
}

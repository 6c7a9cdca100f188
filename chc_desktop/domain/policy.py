"""The organisation's own complaints policy, as far as it may differ from a Code, and where it is weaker than one."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.limits import Limit, OwnLimit
from chc_desktop.domain.vocabulary import Duty, FurtherStages, Rule
from chc_desktop.domain.working_days import WorkingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the organisation's own policy says.

    `limits` are in working days from the event the Code's limit runs from; a duty that is not among them has no
    time of its own. `stage2_window` is how many working days the policy gives to ask for stage 2, and
    `exclusion_months` the age at which it turns a complaint away; both None where it says nothing.
    """

    limits: tuple[OwnLimit, ...] = ()
    stage2_window: int | None = None
    exclusion_months: int | None = None
    stages: int = 2
    informal_step: bool = False
    refuses_anonymous: bool = False
    excludes_recurring: bool = False

    def days(self, duty: Duty) -> int | None:
        """The policy's own limit for a duty."""
        return next((limit.days for limit in self.limits if limit.duty is duty), None)

    @property
    def says_nothing(self) -> bool:
        return self == NOTHING_SAID

    def window(self, responded: date, calendar: WorkingDays, today: date) -> "Window | None":
        """How long the policy gives to ask for stage 2 after the stage 1 response of a day, None where it is silent.

        The day of the response is never counted, however the organisation counts: that would shorten it for residents.
        """
        if not self.stage2_window:
            return None
        until = calendar.add(responded, self.stage2_window)
        return Window(until, today > until)


@dataclass(frozen=True, slots=True)
class Window:
    """The time the own policy gives to ask for stage 2. It is never a bar: a later request may still be taken."""

    until: date
    is_over: bool

    @property
    def words(self) -> str:
        day = words.short_day(self.until)
        if self.is_over:
            return f"our policy gave until {day} to ask for stage 2, and we may still take a later request"
        return f"our policy gives until {day} to ask for stage 2"


NOTHING_SAID = Policy()


@dataclass(frozen=True, slots=True)
class Weakness:
    """Where the policy gives less than the Code: in a sentence, with the provision. `about` names what it is about."""

    about: str
    sentence: str
    provision: str

    @property
    def cited(self) -> str:
        return words.cited(self.provision)


def weaknesses(policy: Policy, edition: Edition) -> tuple[Weakness, ...]:
    """Everything in which the policy is weaker than an edition of a Code.

    Where no Code applies, or nothing was written down of the policy yet, there is nothing to judge.
    """
    if edition.is_own_policy or policy.says_nothing:
        return ()
    return (
        *_limits(policy, edition),
        *_age(policy, edition),
        *_stages(policy, edition),
        *_informal_step(policy, edition),
        *_anonymous(policy, edition),
        *_recurring(policy, edition),
        *_window(policy, edition),
    )


def age_provision(edition: Edition) -> str:
    """The provision that says when a complaint is too old, or else that of all grounds for turning one away."""
    of_grounds = {ground.slug: ground.provision for ground in edition.exclusions}
    return of_grounds.get(f"over-{edition.exclusion_months}-months") or edition.number(Rule.EXCLUSIONS)


def written(policy: Policy) -> str:
    """The policy as text, to be kept."""
    return json.dumps(asdict(policy), ensure_ascii=False, sort_keys=True)


def read(text: str) -> Policy:
    """The policy that `written` wrote; one of which nothing was said where there is no text."""
    if not text:
        return NOTHING_SAID
    data: dict[str, Any] = json.loads(text)
    limits = tuple(OwnLimit(Duty(limit["duty"]), limit["days"]) for limit in data.pop("limits", ()))
    return Policy(**data, limits=limits)


_NAMES = {
    Duty.STAGE1_ACKNOWLEDGEMENT: "to acknowledge a complaint",
    Duty.STAGE1_RESPONSE: "to answer at stage 1",
    Duty.STAGE2_ACKNOWLEDGEMENT: "to acknowledge a request for stage 2",
    Duty.STAGE2_RESPONSE: "to answer at stage 2",
    Duty.STAGE3_RESPONSE: "to answer at stage 3",
}


def _limits(policy: Policy, edition: Edition) -> Iterator[Weakness]:
    for limit in edition.limits:
        sentence = _limit(limit, policy.days(limit.duty)) if limit.duty.stage <= policy.stages else ""
        if sentence:
            yield Weakness(limit.duty.value, sentence, limit.provision)


def _limit(limit: Limit, own: int | None) -> str:
    allowed = words.count(limit.days, "working day")
    if own is None:
        return f"It gives no time {_NAMES[limit.duty]}. The Code gives {allowed}."
    if own > limit.days:
        return (
            f"It takes {words.count(own, 'working day')} {_NAMES[limit.duty]}. The Code gives {allowed}, and that is "
            "what your cases go by."
        )
    return ""


def _age(policy: Policy, edition: Edition) -> Iterator[Weakness]:
    own, least = policy.exclusion_months, edition.exclusion_months
    if own is not None and least is not None and own < least:
        yield Weakness(
            "exclusion_months",
            f"It turns a complaint away after {words.count(own, 'month')}. Under the Code one is accepted until "
            f"{words.count(least, 'month')} have passed.",
            age_provision(edition),
        )


def _stages(policy: Policy, edition: Edition) -> Iterator[Weakness]:
    if policy.stages < 2:
        limit = edition.limit(Duty.STAGE2_RESPONSE)
        yield Weakness("stages", "It has one stage. Under the Code there is a second.", limit.provision)
    if policy.stages > 2:
        yield Weakness("stages", _THIRD_STAGE[edition.stages.further], edition.stages.provision)


_THIRD_STAGE = {
    FurtherStages.FORBIDDEN: "It has a third stage. The Code allows no more than two.",
    FurtherStages.ADVISED_AGAINST: "It has a third stage. The Code advises against more than two.",
    FurtherStages.DISCOURAGED: (
        "It has a third stage. The Code would rather have two: a third is only for whoever asks for it, and the "
        "self-assessment has to say why there is one."
    ),
}


def _informal_step(policy: Policy, edition: Edition) -> Iterator[Weakness]:
    provision = edition.number(Rule.NO_EXTRA_STAGES)
    if policy.informal_step and provision:
        yield Weakness(
            "informal_step",
            "It asks people to try an informal step first. Under the Code stage 1 is the first step, with nothing "
            "before it.",
            provision,
        )


def _anonymous(policy: Policy, edition: Edition) -> Iterator[Weakness]:
    if policy.refuses_anonymous:
        sentence = "It turns away complaints without a name. " + _unfair(edition)
        yield Weakness("refuses_anonymous", sentence, _whole_class(edition))


def _recurring(policy: Policy, edition: Edition) -> Iterator[Weakness]:
    if not policy.excludes_recurring:
        return
    begins = "It turns away an issue that keeps coming back. "
    provision = edition.number(Rule.RECURRING_ISSUES)
    if provision:
        sentence = begins + "Under the Code earlier reports of it are weighed as background; they are no bar."
        yield Weakness("excludes_recurring", sentence, provision)
    else:
        yield Weakness("excludes_recurring", begins + _unfair(edition), _whole_class(edition))


def _window(policy: Policy, edition: Edition) -> Iterator[Weakness]:
    provision = edition.number(Rule.STAGE2_WINDOW)
    if provision and policy.stage2_window is None:
        sentence = "It does not say until when one can ask for stage 2. The Code asks the policy to say so."
        yield Weakness("stage2_window", sentence, provision)


def _unfair(edition: Edition) -> str:
    if edition.number(Rule.NO_WHOLE_CLASS):
        return "Under the Code no kind of complaint is turned away as a whole: each is looked at by itself."
    return "Under the Code a ground for turning complaints away has to be fair and reasonable to residents."


def _whole_class(edition: Edition) -> str:
    return edition.number(Rule.NO_WHOLE_CLASS) or edition.number(Rule.EXCLUSIONS)

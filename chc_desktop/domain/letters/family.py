"""What a letter is for: what issuing it brings about, when it is offered, among which others, and who gets it.

Closed vocabularies, which a letter's file chooses from.
"""

from enum import StrEnum

from chc_desktop.domain.vocabulary import Element


class Effect(StrEnum):
    """What issuing a letter brings about in its case."""

    NOTHING = "nothing"
    ACKNOWLEDGED = "acknowledged"
    EXTENDED = "extended"
    RESPONDED = "responded"
    UPDATED = "updated"
    REFUSED = "refused"
    DONE = "done"
    UNDELIVERABLE = "undeliverable"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"

    @property
    def needs(self) -> frozenset[Element]:
        """The elements it is made of: a letter without a place for one of them could not bring it about."""
        return _NEEDS.get(self, frozenset())


class Offered(StrEnum):
    """When a letter is offered."""

    TO_ACKNOWLEDGE = "to-acknowledge"
    TO_ANSWER = "to-answer"
    UNANSWERED = "unanswered"
    REFUSABLE = "refusable"
    DONE = "something-done"
    PROMISE_OPEN = "promise-open"
    WITHDRAWABLE = "withdrawable"
    ANSWERED = "answered"
    AUTHORITY_MISSING = "authority-missing"
    OPEN = "open"
    ALWAYS = "always"


class Group(StrEnum):
    """Among which letters it is offered, in this order."""

    STAGE = "stage"
    WAITING = "waiting"
    PROMISES = "promises"
    TURNING_AWAY = "turning-away"
    ENDING = "ending"
    OTHERS = "others"

    @property
    def words(self) -> str:
        return _GROUP_WORDS[self]


class GoesTo(StrEnum):
    """Who gets a letter: those the letters of the case go to, or somebody else."""

    COMPLAINANTS = "complainants"
    THEMSELVES = "themselves"
    REPRESENTATIVE = "representative"
    OMBUDSMAN = "ombudsman"


_NEEDS = {
    Effect.EXTENDED: frozenset({Element.EXTENSION_REASON, Element.NEW_DATE}),
    Effect.RESPONDED: frozenset({Element.DECISION, Element.REASONS, Element.REMEDY}),
    Effect.UPDATED: frozenset({Element.WHAT_HAPPENED, Element.NEXT_UPDATE}),
    Effect.REFUSED: frozenset({Element.EXCLUSION, Element.REFUSAL_REASONS, Element.OMBUDSMAN_REFERRAL}),
    Effect.DONE: frozenset({Element.ACTIONS_DONE}),
    Effect.UNDELIVERABLE: frozenset(
        {Element.PROMISE, Element.WHY_UNDELIVERABLE, Element.ALTERNATIVE, Element.OMBUDSMAN}
    ),
    Effect.WITHDRAWN: frozenset({Element.WITHDRAWAL}),
    Effect.CLOSED: frozenset({Element.NO_REPLY}),
}

_GROUP_WORDS = {
    Group.STAGE: "At this stage",
    Group.WAITING: "While they wait",
    Group.PROMISES: "What we promised",
    Group.TURNING_AWAY: "Turning it away",
    Group.ENDING: "When it ends",
    Group.OTHERS: "Authority, and the Ombudsman",
}

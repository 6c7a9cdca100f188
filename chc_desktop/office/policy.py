"""What the officer can do about Codes and the organisation's own policy: see which apply, write down what it says."""

from typing import TYPE_CHECKING

from chc_desktop.domain import policy as policies
from chc_desktop.domain.applying import applying
from chc_desktop.domain.intake import Matter
from chc_desktop.domain.policy import Policy, Weakness, weaknesses
from chc_desktop.office.desk import Desk
from chc_desktop.office.first_answers import AnswerWrong
from chc_desktop.office.library import Library
from chc_desktop.store.transaction import Transaction

if TYPE_CHECKING:
    from chc_desktop.domain.code import Edition
    from chc_desktop.domain.resource_file import FaultyFile

_KEY = "policy"


class PolicyRoom:
    """The organisation's own policy beside the Codes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def policy(self) -> Policy:
        """What is written down of the policy; nothing at first."""
        with self._desk.register.transaction() as shelves:
            return kept_policy(shelves)

    def save(self, policy: Policy) -> None:
        """Keep what the policy says, for complaints logged from now on. Cases keep the limits of their own day."""
        _check(policy)
        desk = self._desk
        with desk.register.transaction() as shelves:
            shelves.facts.save_setting(_KEY, policies.written(policy), desk.now(), desk.officer(shelves))
        desk.on_change()

    def weaknesses(self, policy: Policy) -> tuple[Weakness, ...]:
        """Where such a policy would be weaker than the Code that applies now."""
        return weaknesses(policy, self.edition())

    def edition(self) -> "Edition":
        """What applies to the usual complaint made today."""
        return self.editions_now()[0]

    def editions_now(self) -> "tuple[Edition, ...]":
        """The Codes that apply to complaints made today, the usual one first; the own policy where none does."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            scheme = desk.organisation(shelves).scheme
        editions = desk.editions.values()
        found = [applying(editions, desk.today(), scheme, matter) for matter in scheme.matters or (Matter.HOUSING,)]
        codes = dict.fromkeys(edition.id for edition in found if not edition.is_own_policy)
        return tuple(desk.editions[edition_id] for edition_id in codes) or (found[0],)

    def faulty(self) -> "tuple[FaultyFile, ...]":
        """The files of Codes that cannot be read, with every fault."""
        editions = self._desk.editions
        return editions.faulty() if isinstance(editions, Library) else ()


def kept_policy(shelves: Transaction) -> Policy:
    """The policy as it stands in the register."""
    return policies.read(shelves.facts.setting(_KEY))


def _check(policy: Policy) -> None:
    for limit in policy.limits:
        if limit.days < 1:
            raise AnswerWrong(limit.duty.value, "A limit is at least one working day. Please check the number.")

"""Which Code applies to a complaint: by the day it was made, the organisation's scheme, and whose complaint it is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from chc_desktop.domain.code import Edition
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Scheme
from chc_desktop.domain.intake import Matter

_MEMBER = {
    Scheme.HOUSING_OMBUDSMAN: ("hos",),
    Scheme.LGSCO: ("lgsco",),
    Scheme.BOTH: ("hos", "lgsco"),
    Scheme.NEITHER: (),
}

_FALLS_TO = {Matter.HOUSING: "hos", Matter.COUNCIL_OR_CARE: "lgsco", Matter.OTHER: ""}


def applying(editions: Iterable[Edition], made_on: date, scheme: Scheme, matter: Matter = Matter.HOUSING) -> Edition:
    """The edition for a complaint made on a day; the organisation's own policy where no Code applies.

    A member of one scheme handles every complaint that an Ombudsman could take under that scheme's Code; a member
    of both goes by what the complaint is about. What no Ombudsman takes, such as a grant applicant's or a supplier's
    complaint, runs on the organisation's own policy, and so does a complaint made before the first Code.
    """
    known = tuple(editions)
    wanted = falls_to(scheme, matter)
    in_force = (edition for edition in known if edition.scheme == wanted and edition.in_force(made_on))
    if code := next(in_force, None):
        return code
    own_policy = next((edition for edition in known if edition.is_own_policy), None)
    if own_policy is None:
        raise RuleBroken(
            "The program holds no Code for complaints made on that day, and no file for your own policy. Nothing was "
            "lost. Please install the program again."
        )
    return with_its_ombudsman(own_policy, known, scheme, matter)


def with_its_ombudsman(own_policy: Edition, editions: Iterable[Edition], scheme: Scheme, matter: Matter) -> Edition:
    """The own policy, naming the Ombudsman to turn to where one could take the complaint though no Code applies.

    That is so for a complaint made before the first Code; how to reach the Ombudsman is as the newest Code has it.
    """
    wanted = falls_to(scheme, matter)
    codes = ((each.in_force_from, each) for each in editions if each.scheme == wanted and not each.is_own_policy)
    dated = [(begun, each) for begun, each in codes if begun is not None]
    if not dated:
        return own_policy
    _begun, newest = max(dated, key=lambda found: found[0])
    return replace(own_policy, ombudsman=newest.ombudsman)


def falls_to(scheme: Scheme, matter: Matter) -> str:
    """The scheme a complaint falls to, as editions name it; empty where no Ombudsman takes it."""
    member, about = _MEMBER[scheme], _FALLS_TO[matter]
    if not about or not member:
        return ""
    return member[0] if len(member) == 1 else about

"""Which Code applies to a complaint: by the day it was made, the organisation's scheme, and whose complaint it is."""

from collections.abc import Iterable
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
    wanted = _scheme(scheme, matter)
    in_force = (edition for edition in known if edition.scheme == wanted and edition.in_force(made_on))
    found = next(in_force, None) or next((edition for edition in known if edition.is_own_policy), None)
    if found is None:
        raise RuleBroken(
            "The program holds no Code for complaints made on that day, and no file for your own policy. Nothing was "
            "lost. Please install the program again."
        )
    return found


def _scheme(scheme: Scheme, matter: Matter) -> str:
    member, falls_to = _MEMBER[scheme], _FALLS_TO[matter]
    if not falls_to or not member:
        return ""
    return member[0] if len(member) == 1 else falls_to

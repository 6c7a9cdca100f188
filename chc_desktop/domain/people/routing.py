"""Who may not deal with a case, and who could: nobody judges a complaint about themselves or in their own interest."""

from collections.abc import Iterable
from dataclasses import dataclass

from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Organisation, Person, Role
from chc_desktop.domain.people.parties import Parties
from chc_desktop.domain.refusing import NOTHING_CHANGED
from chc_desktop.domain.vocabulary import Rule


@dataclass(frozen=True, slots=True)
class Team:
    """Those who may deal with complaints, and the ids of those who hold the posts that matter here (0: nobody)."""

    people: tuple[Person, ...] = ()
    officer: int = 0
    chief_officer: int = 0
    chair: int = 0
    complaints_lead: int = 0

    def called(self, person: int) -> str:
        """“Ruth Ellis (Chief Officer)”."""
        found = next((each for each in self.people if each.id == person), None)
        if found is None:
            return "This person"
        return f"{found.name} ({found.job})" if found.job else found.name


NOBODY_YET = Team()


def team_of(people: Iterable[Person], organisation: Organisation | None) -> Team:
    """The team, with the posts as Settings have them."""
    if organisation is None:
        return Team(tuple(people))
    return Team(
        tuple(people),
        organisation.officer,
        organisation.chief_officer,
        organisation.chair,
        organisation.complaints_lead,
    )


def barred(parties: Parties) -> dict[int, str]:
    """Who may not deal with the case, by id, with why in a few words."""
    conflicts = {
        each.person: "has a conflict of interest in this case"
        for each in parties.conflicts
        if each.ended_on is None and not each.may_go_on_because.strip()
    }
    accused = {each.person: "is complained about in this case" for each in parties.accused if each.ended_on is None}
    return conflicts | accused


def check_may_deal(
    person: int, parties: Parties, team: Team, edition: Edition, earlier: Iterable[int] = (), about: str = "handler"
) -> None:
    """Refuse somebody who may not deal with the case. `earlier` are those who cannot, as they handled it before.

    `about` is the field they were named in.
    """
    why = barred(parties).get(person)
    if why:
        raise RuleBroken(
            f"{team.called(person)} {why}, so they cannot deal with it or review it{edition.cite(Rule.CONFLICTS)}. "
            f"{NOTHING_CHANGED} {who_could_words(person, parties, team, earlier)}",
            about,
        )


def may_not_deal(case: Case) -> str:
    """Why whoever has the stage in hand may not, while it is still to be answered; empty where all is well."""
    open_stage = case.status.is_open and case.stage.response is None
    return barred(case.parties).get(case.stage.handler, "") if open_stage else ""


def who_could(person: int, parties: Parties, team: Team, earlier: Iterable[int] = ()) -> tuple[Person, ...]:
    """Who could deal with it in place of this person, those best placed first."""
    out = {person, *earlier, *barred(parties)}
    candidates = [each for each in team.people if each.id not in out]
    return tuple(sorted(candidates, key=lambda each: _rank(each, person, team)))


def who_could_words(person: int, parties: Parties, team: Team, earlier: Iterable[int] = ()) -> str:
    """“Peter Grant (Chair of trustees) or Amina Yusuf (Trustee) could.”"""
    found = [team.called(each.id) for each in who_could(person, parties, team, earlier)[:2]]
    if not found:
        return (
            "Nobody else among your people could: add somebody in Settings, under People, such as another member of "
            "the governing body or somebody from outside."
        )
    return f"{' or '.join(found)} could."


def _rank(candidate: Person, instead_of: int, team: Team) -> tuple[int, str]:
    """A complaint about the chief officer or the chair goes to the governing body, about others to those above."""
    governing = candidate.role is Role.GOVERNING_BODY
    above = (team.chair, team.complaints_lead)
    if instead_of in (team.chief_officer, team.chair):
        order = 0 if candidate.id in above else 1 if governing else 2
    else:
        order = 0 if candidate.id in (team.officer, team.chief_officer) else 1 if candidate.id in above else 2
    return order, candidate.name

"""Joins two entries of the same person that were made by mistake, and takes them apart again. Nothing is lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import OWN_PEOPLE, Person
from chc_desktop.domain.persons.events import PeopleJoined, PeopleParted
from chc_desktop.domain.persons.joining import joined, taken_apart, what_changes
from chc_desktop.domain.refusing import NOTHING_CHANGED, needs, refuse_if
from chc_desktop.office.desk import Desk
from chc_desktop.office.people import renew_of_person
from chc_desktop.store.person_rows import person_read, person_text
from chc_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Joining:
    """Another entry that was joined to somebody’s: the entry of the record that says so, who they were there, when."""

    entry: int
    person: Person
    on: date


def preview(shelves: Transaction, kept_id: int, other_id: int) -> tuple[Person, Person, tuple[str, ...]]:
    """The two, and each thing that would change, in a sentence. Refused where they cannot be joined."""
    kept, other = shelves.facts.person(kept_id), shelves.facts.person(other_id)
    refuse_if(not (kept.id and other.id), f"That person is not in the register. {NOTHING_CHANGED}")
    refuse_if(kept.id == other.id, f"These are one entry already. {NOTHING_CHANGED}")
    refuse_if(
        kept.role in OWN_PEOPLE or other.role in OWN_PEOPLE,
        f"Somebody who works for us cannot be joined with somebody else. {NOTHING_CHANGED}",
    )
    return kept, other, what_changes(kept, other)


def join(desk: Desk, shelves: Transaction, kept_id: int, other_id: int) -> Person:
    """Let one entry stand for both; what is known of the one who is kept afterwards."""
    kept, other, _changes = preview(shelves, kept_id, other_id)
    now, officer = desk.now(), desk.officer(shelves)
    both = shelves.facts.save_person(joined(kept, other), now, officer)
    event = PeopleJoined(
        happened_on=desk.today(),
        done_by=officer,
        kept=kept.id,
        joined=other.id,
        before=person_text(kept),
        after=person_text(both),
    )
    desk.append(shelves, None, event)
    cases, requests = shelves.projections.of_person(other.id), shelves.request_projections.of_person(other.id)
    shelves.facts.join(other.id, both.id)
    _renew(desk, shelves, cases, requests)
    renew_of_person(desk, shelves, both.id)
    return both


def part(desk: Desk, shelves: Transaction, entry: int, why: str) -> None:
    """Take two entries apart again: what joining brought goes, what was written since stays."""
    needs(why, f"Please write why they are taken apart. {NOTHING_CHANGED}", "why")
    joining = next((each for number, each in _joinings(shelves) if number == entry), None)
    if joining is None:
        raise RuleBroken(f"These two are not joined any more. {NOTHING_CHANGED}")
    now, officer = desk.now(), desk.officer(shelves)
    cases, requests = shelves.projections.of_person(joining.kept), shelves.request_projections.of_person(joining.kept)
    shelves.facts.join(joining.joined, 0)
    apart = taken_apart(shelves.facts.person(joining.kept), person_read(joining.before), person_read(joining.after))
    shelves.facts.save_person(apart, now, officer)
    desk.append(
        shelves,
        None,
        PeopleParted(
            happened_on=desk.today(),
            done_by=officer,
            joining=entry,
            kept=joining.kept,
            joined=joining.joined,
            why=why.strip(),
        ),
    )
    _renew(desk, shelves, cases, requests)


def joinings(shelves: Transaction, person_id: int) -> tuple[Joining, ...]:
    """The entries that were joined to somebody’s and not taken apart since."""
    return tuple(
        Joining(number, shelves.facts.own_entry(event.joined), event.happened_on)
        for number, event in _joinings(shelves)
        if event.kept == person_id
    )


def _joinings(shelves: Transaction) -> list[tuple[int, PeopleJoined]]:
    parted = {
        entry.event.joining
        for entry in shelves.record.entries(PeopleParted.kind)
        if isinstance(entry.event, PeopleParted)
    }
    return [
        (entry.number, entry.event)
        for entry in shelves.record.entries(PeopleJoined.kind)
        if isinstance(entry.event, PeopleJoined) and entry.number not in parted
    ]


def _renew(desk: Desk, shelves: Transaction, cases: Iterable[int], requests: Iterable[int]) -> None:
    from chc_desktop.office import request_projections

    desk.project_cases(shelves, cases)
    request_projections.renew(shelves, requests)

"""Which records concern a person: their own complaints and requests, and those of others that may speak of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from chc_desktop.domain.assessments.named import by_surname
from chc_desktop.domain.facts import Person
from chc_desktop.domain.finding.folding import fold
from chc_desktop.domain.subject_access.passages import Naming
from chc_desktop.office import request_projections
from chc_desktop.office.desk import Desk
from chc_desktop.office.second_reader import name_words
from chc_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Concerns:
    """What concerns a person, by id. `entries` are theirs with those joined to it; `taken_out` stands in no list."""

    entries: tuple[int, ...]
    complaints: tuple[int, ...]
    requests: tuple[int, ...]
    cases_of_others: tuple[int, ...]
    requests_of_others: tuple[int, ...]
    taken_out: frozenset[int]
    naming: Naming


def concerns(desk: Desk, person: Person) -> Concerns:
    """Look through the lists, what was taken out of them, and the words of every case."""
    with desk.register.transaction() as shelves:
        entries = shelves.erasures.joined(person.id)
        naming = _naming(shelves, person, entries)
        taken_out = shelves.rights.taken_out()
        cases = {case for each in entries for case in shelves.projections.concerning(each)}
        requests = {case for each in entries for case in shelves.request_projections.of_person(each)}
        cases |= {record for record, is_request in taken_out if not is_request}
        requests |= {record for record, is_request in taken_out if is_request}
        own_cases = [case for case in sorted(cases) if set(desk.case(shelves, case).complainants) & set(entries)]
        own_requests = [
            each for each in sorted(requests) if request_projections.request(shelves, each).person in entries
        ]
        for words in _asked(naming):
            found, found_requests = shelves.rights.naming(words)
            cases, requests = cases | set(found), requests | set(found_requests)
    return Concerns(
        entries,
        tuple(own_cases),
        tuple(own_requests),
        tuple(sorted(cases - set(own_cases))),
        tuple(sorted(requests - set(own_requests))),
        frozenset(record for record, _is_request in taken_out),
        naming,
    )


def _naming(shelves: Transaction, person: Person, entries: tuple[int, ...]) -> Naming:
    """Their names, now and before, and whole names of others of a surname of theirs."""
    now = [shelves.facts.own_entry(each) for each in entries]
    theirs = [name for each in (person, *now) for name in (each.name, *each.other_names.splitlines())]
    names = _once([*theirs, *shelves.rights.names_of(entries)])
    everybody = [*shelves.facts.names_of_others(), *(each.name for each in shelves.facts.people())]
    surnames = set(by_surname(names))
    own = {fold(name) for name in names}
    alike = (name for name in everybody if set(by_surname([name])) & surnames and fold(name) not in own)
    return Naming(names, _once(alike), name_words())


def _once(names: "Iterator[str] | list[str]") -> tuple[str, ...]:
    return tuple({fold(name): " ".join(name.split()) for name in names if name.strip()}.values())


def _asked(naming: Naming) -> dict[str, None]:
    """What to look for in the words of every case: each surname, or the whole name where that is very short."""
    return dict.fromkeys(next(iter(by_surname([name])), name) for name in naming.names)

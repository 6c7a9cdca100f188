"""Why a complaint or a service request was found: where the words typed stand in it, with a few words around them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from chc_desktop.domain import history, words
from chc_desktop.domain.case import Case, Recorded
from chc_desktop.domain.finding.places import Place, places
from chc_desktop.domain.finding.snippets import Part, snippets
from chc_desktop.domain.listing.asked import REQUESTS
from chc_desktop.domain.requests.request import fold as fold_request
from chc_desktop.office.chronicle import Line, chronicle
from chc_desktop.office.desk import Desk
from chc_desktop.office.lesson_projections import words_taught
from chc_desktop.office.lesson_words import lesson_chronicle
from chc_desktop.office.names import names_in
from chc_desktop.office.request_chronicle import request_chronicle
from chc_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Why:
    """Where something was found (“Note, Tue 24 Nov 2026”), and the words there."""

    where: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """All of it, as it is read out."""
        return f"{self.where}: {''.join(part.text for part in self.parts)}"


def why_found(desk: Desk, kind: str, record_ids: Iterable[int], typed: str) -> dict[int, tuple[Why, ...]]:
    """For each of these records, where the words typed stand in it."""
    with desk.register.transaction() as shelves:
        return {record_id: _why(desk, shelves, kind, record_id, typed) for record_id in record_ids}


def _why(desk: Desk, shelves: Transaction, kind: str, record_id: int, typed: str) -> tuple[Why, ...]:
    entries = shelves.record.history(record_id)
    if not entries:
        return ()
    people, *about = _about(kind, record_id, entries)
    known = shelves.facts.people_of(people)
    taught = words_taught(shelves, record_id) if kind != REQUESTS else ()
    found_in = (*history.effective(entries), *taught)
    every = places(found_in, (known[person] for person in people if person in known))
    found = snippets((*every, *about), typed)
    lines = _lines(desk, shelves, kind, record_id, entries) if any(one.place.entry for one in found) else {}
    return tuple(Why(_where(one.place, lines), one.parts) for one in found)


def _about(kind: str, record_id: int, entries: list[Recorded]) -> tuple[tuple[int, ...], Place, Place]:
    """Who is in it, its number, and what it is about."""
    record = fold_request(record_id, entries) if kind == REQUESTS else history.fold(record_id, entries)
    people = record.parties.findable if isinstance(record, Case) else (record.person,)
    return people, Place(0, record.reference, "Number"), Place(0, record.category.words, "About")


def _lines(desk: Desk, shelves: Transaction, kind: str, record_id: int, entries: list[Recorded]) -> Mapping[int, Line]:
    names = names_in(shelves, entries)
    if kind == REQUESTS:
        lines = request_chronicle(entries, names)
    else:
        edition = desk.edition_to_read(shelves, history.fold(record_id, entries))
        lines = (*chronicle(entries, names, edition, desk.kinds), *_taught(shelves, record_id, names))
    return {line.number: line for line in lines}


def _taught(shelves: Transaction, case_id: int, names: Mapping[int, str]) -> Iterator[Line]:
    """The records of what a complaint taught."""
    for lesson_id in shelves.projections.changes.taught_by(case_id):
        yield from lesson_chronicle(shelves.lessons.history(lesson_id), names)


def _where(place: Place, lines: Mapping[int, Line]) -> str:
    line = lines.get(place.entry)
    return f"{line.what}, {words.day(line.happened_on)}" if line else place.known

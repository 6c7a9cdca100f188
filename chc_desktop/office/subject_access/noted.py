"""What the record keeps of an export: that it was made, for whom, and by which hashes its files are known."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain.facts import Person
from chc_desktop.domain.subject_access.events import EverythingMade
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction


def note(desk: Desk, shelves: Transaction, person: Person, pages: int, files: Sequence[str]) -> None:
    """Write down that it was made. Nothing of what it says is in the entry."""
    event = EverythingMade(
        happened_on=desk.today(),
        done_by=desk.officer(shelves),
        person=person.id,
        pages=pages,
        files=tuple(files),
    )
    desk.append(shelves, None, event)


@dataclass(frozen=True, slots=True)
class Made:
    """An export that was made: when, by whom, how many pages and files, and the SHA-256 of its document."""

    on: date
    by: str
    pages: int
    files: int
    digest: str


def made_before(shelves: Transaction, entries: Collection[int]) -> tuple[Made, ...]:
    """Each time it was put together for whoever has these entries, the first first."""
    found = [entry.event for entry in shelves.record.entries(EverythingMade.kind)]
    return tuple(
        Made(
            event.happened_on,
            shelves.facts.person(event.done_by).title,
            event.pages,
            len(event.files),
            event.files[0],
        )
        for event in found
        if isinstance(event, EverythingMade) and event.person in entries
    )

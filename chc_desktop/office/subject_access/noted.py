"""What the record keeps of an export: that it was made, for whom, and by which hashes its files are known."""

from collections.abc import Collection, Sequence
from datetime import date

from chc_desktop.domain.facts import Person
from chc_desktop.domain.subject_access.events import EverythingMade
from chc_desktop.office.desk import Desk
from chc_desktop.store.register import Transaction


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


def made_before(shelves: Transaction, entries: Collection[int]) -> tuple[date, ...]:
    """The days on which it was put together for whoever has these entries."""
    events = (entry.event for entry in shelves.record.entries(EverythingMade.kind))
    return tuple(event.happened_on for event in events if isinstance(event, EverythingMade) and event.person in entries)

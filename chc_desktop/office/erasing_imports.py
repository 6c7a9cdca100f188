"""Spreadsheets that were taken out again: what they brought stands in no list, and is erased together."""

from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.entries import FactChanged
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.imports.events import Imported, ImportUndone
from chc_desktop.office.erasing_people import NamedPeople
from chc_desktop.store.person_rows import person_read
from chc_desktop.store.transaction import Transaction

_PERSON = "person "


@dataclass(frozen=True, slots=True)
class TakenOut:
    """An import that was undone, by the numbers of the entries that say so, and what it had brought."""

    entry: int
    imported_by: int
    imported: Imported
    on: date

    @property
    def case_ids(self) -> tuple[int, ...]:
        return tuple(range(self.imported.first_case, self.imported.last_case + 1))

    @property
    def complaints(self) -> str:
        """“30 complaints”."""
        return words.count(self.imported.cases, "complaint")

    @property
    def words(self) -> str:
        """“30 complaints from “register.xlsx””."""
        return f"{self.complaints} from “{self.imported.file}”"

    @property
    def certified(self) -> str:
        """The same without the name of the file, which may be somebody’s."""
        brought = words.day(self.imported.happened_on)
        return f"{self.complaints} that a spreadsheet brought in on {brought}, taken out again on {words.day(self.on)}"


def taken_out(shelves: Transaction) -> tuple[TakenOut, ...]:
    """Every import that was undone and of which something is still kept, in the order they were undone."""
    undone = {entry.number: entry.event for entry in shelves.record.numbered(shelves.retention.imports_taken_out())}
    wanted = [event.entry for event in undone.values() if isinstance(event, ImportUndone)]
    imported = {entry.number: entry.event for entry in shelves.record.numbered(wanted)}
    found = []
    for number, event in undone.items():
        if isinstance(event, ImportUndone) and isinstance(said := imported.get(event.entry), Imported):
            found.append(TakenOut(number, event.entry, said, event.happened_on))
    return tuple(found)


def taken_out_by(shelves: Transaction, entry: int) -> TakenOut:
    """The import that this entry took out. Refused where nothing of it is left."""
    found = next((each for each in taken_out(shelves) if each.entry == entry), None)
    if found is None:
        raise RuleBroken("What this spreadsheet had brought is erased already, or it was never taken out.")
    return found


def facts_of(shelves: Transaction, out: TakenOut, named: NamedPeople) -> tuple[NamedPeople, tuple[int, ...]]:
    """Its people with those who went when it was taken out, and the entries that brought the latter.

    Their numbers may be those of other people by now, so they are known by these entries alone.
    """
    facts = [entry for entry in shelves.record.entries(FactChanged.kind) if isinstance(entry.event, FactChanged)]
    brought, again = {}, set()
    for entry in facts:
        event = entry.event
        assert isinstance(event, FactChanged)
        if not event.what.startswith(_PERSON) or event.before:
            continue
        if out.imported_by < entry.number <= out.imported.last_entry:
            brought[event.what] = entry.number, person_read(event.after).name
        elif entry.number > out.entry:
            again.add(event.what)
    gone = {what: each for what, each in brought.items() if what in again or not _is_known(shelves, what)}
    names = dict.fromkeys([*named.going_names, *(name for _number, name in gone.values())])
    people = NamedPeople(named.going, named.persons + len(gone), tuple(names), named.staying_names)
    return people, tuple(sorted(number for number, _name in gone.values()))


def _is_known(shelves: Transaction, what: str) -> bool:
    return bool(shelves.facts.own_entry(int(what.removeprefix(_PERSON))).id)

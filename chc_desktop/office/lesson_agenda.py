"""What Today and the calendar know of learning: changes that are still to be made."""

from chc_desktop.domain.agenda import AgendaLine, Reckoning
from chc_desktop.domain.lessons.lines import change_lines
from chc_desktop.store.transaction import Transaction


def changes(shelves: Transaction, reckoning: Reckoning) -> tuple[AgendaLine, ...]:
    """A line for each change that is still to be made."""
    found = shelves.projections.changes.all()
    people = shelves.facts.people_of({change.owner for change in found if change.owner})
    return change_lines(found, {person.id: person.title for person in people.values()}, reckoning)

"""What Today and the calendar know of learning: changes that are still to be made."""

from chc_desktop.domain.agenda import AgendaLine, Reckoning
from chc_desktop.store.register import Transaction


def changes(shelves: Transaction, reckoning: Reckoning) -> tuple[AgendaLine, ...]:
    """A line for each change that is still to be made."""
    if not shelves.lessons.any():
        return ()
    from chc_desktop.domain.lessons.lines import change_lines  # only where there is something
    from chc_desktop.office.lessons import lessons

    found = lessons(shelves)
    people = shelves.facts.people_of({lesson.owner for lesson in found if lesson.owner})
    return change_lines(found, {person.id: person.title for person in people.values()}, reckoning)

"""What the people of a case ask to be done by a date: a contractor’s answer, and authority that is still to be had."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chc_desktop.domain import words
from chc_desktop.domain.summary import SETTLED, Task

if TYPE_CHECKING:  # what the first screen needs of this is only its names
    from chc_desktop.domain.case import Case
    from chc_desktop.domain.people.parties import Handling, Representative

CONTRACTOR = "contractor"
"""The duty of having a contractor’s answer."""

AUTHORITY = "authority"
"""The duty of having a resident’s authority or consent for somebody who speaks for them."""


def people_tasks(case: "Case", person: str) -> tuple[Task, ...]:
    """A task for each answer a contractor owes and each authority that is missing or will run out, while the case goes
    on. `person` is what the edition calls whoever complains."""
    if not case.status.is_open:
        return ()
    waiting = (_contractor(case, each) for each in case.parties.contractors if each.is_open)
    spoken_for = (each for each in case.parties.representatives if each.stands)
    return *waiting, *(task for each in spoken_for for task in _authority(case, each, person))


def _contractor(case: "Case", handling: "Handling") -> Task:
    return Task(
        case.id,
        CONTRACTOR,
        str(handling.person),
        handling.answer_by.isoformat(),
        SETTLED,
        f"A contractor’s answer: {' '.join(handling.what.split())}",
        f"Passed to them {words.short_day(handling.passed_on)}. Our own time to answer goes on meanwhile.",
    )


def _authority(case: "Case", representative: "Representative", person: str) -> Iterator[Task]:
    """One task at most: that it is still to come, or that a limited one ends."""
    what, given = representative.what_is_needed, representative.authority
    if given is None:
        if representative.wanted_by and not representative.not_needed_because:
            yield Task(
                case.id,
                AUTHORITY,
                str(representative.person),
                representative.wanted_by.isoformat(),
                SETTLED,
                f"Have the {person}’s {what}",
                "Until it is here, nothing personal goes to whoever "
                f"{'asks' if representative.relation.is_elected else 'speaks'} for the {person}.",
            )
    elif given.until:
        yield Task(
            case.id,
            AUTHORITY,
            str(representative.person),
            given.until.isoformat(),
            SETTLED,
            f"The {person}’s {what} ends: have it renewed, or end it",
            f"Given {words.short_day(given.given_on)} until then.",
        )

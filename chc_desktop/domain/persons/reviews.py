"""What of a person is to be looked at again: the lines of Today and the calendar that ask for it."""

from collections.abc import Iterator

from chc_desktop.domain.agenda import AgendaLine, Reckoning
from chc_desktop.domain.agenda_lines import Newest, restriction_line, review_line, reviewing_line
from chc_desktop.domain.facts import Person


def review_lines(person: Person, summary: Newest | None, reckoning: Reckoning) -> Iterator[AgendaLine]:
    """A line for the adjustment, the disability and the restriction, each on its own day, with the case it opens."""
    if person.has_died:
        return
    if person.adjustment_review:
        yield review_line(person, summary, reckoning)
    if person.disability_review:
        yield disability_line(person, summary, reckoning)
    if person.restriction_review:
        yield restriction_line(person, summary, reckoning)


def disability_line(person: Person, summary: Newest | None, reckoning: Reckoning) -> AgendaLine:
    """The line that asks to look again at what is known of a disability, with the case it opens."""
    assert person.disability_review
    what = next(iter(person.disability.strip().splitlines()), "") or "what was told"
    sentence = "Ask whether it is still so and whether anything is needed, and set the next date."
    about = (f"{person.id}/disability", "disability on record", what, sentence)
    return reviewing_line(person, person.disability_review, about, summary, reckoning)

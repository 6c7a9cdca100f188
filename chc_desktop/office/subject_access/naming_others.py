"""Who else is named in an export, and whose details stand in it."""

from collections.abc import Iterator, Sequence

from chc_desktop.domain.assessments.named import by_surname
from chc_desktop.domain.code import Edition
from chc_desktop.domain.facts import Person
from chc_desktop.domain.page import texts_of
from chc_desktop.domain.persons.former import told_of
from chc_desktop.domain.redacting.places import offers
from chc_desktop.domain.subject_access.others import Flag, details_flagged, flagged, homes_flagged, together
from chc_desktop.office.desk import Desk
from chc_desktop.office.second_reader import name_words
from chc_desktop.office.subject_access.concerns import Concerns

Pages = tuple[str, Sequence[str]]
"""A file by its name (empty for the document itself), and the words of its pages."""


class Others:
    """What is known of everybody else, read once."""

    def __init__(self, desk: Desk, person: Person, of: Concerns) -> None:
        with desk.register.transaction() as shelves:
            everybody = [each for each in shelves.facts.people() if each.id != person.id]
            self._names = by_surname([*shelves.facts.names_of_others(), *(each.name for each in everybody)])
            organisation = desk.organisation(shelves)
            own = [version.person for each in of.entries for version in shelves.rights.versions(each)]
            self._theirs = list(of.naming.names)
            self._homes = [each.address.strip().splitlines()[0].strip() for each in everybody if each.address.strip()]
        texts = [text for each in (person, *own) for text in told_of(each).values()]
        self._own_homes = {line.strip() for text in texts for line in text.splitlines()}
        self._own_homes |= {line.strip() for line in organisation.address.splitlines()}
        ombudsmen = [line for each in desk.editions.values() for line in _ombudsman(each)]
        self._known = [*texts, organisation.address, organisation.telephone, organisation.email, *ombudsmen]

    def flags(self, files: Sequence[Pages]) -> tuple[Flag, ...]:
        """Everybody else, each once with everywhere they stand."""
        return together(flag for where, pages in files for flag in self._of(where, pages))

    def _of(self, where: str, pages: Sequence[str]) -> Iterator[Flag]:
        yield from flagged(pages, offers(pages, self._names, name_words(), self._theirs, ()), where)
        yield from homes_flagged(pages, self._homes, self._own_homes, where)
        yield from details_flagged(pages, self._known, where)


def _ombudsman(edition: Edition) -> Iterator[str]:
    yield from texts_of(edition.ombudsman)

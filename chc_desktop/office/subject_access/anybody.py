"""Looks up whom an export may be about: whoever the register knows, those who work for the organisation too."""

from chc_desktop.domain.facts import OWN_PEOPLE
from chc_desktop.office.persons import Candidate, Persons


class Anybody(Persons):
    """People to be found while a name is typed."""

    def found(self, typed: str) -> tuple[Candidate, ...]:
        """Those who may be meant, residents and others of the cases first."""
        from chc_desktop.office.likeness import likest  # rapidfuzz is needed only while a name is typed

        with self._desk.register.transaction() as shelves:
            ours = likest(typed, shelves.facts.people(*OWN_PEOPLE))
        return (*super().found(typed), *(Candidate(each, (), 0) for each in ours))

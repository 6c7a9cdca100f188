"""Everything about one person: one PDF with its files, what is to be weighed, and a list of others who are named."""

from collections.abc import Callable
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Person
from chc_desktop.office.desk import Desk
from chc_desktop.office.opened_copies import room_to_work
from chc_desktop.office.subject_access.files import EVERYTHING
from chc_desktop.office.subject_access.noted import Made, made_before, note
from chc_desktop.office.subject_access.putting import Putting, folder_for
from chc_desktop.office.subject_access.whole import PASSAGES, Exported, gathered

__all__ = ["EVERYTHING", "Exported", "Made", "SubjectAccess"]

Tick = Callable[[float], object]


class SubjectAccess:
    """Exports for people who ask what is held about them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def export(self, person_id: int, where: Path, tick: Tick = lambda _share: None) -> Exported:
        """Write it into a new folder in that place, and note it. What `tick` raises leaves no folder and no entry."""
        person = self._person(person_id)
        to = folder_for(person.name, self._desk.today(), where)
        with room_to_work() as folder:
            whole = gathered(self._desk, person, folder, tick)
            with Putting(to) as putting:
                digests = [putting.add(name, content) for name, content in whole.files()]
                with self._desk.register.transaction() as shelves:
                    note(self._desk, shelves, person, whole.pages, digests)
                    putting.finish()
        self._desk.on_change()
        return whole.exported(to)

    def pdf(self, person_id: int, tick: Tick = lambda _share: None) -> bytes:
        """The document alone, to make a redacted copy of. Nothing is noted: nothing leaves the house by it."""
        person = self._person(person_id)
        with room_to_work() as folder:
            return gathered(self._desk, person, folder, tick).document.read_bytes()

    def passages_pdf(self, person_id: int, tick: Tick = lambda _share: None) -> bytes:
        """The passages to be weighed, for the same; nothing where nobody else’s record speaks of them."""
        person = self._person(person_id)
        with room_to_work() as folder:
            weighed = gathered(self._desk, person, folder, tick).weighed
            return next((file.read() for file in weighed if file.name == PASSAGES), b"")

    def made_before(self, person_id: int) -> tuple[Made, ...]:
        """Each time it was put together, the first first."""
        with self._desk.register.transaction() as shelves:
            return made_before(shelves, shelves.erasures.joined(shelves.facts.person(person_id).id))

    def _person(self, person_id: int) -> Person:
        with self._desk.register.transaction() as shelves:
            person = shelves.facts.person(person_id)
        if not person.name:
            raise RuleBroken("The register knows nobody of that number. Nothing was written.")
        return person

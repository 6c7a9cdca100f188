"""Makes redacted copies: what is offered to be taken out, the copy itself, and its entry in the record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from chc_desktop.documents.redacted import Sheet, redacted_pdf
from chc_desktop.domain.assessments.named import by_surname
from chc_desktop.domain.code import Edition
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Organisation, Person
from chc_desktop.domain.redacting.events import Original, RedactedCopyMade
from chc_desktop.domain.redacting.places import Offer, offers
from chc_desktop.domain.redacting.private import lines_that_stand, shaped_like_details
from chc_desktop.domain.redacting.purpose import check_purpose
from chc_desktop.office.cases import Cases
from chc_desktop.office.desk import Desk
from chc_desktop.office.redacting.sources import Sheaf, Source, Sources, Tick
from chc_desktop.office.saving import put, put_back_on_fault, written_beside
from chc_desktop.office.second_reader import name_words
from chc_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Copy:
    """A redacted copy that was made and has not left the program yet."""

    content: bytes
    what: Original
    purpose: str
    pages: int
    places: int
    whole: int
    entry: int = 0
    original: str = ""


class Redacting:
    """Copies without what others must not read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def sources(self, case_id: int) -> tuple[Source, ...]:
        """Of what a copy can be made."""
        return Sources(self._desk).of(case_id)

    def read(self, case_id: int, key: str, tick: Tick = lambda _share: None) -> Sheaf:
        """A source with its bytes, its pages as they are seen. What `tick` raises ends it."""
        from chc_desktop.documents.as_seen import as_seen  # heavy

        sheaf = Sources(self._desk).read(case_id, key, tick)
        return sheaf if sheaf.is_picture else replace(sheaf, content=as_seen(sheaf.content))

    def offered(self, case_id: int, pages: Sequence[str]) -> tuple[Offer, ...]:
        """The names the register knows that stand on these pages, and details of people, the person’s own as well."""
        view = Cases(self._desk).view(case_id)
        person = view.person
        with self._desk.register.transaction() as shelves:
            names = [*shelves.facts.names_of_others(), *(each.name for each in shelves.facts.people())]
            lines = [line for each in shelves.facts.people() for line in each.address.splitlines()]
            ours = (*_lines_of(self._desk.organisation(shelves)), *_lines_of_ombudsman(view.edition))
        others = (*lines_that_stand(pages, lines, ours), *shaped_like_details(pages, ours))
        theirs = [person.name, *person.other_names.splitlines()]
        own = [each for each in _details(person) if each.strip() and each.strip() not in ours]
        return offers(pages, by_surname(names), name_words(), theirs, own, others)

    def check(self, purpose: str, taken_out: Iterable[str]) -> None:
        """Refuse a purpose that is missing or would give away what is taken out."""
        check_purpose(purpose, taken_out)

    def make(self, sheets: Iterable[Sheet], total: int) -> bytes:
        """The copy. Its title says only that it is one."""
        with self._desk.register.transaction() as shelves:
            organisation = self._desk.organisation(shelves).name
        try:
            return redacted_pdf("Redacted copy", organisation, self._desk.today(), sheets, total)
        except ValueError as error:
            raise RuleBroken(str(error)) from error

    def save(self, case_id: int, copy: Copy, path: Path, draft: str = "") -> None:
        """Save a copy and write that down: both, or neither. The draft of what was marked is dropped."""
        with written_beside(path) as partial:
            partial.write_bytes(copy.content)
            with put_back_on_fault(path), self._desk.register.transaction() as shelves:
                self._note(shelves, case_id, copy, draft, is_printed=False)
                put(partial, path)
        self._desk.on_change()

    def printed(self, case_id: int, copy: Copy, draft: str = "") -> None:
        """Write down that a copy was printed."""
        with self._desk.register.transaction() as shelves:
            self._note(shelves, case_id, copy, draft, is_printed=True)
        self._desk.on_change()

    def _note(self, shelves: Transaction, case_id: int, copy: Copy, draft: str, is_printed: bool) -> None:
        desk = self._desk
        event = RedactedCopyMade(
            happened_on=desk.today(),
            done_by=desk.officer(shelves),
            what=copy.what,
            purpose=copy.purpose.strip(),
            digest=sha256(copy.content).hexdigest(),
            pages=copy.pages,
            places=copy.places,
            whole=copy.whole,
            entry=copy.entry,
            original=copy.original,
            printed=is_printed,
        )
        desk.append(shelves, case_id, event)
        desk.project(shelves, desk.case(shelves, case_id))
        if draft:
            shelves.scratch.drop_draft(draft)


def draft_key(case_id: int, key: str) -> str:
    """Under which what was marked is kept until the copy is made."""
    return f"redaction/{case_id}/{key.replace(' ', '-')}"


def _details(person: Person) -> tuple[str, ...]:
    return (*person.address.splitlines(), *person.new_address.splitlines(), person.email, person.telephone)


def _lines_of(organisation: Organisation) -> tuple[str, ...]:
    found = (*organisation.address.splitlines(), organisation.telephone, organisation.email)
    return tuple(each.strip() for each in found if each.strip())


def _lines_of_ombudsman(edition: Edition) -> tuple[str, ...]:
    """They stand in every answer, and are nobody’s secret."""
    return (*edition.ombudsman.address, edition.ombudsman.telephone)

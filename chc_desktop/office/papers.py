"""What the officer can do with correspondence and files: add, read, correct, put into the bin and take back."""

from dataclasses import dataclass, replace
from datetime import date

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Person
from chc_desktop.domain.papers.events import Corresponded, PaperRemoved, PaperTakenBack
from chc_desktop.domain.papers.paper import kept, paper_of
from chc_desktop.office import case_corrections
from chc_desktop.office.desk import Desk
from chc_desktop.office.names import names_in
from chc_desktop.office.paper_adding import Added, Adding, NewPaper, Tick
from chc_desktop.office.paper_ledger import Ledger, open_ledger, papers_of
from chc_desktop.office.paper_lines import PaperLine, line, lines
from chc_desktop.office.paper_looking import Surroundings, people_of, surroundings
from chc_desktop.office.people import keep_person
from chc_desktop.office.requests import Requests
from chc_desktop.store.transaction import Transaction

ERASED = "The content of this file was erased, as the record says. Its entry is still there."


@dataclass(frozen=True, slots=True)
class RemovedPaper:
    """A paper in the bin: since when, by whom and why, and whose it is (“2026-012”)."""

    paper: PaperLine
    reference: str
    removed_on: date
    removed_by: str
    why: str


class Papers:
    """The correspondence and files of every complaint and service request. A paper’s id is its entry’s number."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def surroundings(self, record_id: int) -> Surroundings:
        """What helps to understand files before they are added; `paper_looking.look` needs nothing else."""
        return surroundings(self._desk, record_id)

    def add(self, record_id: int, *new: NewPaper, draft: str = "", tick: Tick = lambda _bytes: None) -> Added:
        """Add papers to a complaint or a service request, all of them or none.

        A file the case has already, byte for byte, is left out and named. The draft it was written in is dropped.
        """
        with self._desk.register.transaction() as shelves:
            adding = Adding(shelves, record_id, open_ledger(self._desk, shelves, record_id), tick)
            for paper in new:
                adding.add(paper)
            adding.finish()
            for paper in new:
                _keep_address(self._desk, shelves, paper)
            if draft:
                shelves.scratch.drop_draft(draft)
        self._desk.on_change()
        return Added(tuple(adding.ids), tuple(adding.doubled))

    def correspondents(self, record_id: int) -> tuple[Person, ...]:
        """Whom one may have corresponded with: whoever complains or asks, then those there were papers with before."""
        with self._desk.register.transaction() as shelves:
            before = (paper.said.person for paper in papers_of(shelves, record_id) if paper.said.person)
            found = dict.fromkeys((*people_of(self._desk, shelves, record_id), *before))
            return tuple(shelves.facts.person(person) for person in found)

    def person(self, person_id: int) -> Person:
        """Somebody by id."""
        with self._desk.register.transaction() as shelves:
            return shelves.facts.person(person_id)

    def of(self, record_id: int) -> tuple[PaperLine, ...]:
        """The papers of a complaint or a service request in the order they came and went, without the bin."""
        with self._desk.register.transaction() as shelves:
            return lines(kept(papers_of(shelves, record_id)), record_id, _names(shelves, record_id))

    def paper(self, paper_id: int) -> PaperLine:
        """One paper by its id, corrections applied, in the bin or not."""
        with self._desk.register.transaction() as shelves:
            record_id = _record_of(shelves, paper_id)
            found = paper_of(papers_of(shelves, record_id), paper_id)
            if found is None:
                raise _not_there()
            return line(found, record_id, _names(shelves, record_id))

    def content(self, paper_id: int) -> bytes:
        """The exact bytes of a paper’s file."""
        with self._desk.register.transaction() as shelves:
            content = shelves.papers.content(paper_id)
        if content is None:
            raise RuleBroken(ERASED)
        return content

    def remove(self, paper_id: int, why: str, draft: str = "") -> None:
        """Put a paper that was added by mistake into the bin, and what came with it. It can be taken back."""
        with self._desk.register.transaction() as shelves:
            record_id = _record_of(shelves, paper_id)
            ledger = open_ledger(self._desk, shelves, record_id)
            enclosed = [each.id for each in ledger.papers if each.said.came_with == paper_id and each.is_kept]
            today, officer = self._desk.today(), self._desk.officer(shelves)
            for each in (paper_id, *enclosed):
                subject = _subject(ledger, each)
                ledger.write(
                    PaperRemoved(happened_on=today, done_by=officer, paper=each, subject=subject, why=why.strip())
                )
            ledger.close()
            if draft:
                shelves.scratch.drop_draft(draft)
        self._desk.on_change()

    def take_back(self, paper_id: int) -> None:
        """Take a paper out of the bin again, and what went there with it."""
        with self._desk.register.transaction() as shelves:
            ledger = open_ledger(self._desk, shelves, _record_of(shelves, paper_id))
            today, officer = self._desk.today(), self._desk.officer(shelves)
            for each in (paper_id, *_went_with(ledger, paper_id)):
                subject = _subject(ledger, each)
                ledger.write(PaperTakenBack(happened_on=today, done_by=officer, paper=each, subject=subject))
            ledger.close()
        self._desk.on_change()

    def removed(self) -> tuple[RemovedPaper, ...]:
        """Everything in the bin, the last put there first."""
        with self._desk.register.transaction() as shelves:
            records = {entry.case_id for entry in shelves.record.entries(PaperRemoved.kind)}
            names = _names(shelves, *records)
            found = [
                RemovedPaper(
                    line(paper, record_id, names),
                    shelves.record.reference(record_id),
                    paper.removed.happened_on,
                    names.get(paper.removed.done_by, ""),
                    paper.removed.why,
                )
                for record_id in records
                for paper in papers_of(shelves, record_id)
                if paper.removed
            ]
        return tuple(sorted(found, key=lambda each: (each.removed_on, each.paper.id), reverse=True))

    def correct(self, paper_id: int, why: str, changed: PaperLine) -> None:
        """Put right what an entry says of a paper: its date, direction, way, subject, people or note, not its file."""
        with self._desk.register.transaction() as shelves:
            record_id = _record_of(shelves, paper_id)
            found = paper_of(papers_of(shelves, record_id), paper_id)
            is_request = shelves.record.is_request(record_id)
        if found is None:
            raise _not_there()
        replacement = _changed(found.said, changed)
        if is_request:
            Requests(self._desk).correct(record_id, paper_id, why, replacement)
        else:
            case_corrections.correct(self._desk, record_id, paper_id, why, replacement)


def _keep_address(desk: Desk, shelves: Transaction, paper: NewPaper) -> None:
    """Keep the address of an email for who wrote it, where the officer said so and they have none."""
    person = shelves.facts.person(paper.person)
    if paper.keep_address and person.id and not person.email.strip():
        keep_person(desk, shelves, replace(person, email=paper.keep_address))


def _changed(said: Corresponded, to: PaperLine) -> Corresponded:
    return replace(
        said,
        happened_on=to.happened_on,
        done_by=to.done_by,
        direction=to.direction,
        way=to.way,
        subject=to.subject.strip(),
        person=to.person,
        with_whom="" if to.person else to.with_whom.strip(),
        note=to.note.strip(),
        text=to.text,
        at=to.at,
        minutes=to.minutes,
        kept_back=to.kept_back,
    )


def _record_of(shelves: Transaction, paper_id: int) -> int:
    """The complaint or service request a paper belongs to."""
    record_id = shelves.record.case_of(paper_id)
    if record_id is None:
        raise _not_there()
    return record_id


def _not_there() -> RuleBroken:
    return RuleBroken("There is no such paper in the register. Nothing was changed.")


def _went_with(ledger: Ledger, paper_id: int) -> list[int]:
    """The attachments of an email that were put into the bin together with it."""
    email = paper_of(ledger.papers, paper_id)
    if email is None or email.removed is None:
        return []
    with_it = email.removed.happened_on, email.removed.why
    return [
        each.id
        for each in ledger.papers
        if each.said.came_with == paper_id and each.removed and (each.removed.happened_on, each.removed.why) == with_it
    ]


def _subject(ledger: Ledger, paper_id: int) -> str:
    found = paper_of(ledger.papers, paper_id)
    return found.said.subject if found else ""


def _names(shelves: Transaction, *records: int) -> dict[int, str]:
    """What the people in these complaints and service requests are called, by id."""
    return names_in(shelves, [entry for record_id in records for entry in shelves.record.history(record_id)])

"""Erasing a whole case: all it said goes, its bare line and its figures stay, and a certificate says so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from chc_desktop.documents.erasure_certificate import erasure_certificate_pdf
from chc_desktop.domain import words
from chc_desktop.domain.case import Status
from chc_desktop.domain.entries import Erased
from chc_desktop.domain.refusing import refuse_if
from chc_desktop.domain.retention import erasing
from chc_desktop.domain.retention.certificate import TITLE, Certificate
from chc_desktop.domain.retention.erasing import Decision
from chc_desktop.office import erased_before
from chc_desktop.office.assessments.figures import measure_these
from chc_desktop.office.desk import Desk
from chc_desktop.office.erasing_imports import TakenOut, facts_of, taken_out, taken_out_by
from chc_desktop.office.erasing_matters import Matter, matters_brought, matters_of
from chc_desktop.office.erasing_people import NamedPeople, named_people
from chc_desktop.office.erasing_told import Going, Gone
from chc_desktop.office.older_registers import OlderRegisters
from chc_desktop.office.opened_copies import OpenedCopies
from chc_desktop.store.erasure_shelf import ErasedCase, Held
from chc_desktop.store.record_shelf import Document
from chc_desktop.store.transaction import Transaction

CERTIFICATE = "erasure-certificate"


@dataclass(frozen=True, slots=True)
class _Goes:
    """Everything that goes together, looked at once. `facts` are entries that brought people who went before."""

    matters: tuple[Matter, ...]
    people: NamedPeople
    held: Held
    facts: tuple[int, ...] = ()
    out: TakenOut | None = None

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(each.line.case_id for each in self.matters)

    @property
    def called(self) -> str:
        return self.out.words if self.out else self.matters[0].reference

    @property
    def called_after(self) -> str:
        """The same without the name of a file."""
        return f"{self.out.complaints} of a spreadsheet" if self.out else self.called

    @property
    def references(self) -> tuple[str, ...]:
        """What the lines that stay are called; those of a spreadsheet say nothing but their number."""
        return () if self.out else tuple(each.reference for each in self.matters)


class Erasing:
    """What was kept long enough, or is to be forgotten."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def look(self, record_id: int) -> Going:
        """What would go. Nothing is changed."""
        with self._desk.register.transaction() as shelves:
            goes = self._of_case(shelves, record_id)
            first, *others = goes.matters
            with_it = words.listed([each.reference for each in others])
            return Going(record_id, first.reference, first.title, with_it, goes.held, *_named(goes), first.hindrance)

    def look_at_import(self, entry: int) -> Going:
        """What would go of a spreadsheet that this entry took out again."""
        with self._desk.register.transaction() as shelves:
            goes = self._of_import(shelves, entry)
            return Going(entry, goes.called, "", "", goes.held, *_named(goes))

    def erase(self, record_id: int, decision: Decision) -> Gone:
        """Erase a case, with the request it came from. Refused in a sentence where it may not be."""
        return self._decided(decision, lambda shelves: self._of_case(shelves, record_id))

    def erase_import(self, entry: int, decision: Decision) -> Gone:
        """Erase all that a spreadsheet brought which this entry took out again."""
        return self._decided(decision, lambda shelves: self._of_import(shelves, entry))

    def of_reference(self, reference: str) -> int:
        """The complaint or service request of this number that is not erased yet; 0 where there is none."""
        with self._desk.register.transaction() as shelves:
            return shelves.erasures.of_reference(reference)

    def reference(self, record_id: int) -> str:
        """What a complaint or a service request is called."""
        with self._desk.register.transaction() as shelves:
            return shelves.record.reference(record_id)

    def imports(self) -> tuple[TakenOut, ...]:
        """The spreadsheets that were taken out again and are not erased."""
        with self._desk.register.transaction() as shelves:
            return taken_out(shelves)

    def erased(self) -> tuple[ErasedCase, ...]:
        """The lines that stay of cases that were erased, the latest first; one for all that a spreadsheet brought."""
        with self._desk.register.transaction() as shelves:
            return tuple(shelves.erasures.all())

    @property
    def older(self) -> OlderRegisters:
        """Registers beside this one in which what was erased since still stands."""
        return OlderRegisters(self._desk.register.path.parent)

    def certificate(self, document_id: int) -> bytes:
        """The certificate of an erasure, byte for byte."""
        with self._desk.register.transaction() as shelves:
            return shelves.record.document_bytes(document_id) or b""

    def _of_case(self, shelves: Transaction, record_id: int) -> _Goes:
        matters = matters_of(self._desk, shelves, record_id)
        people = named_people(self._desk, shelves, [each.found for each in matters])
        return _Goes(matters, people, shelves.erasures.held([each.line.case_id for each in matters]))

    def _of_import(self, shelves: Transaction, entry: int) -> _Goes:
        out = taken_out_by(shelves, entry)
        matters = matters_brought(shelves, out)
        named = named_people(self._desk, shelves, [each.found for each in matters])
        people, facts = facts_of(shelves, out, named)
        return _Goes(matters, people, shelves.erasures.held(out.case_ids), facts, out)

    def _decided(self, decision: Decision, look: Callable[[Transaction], _Goes]) -> Gone:
        desk = self._desk
        with desk.register.transaction() as shelves:
            goes = look(shelves)
            refuse_if(bool(goes.matters[0].hindrance), goes.matters[0].hindrance)
            erasing.check(decision, goes.people.every_name)
            first_entries = shelves.retention.first_entries(goes.ids)
            gone = self._erase(shelves, goes, decision)
        folder = desk.register.path.parent
        erased_before.note(folder, first_entries, desk.today())
        desk.on_change()
        return replace(gone, held_open=OpenedCopies(folder).sweep(), older=len(OlderRegisters(folder).all()))

    def _erase(self, shelves: Transaction, goes: _Goes, decision: Decision) -> Gone:
        desk, ids, people = self._desk, goes.ids, goes.people
        now, officer = desk.now(), desk.officer(shelves)
        lines = [each.line for each in goes.matters]
        measure_these(desk, shelves, ids)
        content = erasure_certificate_pdf(self._certificate(shelves, goes, decision))
        document = shelves.record.keep_document(_document(desk.today()), content)
        facts = {*goes.facts, *shelves.erasures.entries_of_people(people.going)}
        erased = Erased(
            happened_on=desk.today(),
            done_by=decision.decided_by,
            entries=(*goes.held.entries, *sorted(facts)),
            why=decision.why.strip(),
            documents=goes.held.documents,
            files=goes.held.files,
            records=ids,
            references=goes.references,
            undone=goes.out.entry if goes.out else 0,
            people=people.going,
            ground=decision.ground.value,
            left=shelves.erasures.what_is_left(lines),
            certificate=document,
            digest=sha256(content).hexdigest(),
        )
        shelves.erasures.erase(erased, lines, now, officer)
        for person in people.going:
            shelves.facts.forget_person(person, now, officer)
        shelves.erasures.forget_writing(erased)
        for case_id in () if goes.out else ids:  # the lists forgot a spreadsheet when it was taken out
            shelves.projections.forget(case_id)
            shelves.request_projections.forget(case_id)
        return Gone(goes.called_after, document, _still_named(shelves, people.going_names))

    def _certificate(self, shelves: Transaction, goes: _Goes, decision: Decision) -> Certificate:
        today, decided_by = self._desk.today(), shelves.facts.person(decision.decided_by)
        first = goes.matters[0]
        status = first.found.status
        return Certificate(
            organisation=self._desk.organisation(shelves).name,
            register=shelves.erasures.register(),
            references=goes.references,
            spreadsheet=goes.out.certified if goes.out else "",
            entry=shelves.record.head()[0] + 1,
            erased_on=today,
            ground=decision.ground.words,
            decided_by=decided_by.job or decided_by.role.words,
            received_on=_day(first.line.received_on),
            ended_on=_day(first.line.ended_on),
            outcome="" if goes.out or first.found.mistake else _outcome(first.line.outcome, status),
            mistake=bool(first.found.mistake),
            entries=len(goes.held.entries),
            documents=len(goes.held.documents),
            files=len(goes.held.files),
            people=goes.people.persons,
            backups_gone_from=erasing.backups_gone_from(today),
        )


def _named(goes: _Goes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return goes.people.going_names, goes.people.staying_names


def _document(today: date) -> Document:
    return Document(0, None, CERTIFICATE, TITLE, 1, CERTIFICATE, "", today.isoformat(), b"")


def _day(iso: str) -> str:
    return words.day(date.fromisoformat(iso)) if iso else ""


def _outcome(outcome: str, status: object) -> str:
    from chc_desktop.domain.points.outcome import CaseOutcome

    if outcome:
        return CaseOutcome(outcome).words
    return status.words if isinstance(status, Status) else ""


_PLACES = {
    "case": "case {}",
    "record": "an entry of the record that is about no case, such as a lesson",
    "draft": "something half written",
    "bin": "the bin",
    "self-assessment": "the self-assessment of {}",
    "view": "the view “{}” of a list",
    "word": "your own words of the spelling",
    "setting": "the settings",
    "sentence": "the ready sentence “{}”",
    "paragraph": "the paragraph “{}”",
}


def _still_named(shelves: Transaction, names: Sequence[str]) -> tuple[str, ...]:
    called = dict.fromkeys((*names, *(f"{title} {name.split()[-1]}" for name in names for title in erasing.TITLES)))
    return tuple(_PLACES[what].format(which) for what, which in shelves.erasures.places_of(called))

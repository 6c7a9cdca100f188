"""Erasing a whole case: all it said goes, its bare line and its figures stay, and a certificate says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from chc_desktop.documents.erasure_certificate import erasure_certificate_pdf
from chc_desktop.domain import words
from chc_desktop.domain.case import Case, Status
from chc_desktop.domain.entries import Erased
from chc_desktop.domain.refusing import refuse_if
from chc_desktop.domain.requests.request import ServiceRequest
from chc_desktop.domain.retention import erasing
from chc_desktop.domain.retention.certificate import TITLE, Certificate, held_in_words
from chc_desktop.domain.retention.erasing import BareLine, Decision
from chc_desktop.domain.summary import CLOCK
from chc_desktop.office import request_projections
from chc_desktop.office.assessments.figures import measure_these
from chc_desktop.office.desk import Desk
from chc_desktop.office.erasing_people import NamedPeople, named_people
from chc_desktop.store.erasure_shelf import ErasedCase, Held
from chc_desktop.store.record_shelf import Document
from chc_desktop.store.register import Transaction

CERTIFICATE = "erasure-certificate"


@dataclass(frozen=True, slots=True)
class Going:
    """What would be erased with a case. `hindrance` says why it cannot be yet; `staying` are people known elsewhere."""

    record_id: int
    reference: str
    title: str
    with_it: str
    held: Held
    people: tuple[str, ...]
    staying: tuple[str, ...]
    hindrance: str = ""

    @property
    def words(self) -> str:
        """“12 entries, 3 letters and 2 files”."""
        return held_in_words(len(self.held.entries), len(self.held.documents), len(self.held.files))


@dataclass(frozen=True, slots=True)
class Gone:
    """A case was erased: its certificate, and where in the register somebody of it is still named, in words."""

    reference: str
    certificate: int
    still_named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Matter:
    """A complaint or a service request that is to be erased, as it stands."""

    found: Case | ServiceRequest
    reference: str
    title: str
    line: BareLine
    hindrance: str


class Erasing:
    """What was kept long enough, or is to be forgotten."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def look(self, record_id: int) -> Going:
        """What would go. Nothing is changed."""
        with self._desk.register.transaction() as shelves:
            matters = self._matters(shelves, record_id)
            people = self._people(shelves, matters)
            first, *others = matters
            return Going(
                record_id,
                first.reference,
                first.title,
                words.listed([each.reference for each in others]),
                shelves.erasures.held(_ids(matters)),
                people.going_names,
                people.staying_names,
                first.hindrance,
            )

    def erase(self, record_id: int, decision: Decision) -> Gone:
        """Erase a case, with the request it came from. Refused in a sentence where it may not be."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            matters = self._matters(shelves, record_id)
            refuse_if(bool(matters[0].hindrance), matters[0].hindrance)
            people = self._people(shelves, matters)
            erasing.check(decision, people.every_name)
            gone = self._erase(shelves, matters, people, decision)
        desk.on_change()
        return gone

    def of_reference(self, reference: str) -> int:
        """The complaint or service request of this number that is not erased yet; 0 where there is none."""
        with self._desk.register.transaction() as shelves:
            return shelves.erasures.of_reference(reference)

    def erased(self) -> tuple[ErasedCase, ...]:
        """The lines that stay of cases that were erased, the latest first."""
        with self._desk.register.transaction() as shelves:
            return tuple(shelves.erasures.all())

    def certificate(self, document_id: int) -> bytes:
        """The certificate of an erasure, byte for byte."""
        with self._desk.register.transaction() as shelves:
            return shelves.record.document_bytes(document_id) or b""

    def _erase(self, shelves: Transaction, matters: Sequence[_Matter], people: NamedPeople, decision: Decision) -> Gone:
        desk, ids = self._desk, _ids(matters)
        now, officer = desk.now(), desk.officer(shelves)
        held, lines = shelves.erasures.held(ids), [each.line for each in matters]
        measure_these(desk, shelves, ids)
        content = erasure_certificate_pdf(self._certificate(shelves, matters, people, held, decision))
        document = shelves.record.keep_document(_document(desk.today()), content)
        erased = Erased(
            happened_on=desk.today(),
            done_by=decision.decided_by,
            entries=(*held.entries, *shelves.erasures.entries_of_people(people.going)),
            why=decision.why.strip(),
            documents=held.documents,
            files=held.files,
            records=ids,
            references=tuple(each.reference for each in matters),
            people=people.going,
            ground=decision.ground.value,
            left=shelves.erasures.what_is_left(lines),
            certificate=document,
            digest=sha256(content).hexdigest(),
        )
        shelves.erasures.erase(erased, lines, now, officer)
        for person in people.going:
            shelves.facts.forget_person(person, now, officer)
        shelves.erasures.forget_writing(ids, people.going)
        for case_id in ids:
            shelves.projections.forget(case_id)
            shelves.request_projections.forget(case_id)
        return Gone(matters[0].reference, document, _still_named(shelves, people.going_names))

    def _matters(self, shelves: Transaction, record_id: int) -> tuple[_Matter, ...]:
        """The case, and the service request it came from."""
        if shelves.record.is_request(record_id):
            return (self._request(shelves, record_id),)
        case = self._complaint(shelves, record_id)
        origin = case.found.request if isinstance(case.found, Case) else 0
        return (case, self._request(shelves, origin)) if origin else (case,)

    def _complaint(self, shelves: Transaction, case_id: int) -> _Matter:
        desk = self._desk
        case = desk.case(shelves, case_id)
        desk.edition(case.edition)  # how it counts has to be kept, so its Code has to be readable
        projection = desk.projected(shelves, case)
        line = BareLine(
            case_id=case_id,
            edition=case.edition,
            received_on=case.received_on.isoformat(),
            ended_on=case.ended_on.isoformat() if case.ended_on else "",
            outcome=projection.summary.outcome,
        )
        clocks_run = any(task.duty == CLOCK for task in projection.tasks)
        hindered = "" if shelves.record.is_taken_out(case_id) else erasing.hindrance(case, clocks_run)
        return _Matter(case, case.reference, case.title, line, hindered)

    def _request(self, shelves: Transaction, request_id: int) -> _Matter:
        request = request_projections.request(shelves, request_id)
        line = BareLine(
            case_id=request_id,
            received_on=request.asked_on.isoformat(),
            ended_on=request.ended_on.isoformat() if request.ended_on else "",
        )
        return _Matter(request, request.reference, request.title, line, erasing.request_hindrance(request))

    def _people(self, shelves: Transaction, matters: Sequence[_Matter]) -> NamedPeople:
        return named_people(self._desk, shelves, [each.found for each in matters])

    def _certificate(
        self,
        shelves: Transaction,
        matters: Sequence[_Matter],
        people: NamedPeople,
        held: Held,
        decision: Decision,
    ) -> Certificate:
        today, decided_by = self._desk.today(), shelves.facts.person(decision.decided_by)
        line = matters[0].line
        status = matters[0].found.status
        return Certificate(
            organisation=self._desk.organisation(shelves).name,
            register=shelves.erasures.register(),
            references=tuple(each.reference for each in matters),
            entry=shelves.record.head()[0] + 1,
            erased_on=today,
            ground=decision.ground.words,
            decided_by=decided_by.job or decided_by.role.words,
            received_on=_day(line.received_on),
            ended_on=_day(line.ended_on),
            outcome=_outcome(line.outcome, status if isinstance(status, Status) else None),
            entries=len(held.entries),
            documents=len(held.documents),
            files=len(held.files),
            people=people.persons,
            backups_gone_from=erasing.backups_gone_from(today),
        )


def _ids(matters: Sequence[_Matter]) -> tuple[int, ...]:
    return tuple(each.line.case_id for each in matters)


def _document(today: date) -> Document:
    return Document(0, None, CERTIFICATE, TITLE, 1, CERTIFICATE, "", today.isoformat(), b"")


def _day(iso: str) -> str:
    return words.day(date.fromisoformat(iso)) if iso else ""


def _outcome(outcome: str, status: Status | None) -> str:
    from chc_desktop.domain.points.outcome import CaseOutcome

    if outcome:
        return CaseOutcome(outcome).words
    return status.words if status else ""


_PLACES = {
    "case": "case {}",
    "record": "an entry of the record that is about no case, such as a lesson",
    "draft": "something half written",
    "bin": "the bin",
    "self-assessment": "the self-assessment of {}",
    "sentence": "the ready sentence “{}”",
    "paragraph": "the paragraph “{}”",
}


def _still_named(shelves: Transaction, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(_PLACES[what].format(which) for what, which in shelves.erasures.places_of(names))

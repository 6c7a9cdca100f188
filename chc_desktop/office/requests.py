"""What the officer can do with service requests: log one, note, review, finish or correct it, and find it again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import history, words
from chc_desktop.domain.case import Recorded
from chc_desktop.domain.code import Edition
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Corrected, Event, Received
from chc_desktop.domain.facts import Person
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.mistakes.events import MISTAKES
from chc_desktop.domain.papers import rules as paper_rules
from chc_desktop.domain.papers.paper import kept
from chc_desktop.domain.requests import rules
from chc_desktop.domain.requests.events import RequestBecameComplaint, Requested
from chc_desktop.domain.requests.request import ServiceRequest, apply, first_review, fold, next_review, opened
from chc_desktop.domain.requests.summary import RequestSummary
from chc_desktop.office import request_projections
from chc_desktop.office.chronicle import Line
from chc_desktop.office.corrections import check_kind, correction, not_correctable, what_is_wrong
from chc_desktop.office.desk import Desk
from chc_desktop.office.names import names_in
from chc_desktop.office.paper_lines import PaperLine
from chc_desktop.office.paper_lines import lines as paper_lines
from chc_desktop.office.people import keep_person
from chc_desktop.office.references import next_reference
from chc_desktop.office.request_chronicle import request_chronicle, with_request
from chc_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """What the officer writes down of a service request. `person.id` is 0 for somebody new."""

    person: Person
    channel: Channel
    category: Category
    asked_on: date
    title: str
    their_words: str
    review_on: date


@dataclass(frozen=True, slots=True)
class RequestView:
    """Everything a window shows of one service request. `edition` is the Code a complaint made today would fall under.

    `days_left` are working days to the next review, negative when late; None where there is none.
    """

    request: ServiceRequest
    person: Person
    edition: Edition
    lines: tuple[Line, ...]
    days_left: int | None
    papers: tuple[PaperLine, ...] = ()


class Requests:
    """The service requests in the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def log(self, new: NewRequest, *drafts: str) -> int:
        """Log a service request; its id. The drafts it was written in are dropped."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            person = keep_person(desk, shelves, new.person)
            event = Requested(
                happened_on=new.asked_on,
                done_by=desk.officer(shelves),
                reference=_reference(shelves, new.asked_on.year),
                person=person.id,
                channel=new.channel,
                category=new.category,
                title=new.title.strip(),
                their_words=new.their_words,
                review_on=new.review_on,
            )
            rules.check_requested(event, desk.today())
            request_id = shelves.record.new_request(event.reference)
            desk.append(shelves, request_id, event)
            request_projections.keep(shelves, opened(request_id, event))
            for draft in drafts:
                shelves.scratch.drop_draft(draft)
        desk.on_change()
        return request_id

    def record(self, request_id: int, event: Event, draft: str = "") -> ServiceRequest:
        """Let something happen to a request. Refused in a sentence if it may not."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            request = _write(desk, shelves, request_id, event)
            shelves.scratch.drop_draft(draft)
        desk.on_change()
        return request

    def correct(self, request_id: int, entry: int, why: str, replacement: Event | None, draft: str = "") -> None:
        """Put an earlier entry right: replaced, or declared never to have happened. The old one stays in the record."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            corrected = correction(desk, shelves, entry, why, replacement)
            past = shelves.record.history(request_id)
            _check_correction(past, entry, replacement)
            written = desk.append(shelves, request_id, corrected)
            request_projections.keep(shelves, _replayed(request_id, [*past, written], desk.today()))
            shelves.scratch.drop_draft(draft)
        desk.on_change()

    def view(self, request_id: int) -> RequestView:
        """One request, with everything a window shows of it."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            entries = shelves.record.history(request_id)
            request, calendar = fold(request_id, entries), desk.counting(shelves).calendar
            return RequestView(
                request=request,
                person=shelves.facts.person(request.person),
                edition=desk.edition_on(shelves, desk.today()),
                lines=request_chronicle(entries, names_in(shelves, entries)),
                days_left=calendar.days_left(desk.today(), request.review_on) if request.review_on else None,
                papers=paper_lines(kept(request.papers), request_id, names_in(shelves, entries)),
            )

    def entry(self, request_id: int, number: int) -> Event:
        """What an entry of a request says, corrections applied."""
        with self._desk.register.transaction() as shelves:
            return dict(history.effective(shelves.record.history(request_id)))[number]

    def summaries(self) -> list[RequestSummary]:
        """Every request in one line, the newest first."""
        with self._desk.register.transaction() as shelves:
            return shelves.request_projections.summaries()

    def is_request(self, record_id: int) -> bool:
        """Whether an id is a service request’s: complaints and requests share their numbers."""
        with self._desk.register.transaction() as shelves:
            return shelves.record.is_request(record_id)

    def first_review(self, asked_on: date) -> date:
        """When to look first at a request made on a day, unless the officer says otherwise."""
        with self._desk.register.transaction() as shelves:
            return first_review(asked_on, self._desk.today(), self._desk.counting(shelves).calendar)

    def next_review(self) -> date:
        """When to look at it again after a review today, unless the officer says otherwise."""
        with self._desk.register.transaction() as shelves:
            return next_review(self._desk.today(), self._desk.counting(shelves).calendar)


def became_complaint(desk: Desk, shelves: Transaction, request_id: int, complaint_id: int, received: Received) -> None:
    """Close a request because the person is not satisfied: the complaint that was logged takes it on."""
    event = RequestBecameComplaint(
        happened_on=received.happened_on,
        done_by=received.done_by,
        complaint=complaint_id,
        reference=received.reference,
    )
    _write(desk, shelves, request_id, event)


def with_history_of_request(
    shelves: Transaction, request_id: int, names: Mapping[int, str], lines: tuple[Line, ...]
) -> tuple[Line, ...]:
    """The record of a complaint, beginning with that of the request it grew from (0: none)."""
    if not request_id:
        return lines
    entries = shelves.record.history(request_id)
    reference = request_projections.request(shelves, request_id).reference
    said = request_chronicle(entries, {**names, **names_in(shelves, entries)})
    return with_request(reference, said, lines)


def _write(desk: Desk, shelves: Transaction, request_id: int, event: Event) -> ServiceRequest:
    request = request_projections.request(shelves, request_id)
    rules.check(event, request, desk.today())
    entry = desk.append(shelves, request_id, event)
    request = apply(request, entry.number, event)
    request_projections.keep(shelves, request)
    return request


def _check_correction(past: Sequence[Recorded], entry: int, replacement: Event | None) -> None:
    wrong = next((recorded.event for recorded in past if recorded.number == entry), None)
    if wrong is None or isinstance(wrong, (Corrected, *MISTAKES)):
        raise not_correctable()
    if isinstance(wrong, RequestBecameComplaint):
        raise RuleBroken(
            f"Complaint {wrong.reference} was logged from this request, and both say so. Nothing was changed. If the "
            "person does not want to complain, record on the complaint that they withdrew it."
        )
    if isinstance(wrong, Requested) and replacement is None:
        raise RuleBroken("The asking itself cannot be struck out. Nothing was changed. Mark the request as done.")
    check_kind(wrong, replacement)
    paper_rules.check_correction(wrong, replacement)


def _replayed(request_id: int, entries: Sequence[Recorded], today: date) -> ServiceRequest:
    """The request its entries make, each checked anew, so that a correction leaves nothing impossible."""
    (_number, first), *rest = history.effective(entries)
    assert isinstance(first, Requested)
    event: Event = first
    try:
        rules.check_requested(first, today)
        request = opened(request_id, first)
        for number, event in rest:
            rules.check(event, request, today)
            request = apply(request, number, event)
    except RuleBroken as broken:
        raise RuleBroken(
            f"With this correction, the entry of {words.day(event.happened_on)} could not stand. "
            f"{what_is_wrong(broken)} Nothing was changed."
        ) from broken
    return request


def _reference(shelves: Transaction, year: int) -> str:
    return next_reference(year, shelves.record.request_references(year), "S")

"""A service request as it stands, folded from the events that happened to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce, singledispatch

from chc_desktop.domain.case import Recorded
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Event
from chc_desktop.domain.history import ERASED, effective
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.papers.events import Corresponded, PaperRemoved, PaperTakenBack
from chc_desktop.domain.papers.paper import Papers, with_event
from chc_desktop.domain.requests.events import RequestBecameComplaint, RequestDone, Requested, RequestReviewed
from chc_desktop.domain.requests.summary import RequestStatus, stands
from chc_desktop.domain.working_days import WorkingDays

REVIEW_AFTER = 10
"""Working days until a request is looked at (again). No Code sets a time: two weeks is our own suggestion."""


@dataclass(frozen=True, slots=True)
class ServiceRequest:
    """A service request as it stands. `review_on` is None once it has ended; `complaint` is 0 until it became one."""

    id: int
    reference: str
    person: int
    channel: Channel
    category: Category
    asked_on: date
    title: str
    their_words: str
    review_on: date | None
    status: RequestStatus = RequestStatus.OPEN
    reviewed_on: date | None = None
    ended_on: date | None = None
    complaint: int = 0
    complaint_reference: str = ""
    papers: Papers = ()
    mistake: str = ""
    """Why it should not have been logged; empty where it was no mistake."""
    missed_review: date | None = None
    """The first day on which it was to be looked at and was not."""

    @property
    def is_open(self) -> bool:
        return self.status is RequestStatus.OPEN

    @property
    def may_become_complaint(self) -> bool:
        """A person may be unhappy while the request is open, and with what was done about it afterwards."""
        return self.status is not RequestStatus.BECAME_COMPLAINT

    @property
    def stands(self) -> str:
        return stands(self.status, self.complaint_reference)


def fold(request_id: int, history: Sequence[Recorded]) -> ServiceRequest:
    """The request these entries make, corrections applied. The first that counts is the asking."""
    entries = effective(history)
    if not entries:
        raise RuleBroken(ERASED)
    (_number, first), *rest = entries
    assert isinstance(first, Requested)
    return reduce(lambda request, entry: apply(request, *entry), rest, opened(request_id, first))


def opened(request_id: int, event: Requested) -> ServiceRequest:
    """A request on the day it is made."""
    return ServiceRequest(
        id=request_id,
        reference=event.reference,
        person=event.person,
        channel=event.channel,
        category=event.category,
        asked_on=event.happened_on,
        title=event.title,
        their_words=event.their_words,
        review_on=event.review_on,
    )


def apply(request: ServiceRequest, number: int, event: Event) -> ServiceRequest:
    """The request after one more event, which has this number in the register."""
    if isinstance(event, Corresponded | PaperRemoved | PaperTakenBack):
        return replace(request, papers=with_event(request.papers, number, event))
    return _after(event, _with_review_missed(request, event))


def first_review(asked_on: date, today: date, calendar: WorkingDays) -> date:
    """When to look at a request first, unless the officer says otherwise: never a day that has passed."""
    return max(calendar.add(asked_on, REVIEW_AFTER), today)


def next_review(today: date, calendar: WorkingDays) -> date:
    """When to look at it again after a review, unless the officer says otherwise."""
    return calendar.add(today, REVIEW_AFTER)


def _with_review_missed(request: ServiceRequest, event: Event) -> ServiceRequest:
    """The request before this event, with the day that had passed when it was at last looked at, or had ended."""
    looked_at = isinstance(event, RequestReviewed | RequestDone | RequestBecameComplaint)
    due = request.review_on
    missed = looked_at and due is not None and event.happened_on > due
    return replace(request, missed_review=request.missed_review or due) if missed else request


@singledispatch
def _after(event: Event, request: ServiceRequest) -> ServiceRequest:
    return request  # notes leave the request as it is


@_after.register
def _(event: RequestReviewed, request: ServiceRequest) -> ServiceRequest:
    return replace(request, reviewed_on=event.happened_on, review_on=event.next_review)


@_after.register
def _(event: RequestDone, request: ServiceRequest) -> ServiceRequest:
    return replace(request, status=RequestStatus.DONE, review_on=None, ended_on=event.happened_on)


@_after.register
def _(event: RequestBecameComplaint, request: ServiceRequest) -> ServiceRequest:
    return replace(
        request,
        status=RequestStatus.BECAME_COMPLAINT,
        review_on=None,
        ended_on=request.ended_on or event.happened_on,
        complaint=event.complaint,
        complaint_reference=event.reference,
    )

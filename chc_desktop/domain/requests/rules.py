"""What cannot be with a service request, each refused in a sentence.

No Code sets a time for requests; they are to be recorded, watched and reviewed, so each open one has a review day.
"""

from datetime import date
from functools import singledispatch

from chc_desktop.domain import words
from chc_desktop.domain.events import Event
from chc_desktop.domain.papers import rules as paper_rules
from chc_desktop.domain.papers.events import Corresponded, PaperRemoved, PaperTakenBack
from chc_desktop.domain.refusing import NOTHING_CHANGED, needs, not_in_future, refuse_if
from chc_desktop.domain.requests.events import (
    RequestBecameComplaint,
    RequestDone,
    Requested,
    RequestNoted,
    RequestReviewed,
)
from chc_desktop.domain.requests.request import ServiceRequest
from chc_desktop.domain.requests.summary import RequestStatus

_ENDS = {
    RequestStatus.OPEN: "is open",
    RequestStatus.DONE: "was done",
    RequestStatus.BECAME_COMPLAINT: "became a complaint",
}


def check_requested(event: Requested, today: date) -> None:
    """Whether a request can be logged as it stands."""
    not_in_future(event.happened_on, today)
    refuse_if(not event.person, "A service request needs the person who asks. Please give their name.", "name")
    refuse_if(
        not event.their_words.strip() and not event.title.strip(),
        "A service request needs some words: what is to be put right. Please write a line.",
        "their_words",
    )
    refuse_if(not event.title.strip(), "Please give the request a short title, so that it can be found.", "title")
    refuse_if(
        event.review_on < event.happened_on,
        f"The request cannot be looked at again before it was made, on {words.day(event.happened_on)}. Please choose "
        "a later day.",
        "review_on",
    )


def check(event: Event, request: ServiceRequest, today: date) -> None:
    """Whether this may happen to the request. Raises `RuleBroken` if not."""
    from chc_desktop.domain.mistakes.rules import check_still_listed  # it stands on this module

    check_still_listed(event, request.mistake)
    not_in_future(event.happened_on, today)
    refuse_if(
        event.happened_on < request.asked_on and not isinstance(event, Corresponded),
        f"That cannot have happened on {words.day(event.happened_on)}: the request was made on "
        f"{words.day(request.asked_on)}. Please check the date.",
        "happened_on",
    )
    _check(event, request)


@singledispatch
def _check(event: Event, request: ServiceRequest) -> None:
    raise TypeError(f"no rule for {event.kind}")


@_check.register
def _(event: RequestNoted, request: ServiceRequest) -> None:
    needs(event.text, "Please write what should go into the record.", "text")


@_check.register
def _(event: RequestReviewed, request: ServiceRequest) -> None:
    _open(request)
    needs(event.found, "Please write what you found: how far the work is, and what holds it up.", "found")
    refuse_if(
        event.next_review <= event.happened_on,
        f"The next review has to be after this one. {NOTHING_CHANGED} Please choose a later day; if nothing is left "
        "to do, mark the request as done.",
        "next_review",
    )


@_check.register
def _(event: RequestDone, request: ServiceRequest) -> None:
    _open(request)
    needs(event.text, "Please write what was done, so that the record shows it.", "text")
    refuse_if(
        request.reviewed_on is not None and event.happened_on < request.reviewed_on,
        f"The request was still open when it was reviewed on {words.day(request.reviewed_on or event.happened_on)}. "
        "Please check the date.",
        "happened_on",
    )


@_check.register
def _(event: RequestBecameComplaint, request: ServiceRequest) -> None:
    refuse_if(
        not request.may_become_complaint,
        f"This request became complaint {request.complaint_reference} already. {NOTHING_CHANGED} What is new can be "
        "added to that complaint, or logged as another one.",
    )


@_check.register
def _(event: Corresponded | PaperRemoved | PaperTakenBack, request: ServiceRequest) -> None:
    paper_rules.check(event, request.papers)


def _open(request: ServiceRequest) -> None:
    refuse_if(
        not request.is_open,
        f"This request has ended: it {_ENDS[request.status]}. {NOTHING_CHANGED} You can still add a note.",
    )

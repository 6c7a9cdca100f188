"""The lines of Today and the calendar that ask to look at a service request, or to finish one half written."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from chc_desktop.domain import words
from chc_desktop.domain.agenda import LOG, REVIEW, AgendaLine, Reckoning, Urgency
from chc_desktop.domain.agenda_lines import closure_warning
from chc_desktop.domain.facts import Person
from chc_desktop.domain.requests.summary import RequestSummary

LOG_REQUEST = "log-request"
"""The form of a service request, as a page to go to."""

REQUEST_REVIEW = "review-request"
"""The action by which a request is looked at again."""

REQUEST_DRAFT = "request"
"""The key a half-written request is kept under."""


def request_lines(
    summaries: Iterable[RequestSummary], people: Mapping[int, Person], reckoning: Reckoning
) -> tuple[AgendaLine, ...]:
    """A line for each open request, on its review day. `people` are those who asked, by id."""
    return tuple(
        _review_line(summary, people.get(summary.person_id, Person(name=summary.person)), reckoning)
        for summary in summaries
        if summary.review_due
    )


def half_written_line(name: str, title: str, kept_at: datetime, reckoning: Reckoning) -> AgendaLine:
    """The line that leads back to a request that was begun and not logged."""
    today = reckoning.today
    kept = f"at {words.clock(kept_at)} today" if kept_at.date() == today else f"on {reckoning.day(kept_at.date())}"
    return AgendaLine(
        case_id=0,
        duty=LOG,
        key="request",
        due=today,
        days_left=0,
        left_in_words="half-written",
        urgency=Urgency.TODAY,
        what="A half-written service request is kept: finish it",
        reference="",
        title=title,
        home="",
        person=name or ("" if title else "no name written yet"),
        sentence=f"Kept {kept}. It is not in the register yet, so nothing reminds you of it.",
        short="Half-written request",
        button="Finish the request",
        page=LOG_REQUEST,
    )


def _review_line(summary: RequestSummary, person: Person, reckoning: Reckoning) -> AgendaLine:
    due = date.fromisoformat(summary.review_due)
    urgency = reckoning.urgency(due)
    asked = words.short_day(date.fromisoformat(summary.received_on))
    was = "Was due" if urgency is Urgency.LATE else "Due"
    return AgendaLine(
        case_id=summary.case_id,
        duty=REVIEW,
        key="request",
        due=due,
        days_left=reckoning.days_left(due),
        left_in_words=reckoning.left_in_words(due),
        urgency=urgency,
        what="Review the service request",
        reference=summary.reference,
        title=summary.title,
        home=summary.home,
        person=summary.person,
        sentence=f"{was} {reckoning.day(due)}. Asked for on {asked}; see how far it is, and set the next day.",
        warning=closure_warning(due, reckoning),
        vulnerable=person.vulnerability.strip(),
        short=f"{summary.reference.removeprefix(f'S{reckoning.today.year}-')} review request",
        button="Review the request",
        action=REQUEST_REVIEW,
    )

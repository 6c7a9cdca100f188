"""Logs a complaint: the edition it falls under, the organisation’s own limits of that day, and its reference."""

from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import history, rules
from chc_desktop.domain.case import Case
from chc_desktop.domain.events import Received
from chc_desktop.domain.facts import Person
from chc_desktop.domain.intake import Category, Channel, Matter
from chc_desktop.domain.people.events import ComplainantJoined, ComplainedAbout, PeopleEvent
from chc_desktop.domain.people.routing import check_may_deal
from chc_desktop.office import case_people
from chc_desktop.office.desk import Desk
from chc_desktop.office.links import link
from chc_desktop.office.people import keep_person
from chc_desktop.office.policy import kept_policy
from chc_desktop.office.references import next_reference
from chc_desktop.office.requests import became_complaint
from chc_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class NewComplaint:
    """What the officer writes down while the person is on the phone. `person.id` is 0 for somebody new.

    `logged_on` is None where the edition does not count from it.
    """

    person: Person
    channel: Channel
    category: Category
    made_on: date
    received_on: date
    title: str
    their_words: str
    points: tuple[str, ...]
    outcome_sought: str
    handler: int
    matter: Matter = Matter.HOUSING
    logged_on: date | None = None
    request: int = 0
    """The service request it grows from, 0 where there is none."""
    others: tuple[Person, ...] = ()
    """Those who complain with them."""
    spoken_for: tuple[Person, PeopleEvent] | None = None
    """Who speaks for them, with the entry that says so."""
    accused: tuple[tuple[int, str], ...] = ()
    """Who of our own people it is about, by their ids, with what they are said to have done."""
    linked: int = 0
    """The complaint it belongs with, 0 where there is none; each of the two will say so."""


def log(desk: Desk, complaint: NewComplaint, draft: str) -> int:
    """Log a complaint under the edition that applies to it, with the organisation's own limits of today; its id.

    The draft it was written in is dropped.
    """
    with desk.register.transaction() as shelves:
        edition = desk.edition_on(shelves, complaint.made_on, complaint.matter)
        policy = kept_policy(shelves)
        person = keep_person(desk, shelves, complaint.person)
        event = Received(
            happened_on=complaint.received_on,
            done_by=desk.officer(shelves),
            reference=_reference(shelves, complaint.received_on.year),
            edition=edition.id,
            complainant=person.id,
            handler=complaint.handler,
            channel=complaint.channel,
            category=complaint.category,
            made_on=complaint.made_on,
            title=complaint.title.strip(),
            their_words=complaint.their_words,
            points=tuple(point.strip() for point in complaint.points if point.strip()),
            outcome_sought=complaint.outcome_sought,
            logged_on=complaint.logged_on,
            own_limits=policy.limits,
            own_stages=0 if policy.says_nothing else policy.stages,
            matter=complaint.matter,
            request=complaint.request,
        )
        rules.check_received(event, desk.book(shelves, event))
        case_id = shelves.record.new_complaint(event.reference)
        if complaint.request:
            became_complaint(desk, shelves, complaint.request, case_id, event)
        desk.append(shelves, case_id, event)
        _bring_in_its_people(desk, shelves, history.opened(case_id, event), complaint)
        if complaint.linked:
            link(desk, shelves, case_id, complaint.linked, "")
        if draft:
            shelves.scratch.drop_draft(draft)
    desk.on_change()
    return case_id


def _bring_in_its_people(desk: Desk, shelves: Transaction, case: Case, complaint: NewComplaint) -> None:
    """Whoever else complains, who speaks for them, and whom it is about, who may not deal with it."""
    day, by = complaint.received_on, desk.officer(shelves)
    brought: list[tuple[Person, PeopleEvent]] = [
        *((person, ComplainantJoined(happened_on=day, done_by=by, person=0)) for person in complaint.others),
        *((complaint.spoken_for,) if complaint.spoken_for else ()),
        *(
            (shelves.facts.person(who), ComplainedAbout(happened_on=day, done_by=by, person=0, what=what))
            for who, what in complaint.accused
        ),
    ]
    for person, event in brought:
        case = case_people.bring_in(desk, shelves, case, person, event)
    check_may_deal(complaint.handler, case.parties, desk.team(shelves), desk.edition_of(shelves, case))
    desk.project(shelves, case)


def _reference(shelves: Transaction, year: int) -> str:
    return next_reference(year, shelves.record.references(year))

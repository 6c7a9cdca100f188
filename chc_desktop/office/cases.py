"""What the officer can do with complaints: log one, let something happen to it, correct it, look at it, find it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from chc_desktop.domain import history, record, rules, words
from chc_desktop.domain.case import Case, Recorded, Status
from chc_desktop.domain.clocks import library
from chc_desktop.domain.clocks.dates import RunningClock, StepDate, running_clocks
from chc_desktop.domain.clocks.due_words import in_a_closure
from chc_desktop.domain.clocks.explaining import explain_step
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import Deadline, Explanation, deadlines, explain
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Corrected, Event, PromiseKept, Received, Responded
from chc_desktop.domain.facts import Person, Role
from chc_desktop.domain.intake import Category, Channel, Matter
from chc_desktop.domain.letters.outcome import with_outcome_said
from chc_desktop.domain.policy import Policy, Window
from chc_desktop.domain.projection import open_deadlines
from chc_desktop.domain.summary import CaseSummary
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.domain.working_days import WorkingDays
from chc_desktop.office import request_projections
from chc_desktop.office.chronicle import Line, chronicle
from chc_desktop.office.desk import Desk
from chc_desktop.office.policy import kept_policy
from chc_desktop.office.requests import became_complaint, with_history_of_request
from chc_desktop.store.record_shelf import Document
from chc_desktop.store.register import Transaction


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


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything a window shows of one case.

    `deadlines` are all of them, done or not; `open_deadlines` those still to be met, the next one first.
    `names` gives the people of the case by id, as they are called.
    """

    case: Case
    person: Person
    edition: Edition
    deadlines: tuple[Deadline, ...]
    open_deadlines: tuple[Deadline, ...]
    names: dict[int, str]
    lines: tuple[Line, ...]
    documents: tuple[Document, ...]
    days_left: int | None
    """Working days to the next open deadline, negative when late; None where nothing is due."""
    stage2_window: Window | None = None
    """What the own policy gives to ask for stage 2, once stage 1 was answered and while nobody has asked."""
    clocks: tuple[RunningClock, ...] = ()
    """The other clocks beside the complaint, done or not, the first started first."""
    closure: str = ""
    """By when to do what is next, where its day falls in an office closure."""

    @property
    def next_duty(self) -> Deadline | None:
        return self.open_deadlines[0] if self.open_deadlines else None

    def deadline(self, duty: Duty) -> Deadline | None:
        return next((found for found in self.deadlines if found.duty is duty), None)


class Cases:
    """The complaints in the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def log(self, complaint: NewComplaint, draft: str = "") -> int:
        """Log a complaint under the edition that applies to it, with the organisation's own limits of today; its id.

        The draft it was written in is dropped.
        """
        desk = self._desk
        with desk.register.transaction() as shelves:
            edition = desk.edition_on(shelves, complaint.made_on, complaint.matter)
            policy = kept_policy(shelves)
            person = self._keep_person(shelves, complaint.person)
            event = Received(
                happened_on=complaint.received_on,
                done_by=desk.officer(shelves),
                reference=_next_reference(shelves, complaint.received_on.year),
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
            desk.project(shelves, history.opened(case_id, event))
            if draft:
                shelves.scratch.drop_draft(draft)
        desk.on_change()
        return case_id

    def record(self, case_id: int, event: Event, draft: str = "") -> Case:
        """Let something happen to a case: extended, escalated, withdrawn… Refused in a sentence if it may not."""
        with self._desk.register.transaction() as shelves:
            case = self._desk.write(shelves, self._desk.case(shelves, case_id), event)
            if draft:
                shelves.scratch.drop_draft(draft)
        self._desk.on_change()
        return case

    def correct(self, case_id: int, entry: int, why: str, replacement: Event | None) -> Case:
        """Put an earlier entry right: replaced, or declared never to have happened. The old one stays in the record."""
        if not why.strip():
            raise RuleBroken("Please write why the entry is corrected. Nothing was changed.")
        desk = self._desk
        correction = Corrected(
            happened_on=desk.today(),
            entry=entry,
            why=why.strip(),
            replacement=record.write_tagged(replacement) if replacement else "",
        )
        with desk.register.transaction() as shelves:
            past = shelves.record.history(case_id)
            _check_correction(past, entry, replacement)
            written = desk.append(shelves, case_id, replace(correction, done_by=desk.officer(shelves)))
            case = self._replayed(shelves, case_id, [*past, written], entry)
            desk.project(shelves, case)
        desk.on_change()
        return case

    def view(self, case_id: int) -> CaseView:
        """One case, with everything a window shows of it."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            entries = shelves.record.history(case_id)
            case = with_outcome_said(history.fold(case_id, entries), entries)
            edition, counting = desk.edition_to_read(case), desk.counting(shelves)
            names = {person.id: person.title for person in shelves.facts.people()}
            due = open_deadlines(case, edition, counting)
            return CaseView(
                case=case,
                person=shelves.facts.person(case.complainant),
                edition=edition,
                deadlines=deadlines(edition, case.milestones, counting),
                open_deadlines=due,
                names=names,
                lines=with_history_of_request(shelves, case.request, names, chronicle(entries, names, edition)),
                documents=tuple(shelves.record.documents(case_id)),
                days_left=counting.calendar.days_left(desk.today(), due[0].due) if due else None,
                stage2_window=_stage2_window(case, kept_policy(shelves), counting.calendar, desk.today()),
                clocks=running_clocks(case.clocks, library.known(), edition, counting),
                closure=in_a_closure(due[0].due, counting.calendar, desk.today()) if due else "",
            )

    def explain(self, case_id: int, duty: Duty) -> tuple[Deadline, Explanation]:
        """How one of a case's dates was worked out."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            case = desk.case(shelves, case_id)
            counting = desk.counting(shelves)
            found = {due.duty: due for due in deadlines(desk.edition_of(case), case.milestones, counting)}
            return found[duty], explain(found[duty], counting)

    def explain_clock(self, case_id: int, key: str) -> tuple[StepDate, Explanation]:
        """How the date of a step of another clock was worked out; `key` names the step, such as “12.investigate”."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            case, counting = desk.case(shelves, case_id), desk.counting(shelves)
            clocks = running_clocks(case.clocks, library.known(), desk.edition_to_read(case), counting)
            found = next(step for clock in clocks for step in clock.steps if step.key == key)
            return found, explain_step(found, counting)

    def entry(self, case_id: int, number: int) -> Event:
        """What an entry of a case says, corrections applied."""
        with self._desk.register.transaction() as shelves:
            return dict(history.effective(shelves.record.history(case_id)))[number]

    def summaries(self) -> list[CaseSummary]:
        """Every case in one line, the newest first."""
        with self._desk.register.transaction() as shelves:
            return shelves.projections.summaries()

    def found(self, typed: str) -> set[int] | None:
        """The ids of the cases that have every word typed; None where nothing was typed."""
        with self._desk.register.transaction() as shelves:
            return shelves.projections.found(typed)

    def document(self, document_id: int) -> bytes:
        """The exact bytes of a letter as it was issued."""
        with self._desk.register.transaction() as shelves:
            content = shelves.record.document_bytes(document_id)
        if content is None:
            raise RuleBroken("The content of this letter was erased, as the record says. Its entry is still there.")
        return content

    def people(self, *roles: Role) -> list[Person]:
        """The people the register knows, or those with one of these roles, by name."""
        with self._desk.register.transaction() as shelves:
            return shelves.facts.people(*roles)

    def save_person(self, person: Person) -> Person:
        """Keep a person, new or changed, and bring their cases up to date."""
        with self._desk.register.transaction() as shelves:
            person = self._keep_person(shelves, person)
            self._desk.project_cases(shelves, shelves.projections.of_person(person.id))
        self._desk.on_change()
        return person

    def _keep_person(self, shelves: Transaction, person: Person) -> Person:
        """Keep a person, and bring their cases and service requests up to date."""
        if not person.name.strip():
            raise RuleBroken("Please give the person’s name. Nothing was lost.")
        kept = shelves.facts.save_person(person, self._desk.now(), self._desk.officer(shelves))
        self._desk.project_cases(shelves, shelves.projections.of_person(kept.id))
        request_projections.renew_of_person(shelves, kept.id)
        return kept

    def _replayed(self, shelves: Transaction, case_id: int, entries: Sequence[Recorded], corrected: int) -> Case:
        """The case its entries make, each checked anew, so that a correction leaves nothing impossible."""
        (opening, first), *rest = history.effective(entries)
        assert isinstance(first, Received)
        book = self._desk.book(shelves, first)
        try:
            rules.check_received(first, book)
        except RuleBroken as broken:
            raise _impossible(broken, opening, first, corrected) from broken
        case = history.opened(case_id, first)
        for number, event in rest:
            try:
                rules.check(event, case, book)
            except RuleBroken as broken:
                raise _impossible(broken, number, event, corrected) from broken
            case = history.apply(case, number, event)
        return case


def _stage2_window(case: Case, policy: Policy, calendar: WorkingDays, today: date) -> Window | None:
    answered = case.stage1.responded_on
    waits = case.status in (Status.ANSWERED1, Status.CLOSED) and case.stage2.asked_on is None
    return policy.window(answered, calendar, today) if answered and waits else None


def _check_correction(past: Sequence[Recorded], entry: int, replacement: Event | None) -> None:
    wrong = next((recorded for recorded in past if recorded.number == entry), None)
    if wrong is None or wrong.event is None or isinstance(wrong.event, Corrected):
        raise RuleBroken("That entry cannot be corrected. Nothing was changed.")
    if isinstance(wrong.event, Received) and replacement is None:
        raise RuleBroken("The receipt of a complaint cannot be struck out. Nothing was changed. Withdraw it instead.")
    if replacement is not None and replacement.kind != wrong.event.kind:
        raise RuleBroken("An entry can only be replaced by one of its own kind. Nothing was changed.")
    if isinstance(replacement, Responded):
        _refuse_to_lose_a_kept_promise(past, entry, replacement)


def _refuse_to_lose_a_kept_promise(past: Sequence[Recorded], entry: int, replacement: Responded) -> None:
    """Promises go by their place in the answer: none may move while one of them is marked as done."""
    events = dict(history.effective(past))
    before = events.get(entry)
    fewer = isinstance(before, Responded) and len(replacement.remedies) < len(before.remedies)
    kept = (event.promise for event in events.values() if isinstance(event, PromiseKept))
    if fewer and any(key.startswith(f"{entry}.") for key in kept):
        raise RuleBroken(
            "A promise of this answer has been marked as carried out, so no remedy can be taken out. Nothing was "
            "changed. Please correct that entry first."
        )


def _impossible(broken: RuleBroken, number: int, event: Event, corrected: int) -> RuleBroken:
    """Why a correction cannot stand: the corrected entry's own fault, or that of one that came after it."""
    why = str(broken).partition(" Nothing was changed.")[0].partition(" Please ")[0]
    if number == corrected:
        return RuleBroken(f"So corrected, this entry cannot stand. {why} Nothing was changed.")
    return RuleBroken(
        f"With this correction, a later entry of {words.day(event.happened_on)} could not have happened. {why} "
        "Nothing was changed. Please correct that entry first."
    )


def _next_reference(shelves: Transaction, year: int) -> str:
    given = [int(reference.split("-")[1]) for reference in shelves.record.references(year)]
    return f"{year}-{max(given, default=0) + 1:03}"

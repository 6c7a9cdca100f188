"""What the officer can do with complaints: log one, let something happen to it, correct it, look at it, find it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from chc_desktop.domain import history
from chc_desktop.domain.actions import Action, actions
from chc_desktop.domain.case import Case, Status
from chc_desktop.domain.clocks.dates import RunningClock, StepDate, running_clocks
from chc_desktop.domain.clocks.due_words import in_a_closure
from chc_desktop.domain.clocks.explaining import explain_step
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import Deadline, deadlines
from chc_desktop.domain.events import Event
from chc_desktop.domain.explaining import Explanation, explain
from chc_desktop.domain.facts import Person, Role
from chc_desktop.domain.letters.letter import Decision
from chc_desktop.domain.letters.outcome import with_outcome_said
from chc_desktop.domain.papers.paper import kept as kept_papers
from chc_desktop.domain.people.hands import Hand, hands
from chc_desktop.domain.people.routing import may_not_deal
from chc_desktop.domain.policy import Policy, Window
from chc_desktop.domain.projection import open_deadlines
from chc_desktop.domain.summary import CaseSummary
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.domain.working_days import WorkingDays
from chc_desktop.office import case_corrections, findings, opening
from chc_desktop.office.chronicle import Line, chronicle
from chc_desktop.office.desk import Desk
from chc_desktop.office.issued_letters import Issued, issued_bytes, issued_letters
from chc_desktop.office.lessons import LessonView, taught
from chc_desktop.office.links import LinkedCase, linked_cases
from chc_desktop.office.names import names_in
from chc_desktop.office.opening import NewComplaint
from chc_desktop.office.paper_lines import PaperLine
from chc_desktop.office.paper_lines import lines as paper_lines
from chc_desktop.office.persons import Persons
from chc_desktop.office.policy import kept_policy
from chc_desktop.office.requests import with_history_of_request
from chc_desktop.store.record_shelf import Document


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
    actions: tuple[Action, ...] = ()
    """What may be done with the case as it stands, in the order it is offered."""
    papers: tuple[PaperLine, ...] = ()
    """Correspondence and files in the order they came and went, without what is in the bin."""
    closure: str = ""
    """By when to do what is next, where its day falls in an office closure."""
    people: Mapping[int, Person] = field(default_factory=dict)
    """Everybody in the case beside those who deal with it, by id."""
    hands: tuple[Hand, ...] = ()
    """Through whose hands it went, in order."""
    handler_barred: str = ""
    """Why whoever has the stage in hand may not deal with it, in a few words; empty where all is well."""

    findings: tuple[Decision, ...] = ()
    """What is written so far on the points at the stage the case is at, before it is answered."""
    linked: tuple[LinkedCase, ...] = ()
    lessons: tuple[LessonView, ...] = ()
    """What the complaint taught."""
    issued: Mapping[int, Issued] = field(default_factory=dict)
    """What the record says of each letter that was issued, by its id."""

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
        """Log a complaint under the edition that applies to it; its id. The draft it was written in is dropped."""
        return opening.log(self._desk, complaint, draft)

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
        return case_corrections.correct(self._desk, case_id, entry, why, replacement)

    def why_not_shown(self, record_id: int) -> str:
        """Why a case or a service request cannot be shown, in a sentence: it was erased. Empty where it can."""
        with self._desk.register.transaction() as shelves:
            return history.ERASED if shelves.record.is_erased(record_id) else ""

    def view(self, case_id: int) -> CaseView:
        """One case, with everything a window shows of it."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            entries = shelves.record.history(case_id)
            case = with_outcome_said(history.fold(case_id, entries), entries)
            edition, counting = desk.edition_to_read(shelves, case), desk.counting(shelves)
            names = names_in(shelves, entries)
            due = open_deadlines(case, edition, counting)
            return CaseView(
                case=case,
                person=shelves.facts.person(case.complainant),
                edition=edition,
                deadlines=deadlines(edition, case.milestones, counting),
                open_deadlines=due,
                names=names,
                lines=with_history_of_request(
                    shelves, case.request, names, chronicle(entries, names, edition, desk.kinds)
                ),
                documents=tuple(shelves.record.documents(case_id)),
                issued=issued_letters(entries, names),
                days_left=counting.calendar.days_left(desk.today(), due[0].due) if due else None,
                stage2_window=_stage2_window(case, kept_policy(shelves), counting.calendar, desk.today()),
                clocks=running_clocks(case.clocks, desk.kinds, edition, counting),
                actions=actions(case, edition, desk.kinds),
                papers=paper_lines(kept_papers(case.papers), case_id, names),
                closure=in_a_closure(due[0].due, counting.calendar, desk.today()) if due else "",
                people={each: shelves.facts.person(each) for each in case.parties.everybody},
                hands=hands(event for _number, event in history.effective(entries)),
                handler_barred=may_not_deal(case),
                findings=findings.kept(shelves, case),
                linked=linked_cases(shelves, case),
                lessons=taught(desk, shelves, case_id),
            )

    def explain(self, case_id: int, duty: Duty) -> tuple[Deadline, Explanation]:
        """How one of a case's dates was worked out."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            case = desk.case(shelves, case_id)
            counting = desk.counting(shelves)
            found = {due.duty: due for due in deadlines(desk.edition_of(shelves, case), case.milestones, counting)}
            return found[duty], explain(found[duty], counting)

    def explain_clock(self, case_id: int, key: str) -> tuple[StepDate, Explanation]:
        """How the date of a step of another clock was worked out; `key` names the step, such as “12.investigate”."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            case, counting = desk.case(shelves, case_id), desk.counting(shelves)
            clocks = running_clocks(case.clocks, desk.kinds, desk.edition_to_read(shelves, case), counting)
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
        """The ids of the complaints and service requests that have every word typed; None where nothing was typed."""
        with self._desk.register.transaction() as shelves:
            return shelves.lists.found(typed)

    def document(self, document_id: int) -> bytes:
        """The exact bytes of a letter as it was issued. Refused where they are not those any more."""
        with self._desk.register.transaction() as shelves:
            return issued_bytes(shelves, document_id)

    def people(self, *roles: Role) -> list[Person]:
        """The people the register knows, or those with one of these roles, by name."""
        with self._desk.register.transaction() as shelves:
            return shelves.facts.people(*roles)

    def save_person(self, person: Person) -> Person:
        """Keep a person, new or changed, and bring their cases up to date."""
        return Persons(self._desk).save(person)


def _stage2_window(case: Case, policy: Policy, calendar: WorkingDays, today: date) -> Window | None:
    answered = case.stage1.responded_on
    waits = case.status in (Status.ANSWERED1, Status.CLOSED) and case.stage2.asked_on is None
    return policy.window(answered, calendar, today) if answered and waits else None

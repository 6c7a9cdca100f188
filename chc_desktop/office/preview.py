"""Dates a window shows before or beside the record, worked out without writing anything down."""

from dataclasses import dataclass
from datetime import date

from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import Deadline, deadline, deadlines
from chc_desktop.domain.facts import Person
from chc_desktop.domain.intake import Matter
from chc_desktop.domain.milestones import Milestones
from chc_desktop.domain.people.parties import Accused, Parties
from chc_desktop.domain.people.routing import barred, who_could, who_could_words
from chc_desktop.domain.vocabulary import Duty, Trigger
from chc_desktop.office.desk import Desk
from chc_desktop.office.policy import kept_policy


@dataclass(frozen=True, slots=True)
class Opening:
    """What a complaint would be opened under, by when to acknowledge it, and whether a limit runs from its logging."""

    edition: Edition
    acknowledge: Deadline
    counts_from_logging: bool


@dataclass(frozen=True, slots=True)
class NotFit:
    """Why somebody cannot deal with a complaint, in a sentence, and who best could instead, if anybody."""

    sentence: str
    instead: Person | None


class Preview:
    """Looks ahead for forms and at the pace of a case."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def matters(self) -> tuple[Matter, ...]:
        """Whose complaints have to be told apart to know which Code applies, the usual first; none where none does."""
        with self._desk.register.transaction() as shelves:
            return self._desk.organisation(shelves).scheme.matters

    def not_fit(self, handler: int, accused: int) -> NotFit | None:
        """Why one of our people cannot deal with a complaint about another, or themselves; None where they can."""
        parties = Parties(accused=(Accused(accused, "", self._desk.today()),) if accused else ())
        why = barred(parties).get(handler)
        if why is None:
            return None
        with self._desk.register.transaction() as shelves:
            team = self._desk.team(shelves)
        could = who_could_words(handler, parties, team)
        instead = next(iter(who_could(handler, parties, team)), None)
        return NotFit(f"{team.called(handler)} {why}, so they cannot deal with it. {could}", instead)

    def opening(self, received_on: date, made_on: date, matter: Matter = Matter.HOUSING) -> Opening:
        """What a complaint would be opened under, with the organisation's own limits beside it."""
        with self._desk.register.transaction() as shelves:
            edition = self._desk.edition_on(shelves, made_on, matter).applied(kept_policy(shelves).limits)
            counting = self._desk.counting(shelves)
        due = deadline(edition, Duty.STAGE1_ACKNOWLEDGEMENT, Milestones(received_on), counting)
        return Opening(edition, due, any(limit.runs_from is Trigger.LOGGED for limit in edition.limits))

    def days_taken(self, case_id: int) -> dict[Duty, int]:
        """For each duty whose clock runs or ran: the working day it was done on, or that today is, counted from 1."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            case = desk.case(shelves, case_id)
            edition, counting = desk.edition_to_read(shelves, case), desk.counting(shelves)
        return {
            due.duty: counting.calendar.between(counting.zero(due.start), due.done or desk.today())
            for due in deadlines(edition, case.milestones, counting)
            if case.milestones.started(due.runs_from)
        }

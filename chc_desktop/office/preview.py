"""Dates a window shows before or beside the record, worked out without writing anything down."""

from datetime import date

from chc_desktop.domain.deadlines import Deadline, Milestones, deadline, deadlines
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.office.desk import Desk


class Preview:
    """Looks ahead for forms and at the pace of a case."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def first_deadline(self, received_on: date, made_on: date) -> Deadline:
        """By when a complaint received on a day would have to be acknowledged. Refused where no Code applies."""
        edition = self._desk.edition_on(made_on)
        with self._desk.register.transaction() as shelves:
            counting = self._desk.counting(shelves)
        return deadline(edition, Duty.STAGE1_ACKNOWLEDGEMENT, Milestones(received_on), counting)

    def days_taken(self, case_id: int) -> dict[Duty, int]:
        """For each duty whose clock runs or ran: the working day it was done on, or that today is, counted from 1."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            case = desk.case(shelves, case_id)
            counting = desk.counting(shelves)
        return {
            due.duty: counting.calendar.between(counting.zero(due.start), due.done or desk.today())
            for due in deadlines(desk.edition(case.edition), case.milestones, counting)
            if case.milestones.started(due.runs_from)
        }

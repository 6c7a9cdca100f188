"""The calendar: what it shows, printed or taken to another program’s calendar."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chc_desktop.domain.calendar_view import CalendarView, Kind, Reminder, Span, calendar_view
from chc_desktop.office.agenda import Agenda
from chc_desktop.office.desk import Desk
from chc_desktop.office.saving import put_back_on_fault, save_file
from chc_desktop.store.transaction import Transaction

_TOLD = "calendar-file/told"


@dataclass(frozen=True, slots=True)
class Taken:
    """What went into a calendar file: dates, and how many of those told before are taken away again."""

    dates: int
    cancelled: int


class CalendarRoom:
    """What the officer can do with the calendar."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._agenda = Agenda(desk)

    def view(self, span: Span, around: date, kinds: Iterable[Kind] = ()) -> CalendarView:
        """The month, week or list around a day, with these kinds of duty only, or all."""
        days = self._agenda.agenda(*span.days(around))
        return calendar_view(span, around, days, kinds, self._agenda.reckoning().calendar)

    def printed(self, view: CalendarView) -> bytes:
        """The same as a PDF, to be printed."""
        from chc_desktop.documents.agenda_pdf import agenda_pdf  # heavy, and seldom needed
        from chc_desktop.office.calendar_page import calendar_page

        with self._desk.register.transaction() as shelves:
            organisation = self._desk.organisation(shelves).name
        return agenda_pdf(calendar_page(view, organisation, self._desk.today()))

    def save_file(self, path: Path, reminder: Reminder, names: bool = False, case_id: int = 0) -> Taken:
        """Write the dates of all cases, or of one, as a file for another calendar, and remember what it was told.

        Without `names` it gives references and duties only. Nothing is remembered where the file cannot be written.
        """
        from chc_desktop.exchange import calendar_memory
        from chc_desktop.exchange.calendar_entries import entry, identity, is_exported
        from chc_desktop.exchange.calendar_file import Status, calendar_file

        desk, calendar, standing = self._desk, self._agenda.reckoning().calendar, _standing(case_id)
        lines = [line for line in self._agenda.lines() if is_exported(line)]
        entries = [entry(line, calendar, names) for line in lines if case_id in (0, line.case_id)]
        register = desk.register.uuid()
        with put_back_on_fault(path), desk.register.transaction() as shelves:
            gone = set(json.loads(_kept(shelves, standing) or "[]")) - set(map(identity, lines))
            memory = calendar_memory.read(_kept(shelves, _TOLD))
            events, after = calendar_memory.compared(entries, gone, memory, desk.now(), reminder)
            shelves.scratch.save_draft(_TOLD, calendar_memory.written(after), desk.now())
            shelves.scratch.save_draft(standing, json.dumps([told.identity for told in entries]), desk.now())
            save_file(path, calendar_file(events, register, desk.now()))
        cancelled = sum(event.status is Status.CANCELLED for event in events)
        return Taken(len(entries), cancelled)


def _standing(case_id: int) -> str:
    """Where those entries are remembered that stand in calendars which were given the file of all, or of a case."""
    return f"calendar-file/standing/case/{case_id}" if case_id else "calendar-file/standing/all"


def _kept(shelves: Transaction, key: str) -> str:
    draft = shelves.scratch.draft(key)
    return draft.value if draft else ""

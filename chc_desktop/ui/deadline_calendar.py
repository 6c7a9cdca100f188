"""The calendar: what is due on which day, as a month or as a list, with the days that are not worked."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.agenda import AgendaLine, DayView, Urgency, closed_in_words
from chc_desktop.office.office import Office
from chc_desktop.ui.agenda_row import AgendaRow, explaining
from chc_desktop.ui.day_popup import DayPopup
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import Button, plain_button
from chc_desktop.ui.tones import TONES
from chc_desktop.ui.widgets.choices import Answers
from chc_desktop.ui.widgets.month import Day, Entry, MonthGrid
from chc_desktop.ui.widgets.tag import Tone
from chc_desktop.ui.widgets.wrap import Card, ScrollPage, WrapLabel, stacked

_MONTH, _LIST = "month", "list"


class CalendarPage(ScrollPage):
    """One month at a time. A click on a day or an entry explains it and leads to the case."""

    case_chosen = Signal(int)

    def __init__(self, office: Office, prompts: Asking) -> None:
        self._view = Answers("Show as", ((_MONTH, "Month"), (_LIST, "List")))
        before = _step("‹", "Month before", lambda: self._go(-1))
        present = _step("This month", "This month", lambda: self.show_month(office.today()))
        after = _step("›", "Month after", lambda: self._go(1))
        super().__init__("", "", (before, present, after, self._view))
        self._office = office
        self._first = office.today().replace(day=1)
        self._days: tuple[DayView, ...] = ()
        self._grid = MonthGrid(office.today())
        self._list = QWidget()
        self._view.set_value(_MONTH)
        self.add(self._grid, stretch=1)
        self._view.changed.connect(self.refresh)
        self._grid.month_wanted.connect(self.show_month)
        self._grid.entry_chosen.connect(self._explain_entry)
        self._grid.day_chosen.connect(self._explain_day)
        self._grid.current_changed.connect(self._bring_into_view)

    def refresh(self) -> None:
        """Read the month again."""
        self._days = self._office.agenda.month(self._first)
        of_month = [day for day in self._days if _same_month(day.date, self._first)]
        self.set_heading(f"{words.month(self._first)} {self._first.year}", _summary(of_month))
        self._grid.set_today(self._office.today())
        self._grid.show_month(self._first, tuple(_drawn(day) for day in self._days))
        self._show_list(of_month if self._view.value() == _LIST else [])

    def show_month(self, day: date) -> None:
        """Go to the month of a day."""
        self._first = day.replace(day=1)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """Where the month is taller than the window, scroll to the day the arrows are on: at first today."""
        content = self.widget()
        if content and self._grid.isVisible():
            day = self._grid.day_box(self._grid.current_day())
            middle = self._grid.mapTo(content, day.center())
            self.ensureVisible(middle.x(), middle.y(), 0, day.height() // 2 + 4)

    def _go(self, months: int) -> None:
        middle = self._first + timedelta(days=14 + months * 30)
        self.show_month(middle)

    def _show_list(self, days: list[DayView]) -> None:
        self._list.hide()
        self._list.deleteLater()
        blocks = [block for day in days for block in self._block(day)]
        self._list = _column(blocks)
        self.add(self._list, stretch=1)
        self._list.setVisible(bool(blocks))
        self._grid.setVisible(self._view.value() == _MONTH)

    def _block(self, day: DayView) -> list[QWidget]:
        """A day of the list: its heading, what kind of day it is, and what is due. Empty for an ordinary free day."""
        remark = _remark(day)
        if not day.lines:
            return [WrapLabel(f"{words.long_day(day.date)}: {remark}", "soft")] if remark else []
        heading = WrapLabel(words.long_day(day.date), "section")
        return [heading, *([WrapLabel(remark, "soft")] if remark else []), self._card(day)]

    def _card(self, day: DayView) -> Card:
        card = Card(f"Due {words.long_day(day.date)}")
        for line in day.lines:
            card.add_row(self._row(line))
        return card

    def _row(self, line: AgendaLine) -> AgendaRow:
        row = AgendaRow(line)
        row.case_asked.connect(lambda: self.case_chosen.emit(line.case_id))
        row.explanation_asked.connect(lambda: self._explain(line, row.mapToGlobal(row.rect().bottomLeft())))
        return row

    def _explain_entry(self, key: str, corner: QPoint) -> None:
        line = next((line for day in self._days for line in day.lines if line.id == key), None)
        if line:
            self._explain(line, corner)

    def _explain_day(self, chosen: date) -> None:
        day = next((day for day in self._days if day.date == chosen), None)
        if not day:
            return
        corner = self._grid.mapToGlobal(self._grid.day_box(chosen).bottomLeft())
        popup = DayPopup(self._grid, day)
        popup.line_chosen.connect(lambda line: self._explain(line, corner))
        popup.show_at(corner)

    def _explain(self, line: AgendaLine, corner: QPoint) -> None:
        popup = explaining(self._grid if self._grid.isVisible() else self, self._office, line)
        popup.case_asked.connect(lambda: self.case_chosen.emit(line.case_id))
        popup.show_at(corner)


def _step(text: str, name: str, on_click: Callable[[], None]) -> Button:
    button = plain_button(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.clicked.connect(on_click)
    return button


def _column(blocks: list[QWidget]) -> QWidget:
    """Under each other from the top, the room that is over below them."""
    holder = stacked(*blocks, gap=10)
    layout = holder.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addStretch(1)
    return holder


def _same_month(day: date, first: date) -> bool:
    return (day.year, day.month) == (first.year, first.month)


def _summary(days: list[DayView]) -> str:
    """“3 things are due, 1 of them late.”"""
    due = [line for day in days for line in day.lines if line.urgency is not Urgency.EXPECTED]
    late = sum(line.urgency is Urgency.LATE for line in due)
    if not due:
        return "Nothing is due this month."
    are = "is" if len(due) == 1 else "are"
    return f"{words.count(len(due), 'thing')} {are} due" + (f", {late} of them late." if late else ".")


def _drawn(day: DayView) -> Day:
    """A day as the month is drawn: a closure where it is worked, then what is due, each with its warning under it."""
    label = day.why_not if day.is_bank_holiday else ""
    closed = (Entry(day.closure.why, Tone.AMBER),) if day.closure and day.working else ()
    due = tuple(entry for line in day.lines for entry in _entries(line))
    return Day(day.date, day.working, label, (*closed, *due))


def _entries(line: AgendaLine) -> tuple[Entry, ...]:
    entry = Entry(line.short, TONES[line.urgency], line.id)
    return (entry, Entry(words.capital(line.warning.split(": ")[-1]), Tone.PLAIN)) if line.warning else (entry,)


def _remark(day: DayView) -> str:
    """What kind of day it is, where it is no ordinary one; a closure on its first day only."""
    closed = f"{closed_in_words(day.closure)}." if day.closure and day.date == day.closure.first else ""
    holiday = f"{day.why_not}, not a working day." if day.is_bank_holiday else ""
    return " ".join(part for part in (holiday, closed) if part)

"""How the days of the calendar are shown: drawn in the month and the week, or as a list of cards."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.agenda import AgendaLine, DayView
from chc_desktop.domain.calendar_view import remark, whole
from chc_desktop.ui.agenda_row import AgendaRow
from chc_desktop.ui.theme import scaled
from chc_desktop.ui.tones import TONES
from chc_desktop.ui.widgets.month_days import Day, Entry
from chc_desktop.ui.widgets.tag import Tone
from chc_desktop.ui.widgets.wrap import Card, WrapLabel


def drawn(day: DayView, in_full: bool = False) -> Day:
    """A day as it is drawn: a closure where it is worked, then what is due, in a few words or in full."""
    label = day.why_not if day.is_bank_holiday else ""
    closed = (Entry(day.closure.why, Tone.AMBER),) if day.closure and day.working else ()
    due = tuple(entry for line in day.lines for entry in _entries(line, in_full))
    return Day(day.date, day.working, label, (*closed, *due), day.more)


class DayList(QWidget):
    """The days on which something is due or not worked, each thing with the links to its explanation and its case."""

    case_asked = Signal(int)
    explanation_asked = Signal(object, QPoint)

    def __init__(self, days: Iterable[DayView] = ()) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(10))
        for number, day in enumerate(days):
            for block in self._block(day, number == 0):
                layout.addWidget(block)
        layout.addStretch(1)

    def _block(self, day: DayView, first: bool) -> list[QWidget]:
        """A day: its heading, what kind of day it is, and what is due. Empty for an ordinary free day."""
        said = remark(day, first)
        if not day.lines:
            return [WrapLabel(f"{words.long_day(day.date)}: {said}", "soft")] if said else []
        heading = WrapLabel(words.long_day(day.date), "section")
        return [heading, *([WrapLabel(said, "soft")] if said else []), self._card(day)]

    def _card(self, day: DayView) -> Card:
        card = Card(f"Due {words.long_day(day.date)}")
        for line in day.lines:
            card.add_row(self._row(line))
        if day.more:
            card.add_row(WrapLabel(day.others, "soft"))
        return card

    def _row(self, line: AgendaLine) -> AgendaRow:
        row = AgendaRow(line)
        row.case_asked.connect(lambda: self.case_asked.emit(line.case_id))
        row.explanation_asked.connect(
            lambda: self.explanation_asked.emit(line, row.mapToGlobal(row.rect().bottomLeft()))
        )
        return row


def _entries(line: AgendaLine, in_full: bool) -> tuple[Entry, ...]:
    """The line, and under it its warning."""
    entry = Entry(whole(line) if in_full else line.short, TONES[line.urgency], line.id)
    warning = words.capital(line.warning.split(": ")[-1])
    return (entry, Entry(warning, Tone.PLAIN)) if warning else (entry,)

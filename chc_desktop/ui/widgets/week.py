"""A week with room for all that is due: a column a day, or where that would be too narrow a row a day."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics

from chc_desktop.domain import words
from chc_desktop.ui.widgets.day_grid import DayGrid
from chc_desktop.ui.widgets.day_paint import Cell, small_font
from chc_desktop.ui.widgets.month import COLUMNS
from chc_desktop.ui.widgets.month_days import Day, plan_day

_NARROW = 7.5
"""Lines of text: a working day's column that is not wider than this many are high gives way to rows."""

_LEAST = 9
"""Lines of text: how high the columns are at least."""

_ENDLESS = 100_000


class WeekGrid(DayGrid):
    """One week from Monday to Sunday, every entry with its whole text."""

    def __init__(self, today: date, name: str = "Calendar") -> None:
        super().__init__(today, name)
        self._monday = today - timedelta(today.weekday())
        self._days: dict[date, Day] = {}
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.tell()

    def show_week(self, monday: date, days: tuple[Day, ...]) -> None:
        """Show the week that begins on `monday`."""
        self._monday = monday
        self._days = {day.date: day for day in days}
        self.show_again(monday)

    def in_rows(self) -> bool:
        """Whether the days stand under each other."""
        return self._are_rows(self.width())

    def cells(self) -> list[Cell]:
        width, metrics = self.width(), QFontMetrics(small_font(self.font()))
        boxes = self._rows(width, metrics) if self.in_rows() else self._columns(width, self.height())
        return [self._cell(day, box, metrics) for day, box in zip(self._week(), boxes, strict=True)]

    def day(self, of: date) -> Day:
        return self._days.get(of) or Day(of, of.weekday() < 5)

    def shows(self, day: date) -> bool:
        return self._monday <= day < self._monday + timedelta(7)

    def period(self) -> str:
        return f"week of {words.long_day(self._monday)}"

    def steps(self) -> Mapping[Qt.Key, int]:
        down = 1 if self.in_rows() else 7
        return {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -down, Qt.Key.Key_Down: down}

    def page_from(self, day: date, pages: int) -> date:
        return day + timedelta(7 * pages)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        metrics = QFontMetrics(small_font(self.font()))
        if self._are_rows(width):
            return self._rows(width, metrics)[-1].bottom() + 1
        columns = zip(self._week(), self._columns(width, _ENDLESS), strict=True)
        return max(_LEAST * self.line(), *(_needed(day, box, metrics) for day, box in columns))

    def sizeHint(self) -> QSize:
        width = self.line() * 50
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.line() * 14, _LEAST * self.line())

    def _are_rows(self, width: int) -> bool:
        return width * COLUMNS[1] / COLUMNS[-1] <= _NARROW * self.line()

    def _week(self) -> list[Day]:
        return [self.day(self._monday + timedelta(n)) for n in range(7)]

    def _cell(self, day: Day, box: QRect, metrics: QFontMetrics) -> Cell:
        entries, more = plan_day(day, box, metrics)
        head = words.short_day(day.date) if day.date.weekday() < 5 or self.in_rows() else _narrow(day.date)
        return Cell(day, box, entries, more, head)

    def _columns(self, width: int, height: int) -> list[QRect]:
        edges = [round(width * edge / COLUMNS[-1]) for edge in COLUMNS]
        return [QRect(left, 0, right - left, height) for left, right in pairwise(edges)]

    def _rows(self, width: int, metrics: QFontMetrics) -> list[QRect]:
        rows, top = [], 0
        for day in self._week():
            height = _needed(day, QRect(0, 0, width, _ENDLESS), metrics)
            rows.append(QRect(0, top, width, height))
            top += height
        return rows


def _needed(day: Day, box: QRect, metrics: QFontMetrics) -> int:
    """How high the box of a day must be for all of its entries."""
    entries, _more = plan_day(day, box, metrics)
    label = QRect(0, 0, box.width() - 14, _ENDLESS)
    named = metrics.boundingRect(label, Qt.TextFlag.TextWordWrap.value, day.label).height() if day.label else 0
    lowest = entries[-1].place.bottom() if entries else box.top() + 7 + metrics.height() + named
    return lowest - box.top() + 8


def _narrow(day: date) -> str:
    """“Sat 26”."""
    return words.short_day(day).rsplit(" ", 1)[0]

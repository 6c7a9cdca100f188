"""A month drawn as a wall calendar: working days white, the others hatched, what is due written on its day."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from chc_desktop.domain import words
from chc_desktop.ui.theme import colours
from chc_desktop.ui.widgets.day_grid import DayGrid
from chc_desktop.ui.widgets.day_paint import Cell, small_font
from chc_desktop.ui.widgets.month_days import Day, Entry, MonthPlan, plan_day

__all__ = ["Day", "Entry", "MonthGrid"]

COLUMNS = (0, 2, 4, 6, 8, 10, 11, 12)
"""Where the columns begin and the last one ends, in twelfths: Saturday and Sunday are half as wide."""


class MonthGrid(DayGrid):
    """One month, a row a week; Page Up and Page Down lead to the months beside it."""

    def __init__(self, today: date | None = None, name: str = "Calendar") -> None:
        super().__init__(today or date(2000, 1, 1), name)
        self._plan = MonthPlan(self._today, ())
        self.tell()

    def show_month(self, first: date, days: tuple[Day, ...]) -> None:
        """Show the month of `first`; days not among `days` are plain working days or weekends."""
        self._plan = MonthPlan(first, days)
        self.show_again(self._plan.first)

    def cells(self) -> list[Cell]:
        edges = [round(self.width() * edge / COLUMNS[-1]) for edge in COLUMNS]
        top, metrics = self._header(), QFontMetrics(small_font(self.font()))
        height = (self.height() - top) / self._plan.weeks
        cells = []
        for index, day in enumerate(self._plan.days()):
            week, weekday = divmod(index, 7)
            upper, lower = round(top + week * height), round(top + (week + 1) * height)
            box = QRect(edges[weekday], upper, edges[weekday + 1] - edges[weekday], lower - upper)
            entries, more = plan_day(day, box, metrics)
            cells.append(Cell(day, box, entries, more, str(day.date.day), not self._plan.is_in(day.date)))
        return cells

    def day(self, of: date) -> Day:
        return self._plan.day(of)

    def shows(self, day: date) -> bool:
        return self._plan.is_in(day)

    def period(self) -> str:
        return f"{words.month(self._plan.first)} {self._plan.first.year}"

    def steps(self) -> Mapping[Qt.Key, int]:
        return {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}

    def page_from(self, day: date, pages: int) -> date:
        """The same day of a neighbouring month, or its last day."""
        first = (day.replace(day=1) + timedelta(days=31 if pages > 0 else -1)).replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return first.replace(day=min(day.day, last.day))

    def sizeHint(self) -> QSize:
        return QSize(self.line() * 44, self._header() + self._plan.weeks * self.line() * 5)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.line() * 20, self._header() + self._plan.weeks * round(self.line() * 3.6))

    def paint_header(self, painter: QPainter) -> None:
        painter.fillRect(QRect(0, 0, self.width(), self._header()), QColor(colours().canvas))
        painter.setFont(small_font(self.font(), bold=True))
        painter.setPen(QColor(colours().ink))
        edges, metrics = [round(self.width() * edge / COLUMNS[-1]) for edge in COLUMNS], painter.fontMetrics()
        roomy = max(metrics.horizontalAdvance(name) for name in words.WEEKDAYS[:5]) < edges[1] - 16
        for weekday, name in enumerate(words.WEEKDAYS):
            box = QRect(edges[weekday], 0, edges[weekday + 1] - edges[weekday], self._header())
            shown = name if roomy and weekday < 5 else name[:3]
            painter.drawText(box.adjusted(8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)

    def _header(self) -> int:
        return round(self.line() * 1.6)

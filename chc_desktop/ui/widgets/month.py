"""A month drawn as a wall calendar: working days white, the others hatched, what is due written on its day."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from chc_desktop.domain import words
from chc_desktop.ui.theme import colours
from chc_desktop.ui.widgets.month_days import Box, Day, Entry, MonthPlan, plan_day, words_left, words_that_fit
from chc_desktop.ui.widgets.tag import Tone, paint_sign, paints

__all__ = ["Day", "Entry", "MonthGrid"]


@dataclass(frozen=True, slots=True)
class _Cell:
    day: Day
    box: QRect
    entries: tuple[Box, ...]
    more: int


class MonthGrid(QWidget):
    """One month; arrows go from day to day, Space through the entries of a day, Enter opens."""

    day_chosen = Signal(date)
    entry_chosen = Signal(str, QPoint)
    month_wanted = Signal(date)
    current_changed = Signal()

    def __init__(self, today: date | None = None, name: str = "Calendar") -> None:
        super().__init__()
        self._name = name
        self._today = today
        self._plan = MonthPlan(today or date(2000, 1, 1), ())
        self._current = today or self._plan.first
        self._entry: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._tell()

    def show_month(self, first: date, days: tuple[Day, ...]) -> None:
        """Show the month of `first`; days not among `days` are plain working days or weekends."""
        self._plan = MonthPlan(first, days)
        if (self._current.year, self._current.month) != (first.year, first.month):
            self._current = self._today if self._today and self._plan.is_in(self._today) else self._plan.first
        self._entry = None
        self._tell()
        self.updateGeometry()
        self.update()

    def set_today(self, today: date) -> None:
        """Mark this day as today."""
        self._today = today
        self.update()

    def current_day(self) -> date:
        """The day the arrows are on."""
        return self._current

    def set_current_day(self, day: date) -> None:
        """Go to a day; of another month, that month is asked for."""
        self._current, self._entry = day, None
        if not self._plan.is_in(day):
            self.month_wanted.emit(day.replace(day=1))
        self._tell()
        self.update()
        self.current_changed.emit()

    def day_box(self, day: date) -> QRect:
        """Where a day is drawn, empty when it is not shown."""
        return next((cell.box for cell in self._cells() if cell.day.date == day), QRect())

    def sizeHint(self) -> QSize:
        return QSize(self._line() * 44, self._header() + self._plan.weeks * self._line() * 5)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._line() * 20, self._header() + self._plan.weeks * round(self._line() * 3.6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        key = Qt.Key(event.key())
        if key in steps:
            self.set_current_day(self._current + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.set_current_day(_same_day(self._current, -1 if key is Qt.Key.Key_PageUp else 1))
        elif key is Qt.Key.Key_Space:
            self._next_entry()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        cell = next((cell for cell in self._cells() if cell.box.contains(point)), None)
        if not cell:
            return
        self.set_current_day(cell.day.date)
        found = next((box for box in cell.entries if box.place.contains(point)), None)
        if found and found.entry.key:
            self.entry_chosen.emit(found.entry.key, self.mapToGlobal(found.place.bottomLeft()))
        else:
            self.day_chosen.emit(cell.day.date)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._hint_at(event.pos()), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours().paper))
        self._paint_header(painter)
        cells = self._cells()
        for cell in cells:
            self._paint_cell(painter, cell)
        for cell in cells:
            if cell.day.date == self._current and self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(colours().teal), 3))
                painter.drawRect(cell.box.adjusted(1, 1, -2, -2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(colours().line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _line(self) -> int:
        return QFontMetrics(self._small()).height()

    def _header(self) -> int:
        return round(self._line() * 1.6)

    def _small(self) -> QFont:
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.9)
        return small

    def _bold(self) -> QFont:
        bold = self._small()
        bold.setBold(True)
        return bold

    def _edges(self) -> list[int]:
        """Where the columns begin and the last one ends; Saturday and Sunday are half as wide."""
        shares = [0, 2, 4, 6, 8, 10, 11, 12]
        return [round(self.width() * share / 12) for share in shares]

    def _cells(self) -> list[_Cell]:
        edges, top, metrics = self._edges(), self._header(), QFontMetrics(self._small())
        height = (self.height() - top) / self._plan.weeks
        cells = []
        for index, day in enumerate(self._plan.days()):
            week, weekday = divmod(index, 7)
            upper, lower = round(top + week * height), round(top + (week + 1) * height)
            box = QRect(edges[weekday], upper, edges[weekday + 1] - edges[weekday], lower - upper)
            entries, more = plan_day(day, box, metrics)
            cells.append(_Cell(day, box, entries, more))
        return cells

    def _paint_header(self, painter: QPainter) -> None:
        painter.fillRect(QRect(0, 0, self.width(), self._header()), QColor(colours().canvas))
        painter.setFont(self._bold())
        painter.setPen(QColor(colours().ink))
        edges, metrics = self._edges(), QFontMetrics(self._bold())
        roomy = max(metrics.horizontalAdvance(name) for name in words.WEEKDAYS[:5]) < edges[1] - 16
        for weekday, name in enumerate(words.WEEKDAYS):
            box = QRect(edges[weekday], 0, edges[weekday + 1] - edges[weekday], self._header())
            shown = name if roomy and weekday < 5 else name[:3]
            painter.drawText(box.adjusted(8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_cell(self, painter: QPainter, cell: _Cell) -> None:
        painter.setClipRect(cell.box)
        if not cell.day.working:
            _paint_hatch(painter, cell.box)
        painter.fillRect(cell.box.left(), cell.box.top(), cell.box.width(), 1, QColor(colours().line))
        painter.fillRect(cell.box.left(), cell.box.top(), 1, cell.box.height(), QColor(colours().line))
        self._paint_number(painter, cell)
        for number, box in enumerate(cell.entries):
            chosen = cell.day.date == self._current and number == self._entry
            self._paint_entry(painter, box, chosen)
        if cell.more:
            painter.setFont(self._small())
            painter.setPen(QColor(colours().teal))
            lowest = cell.box.adjusted(8, 0, -4, -3)
            painter.drawText(lowest, Qt.AlignmentFlag.AlignBottom, f"+{cell.more} more")
        painter.setClipping(False)

    def _paint_number(self, painter: QPainter, cell: _Cell) -> None:
        is_today = cell.day.date == self._today
        number = str(cell.day.date.day)
        painter.setFont(self._bold() if is_today else self._small())
        line = QRect(cell.box.left() + 8, cell.box.top() + 5, cell.box.width() - 12, self._line())
        metrics = QFontMetrics(painter.font())
        plain = self._plan.is_in(cell.day.date) and cell.day.working
        painter.setPen(QColor(colours().ink if plain else colours().soft))
        if is_today:
            number = f"{number} today"
            pill = QRectF(line.left() - 4, line.top(), metrics.horizontalAdvance(number) + 10, line.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours().button))
            painter.drawRoundedRect(pill, 4, 4)
            painter.setPen(QColor(colours().on_button))
        painter.drawText(line, 0, number)
        if cell.day.label:
            self._paint_label(painter, cell)

    def _paint_label(self, painter: QPainter, cell: _Cell) -> None:
        painter.setFont(self._small())
        painter.setPen(QColor(colours().soft))
        box = cell.box.adjusted(8, 5 + self._line(), -6, -2)
        painter.drawText(box, Qt.TextFlag.TextWordWrap, cell.day.label)

    def _paint_entry(self, painter: QPainter, box: Box, chosen: bool) -> None:
        paint, place, line = paints(box.entry.tone), box.place, self._line()
        if box.entry.tone is not Tone.PLAIN:
            painter.setPen(QPen(paint.text, 1) if _outlined() else Qt.PenStyle.NoPen)
            painter.setBrush(paint.ground)
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if chosen:
            painter.setPen(QPen(QColor(colours().teal), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), 3, 3)
        painter.setPen(paint.text)
        if box.entry.tone not in (Tone.PLAIN, Tone.TEAL):
            side = line * 0.6
            paint_sign(painter, QRectF(place.left() + 6, place.top() + line * 0.25, side, side), box.entry.tone)
        self._paint_words(painter, box)

    def _paint_words(self, painter: QPainter, box: Box) -> None:
        painter.setFont(self._small())
        inner = box.place.adjusted(words_left(box.entry, self._line()), 1, -3, 0)
        words_shown = words_that_fit(box.entry.text, inner.width(), painter.fontMetrics())
        if box.place.height() < 2 * self._line():
            words_shown = painter.fontMetrics().elidedText(box.entry.text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.TextFlag.TextWordWrap, words_shown)

    def _hint_at(self, point: QPoint) -> str:
        cell = next((cell for cell in self._cells() if cell.box.contains(point)), None)
        return cell.day.words() if cell else ""

    def _next_entry(self) -> None:
        entries = self._plan.day(self._current).entries
        if entries:
            self._entry = 0 if self._entry is None else (self._entry + 1) % len(entries)
            self._tell()
            self.update()

    def _open(self) -> None:
        day = self._plan.day(self._current)
        key = "" if self._entry is None else day.entries[self._entry].key
        if key:
            self.entry_chosen.emit(key, self.mapToGlobal(self.day_box(day.date).bottomLeft()))
        else:
            self.day_chosen.emit(day.date)

    def _tell(self) -> None:
        """Let a screen reader say the day, or the entry, the keyboard is on."""
        day = self._plan.day(self._current)
        spoken = day.words() if self._entry is None else day.entries[self._entry].text
        today = ", today" if day.date == self._today else ""
        self.setAccessibleName(
            f"{self._name}, {words.month(self._plan.first)} {self._plan.first.year}: {spoken}{today}"
        )
        self.setAccessibleDescription("Arrows move between days, Space between entries, Enter opens.")
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Focus))


def _outlined() -> bool:
    return colours().teal_pale == colours().paper


def _paint_hatch(painter: QPainter, box: QRect) -> None:
    painter.fillRect(box, QColor(colours().canvas))
    painter.setPen(QPen(QColor(colours().hatch), 5))
    for left in range(box.left() - box.height(), box.right() + 8, 15):
        painter.drawLine(left, box.top() - 2, left + box.height() + 4, box.bottom() + 2)


def _same_day(day: date, months: int) -> date:
    """The same day of a neighbouring month, or its last day."""
    first = (day.replace(day=1) + timedelta(days=31 if months > 0 else -1)).replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))

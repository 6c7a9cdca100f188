"""Days drawn as boxes, for a mouse, a keyboard and a screen reader; the month and the week lay them out."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from chc_desktop.ui.theme import colours
from chc_desktop.ui.tips import tip
from chc_desktop.ui.widgets.day_paint import Cell, paint_cell, paint_ring, small_font
from chc_desktop.ui.widgets.month_days import Day


class DayGrid(QWidget):
    """Arrows go from day to day, Space through the entries of a day, Enter opens.

    `days_wanted` asks for the days around one that is not shown.
    """

    day_chosen = Signal(date)
    entry_chosen = Signal(str, QPoint)
    days_wanted = Signal(date)
    current_changed = Signal()

    def __init__(self, today: date, name: str) -> None:
        super().__init__()
        self._name = name
        self._today = today
        self._current = today
        self._entry: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def cells(self) -> list[Cell]:
        """Every day drawn and where."""
        raise NotImplementedError

    def day(self, of: date) -> Day:
        """What is known of a day."""
        raise NotImplementedError

    def shows(self, day: date) -> bool:
        """Whether the day belongs to what is shown, and not to a neighbouring month drawn with it."""
        raise NotImplementedError

    def period(self) -> str:
        """What is shown, in words."""
        raise NotImplementedError

    def steps(self) -> Mapping[Qt.Key, int]:
        """How many days each arrow goes."""
        raise NotImplementedError

    def page_from(self, day: date, pages: int) -> date:
        """Where Page Up and Page Down lead."""
        raise NotImplementedError

    def set_today(self, today: date) -> None:
        """Mark this day as today."""
        self._today = today
        self.update()

    def current_day(self) -> date:
        """The day the arrows are on."""
        return self._current

    def set_current_day(self, day: date) -> None:
        """Go to a day; where it is not shown, the days around it are asked for."""
        self._current, self._entry = day, None
        if not self.shows(day):
            self.days_wanted.emit(day)
        self.tell()
        self.update()
        self.current_changed.emit()

    def put_on(self, day: date) -> None:
        """Let the arrows begin on a day that is shown."""
        self._current, self._entry = day, None
        self.tell()
        self.update()

    def day_box(self, day: date) -> QRect:
        """Where a day is drawn, empty when it is not shown."""
        return next((cell.box for cell in self.cells() if cell.day.date == day), QRect())

    def show_again(self, otherwise: date) -> None:
        """Other days are shown: the keyboard stays on its day if that is one, else goes to today or `otherwise`."""
        if not self.shows(self._current):
            self._current = self._today if self.shows(self._today) else otherwise
        self._entry = None
        self.tell()
        self.updateGeometry()
        self.update()

    def tell(self) -> None:
        """Let a screen reader say the day, or the entry, the keyboard is on."""
        day = self.day(self._current)
        spoken = day.words() if self._entry is None else day.entries[self._entry].text
        today = ", today" if day.date == self._today else ""
        self.setAccessibleName(f"{self._name}, {self.period()}: {spoken}{today}")
        self.setAccessibleDescription("Arrows move between days, Space between entries, Enter opens.")
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Focus))

    def line(self) -> int:
        """The height of a line of what stands on a day."""
        return QFontMetrics(small_font(self.font())).height()

    def paint_header(self, painter: QPainter) -> None:
        """Paint what stands above the days."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, steps = Qt.Key(event.key()), self.steps()
        if key in steps:
            self.set_current_day(self._current + timedelta(steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.set_current_day(self.page_from(self._current, -1 if key is Qt.Key.Key_PageUp else 1))
        elif key is Qt.Key.Key_Space:
            self._next_entry()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        cell = self._cell_at(point)
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
            cell = self._cell_at(event.pos())
            QToolTip.showText(event.globalPos(), tip(cell.day.words()) if cell else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours().paper))
        self.paint_header(painter)
        cells = self.cells()
        for cell in cells:
            on_it = cell.day.date == self._current
            paint_cell(painter, cell, self.font(), cell.day.date == self._today, self._entry if on_it else None)
        if self.hasFocus():
            for cell in cells:
                if cell.day.date == self._current:
                    paint_ring(painter, cell.box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(colours().line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _cell_at(self, point: QPoint) -> Cell | None:
        return next((cell for cell in self.cells() if cell.box.contains(point)), None)

    def _next_entry(self) -> None:
        entries = self.day(self._current).entries
        if entries:
            self._entry = 0 if self._entry is None else (self._entry + 1) % len(entries)
            self.tell()
            self.update()

    def _open(self) -> None:
        day = self.day(self._current)
        key = "" if self._entry is None else day.entries[self._entry].key
        if key:
            self.entry_chosen.emit(key, self.mapToGlobal(self.day_box(day.date).bottomLeft()))
        else:
            self.day_chosen.emit(day.date)

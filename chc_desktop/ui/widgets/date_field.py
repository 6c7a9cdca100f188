"""A date in words, written as people write dates or chosen from a calendar."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout

from chc_desktop.domain import words
from chc_desktop.ui.theme import colours, role
from chc_desktop.ui.tips import tip
from chc_desktop.ui.typed_dates import read_day


class DateField(QLineEdit):
    """Shows “Tue 5 Jan 2027”; understands 5/1/27, 5 jan 2027, 05.01.2027.

    Up and Down go a day on or back, Alt+Down opens the calendar. There are no wheel and no spin
    buttons to turn by accident. `changed` tells of a new date, never of half-written text.
    """

    changed = Signal()

    def __init__(self, name: str = "", today: date | None = None, optional: bool = False) -> None:
        super().__init__()
        self._value: date | None = None
        self._today = today
        self._optional = optional
        self.setAccessibleName(name)
        self.setPlaceholderText("Such as 5 Jan 2027")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._opener = _opener(self)
        self._opener.clicked.connect(self.open_calendar)
        self.textEdited.connect(self._read)
        self.editingFinished.connect(self._settle)

    def value(self) -> date | None:
        """The date, or None where nothing was written or it cannot be understood."""
        return self._value

    def set_value(self, value: date | None) -> None:
        """Show this date instead."""
        self._take(value)
        self.setText(words.day(value) if value else "")
        self.setCursorPosition(0)
        self._mark()

    def problem(self) -> str:
        """The sentence that says why there is no date; empty where all is well."""
        written = self.text().strip()
        if written and self._value is None:
            return f"“{written}” is not a date we understand. Please write it like 5 Jan 2027 or 5/1/2027."
        if not written and not self._optional:
            return "Please write a date, like 5 Jan 2027 or 5/1/2027."
        return ""

    def open_calendar(self) -> None:
        """Show the month to choose from."""
        if self.isReadOnly() or not self.isEnabled():
            return
        popup = _CalendarPopup(self, self._value or self._today)
        popup.chosen.connect(self.set_value)
        popup.show_below(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif event.key() in steps and self._value and not self.isReadOnly():
            self.set_value(self._value + timedelta(days=steps[Qt.Key(event.key())]))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.fontMetrics().height()
        self._opener.setIconSize(QSize(side, side))
        self._opener.setGeometry(self.width() - side - 12, 3, side + 8, self.height() - 6)
        self.setTextMargins(0, 0, side + 4, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._opener.setIcon(calendar_icon())

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance("Wed 30 Nov 2026") + self.fontMetrics().height() * 3
        return QSize(wide, super().sizeHint().height())

    def _read(self, text: str) -> None:
        self._take(read_day(text, self._today))

    def _take(self, value: date | None) -> None:
        if value != self._value:
            self._value = value
            self.changed.emit()

    def _settle(self) -> None:
        if self._value and self.text() != words.day(self._value):
            self.setText(words.day(self._value))
            self.setCursorPosition(0)
        self._mark()

    def _mark(self) -> None:
        wrong = "true" if self.text().strip() and self._value is None else "false"
        if self.property("wrong") != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setToolTip(tip(self.problem()) if wrong == "true" else "")


class _CalendarPopup(QFrame):
    """A month, weeks from Monday, that goes away once a day is chosen."""

    chosen = Signal(date)

    def __init__(self, owner: DateField, start: date | None) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        role(self, "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = _calendar(start)
        self.calendar.setAccessibleName(f"Calendar for {owner.accessibleName()}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.calendar)
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)

    def show_below(self, owner: DateField) -> None:
        """Open under the field, or above it where the screen ends."""
        self.adjustSize()
        corner = owner.mapToGlobal(owner.rect().bottomLeft())
        room = owner.screen().availableGeometry()
        if corner.y() + self.height() > room.bottom():
            corner = owner.mapToGlobal(owner.rect().topLeft())
            corner.setY(max(room.top(), corner.y() - self.height()))
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        self.move(corner)
        self.show()
        self.calendar.setFocus()

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        self.close()


def calendar_icon() -> QIcon:
    """A small calendar leaf, drawn in the colour of links."""
    pixmap = QPixmap(64, 64)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours().teal), 2.6))
    painter.drawRoundedRect(QRectF(4, 7, 24, 21), 3, 3)
    painter.drawLine(QPointF(4, 14), QPointF(28, 14))
    painter.drawLine(QPointF(10, 3), QPointF(10, 9))
    painter.drawLine(QPointF(22, 3), QPointF(22, 9))
    painter.fillRect(QRect(9, 18, 4, 4), QColor(colours().teal))
    painter.fillRect(QRect(16, 18, 4, 4), QColor(colours().teal))
    painter.end()
    return QIcon(pixmap)


def _opener(field: DateField) -> QToolButton:
    """The button at the end of the field; Alt+Down does the same, so Tab passes it by."""
    opener = QToolButton(field)
    opener.setIcon(calendar_icon())
    opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    opener.setCursor(Qt.CursorShape.PointingHandCursor)
    opener.setToolTip("Choose from a calendar (Alt+Down)")
    opener.setAccessibleName("Choose from a calendar")
    return opener


def _calendar(start: date | None) -> QCalendarWidget:
    calendar = QCalendarWidget()
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    line = calendar.fontMetrics().height()
    calendar.setMinimumSize(line * 16, line * 12)
    for name, sign in (("qt_calendar_prevmonth", "‹"), ("qt_calendar_nextmonth", "›")):
        button = calendar.findChild(QToolButton, name)
        if button:
            button.setIcon(QIcon())
            button.setText(sign)
            button.setAccessibleName("Month before" if sign == "‹" else "Month after")
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    weekend = QTextCharFormat()
    weekend.setForeground(QColor(colours().soft))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, weekend)
    if start:
        calendar.setSelectedDate(QDate(start.year, start.month, start.day))
    return calendar

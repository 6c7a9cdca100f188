"""The column at the left: whose register it is, the pages, how safe the work is, settings and help."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from chc_desktop.ui.theme import colours, role, text_scale
from chc_desktop.ui.widgets.wrap import WrapLabel


class Entry(QPushButton):
    """One page in the sidebar; the one in view is marked, a badge counts what waits there."""

    def __init__(self, key: str, title: str, small: bool) -> None:
        super().__init__(title)
        self.key = key
        self._small = small
        self._badge = 0
        self.clicked_by_mouse = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)

    def set_badge(self, number: int) -> None:
        """How many things wait there; nought shows nothing."""
        self._badge = number
        self.setAccessibleName(f"{self.text()}, {number} waiting" if number else self.text())
        self.update()

    def badge(self) -> int:
        """How many things wait there."""
        return self._badge

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked_by_mouse = True
        super().mouseReleaseEvent(event)  # which tells of the click
        self.clicked_by_mouse = False

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        air = (10 if self._small else 18) * (1 + (text_scale() - 1) / 4)
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + line * 4, round(line + air))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 4, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        named, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.fillRect(self.rect(), QColor(named.sidebar_chosen))
        if self.isChecked():
            painter.fillRect(0, 0, 4, self.height(), QColor(named.sidebar_edge))
        painter.setFont(self._font())
        quiet = self._small and not self.isChecked()
        painter.setPen(QColor(named.sidebar_soft if quiet else named.sidebar_ink))
        room = self.rect().adjusted(22 if not self._small else 18, 0, -self._paint_badge(painter) - 8, 0)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if self.hasFocus():
            painter.setPen(QPen(QColor(named.sidebar_edge), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(7, 3, -7, -3), 4, 4)

    def _font(self) -> QFont:
        font = self.font()
        font.setBold(self.isChecked())
        if self._small:
            font.setPointSizeF(font.pointSizeF() * 0.91)
        return font

    def _paint_badge(self, painter: QPainter) -> int:
        """Paint the badge where there is one; gives the room it takes."""
        if not self._badge:
            return 0
        font = self.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 0.82)
        metrics, number = QFontMetrics(font), str(self._badge)
        height = round(metrics.height() * 1.2)
        width = max(height, metrics.horizontalAdvance(number) + round(metrics.height() * 0.8))
        box = QRectF(self.width() - width - 18, (self.height() - height) / 2, width, height)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().badge))
        painter.drawRoundedRect(box, height / 2.4, height / 2.4)
        painter.setFont(font)
        painter.setPen(QColor(colours().on_badge))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
        painter.restore()
        return width + 18


class Sidebar(QScrollArea):
    """All of the left column; scrolls when the text is large and the window low."""

    chosen = Signal(str)

    def __init__(self, organisation: str) -> None:
        super().__init__()
        role(self, "sidebar").setAccessibleName("Pages")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._entries: dict[str, Entry] = {}
        self._organisation = WrapLabel(organisation, "sidebar-title")
        self._status = WrapLabel("", "sidebar-soft")
        self._upper, self._lower = QVBoxLayout(), QVBoxLayout()
        self.setWidget(self._column())

    def add_entry(self, key: str, title: str, bottom: bool) -> Entry:
        """Add a page at the end of the list, or among the small ones at the bottom."""
        entry = Entry(key, title, bottom)
        self._entries[key] = entry
        (self._lower if bottom else self._upper).addWidget(entry)
        entry.clicked.connect(lambda: self.chosen.emit(key))
        self._set_width()
        return entry

    def clicked_by_mouse(self) -> bool:
        """Whether a click of the mouse is just being told of."""
        return any(entry.clicked_by_mouse for entry in self._entries.values())

    def entry(self, key: str) -> Entry:
        """The entry of a page."""
        return self._entries[key]

    def mark(self, key: str) -> None:
        """Show which page is in view."""
        for entry in self._entries.values():
            entry.setChecked(entry.key == key)

    def set_organisation(self, name: str) -> None:
        """Whose register it is."""
        self._organisation.setText(name)

    def set_status(self, lines: tuple[str, ...]) -> None:
        """What to know about saving and backups."""
        self._status.setText("\n".join(lines))
        self._status.setAccessibleName(". ".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from entry to entry."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        entries = [entry for entry in self._entries.values() if not entry.isHidden()]
        here = next((place for place, entry in enumerate(entries) if entry.hasFocus()), None)
        if event.key() in steps and here is not None:
            entries[(here + steps[Qt.Key(event.key())]) % len(entries)].setFocus()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A new text size asks for a new width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._entries:
            self._set_width()

    def _column(self) -> QWidget:
        column = role(QWidget(), "sidebar")
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 14, 0, 14)
        layout.setSpacing(0)
        self._upper.setSpacing(0)
        layout.addWidget(_inset(self._organisation, WrapLabel("Complaints register", "sidebar-soft")))
        layout.addSpacing(10)
        layout.addLayout(self._upper)
        layout.addStretch(1)
        layout.addSpacing(12)
        layout.addWidget(_inset(self._status))
        layout.addSpacing(10)
        layout.addLayout(self._lower)
        return column

    def _set_width(self) -> None:
        """As wide as the longest title in bold asks, within bounds that leave the page its room.

        Measured by the column's own font: the entries take a new text size later, one after the other.
        """
        self.ensurePolished()
        bold = QFont(self.font())
        bold.setBold(True)
        line = self.fontMetrics().height()
        longest = max(QFontMetrics(bold).horizontalAdvance(entry.text()) for entry in self._entries.values())
        most = round(line * (11 if text_scale() < 1.5 else 8.5))
        self.setFixedWidth(min(max(longest + line * 4, round(line * 8)), most))


def _inset(*labels: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(18, 0, 14, 0)
    layout.setSpacing(0)
    for label in labels:
        layout.addWidget(label)
    return holder

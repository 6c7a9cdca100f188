"""Chips that narrow a list: each is on or off, some exclude each other."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from chc_desktop.ui.theme import colours
from chc_desktop.ui.widgets.tag import Tone, paint_sign
from chc_desktop.ui.widgets.wrap import FlowLayout


class Chip(QPushButton):
    """One filter; a tick and a pale ground say that it is on."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__(text)
        self.key = key
        self.setCheckable(True)
        self.setAccessibleName(f"Show only: {text}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + round(line * 1.6), round(line * 1.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        named, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(QColor(named.teal if strong else named.edge), 3 if self.hasFocus() else 1))
        painter.setBrush(QColor(named.chosen if self.isChecked() or self.underMouse() else named.paper))
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor(named.ink))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        line = self.fontMetrics().height()
        left = round(line * 0.8)
        if self.isChecked():
            side = line * 0.55
            paint_sign(painter, QRectF(line * 0.45, (self.height() - side) / 2, side, side), Tone.GREEN)
            left = round(line * 1.15)
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


class FilterChips(QWidget):
    """Chips side by side. `rivals` are sets of keys of which only one can be on."""

    changed = Signal()

    def __init__(self, name: str, choices: tuple[tuple[str, str], ...], rivals: tuple[frozenset[str], ...]) -> None:
        super().__init__()
        self._rivals = rivals
        self._chips = {key: Chip(key, text) for key, text in choices}
        self._layout = FlowLayout(8)
        for chip in self._chips.values():
            self._layout.addWidget(chip)
            chip.clicked.connect(lambda _on, chip=chip: self._clicked(chip))
        self.setLayout(self._layout)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def value(self) -> tuple[str, ...]:
        """The keys of the chips that are on."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def set_value(self, keys: tuple[str, ...]) -> None:
        """Switch on these and no others."""
        for key, chip in self._chips.items():
            chip.setChecked(key in keys)
        self.changed.emit()

    def chip(self, key: str) -> Chip:
        """The chip of that key."""
        return self._chips[key]

    def words(self) -> tuple[str, ...]:
        """What the chips that are on say."""
        return tuple(chip.text() for chip in self._chips.values() if chip.isChecked())

    def _clicked(self, chip: Chip) -> None:
        for rivals in self._rivals:
            if chip.isChecked() and chip.key in rivals:
                for rival in rivals - {chip.key}:
                    self._chips[rival].setChecked(False)
        self.changed.emit()

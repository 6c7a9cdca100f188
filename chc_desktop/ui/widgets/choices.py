"""Ticks and answers to choose between, drawn large, with words that wrap."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QSizePolicy, QWidget

from chc_desktop.ui.theme import colours
from chc_desktop.ui.widgets.arrange import FlowLayout
from chc_desktop.ui.widgets.tag import Tone, paint_sign


class Tick(QCheckBox):
    """A box to tick, whose words wrap."""

    changed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(lambda: self.changed.emit())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, ticked: bool) -> None:
        """Tick it, or not."""
        self.setChecked(ticked)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        width = min(words + self._left() + 6, self.fontMetrics().height() * 34)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 8, self.fontMetrics().height() + 10)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._text_box(width).height() + 10

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        named, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.fontMetrics().height()
        box = QRectF(3, 5, side, side)
        painter.setPen(QPen(QColor(named.button if self.isChecked() else named.edge), 1.5))
        painter.setBrush(QColor(named.button if self.isChecked() else named.paper))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            painter.setPen(QColor(named.on_button))
            paint_sign(painter, box.adjusted(side * 0.2, side * 0.2, -side * 0.2, -side * 0.2), Tone.GREEN)
        painter.setPen(QColor(named.ink if self.isEnabled() else named.soft))
        painter.drawText(self._text_box(self.width()), Qt.TextFlag.TextWordWrap, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(named.teal), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def _left(self) -> int:
        return round(self.fontMetrics().height() * 1.5)

    def _text_box(self, width: int) -> QRect:
        room = QRect(self._left(), 5, max(20, width - self._left() - 4), 10_000)
        found = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, self.text())
        return QRect(room.left(), room.top(), room.width(), found.height())


class Answer(QRadioButton):
    """One answer of several, as a box to press."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__(text)
        self.key = key
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        font = self.font()
        font.setBold(True)
        words = self.fontMetrics().horizontalAdvance(self.text()) * 1.08
        return QSize(round(words + line * 2.4), round(line * 1.4) + 10)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        named, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(QColor(named.teal if strong else named.edge), 3 if self.hasFocus() else 2 if strong else 1))
        painter.setBrush(QColor(named.chosen if self.isChecked() else named.paper))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 4, 4)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        line = self.fontMetrics().height()
        ink = QColor(colours().ink if self.isEnabled() else colours().soft)
        middle = QPointF(line * 0.95, self.height() / 2)
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, line * 0.26, line * 0.26)
        if self.isChecked():
            painter.setBrush(ink)
            painter.drawEllipse(middle, line * 0.14, line * 0.14)
        font = painter.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        box = self.rect().adjusted(round(line * 1.5), 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.text())


class Answers(QWidget):
    """A few answers side by side of which one can be chosen, or none yet."""

    changed = Signal()

    def __init__(self, name: str, choices: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._name = name
        self._group = QButtonGroup(self)
        layout = FlowLayout(8)
        for key, words in choices:
            answer = Answer(key, words)
            answer.setAccessibleName(f"{name}: {words}")
            self._group.addButton(answer)
            layout.addWidget(answer)
        self.setLayout(layout)
        self.setAccessibleName(name)
        self._group.buttonToggled.connect(self._toggled)

    def value(self) -> str:
        """The key of the answer, empty when none is chosen."""
        chosen = self._group.checkedButton()
        return chosen.key if isinstance(chosen, Answer) else ""

    def set_value(self, key: str) -> None:
        """Choose this answer; an unknown key leaves none chosen."""
        if key == self.value():
            return
        self._group.setExclusive(False)
        for answer in self.answers():
            answer.setChecked(answer.key == key)
        self._group.setExclusive(True)
        if not key:
            self.changed.emit()

    def answers(self) -> tuple[Answer, ...]:
        """The boxes to press."""
        return tuple(one for one in self._group.buttons() if isinstance(one, Answer))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)

    def _toggled(self, _button: object, checked: bool) -> None:
        if checked:
            self.changed.emit()

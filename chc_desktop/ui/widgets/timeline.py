"""The stages of something, drawn as a line with a mark for each and the dates beside it."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from chc_desktop.ui.theme import colours
from chc_desktop.ui.widgets.tag import Tone, paint_sign, paints


class State(Enum):
    """Where a step stands; the value is how a screen reader says it."""

    DONE = "done"
    NOW = "now"
    LATE = "late"
    AHEAD = "still ahead"


@dataclass(frozen=True, slots=True)
class Step:
    """One stage: what, when in words, a note; `tone` colours the note where the state does not say it all."""

    title: str
    when: str = ""
    note: str = ""
    state: State = State.AHEAD
    tone: Tone | None = None

    def words(self) -> str:
        """The step as it is read aloud."""
        return ", ".join(part for part in (self.title, self.when, self.note, self.state.value) if part)


@dataclass(frozen=True, slots=True)
class _Place:
    mark: QRectF
    title: QRect
    when: QRect
    note: QRect

    def around(self) -> QRect:
        return self.mark.toRect().united(self.title).united(self.when).united(self.note)


class Timeline(QWidget):
    """The steps side by side, or below each other where there is no room; arrows go from step to step."""

    step_chosen = Signal(int)

    def __init__(self, name: str = "Stages") -> None:
        super().__init__()
        self._name = name
        self._steps: tuple[Step, ...] = ()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tell()

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Show these; the step that is now, or late, becomes the current one."""
        self._steps = steps
        waiting = [i for i, step in enumerate(steps) if step.state in (State.NOW, State.LATE)]
        self._current = waiting[0] if waiting else 0
        self._tell()
        self.updateGeometry()
        self.update()

    def steps(self) -> tuple[Step, ...]:
        """What is shown."""
        return self._steps

    def sizeHint(self) -> QSize:
        width = self._em() * 40
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._em() * 9, self._em() * 3)

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return max((place.around().bottom() for place in places), default=0) + self._em() // 3

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = max(0, len(self._steps) - 1)
        moves = {
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in moves:
            self._go(min(max(moves[Qt.Key(event.key())], 0), last))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._steps:
            self.step_chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._step_at(event.position().toPoint())
        if place is not None:
            self._go(place)
            self.step_chosen.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places(self.width())
        for index in range(len(places) - 1):
            self._paint_line(painter, places, index)
        for step, place in zip(self._steps, places, strict=True):
            _paint_mark(painter, place.mark, step.state)
            self._paint_text(painter, step, place)
        if self.hasFocus() and places:
            painter.setPen(QPen(QColor(colours().teal), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = places[self._current].around().adjusted(-5, -4, 5, 4)
            painter.drawRoundedRect(frame.intersected(self.rect().adjusted(1, 1, -1, -1)), 4, 4)

    def _em(self) -> int:
        return self.fontMetrics().height()

    def _fonts(self) -> tuple[QFont, QFont]:
        plain = QFont(self.font())
        plain.setPointSizeF(plain.pointSizeF() * 0.91)
        bold = QFont(plain)
        bold.setBold(True)
        return plain, bold

    def _go(self, index: int) -> None:
        self._current = index
        self._tell()
        self.update()

    def _tell(self) -> None:
        """Let a screen reader say the current step, and on asking all of them."""
        name = self._name
        if self._steps:
            step = self._steps[self._current]
            name = f"{name}, step {self._current + 1} of {len(self._steps)}: {step.words()}"
        self.setAccessibleName(name)
        self.setAccessibleDescription(". ".join(step.words() for step in self._steps))
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Focus))

    def _step_at(self, point: QPoint) -> int | None:
        for index, place in enumerate(self._places(self.width())):
            if place.around().adjusted(-4, -4, 4, 4).contains(point):
                return index
        return None

    def _places(self, width: int) -> list[_Place]:
        if not self._steps:
            return []
        column = width // len(self._steps)
        return self._across(column) if self._fits(column) else self._down(width)

    def _fits(self, column: int) -> bool:
        """Whether no word is wider than its column."""
        _plain, bold = self._fonts()
        words = [word for step in self._steps for text in (step.title, step.when, step.note) for word in text.split()]
        widest = max((QFontMetrics(bold).horizontalAdvance(word) for word in words), default=0)
        return max(widest, self._em() * 5) <= column - self._em() // 2

    def _across(self, column: int) -> list[_Place]:
        em = self._em()
        return [
            self._place(
                step,
                QRectF(2 + index * column, 4, em * 1.1, em * 1.1),
                QPoint(2 + index * column, round(em * 1.5)),
                column - em // 2,
            )
            for index, step in enumerate(self._steps)
        ]

    def _down(self, width: int) -> list[_Place]:
        em, top = self._em(), 4
        places = []
        for step in self._steps:
            left = round(em * 1.8)
            place = self._place(step, QRectF(2, top, em * 1.1, em * 1.1), QPoint(left, top), width - left)
            places.append(place)
            top = place.around().bottom() + round(em * 0.6)
        return places

    def _place(self, step: Step, mark: QRectF, corner: QPoint, width: int) -> _Place:
        plain, bold = self._fonts()
        title = _text_box(step.title, bold, corner, width)
        when = _text_box(step.when, plain, title.bottomLeft() + QPoint(0, 1), width)
        note = _text_box(step.note, plain, when.bottomLeft() + QPoint(0, 1), width)
        return _Place(mark, title, when, note)

    def _paint_line(self, painter: QPainter, places: list[_Place], index: int) -> None:
        walked = self._steps[index].state is State.DONE and self._steps[index + 1].state is not State.AHEAD
        painter.setPen(QPen(QColor(colours().teal if walked else colours().edge), 3 if walked else 2))
        here, there = places[index].mark, places[index + 1].mark
        if here.top() == there.top():
            painter.drawLine(QPointF(here.right(), here.center().y()), QPointF(there.left(), there.center().y()))
        else:
            painter.drawLine(QPointF(here.center().x(), here.bottom()), QPointF(there.center().x(), there.top()))

    def _paint_text(self, painter: QPainter, step: Step, place: _Place) -> None:
        plain, bold = self._fonts()
        wrap = Qt.TextFlag.TextWordWrap
        painter.setFont(bold)
        painter.setPen(QColor(colours().ink))
        painter.drawText(place.title, wrap, step.title)
        painter.setFont(plain)
        painter.setPen(QColor(colours().soft if step.state is State.AHEAD else colours().ink))
        painter.drawText(place.when, wrap, step.when)
        painter.setPen(paints(step.tone or _NOTES[step.state]).text)
        painter.drawText(place.note, wrap, step.note)


_NOTES = {State.DONE: Tone.PLAIN, State.NOW: Tone.AMBER, State.LATE: Tone.RED, State.AHEAD: Tone.PLAIN}


def _paint_mark(painter: QPainter, circle: QRectF, state: State) -> None:
    named = colours()
    ring, ground = {
        State.DONE: (named.teal, named.teal),
        State.NOW: (named.amber, named.amber_pale),
        State.LATE: (named.red, named.red_pale),
        State.AHEAD: (named.edge, named.paper),
    }[state]
    painter.setPen(QPen(QColor(ring), 2.5))
    painter.setBrush(QColor(ground))
    painter.drawEllipse(circle.adjusted(1.5, 1.5, -1.5, -1.5))
    inner = circle.adjusted(*(circle.width() * part for part in (0.27, 0.27, -0.27, -0.27)))
    if state is State.DONE:
        painter.setPen(QColor(named.paper))
        paint_sign(painter, inner, Tone.GREEN)
    if state is State.LATE:
        painter.setPen(QColor(named.red))
        paint_sign(painter, inner, Tone.RED)


def _text_box(text: str, font: QFont, corner: QPoint, width: int) -> QRect:
    if not text:
        return QRect(corner, QSize(0, 0))
    room = QRect(corner, QSize(width, 10_000))
    found = QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap.value, text)
    return QRect(corner, QSize(width, found.height()))

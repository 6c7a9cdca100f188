"""The head of a card: number, what is asked, how it stands. Painted as one, so that seventy-two come at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from chc_desktop.ui.theme import colours
from chc_desktop.ui.widgets.arrange import flow
from chc_desktop.ui.widgets.tag import Tone, paint_tag, tag_size

_WRAP = Qt.TextFlag.TextWordWrap.value
_NEEDED = 17
"""In lines of text height: with less room for the wording, tags and button go below it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A tag of a head."""

    words: str
    tone: Tone
    sign: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """What a head says. `action` is what pressing it does, empty where it cannot be pressed."""

    lead: str
    asks: str
    figure: str
    tags: tuple[Said, ...]
    action: str


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts stand, and how tall they are together."""

    lead: QRect
    asks: QRect
    figure: QRect
    ends: Sequence[QRect] = field(default_factory=list)

    @property
    def height(self) -> int:
        return max(box.bottom() + 1 for box in (self.lead, self.asks, self.figure, *self.ends))


class Head(QAbstractButton):
    """Pressed, it opens its card; while that is open its wording is bold and nothing can be pressed."""

    def __init__(self, heading: Heading) -> None:
        super().__init__()
        self._placed: dict[int, _Places] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.heading = heading
        self.show_heading(heading)

    def show_heading(self, heading: Heading) -> None:
        """Say something else."""
        self.heading = heading
        can_be_pressed = bool(heading.action)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_be_pressed else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_be_pressed else Qt.CursorShape.ArrowCursor)
        said = ", ".join(tag.words for tag in heading.tags)
        self.setText(f"{heading.action} {heading.lead}: {heading.asks}")
        self.setAccessibleName(f"{f'{heading.action} {heading.lead}'.strip()}, {said}: {heading.asks}")
        self.setAccessibleDescription(heading.figure)
        self._forget()

    def tags(self) -> tuple[str, ...]:
        """What its tags say; the last is how the answer stands."""
        return tuple(tag.words for tag in self.heading.tags)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 34, line * 2)  # how tall it is goes by its width

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 8, self.fontMetrics().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._places(width).height

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        self._forget()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        named, painter, places = colours(), QPainter(self), self._places(self.width())
        paint_tag(painter, places.lead, self.heading.lead, Tone.TEAL, self.font())
        painter.setPen(QColor(named.ink))
        painter.setFont(self._asks_font())
        painter.drawText(places.asks, _WRAP, self.heading.asks)
        painter.setFont(self.font())
        painter.setPen(QColor(named.soft))
        painter.drawText(places.figure, _WRAP, self.heading.figure)
        for box, tag in zip(places.ends, self.heading.tags, strict=False):
            paint_tag(painter, box, tag.words, tag.tone, self.font(), tag.sign)
        if self.heading.action:
            self._paint_action(painter, places.ends[-1])

    def _paint_action(self, painter: QPainter, box: QRect) -> None:
        font = QFont(self.font())
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(QColor(colours().teal))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.heading.action)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours().teal), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)

    def _places(self, width: int) -> _Places:
        if width not in self._placed:
            self._placed[width] = self._worked_out(width)
        return self._placed[width]

    def _worked_out(self, width: int) -> _Places:
        """In one line where there is room for the wording, else below each other."""
        line = self.fontMetrics().height()
        gap = round(line * 0.5)
        lead = tag_size(self.heading.lead, Tone.TEAL, self.font()) if self.heading.lead else QSize(0, line)
        ends = list(self._ends())
        beside = sum(size.width() + gap for size in (lead, *ends) if size.width())
        if width - beside >= line * _NEEDED:
            return self._in_one_line(width, lead, ends, gap)
        return self._below(width, lead, ends, gap)

    def _in_one_line(self, width: int, lead: QSize, ends: list[QSize], gap: int) -> _Places:
        left = lead.width() + gap if lead.width() else 0
        room = width - left - sum(size.width() + gap for size in ends)
        first = max(size.height() for size in (lead, QSize(0, self.fontMetrics().height()), *ends))
        asks = self._wrapped(left, (first - self.fontMetrics().height()) // 2, room, self.heading.asks, bold=True)
        boxes: list[QRect] = []
        right = width
        for size in reversed(ends):
            right -= size.width()
            boxes.insert(0, QRect(right, (first - size.height()) // 2, size.width(), size.height()))
            right -= gap
        figure = self._wrapped(left, asks.bottom() + 3, room, self.heading.figure)
        return _Places(QRect(0, (first - lead.height()) // 2, lead.width(), lead.height()), asks, figure, boxes)

    def _below(self, width: int, lead: QSize, ends: list[QSize], gap: int) -> _Places:
        asks = self._wrapped(0, lead.height() + gap // 2, width, self.heading.asks, bold=True)
        figure = self._wrapped(0, asks.bottom() + 3, width, self.heading.figure)
        top = max(asks.bottom(), figure.bottom()) + gap // 2
        boxes = [box.translated(0, top) for box in flow(ends, width, gap)]
        return _Places(QRect(0, 0, min(lead.width(), width), lead.height()), asks, figure, boxes)

    def _wrapped(self, left: int, top: int, width: int, text: str, *, bold: bool = False) -> QRect:
        """The room a text takes; none where there is no text."""
        if not text:
            return QRect(left, top, width, 0)
        metrics = QFontMetrics(self._asks_font() if bold else self.font())
        return QRect(left, top, width, metrics.boundingRect(QRect(0, 0, max(width, 20), 10_000), _WRAP, text).height())

    def _ends(self) -> Iterator[QSize]:
        """The sizes of the tags, and of the words of what can be done."""
        for tag in self.heading.tags:
            yield tag_size(tag.words, tag.tone, self.font(), tag.sign)
        if self.heading.action:
            metrics = self.fontMetrics()
            yield QSize(metrics.horizontalAdvance(self.heading.action) + 12, metrics.height() + 6)

    def _asks_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(not self.heading.action)
        return font

    def _forget(self) -> None:
        self._placed.clear()
        self.updateGeometry()
        self.update()

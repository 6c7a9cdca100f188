"""A tag: a few words on a pale ground, with a sign beside its colour."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from chc_desktop.ui.colours import Colours
from chc_desktop.ui.theme import colours


class Tone(Enum):
    """What a colour means: TEAL ahead, RED late or wrong, AMBER today or wanted, GREEN done, PLAIN nothing."""

    TEAL = "teal"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Paints:
    """The text colour and the ground of a tone."""

    text: QColor
    ground: QColor


class Tag(QWidget):
    """A few words that carry a state; without its `sign` where the tone's own, such as a clock, would mislead."""

    def __init__(self, text: str = "", tone: Tone = Tone.PLAIN, *, sign: bool = True) -> None:
        super().__init__()
        self._sign = sign
        self._text = text
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set(text, tone, sign=sign)

    def set(self, text: str, tone: Tone, *, sign: bool = True) -> None:
        """Say something else."""
        self._text, self._tone, self._sign = text, tone, sign
        self.setAccessibleName(text)
        self._measure()
        self.update()

    def text(self) -> str:
        """What the tag says."""
        return self._text

    def tone(self) -> Tone:
        """What its colour means."""
        return self._tone

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size.boundedTo(QSize(self._size.height() * 10, self._size.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_tag(painter, self.rect(), self._text, self._tone, self.font(), self._sign)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()
        super().changeEvent(event)

    def _measure(self) -> None:
        """Layouts ask for the size very often, so it is worked out once."""
        self._size = tag_size(self._text, self._tone, self.font(), self._sign)
        self.updateGeometry()


def paints(tone: Tone, named: Colours | None = None) -> Paints:
    """The colours of a tone in the appearance in use."""
    named = named or colours()
    text, ground = {
        Tone.TEAL: (named.teal, named.teal_pale),
        Tone.RED: (named.red, named.red_pale),
        Tone.AMBER: (named.amber, named.amber_pale),
        Tone.GREEN: (named.green, named.green_pale),
        Tone.PLAIN: (named.soft, named.hatch),
    }[tone]
    return Paints(QColor(text), QColor(ground))


def tag_size(text: str, tone: Tone, font: QFont, sign: bool = True) -> QSize:
    """The room a tag takes in this font, with its sign or without."""
    metrics = QFontMetrics(tag_font(font))
    beside = _sign_width(metrics, tone) if sign else 0
    return QSize(metrics.horizontalAdvance(text) + beside + metrics.height(), round(metrics.height() * 1.2))


def tag_font(font: QFont) -> QFont:
    """The font of a tag beside text in `font`: a little smaller, bold."""
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF(), 1.0) * 0.88)
    small.setBold(True)
    return small


def paint_tag(painter: QPainter, within: QRect, text: str, tone: Tone, font: QFont, sign: bool = True) -> None:
    """Paint a tag at the left of `within`, in its middle; too long a text ends in dots."""
    size = tag_size(text, tone, font, sign)
    top = within.top() + (within.height() - size.height()) // 2
    box = QRect(within.left(), top, min(size.width(), within.width()), size.height())
    paint = paints(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(paint.text, 1) if paint.ground == QColor(colours().canvas) else Qt.PenStyle.NoPen)
    painter.setBrush(paint.ground)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(tag_font(font))
    painter.setPen(paint.text)
    _paint_words(painter, box, text, tone if sign else Tone.PLAIN)
    painter.restore()


def paint_sign(painter: QPainter, box: QRectF, tone: Tone) -> None:
    """Paint the sign of a tone in the painter's pen colour: “!”, a clock or a tick."""
    colour = painter.pen().color()
    painter.setPen(
        QPen(colour, max(1.5, box.height() * (0.2 if tone is Tone.RED else 0.14)), c=Qt.PenCapStyle.RoundCap)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for shape in _SIGNS[tone]:
        points = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in shape]
        painter.drawPolyline(points)
    if tone is Tone.AMBER:
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    painter.setPen(colour)


_SIGNS: dict[Tone, tuple[tuple[tuple[float, float], ...], ...]] = {
    Tone.RED: (((0.5, 0.08), (0.5, 0.6)), ((0.5, 0.9), (0.5, 0.91))),
    Tone.AMBER: (((0.5, 0.25), (0.5, 0.52), (0.7, 0.52)),),
    Tone.GREEN: (((0.12, 0.55), (0.4, 0.85), (0.9, 0.18)),),
}
_SIGN_WIDTHS = {Tone.RED: 0.42, Tone.AMBER: 0.85, Tone.GREEN: 0.85}


def _sign_width(metrics: QFontMetrics, tone: Tone) -> int:
    return round(metrics.height() * _SIGN_WIDTHS.get(tone, 0))


def _paint_words(painter: QPainter, box: QRect, text: str, tone: Tone) -> None:
    metrics = QFontMetrics(painter.font())
    inner = box.adjusted(metrics.height() // 2, 0, -metrics.height() // 2, 0)
    if tone in _SIGNS:
        side = metrics.height() * 0.6
        left = inner.left() - (side * 0.3 if tone is Tone.RED else 0)
        paint_sign(painter, QRectF(left, inner.center().y() - side / 2 + 0.5, side, side), tone)
        inner.adjust(_sign_width(metrics, tone), 0, 0, 0)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

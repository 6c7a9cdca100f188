"""A page on which boxes are drawn, moved, sized and taken away, with the mouse or by keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.redacting.boxes import Box, Room, added, is_slip, moved, sized, spanned
from chc_desktop.ui.redaction.covering import cover, cover_all, frame, frame_page, outline
from chc_desktop.ui.redaction.handles import anchor_of, cursor_over
from chc_desktop.ui.redaction.said import said_of_box

_STEP, _SMALL_STEP = 6.0, 1.0  # points
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PageCanvas(QWidget):
    """One page. What is done on it is told; whoever keeps the marks shows them here again."""

    drawn = Signal(object)
    changed = Signal(object, object)
    taken_away = Signal(object)
    undo_asked = Signal()
    page_asked = Signal(int)
    size_asked = Signal(int)
    chose = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.page = 0
        self.chosen: Box | None = None
        self._room, self._image, self._scaled = Room(1, 1), QImage(), QPixmap()
        self._scale = 1.0
        self._boxes: tuple[Box, ...] = ()
        self._found: tuple[Box, ...] = ()
        self._is_whole = False
        self._pointed_at: tuple[Box, ...] = ()
        self._trial: Box | None = None
        self._drag: Callable[[tuple[float, float]], Box] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_page(self, page: int, image: QImage, room: Room, scale: float) -> None:
        """Show another page, at so many pixels a point."""
        self.page, self._image, self._room, self._scale = page, image, room, scale
        self.chosen = self._trial = self._drag = None
        self._pointed_at = ()
        self._resize()

    def show_marks(self, boxes: tuple[Box, ...], found: tuple[Box, ...], is_whole: bool) -> None:
        """What is covered: boxes drawn by hand, places of words, or all of the page."""
        self._boxes, self._found, self._is_whole = boxes, found, is_whole
        if self.chosen not in boxes:
            self._choose(None)
        self.update()

    def point_at(self, places: tuple[Box, ...]) -> None:
        """Put a line around some places, so that they are seen at once."""
        self._pointed_at = places
        self.update()

    def scale_to(self, scale: float) -> None:
        """Pixels a point."""
        if (scale, self.devicePixelRatioF()) != (self._scale, self._scaled.devicePixelRatio()):
            self._scale = scale
            self._resize()

    def add_box(self, middle: QPointF | None = None) -> None:
        """A box in the middle of what is in view, to be moved and sized."""
        centre = middle or QPointF(self.visibleRegion().boundingRect().center())
        box = added(self.page, self._at(centre), self._room)
        self.chosen = box
        self.drawn.emit(box)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def next_box(self) -> None:
        """Choose the next box of the page."""
        if self._boxes:
            place = self._boxes.index(self.chosen) + 1 if self.chosen in self._boxes else 0
            self._choose(self._boxes[place % len(self._boxes)])
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._say()

    def take_away(self) -> None:
        """Take the chosen box away."""
        if self.chosen:
            box, self.chosen = self.chosen, None
            self.taken_away.emit(box)
            self.chose.emit()

    def rect_of(self, box: Box) -> QRectF:
        """Where a box stands, in pixels."""
        scale = self._scale
        return QRectF(box.left * scale, box.top * scale, box.width * scale, box.height * scale)

    def sizeHint(self) -> QSize:
        wide, high = round(self._room.width * self._scale), round(self._room.height * self._scale)
        return QSize(max(1, wide), max(1, high))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        first = self._at(event.position())
        anchor = self.chosen and anchor_of(self.rect_of(self.chosen), event.position())
        hit = next((box for box in reversed(self._boxes) if box.holds(*first)), None)
        if self.chosen and anchor:
            fixed = self._at(anchor)
            self._drag = lambda point: spanned(self.page, fixed, point, self._room)
        elif hit:
            self._choose(hit)
            self._drag = lambda point: moved(hit, point[0] - first[0], point[1] - first[1], self._room)
        else:
            self._choose(None)
            self._drag = lambda point: spanned(self.page, first, point, self._room)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag:
            self._trial = self._drag(self._at(event.position()))
            self.update()
            return
        chosen = self.rect_of(self.chosen) if self.chosen else QRectF()
        is_over = any(box.holds(*self._at(event.position())) for box in self._boxes)
        self.setCursor(cursor_over(chosen, event.position(), is_over))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        trial, old = self._trial, self.chosen
        self._trial = self._drag = None
        if trial and not is_slip(trial):
            self._keep(old, trial)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self._drag or self.chosen):
            self._trial = self._drag = None
            self._choose(None)
        elif event.key() in _ARROWS and self.chosen:
            self._step(self.chosen, event)
        elif not self._acted(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._scaled)
        if self._is_whole:
            cover_all(painter, self.rect())
        for box in self._found:
            cover(painter, self.rect_of(box))
        for box in self._boxes:
            self._paint_box(painter, self._trial if self._trial and box == self.chosen else box)
        if self._trial and self.chosen is None:
            self._paint_box(painter, self._trial)
        for box in self._pointed_at:
            outline(painter, self.rect_of(box))
        if self.hasFocus():
            frame_page(painter, self.rect())

    def _paint_box(self, painter: QPainter, box: Box) -> None:
        cover(painter, self.rect_of(box))
        frame(painter, self.rect_of(box), is_chosen=box in (self.chosen, self._trial))

    def _acted(self, event: QKeyEvent) -> bool:
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Insert: self.add_box,
            Qt.Key.Key_B: self.add_box,
            Qt.Key.Key_N: self.next_box,
            Qt.Key.Key_PageDown: lambda: self.page_asked.emit(self.page + 1),
            Qt.Key.Key_PageUp: lambda: self.page_asked.emit(self.page - 1),
            Qt.Key.Key_Plus: lambda: self.size_asked.emit(1),
            Qt.Key.Key_Equal: lambda: self.size_asked.emit(1),
            Qt.Key.Key_Minus: lambda: self.size_asked.emit(-1),
            Qt.Key.Key_0: lambda: self.size_asked.emit(0),
            Qt.Key.Key_Delete: self.take_away,
            Qt.Key.Key_Backspace: self.take_away,
        }
        if is_control:
            acts = {Qt.Key.Key_Z: self.undo_asked.emit}
        act = acts.get(event.key())
        if act:
            act()
        return act is not None

    def _step(self, box: Box, event: QKeyEvent) -> None:
        """An arrow moves it, with Shift sizes it, with Ctrl by very little."""
        kept = event.modifiers()
        by = _SMALL_STEP if kept & Qt.KeyboardModifier.ControlModifier else _STEP
        across, down = (each * by for each in _ARROWS[Qt.Key(event.key())])
        change = sized if kept & Qt.KeyboardModifier.ShiftModifier else moved
        self._keep(box, change(box, across, down, self._room))
        self._say()

    def _keep(self, old: Box | None, new: Box) -> None:
        self.chosen = new
        if old is None:
            self.drawn.emit(new)
        elif old != new:
            self.changed.emit(old, new)
        self.chose.emit()

    def _choose(self, box: Box | None) -> None:
        self.chosen = box
        self.update()
        self.chose.emit()

    def _say(self) -> None:
        """For whoever hears rather than sees it."""
        if self.chosen:
            said = said_of_box(self.chosen, self._boxes)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _at(self, point: QPointF) -> tuple[float, float]:
        return point.x() / self._scale, point.y() / self._scale

    def _resize(self) -> None:
        size = self.sizeHint()
        smooth = Qt.TransformationMode.SmoothTransformation
        ratio = self.devicePixelRatioF()
        self._scaled = QPixmap.fromImage(self._image.scaled(size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        self._scaled.setDevicePixelRatio(ratio)
        self.setFixedSize(size)
        self.update()

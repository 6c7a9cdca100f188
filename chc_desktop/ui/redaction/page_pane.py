"""The page with its boxes, and under it what turns pages, makes them larger, and does to boxes what the keys do."""

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from chc_desktop.domain.redacting.boxes import Box, Room
from chc_desktop.ui.redaction.canvas import PageCanvas
from chc_desktop.ui.redaction.said import KEYS, said_of_page
from chc_desktop.ui.theme import Button, link_button, role
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.wrap import WrapLabel, chips

_LARGER, _LEAST, _MOST = 1.25, 0.3, 4.0
_MOST_DOTS = 24_000_000


class PagePane(QWidget):
    """`turned` is asked to bring another page, counted from 0."""

    def __init__(self, pages: int, turned: Callable[[int], object]) -> None:
        super().__init__()
        self._pages, self._turned = pages, turned
        self._room = Room(1, 1)
        self._factor: float | None = None
        self.canvas = PageCanvas()
        self.area = QScrollArea()
        self.note = WrapLabel("", "strong")
        self.whole = Tick("Cover all of this page")
        self.count = WrapLabel("", "soft")
        self.previous = _button("‹", "Previous page", lambda: self.turn(-1))
        self.following = _button("›", "Next page", lambda: self.turn(1))
        self.smaller = _button("−", "Smaller", lambda: self.zoom(1 / _LARGER))
        self.larger = _button("+", "Larger", lambda: self.zoom(_LARGER))
        self.fit = _button("Fit width", "Fit the page to the width", self.fit_width)
        self.add = _button("Add a box", "Add a box", self.canvas.add_box)
        self.next = _button("Next box", "Next box", self.canvas.next_box)
        self.remove = _button("Take the box away", "Take the chosen box away", self.canvas.take_away)
        self._lay_out()
        self.canvas.chose.connect(self._follow)
        self.canvas.page_asked.connect(self._turned)
        self.canvas.size_asked.connect(self._size)

    def show_page(self, page: int, image: QImage, room: Room) -> None:
        """Show another page, as large as the one before as far as it may be, and let it be turned from here."""
        self._room = room
        self.canvas.show_page(page, image, room, self._scale())
        self.count.setText(f"Page {page + 1} of {self._pages}")
        self.previous.setEnabled(page > 0)
        self.following.setEnabled(page + 1 < self._pages)
        self.area.verticalScrollBar().setValue(0)

    def show_marks(self, boxes: tuple[Box, ...], found: tuple[Box, ...], is_whole: bool, note: str) -> None:
        """What is covered, and what there is to know of the page."""
        self.canvas.show_marks(boxes, found, is_whole)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.next.setEnabled(bool(boxes))
        self._follow()
        page = self.canvas.page
        self.canvas.setAccessibleName(f"Page {page + 1} of {self._pages}, to draw boxes on")
        self.canvas.setAccessibleDescription(said_of_page(page, self._pages, len(boxes), len(found)))

    def point_at(self, places: tuple[Box, ...]) -> None:
        """Bring some places of the page into view."""
        self.canvas.point_at(places)
        if places:
            middle = self.canvas.rect_of(places[0]).center().toPoint()
            self.area.ensureVisible(middle.x(), middle.y(), 50, 100)

    def turn(self, by: int) -> None:
        """Go on to another page."""
        self._turned(self.canvas.page + by)

    def zoom(self, by: float) -> None:
        """Show it larger or smaller."""
        self._factor = self._bounded(max(self._scale() * by, min(_LEAST, self._widest())))
        self.canvas.scale_to(self._factor)

    def fit_width(self) -> None:
        """Show all of its width."""
        self._factor = None
        self.canvas.scale_to(self._scale())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.area.viewport() and self._factor is None:
            self.canvas.scale_to(self._scale())
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        role(self.area, "page")
        self.area.setWidget(self.canvas)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        # A page that fits only without the scroll bar would otherwise show and hide it for ever.
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.viewport().installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.note)
        column.addWidget(self.area, 1)
        turning = (self.previous, self.count, self.following, self.smaller, self.larger, self.fit)
        column.addWidget(chips(*turning, self.add, self.next, self.remove, gap=4))
        column.addWidget(self.whole)
        self.add.setToolTip(KEYS)

    def _size(self, way: int) -> None:
        """Larger (1), smaller (-1), or as wide as there is room (0)."""
        if way:
            self.zoom(_LARGER**way)
        else:
            self.fit_width()

    def _follow(self) -> None:
        """The chosen box stays in view."""
        chosen = self.canvas.chosen
        self.remove.setEnabled(chosen is not None)
        if chosen:
            middle = self.canvas.rect_of(chosen).center().toPoint()
            self.area.ensureVisible(middle.x(), middle.y())

    def _scale(self) -> float:
        return self._widest() if self._factor is None else self._bounded(self._factor)

    def _widest(self) -> float:
        return self._bounded((self.area.viewport().width() - 2) / max(self._room.width, 1))

    def _bounded(self, scale: float) -> float:
        """Never so large that there were more dots than a computer can hold, however large the page says it is."""
        return min(scale, _MOST, math.sqrt(_MOST_DOTS / max(self._room.width * self._room.height, 1)))


def _button(text: str, name: str, act: Callable[[], object]) -> Button:
    button = link_button(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.clicked.connect(lambda: act())
    return button

"""Layouts that make room: things flow on to the next line, and a row stacks when it gets narrow."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QSpacerItem, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """Things side by side, going on to the next line like words."""

    def __init__(self, gap: int = 10) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a widget between those that are there."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        boxes = flow([item.sizeHint() for item in self._shown()], inner, self._gap)
        return _bottom(boxes) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        hints = [item.minimumSize() for item in self._shown()]
        width = max((hint.width() for hint in hints), default=0)
        return QSize(width, max((hint.height() for hint in hints), default=0)).grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        shown = self._shown()
        for item, box in zip(shown, flow([item.sizeHint() for item in shown], inner.width(), self._gap), strict=True):
            item.setGeometry(box.translated(inner.topLeft()))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]


class RowLayout(QLayout):
    """Something small, a body and its buttons: on one line where there is room, else below each other."""

    def __init__(
        self, lead: QWidget | None, body: QWidget, actions: tuple[QWidget, ...], *, at_top: bool = False
    ) -> None:
        super().__init__()
        self._at_top = at_top
        self._lead: QLayoutItem = QWidgetItem(lead) if lead else QSpacerItem(0, 0)
        self._body: QLayoutItem = QWidgetItem(body)
        self._actions: list[QLayoutItem] = [QWidgetItem(action) for action in actions]
        self._placed: dict[int, list[tuple[QLayoutItem, QRect]]] = {}
        self._hints: dict[int, QSize] = {}
        for part in (lead, body, *actions):
            if part:
                self.addChildWidget(part)

    def invalidate(self) -> None:
        """Something asks for another size: what was worked out no longer holds."""
        self._placed.clear()
        self._hints.clear()
        super().invalidate()

    def addItem(self, item: QLayoutItem, /) -> None:
        raise TypeError("A row is made with all its parts.")

    def count(self) -> int:
        return len(self._every())

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        items = self._every()
        return items[index] if 0 <= index < len(items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        item = self.itemAt(index)
        if item is self._lead:
            self._lead = QSpacerItem(0, 0)
        if item is self._body:
            self._body = QSpacerItem(0, 0)
        self._actions = [action for action in self._actions if action is not item]
        return item

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        margins = self.contentsMargins()
        boxes = self._boxes(width - margins.left() - margins.right())
        return _bottom([box for _item, box in boxes]) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        width = self._beside() + self._hint(self._body).width()
        height = max((self._hint(item).height() for item in self._items()), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        width = max((item.minimumSize().width() for item in self._items()), default=0)
        height = max((item.minimumSize().height() for item in self._items()), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        for item, box in self._boxes(inner.width()):
            item.setGeometry(box.translated(inner.topLeft()))

    def _every(self) -> list[QLayoutItem]:
        return [self._lead, self._body, *self._actions]

    def _items(self) -> list[QLayoutItem]:
        return [part for part in self._every() if not part.isEmpty()]

    def _beside(self) -> int:
        """The room the parts beside the body take."""
        gap = self._gap()
        return sum(self._hint(item).width() + gap for item in self._items() if item is not self._body)

    def _gap(self) -> int:
        widget = self._body.widget()
        return round(widget.fontMetrics().height() * 0.7) if widget else 14

    def _body_needs(self) -> int:
        widget = self._body.widget()
        em = widget.fontMetrics().height() if widget else 20
        return min(self._hint(self._body).width(), em * 17)

    def _boxes(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        """Where everything goes in this width; worked out once, since Qt asks for heights again and again."""
        if width not in self._placed:
            beside = width - self._beside() >= self._body_needs()
            self._placed[width] = self._side_by_side(width) if beside else self._stacked(width)
        return self._placed[width]

    def _side_by_side(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        gap, body_width = self._gap(), width - self._beside()
        placed: list[tuple[QLayoutItem, QRect]] = []
        left = 0
        for item in self._items():
            item_width = body_width if item is self._body else self._hint(item).width()
            placed.append((item, QRect(left, 0, item_width, _height(item, item_width))))
            left += item_width + gap
        if self._at_top:
            return self._by_first_line(placed)
        tallest = max((box.height() for _item, box in placed), default=0)
        return [(item, box.translated(0, (tallest - box.height()) // 2)) for item, box in placed]

    def _by_first_line(self, placed: list[tuple[QLayoutItem, QRect]]) -> list[tuple[QLayoutItem, QRect]]:
        """Everything in the middle of the first line, that of the body included."""
        widget = self._body.widget()
        line = widget.fontMetrics().height() if widget else 0
        heights = [line if item is self._body else box.height() for item, box in placed]
        tallest = max(heights, default=0)
        down = ((tallest - height) // 2 for height in heights)
        return [(item, box.translated(0, by)) for (item, box), by in zip(placed, down, strict=True)]

    def _stacked(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        gap = self._gap() // 2
        placed: list[tuple[QLayoutItem, QRect]] = []
        top = 0
        if not self._lead.isEmpty():
            hint = self._hint(self._lead)
            placed.append((self._lead, QRect(0, 0, min(hint.width(), width), hint.height())))
            top = hint.height() + gap
        height = _height(self._body, width)
        placed.append((self._body, QRect(0, top, width, height)))
        actions = [item for item in self._actions if not item.isEmpty()]
        boxes = flow([self._hint(item) for item in actions], width, self._gap())
        below = QPoint(0, top + height + gap)
        return placed + [(item, box.translated(below)) for item, box in zip(actions, boxes, strict=True)]

    def _hint(self, item: QLayoutItem) -> QSize:
        if id(item) not in self._hints:
            self._hints[id(item)] = item.sizeHint()
        return self._hints[id(item)]


def flow(sizes: list[QSize], width: int, gap: int) -> list[QRect]:
    """Boxes of these sizes set like words into lines of this width."""
    lines: list[list[QSize]] = []
    left = 0
    for size in sizes:
        if not lines or left + size.width() > width:
            lines.append([])
            left = 0
        lines[-1].append(size)
        left += size.width() + gap
    boxes: list[QRect] = []
    top = 0
    for line in lines:
        tallest = max(size.height() for size in line)
        boxes += _set_line(line, top, tallest, width, gap)
        top += tallest + gap
    return boxes


def _set_line(line: list[QSize], top: int, tallest: int, width: int, gap: int) -> list[QRect]:
    boxes, left = [], 0
    for size in line:
        upper = top + (tallest - size.height()) // 2
        boxes.append(QRect(left, upper, min(size.width(), width), size.height()))
        left += size.width() + gap
    return boxes


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _bottom(boxes: list[QRect]) -> int:
    return max((box.bottom() + 1 for box in boxes), default=0)

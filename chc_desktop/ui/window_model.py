"""A table model of any length: rows are fetched by the page as they come into view, and soon forgotten again."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from chc_desktop.ui.tables import Column, ColumnModel, Index

_PAGE = 100
_KEPT = 12  # pages: more than a screen shows at any size of text


class Lines(Protocol):
    """Where the rows of a list come from."""

    def count(self) -> int: ...

    def page(self, start: int, size: int) -> Sequence[Any]: ...

    def place(self, row: Any) -> int | None: ...


class WindowModel(ColumnModel):
    """Shows rows of which only some are at hand. It asks for another order, and does not sort by itself."""

    order_asked = Signal(str, bool)

    def __init__(self, columns: tuple[Column, ...], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._lines: Lines | None = None
        self._count = 0
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()

    def show_lines(self, lines: Lines) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._lines, self._count = lines, lines.count()
        self._pages.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else self._count

    def row_at(self, place: int) -> Any:
        number, offset = divmod(place, _PAGE)
        page = self._page(number)
        return page[offset] if offset < len(page) else None

    def place_of(self, row: Any) -> int | None:
        for number, page in self._pages.items():
            if row in page:
                return number * _PAGE + list(page).index(row)
        return self._lines.place(row) if self._lines and row is not None else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        key = self.columns[column].key if 0 <= column < len(self.columns) else ""
        self.order_asked.emit(key, order is Qt.SortOrder.DescendingOrder)

    def _page(self, number: int) -> Sequence[Any]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        assert self._lines, "there are rows only once there are lines"
        self._pages[number] = page = self._lines.page(number * _PAGE, _PAGE)
        if len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        return page

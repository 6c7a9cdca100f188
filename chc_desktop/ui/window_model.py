"""A table model of any length: rows are fetched by the page as they come into view, and soon forgotten again."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from chc_desktop.ui.tables import SECOND, Column, ColumnModel, Index, Marked

PAGE = 100
"""How many rows are fetched at once."""

_KEPT = 12  # pages: more than a screen shows at any size of text


class Lines(Protocol):
    """Where the rows of a list come from: so many from a place on, and how many stand before one."""

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
        self._seconds: dict[int, tuple[Marked, ...]] = {}

    def show_lines(self, lines: Lines, count: int, first: Sequence[Any]) -> None:
        """Show these instead, so many of them; the first page is at hand."""
        self.beginResetModel()
        self._lines, self._count = lines, count
        self._pages = OrderedDict({0: first})
        self._seconds = {}
        self.endResetModel()

    def say_second(self, said: Mapping[int, tuple[Marked, ...]]) -> None:
        """What stands under each of these rows, by the number of its case."""
        self._seconds |= said
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self.columns) - 1), [SECOND])

    def has_second(self, row: Any) -> bool:
        """Whether it is known what stands under a row."""
        return row.case_id in self._seconds

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (SECOND, Qt.ItemDataRole.AccessibleDescriptionRole):
            return super().data(index, role)
        row = self.row_at(index.row()) if index.isValid() else None
        second = self._seconds.get(row.case_id, ()) if row else ()
        return second if role == SECOND else "".join(text for text, _marked in second)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else self._count

    def row_at(self, place: int) -> Any:
        number, offset = divmod(place, PAGE)
        page = self._page(number)
        return page[offset] if offset < len(page) else None

    def place_of(self, row: Any) -> int | None:
        """Rows are the same where they are of one case: what is said of it may have changed."""
        for number, page in self._pages.items():
            for offset, other in enumerate(page):
                if other.case_id == row.case_id:
                    return number * PAGE + offset
        return self._lines.place(row) if self._lines else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        key = self.columns[column].key if 0 <= column < len(self.columns) else ""
        self.order_asked.emit(key, order is Qt.SortOrder.DescendingOrder)

    def _page(self, number: int) -> Sequence[Any]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        assert self._lines, "there are rows only once there are lines"
        self._pages[number] = page = self._lines.page(number * PAGE, PAGE)
        if len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        return page

"""Rows and columns as Qt asks for them; nothing is worked out before it is painted."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from chc_desktop.ui.tables.column import Column
from chc_desktop.ui.tips import tip

SORT = Qt.ItemDataRole.UserRole + 1
ROW = Qt.ItemDataRole.UserRole + 2
TONE = Qt.ItemDataRole.UserRole + 3
SECOND = Qt.ItemDataRole.UserRole + 4
"""What stands under a row across all of its columns: some words, and whether each is marked."""
SHORT = Qt.ItemDataRole.UserRole + 5
"""The same in fewer words, None where there are none."""

Index = QModelIndex | QPersistentModelIndex


class ColumnModel(QAbstractTableModel):
    """What every model of rows and columns has in common; nothing is worked out before it is painted."""

    def __init__(self, columns: tuple[Column, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns

    def row_at(self, place: int) -> Any:
        """The row that stands there."""
        raise NotImplementedError

    def place_of(self, row: object) -> int | None:
        """Where a row stands, None where it is not shown."""
        raise NotImplementedError

    def rows(self) -> tuple[Any, ...]:
        """The rows in the order they are shown."""
        return tuple(self.row_at(place) for place in range(self.rowCount()))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.row_at(index.row()), self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(column.text(row))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align
        if role == SORT:
            return column.sort_value(row)
        if role == TONE:
            return column.tone(row) if column.tone else None
        if role == SHORT:
            return column.short(row) if column.short else None
        return row if role == ROW else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return self.columns[section].align if role == Qt.ItemDataRole.TextAlignmentRole else None


class RowModel(ColumnModel):
    """Rows of any frozen kind, all of them at hand, sorted here."""

    def __init__(self, columns: tuple[Column, ...], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._rows: list[Any] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows instead, in the order chosen before."""
        self.beginResetModel()
        self._rows = self._in_order(rows)
        self.endResetModel()

    def row_at(self, place: int) -> Any:
        return self._rows[place]

    def place_of(self, row: object) -> int | None:
        return self._rows.index(row) if row in self._rows else None

    def rows(self) -> tuple[Any, ...]:
        return tuple(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by = (column, order) if 0 <= column < len(self.columns) else None
        if not self._sorted_by:
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        marked = [self._rows[index.row()] for index in kept]
        self._rows = self._in_order(self._rows)
        places = {id(row): place for place, row in enumerate(self._rows)} if marked else {}
        moved = [self.index(places[id(row)], index.column()) for row, index in zip(marked, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _in_order(self, rows: Sequence[Any]) -> list[Any]:
        if not self._sorted_by:
            return list(rows)
        value = self.columns[self._sorted_by[0]].sort_value
        keyed = [(value(row), row) for row in rows]
        known = [pair for pair in keyed if pair[0] is not None]
        known.sort(key=lambda pair: pair[0], reverse=self._sorted_by[1] is Qt.SortOrder.DescendingOrder)
        return [row for _key, row in known] + [row for key, row in keyed if key is None]

"""A list on the screen: read, sorted, and rows opened from it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from chc_desktop.ui.tables.cells import RowDelegate
from chc_desktop.ui.tables.column import Column
from chc_desktop.ui.tables.headings import SortHeader
from chc_desktop.ui.tables.model import ROW, ColumnModel, RowModel
from chc_desktop.ui.tables.room import ColumnRoom
from chc_desktop.ui.theme import colours, text_scale

_LARGE = 1.5  # text from which on a page scrolls to its list, which then fills the window


class RowTable(QTableView):
    """A list to read, sort and open rows from; Enter or a double click opens."""

    row_activated = Signal(object)
    row_chosen = Signal(object)

    def __init__(
        self, name: str, columns: tuple[Column, ...], empty_text: str = "", model: ColumnModel | None = None
    ) -> None:
        super().__init__()
        self._model = model or RowModel(columns, self)
        self._model.setParent(self)
        self._empty_text = empty_text
        self._two_lines = False
        self._room = ColumnRoom(self, self._model.columns)
        self.setHorizontalHeader(SortHeader(self))
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(self, lambda: self._two_lines))
        self.setAccessibleName(name)
        self._set_up_behaviour()
        self._set_up_sizes()
        self.activated.connect(lambda index: self.row_activated.emit(index.data(ROW)))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.row_chosen.emit(now.data(ROW)))

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows instead; the row that was chosen stays chosen where it is still there."""
        assert isinstance(self._model, RowModel), "rows are shown by the model that holds them"
        before = self.current_row()
        self._model.show_rows(rows)
        if before is not None:
            self.choose(before)

    def set_empty_text(self, text: str) -> None:
        """What to say when there are no rows."""
        self._empty_text = text
        self.viewport().update()

    def rows(self) -> tuple[Any, ...]:
        """The rows in the order they are shown."""
        return self._model.rows()

    def current_row(self) -> Any:
        """The row that is chosen, or None."""
        return self.currentIndex().data(ROW)

    def choose(self, row: object) -> None:
        """Go to a row, where it is shown."""
        place = self._model.place_of(row)
        if place is not None:
            self.selectRow(place)

    def rows_in_view(self) -> range:
        """The places of the rows in view."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1)

    def columns_shown(self) -> tuple[int, ...]:
        """Which columns are shown, as they stand from left to right."""
        return self._room.shown()

    def show_two_lines(self, two: bool) -> None:
        """Give each row room for a second line, or take it away."""
        if two != self._two_lines:
            self._two_lines = two
            self._set_up_heights()

    def choose_columns(self, keys: tuple[str, ...]) -> None:
        """Show these columns in this order, whatever room they need; none named: the usual ones, as there is room."""
        self._room.choose(keys)

    def chosen_columns(self) -> tuple[str, ...]:
        """The columns that were chosen, in order; none where the usual ones are shown as there is room."""
        return self._room.chosen()

    def column_layout(self) -> dict[str, object]:
        """The order and widths of the columns, and which were chosen, to be kept."""
        return self._room.layout()

    def take_up_layout(self, kept: Mapping[str, Any]) -> None:
        """The columns as `column_layout` gave them; what is not known is passed over."""
        self._room.take_up(kept)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._model.rowCount() and self._empty_text:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(colours().soft))
            box = self.viewport().rect().adjusted(16, 16, -16, -16)
            painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self._empty_text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room.settle()

    def changeEvent(self, event: QEvent) -> None:
        """A new text size asks for new heights and widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_up_sizes()
            self._room.settle()

    def _fill(self, *_resized: int) -> None:
        """A column was given another width by hand: the open one takes what is left."""
        self._room.fill()

    def _set_up_behaviour(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().sectionResized.connect(self._fill)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _set_up_sizes(self) -> None:
        line = self.fontMetrics().height()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_up_heights()
        self.setMinimumHeight(line * (7 if text_scale() < _LARGE else 12))
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        self._room.start()

    def _set_up_heights(self) -> None:
        line = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(round(line * (3.1 if self._two_lines else 1.9)))

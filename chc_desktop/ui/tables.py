"""One table model for every list: columns are data, rows are frozen values.

A column says what is shown (`text`) and what it stands for (`native`): a date, a whole number or text, so that a list
can be exported and printed as it is shown. `RegisterView.shown()` hands over such a list, its columns in the order in
which they stand and its rows one after the other.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from chc_desktop.domain.listing.listed import Native
from chc_desktop.ui.sort_header import SortHeader
from chc_desktop.ui.theme import colours, scaled, text_scale
from chc_desktop.ui.widgets.tag import Tone, paint_tag, tag_size

SORT = Qt.ItemDataRole.UserRole + 1
ROW = Qt.ItemDataRole.UserRole + 2
TONE = Qt.ItemDataRole.UserRole + 3
SECOND = Qt.ItemDataRole.UserRole + 4
"""What stands under a row across all of its columns: some words, and whether each is marked."""
SHORT = Qt.ItemDataRole.UserRole + 5
"""The same in fewer words, None where there are none."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_LEAST = 24  # characters an open column is given before the others get their room
_LARGE = 1.5  # text from which on a page scrolls to its list, which then fills the window
_NARROWEST = 12  # characters it keeps once no other column yields; then the list scrolls sideways

Marked = tuple[str, bool]
"""Some words of a second line, and whether they are marked."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """What a column says of a row.

    `sort` gives the native value to sort by (None goes last); `tone` makes the cell a tag;
    `width` is in characters, 0 takes the room that is left. Where there is no room for all, the columns
    with the highest `yields` go first; those with 0 stay. `key` names the column for whoever keeps what was chosen,
    and `value` gives what it stands for: a date, a whole number, or text; None where there is nothing. An `extra`
    column is shown only where somebody asked for it. `short` says the same in fewer words, shown where the cell has
    no room for all of it; a column that has them gives way to `short_width` characters in a narrow window.
    """

    title: str
    text: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    align: Qt.AlignmentFlag = LEFT
    tone: Callable[[Any], Tone | None] | None = None
    width: int = 14
    yields: int = 0
    key: str = ""
    value: Callable[[Any], Native] | None = None
    extra: bool = False
    short: Callable[[Any], str] | None = None
    short_width: int = 0

    def sort_value(self, row: object) -> Any:
        """The value rows are ordered by."""
        return self.sort(row) if self.sort else self.text(row).casefold()

    def native(self, row: object) -> Native:
        """What it stands for, to be written into a spreadsheet."""
        return self.value(row) if self.value else self.text(row)


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
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
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
        self._chosen: tuple[str, ...] = ()
        self._two_lines = False
        self._shortened: dict[int, int] = {}
        self.setHorizontalHeader(SortHeader(self))
        self.setModel(self._model)
        self.setItemDelegate(_RowDelegate(self))
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

    def has_two_lines(self) -> bool:
        """Whether each row has room for a second line."""
        return self._two_lines

    def first_left(self) -> int:
        """Where the first column that is shown begins, in the viewport."""
        return -self.horizontalOffset()

    def rows_in_view(self) -> range:
        """The places of the rows in view."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1)

    def columns_shown(self) -> tuple[int, ...]:
        """Which columns are shown, as they stand from left to right."""
        header = self.horizontalHeader()
        every = (header.logicalIndex(place) for place in range(header.count()))
        return tuple(column for column in every if not header.isSectionHidden(column))

    def show_two_lines(self, two: bool) -> None:
        """Give each row room for a second line, or take it away."""
        if two != self._two_lines:
            self._two_lines = two
            self._set_up_heights()

    def choose_columns(self, keys: tuple[str, ...]) -> None:
        """Show these columns in this order, whatever room they need; none named: the usual ones, as there is room."""
        self._chosen = keys
        header = self.horizontalHeader()
        places = {column.key: place for place, column in enumerate(self._model.columns)}
        order = [*(places[key] for key in keys if key in places)]
        header.blockSignals(True)
        for visual, place in enumerate((*order, *(other for other in places.values() if other not in order))):
            header.moveSection(header.visualIndex(place), visual)
        header.blockSignals(False)
        self._choose_columns()
        self._fill()

    def chosen_columns(self) -> tuple[str, ...]:
        """The columns that were chosen, in order; none where the usual ones are shown as there is room."""
        if not self._chosen:
            return ()
        return tuple(self._model.columns[place].key for place in self.columns_shown())

    def column_layout(self) -> dict[str, object]:
        """The order and widths of the columns, and which were chosen, to be kept."""
        header = self.horizontalHeader()
        columns = [self._model.columns[header.logicalIndex(place)] for place in range(header.count())]
        widths = {
            column.key: self._shortened.get(place, header.sectionSize(place))
            for place, column in enumerate(self._model.columns)
            if column.width
        }
        return {
            "order": [column.key for column in columns],
            "widths": {key: width for key, width in widths.items() if width},
            "chosen": list(self._chosen),
        }

    def take_up_layout(self, kept: Mapping[str, Any]) -> None:
        """The columns as `column_layout` gave them; what is not known is passed over."""
        header = self.horizontalHeader()
        places = {column.key: place for place, column in enumerate(self._model.columns)}
        widths, order, chosen = kept.get("widths", {}), kept.get("order", []), kept.get("chosen", [])
        for key, width in widths.items() if isinstance(widths, dict) else ():
            if key in places and isinstance(width, int):
                header.resizeSection(places[key], width)
        for visual, key in enumerate(key for key in order if key in places):
            header.moveSection(header.visualIndex(places[key]), visual)
        self._chosen = tuple(key for key in chosen if key in places)
        self._choose_columns()
        self._fill()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._model.rowCount() and self._empty_text:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(colours().soft))
            box = self.viewport().rect().adjusted(16, 16, -16, -16)
            painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self._empty_text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_columns()
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """A new text size asks for new heights and widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_up_sizes()
            self._choose_columns()
            self._fill()

    def _choose_columns(self) -> None:
        """Show as many columns as have room, and hide the others: nothing is cut off at the edge."""
        columns = list(enumerate(self._model.columns))
        if all(column.width for _place, column in columns):
            return
        header = self.horizontalHeader()
        header.blockSignals(True)  # nobody chose this, so nobody is told
        self._lengthen()
        for place, column in columns:
            hidden = column.key not in self._chosen if self._chosen else column.extra
            header.setSectionHidden(place, hidden)
        room = self.viewport().width() - self._wide(_LEAST)
        taken = sum(header.sectionSize(place) for place, column in columns if column.width)  # 0 where it is hidden
        for place, column in sorted(columns, key=lambda numbered: -numbered[1].yields):
            if column.yields and taken > room and not self._chosen:
                taken -= header.sectionSize(place)
                header.setSectionHidden(place, True)
        if taken > room and not self._chosen:
            self._shorten()
        header.blockSignals(False)
        self.updateGeometries()

    def _shorten(self) -> None:
        """Let the columns that can say it in fewer words leave more room to the open one."""
        header, line = self.horizontalHeader(), self.fontMetrics().height()
        for place, column in enumerate(self._model.columns):
            if column.short_width and not header.isSectionHidden(place):
                self._shortened[place] = header.sectionSize(place)
                header.resizeSection(place, min(header.sectionSize(place), self._wide(column.short_width) + line))

    def _lengthen(self) -> None:
        """Give them back the widths they had."""
        for place, size in self._shortened.items():
            self.horizontalHeader().resizeSection(place, size)
        self._shortened.clear()

    def _wide(self, characters: int) -> int:
        return round(characters * self.fontMetrics().height() * 0.47)

    def _fill(self, *_resized: int) -> None:
        """Give the open column the room the others leave; where they leave little, the list scrolls sideways."""
        header = self.horizontalHeader()
        for place, column in enumerate(self._model.columns):
            if not column.width:
                others = header.length() - header.sectionSize(place)
                wide = max(self.viewport().width() - others, self._wide(_NARROWEST))
                header.blockSignals(True)
                header.resizeSection(place, wide)
                header.blockSignals(False)

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
        header.setMinimumSectionSize(line * 3)
        self._shortened.clear()
        for place, column in enumerate(self._model.columns):
            header.resizeSection(place, round((column.width or _LEAST) * line * 0.47) + line)

    def _set_up_heights(self) -> None:
        line = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(round(line * (3.1 if self._two_lines else 1.9)))


class _RowDelegate(QStyledItemDelegate):
    """Paints a cell with room around it, a line under it, and a tag where the column has a tone.

    A second line goes across all cells of its row: each cell paints the part of it that it covers.
    """

    def __init__(self, table: RowTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, QColor(colours().chosen if chosen else colours().paper))
        painter.setPen(QColor(colours().line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        second = index.data(SECOND)
        upper = box.adjusted(0, 0, 0, -round(box.height() * 0.42)) if self._table.has_two_lines() else box
        self._paint_words(painter, option, index, upper)
        if second:
            self._paint_second(painter, option.font, second, box.adjusted(0, upper.height(), 0, -1))
        painter.restore()

    def _paint_second(self, painter: QPainter, font: QFont, second: Sequence[Marked], box: QRect) -> None:
        named, viewport = colours(), self._table.viewport()
        bold = QFont(font)
        bold.setBold(True)
        left, right = self._table.first_left() + scaled(10), viewport.width() - scaled(8)
        painter.setClipRect(box)
        for text, marked in second:
            painter.setFont(bold if marked else font)
            wide = painter.fontMetrics().horizontalAdvance(text)
            place = QRect(left, box.top(), min(wide, right - left), box.height() - scaled(4))
            if marked:
                painter.fillRect(place.adjusted(-1, scaled(1), 1, -scaled(1)), QColor(named.amber_pale))
            painter.setPen(QColor(named.ink if marked else named.soft))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 1)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            left += wide
            if left >= right:
                break
        painter.setClipping(False)

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, box: QRect) -> None:
        text, tone = str(index.data()), index.data(TONE)
        inner = box.adjusted(scaled(10), 0, -scaled(8), 0)
        font = option.font
        if isinstance(tone, Tone) and text:
            fits = tag_size(text, tone, font).width() <= inner.width()
            paint_tag(painter, inner, text if fits else index.data(SHORT) or text, tone, font)
            return
        painter.setFont(font)
        painter.setPen(QColor(colours().ink))
        shown, cut = text, Qt.TextElideMode.ElideRight
        if painter.fontMetrics().horizontalAdvance(text) > inner.width() and (short := index.data(SHORT)):
            shown, cut = short, Qt.TextElideMode.ElideMiddle
        shown = painter.fontMetrics().elidedText(shown, cut, inner.width())
        painter.drawText(inner, index.data(Qt.ItemDataRole.TextAlignmentRole), shown)

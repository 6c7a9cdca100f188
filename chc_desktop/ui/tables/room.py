"""Which columns of a list are shown, in what order, and how the room there is is shared among them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from PySide6.QtWidgets import QHeaderView, QTableView

from chc_desktop.ui.tables.column import Column

_LEAST = 24  # characters an open column is given before the others get their room
_NARROWEST = 12  # characters it keeps once no other column yields; then the list scrolls sideways


class ColumnRoom:
    """The columns of one list. Those that were chosen stay whatever room they need; the usual ones as there is room."""

    def __init__(self, table: QTableView, columns: tuple[Column, ...]) -> None:
        self._table = table
        self._columns = columns
        self._chosen: tuple[str, ...] = ()
        self._shortened: dict[int, int] = {}

    def start(self) -> None:
        """Give every column the width it asks for in the present text size."""
        line = self._line()
        header = self._header()
        header.setMinimumSectionSize(line * 3)
        self._shortened.clear()
        for place, column in enumerate(self._columns):
            header.resizeSection(place, round((column.width or _LEAST) * line * 0.47) + line)

    def shown(self) -> tuple[int, ...]:
        """Which columns are shown, as they stand from left to right."""
        header = self._header()
        every = (header.logicalIndex(place) for place in range(header.count()))
        return tuple(column for column in every if not header.isSectionHidden(column))

    def chosen(self) -> tuple[str, ...]:
        """The columns that were chosen, in order; none where the usual ones are shown as there is room."""
        return tuple(self._columns[place].key for place in self.shown()) if self._chosen else ()

    def choose(self, keys: tuple[str, ...]) -> None:
        """Show these columns in this order; none named: the usual ones."""
        self._chosen = keys
        places = self._places()
        order = [places[key] for key in keys if key in places]
        with self._unsaid() as header:
            for visual, place in enumerate((*order, *(other for other in places.values() if other not in order))):
                header.moveSection(header.visualIndex(place), visual)
        self.settle()

    def layout(self) -> dict[str, object]:
        """The order and widths of the columns, and which were chosen, to be kept."""
        header = self._header()
        columns = [self._columns[header.logicalIndex(place)] for place in range(header.count())]
        widths = {
            column.key: self._shortened.get(place, header.sectionSize(place))
            for place, column in enumerate(self._columns)
            if column.width
        }
        return {
            "order": [column.key for column in columns],
            "widths": {key: width for key, width in widths.items() if width},
            "chosen": list(self._chosen),
        }

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """The columns as `layout` gave them; what is not known is passed over."""
        header, places = self._header(), self._places()
        widths, order, chosen = kept.get("widths", {}), kept.get("order", []), kept.get("chosen", [])
        for key, width in widths.items() if isinstance(widths, dict) else ():
            if key in places and isinstance(width, int):
                header.resizeSection(places[key], width)
        for visual, key in enumerate(key for key in order if key in places):
            header.moveSection(header.visualIndex(places[key]), visual)
        self._chosen = tuple(key for key in chosen if key in places)
        self.settle()

    def settle(self) -> None:
        """Share the room there is now."""
        self._show_what_has_room()
        self.fill()

    def fill(self) -> None:
        """Give the open column the room the others leave; where they leave little, the list scrolls sideways."""
        for place, column in enumerate(self._columns):
            if not column.width:
                with self._unsaid() as header:
                    others = header.length() - header.sectionSize(place)
                    header.resizeSection(place, max(self._width() - others, self._wide(_NARROWEST)))

    def _show_what_has_room(self) -> None:
        """Show as many columns as have room, and hide the others: nothing is cut off at the edge."""
        columns = list(enumerate(self._columns))
        if all(column.width for _place, column in columns):
            return
        with self._unsaid() as header:
            self._lengthen()
            for place, column in columns:
                hidden = column.key not in self._chosen if self._chosen else column.extra
                header.setSectionHidden(place, hidden)
            if not self._chosen:
                self._make_room(header)
        self._table.updateGeometries()

    def _make_room(self, header: QHeaderView) -> None:
        """Let columns go, the readiest first, until the open one has its room; then let others be brief."""
        columns = list(enumerate(self._columns))
        room = self._width() - self._wide(_LEAST)
        taken = sum(header.sectionSize(place) for place, column in columns if column.width)  # 0 where it is hidden
        for place, column in sorted(columns, key=lambda numbered: -numbered[1].yields):
            if column.yields and taken > room:
                taken -= header.sectionSize(place)
                header.setSectionHidden(place, True)
        if taken > room:
            self._shorten(header)

    def _shorten(self, header: QHeaderView) -> None:
        """Let the columns that can say it in fewer words leave more room to the open one."""
        for place, column in enumerate(self._columns):
            if column.short_width and not header.isSectionHidden(place):
                size = self._shortened[place] = header.sectionSize(place)
                header.resizeSection(place, min(size, self._wide(column.short_width) + self._line()))

    def _lengthen(self) -> None:
        """Give them back the widths they had."""
        for place, size in self._shortened.items():
            self._header().resizeSection(place, size)
        self._shortened.clear()

    @contextmanager
    def _unsaid(self) -> Iterator[QHeaderView]:
        """The headings, changed by nobody’s choice, so that nobody is told."""
        header = self._header()
        header.blockSignals(True)
        try:
            yield header
        finally:
            header.blockSignals(False)

    def _header(self) -> QHeaderView:
        return self._table.horizontalHeader()

    def _places(self) -> dict[str, int]:
        return {column.key: place for place, column in enumerate(self._columns)}

    def _width(self) -> int:
        return self._table.viewport().width()

    def _line(self) -> int:
        return self._table.fontMetrics().height()

    def _wide(self, characters: int) -> int:
        return round(characters * self._line() * 0.47)

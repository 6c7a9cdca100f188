"""One kind of record as a list: filters that narrow it over a table that sorts, its columns kept as they were left.

`RegisterView.shown()` gives what stands in the list now, for whoever exports or prints it: its title, its columns as
they stand, each with the native value of a row (`Column.native`), and every row in order, fetched by the page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.agenda import Reckoning
from chc_desktop.domain.listing.asked import Asked, Sort
from chc_desktop.domain.listing.listed import Listed
from chc_desktop.domain.listing.views import View
from chc_desktop.office.lists import Glance, Lists
from chc_desktop.office.office import Office
from chc_desktop.ui.listing.columns_dialog import ColumnsDialog
from chc_desktop.ui.listing.filter_bar import FilterBar
from chc_desktop.ui.listing.second_lines import SecondLines
from chc_desktop.ui.tables import Column, RowTable
from chc_desktop.ui.theme import scaled, text_scale
from chc_desktop.ui.window_model import PAGE, WindowModel

_SETTLE = 800  # milliseconds without a further change before the columns are kept


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: what it is called and how it is listed. A row has a `case_id`.

    `meant` gives the filter and value of the chips that are not simply on or off.
    """

    key: str
    title: str
    thing: str
    columns: Callable[[Callable[[], Reckoning]], tuple[Column, ...]]
    chips: tuple[tuple[str, str], ...]
    rivals: tuple[frozenset[str], ...]
    none_yet: str
    log: str
    meant: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Lines:
    """What a list is asked for, as rows of its table."""

    office: Office
    asked: Asked

    def page(self, start: int, size: int) -> Sequence[Any]:
        return self.office.lists.page(self.asked, start, size)

    def place(self, row: Any) -> int | None:
        return self.office.lists.place(self.asked, row.case_id)


class RegisterView(QWidget):
    """The list of one kind. Enter or a double click opens a row."""

    opened = Signal(int)
    filters_changed = Signal()
    cleared = Signal()

    def __init__(self, kind: Kind, office: Office) -> None:
        super().__init__()
        self.kind = kind
        self._office = office
        self._asked = Asked(kind.key)
        self._glance = Glance(0, 0, [])
        self._reckoning = office.agenda.reckoning()
        self._own_columns: tuple[str, ...] = ()
        self._is_saved_view = False
        self.filters = FilterBar(kind.chips, kind.rivals, kind.meant, lambda: office.lists.choices(kind.key))
        self._model = WindowModel(kind.columns(lambda: self._reckoning))
        self.table = RowTable(kind.title, self._model.columns, model=self._model)
        self._second = SecondLines(office, self.table, self._model)
        self._keep_later = QTimer(self, singleShot=True, interval=_SETTLE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(12))
        layout.addWidget(self.filters)
        layout.addWidget(self.table, 1)
        self._connect()
        self._take_up_columns()
        self._own_columns = self.table.chosen_columns()

    def read(self) -> None:
        """What dates are judged by may have changed."""
        self._reckoning = self._office.agenda.reckoning()

    def narrow(self, typed: str, empty: Callable[[], str]) -> None:
        """Show what has the words typed and what the filters let through; `empty` says why where that is nothing."""
        self._asked = replace(self._asked, typed=typed, narrowed=self.filters.narrowed())
        self._show_again()
        self.filters.offer_to_clear(self._asked.is_narrowed)
        self.table.set_empty_text("" if self._glance.shown else empty())

    def counted(self) -> str:
        """“3 of 25 cases”."""
        shown, every = self._glance.shown, self._glance.every
        everything = words.count(every, self.kind.thing)
        return everything if shown == every else f"{shown:,} of {everything}"

    def has_any(self) -> bool:
        """Whether there is one at all."""
        return bool(self._glance.every)

    def shown(self) -> Listed:
        """What the list shows now, for whoever exports or prints it."""
        asked, columns = self._asked, self._model.columns
        in_order = tuple(columns[place] for place in self.table.columns_shown())
        looked_for = (f"with “{asked.typed}”",) if asked.typed.strip() else ()
        return Listed(
            title=self.kind.title,
            counted=self.counted(),
            columns=in_order,
            rows=lambda desk: Lists(desk).every(asked),  # as it is asked for now
            count=self._glance.shown,
            narrowed=(*looked_for, *self.filters.words()),
        )

    def view(self) -> View:
        """What the list shows now, to be kept under a name."""
        return View(0, "", self._asked, self.table.chosen_columns())

    def take_up(self, view: View) -> None:
        """Show what a view shows, but for what is looked for, which is the page's.

        A saved view has columns of its own; else there are those that were chosen for the list.
        """
        self._is_saved_view = bool(view.id)
        columns = view.columns if self._is_saved_view else self._own_columns
        self.filters.show_narrowed(view.asked.narrowed)
        self._asked = replace(self._asked, sort=view.asked.sort)
        self._mark_order(view.asked.sort)
        if columns != self.table.chosen_columns():
            self.table.choose_columns(columns or self._usual())
            self.table.choose_columns(columns)

    def choose_columns(self) -> None:
        """Ask which columns are to be shown."""
        dialog = ColumnsDialog(self._model.columns, self.table.chosen_columns() or self._usual(), self.window())
        dialog.chosen.connect(self._choose_columns)
        dialog.open()

    def chosen_filters(self) -> tuple[str, ...]:
        """What the filters that are on say."""
        return self.filters.words()

    def go_to(self) -> None:
        """Open the only row, or put the keyboard on the first of several."""
        if self._glance.shown == 1:
            self.opened.emit(self._model.row_at(0).case_id)
        elif self._glance.shown:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.choose(self.table.current_row() or self._model.row_at(0))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._keep_later.isActive():
            self._keep_later.stop()
            self._keep_columns()

    def _connect(self) -> None:
        header = self.table.horizontalHeader()
        self.filters.changed.connect(self.filters_changed)
        self.filters.cleared.connect(self.cleared)
        self._model.order_asked.connect(self._put_in_order)
        self.table.row_activated.connect(lambda row: self.opened.emit(row.case_id))
        self._keep_later.timeout.connect(self._keep_columns)
        for changed in (header.sectionMoved, header.sectionResized, header.sortIndicatorChanged):
            changed.connect(lambda: self._keep_later.start())

    def _put_in_order(self, column: str, descending: bool) -> None:
        self._asked = replace(self._asked, sort=Sort(column, descending) if column else None)
        self._show_again()

    def _mark_order(self, sort: Sort | None) -> None:
        """Let the heading show by what the list is sorted; nobody is told."""
        header = self.table.horizontalHeader()
        keys = [column.key for column in self._model.columns]
        place = keys.index(sort.column) if sort and sort.column in keys else -1
        way = Qt.SortOrder.DescendingOrder if sort and sort.descending else Qt.SortOrder.AscendingOrder
        header.blockSignals(True)
        header.setSortIndicator(place, way)
        header.blockSignals(False)
        header.viewport().update()

    def _show_again(self) -> None:
        """Fetch what is asked for; the row that was chosen stays chosen, and in view, where it is still there."""
        chosen = self.table.current_row()
        self._glance = self._office.lists.glance(self._asked, PAGE)
        self._model.show_lines(_Lines(self._office, self._asked), self._glance.shown, self._glance.first)
        self._second.look_for(self._asked)
        if chosen:
            self.table.choose(chosen)

    def _choose_columns(self, keys: tuple[str, ...]) -> None:
        self.table.choose_columns(keys)
        if keys == self._usual():
            self.table.choose_columns(())
        if not self._is_saved_view:
            self._own_columns = self.table.chosen_columns()
        self._keep_columns()

    def _usual(self) -> tuple[str, ...]:
        return tuple(column.key for column in self._model.columns if not column.extra)

    def _keep_columns(self) -> None:
        kept = self.table.column_layout()
        if self._is_saved_view:
            kept = kept | {"chosen": list(self._own_columns)}
        sort = self._asked.sort
        order = [sort.column, sort.descending] if sort else []
        self._office.drafts.save(f"view/{self.kind.key}", kept | {"sort": order, "text_scale": text_scale()})

    def _take_up_columns(self) -> None:
        """The columns as they were left; their widths only while the text has the same size."""
        kept = self._office.drafts.read(f"view/{self.kind.key}")
        if not kept:
            return
        if kept.get("text_scale") != text_scale():
            kept = kept | {"widths": {}}
        self.table.take_up_layout(kept)
        sort = kept.get("sort")
        if isinstance(sort, list) and len(sort) == 2:
            self._asked = replace(self._asked, sort=Sort(str(sort[0]), bool(sort[1])))
            self._mark_order(self._asked.sort)

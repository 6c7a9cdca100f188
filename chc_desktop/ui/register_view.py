"""One kind of record as a list: chips that narrow it over a table that sorts, its columns kept as they were left.

`RegisterView.shown()` gives what stands in the list now, for whoever exports or prints it: its title, its columns as
they stand, each with the native value of a row (`Column.native`), and every row in order, fetched by the page.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.agenda import Reckoning
from chc_desktop.domain.listing.asked import Asked, Sort
from chc_desktop.office.office import Office
from chc_desktop.ui.filter_chips import FilterChips
from chc_desktop.ui.tables import Column, RowTable
from chc_desktop.ui.theme import scaled, text_scale
from chc_desktop.ui.window_model import WindowModel

_SETTLE = 800  # milliseconds without a further change before the columns are kept


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: what it is called and how it is listed. A row has a `case_id`.

    `narrowed` gives what the chips that are on ask of the list.
    """

    key: str
    title: str
    thing: str
    columns: Callable[[Callable[[], Reckoning]], tuple[Column, ...]]
    chips: tuple[tuple[str, str], ...]
    rivals: tuple[frozenset[str], ...]
    narrowed: Callable[[tuple[str, ...]], tuple[tuple[str, str], ...]]
    none_yet: str
    log: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What a list shows: “Cases”, “3 of 25 cases”, the columns as they stand, and a way to every row in order."""

    title: str
    counted: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Any]]


@dataclass(frozen=True, slots=True)
class _Lines:
    """What a list is asked for, as rows of its table."""

    office: Office
    asked: Asked

    def count(self) -> int:
        return self.office.lists.count(self.asked)

    def page(self, start: int, size: int) -> Sequence[Any]:
        return self.office.lists.page(self.asked, start, size)

    def place(self, row: Any) -> int | None:
        return self.office.lists.place(self.asked, row.case_id)


class RegisterView(QWidget):
    """The list of one kind. Enter or a double click opens a row."""

    opened = Signal(int)
    chips_changed = Signal()

    def __init__(self, kind: Kind, office: Office) -> None:
        super().__init__()
        self.kind = kind
        self._office = office
        self._every = 0
        self._asked = Asked(kind.key)
        self._reckoning = office.agenda.reckoning()
        self._filters = FilterChips("Narrow the list", kind.chips, kind.rivals)
        self._model = WindowModel(kind.columns(lambda: self._reckoning))
        self._table = RowTable(kind.title, self._model.columns, model=self._model)
        self._keep_later = QTimer(self, singleShot=True, interval=_SETTLE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(12))
        layout.addWidget(self._filters)
        layout.addWidget(self._table, 1)
        self._connect()
        self._take_up_columns()

    def read(self) -> None:
        """Read the register again."""
        self._reckoning = self._office.agenda.reckoning()
        self._every = self._office.lists.count(Asked(self.kind.key))

    def narrow(self, typed: str, empty: Callable[[], str]) -> None:
        """Show what has the words typed and what the chips let through; `empty` says why where that is nothing."""
        self._asked = replace(self._asked, typed=typed, narrowed=self.kind.narrowed(self._filters.value()))
        self._show_again()
        self._table.set_empty_text("" if self._model.rowCount() else empty())

    def counted(self) -> str:
        """“3 of 25 cases”."""
        shown = self._model.rowCount()
        everything = words.count(self._every, self.kind.thing)
        return everything if shown == self._every else f"{shown:,} of {everything}"

    def has_any(self) -> bool:
        """Whether there is one at all."""
        return bool(self._every)

    def asked(self) -> Asked:
        """What the list is asked to show."""
        return self._asked

    def shown(self) -> Shown:
        """What the list shows now, for whoever exports or prints it."""
        asked, columns = self._asked, self._model.columns
        in_order = tuple(columns[place] for place in self._table.columns_shown())
        return Shown(self.kind.title, self.counted(), in_order, lambda: self._office.lists.every(asked))

    def chosen_chips(self) -> tuple[str, ...]:
        """What the chips that are on say."""
        return self._filters.words()

    def go_to(self) -> None:
        """Open the only row, or put the keyboard on the first of several."""
        count = self._model.rowCount()
        if count == 1:
            self.opened.emit(self._model.row_at(0).case_id)
        elif count:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._table.choose(self._table.current_row() or self._model.row_at(0))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._keep_later.isActive():
            self._keep_later.stop()
            self._keep_columns()

    def _connect(self) -> None:
        header = self._table.horizontalHeader()
        self._filters.changed.connect(self.chips_changed)
        self._model.order_asked.connect(self._put_in_order)
        self._table.row_activated.connect(lambda row: self.opened.emit(row.case_id))
        self._keep_later.timeout.connect(self._keep_columns)
        for changed in (header.sectionMoved, header.sectionResized, header.sortIndicatorChanged):
            changed.connect(lambda: self._keep_later.start())

    def _put_in_order(self, column: str, descending: bool) -> None:
        self._asked = replace(self._asked, sort=Sort(column, descending) if column else None)
        self._show_again()

    def _show_again(self) -> None:
        """Fetch what is asked for; the row that was chosen stays chosen, and in view, where it is still there."""
        chosen = self._table.current_row()
        self._model.show_lines(_Lines(self._office, self._asked))
        if chosen:
            self._table.choose(chosen)

    def _keep_columns(self) -> None:
        columns = b64encode(self._table.saved_state()).decode("ascii")
        self._office.drafts.save(f"view/{self.kind.key}", {"columns": columns, "text_scale": text_scale()})

    def _take_up_columns(self) -> None:
        """The columns as they were left, unless the text has another size now."""
        kept = self._office.drafts.read(f"view/{self.kind.key}")
        if kept and kept.get("text_scale") == text_scale():
            self._table.restore(b64decode(str(kept.get("columns", ""))))

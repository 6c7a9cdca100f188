"""One kind of record as a list: chips that narrow it over a table that sorts, its columns kept as they were left."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.agenda import Reckoning
from chc_desktop.office.office import Office
from chc_desktop.ui.filter_chips import FilterChips
from chc_desktop.ui.tables import Column, RowTable
from chc_desktop.ui.theme import scaled, text_scale

_SETTLE = 800  # milliseconds without a further change before the columns are kept


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: what it is called, how it is listed, and how it is read. A row has a `case_id`.

    `wanted` gives whether a row is to be shown, by the chips that are on, what was found, and today.
    """

    key: str
    title: str
    thing: str
    columns: Callable[[Callable[[], Reckoning]], tuple[Column, ...]]
    chips: tuple[tuple[str, str], ...]
    rivals: tuple[frozenset[str], ...]
    wanted: Callable[[tuple[str, ...], set[int] | None, date], Callable[[Any], bool]]
    read: Callable[[Office], Sequence[Any]]
    none_yet: str
    log: str


class RegisterView(QWidget):
    """The list of one kind. Enter or a double click opens a row."""

    opened = Signal(int)
    chips_changed = Signal()

    def __init__(self, kind: Kind, office: Office) -> None:
        super().__init__()
        self.kind = kind
        self._office = office
        self._rows: Sequence[Any] = ()
        self._reckoning = office.agenda.reckoning()
        self._filters = FilterChips("Narrow the list", kind.chips, kind.rivals)
        self._table = RowTable(kind.title, kind.columns(lambda: self._reckoning))
        self._keep_later = QTimer(self, singleShot=True, interval=_SETTLE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(12))
        layout.addWidget(self._filters)
        layout.addWidget(self._table, 1)
        self._take_up_columns()
        self._connect()

    def read(self) -> None:
        """Read the register again."""
        self._reckoning = self._office.agenda.reckoning()
        self._rows = self.kind.read(self._office)

    def narrow(self, found: set[int] | None, empty: str) -> None:
        """Show what was found (None: all) and the chips let through; `empty` is said where that is nothing."""
        keys = self._filters.value()
        holds = self.kind.wanted(keys, found, self._reckoning.today)
        narrowed = bool(keys) or found is not None
        self._show([row for row in self._rows if holds(row)] if narrowed else self._rows, empty)

    def counted(self) -> str:
        """“3 of 25 cases”."""
        shown, every = len(self._table.rows()), len(self._rows)
        everything = words.count(every, self.kind.thing)
        return everything if shown == every else f"{shown} of {everything}"

    def has_any(self) -> bool:
        """Whether there is one at all."""
        return bool(self._rows)

    def chosen_chips(self) -> tuple[str, ...]:
        """What the chips that are on say."""
        return self._filters.words()

    def go_to(self) -> None:
        """Open the only row, or put the keyboard on the first of several."""
        rows = self._table.rows()
        if len(rows) == 1:
            self.opened.emit(rows[0].case_id)
        elif rows:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._table.choose(self._table.current_row() or rows[0])

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._keep_later.isActive():
            self._keep_later.stop()
            self._keep_columns()

    def _connect(self) -> None:
        header = self._table.horizontalHeader()
        self._filters.changed.connect(self.chips_changed)
        self._table.row_activated.connect(lambda row: self.opened.emit(row.case_id))
        self._keep_later.timeout.connect(self._keep_columns)
        for changed in (header.sectionMoved, header.sectionResized, header.sortIndicatorChanged):
            changed.connect(lambda: self._keep_later.start())

    def _show(self, rows: Sequence[Any], empty: str) -> None:
        chosen = self._table.current_row()
        self._table.set_empty_text(empty)
        self._table.show_rows(rows)
        again = chosen and next((row for row in rows if row.case_id == chosen.case_id), None)
        if again:
            self._table.choose(again)

    def _keep_columns(self) -> None:
        columns = b64encode(self._table.saved_state()).decode("ascii")
        self._office.drafts.save(f"view/{self.kind.key}", {"columns": columns, "text_scale": text_scale()})

    def _take_up_columns(self) -> None:
        """The columns as they were left, unless the text has another size now."""
        kept = self._office.drafts.read(f"view/{self.kind.key}")
        if kept and kept.get("text_scale") == text_scale():
            self._table.restore(b64decode(str(kept.get("columns", ""))))

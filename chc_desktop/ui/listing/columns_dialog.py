"""Which columns a list shows and in which order, chosen by keyboard or mouse."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.tables import Column
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.wrap import WrapLabel, chips

_KEY = Qt.ItemDataRole.UserRole


class ColumnsDialog(FormDialog):
    """Ticks the columns to be shown; “Up” and “Down” move the one the keyboard is on. `chosen` tells their keys."""

    chosen = Signal(tuple)

    def __init__(self, columns: tuple[Column, ...], shown: tuple[str, ...], parent: QWidget | None) -> None:
        super().__init__("Columns", "Show these", parent)
        self._usual = tuple(column.key for column in columns if not column.extra)
        self._titles = {column.key: column.title for column in columns}
        self.list = _Columns()
        self.up_button, self.down_button = plain_button("Move up"), plain_button("Move down")
        self.usual_button = plain_button("The usual ones")
        self.body.addWidget(WrapLabel("Tick the columns to be shown. The first in this list stands furthest left."))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(chips(self.up_button, self.down_button, self.usual_button))
        for button in (self.up_button, self.down_button, self.usual_button):
            button.setAutoDefault(False)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.usual_button.clicked.connect(lambda: self._fill(self._usual))
        self._fill(shown)
        self.list.setFocus()

    def submit(self) -> None:
        """Tell what was chosen; at least one column has to be."""
        items = [self.list.item(place) for place in range(self.list.count())]
        keys = tuple(str(item.data(_KEY)) for item in items if item.checkState() is Qt.CheckState.Checked)
        if self.attempt(lambda: _some(keys)):
            self.chosen.emit(keys)
            self.accept()

    def _fill(self, shown: tuple[str, ...]) -> None:
        """Those that are shown first, in their order; then the others."""
        self.list.clear()
        for key in (*shown, *(key for key in self._titles if key not in shown)):
            item = QListWidgetItem(self._titles[key], self.list)
            item.setData(_KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)

    def _move(self, by: int) -> None:
        place = self.list.currentRow()
        if 0 <= place + by < self.list.count():
            item = self.list.takeItem(place)
            self.list.insertItem(place + by, item)
            self.list.setCurrentRow(place + by)


class _Columns(QListWidget):
    """The columns, as tall as they need."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Columns: Space ticks one")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 20, round(line * 1.7 * max(self.count(), 6)))


def _some(keys: tuple[str, ...]) -> None:
    if not keys:
        raise RuleBroken("Please tick at least one column. Nothing was changed.")

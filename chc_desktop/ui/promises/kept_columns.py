"""Keeps the columns of a list, and by which it is sorted, as they were left."""

from PySide6.QtCore import QObject, Qt, QTimer

from chc_desktop.office.drafts import Drafts
from chc_desktop.ui.tables import RowTable
from chc_desktop.ui.theme import text_scale

_SETTLE = 800  # milliseconds without a further change before they are kept


class KeptColumns(QObject):
    """The columns of one table, kept under a name; their widths only while the text has the same size."""

    def __init__(self, table: RowTable, drafts: Drafts, key: str) -> None:
        super().__init__(table)
        self._table = table
        self._drafts = drafts
        self._key = key
        self._later = QTimer(self, singleShot=True, interval=_SETTLE)
        self._take_up()
        self._later.timeout.connect(self.keep)
        header = table.horizontalHeader()
        for changed in (header.sectionMoved, header.sectionResized, header.sortIndicatorChanged):
            changed.connect(lambda: self._later.start())

    def finish(self) -> None:
        """Keep what has not been kept yet: the list goes out of view."""
        if self._later.isActive():
            self._later.stop()
            self.keep()

    def keep(self) -> None:
        """Keep the columns as they stand."""
        header = self._table.horizontalHeader()
        descending = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        sort = [header.sortIndicatorSection(), descending]
        self._drafts.save(self._key, self._table.column_layout() | {"sort": sort, "text_scale": text_scale()})

    def _take_up(self) -> None:
        kept = self._drafts.read(self._key)
        if not kept:
            return
        if kept.get("text_scale") != text_scale():
            kept = kept | {"widths": {}}
        self._table.take_up_layout(kept)
        sort = kept.get("sort")
        if isinstance(sort, list) and len(sort) == 2 and isinstance(sort[0], int):
            way = Qt.SortOrder.DescendingOrder if sort[1] else Qt.SortOrder.AscendingOrder
            self._table.sortByColumn(sort[0], way)

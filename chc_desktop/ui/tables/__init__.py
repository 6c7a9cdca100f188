"""One table model for every list: columns are data, rows are frozen values.

A column says what is shown (`text`) and what it stands for (`native`): a date, a whole number or text, so that a list
can be exported and printed as it is shown. `RegisterView.shown()` hands over such a list, its columns in the order in
which they stand and its rows one after the other.
"""

from chc_desktop.ui.tables.cells import Marked
from chc_desktop.ui.tables.column import LEFT, RIGHT, Column
from chc_desktop.ui.tables.model import ROW, SECOND, SHORT, SORT, TONE, ColumnModel, Index, RowModel
from chc_desktop.ui.tables.table import RowTable

__all__ = [
    "LEFT",
    "RIGHT",
    "ROW",
    "SECOND",
    "SHORT",
    "SORT",
    "TONE",
    "Column",
    "ColumnModel",
    "Index",
    "Marked",
    "RowModel",
    "RowTable",
]

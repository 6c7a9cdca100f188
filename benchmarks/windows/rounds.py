"""The program with everything looked at once that an officer looks at, and then how much memory it holds."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from benchmarks.own_memory import memory
from chc_desktop import clock, files
from chc_desktop.app import make_application
from chc_desktop.office.library import ClockKinds, Library
from chc_desktop.office.office import Office
from chc_desktop.store import opening
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.prompts import Prompts
from tests import make


def settle() -> None:
    for _ in range(20):
        QApplication.processEvents()


application = make_application()
editions, kinds = Library(files.resources("codes")), ClockKinds(files.resources("clocks"))
office = Office(opening.open_register(Path(sys.argv[1])), editions, kinds, lambda: make.TODAY, clock.now)
window = MainWindow(office, Prompts())
window.show()
settle()
for page in ("cases", "calendar", "today", "cases"):
    window.show_page(page)
    settle()
table = window.pages.cases.table()
for typed in ("boil", "boiler", "obrien", ""):
    window.pages.cases.search.setText(typed)
    settle()
for column in (2, 5, 7):
    table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    settle()
table.scrollToBottom()
settle()
window.open_case(1)
settle()
window.show_page("today")
settle()
print(memory())

"""The floor: an empty PySide6 window with SQLAlchemy imported."""

import sys

import sqlalchemy  # noqa: F401 - imported because the floor is a window with it
from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.windows.report import when_painted

application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1366, 768)
when_painted(application, window)
application.exec()

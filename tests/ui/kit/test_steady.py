"""The program stands on every Python we name."""

import gc
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from chc_desktop.ui import steady

MANY_CALLS = """
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from chc_desktop.ui.theme import apply_theme
app = QApplication([])
apply_theme(app)
font = QFont()
for _ in range(60_000):
    font.setBold(True)
print("still standing")
"""


def test_a_long_day_of_calls_that_return_nothing_does_not_end_the_program() -> None:
    done = subprocess.run([sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "still standing"), done.stderr


WINDOWS_END = """
import gc
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from chc_desktop.ui.theme import apply_theme
app = QApplication([])
apply_theme(app)
gc.set_threshold(1)
for _ in range(300):
    window = QWidget()
    button = QPushButton(window)
    button.clicked.connect(window.close)
    window.itself = window
    window.deleteLater()
    del window, button
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
print("cleared away" if gc.isenabled() else "nothing cleared away")
"""


def test_nothing_is_cleared_away_in_the_midst_of_the_end_of_a_window() -> None:
    """It could ask for the lock that Qt holds just then, and stand still for ever."""
    done = subprocess.run([sys.executable, "-c", WINDOWS_END], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "nothing cleared away"), done.stderr


def test_what_nobody_needs_is_cleared_away_between_two_events(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steady, "_EVERY", 1)
    looked: list[int] = []
    monkeypatch.setattr(gc, "collect", looked.append)
    owner = QObject()
    steady.stand_steady(owner)
    while len(looked) < 30:
        qapp.processEvents()
    delete(owner)
    assert looked[:30] == [1] * 29 + [2]

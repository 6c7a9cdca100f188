"""The program stands on every Python we name."""

import subprocess
import sys

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

"""Hands a file to the program the computer opens it with; the only place that does."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_with_system(path: Path) -> bool:
    """Whether a program was found for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

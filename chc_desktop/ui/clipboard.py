"""What came from here does not stay on the clipboard once the register is locked or the program closed."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

_FOR_ELSEWHERE = "application/x-chc-for-elsewhere"
"""Marks words that were copied because they cannot be kept here: closing the program leaves them."""


def clear() -> None:
    """Take away whatever came from this program: it is being locked."""
    for mode in _ours():
        QGuiApplication.clipboard().clear(mode)


def clear_on_closing() -> None:
    """The same, but for words that were handed over to another program."""
    clipboard = QGuiApplication.clipboard()
    for mode in _ours():
        if not clipboard.mimeData(mode).hasFormat(_FOR_ELSEWHERE):
            clipboard.clear(mode)


def hand_over(words: str) -> None:
    """Put words on the clipboard that are to be pasted into another program, even once this one is closed."""
    data = QMimeData()
    data.setText(words)
    data.setData(_FOR_ELSEWHERE, b"1")
    QGuiApplication.clipboard().setMimeData(data)


def _ours() -> list[QClipboard.Mode]:
    """The clipboard, and where there is one the selection, as far as they hold what was put there from here."""
    clipboard = QGuiApplication.clipboard()
    owned = {QClipboard.Mode.Clipboard: clipboard.ownsClipboard(), QClipboard.Mode.Selection: clipboard.ownsSelection()}
    return [mode for mode, is_ours in owned.items() if is_ours]

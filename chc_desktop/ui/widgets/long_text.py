"""Several lines of plain text that grow with what is written, paste plainly, and are helped while writing."""

from collections.abc import Callable
from math import ceil
from typing import Any, Protocol

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from chc_desktop.domain.pasted import tidied


class HelpsWriting(Protocol):
    """A window that helps with the long texts in it, and in the forms it opens."""

    def help_writing(self, text: "LongText") -> object: ...


class LongText(QPlainTextEdit):
    """Several lines of plain text; grows with what is written, and Tab goes on to the next field.

    `is_prose` is false where spelling is not looked at, as in an address. `menu_asked` tells of the menu somebody
    asked for, once a window helps with it; `left` that the keyboard went on; `paragraph_asked` that a paragraph of
    the library is wanted, and `meant_for` what it should be for.
    """

    changed = Signal()
    menu_asked = Signal(QContextMenuEvent)
    left = Signal()
    paragraph_asked = Signal()

    def __init__(
        self,
        name: str = "",
        placeholder: str = "",
        minimum_lines: int = 3,
        maximum_lines: int = 14,
        is_prose: bool = True,
    ) -> None:
        super().__init__()
        self.is_prose = is_prose
        self._is_helped = False
        self.meant_for: Callable[[], tuple[Any, ...]] | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines = (minimum_lines, maximum_lines)
        self._before = ""
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())

    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def value(self) -> str:
        """What is written, without empty lines around it."""
        return self.toPlainText().strip()

    def set_value(self, text: str) -> None:
        """Write this instead, leaving the cursor alone when nothing differs."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def replace_value(self, text: str) -> None:
        """The same so that Ctrl+Z brings back what was written before."""
        if text != self.toPlainText():
            cursor = self.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        insert_at_once(self.textCursor(), tidied(source.text()))
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        copied = QMimeData()
        copied.setText(self.textCursor().selection().toPlainText())
        return copied

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if asks_to_redo(event):
            self.redo()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._is_helped:
            self.menu_asked.emit(event)
        else:
            super().contextMenuEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        around = None if self._is_helped else _helping_with(self)
        if around:
            self._is_helped = True
            around.help_writing(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 18, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 8, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _tell(self) -> None:
        """Marking a word tells of a change too, though the text is the same."""
        text = self.toPlainText()
        if text != self._before:
            self._before = text
            self.changed.emit()

    def _grow(self) -> None:
        """Ask for the height anew. A scroll bar comes only beyond the limit: it would narrow the lines meanwhile."""
        policies = Qt.ScrollBarPolicy
        beyond = self._written_height() > self._lines[1] * self._line() + 1
        wanted = policies.ScrollBarAsNeeded if beyond else policies.ScrollBarAlwaysOff
        if wanted != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(wanted)
        self.updateGeometry()

    def _height(self) -> int:
        """Tall enough for every line as it was laid out: a line with a letter of another typeface is taller."""
        fewest, most = (lines * self._line() for lines in self._lines)
        least = max(fewest, self._prompt_height())
        around = self.height() - self.viewport().height() + 2 * self.document().documentMargin()
        return ceil(min(max(self._written_height(), least), most) + max(around, 10)) + 2

    def _prompt_height(self) -> float:
        """The room its prompt needs, so that whoever begins to write can read all of it."""
        prompt, width = self.placeholderText(), self.viewport().width() - 2 * self.document().documentMargin()
        if not prompt or width <= 0:
            return 0
        room = QRectF(0, 0, width, 0)
        return QFontMetricsF(self.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, prompt).height()

    def _line(self) -> int:
        return ceil(QFontMetricsF(self.font()).lineSpacing())

    def _written_height(self) -> float:
        layout, block = self.document().documentLayout(), self.document().begin()
        height = -self.document().documentMargin()  # the last line brings the margin under it
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return height


def insert_at_once(cursor: QTextCursor, text: str) -> None:
    """So that one Ctrl+Z takes it out, and only it: what was typed just before stays."""
    cursor.beginEditBlock()
    cursor.insertText(text)
    cursor.endEditBlock()


def asks_to_redo(event: QKeyEvent) -> bool:
    """Ctrl+Y and Ctrl+Shift+Z, on every system."""
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    pressed = event.key(), event.modifiers()
    return pressed in ((Qt.Key.Key_Y, control), (Qt.Key.Key_Z, control | shift))


def _helping_with(widget: QWidget) -> HelpsWriting | None:
    around = widget.parentWidget()
    while around:
        if hasattr(around, "help_writing"):
            return around
        around = around.parentWidget()
    return None

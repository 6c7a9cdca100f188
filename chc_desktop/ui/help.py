"""The help pages, shown as they stand in `resources/help`: one file each, the list at the left."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from chc_desktop import files
from chc_desktop.ui.theme import colours, role, text_scale
from chc_desktop.ui.widgets.wrap import WrapLabel

_FIRST = (
    "today", "log", "requests", "cases", "case", "people", "person", "case-file", "deadlines", "clocks", "codes",
    "letter", "second-reader", "papers", "writing", "calendar", "assessment", "settings", "bank-holidays",
    "spreadsheets", "safekeeping", "bin",
)  # fmt: skip


class HelpPage(QWidget):
    """Reads like a small book; `show_help` opens it at a page, and Escape asks to go back to where one was."""

    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pages = {path.stem: path.read_text(encoding="utf-8") for path in _in_order()}
        self.list = QListWidget()
        self.text = QTextBrowser()
        self._set_up()
        for name, markdown in self._pages.items():
            item = QListWidgetItem(_title(markdown))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
        self.list.currentItemChanged.connect(lambda: self._show())
        self.list.setCurrentRow(0)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.back_asked)

    def show_help(self, name: str) -> None:
        """Open a page by its file's name; an unknown one opens the first."""
        names = list(self._pages)
        self.list.setCurrentRow(names.index(name) if name in names else 0)

    def refresh(self) -> None:
        """Help does not change."""

    def current_help(self) -> str:
        """The name of the page that is open."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "text"):
            self._show()

    def _set_up(self) -> None:
        self.list.setAccessibleName("Help pages")
        self.text.setAccessibleName("Help")
        self.text.setOpenExternalLinks(False)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        role(self.text, "help")
        self.list.setFixedWidth(round(self.fontMetrics().height() * (11 if text_scale() < 1.5 else 9)))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 20, 28, 20)
        layout.setSpacing(12)
        layout.addWidget(WrapLabel("Help", "title"))
        layout.addLayout(row, 1)
        self.setFocusProxy(self.list)

    def _show(self) -> None:
        document = self.text.document()
        document.setDefaultFont(self.font())
        document.setDocumentMargin(self.fontMetrics().height())
        self.text.setMarkdown(self._pages.get(self.current_help(), ""))
        _loosen(document, self.fontMetrics().height())
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


def _loosen(document: QTextDocument, line: int) -> None:
    """Give lines, paragraphs and tables the room that Markdown leaves to the reader."""
    block = document.begin()
    while block.isValid():
        form = block.blockFormat()
        form.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setBottomMargin(line * 0.5)
        form.setTopMargin(line * 0.4 if form.headingLevel() > 1 else 0)
        QTextCursor(block).setBlockFormat(form)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            frame.setFormat(_table(line))


def _table(line: int) -> QTextTableFormat:
    table = QTextTableFormat()
    table.setBorder(1)
    table.setBorderCollapse(True)
    table.setBorderBrush(QColor(colours().line))
    table.setCellPadding(line * 0.35)
    table.setBottomMargin(line)
    table.setHeaderRowCount(1)
    return table


def _in_order() -> list[Path]:
    """The pages in the order of the work; a page that is new comes after those known."""
    found = {path.stem: path for path in sorted(files.resources("help").glob("*.md"))}
    return [found[name] for name in _FIRST if name in found] + [
        path for name, path in found.items() if name not in _FIRST
    ]


def _title(markdown: str) -> str:
    """The page's own heading."""
    return markdown.partition("\n")[0].lstrip("# ").strip()

"""The small card in which a ready sentence is chosen, by typing a part of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from chc_desktop.domain.snippets import Snippet
from chc_desktop.ui.widgets.popover import Popover
from chc_desktop.ui.widgets.wrap import WrapLabel
from chc_desktop.ui.writing.search_line import SearchLine

_LINES = 7


class SnippetChooser(Popover):
    """Up and Down choose, Enter takes, Escape leaves everything as it was."""

    chosen = Signal(object)

    def __init__(self, snippets: Sequence[Snippet], parent: QWidget) -> None:
        super().__init__(parent, "Ready sentences")
        self._snippets = tuple(snippets)
        self.search = SearchLine("Find a ready sentence", "A word of it")
        self.list = QListWidget()
        self.list.setAccessibleName("Ready sentences")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(self.fontMetrics().height() * _LINES)
        self.whole = WrapLabel("", "soft")
        for part in (self.search, self.list, self.whole):
            self.add(part)
        self.setFocusProxy(self.search)
        self.search.changed.connect(self._fill)
        self.search.stepped.connect(self.step)
        self.search.taken.connect(self.take)
        self.search.left.connect(self.close)
        self.list.itemClicked.connect(lambda _item: self.take())
        self.list.currentItemChanged.connect(lambda _item, _before: self._show_whole())
        self._fill()

    def take(self) -> None:
        """Take the one that is chosen."""
        item = self.list.currentItem()
        if item:
            snippet = item.data(Qt.ItemDataRole.UserRole)
            self.close()
            self.chosen.emit(snippet)

    def step(self, by: int) -> None:
        """Choose the next one, or the one before."""
        rows = self.list.count()
        if rows:
            self.list.setCurrentRow((self.list.currentRow() + by) % rows)

    def _fill(self) -> None:
        self.list.clear()
        for snippet in self._snippets:
            if _has(snippet, self.search.value()):
                item = QListWidgetItem(f"{snippet.name} ({snippet.short})" if snippet.short else snippet.name)
                item.setData(Qt.ItemDataRole.UserRole, snippet)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._show_whole()

    def _show_whole(self) -> None:
        item = self.list.currentItem()
        text = item.data(Qt.ItemDataRole.UserRole).text if item else "No ready sentence has these words."
        self.whole.setText(text)
        self.search.setAccessibleDescription(f"{item.text()}. {text}" if item else text)


def _has(snippet: Snippet, typed: str) -> bool:
    said = f"{snippet.name} {snippet.short} {snippet.text}".casefold()
    return all(word in said for word in typed.casefold().split())

"""Gives each long text that comes into view its helpers: marks, menu, ready sentences, and the keys for them."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeySequence,
    QShortcut,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu

from chc_desktop.domain import words
from chc_desktop.domain.snippets import Snippet
from chc_desktop.language.prose import Word
from chc_desktop.office.office import Office
from chc_desktop.ui.widgets.long_text import LongText, insert_at_once
from chc_desktop.ui.writing.chooser import SnippetChooser
from chc_desktop.ui.writing.marks import Marks
from chc_desktop.ui.writing.paragraph_aids import ParagraphAids, case_around, say_beside
from chc_desktop.ui.writing.proofreader import Proofreader

NEXT_UNKNOWN, READY_SENTENCE = "F7", "Ctrl+J"
PARAGRAPH, NEXT_GAP = "Ctrl+Shift+J", "Shift+F7"


class WritingAids(QObject):
    """The helpers of one window."""

    def __init__(self, office: Office, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self.proofreader = Proofreader(office, self)

    def help(self, text: LongText) -> "TextAids":
        """Give a text its helpers."""
        self.proofreader.begin()
        return TextAids(self._office, self.proofreader, text)


class TextAids(QObject):
    """The helpers of one long text, which go with it."""

    def __init__(self, office: Office, proofreader: Proofreader, text: LongText) -> None:
        super().__init__(text)
        self._office = office
        self._proofreader = proofreader
        self._text = text
        self.marks = Marks(text, proofreader) if text.is_prose else None
        self.chooser: SnippetChooser | None = None
        self._add_key(READY_SENTENCE, self.insert_ready_sentence)
        self.paragraphs = ParagraphAids(office, text, self)
        self._add_key(PARAGRAPH, self.paragraphs.open_library)
        self._add_key(NEXT_GAP, self.paragraphs.go_to_next_gap)
        text.paragraph_asked.connect(self.paragraphs.open_library)
        if self.marks:
            self._add_key(NEXT_UNKNOWN, self.go_to_next_unknown)
        text.menu_asked.connect(self._open_menu)

    @property
    def proofreader(self) -> Proofreader:
        """Who knows the words."""
        return self._proofreader

    def go_to_next_unknown(self) -> None:
        """Choose the next unknown word; say so where there is none."""
        assert self.marks
        if not self._proofreader.is_ready():
            self.say("The dictionary is still being read. Please try again in a moment.")
            return
        found = self.marks.next_unknown()
        if found is None:
            self.say("No unknown word in this text.")
            return
        self._text.setTextCursor(found)
        self._text.ensureCursorVisible()
        self.say(f"Unknown word: {found.selectedText()}. Shift+F10 shows what may be meant.")

    def insert_ready_sentence(self) -> None:
        """The one whose short word stands before the cursor, or else one to choose."""
        if self._text.isReadOnly():
            return
        cursor = self._short_word()
        known = {each.short.casefold(): each for each in self._office.snippets.all() if each.short}
        snippet = known.get(cursor.selectedText().casefold())
        if snippet and cursor.hasSelection():
            self._insert(snippet, cursor)
        else:
            self._open_chooser()

    def say(self, sentence: str) -> None:
        """Beside the text, for the eye and for a screen reader; it goes away by itself."""
        say_beside(self._text, sentence)

    def _add_key(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._text)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    def _open_chooser(self) -> None:
        self.chooser = SnippetChooser(self._office.snippets.all(), self._text)
        self.chooser.chosen.connect(lambda snippet: self._insert(snippet, self._text.textCursor()))
        self.chooser.show_at(self._text.mapToGlobal(self._text.cursorRect().bottomLeft()))

    def _insert(self, snippet: Snippet, cursor: QTextCursor) -> None:
        filled = self._office.snippets.filled(snippet, case_around(self._text))
        start = cursor.selectionStart()
        insert_at_once(cursor, filled.text)
        if filled.open:
            self._choose_first_open(filled.open[0], start)
            self.say(f"Not known here, please write it yourself: {words.listed(filled.open)}.")
        else:
            self._text.setTextCursor(cursor)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_first_open(self, place: str, start: int) -> None:
        found = self._text.document().find(place, start)
        if not found.isNull():
            self._text.setTextCursor(found)

    def _short_word(self) -> QTextCursor:
        """The word before the cursor, chosen."""
        cursor = self._text.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        length = len(before) - len(before.rstrip()) if not before.split() else len(before.split()[-1])
        if before[-1:].isspace() or cursor.hasSelection():
            length = 0
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
        return cursor

    def _open_menu(self, event: QContextMenuEvent) -> None:
        """What Qt offers for any text, and what we know of the word."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        cursor = self._text.cursorForPosition(event.pos()) if by_mouse else self._text.textCursor()
        menu = self._text.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("What can be done with this text")
        first = menu.actions()[0] if menu.actions() else None
        word = self.marks.unknown_at(cursor) if self.marks and self._proofreader.is_ready() else None
        if word and not self._text.isReadOnly():
            self._offer_words(menu, first, cursor, word)
        menu.addSeparator()
        ready = menu.addAction("Insert a ready sentence…")
        ready.setShortcut(QKeySequence(READY_SENTENCE))
        ready.triggered.connect(self._open_chooser)
        ready.setEnabled(not self._text.isReadOnly())
        self.paragraphs.add_to(menu, PARAGRAPH, NEXT_GAP)
        if self.marks:
            following = menu.addAction("Next unknown word")
            following.setShortcut(QKeySequence(NEXT_UNKNOWN))
            following.triggered.connect(self.go_to_next_unknown)
        at = event.globalPos() if by_mouse else self._text.mapToGlobal(self._text.cursorRect().bottomLeft())
        menu.popup(at)

    def _offer_words(self, menu: QMenu, before: QAction | None, cursor: QTextCursor, word: Word) -> None:
        marks = self.marks
        assert marks
        chosen = marks.select(cursor, word)
        looking = QAction("Looking for what may be meant…", menu)
        looking.setEnabled(False)
        add = QAction(f"Add “{word.text}” to my words", menu)
        add.triggered.connect(lambda: self._proofreader.add(word.text))
        ignore = QAction("Ignore here", menu)
        ignore.triggered.connect(lambda: marks.ignore(word.text))
        for action in (looking, add, ignore):
            menu.insertAction(before, action)  # type: ignore[arg-type]  # None: at the end
        menu.insertSeparator(before)  # type: ignore[arg-type]  # None: at the end
        self._proofreader.suggest(word.text, _Offering(menu, looking, chosen))


class _Offering:
    """Puts what may be meant into the menu, if it is still open."""

    def __init__(self, menu: QMenu, looking: QAction, chosen: QTextCursor) -> None:
        self._menu = menu
        self._looking = looking
        self._chosen = chosen

    def __call__(self, found: tuple[str, ...]) -> None:
        from shiboken6 import isValid

        if not isValid(self._menu):
            return
        for each in found:
            action = QAction(each, self._menu)
            action.triggered.connect(lambda _checked=False, word=each: self._chosen.insertText(word))
            self._menu.insertAction(self._looking, action)
        if found:
            self._menu.removeAction(self._looking)
        else:
            self._looking.setText("Nothing like it is known")

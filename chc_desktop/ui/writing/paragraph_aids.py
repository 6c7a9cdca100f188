"""The paragraph library of one long text: opened, put in as a paragraph of its own, its gaps walked; kept from it."""

from datetime import date

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.letters.gaps import unfilled_gaps
from chc_desktop.domain.paragraphs.filling import placed
from chc_desktop.domain.paragraphs.paragraph import Paragraph
from chc_desktop.office.office import Office
from chc_desktop.ui.tips import tip
from chc_desktop.ui.widgets.long_text import LongText, insert_at_once
from chc_desktop.ui.writing.own_paragraph import OwnParagraphDialog
from chc_desktop.ui.writing.paragraph_button import purposes_around
from chc_desktop.ui.writing.paragraph_chooser import ParagraphChooser

_SAID_FOR = 8_000  # milliseconds


class ParagraphAids(QObject):
    """What paragraphs can do for a text; goes with it."""

    def __init__(self, office: Office, text: LongText, parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._text = office, text

    def open_library(self) -> None:
        """Let a paragraph be chosen, those for this part and this case first."""
        if self._text.isReadOnly() or not self._text.isEnabled():
            return
        room, case_id = self._office.paragraphs, case_around(self._text)
        chooser = ParagraphChooser(
            room.all(), room.known(case_id), purposes_around(self._text), room.category(case_id), self._text.window()
        )
        chooser.chosen.connect(self.insert)
        chooser.finished.connect(lambda _how: self._go_back())
        chooser.open()

    def insert(self, paragraph: str) -> None:
        """Put it in where the cursor is, as a paragraph of its own, and choose its first gap."""
        cursor = self._text.textCursor()
        before, after = self._around(cursor)
        start = cursor.selectionStart()
        insert_at_once(cursor, placed(paragraph, before, after))
        self._text.setTextCursor(cursor)
        self._text.ensureCursorVisible()
        gaps = unfilled_gaps(paragraph)
        if gaps:
            self._choose(gaps, start)
            say_beside(
                self._text,
                f"{words.count(len(gaps), 'gap')} to fill. Write over this one; Shift+F7 goes to the next.",
            )

    def go_to_next_gap(self) -> None:
        """Choose the next gap after the cursor, or the first one; say so where there is none."""
        gaps = unfilled_gaps(self._text.text())
        if not gaps:
            say_beside(self._text, "No gap in this text.")
        elif not self._choose(gaps, self._text.textCursor().selectionEnd()):
            self._choose(gaps, 0)

    def keep_selection(self) -> None:
        """Keep what is selected as a paragraph of one's own."""
        case_id = case_around(self._text)
        category = self._office.paragraphs.category(case_id)
        kept = Paragraph(
            name="",
            text=self._text.textCursor().selection().toPlainText(),
            purposes=purposes_around(self._text)[:1],
            checked=date.min,
            categories=(category,) if category else (),
        )
        OwnParagraphDialog(self._office, kept, self._text.window()).open()

    def add_to(self, menu: QMenu, library_key: str, gap_key: str) -> None:
        """What can be done with paragraphs, in the menu of the text."""
        library = menu.addAction("Insert a paragraph…")
        library.setShortcut(QKeySequence(library_key))
        library.setEnabled(not self._text.isReadOnly())
        library.triggered.connect(self.open_library)
        if self._text.textCursor().hasSelection():
            menu.addAction("Keep the selection as a paragraph…").triggered.connect(self.keep_selection)
        if unfilled_gaps(self._text.text()):
            gap = menu.addAction("Next gap")
            gap.setShortcut(QKeySequence(gap_key))
            gap.triggered.connect(self.go_to_next_gap)

    def _go_back(self) -> None:
        self._text.window().activateWindow()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _around(self, cursor: QTextCursor) -> tuple[str, str]:
        """What stands before and after the selection."""
        before, after = QTextCursor(self._text.document()), QTextCursor(self._text.document())
        before.setPosition(cursor.selectionStart(), QTextCursor.MoveMode.KeepAnchor)
        after.setPosition(cursor.selectionEnd())
        after.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        return before.selection().toPlainText(), after.selection().toPlainText()

    def _choose(self, gaps: tuple[str, ...], start: int) -> bool:
        """Select the first of these gaps from there on."""
        found = [self._text.document().find(gap, start) for gap in gaps]
        there = [cursor for cursor in found if not cursor.isNull()]
        if there:
            self._text.setTextCursor(min(there, key=lambda cursor: cursor.selectionStart()))
            self._text.ensureCursorVisible()
        return bool(there)


def case_around(widget: QWidget) -> int:
    """The complaint or service request a text is about, as the page or form around it says; 0 where none does."""
    around = widget.parentWidget()
    while around:
        asked = getattr(around, "case_in_hand", None)
        if asked:
            return int(asked())
        around = around.parentWidget()
    return 0


def say_beside(text: LongText, sentence: str) -> None:
    """Beside a text, for the eye and for a screen reader; it goes away by itself."""
    corner = text.mapToGlobal(text.cursorRect().bottomLeft() + QPoint(0, 4))
    QToolTip.showText(corner, tip(sentence), text, text.rect(), _SAID_FOR)
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(text, sentence))

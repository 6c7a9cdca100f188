"""Everything that came and went in one list: drafts, issued letters, emails, calls and files, the newest first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.papers.events import Direction
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.issued_letters import Issued
from chc_desktop.office.paper_lines import PaperLine
from chc_desktop.store.record_shelf import Document
from chc_desktop.store.scratch_shelf import Draft
from chc_desktop.ui.case.letters import draft_kind
from chc_desktop.ui.filter_chips import FilterChips
from chc_desktop.ui.papers.actions import PaperActions
from chc_desktop.ui.papers.row import PaperRow, document_row
from chc_desktop.ui.theme import Button, link_button, open_under, plain_button, scaled
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Card, Row, WrapLabel, chips, stacked

_CHIPS = (("in", "In"), ("out", "Out"), ("calls", "Calls and visits"), ("files", "Files"))
_RIVALS = (frozenset({"in", "out"}), frozenset({"calls", "files"}))
_AT_FIRST = 40
"""Rows shown at once; the others on asking."""

_EMPTY = (
    "Nothing yet. Drop files here: emails from Outlook, letters, photographs, anything. Or add them with the button "
    "above, paste a picture with Ctrl+V, or note a call."
)
_NONE_SUCH = "There is nothing of that kind."


@dataclass(frozen=True, slots=True)
class _Item:
    """A row to be made: where it stands in the order, what it is, and how it is made."""

    order: tuple[date, str, int, int]
    tags: frozenset[str]
    make: Callable[[], Row]


class PapersTab(QWidget):
    """Correspondence and files. What is pressed is done by the page’s actions, or asked for where it is a letter."""

    letter_asked = Signal(str)
    document_asked = Signal(int)
    email_asked = Signal(int)

    def __init__(
        self,
        actions: PaperActions,
        papers: Sequence[PaperLine],
        documents: Sequence[Document] = (),
        drafts: Sequence[Draft] = (),
        issued: Mapping[int, Issued] | None = None,
        called: Callable[[LetterKind], str] = str,
    ) -> None:
        super().__init__()
        self._called = called
        self._issued = issued or {}
        self._actions = actions
        self._subjects = {paper.id: paper.subject for paper in papers}
        self._drafts = tuple(drafts)
        found = [*map(self._of_document, documents), *map(self._of_paper, papers)]
        self._items = sorted(found, key=lambda item: _newest_first(item.order))
        self._most = _AT_FIRST
        self._is_only_read = False
        self.filters = FilterChips("Show only", _CHIPS, _RIVALS)
        self.card = Card("Letters and correspondence, the newest first")
        self._lay_out()
        self.filters.set_value(actions.chips)
        self.filters.changed.connect(self._filter)
        self._show()

    def _lay_out(self) -> None:
        self.add = plain_button("Add files…")
        self.picture = plain_button("Paste a picture")
        self.call = plain_button("Note a call…")
        self.other = plain_button("Note other correspondence…")
        self.add.clicked.connect(self._actions.choose_files)
        self.picture.clicked.connect(self._actions.paste)
        self.call.clicked.connect(self._actions.note_call)
        self.other.clicked.connect(self._actions.note_other)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(10))
        self.write = plain_button("Write a letter ▾")
        self.write.setAccessibleName("Write a letter, beside what came and went")
        self.write.hide()
        layout.addWidget(chips(self.write, self.add, self.picture, self.call, self.other))
        layout.addWidget(self.filters)
        layout.addWidget(self.card)
        self.filters.setVisible(bool(self._items))

    def offer_letters(self, menu: QMenu) -> None:
        """Offer to write one of the letters in the menu."""
        self.write.show()
        self.write.clicked.connect(lambda: open_under(self.write, menu))

    def only_read(self) -> None:
        """Offer nothing that adds to it."""
        for button in (self.add, self.picture, self.call, self.other):
            button.hide()
        self._is_only_read = True
        self._show()

    def _filter(self) -> None:
        self._actions.chips = self.filters.value()
        self._most = _AT_FIRST
        self._show()

    def _show(self) -> None:
        """Fill the list anew."""
        self.card.clear()
        wanted = set(self.filters.value())
        if not wanted:
            for draft in self._drafts:
                self.card.add_row(self._draft(draft))
        fitting = [item for item in self._items if wanted <= item.tags]
        for item in fitting[: self._most]:
            self.card.add_row(item.make())
        left = len(fitting) - self._most
        if left > 0:
            self.card.add_row(self._show_others(left))
        elif not fitting and (wanted or not self._drafts):
            self.card.add_row(self._nothing())

    def _nothing(self) -> WrapLabel:
        label = WrapLabel(_NONE_SUCH if self._items else _EMPTY, "soft")
        if not self._items:
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setContentsMargins(0, scaled(24), 0, scaled(24))
        return label

    def _show_others(self, left: int) -> QWidget:
        more = link_button(f"Show the other {left}")
        more.clicked.connect(self._show_all)
        return more

    def _show_all(self) -> None:
        self._most = len(self._items)
        self._show()

    def _of_document(self, document: Document) -> _Item:
        def make() -> Row:
            show = link_button("Open")
            show.clicked.connect(lambda: self.document_asked.emit(document.id))
            email = link_button("Email draft…")
            email.clicked.connect(lambda: self.email_asked.emit(document.id))
            issued = self._issued.get(document.id)
            return document_row(document, issued, show, email, *self._send_again(issued))

        order = date.fromisoformat(document.dated), "24", document.id, document.id
        return _Item(order, frozenset({"out", "files"}), make)

    def _send_again(self, issued: Issued | None) -> tuple[Button, ...]:
        """A way to write it anew, where it is the last of its kind and the case may be added to."""
        kind = issued and not self._is_only_read and issued.send_again
        if not kind:
            return ()
        again = link_button("Send again…")
        again.clicked.connect(lambda: self.letter_asked.emit(kind.value))
        return (again,)

    def _of_paper(self, paper: PaperLine) -> _Item:
        def make() -> Row:
            row = PaperRow(paper, self._subjects.get(paper.came_with, ""))
            if self._actions.redact and paper.has_pages:
                row.offer_redaction(self._actions.redact)
            row.open_asked.connect(self._actions.open)
            row.save_asked.connect(self._actions.save)
            row.correct_asked.connect(self._actions.correct)
            row.remove_asked.connect(self._actions.remove)
            return row

        order = paper.happened_on, paper.at, paper.came_with or paper.id, paper.id
        return _Item(order, _tags(paper), make)

    def _draft(self, draft: Draft) -> Row:
        kind = draft_kind(draft)
        go_on = plain_button("Go on writing")
        go_on.setAccessibleName(f"Go on writing: {self._called(kind)}")
        go_on.clicked.connect(lambda: self.letter_asked.emit(kind.value))
        kept = f"Last kept {words.day(draft.saved_at.date())} at {words.clock(draft.saved_at)}."
        return Row(
            None,
            stacked(WrapLabel(self._called(kind)), WrapLabel(kept, "soft")),
            Tag("draft", Tone.AMBER, sign=False),
            go_on,
        )


def _newest_first(order: tuple[date, str, int, int]) -> tuple[int, tuple[int, ...], int, int]:
    """The newest day and time first; what came with an email still under it."""
    day, at, together, number = order
    return -day.toordinal(), (*(-ord(letter) for letter in at), 1), -together, number


def _tags(paper: PaperLine) -> frozenset[str]:
    found = {paper.direction.value} - {Direction.INTERNAL.value}
    if paper.is_call:
        found.add("calls")
    if paper.has_file:
        found.add("files")
    return frozenset(found)

"""The letters of a case: what is being written, and what was issued."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.cases import CaseView
from chc_desktop.store.scratch_shelf import Draft
from chc_desktop.ui.case.parts import empty_card
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Card, Row, WrapLabel, stacked


class LettersTab(QWidget):
    """Drafts first, then the issued letters, the newest first."""

    letter_asked = Signal(str)
    document_asked = Signal(int)

    def __init__(self, view: CaseView, drafts: Sequence[Draft]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if not drafts and not view.documents:
            layout.addWidget(
                empty_card("Letters", _NONE_YET if view.case.status.is_open else "No letter was issued from here.")
            )
            return
        card = Card("Letters")
        for draft in drafts:
            card.add_row(self._draft(draft))
        for document in reversed(view.documents):
            version = f", version {document.version}" if document.version > 1 else ""
            about = f"Issued {words.day(date.fromisoformat(document.dated))}{version}. Kept exactly as it was sent."
            card.add_row(self._document(document.id, document.title, about))
        layout.addWidget(card)

    def _draft(self, draft: Draft) -> Row:
        kind = draft_kind(draft)
        go_on = plain_button("Go on writing")
        go_on.setAccessibleName(f"Go on writing: {kind_words(kind)}")
        go_on.clicked.connect(lambda: self.letter_asked.emit(kind.value))
        kept = f"Last kept {words.day(draft.saved_at.date())} at {words.clock(draft.saved_at)}."
        return Row(
            None,
            stacked(WrapLabel(kind_words(kind)), WrapLabel(kept, "soft")),
            Tag("draft", Tone.AMBER, sign=False),
            go_on,
        )

    def _document(self, document_id: int, title: str, about: str) -> Row:
        show = plain_button("Open")
        show.setAccessibleName(f"Open: {title}")
        show.clicked.connect(lambda: self.document_asked.emit(document_id))
        return Row(None, stacked(WrapLabel(title), WrapLabel(about, "soft")), show)


_NONE_YET = "No letter has been written yet. The next step above starts the one that is needed."


def draft_kind(draft: Draft) -> LetterKind:
    """The letter a draft is of; its key ends with it."""
    return LetterKind(draft.key.rsplit("/", 1)[1])


def kind_words(kind: LetterKind) -> str:
    """“Stage 1 response”."""
    return f"Stage {kind.stage} {kind.family}"

"""What changed in our letter since the officer adapted it: part by part, to be taken or left."""

from functools import partial
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.letters.own.since import Change, Kept, Piece, pieces
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.theme import colours, plain_button, role
from chc_desktop.ui.widgets.wrap import Card, WrapLabel, chips, stacked


class ChangesDialog(FormDialog):
    """`took` names each part that is to say what ours says now."""

    took = Signal(str)

    def __init__(self, office: Office, kind: LetterKind, parent: QWidget) -> None:
        super().__init__("What changed in ours", "I have seen them all", parent)
        self._office, self._kind = office, kind
        self.about = WrapLabel("")
        self.cards = QVBoxLayout()
        self.cards.setSpacing(12)
        self.body.addWidget(role(WrapLabel("What changed in ours"), "title"))
        self.body.addWidget(self.about)
        self.body.addLayout(self.cards)
        self.body.addStretch(1)
        self._fill()

    def submit(self) -> None:
        """Keep everything as the officer has it, and do not ask again."""
        if self.attempt(lambda: self._office.own_letters.seen(self._kind)):
            self.accept()

    def preferred_width(self) -> int:
        return 44

    def _fill(self) -> None:
        adapting = self._office.own_letters.open(self._kind)
        while item := self.cards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        count = words.count(len(adapting.changes), "part")
        self.about.setText(
            f"A newer version of the program words {count} of “{adapting.ours.name}” differently. New words are "
            "underlined, and what is no longer there is struck through. Yours stays as it is unless you take ours."
            if adapting.changes
            else f"Nothing more has changed in our “{adapting.ours.name}” since."
        )
        for change in adapting.changes:
            self.cards.addWidget(self._card(change))
        self.done_button.setEnabled(bool(adapting.changes))

    def _card(self, change: Change) -> Card:
        take = plain_button("Take ours for this part")
        take.setAccessibleName(f"Take ours for {change.label}")
        take.clicked.connect(partial(self._take, change.key))
        keep = plain_button("Keep mine")
        keep.setAccessibleName(f"Keep mine for {change.label}")
        keep.clicked.connect(partial(self._keep, change.key))
        card = Card(change.label)
        news = "new in ours" if not change.before else "no longer in ours" if not change.after else "changed in ours"
        heading = role(WrapLabel(f"{change.label}: {news}"), "strong")
        card.add_row(stacked(heading, Difference(pieces(change.before, change.after)), chips(take, keep), gap=8))
        return card

    def _take(self, key: str) -> None:
        if self.attempt(lambda: self._office.own_letters.take_theirs(self._kind, key)):
            self.took.emit(key)
            self._fill()

    def _keep(self, key: str) -> None:
        if self.attempt(lambda: self._office.own_letters.keep_mine(self._kind, key)):
            self._fill()


class Difference(WrapLabel):
    """Words that came underlined, words that went struck through, each also said for a screen reader."""

    def __init__(self, told: tuple[Piece, ...]) -> None:
        super().__init__("")
        self._told = told
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAccessibleName(self._spoken())
        self._render()

    def plain(self) -> str:
        return "".join(piece.text for piece in self._told)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._render()

    def _render(self) -> None:
        self.setText("".join(map(_html, self._told)))

    def _spoken(self) -> str:
        before, after = {Kept.NEW: "new: ", Kept.GONE: "gone: "}, {Kept.SAME: " "}
        told = (f"{before.get(each.kept, '')}{each.text.strip()}{after.get(each.kept, ', ')}" for each in self._told)
        return " ".join("".join(told).split())


def _html(piece: Piece) -> str:
    text = escape(piece.text).replace("\n", "<br>")
    if piece.kept is Kept.NEW:
        return f'<u style="color:{colours().teal}">{text}</u>'
    if piece.kept is Kept.GONE:
        return f'<s style="color:{colours().red}">{text}</s>'
    return text

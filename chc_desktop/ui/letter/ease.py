"""How easy the letter is to read: one line, and how it is counted for whoever asks."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.reading.readability import AIM, Readability
from chc_desktop.ui.theme import link_button
from chc_desktop.ui.widgets.wrap import WrapLabel


class Ease(QWidget):
    """The readability figure in words, hidden while there are too few words to say."""

    def __init__(self) -> None:
        super().__init__()
        self.said = WrapLabel()
        self.how = link_button("How is this counted?")
        self.explained = WrapLabel("", "soft")
        self.explained.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.said, self.how, self.explained):
            column.addWidget(widget)
        self.how.clicked.connect(self._explain)

    def show_readability(self, found: Readability | None) -> None:
        """Say it of the letter as it stands."""
        self.setVisible(found is not None)
        if found is None:
            return
        easy = "Easy to read" if found.is_good else "Hard to read"
        aim = "" if found.is_good else f" Aim below {AIM}: shorter sentences, shorter words."
        self.said.setText(f"{easy}: reading age about {found.reading_age}.{aim}")
        self.explained.setText(_counted(found))

    def _explain(self) -> None:
        self.explained.setVisible(self.explained.isHidden())
        self.how.setText("How is this counted?" if self.explained.isHidden() else "Hide how it is counted")


def _counted(found: Readability) -> str:
    sentence, word = found.words / found.sentences, found.syllables / found.words
    return (
        f"By the Flesch-Kincaid formula of 1975, from {sentence:.0f} words a sentence and {word:.1f} syllables a word: "
        f"{found.words} words in {found.sentences} sentences. It says at what age a pupil reads this with ease. Aim "
        f"below {AIM}. Numbers, references, addresses and headings are not counted."
    )

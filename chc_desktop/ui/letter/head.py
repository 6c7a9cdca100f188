"""The head of the letter window: the way back, what the letter is, what it still lacks, and what to do with it."""

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from chc_desktop.domain import words
from chc_desktop.office.open_letter import Look, OpenLetter
from chc_desktop.ui.theme import Button, link_button, main_button
from chc_desktop.ui.tips import tip
from chc_desktop.ui.widgets.arrange import RowLayout
from chc_desktop.ui.widgets.wrap import WrapLabel, stacked


class Head(QWidget):
    """Over the three panes. `news` is the line under it that the page places below its notices."""

    def __init__(self, copies: QMenu) -> None:
        super().__init__()
        self.back = link_button("")
        self.title = WrapLabel("", "title")
        self.take_out = Button("Save and print", "plain")
        self.take_out.setMenu(copies)
        self.issue = main_button("Issue")
        self.missing = WrapLabel("", "soft")
        self.saved = WrapLabel("", "soft")
        self.wording = link_button("Standard wording…")
        self.wording.setAccessibleName("Change the standard wording of this letter")
        self.news = QWidget()
        self._lay_out()

    def show_letter(self, letter: OpenLetter) -> None:
        """Which letter of which case this is."""
        reference = letter.matter.case.reference
        self._name_back(f"{reference} › Letters", f"Back to case {reference}")
        self.title.setText(letter.template.name)
        self.saved.setText("")
        self.take_out.setEnabled(True)
        self.wording.setEnabled(True)

    def show_refusal(self) -> None:
        """Nothing can be written now; only the way back is open."""
        self._name_back("‹ Back to the case", "Back to the case")
        self.title.setText("This letter cannot be written now")
        for words_of_before in (self.saved, self.missing):
            words_of_before.setText("")
        self.shut()

    def tell_missing(self, look: Look) -> None:
        """Say what is still to be written; the letter can be issued once nothing is."""
        missing = [check.required.title for check in look.missing]
        said = f"Still missing: {words.listed(missing)}." if missing else "Everything the letter must carry is there."
        if held := [f"“{note.words}” ({words.cited(note.provision)})" for note in look.reading.blocking]:
            said = f"{said} Change, or keep with a reason: {words.listed(held)}."
        self.missing.setText(said)
        self.issue.setEnabled(not missing and not held)
        self.issue.setToolTip(tip(said))
        self.issue.setAccessibleDescription(said)

    def shut(self) -> None:
        """Nothing more can be done with this letter here."""
        for button in (self.take_out, self.issue, self.wording):
            button.setEnabled(False)

    def _name_back(self, text: str, name: str) -> None:
        self.back.setText(text)
        self.back.setAccessibleName(name)

    def _lay_out(self) -> None:
        heading = RowLayout(None, stacked(self.back, self.title), (self.take_out, self.issue))
        heading.setContentsMargins(0, 0, 0, 0)
        told = QHBoxLayout(self.news)
        told.setContentsMargins(0, 0, 0, 0)
        told.addWidget(self.missing, 1)
        told.addWidget(self.saved)
        told.addWidget(self.wording)
        self.setLayout(heading)

"""Every version there was of an own wording, as the record has it, each to be taken up again."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.office.own_letters import Version
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.theme import plain_button, role
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, stacked


class VersionsDialog(FormDialog):
    """`taken` tells the text of the version that is to be worked on again; nothing is kept by that alone."""

    taken = Signal(str)

    def __init__(self, office: Office, kind: LetterKind, parent: QWidget) -> None:
        super().__init__("Versions of your wording", "Close", parent)
        self.back_button.hide()
        card = Card("Versions")
        versions = office.own_letters.versions(kind)
        for version in reversed(versions):
            card.add_row(self._row(version))
        self.body.addWidget(role(WrapLabel("Versions of your wording"), "title"))
        self.body.addWidget(
            WrapLabel(
                "Each stays in the record. An issued letter names the one it was made from."
                if versions
                else "There is none yet: letters are written with ours."
            )
        )
        self.body.addWidget(card)
        self.body.addStretch(1)
        card.setVisible(bool(versions))

    def submit(self) -> None:
        self.accept()

    def _row(self, version: Version) -> Row:
        at = version.recorded_at
        by = f" by {version.recorded_by}" if version.recorded_by else ""
        when = WrapLabel(f"{words.day(at.date())} at {words.clock(at)}{by}", "soft")
        if not version.text:
            return Row(None, stacked(Phrase(Part("Back to ours", bold=True)), when))
        again = plain_button("Take it up again")
        again.setAccessibleName(f"Take version {version.version} up again")
        again.clicked.connect(partial(self._take, version.text))
        return Row(None, stacked(Phrase(Part(f"Version {version.version}", bold=True)), when), again)

    def _take(self, text: str) -> None:
        self.accept()
        self.taken.emit(text)

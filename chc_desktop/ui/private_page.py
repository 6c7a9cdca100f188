"""The last page of the first questions: what a passphrase protects, and whether to set one now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from chc_desktop.ui.theme import main_button, plain_button, role, text_scale
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.wrap import Card, ScrollPage, WrapLabel, stacked

_WHAT = (
    "The register will hold people’s names and homes, and sometimes their health. It is always encrypted. A passphrase "
    "means that only who knows it can open it."
)
_SAID = (
    (
        "It protects",
        "Against somebody who uses this computer, takes the laptop, or finds the stick with your backups. They see "
        "nothing without the passphrase.",
    ),
    (
        "It asks of you",
        "To type it when you start the program, and after it has locked itself. Four or five words you can picture "
        "are easy to remember.",
    ),
    (
        "If you forget it",
        "A recovery sheet opens the register. You print it while you set the passphrase, and keep it in a safe place.",
    ),
)


class PrivatePage(QWidget):
    """`chosen` tells whether a passphrase is to be set as soon as the register is there."""

    back_asked = Signal()
    chosen = Signal(bool)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.banner = Banner()
        self.back = plain_button("Back")
        self.later = plain_button("Not now: open the register")
        self.now = main_button("Set a passphrase")
        page = ScrollPage("Keep it private", f"Page {number} of {number}. We recommend a passphrase.")
        page.add(self.banner)
        page.add(WrapLabel(_WHAT))
        page.add(_card())
        page.add(WrapLabel("It can be set, changed or taken away at any time in Settings, Safekeeping.", "soft"))
        page.add_stretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(page, 1)
        layout.addWidget(foot(self.back, self.later, self.now))
        QWidget.setTabOrder(self.now, self.later)
        QWidget.setTabOrder(self.later, self.back)
        self.back.clicked.connect(self.back_asked)
        self.later.clicked.connect(lambda: self.chosen.emit(False))
        self.now.clicked.connect(lambda: self.chosen.emit(True))

    def begin(self) -> None:
        """Put the keyboard on the main way."""
        self.now.setFocus()


def foot(back: QWidget, *others: QWidget) -> QWidget:
    """The buttons under a page of questions, always in view: back on the left, the others on the right."""
    row_of = role(QFrame(), "row")
    row = QHBoxLayout(row_of)
    across, down = (round(px * (1 + (text_scale() - 1) / 2)) for px in (28, 12))
    row.setContentsMargins(across, down, across, down)
    row.addWidget(back)
    row.addStretch(1)
    for other in others:
        row.addWidget(other)
    return row_of


def _card() -> Card:
    card = Card("What a passphrase is for")
    for title, text in _SAID:
        card.add_row(stacked(WrapLabel(title, "strong"), WrapLabel(text)))
    return card

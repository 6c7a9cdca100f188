"""Asked only where words would be lost: they cannot be kept, and the window they stand in is to go away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from chc_desktop.ui.clipboard import hand_over
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.kept_soon import Unkept
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.wrap import WrapLabel

_TITLE = "Your last words are not saved"
_NEXT = (
    "Everything saved before is safe. Make some room on the disk and try again; or copy the words, and paste them into "
    "another program before you close this one."
)
_COPIED = "Copied. Paste them now into another program, such as an email to yourself."


def together(unkept: Sequence[Unkept]) -> Unkept:
    """Words of several places as one; why they are not kept is the same for all."""
    return Unkept("\n\n".join(each.words for each in unkept), unkept[0].why)


class UnkeptDialog(FormDialog):
    """`again` tells that it is to be tried again, `anyway` that the words are given up; Escape goes back to them."""

    help_name = "safekeeping"

    again = Signal()
    anyway = Signal()

    def __init__(self, unkept: Unkept, parent: QWidget) -> None:
        self.copy = plain_button("Copy the words")
        self.without = plain_button("Close without them")
        super().__init__(_TITLE, "Try again", parent)
        self._words = unkept.words
        self.back_button.setText("Go back")
        self.body.addWidget(WrapLabel(_TITLE, "title"))
        self.body.addWidget(WrapLabel(unkept.why))
        self.body.addWidget(WrapLabel(_NEXT))
        self.body.addStretch(1)
        for button in (self.copy, self.without):
            button.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        self.without.clicked.connect(lambda: self._end(self.anyway))
        self.done_button.setFocus()

    def submit(self) -> None:
        """Try again; where it fails, this is asked again."""
        self._end(self.again)

    def spare_lines(self) -> int:
        return 4  # for the sentence that the words are copied

    def further_buttons(self) -> tuple[QWidget, ...]:
        return self.copy, self.without

    def _copy(self) -> None:
        hand_over(self._words)
        self.banner.show_good_news(_COPIED)

    def _end(self, told: SignalInstance) -> None:
        self.accept()
        told.emit()

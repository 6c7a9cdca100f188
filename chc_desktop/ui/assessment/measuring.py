"""Brings the figures up to date off the window’s thread after a change to very many complaints, and says how far it is.

After an import, or a bank holiday, every complaint may count otherwise. The form can be filled in meanwhile.
"""

from collections.abc import Callable
from time import sleep

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from chc_desktop.domain import words
from chc_desktop.office.assessments import Assessments, AssessmentView
from chc_desktop.office.office import Office
from chc_desktop.ui.errand import Errand
from chc_desktop.ui.widgets.wrap import WrapLabel

REST = 0.12
"""Seconds between two steps: who waits for the register looks every tenth, and the window has to have its turn."""


class Measuring(QFrame):
    """A strip under the progress of the form; seen only while it works. `measured` tells that figures can be read."""

    measured = Signal()

    def __init__(self, office: Office, owner: QObject) -> None:
        super().__init__()
        self.setProperty("ground", "teal")
        self.words = WrapLabel("", "soft")
        self._cases = 0
        self._errand = Errand(office.desk, owner)
        self._errand.progressed.connect(self._say)
        self._errand.done.connect(self._done)
        self._errand.failed.connect(self.words.setText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.addWidget(self.words)
        self.hide()

    def look(self, view: AssessmentView) -> None:
        """Begin, if there is anything to be brought up to date."""
        if view.to_measure and not self._errand.is_under_way:
            self._cases = view.to_measure
            self._say(0)
            self.show()
            self._errand.begin(lambda desk, tick: Assessments(desk).measure(_unhurried(tick)))

    def _say(self, share: float) -> None:
        self.words.setText(
            f"Much has changed in your register: {words.count(self._cases, 'case is', 'cases are')} being counted "
            f"anew, {round(100 * share)}% so far. You can go on; until then the figures are those from before."
        )

    def _done(self) -> None:
        self.hide()
        self.measured.emit()


def _unhurried(tick: Callable[[float], object]) -> Callable[[float], object]:
    """Tells how far it is, then leaves the register free for whoever types meanwhile."""

    def told(share: float) -> None:
        tick(share)
        sleep(REST)

    return told

"""Sets a passphrase: choose it, make the recovery sheet, then the register and its backups are locked with it."""

import secrets

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.recovery_sheet import Choose
from chc_desktop.office.keys.open_copies import Reach
from chc_desktop.office.keys.room import Keys
from chc_desktop.office.office import Office
from chc_desktop.ui.errand import Errand
from chc_desktop.ui.keys.copies_list import CopiesList
from chc_desktop.ui.keys.new_passphrase import NewPassphrase
from chc_desktop.ui.keys.sheet_step import SheetStep
from chc_desktop.ui.keys.stepped import Step, SteppedDialog, Working
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import scaled
from chc_desktop.ui.widgets.wrap import WrapLabel, stacked

_WHY = (
    "Without a passphrase, whoever can use this computer, or finds a stick with a backup, can read every complaint. "
    "With one, they need the passphrase too. You type it when you start the program and when it has locked itself."
)
_NOBODY = (
    "Nobody can look it up or reset it, not even the people who made this program. That is why the next step makes a "
    "recovery sheet."
)

_WORK = 2
"""The step in which it is done; those before it change nothing."""

_FROM_NOW_ON = "Type it from now on when you start the program. Ctrl+L locks the register at any time."


class SetPassphraseDialog(SteppedDialog):
    """`passphrase_set` tells that the register is locked from now on."""

    passphrase_set = Signal()

    def __init__(
        self, office: Office, prompts: Asking, parent: QWidget | None, choose: Choose = secrets.randbelow
    ) -> None:
        super().__init__("Set a passphrase", parent)
        self._office = office
        self._made = office.keys.sheet()
        self.passphrase = NewPassphrase(office.keys.strength)
        self.sheet = SheetStep(self._made, office.keys, choose, prompts)
        self.copies = CopiesList()
        self._errand = Errand(office.desk, self)
        progress = Working("The register and its backups are being locked…")
        self.take_steps(
            Step("Choose a passphrase", "Next", _first(self.passphrase), self._check_passphrase),
            Step("Make the recovery sheet", "Lock the register", self.sheet, self._lock),
            Step("One moment", "", progress, lambda: None, may_leave=False),
            Step("The register has a passphrase", "Close", self.copies, self.accept),
        )
        self.passphrase.finished.connect(self.submit)
        self.sheet.finished.connect(self.submit)
        self._errand.progressed.connect(progress.show_share)
        self._errand.done.connect(self._end_well)
        self._errand.failed.connect(self._end_badly)

    def reject(self) -> None:
        """Not now is not never: Settings reminds of it once."""
        if self.step < _WORK:
            self._office.keys.put_off()
        super().reject()

    def _check_passphrase(self) -> None:
        wrong = self.passphrase.problem()
        if wrong is None:
            self.go_on()
        else:
            self.are_clear([wrong])

    def _lock(self) -> None:
        if not self.are_clear(self.sheet.problems()):
            return
        self._office.keys.sheet_was_confirmed(self._made)
        passphrase = self.passphrase.value()
        self.go_on()
        self._errand.begin(lambda desk, tick: Keys(desk).set_passphrase(passphrase, tick))

    def _end_well(self, reach: Reach) -> None:
        self.passphrase.clear()
        self.copies.show_reach(reach, _FROM_NOW_ON, "{} {} locked with it too.")
        self.go_on()
        self.passphrase_set.emit()

    def _end_badly(self, sentence: str) -> None:
        self.go_to(1)
        self.refuse(sentence, None)


def _first(passphrase: NewPassphrase) -> QWidget:
    page = stacked(WrapLabel(_WHY), WrapLabel(_NOBODY), passphrase, gap=scaled(12))
    page.setFocusProxy(passphrase)
    return page

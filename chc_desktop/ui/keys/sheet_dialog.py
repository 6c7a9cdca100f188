"""The recovery sheet of the same key once more, for whoever knows the passphrase."""

import secrets

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.recovery_sheet import Choose
from chc_desktop.office.keys.room import Keys
from chc_desktop.office.office import Office
from chc_desktop.ui.errand import Errand
from chc_desktop.ui.keys.passphrase_field import PassphraseField
from chc_desktop.ui.keys.sheet_step import SheetStep
from chc_desktop.ui.keys.stepped import Step, SteppedDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import scaled
from chc_desktop.ui.widgets.fields import labelled
from chc_desktop.ui.widgets.wrap import WrapLabel, stacked

_WHY = (
    "This prints the same words once more, for a sheet that is worn or that you want in a second safe place. If the "
    "sheet may be in the wrong hands, make a new key instead: only that shuts it out."
)


class SheetDialog(SteppedDialog):
    """Asks for the passphrase first: whoever has the sheet needs nothing else."""

    def __init__(
        self, office: Office, prompts: Asking, parent: QWidget | None, choose: Choose = secrets.randbelow
    ) -> None:
        super().__init__("The recovery sheet again", parent)
        self._office = office
        self._made = office.keys.sheet()
        self.passphrase = PassphraseField("Passphrase")
        self.sheet = SheetStep(self._made, office.keys, choose, prompts)
        self._check = Errand(office.desk, self)
        asked = stacked(WrapLabel(_WHY), labelled("Passphrase", self.passphrase), gap=scaled(12))
        asked.setFocusProxy(self.passphrase)
        self.take_steps(
            Step("The recovery sheet again", "Next", asked, self._check_passphrase),
            Step("The recovery sheet", "It is at hand", self.sheet, self._finish),
        )
        self.back_button.show()
        self.passphrase.finished.connect(self.submit)
        self.sheet.finished.connect(self.submit)
        self._check.done.connect(lambda _nothing: self.go_on())
        self._check.failed.connect(lambda sentence: self.refuse(sentence, self.passphrase))

    def _check_passphrase(self) -> None:
        typed = self.passphrase.value()
        if not self._check.is_under_way:
            self._check.begin(lambda desk, _tick: Keys(desk).check(typed))

    def _finish(self) -> None:
        if self.are_clear(self.sheet.problems()):
            self._office.keys.sheet_was_confirmed(self._made)
            self.accept()

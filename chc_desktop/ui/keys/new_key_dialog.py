"""Gives the register a new key, where its sheet was lost or may be in the wrong hands; a new sheet is made first."""

import secrets

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.recovery_sheet import Choose
from chc_desktop.office.keys import renewal
from chc_desktop.office.office import Office
from chc_desktop.ui.errand import Aside
from chc_desktop.ui.keys.copies_list import CopiesList
from chc_desktop.ui.keys.passphrase_field import PassphraseField
from chc_desktop.ui.keys.sheet_step import SheetStep
from chc_desktop.ui.keys.stepped import Step, SteppedDialog, Working
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import scaled
from chc_desktop.ui.widgets.fields import labelled
from chc_desktop.ui.widgets.wrap import WrapLabel, stacked

_WHEN = (
    "A new key is only needed where the recovery sheet was lost, or somebody may have seen it. The register is copied "
    "under the new key, the copy is checked, and only then takes its place. The old sheet does not open it any more."
)
_OLD = (
    "Backups made until now keep the old key: the old sheet still opens them, so please keep it, or destroy those "
    "backups once there are newer ones. A new sheet is made in the next step. Forgetting the passphrase needs no new "
    "key: the sheet is enough."
)
_DONE = "Make a backup soon: those made until now have the old key."


class NewKeyDialog(SteppedDialog):
    """Asks for the passphrase where there is one; the same goes on with the new key."""

    def __init__(
        self, office: Office, prompts: Asking, parent: QWidget | None, choose: Choose = secrets.randbelow
    ) -> None:
        super().__init__("A new key", parent)
        self._office = office
        self._renewal = renewal.begin(office.desk)
        self._made = office.keys.sheet(self._renewal.new)
        self.passphrase = PassphraseField("Passphrase")
        self.sheet = SheetStep(self._made, office.keys, choose, prompts)
        self.copies = CopiesList()
        self._try, self._work = Aside(self), Aside(self)
        progress = Working("The register is being copied under the new key, and the copy checked…")
        self.take_steps(
            Step("A new key for the register", "Next", self._asked(), self._check),
            Step("Make the new recovery sheet", "Give it the new key", self.sheet, self._renew),
            Step("One moment", "", progress, lambda: None, may_leave=False),
            Step("The register has a new key", "Close", self.copies, self.accept),
        )
        self.passphrase.finished.connect(self.submit)
        self.sheet.finished.connect(self.submit)
        self._try.done.connect(lambda _nothing: self.go_on())
        self._try.failed.connect(lambda sentence: self.refuse(sentence, self.passphrase))
        self._work.progressed.connect(progress.show_share)
        self._work.done.connect(lambda _nothing: self._end(""))
        self._work.failed.connect(self._end)

    def _asked(self) -> QWidget:
        row = labelled("Passphrase", self.passphrase)
        row.setVisible(self._renewal.has_passphrase)
        asked = stacked(WrapLabel(_WHEN), WrapLabel(_OLD), row, gap=scaled(12))
        asked.setFocusProxy(self.passphrase)
        return asked

    def _check(self) -> None:
        typed, begun = self.passphrase.value(), self._renewal
        if not begun.has_passphrase:
            self.go_on()
        elif not self._try.is_under_way:
            self._try.do(lambda _tick: begun.check(typed))

    def _renew(self) -> None:
        """The register is shut while it is being copied, so that nothing is written meanwhile."""
        if not self.are_clear(self.sheet.problems()):
            return
        typed, begun = self.passphrase.value(), self._renewal
        self.go_on()
        self._office.desk.register.lock()
        self._work.do(lambda tick: begun.run(typed, tick))

    def _end(self, sentence: str) -> None:
        """Open it again, with the key it has now."""
        self.passphrase.clear()
        try:
            is_new = self._renewal.open_again()
        except RuleBroken as broken:
            self.go_to(1)
            self.refuse(str(broken), None)
            return
        if is_new:
            self._office.keys.sheet_was_confirmed(self._made)
            self._office.keys.key_was_renewed(self._renewal.new)
            self.copies.show_reach(self._office.keys.copies(), sentence or _DONE)
            self.go_on()
        else:
            self.go_to(1)
            self.refuse(sentence, None)

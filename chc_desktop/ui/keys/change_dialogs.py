"""Changes the passphrase, or takes it away; the one of now is asked for either way."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.office.keys.open_copies import Reach
from chc_desktop.office.keys.room import Keys
from chc_desktop.office.office import Office
from chc_desktop.ui.errand import Act, Errand
from chc_desktop.ui.keys.copies_list import CopiesList
from chc_desktop.ui.keys.new_passphrase import NewPassphrase
from chc_desktop.ui.keys.passphrase_field import PassphraseField
from chc_desktop.ui.keys.stepped import Step, SteppedDialog, Working
from chc_desktop.ui.theme import scaled
from chc_desktop.ui.widgets.fields import labelled
from chc_desktop.ui.widgets.wrap import WrapLabel, stacked

_SAME_SHEET = "Your recovery sheet stays good: it holds the key, not the passphrase."
_OPEN = (
    "Whoever can use this computer, or finds a stick with a backup, can then read every complaint. The backups in "
    "reach will open without it too. You can set another passphrase at any time."
)


class _KeyFileDialog(SteppedDialog):
    """Asks for the passphrase of now, does one thing, and says what became of the backups."""

    changed = Signal()

    def __init__(
        self,
        title: str,
        button: str,
        done: tuple[str, str, str],
        office: Office,
        asked: QWidget,
        parent: QWidget | None,
    ) -> None:
        super().__init__(title, parent)
        self._said = done[1:]
        self.copies = CopiesList()
        self._errand = Errand(office.desk, self)
        progress = Working("The register and its backups are being changed…")
        self.take_steps(
            Step(title, button, asked, self.begin),
            Step("One moment", "", progress, lambda: None, may_leave=False),
            Step(done[0], "Close", self.copies, self.accept),
        )
        self._errand.progressed.connect(progress.show_share)
        self._errand.done.connect(self._end_well)
        self._errand.failed.connect(self._end_badly)

    def begin(self) -> None:
        """Do it, where nothing has to be mended first."""
        raise NotImplementedError

    def work(self, act: Act) -> None:
        self.go_on()
        self._errand.begin(act)

    def _end_well(self, reach: Reach) -> None:
        for field in self.findChildren(PassphraseField):
            field.clear()
        self.copies.show_reach(reach, *self._said)
        self.go_on()
        self.changed.emit()

    def _end_badly(self, sentence: str) -> None:
        self.go_to(0)
        self.refuse(sentence, None)


class ChangePassphraseDialog(_KeyFileDialog):
    """Another passphrase in the place of the one of now."""

    def __init__(self, office: Office, parent: QWidget | None) -> None:
        self.old = PassphraseField("Your present passphrase")
        self.new = NewPassphrase(office.keys.strength, "The new passphrase")
        asked = stacked(WrapLabel(_SAME_SHEET), labelled("Your present passphrase", self.old), self.new, gap=scaled(12))
        asked.setFocusProxy(self.old)
        done = ("The passphrase was changed", "Type the new one from now on.", "{} {} locked with it too.")
        super().__init__("Change the passphrase", "Change it", done, office, asked, parent)
        self.old.finished.connect(lambda: self.new.setFocus())
        self.new.finished.connect(self.submit)

    def begin(self) -> None:
        wrong = self.new.problem()
        if wrong:
            self.are_clear([wrong])
            return
        old, new = self.old.value(), self.new.value()
        self.work(lambda desk, tick: Keys(desk).change_passphrase(old, new, tick))


class RemovePassphraseDialog(_KeyFileDialog):
    """The register opens without one again."""

    def __init__(self, office: Office, parent: QWidget | None) -> None:
        self.old = PassphraseField("Your present passphrase")
        asked = stacked(WrapLabel(_OPEN), labelled("Your present passphrase", self.old), gap=scaled(12))
        asked.setFocusProxy(self.old)
        done = ("The passphrase was taken away", "The register opens without one.", "{} {} not locked any more either.")
        super().__init__("Take the passphrase away", "Take it away", done, office, asked, parent)
        self.old.finished.connect(self.submit)

    def begin(self) -> None:
        old = self.old.value()
        self.work(lambda desk, tick: Keys(desk).remove_passphrase(old, tick))

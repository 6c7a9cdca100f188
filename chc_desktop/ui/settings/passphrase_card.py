"""Settings, Safekeeping: the passphrase, when the register locks itself, the recovery sheet, a new key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.keys.open_copies import Reach
from chc_desktop.office.keys.room import IDLE_CHOICES, Keys, Locking
from chc_desktop.office.office import Office
from chc_desktop.ui.errand import Errand
from chc_desktop.ui.keys.copies_list import CopiesList
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import plain_button, scaled
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.fields import Choice, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel, chips

_NONE = (
    "This register has no passphrase. Whoever can use this computer, or finds a stick with a backup, can read every "
    "complaint. We recommend one."
)
_HAS = "The register and its backups are locked with your passphrase."
_HAS_BUT = "The register is locked with your passphrase. Not every copy of it opens with it: see below."
_REMINDER = "You put off setting a passphrase. It takes three minutes and a sheet of paper."


class PassphraseCard(QWidget):
    """`changed` tells that there is a passphrase now, or none any more, or another time to wait."""

    changed = Signal()
    lock_asked = Signal()

    def __init__(self, office: Office, prompts: Asking) -> None:
        super().__init__()
        self._office, self._prompts = office, prompts
        self._copies = Errand(office.desk, self)
        self.banner = Banner()
        self.said = WrapLabel()
        self.sheet = WrapLabel("", "soft")
        self.set = plain_button("Set a passphrase…")
        self.lock = plain_button("Lock now")
        self.change = plain_button("Change it…")
        self.remove = plain_button("Take it away…")
        self.print_sheet = plain_button("The recovery sheet again…")
        self.new_key = plain_button("A new key…")
        self.idle = Choice("Lock after", tuple((str(n), words.count(n, "minute")) for n in IDLE_CHOICES))
        self.idle_row = labelled(
            "Lock by itself after",
            self.idle,
            "Without a touch of keys or mouse. It locks when the computer sleeps, too.",
        )
        self.copies = CopiesList()
        self.copies.hide()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read again how the register is locked."""
        try:
            found = self._office.keys.locking()
        except RuleBroken as broken:
            self.banner.show_error(str(broken))
            return
        self.said.setText(_HAS if found.has_passphrase else _NONE)
        self.sheet.setText(_sheet(found))
        for button in (self.lock, self.change, self.remove, self.print_sheet, self.idle_row):
            button.setVisible(found.has_passphrase)
        self.set.setVisible(not found.has_passphrase)
        self.new_key.setVisible(found.sheet_made_on is not None)
        self.idle.blockSignals(True)
        self.idle.set_value(str(found.idle_minutes))
        self.idle.blockSignals(False)
        if not self._copies.is_under_way:
            self._copies.begin(lambda desk, tick: Keys(desk).bring_copies_up_to_date(tick))
        if found.is_reminder_due:
            self.banner.show_notice(_REMINDER, "Set it now", self.ask_to_set)
            self._office.keys.was_reminded()

    def ask_to_set(self) -> None:
        """Open the window that sets a passphrase."""
        from chc_desktop.ui.keys.set_dialog import SetPassphraseDialog  # seldom needed

        dialog = SetPassphraseDialog(self._office, self._prompts, self.window())
        dialog.passphrase_set.connect(self._tell)
        dialog.open()

    def _show_copies(self, reach: Reach) -> None:
        """Which copies open otherwise than the register, now that those in reach were put right."""
        has_passphrase = self._office.keys.has_passphrase()
        self.copies.show_reach(reach)
        self.copies.setVisible(bool(reach.others) or bool(reach.away and has_passphrase))
        if has_passphrase:
            self.said.setText(_HAS_BUT if reach.others else _HAS)

    def _ask_to_change(self) -> None:
        from chc_desktop.ui.keys.change_dialogs import ChangePassphraseDialog  # seldom needed

        dialog = ChangePassphraseDialog(self._office, self.window())
        dialog.changed.connect(self._tell)
        dialog.open()

    def _ask_to_remove(self) -> None:
        from chc_desktop.ui.keys.change_dialogs import RemovePassphraseDialog  # seldom needed

        dialog = RemovePassphraseDialog(self._office, self.window())
        dialog.changed.connect(self._tell)
        dialog.open()

    def _ask_for_sheet(self) -> None:
        from chc_desktop.ui.keys.sheet_dialog import SheetDialog  # seldom needed

        self._open(SheetDialog(self._office, self._prompts, self.window()))

    def _ask_for_key(self) -> None:
        from chc_desktop.ui.keys.new_key_dialog import NewKeyDialog  # seldom needed

        self._open(NewKeyDialog(self._office, self._prompts, self.window()))

    def _open(self, dialog: QDialog) -> None:
        dialog.accepted.connect(self.refresh)
        dialog.open()

    def _tell(self) -> None:
        self.banner.hide()
        self.refresh()
        self.changed.emit()

    def _keep_idle(self) -> None:
        self._office.keys.set_idle_minutes(int(self.idle.value()))
        self.changed.emit()

    def _connect(self) -> None:
        self.set.clicked.connect(self.ask_to_set)
        self.lock.clicked.connect(self.lock_asked)
        self.change.clicked.connect(self._ask_to_change)
        self.remove.clicked.connect(self._ask_to_remove)
        self.print_sheet.clicked.connect(self._ask_for_sheet)
        self.new_key.clicked.connect(self._ask_for_key)
        self.idle.changed.connect(self._keep_idle)
        self._copies.done.connect(self._show_copies)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(12))
        for widget in (
            WrapLabel("Passphrase", "section"),
            self.banner,
            self.said,
            self.sheet,
            chips(self.set, self.lock, self.change, self.remove),
            self.idle_row,
            chips(self.print_sheet, self.new_key),
            self.copies,
        ):
            column.addWidget(widget)


def _sheet(found: Locking) -> str:
    if found.sheet_made_on is None:
        return "The recovery sheet is made when you set one: a page that opens the register if you forget it."
    against = "you forget the passphrase" if found.has_passphrase else "its key file is lost"
    return f"Recovery sheet made on {words.day(found.sheet_made_on)}. It opens the register if {against}."

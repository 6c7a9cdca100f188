"""Settings: where the register lives, its backups, and the proof that it is sound."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.first_answers import AnswerWrong
from chc_desktop.office.office import Office
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.settings.form import Form
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.settings.passphrase_card import PassphraseCard
from chc_desktop.ui.settings.questions import questions
from chc_desktop.ui.theme import main_button, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.wrap import Card, WrapLabel, chips, stacked

_SHOWN = 8


class SafekeepingPart(SettingsPart):
    """Backs up and checks on asking; the program also backs up when it is closed."""

    def __init__(self, office: Office, prompts: Asking) -> None:
        super().__init__()
        self._office = office
        self.banner = Banner()
        self.where = WrapLabel()
        self.passphrase = PassphraseCard(office, prompts)
        self.last = WrapLabel("", "strong")
        self.form = Form(questions(("backup_folder",), prompts))
        self.save_folder = plain_button("Save this place")
        self.back_up = main_button("Back up now")
        self.check = plain_button("Check the register")
        self.backups = Card("Backups")
        self._lay_out()
        self.back_up.clicked.connect(lambda: self._do(self.back_up, "Backing up…", office.safekeeping.back_up))
        self.check.clicked.connect(lambda: self._do(self.check, "Checking…", office.safekeeping.check))
        self.save_folder.clicked.connect(self._save_folder)
        self.form.finished.connect(self._save_folder)
        self._typed = False
        self.form.changed.connect(self._mark_typed)

    def refresh(self) -> None:
        """Read again where things are and what there is."""
        self.where.setText(f"Everything is in one encrypted file with its key beside it, in “{self._folder()}”.")
        self.last.setText(self._office.safekeeping.last_backup_line())
        organisation = self._office.organisation.organisation()
        if organisation and not self._typed:
            self.form.fill({"backup_folder": organisation.backup_folder})
        self._show_backups()
        self.passphrase.refresh()

    def _lay_out(self) -> None:
        self.arrange(
            self.banner,
            WrapLabel("Where the register lives", "section"),
            self.where,
            self.passphrase,
            WrapLabel("Backups", "section"),
            self.last,
            WrapLabel(
                "A backup is made when you close the program, and opened again to see that it works. Each one holds "
                "the whole register and its key: look after it as you would the complaints themselves."
            ),
            chips(self.back_up, self.check),
            self.form,
            chips(self.save_folder),
            self.backups,
            gap=12,
        )

    def _folder(self) -> str:
        return str(self._office.organisation.register_folder())

    def _show_backups(self) -> None:
        self.backups.clear()
        found = self._office.safekeeping.backups()
        for backup in found[:_SHOWN]:
            self.backups.add_row(stacked(WrapLabel(backup.words), WrapLabel(str(backup.path), "soft")))
        if not found:
            self.backups.add_row(WrapLabel("There is no backup yet.", "soft"))

    def _do(self, button: QWidget, meanwhile: str, act: Callable[[], str]) -> None:
        """Say what goes on, let that be painted, then do it."""
        button.setEnabled(False)
        self.banner.show_notice(meanwhile)
        QTimer.singleShot(0, self, lambda: self._finish(button, act))

    def _finish(self, button: QWidget, act: Callable[[], str]) -> None:
        try:
            self.banner.show_good_news(act())
        except RuleBroken as broken:
            self.banner.show_error(str(broken))
        button.setEnabled(True)
        self.refresh()

    def _save_folder(self) -> None:
        organisation = self._office.organisation.organisation()
        assert organisation
        folder = str(self.form.values()["backup_folder"])
        try:
            self._office.organisation.save(replace(organisation, backup_folder=folder))
        except AnswerWrong as wrong:
            self.form.show_wrong([wrong])
            return
        self.form.show_wrong([])
        self._typed = False
        self.banner.show_good_news(
            "Saved. The next backup goes there too." if folder else "Saved. There is no second place."
        )

    def _mark_typed(self) -> None:
        self._typed = True

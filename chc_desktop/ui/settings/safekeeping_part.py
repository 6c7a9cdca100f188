"""Settings: where the register lives, its backups, and the proof that it is sound."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.safekeeping.telling import Safety
from chc_desktop.office.backups import Backups, Told
from chc_desktop.office.checking import Checked
from chc_desktop.office.desk import Desk
from chc_desktop.office.first_answers import AnswerWrong
from chc_desktop.office.office import Office
from chc_desktop.ui.errand import Errand
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.safety.asked import back_up_now, check_now, rehearse_now
from chc_desktop.ui.settings.form import Form
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.settings.passphrase_card import PassphraseCard
from chc_desktop.ui.settings.questions import questions
from chc_desktop.ui.theme import link_button, main_button, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.folder_label import FolderLabel
from chc_desktop.ui.widgets.wrap import Card, WrapLabel, chips, stacked

_SHOWN = 8


class SafekeepingPart(SettingsPart):
    """Backs up and checks on asking; the program also backs up by itself. `restore_asked` leads to the backups.

    `backups_changed` tells that one was made or tried out, or that the second place is another.
    """

    restore_asked = Signal()
    backups_changed = Signal()

    def __init__(self, office: Office, prompts: Asking) -> None:
        super().__init__()
        self._office = office
        self._prompts = prompts
        self.banner = Banner()
        self.where = FolderLabel()
        self.copy_folder = link_button("Copy the name of the folder")
        self.passphrase = PassphraseCard(office, prompts)
        self.last = WrapLabel("", "strong")
        self.wants = WrapLabel()
        self.wants.hide()
        self.form = Form(questions(("backup_folder",), prompts))
        self.save_folder = plain_button("Save this place")
        self.back_up = main_button("Back up now")
        self.check = plain_button("Check the register")
        self.save_readable = plain_button("Save what can be read…")
        self.save_readable.hide()
        self.restore = plain_button("Restore a backup…")
        self.rehearse = plain_button("Try a backup out")
        self.hand_over = plain_button("Hand over…")
        self.backups = Card("Backups")
        self._looking = Errand(office.desk, self)
        self._lay_out()
        self.copy_folder.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._folder()))
        self.back_up.clicked.connect(lambda: back_up_now(office, self.banner, self, self._look_again))
        self.rehearse.clicked.connect(lambda: rehearse_now(office, self.banner, self, self._look_again))
        self.restore.clicked.connect(self.restore_asked)
        self.hand_over.clicked.connect(self._hand_over)
        self._looking.done.connect(self._show_found)
        self.check.clicked.connect(lambda: check_now(office, self.banner, self, self.refresh, self._show_checked))
        self.save_readable.clicked.connect(self._choose_and_save)
        self.save_folder.clicked.connect(self._save_folder)
        self.form.finished.connect(self._save_folder)
        self._typed = False
        self.form.changed.connect(self._mark_typed)

    def refresh(self) -> None:
        """Read again where things are and what there is."""
        self.where.setText(f"Everything is in one encrypted file with its key beside it, in “{self._folder()}”.")
        if not self._looking.is_under_way:
            self._looking.begin(_look)
        organisation = self._office.organisation.organisation()
        if organisation and not self._typed:
            self.form.fill({"backup_folder": organisation.backup_folder})
        self.passphrase.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes here may have plugged a stick in, which changes nothing in the register."""
        super().showEvent(event)
        if not self._office.desk.register.is_locked:
            self.refresh()

    def _lay_out(self) -> None:
        self.arrange(
            self.banner,
            WrapLabel("Where the register lives", "section"),
            self.where,
            chips(self.copy_folder),
            self.passphrase,
            WrapLabel("Backups", "section"),
            self.last,
            self.wants,
            WrapLabel(
                "A backup is made once a day and when you close the program, and opened again to see that it works. "
                "Each one holds the whole register and its key: look after it as you would the complaints themselves."
            ),
            chips(self.back_up, self.check, self.save_readable, self.restore, self.rehearse, self.hand_over),
            self.form,
            chips(self.save_folder),
            self.backups,
            gap=12,
        )

    def _folder(self) -> str:
        return str(self._office.organisation.register_folder())

    def _show_found(self, looked: tuple[Safety, tuple[Told, ...]]) -> None:
        safety, found = looked
        self.last.setText(safety.words)
        self.wants.setText(safety.nag)
        self.wants.setVisible(bool(safety.nag))
        self.backups.clear()
        for backup in found[:_SHOWN]:
            self.backups.add_row(_line(backup))
        if not found:
            self.backups.add_row(WrapLabel("There is no backup yet.", "soft"))

    def _look_again(self) -> None:
        self.refresh()
        self.backups_changed.emit()

    def _show_checked(self, found: Checked) -> None:
        self.save_readable.setVisible(not found.is_sound)

    def _choose_and_save(self) -> None:
        """The register is not sound: whatever is still whole of it goes into ordinary files."""
        self._prompts.choose_folder(self, "Where is it to be saved?", Path.home(), self._save_readable)

    def _save_readable(self, folder: Path) -> None:
        from chc_desktop.ui.safety.readable import STOPPED, saving_dialog  # seldom needed

        dialog = saving_dialog(self, self._office.desk)
        dialog.came_out.connect(self.banner.show_good_news)
        dialog.failed.connect(self.banner.show_error)
        dialog.stopped.connect(lambda: self.banner.show_notice(STOPPED))
        dialog.do(lambda tick: self._office.safekeeping.save_readable(folder, tick))

    def _save_folder(self) -> None:
        organisation = self._office.organisation.organisation()
        assert organisation
        folder = str(self.form.values()["backup_folder"])
        try:
            self._office.organisation.save(replace(organisation, backup_folder=folder))
        except AnswerWrong as wrong:
            self.banner.hide()
            self.form.show_wrong([wrong])
            return
        self.form.show_wrong([])
        self._typed = False
        self._office.backups.place_chosen()
        self.backups_changed.emit()
        self._tell_of_second_place(folder)

    def _tell_of_second_place(self, folder: str) -> None:
        """That it was saved, and whether it is a good place: not one that goes with this computer."""
        judged = self._office.safekeeping.judge_second_place(folder)
        if judged is None:
            self.banner.show_good_news("Saved. There is no second place.")
        elif judged.is_good:
            self.banner.show_good_news(f"Saved. The next backup goes there too. {judged.sentence}")
        else:
            self.banner.show_notice(f"Saved. {judged.sentence}")

    def _hand_over(self) -> None:
        from chc_desktop.ui.safety.handover import HandoverDialog  # seldom needed

        HandoverDialog(self._office, self._prompts, self).open()

    def _mark_typed(self) -> None:
        self._typed = True


def _line(backup: Told) -> QWidget:
    why = [WrapLabel(f"{words.capital(backup.why)}.", "soft")] if backup.why else []
    return stacked(WrapLabel(backup.words), *why)


def _look(desk: Desk, _tick: Callable[[float], object]) -> tuple[Safety, tuple[Told, ...]]:
    """Folders may be slow to answer: never on the window's thread."""
    room = Backups(desk)
    return room.safety(), room.all()

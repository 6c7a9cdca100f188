"""The recovery sheet is printed or saved, and two of its words are typed: so it is at hand before the lock is on."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.recovery_sheet import Choose, RecoverySheet
from chc_desktop.office.keys.room import Keys
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import plain_button, scaled
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.fields import Labelled, LineField, labelled
from chc_desktop.ui.widgets.in_view import bring_into_view
from chc_desktop.ui.widgets.wrap import WrapLabel, chips

_WHAT = (
    "A passphrase can be forgotten. The recovery sheet is one page with the register’s key in {count} words. It opens "
    "the register, and every backup that has this key, without the passphrase, even on a new computer."
)
_WHERE = (
    "Print it and put it where only people you trust can reach it, such as the charity’s safe. Whoever has the sheet "
    "and a backup can read everything, so do not leave a copy on this computer."
)


class SheetStep(QWidget):
    """`keys` draws and saves the sheet; `choose` picks the words that are asked for."""

    finished = Signal()

    def __init__(self, sheet: RecoverySheet, keys: Keys, choose: Choose, prompts: Asking) -> None:
        super().__init__()
        self._sheet, self._keys, self._prompts = sheet, keys, prompts
        self.print = plain_button("Print the sheet…")
        self.save = plain_button("Save it as PDF…")
        self.banner = Banner()
        self.numbers = sheet.asked(choose)
        self.words = tuple(LineField(f"Word {number}") for number in self.numbers)
        self.rows: tuple[Labelled, ...] = tuple(
            labelled(f"Word {number} of the sheet", field)
            for number, field in zip(self.numbers, self.words, strict=True)
        )
        self._lay_out()
        self.print.clicked.connect(self._show_print)
        self.save.clicked.connect(self._ask_where)
        for field, row in zip(self.words, self.rows, strict=True):
            field.changed.connect(row.clear_error)
        self.words[0].returnPressed.connect(lambda: self.words[1].setFocus())
        self.words[1].returnPressed.connect(self.finished)
        self.setFocusProxy(self.print)

    def problems(self) -> list[tuple[Labelled, str]]:
        """What is wrong beside each word, empty where it is the one on the sheet."""
        return [
            (row, "" if self._sheet.says(number, field.value()) else _not_it(number, field.value()))
            for number, field, row in zip(self.numbers, self.words, self.rows, strict=True)
        ]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(12))
        for widget in (
            WrapLabel(_WHAT.format(count=len(self._sheet.words))),
            WrapLabel(_WHERE),
            chips(self.print, self.save),
            self.banner,
            WrapLabel("Now type two of its words, so that we know the sheet is at hand.", "strong"),
            *self.rows,
        ):
            column.addWidget(widget)
        for button in (self.print, self.save):
            button.setAutoDefault(False)

    def _show_print(self) -> None:
        from chc_desktop.ui.letter.printing import print_letter  # QtPdf is needed only now

        print_letter(self, self._keys.sheet_pdf(self._sheet), "the recovery sheet", self._say_printed)

    def _say_printed(self) -> None:
        self.banner.show_good_news("It is on its way to the printer. The two words are on it.")
        self._make_room()

    def _ask_where(self) -> None:
        suggested = Path.home() / "Recovery sheet.pdf"
        self._prompts.choose_save_file(
            self, "Save the recovery sheet", suggested, "PDF (*.pdf)", self._save_if_it_may_be
        )

    def _save_if_it_may_be(self, path: Path) -> None:
        """Where others may read it, or backups lie, that is said first."""
        against = self._keys.against_saving_the_sheet(path.parent)
        if not against:
            self._save_to(path)
            return
        save = partial(self._save_to, path)
        self._prompts.ask(self, "Save the recovery sheet there?", against, "Save it there", save, "Not there")

    def _save_to(self, path: Path) -> None:
        try:
            self._keys.save_sheet(self._sheet, path)
        except RuleBroken as broken:
            self.banner.show_error(str(broken))
        else:
            self.banner.show_good_news(
                f"Saved as “{path.name}” in “{path.parent}”. Please print it from there, then delete that file."
            )
        self._make_room()

    def _make_room(self) -> None:
        """What is said must not push the words that are asked for out of view, where the screen has room for both."""
        QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        window = self.window()
        window.resize(window.width(), max(window.height(), window.sizeHint().height()))
        bring_into_view(self.banner)


def _not_it(number: int, typed: str) -> str:
    if not typed.strip():
        return f"Please type word {number} of the sheet."
    return f"That is not word {number} of this sheet. Please look again."

"""The window in which a letter’s standard wording is made the officer’s own."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.letters.letter import LetterTemplate
from chc_desktop.domain.letters.own.copy import added, changed, moved, new_part, without
from chc_desktop.domain.letters.own.draft import with_wording, wording
from chc_desktop.domain.letters.own.since import TITLE, taken
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.office.saving import save_copy
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.forms.keeper import Keeper
from chc_desktop.ui.letter.panes import Panes
from chc_desktop.ui.letter.soon import soon
from chc_desktop.ui.letter.standard.changes import ChangesDialog
from chc_desktop.ui.letter.standard.part_form import PartForm
from chc_desktop.ui.letter.standard.parts_list import PartsList
from chc_desktop.ui.letter.standard.preview import Preview
from chc_desktop.ui.letter.standard.said import said_of
from chc_desktop.ui.letter.standard.versions import VersionsDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import link_button, role
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.wrap import WrapLabel

_LOOK_AFTER = 200  # milliseconds
_LINES = 15  # at the least; where the screen is low, the window scrolls
_FILES = "Letters (*.toml)"


class OwnLetterDialog(FormDialog):
    """Parts at the left, their wording in the middle, the letter with a case at the right, faults said at once."""

    def __init__(self, office: Office, prompts: Asking, kind: LetterKind, parent: QWidget) -> None:
        super().__init__("Standard wording", "Use this wording", parent)
        self._office, self._prompts, self._kind = office, prompts, kind
        self._adapting = office.own_letters.open(kind)
        self.work = Work(self._adapting.letter, self._adapting.ours, self)
        self.heading = role(WrapLabel(f"Standard wording: {self._adapting.ours.name}"), "title")
        self.about = WrapLabel("", "soft")
        self.news = Banner()
        self.faults = WrapLabel("", "error")
        self.parts, self.form, self.preview = PartsList(), PartForm(), Preview(office)
        self.panes = Panes(
            "Parts of this window",
            (("Parts", self.parts, 24), ("Wording", self.form, 38), ("The letter", self.preview, 38)),
        )
        self.panes.setMinimumHeight(self.fontMetrics().height() * _LINES)
        for widget in (self.heading, self.about, self.news, self.faults):
            self.body.addWidget(widget)
        self.body.addWidget(self.panes, 1)
        self.body.setSpacing(8)
        self._look_soon = soon(self, _LOOK_AFTER, self._look)
        self._connect()
        self._show(self.work.letter.parts[0].key)
        self._tell_standing()
        self._draft = f"settings/letter/{kind}"
        self.bring_back(Keeper(office.drafts, self._draft, {"wording": self.work}, self))
        self.form.text.setFocus()

    def submit(self) -> None:
        """Use this wording from now on."""
        if self.attempt(lambda: self._office.own_letters.save(self.work.letter, self._draft)):
            self.accept()

    def sizeHint(self) -> QSize:
        """As large as there is room: three things stand side by side."""
        line, room = self.fontMetrics().height(), self.screen().availableSize() - QSize(16, 48)
        return QSize(min(line * 68, room.width()), min(line * 38, room.height()))

    def further_buttons(self) -> tuple[QWidget, ...]:
        self.to_ours, self.earlier, self.to_file, self.from_file = (
            link_button(text) for text in ("Back to ours…", "Versions…", "Save as a file…", "From a file…")
        )
        return self.to_ours, self.earlier, self.to_file, self.from_file

    def done(self, result: int) -> None:
        self.preview.rest()
        super().done(result)

    def _connect(self) -> None:
        self.parts.chosen.connect(self._choose)
        self.parts.moved.connect(lambda by: self._arrange(moved(self.work.letter, self.parts.key(), by)))
        self.parts.added.connect(self._add)
        self.parts.left_out.connect(self._leave_out)
        self.form.changed.connect(self._written)
        self.work.filled.connect(lambda: self._show(self.parts.key()))
        self.to_ours.clicked.connect(self._ask_back_to_ours)
        self.earlier.clicked.connect(self._show_versions)
        self.to_file.clicked.connect(self._ask_where)
        self.from_file.clicked.connect(self._ask_which)

    def _tell_standing(self) -> None:
        adapting = self._adapting
        self.to_ours.setEnabled(adapting.version > 0)
        self.about.setText(
            f"Yours, version {adapting.version}. Letters that were issued stay as they are."
            if adapting.version
            else "This is ours. What you change here becomes your own copy, for every letter from now on."
        )
        if adapting.fault:
            self.news.show_error(f"Your own copy is not used, and ours stands in its place: {adapting.fault}.")
        if adapting.changes:
            count = words.count(len(adapting.changes), "part")
            self.news.show_notice(
                f"Since you made it yours, {count} of ours changed.", "See what changed", self._show_changes
            )

    def _show(self, key: str) -> None:
        keys = {part.key for part in self.work.letter.parts}
        self.parts.show_letter(self.work.letter, key if key in keys else TITLE)
        self._look()

    def _choose(self, key: str) -> None:
        self.form.show_part(self.work.letter, key)

    def _written(self) -> None:
        part = self.form.part()
        if part:
            self.parts.rename(part.label)
            self.work.change(changed(self.work.letter, part))
        else:
            self.work.change(replace(self.work.letter, title=self.form.title.value()))
        self._look_soon.start()

    def _look(self) -> None:
        faults = self._office.own_letters.faults(self.work.letter)
        self.faults.setText(" ".join(said_of(fault, self.work.letter) for fault in faults))
        self.faults.setVisible(bool(faults))
        self.done_button.setEnabled(not faults)
        self.preview.show_letter(self.work.letter)

    def _arrange(self, letter: LetterTemplate, key: str | None = None) -> None:
        chosen = self.parts.key() if key is None else key
        self.work.change(letter)
        self._show(chosen)

    def _add(self) -> None:
        part = new_part(self.work.letter)
        self._arrange(added(self.work.letter, part, self.parts.key()), part.key)
        self.panes.show_pane(self.form)
        self.form.heading.setFocus()

    def _leave_out(self) -> None:
        keys = [TITLE, *(part.key for part in self.work.letter.parts)]
        before = keys[keys.index(self.parts.key()) - 1]
        self._arrange(without(self.work.letter, self.parts.key()), before)

    def _show_changes(self) -> None:
        dialog = ChangesDialog(self._office, self._kind, self)
        dialog.took.connect(lambda key: self._arrange(taken(self.work.letter, self._adapting.ours, key)))
        dialog.finished.connect(lambda _how: self._read_again())
        dialog.open()

    def _read_again(self) -> None:
        self._adapting = self._office.own_letters.open(self._kind)
        self.news.hide()
        self._tell_standing()

    def _ask_back_to_ours(self) -> None:
        self._prompts.ask(
            self,
            "Back to ours?",
            "Letters are written with our wording again. Every version of yours stays in the record, and letters that "
            "were issued stay as they are.",
            "Back to ours",
            self._back_to_ours,
        )

    def _back_to_ours(self) -> None:
        if self.attempt(lambda: self._office.own_letters.back_to_ours(self._kind, self._draft)):
            self.accept()

    def _ask_where(self) -> None:
        name = Path(f"{self._kind}.toml")
        self._prompts.choose_save_file(self, "Save the letter as a file", name, _FILES, self._save_file)

    def _save_file(self, path: Path) -> None:
        self.show_error("")
        try:
            save_copy(path, self._office.own_letters.file_of(self.work.letter))
        except RuleBroken as broken:
            self.show_error(str(broken))

    def _ask_which(self) -> None:
        self._prompts.choose_file(self, "Take the wording of a file", Path.home(), _FILES, self._take_file)

    def _take_file(self, path: Path) -> None:
        self._take(lambda: self._office.own_letters.from_file(self._kind, path))

    def _take(self, read: Callable[[], LetterTemplate]) -> None:
        """Go on with another wording, or say why that cannot be."""
        self.show_error("")
        try:
            self._arrange(read())
        except RuleBroken as broken:
            self.show_error(str(broken))

    def _show_versions(self) -> None:
        dialog = VersionsDialog(self._office, self._kind, self)
        own = self._office.own_letters
        dialog.taken.connect(lambda text: self._take(lambda: own.read_file(self._kind, text.encode())))
        dialog.open()


class Work(QObject):
    """The letter at hand, kept like a field of a form. `filled` tells that another one was put in its place."""

    changed = Signal()
    filled = Signal()

    def __init__(self, letter: LetterTemplate, ours: LetterTemplate, parent: QObject) -> None:
        super().__init__(parent)
        self.letter, self._ours = letter, ours

    def change(self, letter: LetterTemplate) -> None:
        self.letter = letter
        self.changed.emit()

    def value(self) -> str:
        return wording(self.letter)

    def set_value(self, kept: str) -> None:
        self.change(with_wording(self.letter, kept, self._ours))
        self.filled.emit()

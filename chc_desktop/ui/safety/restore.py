"""Restoring, for somebody who never did it before: the backups there are, what is in one, and putting it in place."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.backups import Told
from chc_desktop.office.backups.ready import Ready
from chc_desktop.store.key_file import Key
from chc_desktop.ui.doorway import BACKUPS
from chc_desktop.ui.errand import Errand, Job
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.safety.found_list import FoundList
from chc_desktop.ui.safety.inside_page import InsidePage
from chc_desktop.ui.safety.place import Place
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.meanwhile import Meanwhile


class RestoreWindow(FormDialog):
    """`ready` hands over what is to take the place of the register, and whether its key had to be asked for."""

    ready = Signal(Ready, bool)

    def __init__(self, place: Place, prompts: Asking, parent: QWidget | None) -> None:
        super().__init__("Restore a backup", "Restore this backup", parent)
        self._place = place
        self._prompts = prompts
        self._laid: Ready | None = None
        self._was_asked = False
        self._is_list_there = False
        self._then: Callable[[Any], None] = lambda _result: None
        self._or_else: Callable[[str], None] = self._refuse
        self._errand = Errand(place.desk, self)
        self.list = FoundList()
        self.inside = InsidePage()
        self.meanwhile = Meanwhile()
        for page in self._pages():
            self.body.addWidget(page)
        self.body.addStretch(1)
        self._connect()
        self._begin("Looking for backups…", place.looking_for_backups(), self._fill_list)

    def submit(self) -> None:
        """Restore the one that is shown, after a word about what it replaces."""
        if self._place.office is None:
            self._hand_over()
            return
        self._prompts.ask(
            self,
            "Put this backup in the place of the register?",
            "The register you have now is backed up first, and then set aside, not thrown away: it stands in this "
            "list afterwards and can be brought back.",
            "Restore it",
            self._back_up_first,
            "Not now",
        )

    def choose_file(self) -> None:
        """Take a file that is in none of the known places."""
        self._prompts.choose_file(self, "Choose a backup", Path.home(), BACKUPS, self.look)

    def look(self, path: Path) -> None:
        """Show what is in a backup; where it has a passphrase of its own, that is asked for first."""
        if self._errand.is_under_way:
            return
        self._let_go()
        self.show_error("")
        self.banner.hide()
        try:
            self._place.ask_key(self._place.door(path), self, partial(self._lay_ready, path))
        except RuleBroken as broken:
            self._refuse(str(broken))

    def reject(self) -> None:
        """Stop what goes on, or close."""
        if self._errand.is_under_way and self._is_list_there:
            self._errand.stop()
            return
        self._errand.stop()
        self._let_go()
        super().reject()

    def preferred_width(self) -> int:
        return 42

    def further_buttons(self) -> tuple[QWidget, ...]:
        self.earlier = plain_button("Back to the list")
        return (self.earlier,)

    def _connect(self) -> None:
        self.list.chosen.connect(self.look)
        self.list.other_asked.connect(self.choose_file)
        self.earlier.clicked.connect(self._go_back)
        self._errand.progressed.connect(self.meanwhile.show_share)
        self._errand.done.connect(lambda result: self._then(result))
        self._errand.failed.connect(lambda sentence: self._or_else(sentence))
        self._errand.stopped.connect(self._stopped)

    def _pages(self) -> tuple[QWidget, ...]:
        return (self.list, self.inside, self.meanwhile)

    def _fill_list(self, told: tuple[Told, ...]) -> None:
        self.list.fill(told, self._place.register())
        self._is_list_there = True
        self._show(self.list)

    def _lay_ready(self, path: Path, key: Key, was_asked: bool) -> None:
        self._was_asked = was_asked
        self._begin("Opening the backup…", self._place.laying_ready(path, key), self._show_inside)

    def _show_inside(self, ready: Ready) -> None:
        self._laid = ready
        self.inside.fill(ready.inside, is_replacing=self._place.office is not None)
        self._show(self.inside)

    def _back_up_first(self) -> None:
        self._begin("Restoring…", self._place.backing_up_first(), lambda _path: self._hand_over(), self._ask_without)

    def _ask_without(self, why: str) -> None:
        """The register could not be backed up first: whoever knows that may go on."""
        self._show(self.inside)
        self._prompts.ask(
            self,
            "The register could not be backed up first",
            f"{why} It is set aside all the same, as it is.",
            "Restore all the same",
            self._hand_over,
            "Not now",
        )

    def _hand_over(self) -> None:
        ready, self._laid = self._laid, None
        assert ready
        self.ready.emit(ready, self._was_asked)

    def _let_go(self) -> None:
        """What was shown is not wanted."""
        if self._laid:
            self._laid.let_go()
        self._laid = None

    def _go_back(self) -> None:
        self._let_go()
        self._show(self.list)

    def _begin(
        self, meanwhile: str, job: Job, then: Callable[[Any], None], or_else: Callable[[str], None] | None = None
    ) -> None:
        self.meanwhile.begin(meanwhile)
        self._show(self.meanwhile)
        self._then, self._or_else = then, or_else or self._refuse
        self._errand.start(job)

    def _refuse(self, sentence: str) -> None:
        self._show(self.list)
        self.show_error(sentence)

    def _stopped(self) -> None:
        self._go_back()
        self.banner.show_notice("Stopped. Nothing was changed.")

    def _show(self, page: QWidget) -> None:
        for one in self._pages():
            one.setVisible(one is page)
        self.done_button.setVisible(page is self.inside)
        self.earlier.setVisible(page is self.inside)
        self.back_button.setText("Stop" if page is self.meanwhile else "Not now")
        if self.isVisible():
            self.resize(self.sizeHint())
        (self.done_button if page is self.inside else self.back_button).setFocus()
        if page is self.list:
            self.list.take_focus()

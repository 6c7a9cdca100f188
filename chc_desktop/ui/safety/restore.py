"""Restoring, for somebody who never did it before: the backups there are, what is in one, and putting it in place."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.safekeeping.keeping import Why
from chc_desktop.office.backups import Backups, Told
from chc_desktop.office.backups.found import found
from chc_desktop.office.backups.inside import Inside, Reading, look_inside
from chc_desktop.office.desk import Desk
from chc_desktop.office.office import Office
from chc_desktop.store import backups
from chc_desktop.store.backups import Prepared, places
from chc_desktop.store.backups.places import Volumes
from chc_desktop.store.key_file import Key, PassphraseNeeded
from chc_desktop.ui.doorway import BACKUPS
from chc_desktop.ui.errand import Act, Aside
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.keys.key_dialog import ask_for_key
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.safety.found_list import FoundList
from chc_desktop.ui.safety.inside_page import InsidePage
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.wrap import WrapLabel, stacked

AskKey = Callable[[Path, QWidget, Callable[[Key], object]], object]
"""Asks for the passphrase, or the words of the recovery sheet, that open a backup."""

Tick = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a backup is restored to. `office` is the register that is there and open, None where there is none."""

    folder: Path
    reading: Reading
    office: Office | None
    ask_key: AskKey = ask_for_key
    volumes: Volumes = places.plugged_in

    def found(self) -> tuple[Told, ...]:
        return found(self.folder, self.volumes)


@dataclass(frozen=True, slots=True)
class Ready:
    """A register that lies ready, unpacked and checked; let it go when it is in place, or is not wanted."""

    prepared: Prepared
    hold: ExitStack
    key: Key | None = None
    """What it opens with, where that had to be asked for or is known."""
    warning: str = ""
    """Why the register that is there could not be backed up before; empty where it was, or there is none."""


class RestoreWindow(FormDialog):
    """`ready` hands over what lies ready to take the place of the register."""

    ready = Signal(Ready)

    def __init__(self, place: Place, prompts: Asking, parent: QWidget | None) -> None:
        super().__init__("Restore a backup", "Restore this backup", parent)
        self._place = place
        self._prompts = prompts
        self._path = Path()
        self._is_chosen = False
        self._key: Key | None = None
        self._then: Callable[[Any], None] = lambda _result: None
        self._errand = Aside(self)
        self.list = FoundList()
        self.inside = InsidePage()
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.meanwhile = WrapLabel("", "title")
        self._work = stacked(self.meanwhile, self.bar, gap=12)
        for page in (self.list, self.inside, self._work):
            self.body.addWidget(page)
        self.body.addStretch(1)
        self._connect()
        self._look_for_them()

    def submit(self) -> None:
        """Restore the one that is shown, after a word about what it replaces."""
        if self._place.office is None:
            self._prepare()
            return
        self._prompts.ask(
            self,
            "Put this backup in the place of the register?",
            "The register you have now is backed up first, and then set aside, not thrown away: it stands in this "
            "list afterwards and can be brought back.",
            "Restore it",
            self._prepare,
            "Not now",
        )

    def choose_file(self) -> None:
        """Take a file that is in none of the known places."""
        self._prompts.choose_file(self, "Choose a backup", Path.home(), BACKUPS, self.look)

    def look(self, path: Path) -> None:
        """Show what is in a backup; where it has a passphrase of its own, that is asked for first."""
        if self._errand.is_under_way:
            return
        self.show_error("")
        self.banner.hide()
        try:
            backups.key_of(path, self._known_key())
        except PassphraseNeeded:
            self._place.ask_key(path, self, partial(self._look_with, path))
        except RuleBroken as broken:
            self._show_list()
            self.show_error(str(broken))
        else:
            self._look_with(path, self._known_key())

    def reject(self) -> None:
        """Stop what goes on, or close."""
        if self._errand.is_under_way and self._is_chosen:
            self._errand.stop()
            return
        self._errand.stop()
        super().reject()

    def preferred_width(self) -> int:
        return 42

    def further_buttons(self) -> tuple[QWidget, ...]:
        self.earlier = plain_button("Back to the list")
        return (self.earlier,)

    def _connect(self) -> None:
        self.list.chosen.connect(self.look)
        self.list.other_asked.connect(self.choose_file)
        self.earlier.clicked.connect(self._show_list)
        self._errand.progressed.connect(lambda share: self.bar.setValue(round(share * 100)))
        self._errand.done.connect(lambda result: self._then(result))
        self._errand.failed.connect(self._failed)
        self._errand.stopped.connect(self._stopped)

    def _known_key(self) -> Key | None:
        return self._place.office.desk.register.key if self._place.office else self._key

    def _look_for_them(self) -> None:
        meanwhile, volumes = "Looking for backups…", self._place.volumes
        if self._place.office is None:
            self._begin(meanwhile, lambda _tick: self._place.found(), self._fill_list)
        else:
            self._begin(meanwhile, self._at_desk(lambda desk, _tick: Backups(desk, volumes).found()), self._fill_list)

    def _fill_list(self, told: tuple[Told, ...]) -> None:
        uuid = self._place.office.desk.register.uuid() if self._place.office else ""
        self.list.fill(told, uuid)
        self._show_list()

    def _look_with(self, path: Path, key: Key | None) -> None:
        self._path, self._key, self._is_chosen = path, key, True
        place = self._place
        self._begin(
            "Opening the backup…",
            lambda tick: look_inside(path, place.reading, place.folder, key, tick),
            self._show_inside,
        )

    def _prepare(self) -> None:
        place, path, key = self._place, self._path, self._key
        if place.office is None:
            self._begin("Restoring…", lambda tick: _prepared(path, place.folder, key, tick), self._hand_over)
        else:
            act = partial(_backed_up_and_prepared, path, place.folder, key)
            self._begin("Restoring…", self._at_desk(act), self._hand_over)

    def _at_desk(self, act: Act) -> Callable[[Tick], object]:
        """What is done at a desk of the other thread's own."""
        office = self._place.office
        assert office
        desk = office.desk

        def run(tick: Tick) -> object:
            with desk.beside() as other:
                return act(other, tick)

        return run

    def _hand_over(self, ready: Ready) -> None:
        if not ready.warning:
            self.ready.emit(ready)
            return
        self._prompts.ask(
            self,
            "The register could not be backed up first",
            f"{ready.warning} It is set aside all the same, as it is.",
            "Restore all the same",
            lambda: self.ready.emit(ready),
            "Not now",
        )
        self._show(self.inside)

    def _begin(self, meanwhile: str, run: Callable[[Tick], object], then: Callable[[Any], None]) -> None:
        self._say_meanwhile(meanwhile)
        self._then = then
        self._errand.do(run)

    def _say_meanwhile(self, meanwhile: str) -> None:
        self.meanwhile.setText(meanwhile)
        self.bar.setAccessibleName(meanwhile)
        self.bar.setValue(0)
        self._show(self._work)

    def _show_list(self) -> None:
        self._show(self.list)

    def _show_inside(self, inside: Inside) -> None:
        self.inside.fill(inside, is_replacing=self._place.office is not None)
        self._show(self.inside)

    def _failed(self, sentence: str) -> None:
        self._show_list()
        self.show_error(sentence)

    def _stopped(self) -> None:
        self._show_list()
        self.banner.show_notice("Stopped. Nothing was changed.")

    def _show(self, page: QWidget) -> None:
        for one in (self.list, self.inside, self._work):
            one.setVisible(one is page)
        self.done_button.setVisible(page is self.inside)
        self.earlier.setVisible(page is self.inside)
        self.back_button.setText("Stop" if page is self._work else "Not now")
        if self.isVisible():
            self.resize(self.sizeHint())
        (self.done_button if page is self.inside else self.back_button).setFocus()
        if page is self.list:
            self.list.take_focus()


def _prepared(path: Path, folder: Path, key: Key | None, tick: Tick) -> Ready:
    hold = ExitStack()
    return Ready(hold.enter_context(backups.prepare(path, folder, key, tick)), hold, key)


def _backed_up_and_prepared(path: Path, folder: Path, key: Key | None, desk: Desk, tick: Tick) -> Ready:
    warning = ""
    try:
        Backups(desk).make_before(Why.RESTORE, lambda share: tick(share / 2))
    except RuleBroken as broken:
        warning = str(broken)
    ready = _prepared(path, folder, key, lambda share: tick(0.5 + share / 2))
    return Ready(ready.prepared, ready.hold, key, warning)

"""Wires the program together and runs it: one instance, the register, the right first window, and errors that speak."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from chc_desktop import clock
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.ground import Ground
from chc_desktop.office.library import Rules
from chc_desktop.office.office import Office
from chc_desktop.places import NAME, Places
from chc_desktop.store import opening
from chc_desktop.store.register import Register
from chc_desktop.ui import appearance
from chc_desktop.ui.crash import LOG, CrashReporter
from chc_desktop.ui.front import Front, bring_to_front
from chc_desktop.ui.later import after_painting
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.prompts import Asking, Prompts
from chc_desktop.ui.theme import apply_theme

if TYPE_CHECKING:
    from chc_desktop.arriving.doors import Doors
    from chc_desktop.arriving.elsewhere import Arrival
    from chc_desktop.store.key_file import Key
    from chc_desktop.ui.keys.guard import Guard


def has_screen() -> bool:
    """Whether there is a screen to open windows on, or Qt was told what to do without."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def run(data: Path | None = None, sample: bool = False) -> int:
    """Run the program until its window is closed; 0 also where another window had the register and was shown."""
    application = make_application()
    program = Program(data, sample, Places(), Prompts())
    try:
        return application.exec() if program.start() else 0
    finally:
        program.stop()


def make_application() -> QApplication:
    """Qt with our looks."""
    application = QApplication([*sys.argv[:1], "-style", "fusion"])  # `setStyle` would load all that styles know
    application.setApplicationName(NAME)
    application.setApplicationDisplayName(NAME)
    apply_theme(application)
    return application


class Program:
    """One run of the program: from the folder it was given to the window that fits what is there.

    What the first screen does not need, all that goes on before a shut door among it, is loaded where it is asked for.
    """

    def __init__(
        self, data: Path | None, sample: bool, places: Places, prompts: Asking, rules: Rules | None = None
    ) -> None:
        self.ground = Ground(places, data, sample, self.come_to_front)
        self.front = Front(prompts)
        self.office: Office | None = None
        self.guard: Guard | None = None
        self._rules = rules or Rules.shipped()
        self._arrival: Arrival | None = None

    @property
    def window(self) -> QWidget | None:
        """The window in view."""
        return self.front.window

    def start(self) -> bool:
        """Open the window that fits; False where another window has the register and was brought to the front."""
        sys.excepthook = CrashReporter(self.ground.folder / LOG, clock.now)
        try:
            if not self.ground.take():
                return False
        except RuleBroken as broken:
            from chc_desktop.arriving import held

            held.tell(self.doors(), broken)
        else:
            self.open()
        after_painting(self.front.asker, lambda: self._settle_in())  # the program itself must be there still
        return True

    def stop(self) -> None:
        """Let register and folder go."""
        sys.excepthook = sys.__excepthook__
        self.leave()
        self.ground.release()

    def open(self, key: "Key | None" = None) -> None:
        """Open the register that is there; where there is none yet, make the sample or ask the first questions.

        `key` is handed in once a passphrase, or the words of a recovery sheet, were typed.
        """
        if not self.ground.is_own and self.arrival().is_told():
            return
        try:
            self._open(key)
        except RuleBroken as broken:
            from chc_desktop.arriving import shut

            self.leave()
            shut.tell(self.doors(), broken, key)
        except Exception as error:
            from chc_desktop.arriving import shut

            shut.tell_unread(self.doors(), error, key)

    def work(self, office: Office) -> None:
        """Show the window the officer works in."""
        chosen = appearance.read(office.drafts)
        if chosen != appearance.Appearance():
            chosen.apply()
        if self.ground.is_sample:
            window = MainWindow(office, self.front.prompts)
        else:
            window = MainWindow(
                office, self.front.prompts, keeps_backups=True, restoring=lambda: self.doors().show_backups()
            )
        self.front.show(window, lambda sentence: self.front.say("That did not work", sentence))
        after_painting(window, lambda: self._watch_over(window, office))

    def office_on(self, opened: Register) -> Office:
        """The office of a register that was opened; where an older version kept it, lists are worked out anew."""
        self.ground.remember()
        try:
            rules = self._rules
            self.office = Office(opened, rules.codes, rules.kinds, clock.today, clock.now, self.front.say_how_far)
        except BaseException:
            opened.close()
            raise
        finally:
            self.front.say_no_more()
        self.office.desk.seen_head = self.ground.seen_head
        return self.office

    def leave(self) -> None:
        """Let the register go."""
        if self.office and isinstance(self.window, MainWindow):
            from chc_desktop.arriving.settling import keep_head

            keep_head(self.ground, self.office)
        if self.office:
            self.office.close()
        self.office = None

    def come_to_front(self) -> None:
        """The program was started once more."""
        window = (self.guard and self.guard.in_front) or self.window or self.front.notice
        if window:
            bring_to_front(window)  # else it comes by itself in a moment

    def doors(self) -> "Doors":
        """What is asked for before the register is open."""
        from chc_desktop.arriving.doors import Doors
        from chc_desktop.office.backups.inside import Reading

        rules = self._rules
        reading = Reading(rules.codes, rules.kinds, clock.today, clock.now)
        own = (self.open, self.work, self.office_on, self.leave, lambda: self.office)
        return Doors(self.ground, self.front, reading, *own)

    def arrival(self) -> "Arrival":
        """What is said, and remembered, of a folder that is none of this computer's own."""
        from chc_desktop.arriving.elsewhere import Arrival

        self._arrival = self._arrival or Arrival(self.doors())
        return self._arrival

    def _open(self, key: "Key | None") -> None:
        folder = self.ground.folder
        if opening.exists(folder) or self.ground.held_one():
            self._enter(opening.open_register(folder, key, _back_up_older))
            return
        from chc_desktop.arriving import beginning

        if self.ground.is_sample:
            beginning.make_the_sample(self.ground, self._rules)
            self._enter(opening.open_register(folder))
        else:
            beginning.ask(self.doors(), None)

    def _enter(self, opened: Register) -> None:
        """Go to work in an open register, after the first questions where they were never answered."""
        office = self.office_on(self._arrival.moved(opened) if self._arrival else opened)
        if office.organisation.organisation() is None:
            from chc_desktop.arriving import beginning

            office.organisation.refuse_if_lost()
            beginning.ask(self.doors(), office)
        elif not self._is_older(office):
            self.work(office)

    def _is_older(self, office: Office) -> bool:
        """Whether it is an older copy than was last used here, which a doorway has said."""
        seen = self.ground.seen_head()
        if seen is None:
            return False
        from chc_desktop.office import last_seen

        if not last_seen.is_older(office.desk, seen):
            return False
        from chc_desktop.arriving import older

        older.tell(self.doors(), office, seen)
        return True

    def _watch_over(self, window: MainWindow, office: Office) -> None:
        """Lock the register on asking and by itself, from now on, and look at what lies around it."""
        from chc_desktop.arriving import settling
        from chc_desktop.ui.keys.guard import Guard

        self.guard = Guard(office, window, self.front.prompts)
        left_behind = self._arrival.left_behind if self._arrival else ""
        settling.look_around(self.ground, self.front, office, left_behind)

    def _settle_in(self) -> None:
        """The first screen is there."""
        from chc_desktop.arriving import settling
        from chc_desktop.ui.british import be_british

        gc.freeze()
        be_british()
        settling.say_what_cannot_be_read(self.front, self._rules)


def _back_up_older(older: Register) -> None:
    """Before the register of an older version is brought up to date."""
    from chc_desktop.store import backups  # only after a new version

    backups.before_migrating(clock.now())(older)

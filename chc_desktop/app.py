"""Wires the program together and runs it: one instance, the register, the right first window, and errors that speak."""

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from chc_desktop import clock, files
from chc_desktop.arriving import Arriving
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.library import ClockKinds, Library
from chc_desktop.office.office import Office
from chc_desktop.places import NAME, Places
from chc_desktop.store import register
from chc_desktop.store.database import KeyDoesNotFit
from chc_desktop.store.key_file import KeyFileDamaged, PassphraseNeeded
from chc_desktop.store.register import KeyMissing, Register, RegisterMissing
from chc_desktop.ui import appearance
from chc_desktop.ui.british import be_british
from chc_desktop.ui.crash import CrashReporter
from chc_desktop.ui.later import after_painting
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.one_instance import HeldElsewhere, OneInstance
from chc_desktop.ui.prompts import Asking, Prompts
from chc_desktop.ui.theme import apply_theme

if TYPE_CHECKING:
    from chc_desktop.domain.seen_head import SeenHead
    from chc_desktop.office.first_answers import FirstAnswers
    from chc_desktop.store.key_file import Key
    from chc_desktop.ui.doorway import Way
    from chc_desktop.ui.first_run import FirstRun
    from chc_desktop.ui.keys.gate import Gate
    from chc_desktop.ui.keys.guard import Guard
    from chc_desktop.ui.renewal import Renewal

LOG = "errors.log"


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


class Program(Arriving):
    """One run of the program: from the folder it was given to the window that fits what is there."""

    def __init__(self, data: Path | None, sample: bool, places: Places, prompts: Asking) -> None:
        self._places = places
        self._prompts = prompts
        self._sample = sample
        self._in_usual_place = data is None
        usual = places.sample_folder() if sample else places.register_folder()
        self._folder = data.expanduser().resolve() if data else usual
        self._instance: OneInstance | None = None
        self._office: Office | None = None
        self._show_error: Callable[[str], None] = lambda _sentence: None
        self._library = Library(files.resources("codes"))
        self._kinds = ClockKinds(files.resources("clocks"))
        self._renewal: Renewal | None = None
        self._stays = False
        self._left_behind = ""
        self._move_to: Path | None = None
        self._guard: Guard | None = None
        self.window: QWidget | None = None

    def start(self) -> bool:
        """Open the window that fits; False where another window has the register and was brought to the front."""
        sys.excepthook = CrashReporter(self._folder / LOG, clock.now)
        try:
            if not self._take(self._folder):
                return False
        except HeldElsewhere as held:
            self._show_held(str(held))
        except RuleBroken as broken:
            self._show_doorway("The register cannot be opened", str(broken), ())
        else:
            self._open()
        after_painting(self._asker(), lambda: self._settle_in())  # the program itself must be there still
        return True

    def stop(self) -> None:
        """Let register and folder go."""
        sys.excepthook = sys.__excepthook__
        self._close_office()
        if self._instance:
            self._instance.release()

    def _watch_over(self, window: MainWindow, office: Office) -> None:
        """Lock the register on asking and by itself, from now on."""
        from chc_desktop.ui.keys.guard import Guard  # not for the first screen

        self._guard = Guard(office, window, self._prompts)

    def _settle_in(self) -> None:
        """The first screen is there. The Codes are read now; one that cannot be read takes nothing else with it."""
        gc.freeze()
        be_british()
        if self._office:
            self._sweep(self._office)
        faulty = (*self._library.faulty(), *self._kinds.faulty())
        if faulty:
            if isinstance(self.window, MainWindow):
                self.window.refresh()  # it knows now which cases can only be read
            files_named = "; ".join(map(str, faulty))
            self._prompts.say(
                self._asker(),
                "A file of the rules could not be read",
                "The program goes on without it: cases opened under a Code that is missing can be read, not changed. "
                "Nothing was lost. "
                f"Please install the program again. ({files_named})",
            )

    def _sweep(self, office: Office) -> None:
        """Take away what a crash may have left for other programs to read."""
        from chc_desktop.office.opened_copies import sweep_work_folders  # not for the first screen

        sweep_work_folders(clock.now().timestamp())
        if left := office.opened_copies.sweep():
            self._prompts.say(
                self._asker(),
                "A file from here is still open in another program",
                f"{', '.join(f'“{name}”' for name in left)}: please close it there. It goes the next time the register "
                "is locked or the program starts.",
            )

    def _take(self, folder: Path, even_if_held_elsewhere: bool = False) -> bool:
        """Whether the folder is ours now; False where another window has it and was brought to the front."""
        instance = OneInstance(folder)
        if not instance.take(even_if_held_elsewhere):
            if instance.call_first():
                return False
            raise RuleBroken(
                "The program is open already, but it does not answer. Nothing was changed. "
                "Please close it, or restart the computer, and try again."
            )
        if self._instance:
            self._instance.release()
        self._instance = instance
        instance.show_asked.connect(self._come_to_front)
        after_painting(instance, instance.listen)
        return True

    def _open(self, key: "Key | None" = None) -> None:
        """Open the register that is there; where there is none yet, make the sample or ask the first questions.

        `key` is handed in once a passphrase, or the words of a recovery sheet, were typed.
        """
        if self._is_elsewhere():
            return
        try:
            if register.exists(self._folder) or self._places.held_one(self._folder):
                self._enter(register.open_register(self._folder, key, before_migrating=_back_up_older))
            elif self._sample:
                self._make_sample()
            else:
                self._ask_first_questions()
        except PassphraseNeeded:
            self._gate.ask()
        except KeyMissing as missing:
            ways = (self._gate.way_by_words(), self._way_to_find(), self._way_to_restore())
            self._show_doorway("The key file is missing", str(missing), ways)
        except (KeyFileDamaged, KeyDoesNotFit) as shut:
            again = self._way_to_try_again()
            ways = (self._gate.way_by_words(), again, self._way_to_restore())
            self._show_doorway("The register cannot be opened", str(shut), ways)
        except RegisterMissing as missing:
            self._show_doorway("The register is missing", str(missing), (self._way_to_find(), self._way_to_restore()))
        except RuleBroken as broken:
            self._show_shut(str(broken), key, (self._way_to_try_again(), self._way_to_restore()))

    def _enter(self, opened: Register) -> None:
        """Go to work in an open register, after the first questions where they were never answered."""
        if self._move_to:
            opened = self._moved(opened, self._move_to)
        self._office = self._office_on(opened)
        self._office.desk.seen_head = partial(self._places.seen_head, self._folder)
        if self._office.organisation.organisation() is None:
            self._ask_first_questions()
        elif not self._is_older(self._office):
            self._work(self._office)

    def _work(self, office: Office) -> None:
        chosen = appearance.read(office.drafts)
        if chosen != appearance.Appearance():
            chosen.apply()
        if self._sample:
            window = MainWindow(office, self._prompts)
        else:
            window = MainWindow(office, self._prompts, keeps_backups=True, restoring=self._show_backups)
        self._show(window, lambda sentence: self._prompts.say(window, "That did not work", sentence))
        after_painting(window, lambda: self._watch_over(window, office))
        after_painting(window, self._look_around)

    def _office_on(self, opened: Register) -> Office:
        self._places.remember(self._folder)
        try:
            return Office(opened, self._library, self._kinds, clock.today, clock.now, self._say_how_far)
        finally:
            if self._renewal:
                self._renewal.hide()
                self._renewal.deleteLater()
                self._renewal = None

    def _say_how_far(self, share: float) -> None:
        """The register of an older version is brought up to date; what is done within a blink needs no window."""
        if share < 1 or self._renewal:
            from chc_desktop.ui.renewal import Renewal  # needed once, after a new version

            self._renewal = self._renewal or Renewal()
            self._renewal.show_share(share)

    def _close_office(self) -> None:
        self._keep_head()
        if self._office:
            self._office.close()
        self._office = None

    def _make_sample(self) -> None:
        from chc_desktop.sample import make_sample  # seldom needed

        make_sample(self._folder, clock.today(), self._library, self._kinds)
        self._enter(register.open_register(self._folder))

    def _ask_first_questions(self) -> None:
        from chc_desktop.ui.first_run import FirstRun  # needed once

        window = FirstRun(self._prompts, self._show_backups)
        window.answers_given.connect(lambda answers: self._attempt(lambda: self._set_up(answers, window)))
        window.sample_wanted.connect(lambda: self._attempt(self._go_to_sample))
        self._show(window, window.show_error)

    def _set_up(self, answers: "FirstAnswers", asked: "FirstRun") -> None:
        from chc_desktop.domain.working_days import bank_holidays  # needed once

        if self._office is None:
            self._office = self._office_on(register.create(self._folder, clock.now(), bank_holidays()))
        with_a_spreadsheet, with_a_passphrase = asked.brings_a_spreadsheet, asked.sets_a_passphrase
        self._office.organisation.set_up(answers)
        self._work(self._office)
        if with_a_spreadsheet and isinstance(self.window, MainWindow):
            self.window.bring_in()
        if with_a_passphrase:
            after_painting(self._asker(), self._ask_to_set_passphrase)
        else:
            self._office.keys.put_off()

    def _ask_to_set_passphrase(self) -> None:
        if self._guard:
            self._guard.ask_to_set()

    def _go_to_sample(self) -> None:
        folder = self._places.sample_folder()
        if self._take(folder):
            self._close_office()
            self._folder, self._sample = folder, True
            self._open()

    def _restore(self, path: Path, key: "Key | None" = None) -> None:
        """Put a backup in place; one that is locked asks for its passphrase, or the words of its sheet, first."""
        from chc_desktop.office import last_seen
        from chc_desktop.store import backups  # seldom needed
        from chc_desktop.ui.keys.key_dialog import ask_for_key
        from chc_desktop.whereabouts.judging import refuse_for_register

        def put_back() -> None:
            if not self._sample:
                refuse_for_register(self._folder)
            found = backups.key_of(path, key) if backups.read(path) else None  # it is refused in a moment
            restored = last_seen.of_file(path)  # what it ends with is right from now on
            self._close_office()
            backups.restore(path, self._folder, clock.now(), found)
            self._places.keep_head(self._folder, restored)
            self._open(found)

        try:
            put_back()
        except PassphraseNeeded:
            ask_for_key(path, self._asker(), lambda found: self._restore(path, found))
        except RuleBroken as broken:
            self._show_error(str(broken))

    def _show_backups(self) -> None:
        """Show the backups there are; the one that is chosen takes the place of the register."""

        def show() -> None:
            from chc_desktop import restoring  # seldom needed
            from chc_desktop.whereabouts.judging import refuse_for_register

            if not self._sample:
                refuse_for_register(self._folder)
            rules, asking = (self._library, self._kinds), (self._prompts, self._asker())
            restoring.show_backups(self._folder, rules, self._office, asking, self._let_go, self._take_up)

        self._attempt(show)

    def _let_go(self) -> None:
        """Nothing holds the register any more."""
        if isinstance(self.window, MainWindow):
            self.window.let_go()
        self._close_office()

    def _take_up(self, head: "SeenHead | None", key: "Key | None", said: str) -> None:
        """Open what was restored, or what is still there, and say what became of it."""
        if head:
            self._places.keep_head(self._folder, head)
        self._open(key)
        if isinstance(self.window, MainWindow):
            self._prompts.say(self.window, "The backup", said)

    def _find(self, folder: Path) -> None:
        """Go on in the folder the register was found in, now and at every later start."""

        def go_there() -> None:
            with suppress(PassphraseNeeded):  # it is asked for in a moment
                opened = register.open_register(folder, before_migrating=_back_up_older)
                opened.close()  # refused in a sentence where it is not there
            if self._take(folder):
                if self._in_usual_place:
                    self._places.move_to(folder)
                self._folder = folder
                self._open()

        self._attempt(go_there)

    def _attempt(self, action: Callable[[], object]) -> None:
        """Do it; where it cannot be done, say why in the window in view."""
        try:
            action()
        except RuleBroken as broken:
            self._show_error(str(broken))

    @property
    def _gate(self) -> "Gate":
        """What asks for the passphrase of the register in the folder, or for the words of its sheet."""
        from chc_desktop.ui.keys.gate import Gate  # only where it is shut

        return Gate(self._folder, clock.now, self._show, self._asker, self._open)

    def _way_to_try_again(self) -> "Way":
        from chc_desktop.ui.doorway import Way  # seldom needed

        return Way("Try again", "Once it has been put right.", "Try again", self._open)

    def _way_to_find(self) -> "Way":
        from chc_desktop.ui.doorway import Way  # seldom needed

        return Way(
            "Look for it",
            "It may have been moved, with its key file: register.db and register.key belong together.",
            "Choose its folder…",
            lambda: self._prompts.choose_folder(self._asker(), "Where is the register?", self._folder, self._find),
        )

    def _way_to_restore(self) -> "Way":
        from chc_desktop.ui.doorway import Way  # seldom needed

        return Way(
            "Restore a backup",
            "Takes you back to the day the backup was made. What is there now is set aside, not thrown away.",
            "Find my backups…",
            self._show_backups,
        )

    def _asker(self) -> QWidget:
        assert self.window
        return self.window

    def _show_doorway(self, title: str, sentence: str, ways: "tuple[Way, ...]") -> None:
        from chc_desktop.ui.doorway import Doorway  # seldom needed

        doorway = Doorway(title, sentence, ways)
        self._show(doorway, doorway.banner.show_error)

    def _show(self, window: QWidget, show_error: Callable[[str], None]) -> None:
        """Put a window in the place of the one in view."""
        before, self.window, self._show_error = self.window, window, show_error
        window.show()
        if before:
            before.close()
            before.deleteLater()

    def _come_to_front(self) -> None:
        window = (self._guard and self._guard.in_front) or self.window or self._renewal
        if window is None:
            return  # it comes by itself in a moment
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        window.raise_()
        window.activateWindow()


def _back_up_older(older: Register) -> None:
    """Before the register of an older version is brought up to date."""
    from chc_desktop.store import backups  # only after a new version

    backups.before_migrating(clock.now())(older)

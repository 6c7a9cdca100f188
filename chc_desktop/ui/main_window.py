"""The program's window: the pages, one of them in view, and around them what every page has in common.

Where a page leads is `Going`'s, what is told beside it `News`'s, the care of the backups `SafetyNews`'s, and how the
window closes `Closing`'s; each is made when it is first needed.
"""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from chc_desktop.office.office import Office
from chc_desktop.ui import appearance
from chc_desktop.ui.later import after_painting
from chc_desktop.ui.main.going import Going
from chc_desktop.ui.pages import BELONGS, ENTRIES, Pages
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.shell import Shell

if TYPE_CHECKING:
    from chc_desktop.ui.main.closing import Closing
    from chc_desktop.ui.main.news import News
    from chc_desktop.ui.main.safety import SafetyNews
    from chc_desktop.ui.safety.caretaker import Caretaker
    from chc_desktop.ui.widgets.long_text import LongText
    from chc_desktop.ui.writing.aids import WritingAids


class MainWindow(Shell):
    """Shows the office. Where it `keeps_backups`, one is made each day and before the window closes.

    `restoring` shows the backups there are, one of which may take the place of the register.
    """

    lock_asked = Signal()
    keys_changed = Signal()

    def __init__(
        self,
        office: Office,
        prompts: Asking,
        keeps_backups: bool = False,
        restoring: Callable[[], None] | None = None,
    ) -> None:
        super().__init__("")
        self._office = office
        self._prompts = prompts
        self._keeps_backups = keeps_backups
        self._restoring = restoring
        self._kept_quietly = False
        self._before_help = "today"
        self._day = office.today()
        self.going = Going(office, prompts, self)
        self.pages = Pages(office, prompts, self.going, self)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.refresh)
        self._add_entries()
        self._add_shortcuts()
        self._show_lock()
        appearance.bring_back_place(office.drafts, self)
        self._show_whose()
        office.on_change(self._changed)
        self.show_page("today")
        after_painting(self, self._begin)

    def show_page(self, key: str) -> None:
        """Bring a page into view, read again where something changed since."""
        if key == "lock":
            self.lock()
            return
        before = self.current_page()
        _close_bubbles()
        if before != key:
            self._leave(before)
        if key == "help" and before != "help":
            self._before_help = before
            self.pages.help.show_help(self.pages.help_name(before))
        super().show_page(key)
        self.pages.bring_up_to_date(key)

    def show_filled(self, key: str) -> None:
        """Bring a page into view that was filled just now."""
        self.pages.are_filled(key)
        self.show_page(key)

    def refresh(self) -> None:
        """Read again what is in view; other pages when they come into view."""
        if self._office.desk.register.is_locked:
            return  # it is read again once it is unlocked
        self._day = self._office.today()
        self.pages.outdate()
        self._show_whose()
        self.news.show()
        self.pages.bring_up_to_date(self.current_page())

    def tell_kept(self) -> None:
        """Something was kept that other pages speak of: they read it once the page in view is left."""
        self._kept_quietly = True

    def keep_typed(self) -> None:
        """Keep what was typed on the page in view and not kept yet."""
        self.pages.leave(self.current_page())

    @property
    def help_name(self) -> str:
        """The help page about the page in view."""
        return self.pages.help_name(self.current_page())

    def leave_help(self) -> None:
        """Back to the page from which help was asked."""
        self.show_page(self._before_help)

    def open_case(self, case_id: int) -> None:
        """Show a case, or a service request."""
        self.going.open_case(case_id)

    def open_letter(self, case_id: int, kind: str) -> None:
        """Write a letter of this kind on a case."""
        self.going.open_letter(case_id, kind)

    def log(self) -> None:
        """Log a complaint."""
        self.going.log()

    def bring_in(self) -> None:
        """Bring a spreadsheet in."""
        self.going.bring_in()

    def lock(self) -> None:
        """Lock the register, where it has a passphrase."""
        self.mark_entry(self.current_page())
        self.lock_asked.emit()

    def tell_keys_changed(self) -> None:
        """A passphrase was set or taken away, or when it locks itself was changed."""
        self._show_lock()
        self.keys_changed.emit()

    def tell_backups_changed(self) -> None:
        """One was made, or the second place is another: how old they are is said anew."""
        if self._keeps_backups:
            self.caretaker.look_after()

    def restore(self) -> None:
        """Show the backups there are, and restore the one that is chosen."""
        if self._restoring:
            self._restoring()
        else:
            self._prompts.say(self, "Nothing to restore", "All of this is made up, so no backup is kept of it.")

    def let_go(self) -> None:
        """Keep what was typed and begin nothing more: the register under the window is about to go."""
        self._closing.let_go()
        if "safety" in vars(self):
            self.caretaker.stop()

    @property
    def caretaker(self) -> "Caretaker":
        """Who looks after the backups while the window is open."""
        return self.safety.caretaker

    @cached_property
    def news(self) -> "News":
        """What is told beside the page in view."""
        from chc_desktop.ui.main.news import News

        return News(self._office, self, self.pages)

    @cached_property
    def safety(self) -> "SafetyNews":
        """How safe the work is."""
        from chc_desktop.ui.main.safety import SafetyNews

        return SafetyNews(self._office, self)

    @cached_property
    def _closing(self) -> "Closing":
        from chc_desktop.ui.main.closing import Closing

        return Closing(self._office, self, self._keeps_backups)

    @cached_property
    def _writing_aids(self) -> "WritingAids":
        from chc_desktop.ui.writing.aids import WritingAids

        return WritingAids(self._office, self)

    def help_writing(self, text: "LongText") -> None:
        """Give a long text that comes into view what helps with it: spelling, ready sentences."""
        self._writing_aids.help(text)

    def set_organisation(self, name: str) -> None:
        super().set_organisation(name)
        self.setWindowTitle(f"{name}: complaints")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        woken = event.type() is QEvent.Type.ActivationChange and self.isActiveWindow()
        if woken and self._office.today() != self._day:
            self._later.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self._closing.may_close())

    def _begin(self) -> None:
        """The first screen has been painted."""
        if self._office.desk.register.is_locked:
            return
        self.news.show()
        if self._keeps_backups:
            self.caretaker.begin()

    def _changed(self) -> None:
        """Something was kept: say so, and read again once the present work is done."""
        if "_writing_aids" in vars(self):
            self._writing_aids.proofreader.forget()
        self.news.tell_saved()
        self._later.start()

    def _leave(self, key: str) -> None:
        """Another page comes into view: what was typed on this one is kept, and read by the others."""
        self.pages.leave(key)
        if self._kept_quietly:
            self._later.start()
        self._kept_quietly = False

    def _add_entries(self) -> None:
        for key, title, shortcut, bottom in ENTRIES:
            self.add_page(key, title, partial(self.pages.get, key), shortcut=shortcut, bottom=bottom)
        for key, entry in BELONGS.items():
            self.add_inner_page(key, entry, partial(self.pages.get, key))

    def _add_shortcuts(self) -> None:
        going = self.going
        for keys, act in (("Ctrl+N", going.log), ("Ctrl+Shift+N", going.log_request), ("Ctrl+F", going.find_case)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _show_lock(self) -> None:
        """The entry is there only while there is something to lock."""
        self.sidebar.entry("lock").setVisible(self._office.desk.register.has_passphrase())

    def _show_whose(self) -> None:
        """Whose register it is; one that is made up has a coloured frame."""
        organisation = self._office.organisation.organisation()
        if organisation:
            self.set_organisation(organisation.name)
            sample = "Sample landlord: nothing here is real" if organisation.sample else ""
            self.set_frame("amber" if sample else None, sample)


def _close_bubbles() -> None:
    """What explained something on the page before."""
    while bubble := QApplication.activePopupWidget():
        if not bubble.close():
            return

"""The program's window: the pages, what leads from one to another, and how safe the work is."""

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.lessons.lines import LESSON
from chc_desktop.domain.requests.lines import LOG_REQUEST
from chc_desktop.office.office import Office
from chc_desktop.ui.beginnings import Beginnings
from chc_desktop.ui.later import after_painting
from chc_desktop.ui.pages import Pages
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.shell import Shell
from chc_desktop.ui.today import BANK_HOLIDAYS, RETENTION

if TYPE_CHECKING:
    from chc_desktop.domain.safekeeping.telling import Safety
    from chc_desktop.ui.case.page import CasePage
    from chc_desktop.ui.requests.page import RequestPage
    from chc_desktop.ui.safety.caretaker import Caretaker
    from chc_desktop.ui.widgets.long_text import LongText
    from chc_desktop.ui.writing.aids import WritingAids

_ENTRIES = (
    ("today", "Today", "Ctrl+1", False),
    ("cases", "Cases", "Ctrl+2", False),
    ("calendar", "Calendar", "Ctrl+3", False),
    ("promises", "Promises", "Ctrl+4", False),
    ("learning", "Learning", "Ctrl+5", False),
    ("assessment", "Self-assessment", "Ctrl+6", False),
    ("bin", "Bin", "Ctrl+8", True),
    ("settings", "Settings", "Ctrl+9", True),
    ("help", "Help (F1)", "F1", True),
    ("lock", "Lock (Ctrl+L)", "Ctrl+L", True),
)
_BELONGS = {"case": "cases", "letter": "cases", "request": "cases", "lesson": "learning"}
"""Pages without an entry of their own, and the entry that is marked while they are in view."""

_OF_A_YEAR = "assessment/"
_GEOMETRY = "view/window"


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
        self._safety = ""
        self._due_told: object = None
        self._ready_to_close = False
        self._stale: set[str] = set()
        self._kept_quietly = False
        self._saved = ""
        self._before_help = "today"
        self._day = office.today()
        self.pages = Pages(office, prompts, self)
        self._beginnings = Beginnings(office, prompts, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        self._add_entries()
        self._add_shortcuts()
        self._show_lock()
        self._restore_geometry()
        self._show_whose()
        office.on_change(self._changed)
        self.show_page("today")
        after_painting(self, self._show_news)
        if keeps_backups:
            after_painting(self, lambda: self.caretaker.begin())

    def show_page(self, key: str) -> None:
        """Bring a page into view, read again where something changed since."""
        if key == "lock":
            self.lock()
            return
        before = self.current_page()
        _close_bubbles()
        if before != key:
            self.pages.leave(before)
            if self._kept_quietly:
                self._later.start()
            self._kept_quietly = False
        if key == "help" and before != "help":
            self._before_help = before
            self.pages.help.show_help(self.pages.help_name(before))
        fresh = key not in self.pages.made()
        super().show_page(key)
        self.sidebar.mark(_BELONGS.get(key, key))
        if fresh or key in self._stale:
            self._refresh_page(key)

    def refresh(self) -> None:
        """Read again what is in view; other pages when they come into view."""
        if self._office.desk.register.is_locked:
            return  # it is read again once it is unlocked
        self._day = self._office.today()
        self._stale = self.pages.made()
        self._show_news()
        self._refresh_page(self.current_page())

    def enter(self, key: str) -> None:
        """Go where a line of Today leads: to a page, or to a form that has a page’s name."""
        if key == LOG_REQUEST:
            self.log_request()
        elif key.startswith(LESSON):
            self.open_lesson(int(key.removeprefix(LESSON)))
        elif key.startswith(_OF_A_YEAR):
            self.show_page("assessment")
            self._show_year(int(key.removeprefix(_OF_A_YEAR)))
        elif key == BANK_HOLIDAYS:
            self.show_page("settings")
            self.pages.settings.show_bank_holidays()
        elif key == RETENTION:
            self.show_page("settings")
            self.pages.settings.show_retention()
        else:
            self.show_page(key)

    def _show_year(self, year: int) -> None:
        if self.pages.assessment.view.year.number != year:
            self.pages.assessment.show_year(year)

    def open_case(self, case_id: int) -> None:
        """Show a case, or a service request: they share their numbers."""
        if said := self._office.cases.why_not_shown(case_id):
            self._prompts.say(self, "This case was erased", said)
            return
        if self._office.requests.is_request(case_id):
            self._open_request(case_id)
            return
        self.pages.case.show_case(case_id)
        self._stale.discard("case")
        self.show_page("case")
        self.pages.case.go_to_next_step()

    def open_promises(self, case_id: int) -> None:
        """Show a case at its promises."""
        self.open_case(case_id)
        self.pages.case.show_promises()

    def open_letter(self, case_id: int, kind: str) -> None:
        """Write a letter of this kind on a case."""
        self.pages.letter.show_letter(case_id, kind)
        self._stale.discard("letter")
        self.show_page("letter")

    def open_lesson(self, lesson_id: int) -> None:
        """Show one thing that was learnt."""
        self.pages.lesson.show_lesson(lesson_id)
        self._stale.discard("lesson")
        self.show_page("lesson")

    def start_action(self, case_id: int, action: str) -> None:
        """Show a case, or a service request, and begin something on it."""
        self.open_case(case_id)
        self._page_of_record().start_action(action)

    def look_beside(self, case_id: int, go_on: Callable[[], None]) -> None:
        """Show an earlier case while something is being logged, with the way back to what is written."""
        self.open_case(case_id)
        self._page_of_record().banner.show_notice("What you were writing is kept.", "Go on writing", go_on)

    def show_complaints(self) -> None:
        """Show the list of complaints."""
        self.pages.cases.show_kind("cases")
        self.show_page("cases")

    def show_requests(self) -> None:
        """Show the list of service requests."""
        self.pages.cases.show_kind("requests")
        self.show_page("cases")

    def log(self) -> None:
        """Log a complaint."""
        self._beginnings.log()

    def log_request(self) -> None:
        """Log a service request."""
        self._beginnings.log_request()

    def complain(self, request_id: int) -> None:
        """Log a complaint of somebody who is not satisfied with how a service request was dealt with."""
        self._beginnings.complain(request_id)

    def log_linked(self, case_id: int) -> None:
        """Log a complaint that belongs with another one of the same person."""
        self._beginnings.log_linked(case_id)

    def bring_in(self) -> None:
        """Bring a spreadsheet in."""
        self._beginnings.bring_in()

    def lock(self) -> None:
        """Lock the register, where it has a passphrase."""
        self.sidebar.mark(_BELONGS.get(self.current_page(), self.current_page()))
        self.lock_asked.emit()

    def tell_kept(self) -> None:
        """Something was kept that other pages speak of: they read it once the page in view is left."""
        self._kept_quietly = True

    def tell_keys_changed(self) -> None:
        """A passphrase was set or taken away, or when it locks itself was changed."""
        self._show_lock()
        self.keys_changed.emit()

    def keep_typed(self) -> None:
        """Keep what was typed on the page in view and not kept yet."""
        self.pages.leave(self.current_page())

    def find_case(self) -> None:
        """Go into the search of the page in view; where it has none, to the list of cases and into that."""
        if not self.pages.focus_search(self.current_page()):
            self.show_page("cases")
            self.pages.focus_search("cases")

    def help_writing(self, text: "LongText") -> None:
        """Give a long text that comes into view what helps with it: spelling, ready sentences."""
        self._writing_aids.help(text)

    @cached_property
    def _writing_aids(self) -> "WritingAids":
        from chc_desktop.ui.writing.aids import WritingAids  # needed with the first long text

        return WritingAids(self._office, self)

    @cached_property
    def caretaker(self) -> "Caretaker":
        """Who looks after the backups while the window is open."""
        from chc_desktop.ui.safety.caretaker import Caretaker  # reads folders: not before the first screen

        caretaker = Caretaker(self._office, self)
        caretaker.told.connect(self._tell_safety)
        return caretaker

    def restore(self) -> None:
        """Show the backups there are, and restore the one that is chosen."""
        if self._restoring:
            self._restoring()
        else:
            self._prompts.say(self, "Nothing to restore", "All of this is made up, so no backup is kept of it.")

    def let_go(self) -> None:
        """Keep what was typed and begin nothing more: the register under the window is about to go."""
        self.pages.leave(self.current_page())
        self._keep_geometry()
        self._ready_to_close = True
        if "caretaker" in vars(self):
            self.caretaker.stop()

    @property
    def help_name(self) -> str:
        """The help page about the page in view."""
        return self.pages.help_name(self.current_page())

    def leave_help(self) -> None:
        """Back to the page from which help was asked."""
        self.show_page(self._before_help)

    def change_side(self) -> None:
        focused = QApplication.focusWidget()
        entry = _BELONGS.get(self.current_page())
        if entry and not (focused and self.sidebar.isAncestorOf(focused)):
            self.sidebar.entry(entry).setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().change_side()

    def set_organisation(self, name: str) -> None:
        super().set_organisation(name)
        self.setWindowTitle(f"{name}: complaints")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        woken = event.type() is QEvent.Type.ActivationChange and self.isActiveWindow()
        if woken and self._office.today() != self._day:
            self._later.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks nothing: drafts are kept, then a backup is made, then the window closes."""
        if self._ready_to_close or self._office.desk.register.is_locked:
            event.accept()
            return
        self.pages.leave(self.current_page())
        self._keep_geometry()
        if not self._keeps_backups:
            event.accept()
            return
        event.ignore()
        from chc_desktop.ui.closing import ClosingNotice  # needed once

        self.caretaker.stop()
        notice = ClosingNotice(self._office.desk, self)
        notice.accepted.connect(self._close_now)
        notice.open()
        notice.begin()

    def _add_entries(self) -> None:
        for key, title, shortcut, bottom in _ENTRIES:
            self.add_page(key, title, partial(self.pages.get, key), shortcut=shortcut, bottom=bottom)
        for key in _BELONGS:
            self._makers[key] = partial(self.pages.get, key)

    def _add_shortcuts(self) -> None:
        for keys, act in (("Ctrl+N", self.log), ("Ctrl+Shift+N", self.log_request), ("Ctrl+F", self.find_case)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _page_of_record(self) -> "CasePage | RequestPage":
        """The page of the complaint, or of the service request, in view."""
        return self.pages.request if self.current_page() == "request" else self.pages.case

    def _open_request(self, request_id: int) -> None:
        self.pages.request.show_request(request_id)
        self._stale.discard("request")
        self.show_page("request")
        self.pages.request.go_to_next_step()

    def _changed(self) -> None:
        """Something was kept: say so, and read again once the present work is done."""
        if "_writing_aids" in vars(self):
            self._writing_aids.proofreader.forget()
        self._saved = f"Saved {words.clock(self._office.desk.now())}"
        self._later.start()

    def _refresh_page(self, key: str) -> None:
        self._stale.discard(key)
        self.pages.refresh(key)

    def _show_whose(self) -> None:
        organisation = self._office.organisation.organisation()
        if organisation:
            self.set_organisation(organisation.name)
            sample = "Sample landlord: nothing here is real" if organisation.sample else ""
            self.set_frame("amber" if sample else None, sample)

    def _show_news(self) -> None:
        if self._office.desk.register.is_locked:
            return
        self._show_whose()
        self._show_safety()
        self.set_badge("today", self._office.agenda.today().late)
        self.pages.today.set_footer(self._office.agenda.footer())
        holidays = self._office.working_calendar
        self.pages.today.set_notice(holidays.announcement() if holidays.look_at_the_list() else "")
        self._tell_due()

    def _tell_due(self) -> None:
        """Once a day, and again while something is due, whether records wait to be erased or kept longer."""
        today = self._office.today()
        if self._due_told != today or self.pages.today.is_due_shown:
            self._due_told = today
            self.pages.today.set_due(len(self._office.retention.due()))

    def _show_safety(self) -> None:
        self.set_status(tuple(filter(None, (self._saved, self._safety))))

    def _tell_safety(self, safety: "Safety") -> None:
        from chc_desktop.domain.safekeeping.telling import Remedy

        self._safety = safety.words
        self._show_safety()
        acts = {
            Remedy.BACK_UP: self._back_up,
            Remedy.CHOOSE_PLACE: self._choose_place,
            Remedy.REHEARSE: self._rehearse,
        }
        if safety.remedy:
            self.pages.today.set_safety(safety.nag, safety.remedy.value, acts[safety.remedy])
        else:
            self.pages.today.set_safety("", "", lambda: None)

    def _back_up(self) -> None:
        from chc_desktop.ui.safety.asked import back_up_now

        back_up_now(self._office, self.pages.today.news, self, self.caretaker.look)

    def _rehearse(self) -> None:
        from chc_desktop.ui.safety.asked import rehearse_now

        rehearse_now(self._office, self.pages.today.news, self, self.caretaker.look)

    def _choose_place(self) -> None:
        self.show_page("settings")
        self.pages.settings.show_safekeeping()

    def _show_lock(self) -> None:
        """The entry is there only while there is something to lock."""
        self.sidebar.entry("lock").setVisible(self._office.desk.register.has_passphrase())

    def _close_now(self) -> None:
        self._ready_to_close = True
        self.close()

    def _keep_geometry(self) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        with suppress(RuleBroken):  # a full disk does not keep the window from closing as it should
            self._office.drafts.save(_GEOMETRY, {"geometry": geometry})

    def _restore_geometry(self) -> None:
        kept = self._office.drafts.read(_GEOMETRY)
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(str(kept["geometry"]).encode("ascii")))


def _close_bubbles() -> None:
    """What explained something on the page before."""
    while bubble := QApplication.activePopupWidget():
        if not bubble.close():
            return

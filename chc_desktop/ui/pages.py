"""The window's pages, each made and connected when it is first asked for, so that the program starts quickly."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chc_desktop.office.office import Office
from chc_desktop.ui.prompts import Asking

if TYPE_CHECKING:
    from chc_desktop.ui.assessment.page import AssessmentPage
    from chc_desktop.ui.bin_page import BinPage
    from chc_desktop.ui.case.page import CasePage
    from chc_desktop.ui.case_list import CaseListPage
    from chc_desktop.ui.deadline_calendar import CalendarPage
    from chc_desktop.ui.help import HelpPage
    from chc_desktop.ui.kept_soon import Unkept
    from chc_desktop.ui.lessons.lesson_page import LessonPage
    from chc_desktop.ui.lessons.page import LearningPage
    from chc_desktop.ui.letter.page import LetterPage
    from chc_desktop.ui.main.ways import Around, Ways
    from chc_desktop.ui.promises.page import PromisesPage
    from chc_desktop.ui.requests.page import RequestPage
    from chc_desktop.ui.settings.page import SettingsPage
    from chc_desktop.ui.today import TodayPage


ENTRIES = (
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
"""Key, title, keyboard shortcut, and whether it stands among the small entries at the foot of the sidebar."""

BELONGS = {"case": "cases", "letter": "cases", "request": "cases", "lesson": "learning"}
"""Pages without an entry of their own, and the entry that is marked while they are in view."""


class Pages:
    """A page's name here is its key in the window."""

    def __init__(self, office: Office, prompts: Asking, ways: "Ways", around: "Around") -> None:
        self._office = office
        self._prompts = prompts
        self._ways = ways
        self._around = around
        self._read: set[str] = set()

    def get(self, key: str) -> QWidget:
        """The page of this key."""
        page = getattr(self, key)
        assert isinstance(page, QWidget)
        return page

    def made(self) -> set[str]:
        """The keys of the pages made so far."""
        return {key for key in vars(self) if not key.startswith("_")}

    def bring_up_to_date(self, key: str) -> None:
        """Let a page read what it shows, unless nothing changed since it did."""
        if key not in self._read:
            self.are_filled(key)
            getattr(self, key).refresh()

    def are_filled(self, key: str) -> None:
        """This page shows what is in the register now."""
        self._read.add(key)

    def outdate(self) -> None:
        """Something changed: each page reads again when it comes into view."""
        self._read.clear()

    def leave(self, key: str) -> None:
        """Let a page keep what was typed in it, before another comes into view."""
        if key in self.made() and hasattr(page := self.get(key), "leave"):
            page.leave()

    def unkept(self) -> "list[Unkept]":
        """What was typed on any of the pages and cannot be kept just now."""
        pages = (self.get(key) for key in sorted(self.made()))
        return [found for page in pages if hasattr(page, "unkept") and (found := page.unkept())]

    def focus_search(self, key: str) -> bool:
        """Go into the search of a page; False where it has none."""
        if not hasattr(page := self.get(key), "focus_search"):
            return False
        page.focus_search()
        return True

    def help_name(self, key: str) -> str:
        """The help page about a page: of its own name, unless the page knows better."""
        return str(getattr(getattr(self, key, None), "help_name", key))

    @cached_property
    def today(self) -> "TodayPage":
        from chc_desktop.ui.today import TodayPage

        page = TodayPage(self._office, self._prompts)
        page.case_chosen.connect(self._ways.open_case)
        page.letter_asked.connect(self._ways.open_letter)
        page.action_asked.connect(self._ways.start_action)
        page.log_asked.connect(self._ways.log)
        page.page_asked.connect(self._ways.enter)
        return page

    @cached_property
    def cases(self) -> "CaseListPage":
        from chc_desktop.ui.case_list import CaseListPage

        page = CaseListPage(self._office, self._prompts)
        page.case_chosen.connect(self._ways.open_case)
        page.log_asked.connect(self._ways.log)
        page.log_request_asked.connect(self._ways.log_request)
        page.import_asked.connect(self._ways.bring_in)
        return page

    @cached_property
    def calendar(self) -> "CalendarPage":
        from chc_desktop.ui.deadline_calendar import CalendarPage

        page = CalendarPage(self._office, self._prompts)
        page.case_chosen.connect(self._ways.open_case)
        return page

    @cached_property
    def promises(self) -> "PromisesPage":
        from chc_desktop.ui.promises.page import PromisesPage

        page = PromisesPage(self._office, self._prompts)
        page.promise_chosen.connect(self._ways.open_promises)
        return page

    @cached_property
    def learning(self) -> "LearningPage":
        from chc_desktop.ui.lessons.page import LearningPage

        page = LearningPage(self._office, self._prompts)
        page.lesson_asked.connect(self._ways.open_lesson)
        page.case_asked.connect(self._ways.open_case)
        return page

    @cached_property
    def lesson(self) -> "LessonPage":
        from chc_desktop.ui.lessons.lesson_page import LessonPage

        page = LessonPage(self._office)
        page.case_asked.connect(self._ways.open_case)
        page.back_asked.connect(lambda: self._around.show_page("learning"))
        return page

    @cached_property
    def assessment(self) -> "AssessmentPage":
        from chc_desktop.ui.assessment.page import AssessmentPage

        page = AssessmentPage(self._office, self._prompts)
        page.case_chosen.connect(
            lambda case_id: self._ways.look_beside(case_id, lambda: self._around.show_page("assessment"))
        )
        page.lesson_chosen.connect(self._ways.open_lesson)
        page.kept.connect(self._around.tell_kept)
        return page

    @cached_property
    def settings(self) -> "SettingsPage":
        from chc_desktop.ui.settings.page import SettingsPage

        page = SettingsPage(self._office, self._prompts)
        page.importing.import_asked.connect(self._ways.bring_in)
        page.safekeeping.passphrase.lock_asked.connect(self._around.lock)
        page.safekeeping.passphrase.changed.connect(self._around.tell_keys_changed)
        page.safekeeping.restore_asked.connect(self._around.restore)
        page.safekeeping.backups_changed.connect(self._around.tell_backups_changed)
        page.retention.case_chosen.connect(self._ways.open_case)
        return page

    @cached_property
    def bin(self) -> "BinPage":
        from chc_desktop.ui.bin_page import BinPage

        return BinPage(self._office, self._prompts)

    @cached_property
    def help(self) -> "HelpPage":
        from chc_desktop.ui.help import HelpPage

        page = HelpPage()
        page.back_asked.connect(self._around.leave_help)
        return page

    @cached_property
    def case(self) -> "CasePage":
        from chc_desktop.ui.case.page import CasePage

        page = CasePage(self._office, self._prompts)
        page.letter_asked.connect(self._ways.open_letter)
        page.back_asked.connect(self._ways.show_complaints)
        page.request_asked.connect(self._ways.open_case)
        page.linked_asked.connect(self._ways.log_linked)
        page.lesson_asked.connect(self._ways.open_lesson)
        return page

    @cached_property
    def request(self) -> "RequestPage":
        from chc_desktop.ui.requests.page import RequestPage

        page = RequestPage(self._office, self._prompts)
        page.case_asked.connect(self._ways.open_case)
        page.back_asked.connect(self._ways.show_requests)
        page.complain_asked.connect(self._ways.complain)
        return page

    @cached_property
    def letter(self) -> "LetterPage":
        from chc_desktop.ui.letter.page import LetterPage

        page = LetterPage(self._office, self._prompts)
        page.issued.connect(self._ways.open_case)
        page.back_asked.connect(self._ways.open_case)
        return page

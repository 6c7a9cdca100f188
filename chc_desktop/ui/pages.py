"""The window's pages, each made and connected when it is first asked for, so that the program starts quickly."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

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
    from chc_desktop.ui.lessons.lesson_page import LessonPage
    from chc_desktop.ui.lessons.page import LearningPage
    from chc_desktop.ui.letter.page import LetterPage
    from chc_desktop.ui.promises.page import PromisesPage
    from chc_desktop.ui.requests.page import RequestPage
    from chc_desktop.ui.settings.page import SettingsPage
    from chc_desktop.ui.today import TodayPage


class Ways(Protocol):
    """Where a page may lead to."""

    def show_page(self, key: str) -> None: ...

    def open_case(self, case_id: int) -> None: ...

    def look_beside(self, case_id: int, go_on: Callable[[], None]) -> None: ...

    def open_promises(self, case_id: int) -> None: ...

    def open_letter(self, case_id: int, kind: str) -> None: ...

    def start_action(self, case_id: int, action: str) -> None: ...

    def log(self) -> None: ...

    def log_request(self) -> None: ...

    def enter(self, key: str) -> None: ...

    def show_complaints(self) -> None: ...

    def show_requests(self) -> None: ...

    def complain(self, request_id: int) -> None: ...

    def log_linked(self, case_id: int) -> None: ...

    def open_lesson(self, lesson_id: int) -> None: ...

    def bring_in(self) -> None: ...

    def restore(self) -> None: ...

    def leave_help(self) -> None: ...

    def lock(self) -> None: ...

    def tell_keys_changed(self) -> None: ...

    def tell_kept(self) -> None: ...


class Pages:
    """A page's name here is its key in the window."""

    def __init__(self, office: Office, prompts: Asking, ways: Ways) -> None:
        self._office = office
        self._prompts = prompts
        self._ways = ways

    def get(self, key: str) -> QWidget:
        """The page of this key."""
        page = getattr(self, key)
        assert isinstance(page, QWidget)
        return page

    def made(self) -> set[str]:
        """The keys of the pages made so far."""
        return {key for key in vars(self) if not key.startswith("_")}

    def refresh(self, key: str) -> None:
        """Let a page read again what it shows."""
        getattr(self, key).refresh()

    def leave(self, key: str) -> None:
        """Let a page keep what was typed in it, before another comes into view."""
        if key in self.made() and hasattr(page := self.get(key), "leave"):
            page.leave()

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
        page.back_asked.connect(lambda: self._ways.show_page("learning"))
        return page

    @cached_property
    def assessment(self) -> "AssessmentPage":
        from chc_desktop.ui.assessment.page import AssessmentPage

        page = AssessmentPage(self._office, self._prompts)
        page.case_chosen.connect(
            lambda case_id: self._ways.look_beside(case_id, lambda: self._ways.show_page("assessment"))
        )
        page.lesson_chosen.connect(self._ways.open_lesson)
        page.kept.connect(self._ways.tell_kept)
        return page

    @cached_property
    def settings(self) -> "SettingsPage":
        from chc_desktop.ui.settings.page import SettingsPage

        page = SettingsPage(self._office, self._prompts)
        page.importing.import_asked.connect(self._ways.bring_in)
        page.safekeeping.passphrase.lock_asked.connect(self._ways.lock)
        page.safekeeping.passphrase.changed.connect(self._ways.tell_keys_changed)
        page.safekeeping.restore_asked.connect(self._ways.restore)
        page.retention.case_chosen.connect(self._ways.open_case)
        return page

    @cached_property
    def bin(self) -> "BinPage":
        from chc_desktop.ui.bin_page import BinPage

        return BinPage(self._office)

    @cached_property
    def help(self) -> "HelpPage":
        from chc_desktop.ui.help import HelpPage

        page = HelpPage()
        page.back_asked.connect(self._ways.leave_help)
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

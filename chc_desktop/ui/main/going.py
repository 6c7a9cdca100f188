"""Where the pages lead: to a case, a letter, a lesson, or a form in which something is begun."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from chc_desktop.domain.lessons.lines import LESSON
from chc_desktop.domain.requests.lines import LOG_REQUEST
from chc_desktop.office.office import Office
from chc_desktop.store.record_shelf import RecordAstray
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.today import BANK_HOLIDAYS, RETENTION

if TYPE_CHECKING:
    from chc_desktop.ui.beginnings import Beginnings
    from chc_desktop.ui.case.page import CasePage
    from chc_desktop.ui.main_window import MainWindow
    from chc_desktop.ui.requests.page import RequestPage
    from chc_desktop.ui.settings.page import SettingsPage

_OF_A_YEAR = "assessment/"


class Going:
    """A page asks; this fills the page that is meant and lets the window bring it into view."""

    def __init__(self, office: Office, prompts: Asking, window: "MainWindow") -> None:
        self._office = office
        self._prompts = prompts
        self._window = window
        self._named: dict[str, Callable[[], None]] = {
            LOG_REQUEST: self.log_request,
            BANK_HOLIDAYS: lambda: self._open_settings().show_bank_holidays(),
            RETENTION: lambda: self._open_settings().show_retention(),
        }

    def enter(self, key: str) -> None:
        """Go where a line of Today leads: to a page, or to a form that has a page’s name."""
        if key.startswith(LESSON):
            self.open_lesson(int(key.removeprefix(LESSON)))
        elif key.startswith(_OF_A_YEAR):
            self._open_year(int(key.removeprefix(_OF_A_YEAR)))
        elif key in self._named:
            self._named[key]()
        else:
            self._window.show_page(key)

    def open_case(self, case_id: int) -> None:
        """Show a case, or a service request: they share their numbers."""
        if said := self._office.cases.why_not_shown(case_id):
            self._prompts.say(self._window, "This case was erased", said)
            return
        try:
            self._open(case_id)
        except RecordAstray as astray:
            self._prompts.say(self._window, "This cannot be shown", str(astray))

    def _open(self, case_id: int) -> None:
        if self._office.requests.is_request(case_id):
            page = self._window.pages.request
            page.show_request(case_id)
            self._window.show_filled("request")
            page.go_to_next_step()
        else:
            self._window.pages.case.show_case(case_id)
            self._window.show_filled("case")
            self._window.pages.case.go_to_next_step()

    def open_promises(self, case_id: int) -> None:
        """Show a case at its promises."""
        self.open_case(case_id)
        self._window.pages.case.show_promises()

    def open_letter(self, case_id: int, kind: str) -> None:
        """Write a letter of this kind on a case."""
        self._window.pages.letter.show_letter(case_id, kind)
        self._window.show_filled("letter")

    def open_lesson(self, lesson_id: int) -> None:
        """Show one thing that was learnt."""
        self._window.pages.lesson.show_lesson(lesson_id)
        self._window.show_filled("lesson")

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
        self._show_list("cases")

    def show_requests(self) -> None:
        """Show the list of service requests."""
        self._show_list("requests")

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

    def find_case(self) -> None:
        """Go into the search of the page in view; where it has none, to the list of cases and into that."""
        pages = self._window.pages
        if not pages.focus_search(self._window.current_page()):
            self._window.show_page("cases")
            pages.focus_search("cases")

    @cached_property
    def _beginnings(self) -> "Beginnings":
        from chc_desktop.ui.beginnings import Beginnings  # needed with the first form

        return Beginnings(self._office, self._prompts, self, self._window)

    def _page_of_record(self) -> "CasePage | RequestPage":
        """The page of the complaint, or of the service request, in view."""
        pages = self._window.pages
        return pages.request if self._window.current_page() == "request" else pages.case

    def _show_list(self, kind: str) -> None:
        self._window.pages.cases.show_kind(kind)
        self._window.show_page("cases")

    def _open_settings(self) -> "SettingsPage":
        self._window.show_page("settings")
        return self._window.pages.settings

    def _open_year(self, year: int) -> None:
        self._window.show_page("assessment")
        page = self._window.pages.assessment
        if page.view.year.number != year:
            page.show_year(year)

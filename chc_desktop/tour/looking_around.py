"""The first chapter: every page, and how a date explains itself."""

from PySide6.QtCore import Qt

from chc_desktop.tour.guide import find, press, press_key, settle, wait_for, write
from chc_desktop.tour.officer import Officer
from chc_desktop.ui.agenda_row import AgendaRow
from chc_desktop.ui.tables import SECOND
from chc_desktop.ui.widgets.popover import Popover


def look_around(officer: Officer) -> None:
    """Every page once, and every part of the settings."""
    for page in ("cases", "calendar", "promises", "learning", "bin", "help", "today"):
        officer.window.show_page(page)
        officer.picture(page)
    officer.window.show_page("settings")
    tabs = officer.window.pages.settings.tabs
    for place in range(len(tabs.titles())):
        tabs.show_tab(place)
        officer.picture(f"settings-{place + 1}")
    officer.window.show_page("today")
    _explain(officer)


def look_at_other_records(officer: Officer) -> None:
    """The calendar's other views, service requests, and a case that carries other dates."""
    officer.window.show_page("calendar")
    for span in ("Week", "Agenda", "Month"):
        press(span, officer.window)
        if span != "Month":
            officer.picture(f"calendar-{span.lower()}")
    officer.window.show_page("cases")
    write("Find a case", "engineer", officer.window)
    first = officer.window.pages.cases.table().model().index(0, 0)
    wait_for("why it was found", lambda: bool(first.data(SECOND)))
    officer.picture("cases-found")
    write("Find a case", "", officer.window)
    press("Service requests", officer.window)
    officer.picture("requests")
    officer.window.open_case(officer.office.requests.summaries()[0].case_id)
    officer.picture("request")
    officer.window.show_page("cases")
    press("Complaints", officer.window)
    cases = (officer.office.cases.view(summary.case_id) for summary in officer.office.cases.summaries())
    officer.window.open_case(next(view.case.id for view in cases if view.clocks))
    officer.picture("case-other-dates")
    officer.window.show_page("today")


def _explain(officer: Officer) -> None:
    """How a date was worked out."""
    rows = officer.window.pages.today.findChildren(AgendaRow)
    next(row for row in rows if row.isVisible()).explanation_asked.emit()
    settle()
    officer.album.take("explanation", find(Popover, "", None))
    press_key(Qt.Key.Key_Escape)

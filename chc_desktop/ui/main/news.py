"""What the window tells beside the page in view: what waits, when something was saved, how old the backups are."""

from datetime import date

from chc_desktop.domain import words
from chc_desktop.office.office import Office
from chc_desktop.ui.pages import Pages
from chc_desktop.ui.shell import Shell


class News:
    """Read from the office each time something changed."""

    def __init__(self, office: Office, shell: Shell, pages: Pages) -> None:
        self._office = office
        self._shell = shell
        self._pages = pages
        self._saved = ""
        self._safety = ""
        self._due_told: date | None = None

    def show(self) -> None:
        """Read all of it again."""
        self._show_status()
        self._shell.set_badge("today", self._office.agenda.today().late)
        self._pages.today.set_footer(self._office.agenda.footer())
        holidays = self._office.working_calendar
        self._pages.today.set_notice(holidays.announcement() if holidays.look_at_the_list() else "")
        self._show_due()

    def tell_saved(self) -> None:
        """Something was kept just now; said with the next look."""
        self._saved = f"Saved {words.clock(self._office.desk.now())}"

    def tell_safety(self, sentence: str) -> None:
        """How old the last backups are."""
        self._safety = sentence
        self._show_status()

    def _show_status(self) -> None:
        self._shell.set_status(tuple(filter(None, (self._saved, self._safety))))

    def _show_due(self) -> None:
        """Once a day, and again while something is due, whether records wait to be erased or kept longer."""
        today = self._office.today()
        if self._due_told != today or self._pages.today.is_due_shown:
            self._due_told = today
            self._pages.today.set_due(len(self._office.retention.due()))

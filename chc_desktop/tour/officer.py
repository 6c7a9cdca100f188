"""The officer of the tour at the main window: what every chapter does again and again."""

from PySide6.QtWidgets import QDialog

from chc_desktop.office.office import Office
from chc_desktop.sample import Clock
from chc_desktop.tour.guide import choose, dialog, find, press, settle, wait_for
from chc_desktop.tour.pictures import Album
from chc_desktop.ui.main_window import MainWindow


class Officer:
    """Works in the main window; time goes by as the clock is set."""

    def __init__(self, window: MainWindow, office: Office, clock: Clock, album: Album) -> None:
        self.window = window
        self.office = office
        self.clock = clock
        self.album = album

    def step(self, words: str) -> None:
        """Begin something on the case: by its button, or where it has none, from the menu of other steps."""
        page = self.window.pages.case
        entry = next((entry for entry in page.menu.actions() if entry.text().startswith(words)), None)
        if entry is None:
            press(words, page)
        else:
            entry.trigger()
            settle()

    def issue(self, name: str, signed_by: str = "", picture: str = "") -> None:
        """Wait for the checklist to be whole, issue the letter, save it, and go back to the case."""
        page = self.window.pages.letter
        wait_for("the letter to be complete", page.issue.isEnabled)
        wait_for("the page to be drawn anew", lambda: "to be written" not in page.paper.text())
        if picture or name == "acknowledgement":
            self.picture(picture or name)
        press("Issue", page)
        form = dialog("Issue")
        if signed_by:
            choose("Who signs it", signed_by, form)
        if name == "acknowledgement":
            self.album.take("issue", form)
        press("Issue the letter", form)
        done = find(QDialog, "", None)
        press("Save PDF", done)
        press("Done", done)
        settle()

    def look_at(self, name: str, title: str) -> None:
        """A picture of a form, which is then left as it is."""
        form = dialog(title)
        self.album.take(name, form)
        form.reject()
        settle()

    def days_later(self, days: int) -> None:
        """Time goes by, in working days."""
        with self.office.desk.register.transaction() as shelves:
            calendar = self.office.desk.counting(shelves).calendar
        self.clock.day = calendar.add(self.clock.day, days)
        self.window.refresh()
        settle()

    def case_id(self) -> int:
        """The complaint of the tour, the last one logged."""
        return self.office.cases.summaries()[0].case_id

    def picture(self, name: str) -> None:
        """A picture of the window."""
        self.album.take(name, self.window)

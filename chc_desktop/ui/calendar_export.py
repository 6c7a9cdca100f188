"""Takes the dates of all cases, or of one, to Outlook or another calendar, as a file."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.calendar_view import Reminder
from chc_desktop.office.calendar import CalendarRoom, Taken
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import Choice, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel

_VIEW = "view/calendar-file"
_REMINDERS = tuple((reminder.value, reminder.words) for reminder in Reminder)


class CalendarFileDialog(FormDialog):
    """What goes into the file, then where to save it. `saved` says what was done and what to do with it."""

    saved = Signal(str)

    def __init__(self, office: Office, prompts: Asking, parent: QWidget, case_id: int = 0, reference: str = "") -> None:
        title = f"Save the dates of {reference} for Outlook" if case_id else "Save the dates for Outlook"
        super().__init__(title, "Choose where to save…", parent)
        self._office = office
        self._prompts = prompts
        self._case_id = case_id
        self._name = f"Complaint {reference} dates.ics" if case_id else "Complaints dates.ics"
        self.names = Tick("Put in people’s names and homes, and what was promised")
        self.reminder = Choice("Reminder", _REMINDERS)
        self._fill_body()
        self._take_up_choices()

    def submit(self) -> None:
        suggested = Path.home() / self._name
        self._prompts.choose_save_file(self, "Save the dates", suggested, "Calendar file (*.ics)", self._save_to)

    def _fill_body(self) -> None:
        self.body.addWidget(WrapLabel(self.windowTitle(), "title"))
        for text in _ABOUT:
            self.body.addWidget(WrapLabel(text))
        self.body.addWidget(self.names)
        self.body.addWidget(WrapLabel(_PRIVACY, "soft"))
        self.body.addWidget(labelled("Reminder", self.reminder))
        self.body.addStretch(1)

    def _take_up_choices(self) -> None:
        kept = self._office.drafts.read(_VIEW) or {}
        self.names.set_value(bool(kept.get("names")))
        self.reminder.set_value(str(kept.get("reminder", Reminder.NONE.value)))

    def _save_to(self, path: Path) -> None:
        taken: list[Taken] = []
        names, reminder = self.names.value(), Reminder(self.reminder.value())
        room = CalendarRoom(self._office.desk)
        if self.attempt(lambda: taken.append(room.save_file(path, reminder, names, self._case_id))):
            self._office.drafts.save(_VIEW, {"names": names, "reminder": reminder.value})
            self.accept()
            self.saved.emit(_done(taken[0], path))


_ABOUT = (
    "The dates are saved as a file that Outlook, Google Calendar and other calendars read. Open that file with your "
    "calendar, and each date stands in it as an entry for the whole day.",
    "Do it again whenever you like: dates that moved are moved there, and what is done is cancelled there.",
)
_PRIVACY = (
    "Without this tick, an entry gives the number of the case and what is due, nothing else. Calendars are often "
    "copied to telephones and seen by others."
)


def _done(taken: Taken, path: Path) -> str:
    entries = words.count(taken.cancelled, "entry", "entries")
    away = f" {entries} that stood there before will be cancelled." if taken.cancelled else ""
    return f"{words.count(taken.dates, 'date')} saved to “{path}”.{away} Now open that file with your calendar."

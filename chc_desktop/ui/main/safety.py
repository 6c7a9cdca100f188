"""How safe the work is: the caretaker of the backups tells it, and Today offers what would make it safer."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from chc_desktop.domain.safekeeping.telling import Remedy, Safety
from chc_desktop.office.office import Office
from chc_desktop.ui.safety.asked import back_up_now, rehearse_now
from chc_desktop.ui.safety.caretaker import Caretaker

if TYPE_CHECKING:
    from chc_desktop.ui.main_window import MainWindow


class SafetyNews:
    """Of one main window."""

    def __init__(self, office: Office, window: "MainWindow") -> None:
        self._office = office
        self._window = window
        self.caretaker = Caretaker(office, window)
        self.caretaker.told.connect(self._tell)
        self._remedies: dict[Remedy, Callable[[], None]] = {
            Remedy.BACK_UP: lambda: self._do(back_up_now),
            Remedy.CHOOSE_PLACE: self._choose_place,
            Remedy.REHEARSE: lambda: self._do(rehearse_now),
        }

    def _tell(self, safety: Safety) -> None:
        self._window.news.tell_safety(safety.words)
        today = self._window.pages.today
        if safety.remedy:
            today.set_safety(safety.nag, safety.remedy.value, self._remedies[safety.remedy])
        else:
            today.set_safety("", "", lambda: None)

    def _do(self, act: Callable[..., None]) -> None:
        act(self._office, self._window.pages.today.news, self._window, self.caretaker.look_after)

    def _choose_place(self) -> None:
        self._window.show_page("settings")
        self._window.pages.settings.show_safekeeping()

"""A card about one day of the calendar: whether it is worked, and everything that is due on it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.agenda import AgendaLine, DayView, closed_in_words
from chc_desktop.ui.explanation import DatePopup
from chc_desktop.ui.theme import link_button
from chc_desktop.ui.widgets.wrap import WrapLabel


class DayPopup(DatePopup):
    """Each thing due is a link that leads to its own explanation."""

    line_chosen = Signal(object)

    def __init__(self, parent: QWidget, day: DayView) -> None:
        super().__init__(parent, day.date, _kind(day))
        if day.closure:
            self.say(WrapLabel(f"{closed_in_words(day.closure)}. The Code’s limits run on.", "notice-amber"))
        if not day.lines:
            self.say(WrapLabel("Nothing is due.", "soft"))
        for line in day.lines:
            self._offer(line)
        if day.more:
            self.say(WrapLabel(f"{day.others}: they are in the list of cases, under “Late” or by “Next due”.", "soft"))

    def _offer(self, line: AgendaLine) -> None:
        link = link_button(line.short)
        link.clicked.connect(lambda: self._choose(line))
        self.add_link(link)

    def _choose(self, line: AgendaLine) -> None:
        self.close()
        self.line_chosen.emit(line)


def _kind(day: DayView) -> str:
    if day.working:
        return "A working day"
    return f"{day.why_not}: not a working day" if day.is_bank_holiday else "Not a working day"

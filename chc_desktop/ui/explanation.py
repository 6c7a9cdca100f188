"""“How was this worked out?”: a card that explains a date, day by day."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from chc_desktop.domain import words
from chc_desktop.domain.agenda import AgendaLine
from chc_desktop.domain.deadlines import Deadline
from chc_desktop.domain.explaining import Explanation
from chc_desktop.ui.theme import link_button
from chc_desktop.ui.widgets.popover import Popover
from chc_desktop.ui.widgets.wrap import Part, Phrase, WrapLabel, stacked

__all__ = ["DatePopup", "ExplanationPopup", "LinePopup", "day_by_day"]


class DatePopup(Popover):
    """A card about one date. Escape or a click outside closes it and the keyboard is back where it was."""

    case_asked = Signal()

    def __init__(self, parent: QWidget, day: date, about: str) -> None:
        super().__init__(parent, f"{words.long_day(day)}, {about}")
        self._before = QApplication.focusWidget()
        self._content = stacked(WrapLabel(words.long_day(day), "strong"), WrapLabel(about), gap=5)
        self._scroll = _scrolling(self._content)
        self.add(self._scroll)
        self.setFocusProxy(self._scroll)

    def say(self, *labels: WrapLabel) -> None:
        """Put text under what is there; a screen reader gets it too."""
        for label in labels:
            self._rows().addWidget(label)
        self._scroll.setAccessibleName(self.accessibleName())
        self._scroll.setAccessibleDescription("\n".join(self.texts()[2:]))

    def offer_case(self, text: str = "Open the case") -> None:
        """A link at the foot that asks for the case and closes the card."""
        link = link_button(text)
        link.clicked.connect(self._ask_for_case)
        self.add_link(link)

    def add_link(self, link: QWidget) -> None:
        """Put a link under what is there."""
        self._rows().addWidget(link)

    def texts(self) -> list[str]:
        """Every line of the card, from the top."""
        return [label.plain() for label in self._content.findChildren(WrapLabel)]

    def heightForWidth(self, width: int) -> int:
        around = self._room_around()
        needed = self._content.heightForWidth(width - around.width())
        return max(needed, self._content.minimumSizeHint().height()) + around.height()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self._before and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_for_case(self) -> None:
        self._before = None
        self.case_asked.emit()
        self.close()

    def _room_around(self) -> QSize:
        """What the card's own edges take."""
        layout = self.layout()
        assert layout
        return QSize(0, 0).grownBy(layout.contentsMargins()).grownBy(self.contentsMargins()) + QSize(0, 2)

    def _rows(self) -> QVBoxLayout:
        layout = self._content.layout()
        assert isinstance(layout, QVBoxLayout)
        return layout


class ExplanationPopup(DatePopup):
    """How a deadline was counted: from what, each day counted, each day skipped and why, and what to beware of."""

    def __init__(self, parent: QWidget, deadline: Deadline, explanation: Explanation, reference: str) -> None:
        super().__init__(parent, deadline.due, f"{deadline.words}, {reference}")
        self.say(WrapLabel(explanation.sentence, "soft"), *day_by_day(explanation, _end(deadline)))
        if deadline.extended:
            self.say(Phrase(Part(f"Extended to {words.day(deadline.due)}", bold=True), ", the date that counts."))
        self.say(*(WrapLabel(warning, "notice-amber") for warning in explanation.warnings))
        if deadline.breach:
            self.say(WrapLabel(deadline.breach, "notice-red"))


class LinePopup(DatePopup):
    """A date that nobody counted, such as a promise: what is to be done and since when it is known."""

    def __init__(self, parent: QWidget, line: AgendaLine) -> None:
        super().__init__(parent, line.due, ", ".join(part for part in (line.what, line.reference) if part))
        self.say(WrapLabel(line.about), WrapLabel(line.sentence, "soft"))
        if line.warning:
            self.say(WrapLabel(line.warning, "notice-amber"))


def day_by_day(explanation: Explanation, end: str) -> list[WrapLabel]:
    """The days of a limit in their order: runs of counted ones with their numbers, runs of skipped ones with why."""
    numbered = [(day, number, "") for number, day in enumerate(explanation.counted, 1)]
    days = sorted(numbered + [(skipped.date, 0, skipped.why) for skipped in explanation.skipped])
    last = len(explanation.counted)
    runs = (list(run) for _, run in groupby(days, key=lambda day: day[1] > 0))
    return [_counted(run, end if run[-1][1] == last else "") if run[0][1] else _skipped(run) for run in runs]


def _counted(run: Iterable[tuple[date, int, str]], end: str) -> WrapLabel:
    parts: list[Part | str] = []
    for day, number, _ in run:
        parts += [" · "] if parts else []
        parts += [f"{_day(day, number == 1)} ", Part(f"day {number}" if number == 1 else str(number), bold=True)]
    return Phrase(*parts, *([end] if end else []))


def _skipped(run: Iterable[tuple[date, int, str]]) -> WrapLabel:
    days = " · ".join(_day(day) if why == words.weekday(day) else f"{_day(day)} {why}" for day, _, why in run)
    return Phrase(Part(f"{days}: not counted", soft=True))


def _day(day: date, first: bool = False) -> str:
    """“Mon 21”, with the month where it begins."""
    return words.short_day(day) if first or day.day == 1 else f"{words.weekday(day)[:3]} {day.day}"


def _end(deadline: Deadline) -> str:
    return ", the original date" if deadline.extended else ", due by the end of the day"


def _scrolling(content: QWidget) -> QScrollArea:
    """A card that is too tall for the screen scrolls."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(content)
    scroll.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return scroll

"""What stands on each day of a drawn month, and where in its box."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from chc_desktop.domain import words
from chc_desktop.ui.widgets.tag import Tone


@dataclass(frozen=True, slots=True)
class Entry:
    """A few words on a day; PLAIN is a remark without a ground, an empty key opens nothing by itself."""

    text: str
    tone: Tone = Tone.TEAL
    key: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """One day: whether it is worked, what kind of day it is, such as “Boxing Day (substitute)”, and its entries.

    `more` is how many there are beside these.
    """

    date: date
    working: bool
    label: str = ""
    entries: tuple[Entry, ...] = ()
    more: int = 0

    def words(self) -> str:
        """The day as it is read aloud."""
        kind = self.label or ("" if self.working else "not a working day")
        head = ", ".join(filter(None, (words.long_day(self.date), kind)))
        others = (f"and {self.more:,} more",) if self.more else ()
        said = "; ".join((*(entry.text for entry in self.entries), *others))
        return f"{head}: {said}" if said else head


@dataclass(frozen=True, slots=True)
class Box:
    """An entry and where it is drawn."""

    entry: Entry
    place: QRect


class MonthPlan:
    """The whole weeks around a month."""

    def __init__(self, first: date, days: tuple[Day, ...]) -> None:
        self.first = first.replace(day=1)
        self._given = {day.date: day for day in days}
        last = (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        self._start = self.first - timedelta(days=self.first.weekday())
        self.weeks = ((last - self._start).days + 7) // 7

    def days(self) -> tuple[Day, ...]:
        """Every day drawn, from a Monday to a Sunday."""
        return tuple(self.day(self._start + timedelta(days=n)) for n in range(self.weeks * 7))

    def day(self, of: date) -> Day:
        """What is known of a day."""
        return self._given.get(of) or Day(of, of.weekday() < 5)

    def is_in(self, day: date) -> bool:
        """Whether the day belongs to this month."""
        return (day.year, day.month) == (self.first.year, self.first.month)


def plan_day(day: Day, box: QRect, metrics: QFontMetrics) -> tuple[tuple[Box, ...], int]:
    """Where the entries of a day go under its number, and how many there is no room for.

    Entries take the lines their words need while all of them fit, else one line each.
    """
    line, width = metrics.height(), box.width() - 14
    label = QRect(0, 0, width, 10_000)
    under = metrics.boundingRect(label, Qt.TextFlag.TextWordWrap.value, day.label).height() if day.label else 0
    top = box.top() + 7 + line + under
    room = box.bottom() - 2 - top
    heights = [_lines(entry, width, metrics) * line + 2 for entry in day.entries]
    if sum(heights) + 2 * len(heights) > room:
        heights = [line + 2] * len(day.entries)
    most = max(0, room // (line + 4))
    fit = len(heights) if sum(heights) + 2 * len(heights) <= room else max(0, most - 1)
    placed = []
    for entry, height in zip(day.entries[:fit], heights, strict=False):
        placed.append(Box(entry, QRect(box.left() + 8, top, width, height)))
        top += height + 2
    return tuple(placed), len(day.entries) - fit + day.more


def words_left(entry: Entry, line: int) -> int:
    """How far in from the left of its box the words of an entry begin."""
    if entry.tone is Tone.PLAIN:
        return 0
    return 6 if entry.tone is Tone.TEAL else round(10 + line * 0.6)


def words_that_fit(text: str, width: int, metrics: QFontMetrics) -> str:
    """The text to be wrapped into this width, each word that alone is wider ending in dots."""
    return " ".join(metrics.elidedText(word, Qt.TextElideMode.ElideRight, width) for word in text.split(" "))


def _lines(entry: Entry, width: int, metrics: QFontMetrics) -> int:
    room = QRect(0, 0, width - words_left(entry, metrics.height()) - 3, 10_000)
    text = words_that_fit(entry.text, room.width(), metrics)
    height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, text).height()
    return max(1, round(height / metrics.lineSpacing()))

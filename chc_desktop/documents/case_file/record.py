"""The record of a case on lying pages, so that they are well filled: what it is about side by side, then its tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from chc_desktop.documents.blocks import Setting
from chc_desktop.documents.case_file import look
from chc_desktop.documents.flow import Column, Part
from chc_desktop.documents.grid import Grid
from chc_desktop.documents.prose import Prose
from chc_desktop.documents.structure import Element
from chc_desktop.documents.tagged import Sheets
from chc_desktop.domain.page import FormPage, Heading

_BETWEEN = 24.0  # points of white between two columns
_MOST = 0.85  # of a page that the columns may fill; what is longer flows down the page as usual
_SHORT_TABLE = 90.0  # a table no higher than this stays on one page: lying ones are low


def record_parts(record: FormPage, sect: Element, column: Column) -> list[Part]:
    """The record as parts to pour; its elements go into the section."""
    setting = Setting(look.STYLES, rows_have_headings=True)
    parts: list[Part] = [*setting.parts((Heading(record.title),), sect)]
    left = list(setting.parts(record.introduction, sect))
    about = [list(setting.parts(section, sect.add("Sect"))) for section in record.sections[:1]]
    parts += _beside(left, about[0] if about else [], column)
    for section in record.sections[1:]:
        parts += _led_to(list(setting.parts(section, sect.add("Sect"))))
    return parts


def _beside(left: Sequence[Prose | Grid], right: Sequence[Prose | Grid], column: Column) -> Iterator[Part]:
    """The two side by side where they fit, else one after the other."""
    words = [part for part in (*left, *right) if isinstance(part, Prose)]
    if left and right and len(words) == len(left) + len(right):
        both = SideBySide(tuple(words[: len(left)]), tuple(words[len(left) :]))
        if both.would_fit(column):
            yield both
            return
    yield from left
    yield from _led_to(right)


def _led_to(parts: Sequence[Prose | Grid]) -> Iterator[Part]:
    """What leads up to a table stays with it, and a table of a few rows may begin at the foot of a page."""
    for part, following in zip_longest(parts, parts[1:]):
        if isinstance(part, Grid):
            yield replace(part, short=_SHORT_TABLE)
        else:
            yield replace(part, keeps_next=True) if isinstance(following, Grid) else part


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two columns of words that stay on one page; the left one is read first."""

    left: Sequence[Prose]
    right: Sequence[Prose]
    before: float = 0
    after: float = 10
    keeps_next: bool = False

    def would_fit(self, column: Column) -> bool:
        """Whether they stand on a page together, told without setting them: a paragraph is set for one width."""
        fresh = SideBySide(tuple(map(_fresh, self.left)), tuple(map(_fresh, self.right)))
        return fresh.height(column.width) <= (column.top - column.bottom) * _MOST

    def height(self, width: float) -> float:
        half = (width - _BETWEEN) / 2
        return max(_stacked(self.left, half), _stacked(self.right, half))

    def least(self, width: float) -> float:
        return self.height(width)

    def split(self, width: float, room: float) -> None:
        return None

    def draw(self, sheets: Sheets, x: float, top: float, width: float) -> None:
        half = (width - _BETWEEN) / 2
        for words, left in ((self.left, x), (self.right, x + half + _BETWEEN)):
            y = top
            for prose, gap in zip(words, _gaps(words), strict=True):
                y -= gap
                prose.draw(sheets, left, y, half)
                y -= prose.height(half)


def _stacked(words: Sequence[Prose], width: float) -> float:
    return sum(prose.height(width) for prose in words) + sum(_gaps(words))


def _gaps(words: Sequence[Prose]) -> list[float]:
    """The white above each: none above the first."""
    return [0.0, *(max(above.after, below.before) for above, below in pairwise(words))]


def _fresh(prose: Prose) -> Prose:
    return replace(prose, lines=[])

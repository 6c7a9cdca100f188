"""Pours pieces down the pages, one under the other, and begins a new page where the next does not fit."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from chc_desktop.documents.prose import Prose
from chc_desktop.documents.tagged import Sheets


class Part(Protocol):
    """Something that stands on the page in one column: a paragraph, a table, a signature."""

    @property
    def before(self) -> float: ...

    @property
    def after(self) -> float: ...

    @property
    def keeps_next(self) -> bool:
        """Whether what follows begins on the page on which this ends."""

    def height(self, width: float) -> float: ...

    def least(self, width: float) -> float:
        """The height of the least part of it that may stand at the foot of a page."""

    def split(self, width: float, room: float) -> "tuple[Part, Part] | None":
        """What may stand in the room, and the rest, which is never empty; None where it stays whole."""

    def draw(self, sheets: Sheets, x: float, top: float, width: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Column:
    """Where text stands on a page, in points from the bottom left."""

    left: float
    bottom: float
    width: float
    top: float


@dataclass(frozen=True, slots=True)
class Space:
    """White space to leave, such as room for a signature."""

    size: float
    before: float = 0
    after: float = 0
    keeps_next: bool = True

    def height(self, width: float) -> float:
        return self.size

    def least(self, width: float) -> float:
        return self.size

    def split(self, width: float, room: float) -> None:
        return None

    def draw(self, sheets: Sheets, x: float, top: float, width: float) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Together:
    """Parts that stand on one page, such as the closing, the room to sign and the name."""

    parts: Sequence[Prose | Space]
    before: float = 0
    after: float = 0
    keeps_next: bool = False

    def height(self, width: float) -> float:
        return sum(part.height(width) for part in self.parts)

    def least(self, width: float) -> float:
        return self.height(width)

    def split(self, width: float, room: float) -> None:
        return None

    def draw(self, sheets: Sheets, x: float, top: float, width: float) -> None:
        for part in self.parts:
            part.draw(sheets, x, top, width)
            top -= part.height(width)


@dataclass(frozen=True, slots=True)
class Bookmarked:
    """A heading that the reader can turn to by its title; it stays whole."""

    heading: Prose
    title: str

    @property
    def before(self) -> float:
        return self.heading.before

    @property
    def after(self) -> float:
        return self.heading.after

    @property
    def keeps_next(self) -> bool:
        return self.heading.keeps_next

    def height(self, width: float) -> float:
        return self.heading.height(width)

    def least(self, width: float) -> float:
        return self.height(width)

    def split(self, width: float, room: float) -> None:
        return None

    def draw(self, sheets: Sheets, x: float, top: float, width: float) -> None:
        sheets.bookmark(self.title)
        self.heading.draw(sheets, x, top, width)


def pour(sheets: Sheets, parts: Iterable[Part], first: Column, later: Column) -> None:
    """Draw the parts in order, from the top of this page's column and on into those of as many pages as it takes."""
    _Pouring(sheets, deque(parts), first, later).run()


@dataclass(slots=True)
class _Pouring:
    sheets: Sheets
    waiting: "deque[Part]"
    column: Column
    later: Column
    _top: float = field(init=False)
    _gap: float = 0
    _at_top: bool = True

    def __post_init__(self) -> None:
        self._top = self.column.top

    def run(self) -> None:
        while self.waiting:
            part = self.waiting.popleft()
            top = self._top - (0 if self._at_top else max(self._gap, part.before))
            if self._fits(part, top - self.column.bottom):
                self._place(part, top)
            else:
                self._break_over(part, top)

    def _fits(self, part: Part, room: float) -> bool:
        width = self.column.width
        height = part.height(width)
        if self._at_top and self._is_alone(part):
            return height <= room
        return height + self._kept_below(part) <= room

    def _is_alone(self, part: Part) -> bool:
        """Nothing is gained by moving what stands at the top already."""
        return not part.keeps_next or part.split(self.column.width, self.column.top - self.column.bottom) is None

    def _kept_below(self, part: Part) -> float:
        """Room for as much of what follows as must stand on the same page."""
        needed, width = 0.0, self.column.width
        for following in self.waiting:
            if not part.keeps_next:
                break
            needed += max(part.after, following.before)
            needed += following.height(width) if following.keeps_next else following.least(width)
            part = following
        return needed

    def _break_over(self, part: Part, top: float) -> None:
        halves = part.split(self.column.width, top - self.column.bottom)
        if halves:
            self._place(halves[0], top)
            part = halves[1]
        elif self._at_top:
            self._place(part, top)
            return
        self.waiting.appendleft(part)
        self._turn_the_page()

    def _place(self, part: Part, top: float) -> None:
        part.draw(self.sheets, self.column.left, top, self.column.width)
        self._top = top - part.height(self.column.width)
        self._gap, self._at_top = part.after, False

    def _turn_the_page(self) -> None:
        self.sheets.next_page()
        self.column = self.later
        self._top, self._gap, self._at_top = self.later.top, 0, True

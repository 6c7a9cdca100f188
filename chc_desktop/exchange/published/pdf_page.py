"""One page of a PDF: its pieces of text with their places, and the straight lines that are drawn on it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

_LONG = 18.0
"""In points: a line shorter than this parts no cells."""
_SAME = 2.5
_FARTHEST = 40.0
_OFTEN = 0.15
"""The share of the most frequent distance that another has to have at least, to be one between lines."""
_MOST_LINES = 20_000

Matrix = Sequence[float]


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text and where it begins, in points from the bottom left of the page."""

    left: float
    base: float
    text: str


@dataclass
class Marked:
    """Words by the number of the mark they stand in. `is_sure` is false where marks begin or end within a text."""

    words: dict[int, list[Word]] = field(default_factory=dict)
    is_sure: bool = True
    outside: int = 0
    """How many characters stand in no mark at all, neither as words nor as ornaments."""
    _open: list[int | None] = field(default_factory=list)
    _in_text: bool = False

    def see(self, mark: bytes, given: Sequence[Any]) -> None:
        if mark in (b"BT", b"ET"):
            self._in_text = mark == b"BT"
        elif mark in (b"BDC", b"BMC"):
            self.is_sure = self.is_sure and not self._in_text
            about = given[1] if len(given) > 1 and isinstance(given[1], dict) else {}
            self._open.append(about.get("/MCID", self._open[-1] if self._open else None))
        elif mark == b"EMC" and self._open:
            self.is_sure = self.is_sure and not self._in_text
            self._open.pop()

    def take(self, word: Word) -> None:
        if not self._open:
            self.outside += len(word.text)
        elif (number := self._open[-1]) is not None:
            self.words.setdefault(number, []).append(word)


@dataclass
class Page:
    """Filled by the library's two visitors."""

    words: list[Word] = field(default_factory=list)
    across: list[tuple[float, float, float]] = field(default_factory=list)
    """Lines across: height, left and right end."""
    upright: list[tuple[float, float, float]] = field(default_factory=list)
    """Upright lines: place from the left, lower and upper end."""
    marked: Marked = field(default_factory=Marked)
    """The same words by the marks that a tagged document has them in."""
    _at: tuple[float, float] | None = None

    def take_text(self, text: str, outer: Matrix, inner: Matrix, _font: Any, _size: float) -> None:
        if text.strip():
            left, base = _moved(outer, inner[4], inner[5])
            self.words.append(Word(left, base, text))
            self.marked.take(self.words[-1])

    def take_mark(self, mark: bytes, given: Sequence[Any], outer: Matrix, _inner: Matrix) -> None:
        self.marked.see(mark, given)
        if len(self.across) + len(self.upright) > _MOST_LINES:
            return
        if mark == b"re":
            x, y, width, height = map(float, given[:4])
            self._box(_moved(outer, x, y), _moved(outer, x + width, y + height))
        elif mark == b"m":
            self._at = _moved(outer, float(given[0]), float(given[1]))
        elif mark == b"l" and self._at:
            end = _moved(outer, float(given[0]), float(given[1]))
            self._line(self._at, end)
            self._at = end

    def leading(self) -> float:
        """How far apart lines of a paragraph stand: the least that is frequent below each other; 0 where none are."""
        last: dict[float, float] = {}
        gaps: Counter[float] = Counter()
        for word in sorted(self.words, key=lambda word: -word.base):
            left = round(word.left)
            if _SAME < (gap := last.get(left, 0.0) - word.base) < _FARTHEST:
                gaps[round(gap * 2) / 2] += 1
            last[left] = word.base
        often = max(gaps.values(), default=0) * _OFTEN
        return min((gap for gap, count in gaps.items() if count >= often), default=0.0)

    def foot(self) -> tuple[int, str]:
        """Where the lowest line of text stands, and the line without its figures."""
        base = min(word.base for word in self.words)
        return round(base), re.sub(r"\d+", "", "".join(word.text for word in self.words if word.base < base + _SAME))

    def without_foot(self) -> "Page":
        base = min(word.base for word in self.words)
        return replace(self, words=[word for word in self.words if word.base >= base + _SAME])

    def head(self) -> tuple[int, str]:
        """Where the highest line stands, and what it says; nothing where it is in several pieces, as headings are."""
        base = max(word.base for word in self.words)
        words = [word.text for word in self.words if word.base > base - _SAME]
        return round(base), words[0].strip() if len(words) == 1 else ""

    def without_head(self) -> "Page":
        base = max(word.base for word in self.words)
        return replace(self, words=[word for word in self.words if word.base <= base - _SAME])

    def lines(self) -> list[list[Word]]:
        """The words line by line, from the top, each from the left."""
        found: list[list[Word]] = []
        for word in sorted(self.words, key=lambda word: -word.base):
            if found and found[-1][0].base - word.base < _SAME:
                found[-1].append(word)
            else:
                found.append([word])
        return [sorted(line, key=lambda word: word.left) for line in found]

    def bands(self) -> list[float]:
        """The heights at which lines go across at least half of the text, in one piece or cell by cell."""
        lefts = [word.left for word in self.words]
        needed = (max(lefts) - min(lefts)) / 2
        heights = together(height for height, _, _ in self.across)
        long = {
            height: sum(right - left for at, left, right in set(self.across) if abs(at - height) < _SAME)
            for height in heights
        }
        return [height for height in heights if long[height] > needed]

    def _box(self, low: tuple[float, float], high: tuple[float, float]) -> None:
        (left, bottom), (right, top) = low, high
        for height in {bottom, top}:
            self._line((left, height), (right, height))
        for place in {left, right}:
            self._line((place, bottom), (place, top))

    def _line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        if abs(start[1] - end[1]) < 1 and abs(start[0] - end[0]) > _LONG:
            self.across.append((start[1], min(start[0], end[0]), max(start[0], end[0])))
        elif abs(start[0] - end[0]) < 1 and abs(start[1] - end[1]) > _LONG / 2:
            self.upright.append((start[0], min(start[1], end[1]), max(start[1], end[1])))


def together(places: Iterable[float]) -> list[float]:
    """Places that are hardly apart count as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SAME:
            found.append(place)
    return found


def _moved(outer: Matrix, x: float, y: float) -> tuple[float, float]:
    return (
        float(outer[0]) * x + float(outer[2]) * y + float(outer[4]),
        float(outer[1]) * x + float(outer[3]) * y + float(outer[5]),
    )

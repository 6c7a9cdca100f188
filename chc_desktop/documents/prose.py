"""Text on the page: broken into lines, split over pages, drawn exactly as it was typed.

Nothing in the text is ever markup; runs of spaces stay, and a word longer than the line goes on in the next.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from operator import itemgetter
from unicodedata import category

from chc_desktop.documents.look import Style
from chc_desktop.documents.structure import Element
from chc_desktop.documents.tagged import Piece, Sheets
from chc_desktop.documents.typefaces import Weight, printed, widths

Measure = dict[str, float]
_FEWEST_LINES = 2  # of a paragraph, at the foot of a page or at the head of the next


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it will stand: its pieces, each in one weight, and its width."""

    pieces: tuple[Piece, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Label:
    """What stands in the indent before the first line, such as a bullet, and how far in."""

    text: str
    element: Element
    indent: float
    weight: Weight | None = None
    """None: that of the text."""


@dataclass(slots=True)
class Prose:
    """A paragraph, or an item of a list with its label.

    Of no element, it is drawn as an ornament. It is set for one width; `lines` holds it then.
    """

    pieces: Sequence[Piece]
    style: Style
    element: Element | None
    indent: float = 0
    label: Label | None = None
    keeps_next: bool = False
    lines: list[Line] = field(default_factory=list)

    @property
    def before(self) -> float:
        return self.style.before

    @property
    def after(self) -> float:
        return self.style.after

    def height(self, width: float) -> float:
        return len(self.set(width)) * self.style.leading

    def least(self, width: float) -> float:
        """The height of the least part of it that may stand at the foot of a page."""
        count = len(self.set(width))
        return (count if count <= _FEWEST_LINES + 1 else _FEWEST_LINES) * self.style.leading

    def set(self, width: float) -> list[Line]:
        """Its lines at that width."""
        if not self.lines:
            self.lines = broken(self.pieces, self.style.size, width - self.indent)
        return self.lines

    def split(self, width: float, room: float) -> "tuple[Prose, Prose] | None":
        """What may stand in the room, and the rest; two lines at least on either side."""
        count = len(self.set(width))
        first = min(int(room / self.style.leading), count - _FEWEST_LINES)
        return self.cut(first) if first >= _FEWEST_LINES else None

    def cut(self, count: int) -> "tuple[Prose, Prose]":
        """Its first lines, and the rest."""
        first = Prose((), self.style, self.element, self.indent, self.label, lines=self.lines[:count])
        rest = Prose((), self.style, self.element, self.indent, keeps_next=self.keeps_next, lines=self.lines[count:])
        return first, rest

    def draw(self, sheets: Sheets, x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner there."""
        style = self.style
        self.set(width)
        y = top - style.leading * 0.5 - style.size * 0.32
        if self.label:
            with sheets.content(self.label.element):
                pieces = ((f"{self.label.text} ", self.label.weight or style.weight),)
                sheets.text([(x + self.label.indent, y, pieces)], style.size, style.colour)
        if style.ground:
            self._draw_ground(sheets, x + self.indent, top, style.ground)
        with sheets.content(self.element):
            self._draw_lines(sheets, x + self.indent, y, width - self.indent)

    def _draw_ground(self, sheets: Sheets, x: float, top: float, colour: str) -> None:
        with sheets.ornament():
            for number, line in enumerate(self.lines, start=1):
                foot = top - number * self.style.leading
                sheets.ground(x - 3, foot, line.width + 6, self.style.leading, colour)

    def _draw_lines(self, sheets: Sheets, x: float, y: float, width: float) -> None:
        style = self.style
        lines = [
            (x + width - line.width if style.to_the_right else x, y - number * style.leading, line.pieces)
            for number, line in enumerate(self.lines)
        ]
        sheets.text(lines, style.size, style.colour)


def plain(text: str, style: Style, element: Element | None, *, keeps_next: bool = False) -> Prose:
    """A paragraph all in its style's own weight."""
    return Prose(((text, style.weight),), style, element, keeps_next=keeps_next)


def broken(pieces: Sequence[Piece], size: float, width: float) -> list[Line]:
    """The pieces broken into lines no wider than that.

    A line that ends between words keeps one space at its end, so that whoever takes the text out again
    finds the words apart; a line that ends inside a word has none.
    """
    setter = _Setter(size, width)
    for text, weight in pieces:
        measure = widths(weight)
        for token in _TOKENS.findall(printed(text)):
            setter.take(token, weight, measure)
    setter.end_line(" ")
    return setter.lines


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = rf"\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?(?!\d)"
_NUMBER = r"\+?\d{3,5}(?: \d{3,6})+(?!\d)"  # such as that of a telephone
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?!\w)"
_STAGE = r"[Ss]tage \d(?!\d)"
_TOKENS = re.compile(rf"\n| +|[(“‘]?(?:{_DATE}|{_NUMBER}|{_POSTCODE}|{_STAGE})[^ \n]*|[^ \n]+")
_PARTS = re.compile(r" +|[^ ]+")
_MOST_IN_A_LINE = 1000
_GOOD_BREAKS = "-/@._,;–—"


@dataclass(slots=True)
class _Setter:
    """Sets one word after the other."""

    size: float
    width: float
    lines: list[Line] = field(default_factory=list)
    _line: list[Piece] = field(default_factory=list)
    _used: float = 0
    _spaces: list[Piece] = field(default_factory=list)
    _gap: float = 0

    def take(self, token: str, weight: Weight, measure: Measure) -> None:
        if token == "\n":
            self.end_line(" ")
            return
        wide = _width(token, measure) * self.size
        if " " in token and token[0] != " " and wide > self.width:
            for part in _PARTS.findall(token):
                self.take(part, weight, measure)
        elif token[0] == " ":
            self._spaces.append((token, weight))
            self._gap += wide
        else:
            self._take_word(token, weight, measure, wide)

    def end_line(self, ending: str) -> None:
        """Put the line away. Spaces still waiting hang over its end, where they need no room."""
        weight = self._line[-1][1] if self._line else Weight.REGULAR
        self._line.append((ending, weight))
        self.lines.append(Line(_joined(self._line), self._used))
        self._line, self._used = [], 0
        self._forget_spaces()

    def _take_word(self, word: str, weight: Weight, measure: Measure, wide: float) -> None:
        if self._used + self._gap + wide > self.width:
            if self._line:
                self.end_line(" " if self._spaces else "")
            self._forget_spaces()
            while wide > self.width:
                count = self._fill_line_with(word, weight, measure)
                word, wide = word[count:], wide - self.lines[-1].width
        self._line += [*self._spaces, (word, weight)]
        self._used += self._gap + wide
        self._forget_spaces()

    def _forget_spaces(self) -> None:
        self._spaces, self._gap = [], 0

    def _fill_line_with(self, word: str, weight: Weight, measure: Measure) -> int:
        """Set as much of a word that is longer than a line as one line holds; how many characters that is."""
        count = _count_that_fits(word[:_MOST_IN_A_LINE], measure, self.width / self.size)
        self._line, self._used = [(word[:count], weight)], _width(word[:count], measure) * self.size
        self.end_line("")
        return count


def _width(text: str, measure: Measure) -> float:
    return sum(map(measure.__getitem__, text))


def _count_that_fits(word: str, measure: Measure, width: float) -> int:
    """How many characters of a long word to put on this line: up to a hyphen or the like, if one is near the end."""
    edges = list(accumulate(map(measure.__getitem__, word)))
    most = max(1, bisect_right(edges, width))
    for count in range(most, most // 2, -1):
        if word[count - 1] in _GOOD_BREAKS:
            return count
    return next((count for count in range(most, 0, -1) if not _clings(word, count)), most)


def _clings(word: str, count: int) -> bool:
    """Whether the character at that place belongs to the one before: an accent, a joined emoji."""
    return count < len(word) and (category(word[count]) in ("Mn", "Me", "Cf", "Sk") or word[count - 1] == "\u200d")


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(("".join(map(itemgetter(0), group)), weight) for weight, group in groupby(pieces, key=itemgetter(1)))

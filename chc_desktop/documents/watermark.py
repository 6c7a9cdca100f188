"""Words written large and pale across a page, as outlines and not as text.

Outlines can be seen and printed but neither copied, searched nor read aloud, so the words of a draft
come out of its PDF without DRAFT among them.
"""

from collections.abc import Iterator
from functools import cache
from math import cos, hypot, radians, sin
from struct import unpack_from
from typing import NamedTuple

from chc_desktop.documents.look import WATERMARK
from chc_desktop.documents.tagged import Sheets
from chc_desktop.documents.typefaces import Weight, face, printed

_LARGEST = 150.0
_SHARE_OF_DIAGONAL = 0.72


def write_across(sheets: Sheets, text: str, colour: str = WATERMARK) -> None:
    """Write the text from the lower left to the upper right of the page, as large as it will go."""
    operations, width = _outline(printed(text))
    across, up = sheets.size
    size = min(_LARGEST, hypot(across, up) * _SHARE_OF_DIAGONAL / width)
    angle = radians(35 if across > up else 52)
    cosine, sine = cos(angle) * size, sin(angle) * size
    middle_x, middle_y = across / 2, up / 2
    start_x = middle_x - cosine * width / 2 + sine * _HALF_CAPITAL
    start_y = middle_y - sine * width / 2 - cosine * _HALF_CAPITAL
    with sheets.ornament("Pagination", "Watermark"):
        sheets.shape(operations, colour, (cosine, sine, -sine, cosine, start_x, start_y))


class Point(NamedTuple):
    """A point of a glyph's contour, in the face's own units; a curve only leans towards one that is not `on` it."""

    x: float
    y: float
    on: bool

    def towards(self, other: "Point") -> "Point":
        """The point half way."""
        return Point((self.x + other.x) / 2, (self.y + other.y) / 2, True)


Contour = list[Point]

_HALF_CAPITAL = 0.357
"""Half the height of a capital, at a size of one point."""


@cache
def _outline(text: str) -> tuple[str, float]:
    """The text as PDF path operations at a size of one point, and how wide it is."""
    glyphs = _Glyphs()
    operations: list[str] = []
    x = 0.0
    for character in text:
        for contour in glyphs.contours(glyphs.number(character)):
            operations += _path([Point(p.x / glyphs.em + x, p.y / glyphs.em, p.on) for p in contour])
        x += glyphs.width(character)
    return " ".join([*operations, "f"]), max(x, 1.0)


class _Glyphs:
    """Reads the contours of the bold face's glyphs (tables `glyf` and `loca` of TrueType)."""

    def __init__(self) -> None:
        self._face = face(Weight.BOLD.value).face
        self._table = self._face.get_table("glyf")
        self.em = float(self._face.unitsPerEm)

    def number(self, character: str) -> int:
        return int(self._face.charToGlyph.get(ord(character), 0))

    def width(self, character: str) -> float:
        return float(self._face.getCharWidth(ord(character))) / 1000

    def contours(self, glyph: int) -> list[Contour]:
        start, end = self._face.glyphPos[glyph : glyph + 2]
        if start == end:
            return []
        (count,) = unpack_from(">h", self._table, start)
        return self._simple(start + 10, count) if count >= 0 else list(self._composite(start + 10))

    def _simple(self, at: int, count: int) -> list[Contour]:
        ends = unpack_from(f">{count}H", self._table, at)
        (instructions,) = unpack_from(">H", self._table, at + 2 * count)
        total = ends[-1] + 1
        flags, at = self._flags(at + 2 * count + 2 + instructions, total)
        xs, at = self._ordinates(at, flags, short=0x02, same=0x10)
        ys, at = self._ordinates(at, flags, short=0x04, same=0x20)
        points = [Point(x, y, bool(flag & 1)) for x, y, flag in zip(xs, ys, flags, strict=True)]
        starts = (0, *(end + 1 for end in ends[:-1]))
        return [points[start : end + 1] for start, end in zip(starts, ends, strict=True)]

    def _flags(self, at: int, total: int) -> tuple[list[int], int]:
        flags: list[int] = []
        while len(flags) < total:
            flag = self._table[at]
            repeats = self._table[at + 1] if flag & 0x08 else 0
            flags += [flag] * (repeats + 1)
            at += 2 if flag & 0x08 else 1
        return flags, at

    def _ordinates(self, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
        value, values = 0, []
        for flag in flags:
            if flag & short:
                value += self._table[at] if flag & same else -self._table[at]
                at += 1
            elif not flag & same:
                value += unpack_from(">h", self._table, at)[0]
                at += 2
            values.append(value)
        return values, at

    def _composite(self, at: int) -> Iterator[Contour]:
        """A letter with its accent: the parts, each moved into its place."""
        more = True
        while more:
            flags, part = unpack_from(">HH", self._table, at)
            dx, dy = unpack_from(">hh" if flags & 0x01 else ">bb", self._table, at + 4)
            for contour in self.contours(part):
                yield [Point(p.x + dx, p.y + dy, p.on) for p in contour]
            at += (8 if flags & 0x01 else 6) + _bytes_of_scale(flags)
            more = bool(flags & 0x20)


def _bytes_of_scale(flags: int) -> int:
    return 2 if flags & 0x08 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0


def _path(contour: Contour) -> Iterator[str]:
    """One closed contour. TrueType curves have one leaning point, PDF's have two: each at two thirds."""
    first = next((number for number, point in enumerate(contour) if point.on), None)
    if first is None:
        contour, first = [contour[-1].towards(contour[0]), *contour], 0
    points = [*contour[first:], *contour[:first], contour[first]]
    here = points[0]
    yield f"{here.x:.4f} {here.y:.4f} m"
    for point, following in zip(points[1:], [*points[2:], here], strict=True):
        if not point.on:
            end = following if following.on else point.towards(following)
            yield _curve(here, point, end)
            here = end
        elif point != here:
            yield f"{point.x:.4f} {point.y:.4f} l"
            here = point
    yield "h"


def _curve(start: Point, lean: Point, end: Point) -> str:
    ax, ay = start.x + (lean.x - start.x) * 2 / 3, start.y + (lean.y - start.y) * 2 / 3
    bx, by = end.x + (lean.x - end.x) * 2 / 3, end.y + (lean.y - end.y) * 2 / 3
    return f"{ax:.4f} {ay:.4f} {bx:.4f} {by:.4f} {end.x:.4f} {end.y:.4f} c"

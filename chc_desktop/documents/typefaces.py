"""The typefaces we ship: which one shows a character, how wide it is, and what none of them can show.

Noto Sans carries Latin, Greek and Cyrillic; DejaVu Sans and Noto Emoji stand in for ticks, symbols and
emoji. Lexend, whose letters stand further apart and are harder to mistake, is for who reads with difficulty;
what it lacks (Greek, Cyrillic) comes from Noto Sans in the same weight. Nothing is shaped and nothing runs
from right to left, so Arabic and Hebrew count as unprintable even where a face happens to hold their letters.
"""

from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from itertools import groupby
from unicodedata import bidirectional, category

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from chc_desktop.files import resources


class Weight(Enum):
    """One of our own faces; its value is the name of the file."""

    REGULAR = "NotoSans-Regular"
    BOLD = "NotoSans-Bold"
    ITALIC = "NotoSans-Italic"
    LEXEND = "Lexend-Regular"
    LEXEND_BOLD = "Lexend-Bold"

    @property
    def bold(self) -> "Weight":
        """The bold of the same typeface."""
        return Weight.LEXEND_BOLD if self in _STAND_IN else Weight.BOLD


def unprintable(text: str) -> tuple[str, ...]:
    """The characters no face can show, each once, in the order they were typed."""
    return tuple(character for character in dict.fromkeys(text) if not _is_printable(character))


def printed(text: str) -> str:
    """The text as it stands on the page.

    Line ends become "\\n", a tab four spaces; marks that leave no ink (soft hyphens, directions copied along
    with a telephone number) are left out; a character no face can show becomes "�".
    """
    return text.replace("\r\n", "\n").translate(_PRINTED)


def marked(text: str) -> str:
    """The text with what no face can show written out, such as “[characters U+05D0 U+05D1]”."""
    if text.isascii() and text.isprintable():
        return text
    pieces = []
    for lost, piece in groupby(text, lambda character: not _is_printable(character)):
        said = "".join(piece)
        pieces.append(_written_out(said) if lost else said)
    return "".join(pieces)


def face(name: str) -> TTFont:
    """The face of that file name, read and registered once."""
    return _face(name)


def widths(weight: Weight) -> "dict[str, float]":
    """How wide each character is at a size of one point. Give it characters of `printed` text only."""
    return _WIDTHS[weight]


def runs(text: str, weight: Weight) -> Iterable[tuple[str, str]]:
    """The text cut into pieces that one face can draw: its name and the piece."""
    if text.isascii():
        return ((weight.value, text),)
    return ((name, "".join(piece)) for name, piece in groupby(text, _FACE_NAMES[weight].__getitem__))


_STAND_IN = {Weight.LEXEND: Weight.REGULAR, Weight.LEXEND_BOLD: Weight.BOLD}
"""What shows the letters a typeface lacks."""

_SYMBOLS = "DejaVuSans"
_EMOJI = "NotoEmoji-Regular"
_EMOJI_BEGIN = 0x1F000

# Soft hyphen, marks of direction, joiners of words and formulae, byte order mark, notes between lines:
# PDF/UA forbids the byte order mark in a font's table of characters, and none of the others leaves ink.
_INKLESS = frozenset(
    map(chr, [0xAD, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC)])
)
_LINE_ENDS = frozenset("\n\r\u2028\u2029")
_TAB = "    "
_UNKNOWN = "\ufffd"


@cache
def _face(name: str) -> TTFont:
    font = TTFont(name, str(resources("fonts") / f"{name}.ttf"), asciiReadable=False)
    pdfmetrics.registerFont(font)
    return font


def _faces_to_try(character: str, weight: Weight) -> Iterator[str]:
    yield weight.value
    if weight in _STAND_IN:
        yield _STAND_IN[weight].value
    yield from (_EMOJI, _SYMBOLS) if ord(character) >= _EMOJI_BEGIN else (_SYMBOLS, _EMOJI)


def _written_out(lost: str) -> str:
    return f"[character{'s' * (len(lost) > 1)} {' '.join(f'U+{ord(character):04X}' for character in lost)}]"


def _face_with(character: str, weight: Weight) -> str | None:
    holders = (name for name in _faces_to_try(character, weight) if ord(character) in _face(name).face.charToGlyph)
    return next(holders, None)


def _is_printable(character: str) -> bool:
    if character == "\t" or character in _LINE_ENDS or character in _INKLESS:
        return True
    if category(character) in ("Cc", "Co", "Cs") or ord(character) & 0xFFFE == 0xFFFE:
        return False
    if bidirectional(character) in ("R", "AL", "AN"):
        return False
    return _face_with(character, Weight.REGULAR) is not None


class _Printed(dict[int, str | None]):
    """What each character turns into on the page, for `str.translate`."""

    def __missing__(self, code: int) -> str | None:
        self[code] = outcome = self._outcome(chr(code))
        return outcome

    @staticmethod
    def _outcome(character: str) -> str | None:
        if character in _LINE_ENDS:
            return "\n"
        if character == "\t":
            return _TAB
        if character in _INKLESS:
            return None
        return character if _is_printable(character) else _UNKNOWN


class _FaceNames(dict[str, str]):
    """Which face draws each character in a weight."""

    def __init__(self, weight: Weight) -> None:
        super().__init__()
        self._weight = weight

    def __missing__(self, character: str) -> str:
        self[character] = name = _face_with(character, self._weight) or self._weight.value
        return name


class _Widths(dict[str, float]):
    """How wide each character is in a weight, at one point."""

    def __init__(self, weight: Weight) -> None:
        super().__init__()
        self._weight = weight

    def __missing__(self, character: str) -> float:
        name = _FACE_NAMES[self._weight][character]
        self[character] = float(_face(name).face.getCharWidth(ord(character))) / 1000
        return self[character]


_PRINTED = _Printed()
_FACE_NAMES = {weight: _FaceNames(weight) for weight in Weight}
_WIDTHS = {weight: _Widths(weight) for weight in Weight}

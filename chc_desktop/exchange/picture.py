"""Opens pictures dropped into a case: not too large, the right way up, in the size that is needed."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.limits import MOST_DOTS, MOST_SHEETS, cannot_read, check_size

_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "WEBP")
_MOVING = {"GIF", "WEBP"}  # of which the first picture is shown
_TWO_IN_ONE = "MPO"  # a JPEG in which some phones keep the same picture once more, smaller
_SHARP_ENOUGH = (3508, 3508)  # A4 at 300 dots an inch
_QUALITY = 88
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_ITS_SIDE = {5, 6, 7, 8}
_NO_PICTURE = "could not be opened as a picture, as it is damaged or of a kind this program does not show"
_TOO_MANY_DOTS = f"has more than {MOST_DOTS // 1_000_000} million dots, too many to show"


@dataclass(frozen=True, slots=True)
class Size:
    """A picture's size in dots, the right way up, and how many pages it has."""

    width: int
    height: int
    pages: int


def size_of(name: str, content: bytes) -> Size:
    """The size of a PNG, JPEG, TIFF, GIF or WebP, without decoding it. Raises `RuleBroken` where it cannot be shown."""
    with _one_sentence(name):
        picture = _opened(name, content)
        width, height = picture.size
        if _noted_at_the_start(picture) and _orientation(picture) in _ON_ITS_SIDE:
            width, height = height, width
        return Size(width, height, _pages(picture))


def pages_of(name: str, content: bytes, within: tuple[int, int]) -> Iterator[Image.Image]:
    """Each page upright, in colour on white, no larger than `within`. Raises `RuleBroken` as `size_of` does."""
    with _one_sentence(name):
        picture = _opened(name, content)
        count = _pages(picture)
        if count > MOST_SHEETS:
            raise cannot_read(name, f"has more than {MOST_SHEETS} pages, too many to show")
        for number in range(count):
            if count > 1:
                picture.seek(number)
                _check(name, picture)
            else:
                picture.draft("RGB", (max(within), max(within)))
            yield _upright(picture, within)


def as_sheets(name: str, content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Each page as JPEG bytes with its size in dots, as sharp as paper shows. Raises `RuleBroken` as `size_of` does."""
    for page in pages_of(name, content, _SHARP_ENOUGH):
        stream = BytesIO()
        page.save(stream, "JPEG", quality=_QUALITY)
        yield stream.getvalue(), page.width, page.height


@contextmanager
def _one_sentence(name: str) -> Iterator[None]:
    """Whatever a bad picture makes the library raise ends in one sentence."""
    try:
        yield
    except RuleBroken:
        raise
    except Image.DecompressionBombError:
        raise cannot_read(name, _TOO_MANY_DOTS) from None
    except Exception as error:  # the library promises nothing about damaged files
        raise cannot_read(name, _NO_PICTURE) from error


def _opened(name: str, content: bytes) -> Image.Image:
    check_size(name, len(content))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is checked below
        picture = Image.open(BytesIO(content), formats=_FORMATS)
    _check(name, picture)
    return picture


def _check(name: str, picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_DOTS:
        raise cannot_read(name, _TOO_MANY_DOTS)


def _pages(picture: Image.Image) -> int:
    return 1 if picture.format in {_TWO_IN_ONE, *_MOVING} else int(getattr(picture, "n_frames", 1))


def _upright(picture: Image.Image, within: tuple[int, int]) -> Image.Image:
    picture.load()
    turned = _orientation(picture)
    page = _in_colour(picture)
    if page is picture and _pages(picture) > 1:
        page = picture.copy()  # the next page is read through the same object
    page.thumbnail(within[::-1] if turned in _ON_ITS_SIDE else within)
    return page.transpose(_TURNS[turned]) if turned in _TURNS else page


def _in_colour(picture: Image.Image) -> Image.Image:
    """In plain colour: what shows through becomes white, and shades finer than a page can show become coarser."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda shade: shade * (1 / 256)).convert("L").convert("RGB")
    if not picture.has_transparency_data:
        return picture if picture.mode == "RGB" else picture.convert("RGB")
    paper = Image.new("RGB", picture.size, "white")
    colours = picture.convert("RGBA")
    paper.paste(colours, mask=colours)
    return paper


def _noted_at_the_start(picture: Image.Image) -> bool:
    """Whether how it is turned can be read without decoding it. The library turns a TIFF itself."""
    return picture.format != "TIFF" and (picture.format != "PNG" or "exif" in picture.info)


def _orientation(picture: Image.Image) -> int:
    """As the camera noted it; upright where the note is damaged."""
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except Exception:  # the note has a format of its own, with faults of its own; the picture does not need it
        return 1

"""Reads an organisation's logo, in the size a page has room for."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader

_MOST_PIXELS = (1000, 1000)  # as many as the largest box needs in print
_MOST_TO_READ = 60_000_000  # a larger picture would take the memory of the whole program
_ENOUGH = f"{_MOST_PIXELS[0]:,} dots across are plenty for a letter."
_SIDES = (1000, 700, 500, 350, 250)  # dots: the most that is not too much to keep
_THINNEST = 40  # times as wide as high, or as high as wide


def check_logo(logo: bytes) -> None:
    """Raise ValueError, in a sentence, where this cannot be a logo."""
    try:
        _on(logo, "white")
    except _TooLarge as error:
        raise ValueError(str(error)) from None
    except Image.DecompressionBombError:
        raise ValueError(f"It is too large by far: {_ENOUGH}") from None
    except _FAULTS as error:
        raise ValueError("It cannot be read as a picture.") from error


def made_smaller(logo: bytes, most: int) -> bytes:
    """The picture with only as many dots as print needs and no more bytes than these. It has been checked before.

    What is partly clear stays so. Raises ValueError where it cannot be done.
    """
    with Image.open(BytesIO(logo), formats=("PNG", "JPEG")) as opened:
        opened.thumbnail(_MOST_PIXELS)
        picture = ImageOps.exif_transpose(opened)
    is_clear = picture.has_transparency_data
    picture = picture.convert("RGBA" if is_clear else "RGB")
    for side in _SIDES:
        picture.thumbnail((side, side))
        written = BytesIO()
        picture.save(written, "PNG", optimize=True)
        if written.tell() > most and not is_clear:
            written = BytesIO()
            picture.save(written, "JPEG", quality=85)
        if written.tell() <= most:
            return written.getvalue()
    raise ValueError("It has too many colours to be made small enough.")


def logo_picture(logo: bytes, ground: str = "white") -> tuple[ImageReader, float] | None:
    """The picture on the colour of the page, and its width divided by its height; None where it is none.

    A logo is checked when it is chosen; should it be damaged since, the letter goes without it.
    """
    return _read(logo, ground)


class _TooLarge(ValueError):
    """It has more dots than are needed in print, or memory is there for."""


_FAULTS = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)


@lru_cache(maxsize=4)
def _read(logo: bytes, ground: str) -> tuple[ImageReader, float] | None:
    try:
        picture = _on(logo, ground)
    except _FAULTS:
        return None
    return ImageReader(picture), picture.width / picture.height


def _on(logo: bytes, ground: str) -> Image.Image:
    with Image.open(BytesIO(logo), formats=("PNG", "JPEG")) as opened:
        _refuse_large(opened)
        opened.thumbnail(_MOST_PIXELS)
        picture = opened.convert("RGBA")
    paper = Image.new("RGB", picture.size, ground)
    paper.paste(picture, mask=picture)
    return paper


def _refuse_large(picture: Image.Image) -> None:
    """Only the head of the file is read by now."""
    width, height = picture.size
    if width * height > _MOST_TO_READ:
        raise _TooLarge(f"It is too large: {width:,} by {height:,} dots; {_ENOUGH}")
    if max(width, height) > _THINNEST * min(width, height):
        raise _TooLarge(f"It is a strip of {width:,} by {height:,} dots, too thin to be seen on a letter.")

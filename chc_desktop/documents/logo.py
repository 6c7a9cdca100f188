"""Reads an organisation's logo, in the size a page has room for."""

from functools import lru_cache
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

_MOST_PIXELS = (1000, 1000)  # as many as the largest box needs in print


@lru_cache(maxsize=4)
def logo_picture(logo: bytes) -> tuple[ImageReader, float]:
    """The picture, on white, and its width divided by its height. ValueError where it is none."""
    try:
        picture = _on_white(logo)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError(
            "The logo cannot be read as a picture, so the document was not made. Nothing was lost; "
            "please choose a PNG or JPEG file in Settings and try again."
        ) from error
    return ImageReader(picture), picture.width / picture.height


def _on_white(logo: bytes) -> Image.Image:
    with Image.open(BytesIO(logo), formats=("PNG", "JPEG")) as opened:
        opened.thumbnail(_MOST_PIXELS)
        picture = opened.convert("RGBA")
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture)
    return paper

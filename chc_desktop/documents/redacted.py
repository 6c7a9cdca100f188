"""Draws a redacted copy: each page a picture with the boxes burnt in, nothing under them and no text behind."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from chc_desktop.documents.tagged import About, Sheets
from chc_desktop.domain.redacting.boxes import Box

_FEW_COLOURS = 2_048
"""Print has fewer, shades at the edges of letters counted; a photograph has more, and is kept as one."""
_QUALITY = 88


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a picture (a PNG or PPM), its size in points, and what is covered on it. `whole` covers all of it."""

    picture: bytes
    width: float
    height: float
    boxes: tuple[Box, ...] = ()
    whole: bool = False


def redacted_pdf(title: str, organisation: str, dated: date, sheets: Iterable[Sheet], total: int) -> bytes:
    """The copy as a PDF. `title` must not say what was taken out; `total` is how many pages there are."""
    drawn: Sheets | None = None
    for number, sheet in enumerate(sheets, 1):
        size = sheet.width, sheet.height
        if drawn is None:
            drawn = Sheets(size, About(title, organisation, title, dated))
        else:
            drawn.next_page(size)
        figure = drawn.root.add("Figure")
        figure.alt = _said(number, total, sheet)
        figure.attributes = f"<</O /Layout /BBox [0 0 {sheet.width:.1f} {sheet.height:.1f}]>>"
        with drawn.content(figure):
            drawn.picture(_as_kept(covered(sheet)), 0, 0, sheet.width, sheet.height)
    if drawn is None:
        raise ValueError("There is no page in it. Nothing was made.")
    return drawn.finished(lambda _sheets, _number, _total: None)


def covered(sheet: Sheet) -> Image.Image:
    """The picture with what is taken out painted over: those dots are no more."""
    with Image.open(BytesIO(sheet.picture), formats=("PNG", "PPM")) as opened:
        picture = Image.new("RGB", opened.size, "white")
        picture.paste(opened.convert("RGB"))
    across, down = picture.width / sheet.width, picture.height / sheet.height
    pen = ImageDraw.Draw(picture)
    if sheet.whole:
        pen.rectangle((0, 0, picture.width, picture.height), fill="black")
    for box in sheet.boxes:
        left, top = math.floor(box.left * across), math.floor(box.top * down)
        pen.rectangle((left, top, math.ceil(box.right * across), math.ceil(box.foot * down)), fill="black")
    return picture


def _as_kept(picture: Image.Image) -> ImageReader:
    """A picture as the copy keeps it: dot by dot, or as a photograph where it is one. It is covered by then."""
    found = picture.getcolors(_FEW_COLOURS)
    if found is not None:
        is_grey = all(red == green == blue for _times, (red, green, blue) in found)  # type: ignore[misc]
        return ImageReader(picture.convert("L") if is_grey else picture)
    photograph = BytesIO()
    picture.save(photograph, "JPEG", quality=_QUALITY)
    photograph.seek(0)
    return ImageReader(photograph)


def _said(number: int, total: int, sheet: Sheet) -> str:
    what = f"Page {number} of {total} as a picture, because parts of this document were taken out."
    if sheet.whole:
        return f"{what} All of this page is covered in black."
    there = "What was taken out is covered in black. " if sheet.boxes else "Nothing is covered on this page. "
    return f"{what} {there}Its words cannot be read aloud; please ask whoever sent it to read them to you."

"""Pictures of every letter, in ordinary and in large print, as the README shows them.

python -m tests.gallery docs/pictures/letters
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdf import QPdfDocument

from chc_desktop.domain.code import Edition
from chc_desktop.domain.letters.form import Form
from chc_desktop.domain.page import LetterPage
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.letter_copies import draw
from tests.letters import EDITIONS, LETTERS, a_case_ready_for, an_office_under, complete

_LARGE_PRINT = Form(size=18)
_PAGE, _GAP, _COLOURS = QSize(420, 594), 12, 32
_AROUND = "#d9dee0"


def paint(out: Path) -> list[Path]:
    """Two pictures of each letter, with all its pages side by side; where they are."""
    out.mkdir(parents=True, exist_ok=True)
    painted = []
    for kind in LETTERS:
        page = _page(kind)
        for form, name in ((page.form, kind.value), (_LARGE_PRINT, f"{kind.value}-large")):
            picture = _side_by_side([*_pages(draw(replace(page, form=form)))])
            painted.append(out / f"{name}.png")
            picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(painted[-1], optimize=True)
    return painted


def _page(kind: LetterKind) -> LetterPage:
    """The letter as a careful officer would issue it, under the newest Code that has its stage."""
    with tempfile.TemporaryDirectory() as folder:
        office = an_office_under(_edition(kind), Path(folder))
        case_id = a_case_ready_for(office, kind)
        page = office.letters.page(case_id, kind, complete(office, case_id, kind))
        office.close()
    return replace(page, draft=False)


def _edition(kind: LetterKind) -> Edition:
    return EDITIONS["hos-2024" if kind.stage < 3 else "hos-2022"]


def _pages(content: bytes) -> Iterator[Image.Image]:
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    for number in range(document.pageCount()):
        kept = QBuffer()
        kept.open(QIODevice.OpenModeFlag.WriteOnly)
        document.render(number, _PAGE).save(kept, "PNG")  # type: ignore[call-overload]  # its stubs want bytes, it wants words
        drawn = Image.open(BytesIO(kept.data().data())).convert("RGBA")
        sheet = Image.new("RGB", drawn.size, "white")
        sheet.paste(drawn, mask=drawn)
        yield sheet
    document.close()


def _side_by_side(pages: list[Image.Image]) -> Image.Image:
    wide, high = _PAGE.width(), _PAGE.height()
    picture = Image.new("RGB", ((wide + _GAP) * len(pages) + _GAP, high + 2 * _GAP), _AROUND)
    for place, page in enumerate(pages):
        picture.paste(page, (_GAP + place * (wide + _GAP), _GAP))
    return picture


if __name__ == "__main__":
    application = QGuiApplication(["gallery", "-platform", "offscreen"])
    paint(Path(sys.argv[1]))

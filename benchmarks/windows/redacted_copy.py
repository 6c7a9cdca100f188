"""How long a redacted copy takes, beside the bare drawing of the same pages with the same places covered.

The floor neither finds words nor says anything to a screen reader. Run as a program it says both, in milliseconds.
"""

import os
import subprocess
import sys
from datetime import date
from io import BytesIO

from PIL import Image, ImageDraw
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPdf import QPdfDocument
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.ratio import Ratio, in_turn
from chc_desktop.documents.redacted import redacted_pdf
from chc_desktop.domain.redacting.marks import Marks
from chc_desktop.domain.redacting.places import spans
from chc_desktop.ui.redaction.leaves import sheets
from chc_desktop.ui.redaction.pages import Pages

PAGES, LINES, WANTED = 20, 40, ("Zephyrine Quillfeather", "Cottage 9", "07700 900123")


def a_redacted_copy() -> Ratio:
    """Twenty pages of text in which ten places a page are found and covered, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.windows.redacted_copy"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    ours, floor = map(float, said.split())
    return Ratio(f"redacted copy of {PAGES} pages, beside their bare pictures", ours, floor, "ms", 2.0)


def main() -> None:
    """Say how long both take."""
    application = QGuiApplication([])
    content = _pages()
    covered = _places(content)
    print(*in_turn(lambda: _ours(content), lambda: _floor(content, covered), 5))
    application.quit()


def _ours(content: bytes) -> bytes:
    pages = Pages(content)
    drawn = sheets(pages, Marks(), spans(pages.texts(), WANTED), lambda _share: None)
    copy = redacted_pdf("Redacted copy", "Amberley Almshouses", date(2026, 11, 24), drawn, pages.count())
    pages.close()
    return copy


def _floor(content: bytes, covered: list[list[tuple[int, int, int, int]]]) -> bytes:
    """What it cannot be done without: each page drawn, black put over known places, the picture packed into a PDF."""
    document, kept = _opened(content), BytesIO()
    canvas = Canvas(kept, pagesize=(595, 842), pageCompression=1)
    for page, places in enumerate(covered):
        picture = _picture(document, page)
        pen = ImageDraw.Draw(picture)
        for place in places:
            pen.rectangle(place, fill=0)
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


def _picture(document: QPdfDocument, page: int) -> Image.Image:
    drawn = document.render(page, QSize(1240, 1754)).convertToFormat(QImage.Format.Format_RGBA8888)
    dots = Image.frombytes("RGBA", (drawn.width(), drawn.height()), bytes(drawn.constBits()))
    paper = Image.new("RGB", dots.size, "white")
    paper.paste(dots, mask=dots)
    return paper.convert("L")


def _places(content: bytes) -> list[list[tuple[int, int, int, int]]]:
    pages, scale = Pages(content), 150 / 72
    found = spans(pages.texts(), WANTED)
    return [
        [
            (round(box.left * scale), round(box.top * scale), round(box.right * scale), round(box.foot * scale))
            for box in pages.boxes(page, [span for span in found if span.page == page])[0]
        ]
        for page in range(pages.count())
    ]


def _opened(content: bytes) -> QPdfDocument:
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document


def _pages() -> bytes:
    kept = BytesIO()
    canvas = Canvas(kept, pagesize=(595, 842))
    for page in range(PAGES):
        for line in range(LINES):
            said = WANTED[line // 4 % 3] if line % 4 == 0 else "the pump, which was mended in the end"
            canvas.drawString(60, 800 - line * 19, f"Line {line} of page {page}: she spoke of {said}, and rang off.")
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


if __name__ == "__main__":
    main()

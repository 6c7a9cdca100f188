"""A case file to draw in the tests, and papers of every kind to put into it, all of them made up."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from chc_desktop.documents.case_file import write_case_file
from chc_desktop.documents.letter import letter_pdf
from chc_desktop.domain.case_files.case_file import CaseFilePage, Item, ItemKind, LeftOut, Picture
from chc_desktop.domain.page import FormPage, Heading, Table, Text
from tests.documents.pages import LETTER, LONG_LETTER

DAY = date(2026, 11, 24)
RECORD = FormPage(
    "Record of complaint 2026-012",
    "Amberley Almshouses",
    (Text("- Complaint of: Joan Bell"),),
    ((Heading("Every entry"), Table(("Entry", "What"), (("1", "Complaint received"), ("2", "A note")), (1, 5))),),
)


def paper(name: str, bytes_: bytes, kind: ItemKind = ItemKind.PAGES, **more: object) -> Item:
    facts: dict[str, object] = {
        "kind": kind,
        "day": DAY,
        "what": "Paper received",
        "title": name,
        "name": name,
        "digest": sha256(bytes_).hexdigest(),
        "content": lambda: bytes_,
    }
    return Item(**(facts | more))  # type: ignore[arg-type]


def letter(long: bool = False) -> Item:
    pdf = letter_pdf(LONG_LETTER if long else LETTER)
    return paper("Stage 1 response.pdf", pdf, ItemKind.PAGES, title="Stage 1 response", what="Letter sent", ours=True)


def email(text: str, subject: str = "Noise") -> Item:
    facts = (("From", "Jo <jo@example.org>"), ("Subject", subject))
    return paper(f"{subject}.eml", b"raw", ItemKind.WORDS, title=subject, what="Email received", facts=facts, text=text)


def picture(*sizes: tuple[int, int]) -> Item:
    def pages(_content: bytes) -> Iterator[Picture]:
        for width, height in sizes:
            file = BytesIO()
            Image.new("RGB", (width, height), (200, 20, 20)).save(file, "JPEG")
            yield Picture(file.getvalue(), width, height)

    return paper("photo.jpg", b"a picture", pictures=pages)


def pdf_of(*texts: str, size: tuple[float, float] = (595, 842)) -> bytes:
    """Somebody's PDF, a page for each text."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=size)
    for text in texts:
        canvas.drawString(72, size[1] - 100, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def changed(content: bytes) -> pikepdf.Pdf:
    """The same PDF, opened to be spoilt."""
    return pikepdf.open(BytesIO(content))


def bytes_of(pdf: pikepdf.Pdf, **options: object) -> bytes:
    file = BytesIO()
    pdf.save(file, **options)  # type: ignore[arg-type]
    return file.getvalue()


def case_file(*items: Item, left_out: tuple[LeftOut, ...] = ()) -> CaseFilePage:
    return CaseFilePage(
        reference="2026-012",
        title="Case file of complaint 2026-012",
        organisation="Amberley Almshouses",
        cover=(Text("- Made by: Joan Bell, Cottage 3"),),
        left_out=left_out,
        record=RECORD,
        items=items,
        dated=DAY,
    )


def made(folder: Path, *items: Item, left_out: tuple[LeftOut, ...] = ()) -> PdfReader:
    """The case file of these items, read by a library of others."""
    path = folder / "case.pdf"
    pages = write_case_file(case_file(*items, left_out=left_out), path)
    reader = PdfReader(path)
    assert len(reader.pages) == pages
    return reader


def texts(reader: PdfReader) -> list[str]:
    """What can be read on each page, white space made even."""
    return [" ".join(page.extract_text().split()) for page in reader.pages]

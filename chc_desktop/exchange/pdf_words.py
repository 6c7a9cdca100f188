"""The words of a PDF, page by page, without drawing it."""

import logging
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path


def words_of_pages(pdf: bytes | Path) -> tuple[str, ...]:
    """The words of each page; empty where it is a picture or cannot be read."""
    try:
        return tuple(each_page(pdf))
    except Exception:
        return ()


def each_page(pdf: bytes | Path) -> Iterator[str]:
    """The same page after page, of a document of ours: one that cannot be read raises."""
    from pypdf import PdfReader  # seldom wanted

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    for page in PdfReader(BytesIO(pdf) if isinstance(pdf, bytes) else pdf).pages:
        yield _words(page)


def files_inside(pdf: bytes | Path) -> tuple[str, ...]:
    """The names of the files that are attached to it; none where it cannot be read."""
    from pypdf import PdfReader

    try:
        return tuple(PdfReader(BytesIO(pdf) if isinstance(pdf, bytes) else pdf).attachments)
    except Exception:
        return ()


def has_remarks(pdf: bytes) -> bool:
    """Whether something was written onto its pages that they do not show as their own words."""
    from pypdf import PdfReader

    try:
        notes = (note.get_object() for page in PdfReader(BytesIO(pdf)).pages for note in page.get("/Annots") or ())
        return any(str(note.get("/Contents") or "").strip() for note in notes if note.get("/Subtype") != "/Link")
    except Exception:
        return False


def _words(page: object) -> str:
    try:
        return str(page.extract_text())  # type: ignore[attr-defined]
    except Exception:
        return ""

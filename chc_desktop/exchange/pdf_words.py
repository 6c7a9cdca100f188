"""The words of a PDF, page by page, without drawing it."""

import logging
from io import BytesIO
from pathlib import Path


def words_of_pages(pdf: bytes | Path) -> tuple[str, ...]:
    """The words of each page; empty where it is a picture or cannot be read."""
    from pypdf import PdfReader  # seldom wanted

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(pdf) if isinstance(pdf, bytes) else pdf)
        return tuple(_words(page) for page in reader.pages)
    except Exception:
        return ()


def _words(page: object) -> str:
    try:
        return str(page.extract_text())  # type: ignore[attr-defined]
    except Exception:
        return ""

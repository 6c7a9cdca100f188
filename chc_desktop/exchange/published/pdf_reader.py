"""Reads the text of a PDF back into rows and cells, by where it stands on the page and by the lines drawn around it."""

import io
import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chc_desktop.domain.assessments.published.source import Source
from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.exchange.published.collecting import Collector, Tick
from chc_desktop.exchange.published.pdf_page import Page
from chc_desktop.exchange.published.pdf_rows import PageRows
from chc_desktop.exchange.published.pdf_tags import read_tags
from chc_desktop.exchange.published.refusing import cannot, damaged

MOST_PAGES = 300
MOST_WORDS = 400_000
"""Pieces of text on all the pages."""
_OTHERWISE = "Open the Word document it was made from, or a web page of it, and choose that."


def read_pdf(name: str, content: bytes, tick: Tick = lambda share: None) -> Source:
    """Everything its pages say. Raises `RuleBroken` where they are pictures, locked or damaged."""
    try:
        reader = _opened(name, content)
        every = dict(_pages(name, reader, tick))
        if tagged := _by_tags(name, reader, every):
            return tagged
        pages = [page for page in every.values() if page.words]
    except (RuleBroken, Stopped):
        raise
    except Exception as error:  # the library raises whatever a damaged file makes it meet
        raise damaged(name) from error
    if not pages:
        raise cannot(name, "has no text in it, only pictures of pages, as a scanner makes them", _OTHERWISE)
    found = Collector(name, tick)
    rows = PageRows(found)
    for page in without_heads([page for page in without_feet(pages) if page.words]):
        rows.take(page)
    return found.source()


def without_feet(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages without the foot that all of them have in the same place, the same but for its number."""
    feet = [page.foot() for page in pages]
    same = len(pages) > 2 and len(set(feet)) == 1
    for page, foot in zip(pages, feet, strict=True):
        yield page.without_foot() if same and foot == feet[0] else page


def without_heads(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages without the line of words at the head of all of them, such as DRAFT."""
    heads = {page.head() for page in pages}
    same = len(pages) > 2 and len(heads) == 1 and all(text for _, text in heads)
    for page in pages:
        yield page.without_head() if same else page


def _by_tags(name: str, reader: Any, pages: Mapping[int, Page]) -> Source | None:
    """What its structure says; None where it has none that can be believed."""
    found = Collector(name)
    try:
        return found.source() if read_tags(reader.root_object, pages, found) else None
    except Exception:  # a structure that is out of order says nothing of the pages
        return None


def _opened(name: str, content: bytes) -> Any:
    try:
        from pypdf import PdfReader  # seldom wanted
    except ModuleNotFoundError as error:
        raise cannot(name, "is a PDF, and the part that reads those is not installed", _OTHERWISE) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise cannot(name, "is locked with a password", "Save a copy without the password, and choose the copy.")
    if len(reader.pages) > MOST_PAGES:
        raise cannot(name, f"has more than {MOST_PAGES} pages", "Please choose the self-assessment alone.")
    return reader


def _pages(name: str, reader: Any, tick: Tick) -> Iterator[tuple[int, Page]]:
    """The pages, each with the number of its object."""
    words = 0
    for number, sheet in enumerate(reader.pages):
        tick(number / len(reader.pages))
        page = Page()
        sheet.extract_text(visitor_text=page.take_text, visitor_operand_before=page.take_mark)
        words += len(page.words)
        if words > MOST_WORDS:
            raise cannot(
                name, "has more text in it than can be read safely", "Please choose the self-assessment alone."
            )
        yield sheet.indirect_reference.idnum, page

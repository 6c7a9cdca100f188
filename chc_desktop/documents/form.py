"""Draws a form in columns, such as the self-assessment: A4 on its side, headings repeated, as PDF/UA-1."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from chc_desktop.documents.blocks import refuse_what_cannot_be_issued
from chc_desktop.documents.flow import Column, Part, pour
from chc_desktop.documents.foot import draw_foot
from chc_desktop.documents.form_look import FORM_LOOK
from chc_desktop.documents.form_parts import form_parts
from chc_desktop.documents.look import A4, MM
from chc_desktop.documents.prose import broken, plain
from chc_desktop.documents.structure import Element
from chc_desktop.documents.tagged import About, Sheets
from chc_desktop.documents.watermark import write_across
from chc_desktop.domain.page import FormPage


def form_pdf(page: FormPage) -> bytes:
    """The form as a PDF, the same bytes for the same page.

    A draft has its words across each page. A final form raises ValueError where it has a character that
    no typeface of ours can show.
    """
    if not page.draft:
        refuse_what_cannot_be_issued(page)
    about = About(page.title, page.organisation, page.title, page.dated)
    sheets = Sheets(_SIZE, about, partial(_under_each_page, draft=page.draft) if page.draft else None)
    pour(sheets, _parts(page, sheets.root), _COLUMN, _COLUMN)
    return sheets.finished(partial(_draw_foot, words=(page.organisation, page.title)))


_SIZE = (A4[1], A4[0])
_MARGIN = 16 * MM
_COLUMN = Column(_MARGIN, 20 * MM, _SIZE[0] - 2 * _MARGIN, _SIZE[1] - 17 * MM)
_FOOT = replace(_COLUMN, bottom=11 * MM)
_HEAD = _SIZE[1] - 11 * MM


def _parts(page: FormPage, root: Element) -> Iterator[Part]:
    look = FORM_LOOK
    yield plain(page.title, look.styles.title, root.add("H1"), keeps_next=True)
    yield plain(page.organisation, look.organisation, root.add("P"), keeps_next=True)
    if page.draft:
        yield plain(f"{page.draft}.", look.styles.missing, root.add("P"), keeps_next=True)
    yield from form_parts(page.introduction, root)
    for section in page.sections:
        yield from form_parts(section, root.add("Sect"))


def _under_each_page(sheets: Sheets, draft: str) -> None:
    """What a draft has on every page: its words large across the page, and small at the head of it."""
    write_across(sheets, draft)
    style = FORM_LOOK.draft
    (line,) = broken(((draft, style.weight),), style.size, _COLUMN.width)
    with sheets.ornament("Pagination", "Header"):
        sheets.text([(_COLUMN.left + _COLUMN.width - line.width, _HEAD, line.pieces)], style.size, style.colour)


def _draw_foot(sheets: Sheets, number: int, total: int, words: tuple[str, ...]) -> None:
    draw_foot(sheets, words, number, total, _FOOT)

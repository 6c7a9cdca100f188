"""Draws a form in columns, such as the self-assessment: A4 on its side, headings repeated, as PDF/UA-1."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from chc_desktop.documents.blocks import Setting, refuse_what_cannot_be_issued
from chc_desktop.documents.flow import Column, Part, pour
from chc_desktop.documents.foot import draw_foot
from chc_desktop.documents.look import A4, AMBER, AMBER_GROUND, MM, TEAL, Style, Styles
from chc_desktop.documents.prose import plain
from chc_desktop.documents.structure import Element
from chc_desktop.documents.tagged import About, Sheets
from chc_desktop.documents.typefaces import Weight
from chc_desktop.documents.watermark import write_across
from chc_desktop.domain.page import FormPage


def form_pdf(page: FormPage) -> bytes:
    """The form as a PDF, the same bytes for the same page.

    A draft has its words across each page. A final form raises ValueError where it has a character that
    no typeface of ours can show.
    """
    if not page.draft:
        refuse_what_cannot_be_issued(page)
    about = About(page.title, page.organisation, page.title)
    sheets = Sheets(_SIZE, about, partial(write_across, text=page.draft) if page.draft else None)
    pour(sheets, _parts(page, sheets.root), _COLUMN, _COLUMN)
    return sheets.finished(partial(_draw_foot, words=(page.organisation, page.title)))


_SIZE = (A4[1], A4[0])
_MARGIN = 16 * MM
_COLUMN = Column(_MARGIN, 20 * MM, _SIZE[0] - 2 * _MARGIN, _SIZE[1] - 17 * MM)
_FOOT = replace(_COLUMN, bottom=11 * MM)
_BODY = Style(10.5, 15, after=7)
_STYLES = Styles(
    title=Style(20, 26, Weight.BOLD, after=4),
    heading=Style(13, 18, Weight.BOLD, before=16, after=4),
    body=_BODY,
    missing=Style(10.5, 16, Weight.ITALIC, AMBER, after=7, ground=AMBER_GROUND),
    cell=Style(9.5, 13, before=3),
    indent=16,
    between_items=3,
)
_ORGANISATION = Style(12, 17, Weight.BOLD, TEAL, after=12)


def _parts(page: FormPage, root: Element) -> Iterator[Part]:
    setting = Setting(_STYLES, rows_have_headings=True)
    yield plain(page.title, _STYLES.title, root.add("H1"), keeps_next=True)
    yield plain(page.organisation, _ORGANISATION, root.add("P"), keeps_next=True)
    yield from setting.parts(page.introduction, root)
    for section in page.sections:
        yield from setting.parts(section, root.add("Sect"))


def _draw_foot(sheets: Sheets, number: int, total: int, words: tuple[str, ...]) -> None:
    draw_foot(sheets, words, number, total, _FOOT)

"""Draws what the calendar shows: A4 upright, a table of days or a list of them, as PDF/UA-1."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from chc_desktop.documents.blocks import Setting, unprintable_on
from chc_desktop.documents.flow import Column, Part, pour
from chc_desktop.documents.foot import draw_foot
from chc_desktop.documents.look import A4, AMBER, AMBER_GROUND, MM, TEAL, Style, Styles
from chc_desktop.documents.prose import plain
from chc_desktop.documents.structure import Element
from chc_desktop.documents.tagged import About, Sheets
from chc_desktop.documents.typefaces import Weight
from chc_desktop.domain.page import FormPage


def agenda_pdf(page: FormPage) -> bytes:
    """The page as a PDF. It is for the officer's own use, so a character that no typeface shows only marks a gap."""
    sheets = Sheets(A4, About(page.title, page.organisation, page.title))
    pour(sheets, _parts(page, sheets.root), _COLUMN, _COLUMN)
    return sheets.finished(partial(_draw_foot, words=(page.organisation, page.title)))


_MARGIN = 16 * MM
_COLUMN = Column(_MARGIN, 19 * MM, A4[0] - 2 * _MARGIN, A4[1] - 16 * MM)
_FOOT = replace(_COLUMN, bottom=10 * MM)
_STYLES = Styles(
    title=Style(18, 24, Weight.BOLD, after=2),
    heading=Style(12, 17, Weight.BOLD, before=10, after=2),
    body=Style(10, 14, after=5),
    missing=Style(10, 15, Weight.ITALIC, AMBER, after=7, ground=AMBER_GROUND),
    cell=Style(9, 11, before=2),
    indent=13,
    between_items=1.5,
)
_ORGANISATION = Style(11, 15, Weight.BOLD, TEAL, after=6)
_GAPS = "“�” stands where a character cannot be printed. The register has it whole."


def _parts(page: FormPage, root: Element) -> Iterator[Part]:
    setting = Setting(_STYLES, rows_have_headings=True)
    yield plain(page.title, _STYLES.title, root.add("H1"), keeps_next=True)
    yield plain(page.organisation, _ORGANISATION, root.add("P"), keeps_next=True)
    yield from setting.parts(page.introduction, root)
    if unprintable_on(page):
        yield plain(_GAPS, _STYLES.missing, root.add("P"))
    for section in page.sections:
        yield from setting.parts(section, root.add("Sect"))


def _draw_foot(sheets: Sheets, number: int, total: int, words: tuple[str, ...]) -> None:
    draw_foot(sheets, words, number, total, _FOOT)

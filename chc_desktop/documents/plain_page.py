"""Draws a short document of headings, text and tables on A4, as PDF/UA-1."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from chc_desktop.documents.blocks import Setting
from chc_desktop.documents.flow import Column, pour
from chc_desktop.documents.foot import draw_foot
from chc_desktop.documents.look import A4, MM, Style, Styles
from chc_desktop.documents.marks import with_marks
from chc_desktop.documents.tagged import About, Sheets
from chc_desktop.documents.typefaces import Weight
from chc_desktop.domain import words
from chc_desktop.domain.page import Block

_MARGIN = 22 * MM
_COLUMN = Column(_MARGIN, 20 * MM, A4[0] - 2 * _MARGIN, A4[1] - 20 * MM)
_FOOT = Column(_MARGIN, 10 * MM, A4[0] - 2 * _MARGIN, A4[1] - 20 * MM)
_STYLES = Styles(
    title=Style(20, 26, Weight.BOLD, after=4),
    heading=Style(13, 18, Weight.BOLD, before=14, after=3),
    body=Style(11, 16, after=6),
    missing=Style(11, 16, after=6),
    cell=Style(11, 16),
    indent=13,
    between_items=2,
)


def plain_pdf(title: str, organisation: str, dated: date, blocks: Sequence[Block]) -> bytes:
    """The document as a PDF. `blocks` begin with its title; the first column of a table heads its rows.

    A character no typeface shows is written out.
    """
    sheets = Sheets(A4, About(title, organisation, title, dated))
    setting = Setting(_STYLES, rows_have_headings=True)
    pour(sheets, setting.parts(with_marks(tuple(blocks)), sheets.root), _COLUMN, _COLUMN)
    return sheets.finished(partial(_draw_foot, said=(title, words.day(dated))))


def _draw_foot(sheets: Sheets, number: int, total: int, said: tuple[str, ...]) -> None:
    draw_foot(sheets, said, number, total, _FOOT)

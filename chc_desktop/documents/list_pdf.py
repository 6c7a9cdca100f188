"""Draws a list to print: one long table with its headings on each page, lying where it is wide, as PDF/UA-1."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from chc_desktop.documents.flow import Column, Part, pour
from chc_desktop.documents.foot import draw_foot
from chc_desktop.documents.grid import Cell, Grid
from chc_desktop.documents.look import A4, AMBER, AMBER_GROUND, MM, SOFT, TEAL, Style
from chc_desktop.documents.prose import plain
from chc_desktop.documents.structure import Element
from chc_desktop.documents.tagged import About, Sheets
from chc_desktop.documents.typefaces import Weight, marked
from chc_desktop.domain.page import ListPage

Tick = Callable[[float], object]


def list_pdf(page: ListPage, tick: Tick = lambda _share: None) -> bytes:
    """The list as a PDF. A character no typeface shows is written out. `tick` is told how far it is, and may end it."""
    size = (A4[1], A4[0]) if sum(page.widths) > _MOST_UPRIGHT else A4
    column = Column(_MARGIN, 19 * MM, size[0] - 2 * _MARGIN, size[1] - 15 * MM)
    shown = tuple(tuple(map(marked, row)) for row in page.rows)
    sheets = Sheets(size, About(page.title, page.organisation, page.title))
    root = sheets.root
    pour(sheets, [*_about(page, root, shown != page.rows), *_table(page, shown[:_AT_ONCE], root)], column, column)
    for start in range(_AT_ONCE, len(shown), _AT_ONCE):
        tick(start / len(shown))
        sheets.next_page()
        pour(sheets, _table(page, shown[start : start + _AT_ONCE], root), column, column)
    foot = replace(column, bottom=10 * MM)
    return sheets.finished(partial(_draw_foot, words=(marked(page.organisation), marked(page.title)), column=foot))


_MARGIN = 14 * MM
_MOST_UPRIGHT = 90  # characters across an upright page
_AT_ONCE = 400  # rows; a table is worked out as a whole, so a long one is several, each on new pages
_TITLE = Style(18, 24, Weight.BOLD, after=2)
_ORGANISATION = Style(11, 15, Weight.BOLD, TEAL, after=4)
_ABOUT = Style(9.5, 13, colour=SOFT, after=2)
_MARKED = Style(9.5, 14, Weight.ITALIC, AMBER, after=4, ground=AMBER_GROUND)
_CELL = Style(8.5, 11)
_HEADING = replace(_CELL, weight=Weight.BOLD)
_COLUMN = "<</O /Table /Scope /Column>>"
_ROW = "<</O /Table /Scope /Row>>"
_WRITTEN_OUT = "“[character U+…]” stands where a character cannot be printed. The register has it whole."


def _about(page: ListPage, root: Element, is_marked: bool) -> Iterator[Part]:
    yield plain(marked(page.title), _TITLE, root.add("H1"), keeps_next=True)
    yield plain(marked(page.organisation), _ORGANISATION, root.add("P"), keeps_next=True)
    for said in page.about:
        yield plain(marked(said), _ABOUT, root.add("P"), keeps_next=True)
    if is_marked:
        yield plain(_WRITTEN_OUT, _MARKED, root.add("P"))


def _table(page: ListPage, rows: tuple[tuple[str, ...], ...], root: Element) -> Iterator[Part]:
    if not rows:
        yield plain("There is nothing in this list.", _ABOUT, root.add("P"))
        return
    table = root.add("Table")
    head = table.add("THead").add("TR")
    heading = [[plain(marked(text), _HEADING, head.add("TH", _COLUMN))] for text in page.headings]
    body = table.add("TBody")
    yield Grid(heading, [_row(row, body.add("TR")) for row in rows], page.widths, before=8)


def _row(row: tuple[str, ...], element: Element) -> list[Cell]:
    first = plain(row[0], _HEADING, element.add("TH", _ROW))
    return [[first], *([plain(text, _CELL, element.add("TD"))] for text in row[1:])]


def _draw_foot(sheets: Sheets, number: int, total: int, words: tuple[str, ...], column: Column) -> None:
    draw_foot(sheets, words, number, total, column)

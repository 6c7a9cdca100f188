"""The index of a case file: every item with its date and the page it begins on, each a link to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from chc_desktop.documents.case_file import look
from chc_desktop.documents.grid import Grid, Row
from chc_desktop.documents.prose import Prose, plain
from chc_desktop.documents.structure import Element
from chc_desktop.documents.tagged import Sheets
from chc_desktop.documents.typefaces import Weight

_HEADINGS = ("Item", "Date", "What", "Page")
_SHARES = (7, 18, 65, 10)
_COLUMN = "<</O /Table /Scope /Column>>"
_ROW = "<</O /Table /Scope /Row>>"


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One line: its number, date and words, and the page it leads to (0 while that is not known)."""

    number: str
    day: str
    what: str
    page: int


@dataclass(slots=True)
class Leading(Prose):
    """Words that lead to a page."""

    to: int = 0
    said: str = ""

    def cut(self, count: int) -> tuple[Prose, Prose]:
        first, rest = Prose.cut(self, count)
        return replace(self, pieces=(), lines=first.lines), rest

    def draw(self, sheets: Sheets, x: float, top: float, width: float) -> None:
        Prose.draw(self, sheets, x, top, width)
        if self.to and self.element:
            wide = max((line.width for line in self.lines), default=width)
            sheets.link(self.element, (x, top - self.height(width), x + wide, top), self.to, self.said)


def index(lines: Iterable[IndexLine], sect: Element) -> Iterator[Prose | Grid]:
    """The index as parts to pour; its elements go into the section."""
    yield plain("What is in this file", look.STYLES.heading, sect.add("H2"), keeps_next=True)
    table = sect.add("Table")
    head = table.add("THead").add("TR")
    bold = replace(look.STYLES.cell, weight=Weight.BOLD)
    heading = [[plain(text, bold, head.add("TH", _COLUMN))] for text in _HEADINGS]
    body = table.add("TBody")
    yield Grid(heading, [_row(line, body.add("TR")) for line in lines], _SHARES)


def _row(line: IndexLine, element: Element) -> Row:
    style = look.STYLES.cell
    said = f"{line.what}, page {line.page}"
    return [
        [plain(line.number, style, element.add("TH", _ROW))],
        [plain(line.day, style, element.add("TD"))],
        [_leading(line.what, line.page, said, element)],
        [_leading(str(line.page or "…"), line.page, said, element)],
    ]


def _leading(text: str, to: int, said: str, row: Element) -> Leading:
    style = replace(look.LINK, to_the_right=False)
    return Leading(((text, style.weight),), style, row.add("TD").add("Link"), to=to, said=said)

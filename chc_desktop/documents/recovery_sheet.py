"""Draws the recovery sheet: one A4 page with the key as numbered words and as a QR code, as PDF/UA-1."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from chc_desktop.documents.blocks import Setting
from chc_desktop.documents.flow import Column, Part, pour
from chc_desktop.documents.foot import draw_foot
from chc_desktop.documents.grid import Grid
from chc_desktop.documents.look import A4, AMBER, AMBER_GROUND, INK, MM, TEAL, Style, Styles
from chc_desktop.documents.prose import plain
from chc_desktop.documents.structure import Element
from chc_desktop.documents.tagged import About, Sheets
from chc_desktop.documents.typefaces import Weight
from chc_desktop.domain import words
from chc_desktop.domain.page import Heading, Text
from chc_desktop.domain.recovery_sheet import RecoverySheet


def recovery_sheet_pdf(sheet: RecoverySheet) -> bytes:
    """The sheet as a PDF of one page."""
    sheets = Sheets(A4, About(_TITLE, sheet.organisation, _TITLE, sheet.made_on))
    pour(sheets, _parts(sheet, sheets.root), _COLUMN, _COLUMN)
    return sheets.finished(partial(_draw_foot, words=(_TITLE, words.day(sheet.made_on))))


_TITLE = "Recovery sheet for the complaints register"
_MARGIN = 20 * MM
_COLUMN = Column(_MARGIN, 18 * MM, A4[0] - 2 * _MARGIN, A4[1] - 18 * MM)
_FOOT = replace(_COLUMN, bottom=10 * MM)
_STYLES = Styles(
    title=Style(20, 26, Weight.BOLD, after=2),
    heading=Style(13, 18, Weight.BOLD, before=12, after=3),
    body=Style(10.5, 15, after=5),
    missing=Style(10.5, 15, Weight.REGULAR, AMBER, after=7, ground=AMBER_GROUND),
    cell=Style(13, 17, before=2),
    indent=13,
    between_items=2,
)
_ORGANISATION = Style(12, 17, Weight.BOLD, TEAL, after=2)
_NUMBER = Style(9, 17, Weight.REGULAR)
_CODE = 42 * MM
_COLUMNS = 4

_KEEP = (
    "Keep this sheet where only people you trust can reach it: the charity’s safe, a sealed envelope with the chair. "
    "Whoever has it and a copy of the register can read everything. Do not keep it beside the computer, do not "
    "photograph it and do not send it by email."
)
_HOW = (
    "- Start CHC Desktop. Where it asks for the passphrase, choose “Use the recovery sheet”. On a new computer choose "
    "“Restore a backup” first.\n"
    "- Type the {count} words in the order of their numbers. The first four letters of each are enough.\n"
    "- The register opens, and you choose a new passphrase. Nothing is lost.\n"
    "- Somebody who helps you can read the square instead: it holds the same words. Use a reader that keeps nothing."
)
_LATER = (
    "This sheet opens every backup that was made with the same key. It is good for as long as the register has that "
    "key: changing the passphrase does not change it. When a new key is made, a new sheet is made with it."
)


def _parts(sheet: RecoverySheet, root: Element) -> Iterator[Part]:
    setting = Setting(_STYLES)
    yield plain(_TITLE, _STYLES.title, root.add("H1"), keeps_next=True)
    yield plain(sheet.organisation, _ORGANISATION, root.add("P"), keeps_next=True)
    made = f"Register {sheet.register}, sheet made on {words.day(sheet.made_on)}"
    yield plain(made, replace(_STYLES.body, after=8), root.add("P"))
    yield plain(_KEEP, _STYLES.missing, root.add("P"))
    yield from setting.parts((Heading(f"The {len(sheet.words)} words"),), root)
    yield _grid(sheet.words, root.add("Table"))
    yield from setting.parts((Heading("How to use it"), Text(_HOW.format(count=len(sheet.words))), Text(_LATER)), root)
    figure = root.add("Figure")
    figure.alt = "A square code that holds the same words, for a reader of such codes."
    yield Code(" ".join(sheet.words), figure)


def _grid(said: Sequence[str], element: Element) -> Grid:
    """Numbered down the columns, as one reads a list."""
    rows = len(said) // _COLUMNS
    head = element.add("THead").add("TR")
    heading = [
        [plain(f"{column * rows + 1} to {column * rows + rows}", _NUMBER, head.add("TH", _COLUMN_SCOPE))]
        for column in range(_COLUMNS)
    ]
    body = element.add("TBody")
    cells = []
    for row in range(rows):
        line = body.add("TR")
        numbers = [column * rows + row for column in range(_COLUMNS)]
        cells.append([[plain(f"{each + 1}.  {said[each]}", _STYLES.cell, line.add("TD"))] for each in numbers])
    return Grid(heading, cells, (1,) * _COLUMNS, short=400)


@dataclass(frozen=True, slots=True)
class Code:
    """The words as a QR code, drawn as one figure."""

    text: str
    element: Element
    before: float = 14
    after: float = 0
    keeps_next: bool = False

    def height(self, width: float) -> float:
        return _CODE

    def least(self, width: float) -> float:
        return _CODE

    def split(self, width: float, room: float) -> None:
        return None

    def draw(self, sheets: Sheets, x: float, top: float, width: float) -> None:
        modules = _modules(self.text)
        side = _CODE / len(modules)
        self.element.attributes = f"<</O /Layout /BBox [{x:.1f} {top - _CODE:.1f} {x + _CODE:.1f} {top:.1f}]>>"
        with sheets.content(self.element):
            for row, line in enumerate(modules):
                for start, length in _runs(line):
                    sheets.ground(x + start * side, top - (row + 1) * side, length * side, side, INK)


def _modules(text: str) -> list[list[bool]]:
    """The squares of the code, row by row, without its margin: the paper around it is white."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    return [[bool(square) for square in line] for line in code.modules]


def _runs(line: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where dark squares begin, and how many stand side by side."""
    start = None
    for place, dark in enumerate([*line, False]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place - start
            start = None


def _draw_foot(sheets: Sheets, number: int, total: int, words: tuple[str, ...]) -> None:
    draw_foot(sheets, words, number, total, _FOOT)


_COLUMN_SCOPE = "<</O /Table /Scope /Column>>"

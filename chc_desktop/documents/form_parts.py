"""The blocks of a form as parts to pour: facts, headings of sections and groups, tables whose cells are in parts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chc_desktop.documents.blocks import BULLETS, COLUMN, ROW, Setting
from chc_desktop.documents.flow import Bookmarked, Part
from chc_desktop.documents.form_look import FORM_LOOK
from chc_desktop.documents.grid import Cell, Grid
from chc_desktop.documents.look import Style
from chc_desktop.documents.prose import Label, Prose, plain
from chc_desktop.documents.structure import Element
from chc_desktop.documents.tagged import Piece
from chc_desktop.documents.written import Bullets, Paragraph, written
from chc_desktop.domain.page import Answers, Block, Facts, Heading, Parts

_SETTING = Setting(FORM_LOOK.styles, rows_have_headings=True)
_CELL = FORM_LOOK.styles.cell
_BOLD = replace(_CELL, weight=_CELL.weight.bold)
_NEXT_LINE, _ITEM = replace(_CELL, before=0), replace(_CELL, before=1.5)
_INDENT = 11.0


def form_parts(blocks: Sequence[Block], parent: Element) -> Iterator[Part]:
    """The blocks as parts to pour, in order; their elements go into the parent."""
    for block in blocks:
        match block:
            case Facts(pairs):
                yield from _facts(pairs, parent.add("L", BULLETS))
            case Heading(text, 2):
                heading = plain(text, FORM_LOOK.styles.heading, parent.add("H2"), keeps_next=True)
                yield Bookmarked(heading, text)
            case Heading(text, 3):
                yield plain(text, FORM_LOOK.group, parent.add("H3"), keeps_next=True)
            case Answers():
                yield _answers(block, parent.add("Table"))
            case _:
                yield from _SETTING.parts((block,), parent)


def _facts(pairs: Sequence[tuple[str, str]], parent: Element) -> Iterator[Prose]:
    style = FORM_LOOK.fact
    for number, (name, fact) in enumerate(pairs, start=1):
        item = parent.add("LI")
        label = Label(name, item.add("Lbl"), 0, style.weight.bold)
        set_in = replace(style, after=FORM_LOOK.styles.heading.after * 2) if number == len(pairs) else style
        yield Prose(((fact, style.weight),), set_in, item.add("LBody"), FORM_LOOK.names, label)


def _answers(table: Answers, element: Element) -> Grid:
    head = element.add("THead").add("TR")
    heading = [_cell_of_one(text, _BOLD, head.add("TH", COLUMN)) for text in table.headings]
    body = element.add("TBody")
    rows = [_row(cells, body.add("TR"), headed=table.has_row_headings) for cells in table.rows]
    return Grid(heading, rows, table.widths)


def _row(cells: Sequence[Parts], element: Element, *, headed: bool) -> list[Cell]:
    first, *others = cells
    head = element.add("TH", ROW) if headed else element.add("TD")
    return [_cell(first, head, _BOLD), *(_cell(parts, element.add("TD"), _CELL) for parts in others)]


def _cell(parts: Parts, element: Element, lead: Style) -> Cell:
    """A cell in its parts; the first is set as told, which is bold in the cell that heads its row."""
    if len(parts) == 1 and not parts[0].name and _is_one_line(parts[0].text):
        return _cell_of_one(parts[0].text.strip(), _BOLD if parts[0].strong else lead, element)
    flowing: list[Prose] = []
    for number, part in enumerate(parts):
        style = _BOLD if part.strong else _CELL if number else lead
        flowing += _part(part.text, part.name, style, element)
    return flowing


def _is_one_line(text: str) -> bool:
    """Whether it is one paragraph without a line end, which needs no element within the cell."""
    return len(text.splitlines()) == 1 and not text.startswith("- ")


def _cell_of_one(text: str, style: Style, element: Element) -> Cell:
    return [plain(text, style, element)]


def _part(text: str, name: str, style: Style, element: Element) -> Iterator[Prose]:
    """The paragraphs and lists of a part; its name runs on into the first of them, if that is a paragraph."""
    leading: tuple[Piece, ...] = ((f"{name}: ", style.weight.bold),) if name else ()
    for block in written(text):
        if isinstance(block, Paragraph):
            yield from _lines(block.text, leading, style, element.add("P"))
        else:
            if leading:
                yield Prose(leading, style, element.add("P"))
            yield from _bullets(block, style, element.add("L", BULLETS))
        leading = ()


def _lines(text: str, leading: tuple[Piece, ...], style: Style, element: Element, indent: float = 0) -> Iterator[Prose]:
    """A paragraph: each line that was ended by hand is a piece of its own within it."""
    first, *others = text.split("\n")
    whole = not others
    yield Prose((*leading, (first, style.weight)), style, element if whole else element.add("Span"), indent)
    for line in others:
        yield Prose(((line, style.weight),), replace(style, before=0), element.add("Span"), indent)


def _bullets(bullets: Bullets, style: Style, parent: Element) -> Iterator[Prose]:
    for item in bullets.items:
        listed = parent.add("LI")
        label = Label("•", listed.add("Lbl"), 1)
        first, *others = _lines(item, (), replace(style, before=1.5), listed.add("LBody"), _INDENT)
        yield replace(first, label=label)
        yield from others

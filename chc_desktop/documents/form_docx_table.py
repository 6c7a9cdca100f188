"""A table of answers in a Word file: its heading row stands again on each page, and its rows may break."""

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from chc_desktop.documents import word
from chc_desktop.documents.look import TEAL_GROUND
from chc_desktop.documents.speakable import speakable
from chc_desktop.documents.written import Bullets, written
from chc_desktop.domain.page import Answers, Part, Parts

TEXT, BULLET = "Table Text", "List Bullet"
"""The styles of what stands in a cell."""


def add_table(document: Document, table: Answers, width: int) -> None:
    """Add the table, so wide; the first column heads its rows."""
    made = document.add_table(0, len(table.headings), "Table Grid")
    made.autofit = False
    widths = [Emu(round(width * share / sum(table.widths))) for share in table.widths]
    for column, wide in zip(made.columns, widths, strict=True):
        column.width = wide
    _repeat(made.add_row(), table.headings, widths)
    for parts in table.rows:
        _fill(made.add_row(), parts, widths)
    if table.caption:
        _describe(made._tbl, table.caption)
    document.add_paragraph(style=TEXT)  # or the table would run into the next


def _repeat(row: _Row, headings: Sequence[str], widths: Sequence[Emu]) -> None:
    """The first row, which stands again at the head of each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, text, wide in zip(row.cells, headings, widths, strict=True):
        cell.width = wide
        _write_part(cell, Part(text), bold=True, is_first=True)
        ground = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", TEAL_GROUND.lstrip("#").upper())):
            ground.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(ground)


def _fill(row: _Row, cells: Sequence[Parts], widths: Sequence[Emu]) -> None:
    for number, (cell, parts, wide) in enumerate(zip(row.cells, cells, widths, strict=True)):
        cell.width = wide
        _set_style(cell.paragraphs[0], TEXT)
        for place, part in enumerate(parts):
            _write_part(cell, part, bold=part.strong or (not number and not place) or None, is_first=not place)


def _write_part(cell: _Cell, part: Part, *, bold: bool | None, is_first: bool) -> None:
    """The paragraphs and lists of a part; its name, in bold, runs on into the first of them, if that is a paragraph."""
    paragraph = cell.paragraphs[0] if is_first else None
    name = f"{part.name}: " if part.name else ""
    for block in written(part.text):
        is_list = isinstance(block, Bullets)
        if is_list and name:
            paragraph = paragraph or cell.add_paragraph()
            _set_style(paragraph, TEXT)
            word.write(paragraph, name.rstrip(), bold=True)
            paragraph, name = None, ""
        for line in block.items if isinstance(block, Bullets) else (block.text,):
            paragraph = paragraph or cell.add_paragraph()
            _set_style(paragraph, BULLET if is_list else TEXT)
            word.write(paragraph, name, bold=True)
            word.write(paragraph, line, bold=bold)
            paragraph, name = None, ""


def _set_style(paragraph: Paragraph, name: str) -> None:
    """By its id, the name without spaces: to look styles up by name took most of the time of a long form."""
    paragraph._p.style = name.replace(" ", "")


def _describe(table: object, caption: str) -> None:
    """What the table holds, for whoever has it read aloud."""
    said = OxmlElement("w:tblCaption")
    said.set(qn("w:val"), speakable(caption))
    table.tblPr.append(said)  # type: ignore[attr-defined]  # the library types none of its elements

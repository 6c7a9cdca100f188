"""A letter as a Word file in real styles, which carries the same words as the page that is printed."""

from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from PIL import Image

from chc_desktop.documents import word
from chc_desktop.documents.letter_look import LetterLook, look_of
from chc_desktop.documents.logo import logo_picture
from chc_desktop.documents.look import AMBER, TEAL_GROUND
from chc_desktop.documents.speakable import speakable
from chc_desktop.documents.written import Bullets, written
from chc_desktop.domain.letters.in_words import listed
from chc_desktop.domain.page import Block, Heading, LetterPage, Missing, Numbered, Table, Text
from chc_desktop.domain.words import letter_day


def letter_docx(page: LetterPage) -> bytes:
    """The letter as a .docx, the same bytes for the same page; a draft says DRAFT at the head of each page."""
    look = look_of(page.form)
    document = word.new_document(page.title, page.letterhead.name, page.dated, look)
    section = document.sections[0]
    _set_paper(section)
    _write_head_and_foot(section, page)
    _write_letterhead(document, page, look)
    _write_body(document, page, look)
    return word.finished(document)


_WIDTH, _LEFT_WIDTH, _RIGHT_WIDTH = Mm(160), Mm(75), Mm(85)
_TOP, _DOWN_TO_ADDRESS, _ADDRESS_HEIGHT = Mm(22), Mm(31), Mm(39)  # so that it shows in the window of an envelope
_LOGO_WIDTH, _LOGO_HEIGHT = 55, 26  # mm, at most
_ROOM_TO_SIGN = Mm(15)


def _set_paper(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = _TOP, Mm(20)
    section.header_distance, section.footer_distance = Mm(8), Mm(12)


def _write_head_and_foot(section: Section, page: LetterPage) -> None:
    if page.draft:
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        word.write(head, "DRAFT", bold=True)
        head.runs[0].font.size = Pt(16)
    foot = section.footer.paragraphs[0]
    stops = foot.paragraph_format.tab_stops
    stops.add_tab_stop(_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    name = "" if page.form.is_large else page.letterhead.name  # there is no room for it
    word.write(foot, " · ".join(filter(None, (name, page.reference))))
    word.write(foot, "\tPage ")
    word.add_field(foot, "PAGE")
    word.write(foot, " of ")
    word.add_field(foot, "NUMPAGES")


def _write_letterhead(document: Document, page: LetterPage, look: LetterLook) -> None:
    """The logo over the address at the left, who writes at the right: a table without lines.

    In large print how to reach them stands under it, where there is room.
    """
    table = document.add_table(2, 2)
    table.autofit = False
    for column, width in zip(table.columns, (_LEFT_WIDTH, _RIGHT_WIDTH), strict=True):
        column.width = width
    _set_height(table.rows[0], _DOWN_TO_ADDRESS, WD_ROW_HEIGHT_RULE.EXACTLY)
    _set_height(table.rows[1], _ADDRESS_HEIGHT, WD_ROW_HEIGHT_RULE.AT_LEAST)
    sender = table.cell(0, 1).merge(table.cell(1, 1))
    _without_margins(table)
    head, right = page.letterhead, WD_ALIGN_PARAGRAPH.RIGHT if look.sender.to_the_right else None
    if head.logo:
        _add_logo(table.cell(0, 0).paragraphs[0], head.logo, head.name, look.ground)
    _fill(sender, (head.name,), "Sender", right)
    _fill(table.cell(1, 0), page.recipient, "Address")
    for lines in (head.address, head.contact):
        if not look.is_large:
            _fill(sender, lines, "Sender Details", right)
        elif any(lines):
            details = _line(document, "\n".join(lines), "Sender Details")
            details.paragraph_format.space_before = Pt(page.form.size) if lines is head.address else None


def _set_height(row: _Row, height: int, rule: WD_ROW_HEIGHT_RULE) -> None:
    row.height, row.height_rule = Emu(height), rule


def _add_logo(paragraph: Paragraph, logo: bytes, name: str, ground: str | None) -> None:
    found = logo_picture(logo, ground or "white")
    if found is None:
        return
    reader, shape = found
    picture = BytesIO()
    Image.frombytes("RGB", reader.getSize(), reader.getRGBData()).save(picture, "PNG")
    width = min(_LOGO_WIDTH, _LOGO_HEIGHT * shape)
    paragraph.paragraph_format.line_spacing = 1
    added = paragraph.add_run().add_picture(picture, Mm(width), Mm(width / shape))
    added._inline.docPr.set("descr", speakable(f"Logo of {name}"))
    added._inline.docPr.set("name", "Logo")


def _fill(cell: _Cell, lines: Sequence[str], style: str, alignment: WD_ALIGN_PARAGRAPH | None = None) -> None:
    """Lines into a cell, one under the other in one paragraph."""
    if not any(lines):
        return
    first = cell.paragraphs[0]
    paragraph = first if not first.text and not first.runs else cell.add_paragraph()
    paragraph.style, paragraph.alignment = style, alignment
    word.write(paragraph, "\n".join(lines))


def _without_margins(table: WordTable) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert look is not None, "the library always writes one"
    look.addprevious(margins)


def _write_body(document: Document, page: LetterPage, look: LetterLook) -> None:
    _line(document, letter_day(page.dated), "Address")
    if page.reference:
        _line(document, f"Our reference: {page.reference}")
    _line(document, page.salutation).paragraph_format.space_before = Pt(14)
    _line(document, page.title, "Title")
    blocks = _Blocks(document, look)
    for block in page.blocks:
        blocks.write(block)
    if blocks.last:
        blocks.last.paragraph_format.keep_with_next = True
    _sign(document, page)


def _line(document: Document, text: str, style: str = "Normal", *, bold: bool | None = None) -> Paragraph:
    paragraph = document.add_paragraph(style=style)
    word.write(paragraph, text, bold=bold)
    return paragraph


def _sign(document: Document, page: LetterPage) -> None:
    closing = _line(document, page.closing, "Signature Block")
    closing.paragraph_format.space_before, closing.paragraph_format.space_after = Pt(12), _ROOM_TO_SIGN
    for place, text in enumerate(page.signature):
        _line(document, text, "Signature Block", bold=place == 0 or None)
    document.paragraphs[-1].paragraph_format.keep_with_next = False


class _Blocks:
    """Writes the blocks of a letter; `last` is the paragraph that was written last, if it was one."""

    def __init__(self, document: Document, look: LetterLook) -> None:
        self._document, self._look = document, look
        self.last: Paragraph | None = None
        self._after_table = False

    def write(self, block: Block) -> None:
        match block:
            case Heading(text, level):
                self._add(text, f"Heading {level}")
            case Text(text, bold):
                self._flow(text, bold=bold or None)
            case Numbered(items):
                self._number(items)
            case Table() if self._look.is_large:
                self._flow(listed(block).text)
            case Table():
                self._table(block)
            case Missing(text):
                self._mark(text)

    def _add(self, text: str, style: str = "Normal", *, bold: bool | None = None) -> Paragraph:
        self.last = _line(self._document, text, style, bold=bold)
        if self._after_table:
            self.last.paragraph_format.space_before = Pt(self._look.styles.heading.before)
            self._after_table = False
        return self.last

    def _flow(
        self, text: str, style: str = "Normal", bullets: str = "List Bullet", *, bold: bool | None = None
    ) -> None:
        for part, following in pairwise([*written(text), None]):
            if isinstance(part, Bullets):
                self._list(part, bullets, bold=bold)
            elif part:
                leads = isinstance(following, Bullets)
                self._add(part.text, style, bold=bold).paragraph_format.keep_with_next = leads or None

    def _list(self, bullets: Bullets, style: str, *, bold: bool | None) -> None:
        items = [self._add(item, style, bold=bold) for item in bullets.items]
        for item in items[:-1] if bullets.stays_whole else ():
            item.paragraph_format.keep_with_next = True

    def _number(self, items: Sequence[tuple[str, str]]) -> None:
        follow = word.numbered_anew(self._document)
        for lead, text in items:
            first = self._add(lead, "List Number", bold=True)
            follow(first)
            self._flow(text, "List Continue", "List Bullet 2")

    def _mark(self, text: str) -> None:
        marked = self._add(text)
        for run in marked.runs:
            run.bold, run.font.color.rgb = True, RGBColor.from_string(AMBER.lstrip("#").upper())

    def _table(self, table: Table) -> None:
        if self._after_table:
            self._add("")  # or the two would become one
        made = self._document.add_table(0, len(table.headings), "Table Grid")
        made.autofit = False
        _repeat(made.add_row(), table.headings)
        for row in table.rows:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                _write_cell(cell, text)
        for column, share in zip(made.columns, table.widths, strict=True):
            width = Emu(round(_WIDTH * share / sum(table.widths)))
            for cell in (column, *column.cells):
                cell.width = width
        self._after_table = True


def _repeat(row: _Row, headings: Sequence[str]) -> None:
    """The first row, which stands again at the head of each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, text in zip(row.cells, headings, strict=True):
        _write_cell(cell, text, bold=True)
        ground = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", TEAL_GROUND.lstrip("#").upper())):
            ground.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(ground)


def _write_cell(cell: _Cell, text: str, *, bold: bool | None = None) -> None:
    paragraph: Paragraph | None = cell.paragraphs[0]
    for part in written(text):
        for line in part.items if isinstance(part, Bullets) else (part.text,):
            paragraph = paragraph or cell.add_paragraph()
            paragraph.style = "List Bullet" if isinstance(part, Bullets) else "Normal"
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
            word.write(paragraph, line, bold=bold)
            paragraph = None

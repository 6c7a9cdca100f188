"""Blank forms in Word of our own making, in the layouts in which the Ombudsmen and landlords give theirs out."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml
from docx.table import _Cell

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.form import Form
from chc_desktop.domain.vocabulary import FormCell
from chc_desktop.exchange.filling.document import WordForm
from chc_desktop.exchange.published import read_published
from chc_desktop.office.filling import FormToFill
from chc_desktop.office.office import Office
from tests import make, published

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_NAMES = f'xmlns:w="{_W}" xmlns:w14="{_W14}"'


class Xml(str):
    """A cell as Word writes it, paragraphs and all, in the place of plain text."""


def a_blank_form(form: Form, answer: str = "", rest: str = "", before: str = "") -> bytes:
    """The form of an edition with its own columns and headings; `before` stands before each question."""
    tables = []
    for section in form.sections:
        rows = [
            [_blank(cell, row.number, before + row.asks, answer, rest) for cell in form.cells] for row in section.rows
        ]
        tables.append([form.columns, *rows])
    return as_word(tables)


def to_fill(office: Office) -> FormToFill:
    """The form of 2024 with one row that is there twice, two answered, opened to be filled in."""
    form = make.hos_2024().form
    rows = [list(row) for row in published.filled(form, answer="")]
    blank = [[*row[:2], "", "", ""] for row in rows]
    content = as_word([[form.columns, *blank[:3], blank[2], *blank[3:]]])
    answers = {
        row.slug: Answer(slug=row.slug, comply=Comply.YES, evidence="Our policy, page 2") for row in form.rows[:9]
    }
    titles = {one.id: one.short_title for one in office.published.editions()}
    word, source = WordForm("Form.docx", content), read_published("Form.docx", content)
    path = Path("Form.docx")
    return FormToFill(path, 2026, "hos-2024", False, titles, word, source, answers, office.published.forms())


def opened(form: FormToFill, content: bytes) -> FormToFill:
    """The same with another document."""
    return replace(form, word=WordForm("Form.docx", content), source=read_published("Form.docx", content))


def as_word(tables: Sequence[Sequence[Sequence[str]]]) -> bytes:
    """Tables in a Word document, bold headings and small print around them."""
    document = Document()
    document.add_heading("Self-assessment form")
    for table in tables:
        drawn = document.add_table(rows=0, cols=max(map(len, table)), style="Table Grid")
        for row in table:
            for cell, words in zip(drawn.add_row().cells, row, strict=False):
                _put(cell, words)
        document.add_paragraph("Please keep to the form.")
    return published.saved(document)


def framed(*tables: Sequence[Sequence[str]]) -> bytes:
    """Tables side by side, each in the cell of one that frames them."""
    inside = []
    for table in tables:
        rows = "".join("<w:tr>" + "".join(f"<w:tc>{plain(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in table)
        inside.append(Xml(f"<w:tbl>{rows}</w:tbl><w:p/>"))
    return as_word([[inside]])


def plain(words: str, look: str = "") -> Xml:
    """A paragraph with a look of its own."""
    return Xml(f"<w:p><w:r>{look and f'<w:rPr>{look}</w:rPr>'}<w:t>{escape(words)}</w:t></w:r></w:p>")


def a_list(*offered: str, chosen: str = "Choose an item.", editable: bool = False) -> Xml:
    """A list to choose from, with nothing chosen yet."""
    kind = "comboBox" if editable else "dropDownList"
    entries = "".join(f'<w:listItem w:displayText="{one}" w:value="{one}"/>' for one in offered)
    placeholder = "" if chosen in offered else "<w:showingPlcHdr/>"
    style = '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>' if placeholder else ""
    return Xml(
        f"<w:p><w:sdt><w:sdtPr>{placeholder}<w:{kind}>{entries}</w:{kind}></w:sdtPr>"
        f"<w:sdtContent><w:r>{style}<w:t>{chosen}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )


def a_field(properties: str = "<w:text/>") -> Xml:
    """A field to type in, of today's kind."""
    return Xml(
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/>{properties}</w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click to enter text."
        "</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )


def boxes(*words: str) -> Xml:
    """Boxes of today's kind, each before its word."""
    return Xml(
        "<w:p>"
        + "".join(
            '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612"/>'
            '<w14:uncheckedState w14:val="2610"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r>'
            f'</w:sdtContent></w:sdt><w:r><w:t xml:space="preserve"> {word} </w:t></w:r>'
            for word in words
        )
        + "</w:p>"
    )


def old_boxes(*words: str) -> Xml:
    """Boxes of the old kind, each before its word."""
    return Xml("<w:p>" + "".join(_old_box() + f"<w:r><w:t> {word} </w:t></w:r>" for word in words) + "</w:p>")


def old_text() -> Xml:
    """A field to type in of the old kind."""
    begin = '<w:fldChar w:fldCharType="begin"><w:ffData><w:textInput/></w:ffData></w:fldChar>'
    return Xml(
        f"<w:p><w:r>{begin}</w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>     </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def old_list(*offered: str) -> Xml:
    """A list of the old kind."""
    entries = "".join(f'<w:listEntry w:val="{one}"/>' for one in offered)
    return Xml(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>'
        f'{entries}</w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def _old_box() -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'
        "</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _blank(cell: FormCell, number: str, asks: str, answer: str, rest: str) -> str:
    fixed = {FormCell.NUMBER: number, FormCell.ASKS: asks}
    return fixed.get(cell, answer if cell in (FormCell.COMPLY, FormCell.YES, FormCell.NO) else rest)


def _put(cell: _Cell, words: str) -> None:
    if not isinstance(words, Xml):
        cell.text = words
        return
    for paragraph in list(cell.paragraphs):
        cell._tc.remove(paragraph._p)
    for child in parse_xml(f"<w:tc {_NAMES}>{words}</w:tc>"):
        cell._tc.append(child)

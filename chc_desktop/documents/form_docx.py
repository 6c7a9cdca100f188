"""A form in columns as a Word file: real headings, tables whose heading row comes again, lists that are lists."""

from collections.abc import Sequence
from dataclasses import replace

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.section import Section
from docx.shared import Mm, Pt

from chc_desktop.documents import word
from chc_desktop.documents.form_docx_table import add_table
from chc_desktop.documents.form_look import FORM_LOOK
from chc_desktop.documents.letter_look import LetterLook, look_of
from chc_desktop.documents.word_watermark import write_across
from chc_desktop.documents.written import Bullets, written
from chc_desktop.domain.letters.form import USUAL_FORM
from chc_desktop.domain.page import Answers, Block, Facts, FormPage, Heading, Missing, Numbered, Part, Table, Text


def form_docx(page: FormPage) -> bytes:
    """The form as a .docx, the same bytes for the same page; a draft says so on each page."""
    document = word.new_document(page.title, page.organisation, page.dated, _LOOK)
    for name, style in _STYLES.items():
        word.set_style(document, name, style)
    facts = word.style(document, _FACT).paragraph_format
    facts.left_indent, facts.first_line_indent = Pt(FORM_LOOK.names), Pt(-FORM_LOOK.names)
    _set_paper(document.sections[0])
    _write_head_and_foot(document.sections[0], page)
    _line(document, page.title, "Heading 1")
    _line(document, page.organisation, _ORGANISATION)
    if page.draft:
        _line(document, f"{page.draft}.", _DRAFT)
    for block in (*page.introduction, *(block for section in page.sections for block in section)):
        _write(document, block)
    return word.finished(document)


_WIDTH, _MARGIN = Mm(265), Mm(16)
_ORGANISATION, _FACT, _DRAFT = "Organisation", "Fact", "Draft"
_STYLES = {
    "Heading 3": FORM_LOOK.group,
    "List Bullet": replace(FORM_LOOK.styles.cell, before=2, after=1),
    "Table Text": replace(FORM_LOOK.styles.cell, before=3, after=3),
    _ORGANISATION: FORM_LOOK.organisation,
    _FACT: FORM_LOOK.fact,
    _DRAFT: FORM_LOOK.styles.missing,
}
_LOOK: LetterLook = replace(look_of(USUAL_FORM), styles=FORM_LOOK.styles)


def _set_paper(section: Section) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin, section.bottom_margin = Mm(18), Mm(18)
    section.header_distance, section.footer_distance = Mm(8), Mm(9)


def _write_head_and_foot(section: Section, page: FormPage) -> None:
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    if page.draft:
        head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        word.write(head, page.draft, bold=True)
        head.runs[0].font.color.rgb = word.colour(FORM_LOOK.draft.colour)
        write_across(head, page.draft)
    foot.paragraph_format.tab_stops.add_tab_stop(_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    word.write(foot, f"{page.organisation} · {page.title}\tPage ")
    word.add_field(foot, "PAGE")
    word.write(foot, " of ")
    word.add_field(foot, "NUMPAGES")


def _line(document: Document, text: str, style: str = "Normal", *, bold: bool | None = None) -> None:
    word.write(document.add_paragraph(style=style), text, bold=bold)


def _write(document: Document, block: Block) -> None:
    match block:
        case Heading(text, level):
            _line(document, text, f"Heading {level}")
        case Text(text, bold):
            _flow(document, text, bold=bold or None)
        case Facts(pairs):
            for name, fact in pairs:
                line = document.add_paragraph(style=_FACT)
                word.write(line, name, bold=True)
                word.write(line, f"\t{fact}")
        case Answers():
            add_table(document, block, _WIDTH)
        case Table():
            add_table(document, _in_parts(block), _WIDTH)
        case Numbered(items):
            _number(document, items)
        case Missing(text):
            _line(document, text, _DRAFT)


def _in_parts(table: Table) -> Answers:
    rows = tuple(tuple((Part(text),) for text in row) for row in table.rows)
    return Answers("", table.headings, rows, table.widths)


def _flow(document: Document, text: str, *, bold: bool | None = None) -> None:
    for part in written(text):
        for line in part.items if isinstance(part, Bullets) else (part.text,):
            _line(document, line, "List Bullet" if isinstance(part, Bullets) else "Normal", bold=bold)


def _number(document: Document, items: Sequence[tuple[str, str]]) -> None:
    follow = word.numbered_anew(document)
    for lead, text in items:
        item = document.add_paragraph(style="List Number")
        follow(item)
        word.write(item, lead, bold=True)
        word.write(item, f" {text}" if lead else text)

"""A full self-assessment with long answers beside the same tables drawn by bare reportlab, without any tags."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, TableStyle

from benchmarks.ratio import Ratio, in_turn
from chc_desktop import files
from chc_desktop.documents.form import form_pdf
from chc_desktop.documents.written import Bullets, written
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.reporting_year import reporting_year
from chc_desktop.domain.page import Answers, Facts, FormPage, Heading, Parts, Text
from chc_desktop.office.assessment_form import Approval, form_page
from tests import make

_EVIDENCE = """Complaints policy of June 2026, section {number}, which every resident has had by post.

- Minutes of the board, 12 May 2026, item 6, where the quarter’s complaints were looked at one by one
- The leaflet “Tell us”, page 2, in ordinary and in large print, handed out with each new tenancy
- The register: 14 of 16 complaints of the year, with each date and how it was worked out

The scrutiny panel saw all of it in September and asked for the leaflet to be shorter, which it now is."""
_COMMENTARY = """The two late ones fell in the weeks in which nobody was in post. Cover has been arranged since, and
the chair is told on the same day when a date is about to pass.

Residents who asked for larger print or for a call instead of a letter had it each time; it is written down with
their names, and looked at again every year. Provision {number} is read out at the training each January."""


def a_full_form() -> Ratio:
    """Both draw the same tables, with the same words in the same widths, on some forty pages."""
    page = a_page()
    for name, file in (("Bare", "NotoSans-Regular"), ("BareBold", "NotoSans-Bold")):
        pdfmetrics.registerFont(TTFont(name, str(files.resources("fonts") / f"{file}.ttf")))
    pdfmetrics.registerFontFamily("Bare", normal="Bare", bold="BareBold", italic="Bare", boldItalic="BareBold")
    return Ratio("a full self-assessment, 40 pages", *in_turn(lambda: form_pdf(page), lambda: bare(page), 7), "ms", 2.0)


def a_page() -> FormPage:
    """The form of 2024, every row answered at length, one in nine with a no."""
    edition = make.hos_2024()
    answers = {
        row.slug: Answer(
            slug=row.slug,
            comply=Comply.YES if at % 9 else Comply.NO,
            evidence=_EVIDENCE.format(number=row.number),
            commentary=_COMMENTARY.format(number=row.number),
            reason="Nobody was in post from May to July.",
            comply_by=date(2027, 3, 31),
        )
        for at, row in enumerate(edition.form.rows)
    }
    approval = Approval(date(2026, 11, 20), "minute 7", _COMMENTARY.format(number="6.2"), "Chair of trustees")
    return form_page(make.ORGANISATION, reporting_year(2026, (31, 10)), edition, answers, approval)


_CELL = ParagraphStyle("cell", fontName="Bare", fontSize=9.5, leading=13, spaceAfter=4)
_ITEM = ParagraphStyle("item", _CELL, leftIndent=11, bulletIndent=1, spaceAfter=1.5)
_BODY = ParagraphStyle("body", fontName="Bare", fontSize=10.5, leading=15, spaceAfter=7)
_HEADING = ParagraphStyle("heading", fontName="BareBold", fontSize=14, leading=19, spaceBefore=18, spaceAfter=5)
_TABLE = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor("#e7f1f0")),
        ("LINEABOVE", (0, 0), (-1, 0), 1, HexColor("#0b5c5b")),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, HexColor("#d9dee0")),
        *((side, (0, 0), (-1, -1), 5) for side in ("LEFTPADDING", "RIGHTPADDING")),
        *((side, (0, 0), (-1, -1), 4) for side in ("TOPPADDING", "BOTTOMPADDING")),
    ]
)


def bare(page: FormPage) -> bytes:
    """The same words, tables and page numbers, and nothing for whoever cannot see them."""
    out, margin = BytesIO(), 16 * mm
    width = A4[1] - 2 * margin
    parts: list[Flowable] = [Paragraph(escape(page.title), _HEADING), Paragraph(escape(page.organisation), _HEADING)]
    for block in (*page.introduction, *(block for section in page.sections for block in section)):
        match block:
            case Heading(text):
                parts.append(Paragraph(escape(text), _HEADING))
            case Text(text):
                parts += _flow(text, _BODY)
            case Facts(pairs):
                parts += [Paragraph(f"<b>{escape(name)}</b> {escape(fact)}", _BODY) for name, fact in pairs]
            case Answers():
                parts.append(_table(block, width))
    document = SimpleDocTemplate(
        out, pagesize=landscape(A4), leftMargin=margin, rightMargin=margin, topMargin=17 * mm, bottomMargin=20 * mm,
        initialFontName="Bare", title=page.title, author=page.organisation,
    )  # fmt: skip
    document.build(parts, onFirstPage=_foot, onLaterPages=_foot)
    return out.getvalue()


def _table(table: Answers, width: float) -> LongTable:
    heading = [Paragraph(f"<b>{escape(text)}</b>", _CELL) for text in table.headings]
    rows = [[list(_cell(parts)) for parts in row] for row in table.rows]
    widths = [width * share / sum(table.widths) for share in table.widths]
    drawn = LongTable([heading, *rows], colWidths=widths, repeatRows=1, splitInRow=1)
    drawn.setStyle(_TABLE)
    return drawn


def _cell(parts: Parts) -> Iterator[Paragraph]:
    for part in parts:
        yield from _flow(part.text, _CELL, f"<b>{escape(part.name)}:</b> " if part.name else "")


def _flow(text: str, style: ParagraphStyle, lead: str = "") -> Iterator[Paragraph]:
    for block in written(text):
        if isinstance(block, Bullets):
            yield from (Paragraph(escape(item), _ITEM, bulletText="•") for item in block.items)
        else:
            yield Paragraph(lead + escape(block.text).replace("\n", "<br/>"), style)
            lead = ""


def _foot(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont("Bare", 8.5)
    canvas.drawString(16 * mm, 11 * mm, document.title)
    canvas.drawRightString(A4[1] - 16 * mm, 11 * mm, f"Page {document.page}")

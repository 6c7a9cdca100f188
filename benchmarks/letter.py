"""A two-page tagged letter beside the same paragraphs drawn by bare reportlab, untagged, with the same typeface."""

from datetime import date
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from benchmarks.ratio import Ratio, in_turn
from chc_desktop import files
from chc_desktop.documents.letter import letter_pdf
from chc_desktop.domain.page import Block, Heading, Letterhead, LetterPage, Text

_SENTENCE = (
    "Our engineer came to the boiler room on 12 November and found that the pump had been fitted without dampers, "
    "against the maker’s instructions, so that its noise is carried into your bedroom. "
)
_PARTS = ("What you told us", "Our decision", "What we will do", "What is still to be done", "What you can do next")


def two_page_letter() -> Ratio:
    """Both draw the same headings and paragraphs on two pages."""
    page = _page()
    pdfmetrics.registerFont(TTFont("Bare", str(files.resources("fonts") / "NotoSans-Regular.ttf")))
    return Ratio("a two-page tagged letter", *in_turn(lambda: letter_pdf(page), lambda: _bare(page), 40), "ms", 2.0)


def _page() -> LetterPage:
    blocks: list[Block] = []
    for title in _PARTS:
        blocks += [Heading(title), *(Text(_SENTENCE * 2) for _ in range(2))]
    return LetterPage(
        letterhead=Letterhead("Amberley Almshouses", ("1 Church Walk", "Amberley", "AM1 1AA"), ("01234 567890",)),
        recipient=("Mrs Joan Bell", "Cottage 3", "Church Walk", "Amberley", "AM1 1AA"),
        dated=date(2026, 11, 24),
        reference="2026-012",
        salutation="Dear Mrs Bell",
        title="Our answer to your complaint (stage 1)",
        blocks=tuple(blocks),
        closing="Yours sincerely",
        signature=("Chief Officer", "Amberley Almshouses"),
        draft=False,
    )


def _bare(page: LetterPage) -> bytes:
    style = ParagraphStyle("bare", fontName="Bare", fontSize=11, leading=15, spaceAfter=8)
    texts = [page.letterhead.name, *page.letterhead.address, *page.letterhead.contact, *page.recipient]
    texts += [page.reference, page.salutation, page.title]
    texts += [block.text for block in page.blocks if isinstance(block, Heading | Text)]
    texts += [page.closing, *page.signature]
    out = BytesIO()
    margins = {"leftMargin": 25 * mm, "rightMargin": 25 * mm, "topMargin": 20 * mm, "bottomMargin": 20 * mm}
    SimpleDocTemplate(out, pagesize=A4, initialFontName="Bare", **margins).build(
        [Paragraph(text, style) for text in texts]
    )
    return out.getvalue()

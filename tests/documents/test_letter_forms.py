"""A letter as each person needs it: in large print, in another typeface, on coloured paper."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import product

import page as validation
import pikepdf
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtPdf import QPdfDocument

from chc_desktop.documents.letter import letter_pdf
from chc_desktop.documents.typefaces import Weight, face, runs
from chc_desktop.domain.letters.form import SIZES, USUAL_FORM, Face, Form, Ground
from chc_desktop.domain.page import LetterPage, Text
from tests.documents.pages import DRAFT, LETTER, LONG_LETTER, letter_with, logo
from tests.documents.reading import even, structure
from tests.documents.test_what_people_type import NASTY

pytestmark = pytest.mark.usefixtures("qapp")

MM = 72 / 25.4
FORMS = [
    *(Form(size, face_) for size, face_ in product(SIZES, Face)),
    *(Form(18, ground=ground) for ground in Ground if ground is not Ground.WHITE),
]
LARGE = [form for form in FORMS if form.is_large]
OTHERS = [form for form in FORMS if not form.is_usual]


def _named(form: Form) -> str:
    return f"{form.size}-{form.face}-{form.ground}"


@pytest.mark.parametrize("form", FORMS, ids=_named)
@pytest.mark.parametrize("page", [LETTER, LONG_LETTER, DRAFT], ids=["short", "long", "draft"])
def test_a_letter_is_accessible_in_every_form(form: Form, page: LetterPage) -> None:
    content = letter_pdf(replace(page, form=form))
    report = validation.validate_pdf_bytes(content, profile=validation.ValidationProfile.PDF_UA_1)
    assert not report.failures


@pytest.mark.parametrize("form", OTHERS, ids=_named)
def test_a_letter_says_the_same_in_every_form(form: Form) -> None:
    words = structure(letter_pdf(replace(LETTER, form=form))).text
    for said in ("Amberley Almshouses", "01798 555 010", "Mrs Siân Bowen Cottage 3 Church Walk Amberley"):
        assert said in words
    usual = structure(letter_pdf(LETTER)).text
    assert words.split("24 November 2026")[1].split("What we will do")[0] in usual
    assert words.endswith("The warden has a key. Yours sincerely Jane Okafor Complaints officer")


def test_large_print_writes_out_what_stands_side_by_side() -> None:
    read = structure(letter_pdf(replace(LETTER, form=Form(18))))
    assert not read.all("Table")
    assert [item.text for item in read.all("LBody")][2:4] == [
        "What: Fit dampers By when: Friday 4 December 2026", "What: Pay you £50 By when: Friday 11 December 2026",
    ]  # fmt: skip


@pytest.mark.parametrize("form", LARGE, ids=_named)
def test_nothing_in_large_print_is_small_but_the_address_in_the_window(form: Form) -> None:
    sizes = {
        size
        for number, words in enumerate(_placed(letter_pdf(replace(LONG_LETTER, form=form))))
        for x, from_top, size, said in words
        if said.strip() and not (number == 0 and _in_a_window(from_top))
    }
    assert min(sizes) >= form.size


@pytest.mark.parametrize("form", OTHERS, ids=_named)
def test_a_larger_letter_is_set_anew_and_keeps_to_the_paper(form: Form) -> None:
    pdf = letter_pdf(replace(LONG_LETTER, form=form))
    right, left = _reach(pdf)
    assert right <= 185 * MM + 10  # a space may hang over the end of a line
    assert left >= 24 * MM
    if form.is_large:
        assert len(PdfReader(BytesIO(pdf)).pages) > len(PdfReader(BytesIO(letter_pdf(LONG_LETTER))).pages)


@pytest.mark.parametrize("form", [Form(24), Form(18, Face.LEXEND), Form(face=Face.LEXEND)], ids=_named)
@pytest.mark.parametrize("text", NASTY)
def test_what_people_type_comes_out_of_it_as_they_typed_it(form: Form, text: str) -> None:
    pdf = letter_pdf(replace(letter_with(text), form=form))
    taken_out = even(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))
    for words in (structure(pdf).text, taken_out):
        words = words.replace("2026-012 Page 1 of 2 ", "")
        assert f"(stage 1) {even(text)} Yours sincerely" in words


@pytest.mark.parametrize("weight", list(Weight))
def test_no_typeface_prints_a_box(weight: Weight) -> None:
    text = "Łukasz Şahin Nguyễn Дмитрий Ελένη Tŷ ŵ Ŵ Ŷ ığ ß £€ “so” – ✓ ✗ ☐ 😀 👩"
    for name, words in runs(text, weight):
        assert all(face(name).face.charToGlyph.get(ord(character), 0) for character in words), (name, words)


def test_the_typeface_asked_for_is_the_one_that_is_used() -> None:
    assert [name for name, _words in runs("Nguyễn Łukasz", Weight.LEXEND)] == ["Lexend-Regular"]
    assert [name for name, _words in runs("Дмитрий", Weight.LEXEND_BOLD)] == ["NotoSans-Bold"]
    fonts = _fonts(letter_pdf(replace(LETTER, form=Form(face=Face.LEXEND))))
    assert any("Lexend" in font for font in fonts)
    assert not any("Lexend" in font for font in _fonts(letter_pdf(LETTER)))


@pytest.mark.parametrize(("ground", "colour"), [(Ground.YELLOW, "#fff59a"), (Ground.CREAM, "#fbf3dc")])
def test_every_page_has_the_colour_to_its_edges(ground: Ground, colour: str) -> None:
    for picture in _pictures(letter_pdf(replace(LONG_LETTER, form=Form(ground=ground)))):
        corners = {(x, y) for x in (1, picture.width() - 2) for y in (1, picture.height() - 2)}
        assert {picture.pixelColor(x, y).name() for x, y in corners} == {colour}


def test_a_clear_logo_lets_the_colour_of_the_page_through() -> None:
    head = replace(LETTER.letterhead, logo=_half_clear_logo())
    page = replace(LETTER, letterhead=head, form=Form(18, ground=Ground.CREAM))
    (picture, *_others) = _pictures(letter_pdf(page))
    scale = picture.width() / 210
    assert picture.pixelColor(round(26 * scale), round(18 * scale)) == QColor("#fbf3dc")


@pytest.mark.parametrize("form", [USUAL_FORM, Form(16), Form(24, Face.LEXEND), Form(20)], ids=_named)
@pytest.mark.parametrize("count", range(3, 9))
@pytest.mark.parametrize("long", [False, True], ids=["short lines", "long lines"])
def test_the_address_shows_in_the_window_of_an_envelope(form: Form, count: int, long: bool) -> None:
    """With a ruler: 46 to 81 mm from the top of the sheet in a DL, 20 to 100 mm from its left however it slides."""
    recipient = tuple(f"Line {number} of the address" for number in range(count - 1))
    longest = "The Old Vicarage Almshouses by the Church" if long and count < 8 else "AM1 1AA"
    page = replace(LETTER, recipient=(*recipient, longest), form=form)
    first = _placed(letter_pdf(page))[0]
    address = [word for word in first if word[3].startswith(("Line", "The Old", "AM1", "Almsh", "by the"))]
    lowest, highest = max(word[1] for word in address), min(word[1] - word[2] * 0.8 for word in address)
    assert highest >= 46 * MM - 1
    assert lowest <= 81 * MM
    assert all(word[0] == pytest.approx(25 * MM, abs=0.1) for word in address)
    assert min(word[2] for word in address) >= 11
    assert max(_right_of(letter_pdf(page), "Line", "The Old")) <= 100 * MM


@pytest.mark.parametrize("count", [3, 4, 5, 6])
def test_a_usual_address_shows_in_a_half_sheet_envelope_too(count: int) -> None:
    page = replace(LETTER, recipient=tuple(f"Line {number}" for number in range(count)))
    address = [word for word in _placed(letter_pdf(page))[0] if word[3].startswith("Line")]
    assert min(word[1] - word[2] * 0.8 for word in address) >= 53 * MM


@pytest.mark.parametrize("form", [USUAL_FORM, Form(24)], ids=_named)
def test_nothing_else_shows_in_the_window(form: Form) -> None:
    page = replace(LETTER, form=form, letterhead=replace(LETTER.letterhead, address=("A long line of it",) * 6))
    for x, from_top, _size, said in _placed(letter_pdf(page))[0]:
        if said.strip() and x < 110 * MM and 46 * MM < from_top < 89 * MM:
            assert said.strip() in LETTER.recipient, said


@pytest.mark.parametrize("form", LARGE, ids=_named)
def test_a_long_name_of_the_organisation_stays_above_the_window(form: Form) -> None:
    name = "The United Charities of Saint Bartholomew and Saint Mary Magdalene in Amberley"
    page = replace(LETTER, form=form, letterhead=replace(LETTER.letterhead, name=name, logo=logo()))
    lines = [word for word in _placed(letter_pdf(page))[0] if len(word[3].strip()) > 9 and word[3].strip() in name]
    assert lines
    assert max(from_top for _x, from_top, _size, _said in lines) <= 46 * MM


def test_the_same_form_is_the_same_bytes() -> None:
    form = Form(20, Face.LEXEND, Ground.CREAM)
    assert letter_pdf(replace(LETTER, form=form)) == letter_pdf(replace(LETTER, form=form))


def test_a_heading_in_large_print_is_never_alone_at_the_foot() -> None:
    for lines in range(1, 20):
        blocks = (Text("A line.\n" * lines), *LETTER.blocks)
        for sheet in PdfReader(BytesIO(letter_pdf(replace(LETTER, blocks=blocks, form=Form(20))))).pages:
            text = even(sheet.extract_text()).split(" 2026-012 Page")[0]
            assert not text.endswith(("Our decision", "What we will do", "Until then"))


@pytest.mark.parametrize("form", [USUAL_FORM, Form(18), Form(24)], ids=_named)
def test_what_leads_to_a_list_stays_by_it(form: Form) -> None:
    for lines in range(1, 30):
        blocks = (Text("A line.\n" * lines), Text("We will:\n- mend the pump;\n- write to you."), Text("The end."))
        for sheet in PdfReader(BytesIO(letter_pdf(replace(LETTER, blocks=blocks, form=form)))).pages:
            text = even(sheet.extract_text()).split(" Amberley Almshouses · ")[0].split(" 2026-012 Page")[0]
            assert not text.endswith("We will:")


def _in_a_window(from_top: float) -> bool:
    return 46 * MM <= from_top <= 82 * MM


Word = tuple[float, float, float, str]
"""Where a piece of text begins from the left and, on its foot, from the top; its size; what it says."""


def _placed(pdf: bytes) -> list[list[Word]]:
    pages = []
    for page in PdfReader(BytesIO(pdf)).pages:
        words: list[Word] = []

        def visit(
            text: str, _cm: object, tm: list[float], _font: object, size: float, words: list[Word] = words
        ) -> None:
            words.append((tm[4], 297 * MM - tm[5], size, text))

        page.extract_text(visitor_text=visit)
        pages.append(words)
    return pages


def _fonts(pdf: bytes) -> set[str]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return {str(font.BaseFont) for page in opened.pages for font in page.Resources.Font.values()}


def _opened(pdf: bytes) -> QPdfDocument:
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setParent(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document


def _pictures(pdf: bytes) -> Iterator[QImage]:
    document = _opened(pdf)
    for number in range(document.pageCount()):
        yield document.render(number, QSize(420, 594))


def _reach(pdf: bytes) -> tuple[float, float]:
    """How far right and left any words reach, in points."""
    document = _opened(pdf)
    boxes = [
        polygon.boundingRect()
        for number in range(document.pageCount())
        for polygon in document.getAllText(number).bounds()
    ]
    return max(box.right() for box in boxes), min(box.left() for box in boxes)


def _right_of(pdf: bytes, *beginnings: str) -> Iterator[float]:
    """How far right the lines reach that begin so."""
    document = _opened(pdf)
    text = document.getAllText(0).text()
    for line in text.splitlines():
        if line.startswith(beginnings):
            start = text.index(line)
            for polygon in document.getSelectionAtIndex(0, start, len(line.strip())).bounds():
                yield polygon.boundingRect().right()


def _half_clear_logo() -> bytes:
    from PIL import Image

    file = BytesIO()
    Image.new("RGBA", (300, 120), (0, 0, 0, 0)).save(file, "PNG")
    return file.getvalue()

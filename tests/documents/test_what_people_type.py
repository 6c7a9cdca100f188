"""Whatever people type comes out of the PDF as they typed it."""

import re
from collections.abc import Iterator
from io import BytesIO
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

from chc_desktop.documents.form import form_pdf
from chc_desktop.documents.letter import letter_pdf
from chc_desktop.documents.typefaces import unprintable
from tests.documents.pages import form_with, letter_with
from tests.documents.reading import even, structure

pytestmark = pytest.mark.usefixtures("qapp")

NASTY = [
    "Jo <jo@example.org>",
    "J&C",
    "<16C",
    "&amp; &lt;b&gt; &#65;",
    "<b>bold</b> <br/> <para> <font color='red'>",
    "\"double\" 'single' `back` \\ ( ) [ ] { } % $ # ~ ^ | /",
    "Łukasz, Şahin, Nguyễn, Tŷ Siân ŵ",
    "Кириллица и Ελληνικά",
    "done ✓ not done ✗ and 😀 too",
    "“curly” ‘quotes’ – — … £12.50 ½ 20 °C",
    "a tab\there",
    "three   spaces   twice",
    "    set in",
    "-5 degrees, not a list",
    "http://example.org/a?b=c&d=e#f",
]


@pytest.mark.parametrize("text", NASTY)
def test_it_stays_as_it_is_in_a_letter(text: str) -> None:
    pdf = letter_pdf(letter_with(text))
    for taken_out in (structure(pdf).text, _by_pypdf(pdf), _by_qt(pdf)):
        assert f"(stage 1) {even(text)} Yours sincerely" in taken_out


@pytest.mark.parametrize("text", NASTY)
def test_it_stays_as_it_is_in_a_form(text: str) -> None:
    pdf = form_pdf(form_with(text))
    assert structure(pdf).all("TD")[0].text == even(text)
    for taken_out in (_by_pypdf(pdf), _by_qt(pdf)):
        assert f"Only row {even(text)} " in taken_out


def test_spaces_are_kept_within_a_line() -> None:
    for text in ("  two  and   three", "a\tb"):
        (cell,) = structure(form_pdf(form_with(text))).all("TD")
        assert cell.words == text.replace("\t", "    ") + " "


def test_line_ends_are_kept() -> None:
    lines = [f"line {number}" for number in range(5)]
    taken_out = PdfReader(BytesIO(letter_pdf(letter_with("\n".join(lines))))).pages[0].extract_text()
    assert [line.strip() for line in taken_out.splitlines() if line.startswith("line")] == lines


@pytest.mark.parametrize("word", ["x" * 3000, "Ab-" * 1000, "ŵ" * 3000, "1/" * 1500, "😀" * 500])
def test_a_word_without_end_goes_on_in_the_next_line(word: str) -> None:
    pdf = letter_pdf(letter_with(f"before {word} after"))
    assert f"before {word} after" in structure(pdf).text
    without_feet = re.sub(r"Amberley Almshouses · 2026-012\s*Page \d of \d", "", _by_pypdf(pdf))
    assert word in without_feet.replace(" ", "")


def test_it_wraps_inside_a_narrow_column() -> None:
    cells = ["W" * 3000, *["x"] * 12]
    pdf = form_pdf(form_with(*cells))
    assert [cell.text for cell in structure(pdf).all("TD")] == cells
    assert _rightmost(pdf) <= PdfReader(BytesIO(pdf)).pages[0].mediabox.right


def test_twenty_thousand_characters_in_a_letter_are_all_there() -> None:
    words = " ".join(f"word{number}" for number in range(2500))
    assert words in structure(letter_pdf(letter_with(words))).text


PRINTABLE = st.text(st.characters().filter(lambda c: c != "-" and not unprintable(c)), max_size=200)
EVERYDAY = st.text(
    st.sampled_from(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:!?'\"()&<>@£%/_+=*#"
        "ŵŷâêîôûáéíóúàèìòùäëïöüñçøåßłńśźżąęőűşğıİčšžřđươạảấầậẽếềểỗộớợụủứ“”‘’–—…€½"
        "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВЯαβγδεζηθικλμνξοπρστυφχψωάέήίόύώ\n"
    ),
    max_size=400,
)


@settings(max_examples=60, deadline=None)
@given(PRINTABLE)
def test_any_text_we_can_print_is_read_aloud_as_it_was_typed(text: str) -> None:
    text = normalize("NFC", text)
    pdf = form_pdf(form_with(text))
    assert structure(pdf).all("TR")[1].text == even(f"Only row {_inked(text)}")


@settings(max_examples=60, deadline=None)
@given(EVERYDAY)
def test_everyday_text_is_taken_out_by_others_as_it_was_typed(text: str) -> None:
    pdf = letter_pdf(letter_with(text))
    for taken_out in (_by_pypdf(pdf), _by_qt(pdf)):
        assert even(f"(stage 1) {text} Yours sincerely") in taken_out


def _inked(text: str) -> str:
    """Without the marks that leave no ink, such as a direction copied along with a telephone number."""
    return re.sub("[\xad\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]", "", text)


def _by_pypdf(pdf: bytes) -> str:
    return even(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def _by_qt(pdf: bytes) -> str:
    return even(" ".join(_pages_by_qt(pdf)))


def _pages_by_qt(pdf: bytes) -> Iterator[str]:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    for number in range(document.pageCount()):
        yield document.getAllText(number).text()
    document.close()


def _rightmost(pdf: bytes) -> float:
    """How far to the right any word of the first page reaches, in points."""
    page = QPdfDocument()
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    page.load(buffer)
    return max(polygon.boundingRect().right() for polygon in page.getAllText(0).bounds())

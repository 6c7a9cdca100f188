"""A redacted copy of a case: the names found are ticked, and in the copy none of them can be read (failure 20)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from chc_desktop.documents.redacted import Sheet, covered
from chc_desktop.domain.events import Noted
from chc_desktop.domain.facts import Person
from chc_desktop.domain.redacting.places import Box, Span, spans
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.redaction import pages
from chc_desktop.ui.redaction.dialog import RedactionDialog
from chc_desktop.ui.redaction.pages import Pages
from tests import letters, make
from tests.conftest import Answers
from tests.ui.conftest import Show

NEIGHBOUR = Person(name="Zephyrine Quillfeather", address="Cottage 9\nChurch Walk")


@pytest.fixture
def dialog(qtbot: QtBot, office: Office, answers: Answers, show: Show) -> Iterator[RedactionDialog]:
    """On a case whose record names a neighbour, who is known from a case of her own."""
    make.a_complaint(office, person=NEIGHBOUR)
    case_id = make.a_complaint(office)
    letters.issue(office, case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    text = "The noise comes from Zephyrine Quillfeather, she says; Mrs Quillfeather denies it. Her code is BLUEBOTTLE."
    office.cases.record(case_id, Noted(happened_on=date(2026, 11, 20), done_by=1, text=text))
    page = show(case_id)
    page.outputs.make_redacted_copy()
    opened = page.findChild(RedactionDialog)
    assert opened
    yield opened
    opened.close()


def read(qtbot: QtBot, dialog: RedactionDialog, key: str) -> None:
    dialog.source.set_value(key)
    dialog.look.click()
    qtbot.waitUntil(lambda: dialog.done_button.isEnabled(), timeout=10_000)


def made(qtbot: QtBot, dialog: RedactionDialog) -> bytes:
    dialog.done_button.click()
    qtbot.waitUntil(lambda: dialog.findChild(PdfWindow) is not None, timeout=20_000)
    window = dialog.findChild(PdfWindow)
    assert window
    return window._content


def test_what_is_ticked_cannot_be_read_in_the_copy(qtbot: QtBot, dialog: RedactionDialog) -> None:
    read(qtbot, dialog, "record")
    ticked = {words for words, tick in dialog.ticks.items() if tick.value()}
    assert {"Zephyrine Quillfeather", "Quillfeather"} <= ticked
    assert not dialog.ticks["Joan Bell"].value(), "the copy is about her"
    dialog.more.setPlainText("Bluebottle")
    content = made(qtbot, dialog)
    assert "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).strip() == ""
    for name in (b"Quillfeather", b"QUILLFEATHER", b"BLUEBOTTLE", b"Joan", b"2026-002"):
        assert name not in content
    assert not PdfReader(BytesIO(content)).attachments


def test_the_dots_of_the_words_are_covered_and_the_rest_of_the_page_is_not(
    qtbot: QtBot, dialog: RedactionDialog, office: Office
) -> None:
    pages = Pages(office.case_record.pdf(2))
    texts = pages.texts()
    wanted = spans(texts, ["Quillfeather"])
    assert len(wanted) >= 2
    for sheet in pages.sheets(wanted, (), lambda _share: None):
        assert not sheet.whole
        picture = covered(sheet)
        for box in sheet.boxes:
            assert dark(inside(picture, sheet, box)) == 1
        assert picture.getpixel((3, 3)) == (255, 255, 255)
    pages.close()


@pytest.mark.parametrize("turned", [90, 180, 270])
@pytest.mark.parametrize("cut", [False, True])
def test_the_words_are_covered_on_a_page_that_is_turned_or_cut(
    office: Office, qapp: QApplication, turned: int, cut: bool
) -> None:
    case_id = make.a_complaint(office)
    with pikepdf.open(BytesIO(office.case_record.pdf(case_id))) as whole, BytesIO() as file:
        whole.pages[0].rotate(turned, relative=False)
        if cut:
            whole.pages[0].obj["/CropBox"] = pikepdf.Array([20, 30, 800, 580])
        whole.save(file)
        pages = Pages(file.getvalue())
    wanted = spans(pages.texts()[:1], ["Joan Bell"])
    sheet = next(pages.sheets(wanted, (), lambda _share: None))
    (box,) = sheet.boxes
    before, after = (inside(covered(each), sheet, box) for each in (replace(sheet, boxes=()), sheet))
    assert 0.05 < dark(before) < 0.6, "the words stand there"
    assert dark(after) == 1
    pages.close()


def inside(picture: Image.Image, sheet: Sheet, box: Box) -> Image.Image:
    scale = picture.width / sheet.width
    edges = box.left, box.top, box.left + box.width, box.top + box.height
    return picture.crop((*(round(edge * scale) for edge in edges),))  # type: ignore[arg-type]


def dark(picture: Image.Image) -> float:
    """How much of it is dark."""
    dots: list[int] = picture.convert("L").histogram()
    return sum(dots[:128]) / (picture.width * picture.height)


def test_where_a_word_cannot_be_placed_its_whole_page_is_covered(office: Office, qapp: QApplication) -> None:
    make.a_complaint(office)
    pages = Pages(office.case_record.pdf(1))
    first, *_others = pages.sheets([Span(0, 10_000_000, 5)], (), lambda _share: None)
    assert first.whole
    pages.close()


def test_a_letter_and_the_whole_case_file_are_offered(dialog: RedactionDialog) -> None:
    titles = [dialog.source.itemText(place) for place in range(dialog.source.count())]
    assert titles[:2] == ["The whole case file, as for the resident", "The record of the case"]
    assert titles[2] == "Everything about Joan Bell"
    assert titles[3].startswith("Letter: ")


def test_a_copy_of_everything_about_the_person_leaves_others_out(qtbot: QtBot, dialog: RedactionDialog) -> None:
    read(qtbot, dialog, "everything")
    assert dialog.ticks["Zephyrine Quillfeather"].value()
    assert not dialog.ticks["Joan Bell"].value()
    content = made(qtbot, dialog)
    pages = PdfReader(BytesIO(content)).pages
    assert len(pages) > 2
    assert "".join(page.extract_text() for page in pages).strip() == ""


@pytest.mark.parametrize("side", [0.1, 14_400, 200_000])
def test_a_page_that_says_it_is_as_large_as_a_field_gets_as_many_dots_as_a_drawing(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, side: float
) -> None:
    monkeypatch.setattr(pages, "_MOST", 1_000_000)
    kept = BytesIO()
    canvas = Canvas(kept, pagesize=(side, side))
    canvas.showPage()
    canvas.save()
    (sheet,) = Pages(kept.getvalue()).sheets((), (), lambda _share: None)
    with Image.open(BytesIO(sheet.picture)) as picture:
        assert 1 <= picture.width * picture.height <= 1_010_000

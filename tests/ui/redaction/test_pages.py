"""The pages of a paper and where its words stand on them: what is covered is covered to the last dot."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from random import Random

import pikepdf
import pytest
from PIL import Image, ImageChops
from PySide6.QtWidgets import QApplication
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from chc_desktop.documents.redacted import Sheet, covered
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.redacting.boxes import Box
from chc_desktop.domain.redacting.marks import Marks
from chc_desktop.domain.redacting.places import Span, spans
from chc_desktop.files import resources
from chc_desktop.office.office import Office
from chc_desktop.ui.redaction import pages
from chc_desktop.ui.redaction.leaves import sheets
from chc_desktop.ui.redaction.pages import Pages
from chc_desktop.ui.redaction.pictures import Pictures
from tests import make, secretive

LEANING = "ŴÉgJyfq Ågfjŷ"
"""Letters that lean over their places, above and below."""


def drawn(pages: Pages, wanted: Iterable[Span] = ()) -> Iterator[Sheet]:
    return sheets(pages, Marks(), wanted, lambda _share: None)


def test_the_dots_of_the_words_are_covered_and_the_rest_of_the_page_is_not(
    office: Office, case_id: int, qapp: QApplication
) -> None:
    pages = Pages(office.case_record.pdf(case_id))
    texts = pages.texts()
    wanted = spans(texts, ["Quillfeather"])
    assert len(wanted) >= 2
    for sheet in drawn(pages, wanted):
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
    sheet = next(drawn(pages, wanted))
    (box,) = sheet.boxes
    before, after = (inside(covered(each), sheet, box) for each in (replace(sheet, boxes=()), sheet))
    assert 0.04 < dark(before) < 0.6, "the words stand there"
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
    first, *_others = drawn(pages, [Span(0, 10_000_000, 5)])
    assert first.whole
    pages.close()


@pytest.mark.parametrize("side", [0.1, 14_400, 200_000])
def test_a_page_that_says_it_is_as_large_as_a_field_gets_as_many_dots_as_a_drawing(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, side: float
) -> None:
    monkeypatch.setattr(pages, "_MOST", 1_000_000)
    kept = BytesIO()
    canvas = Canvas(kept, pagesize=(side, side))
    canvas.showPage()
    canvas.save()
    (sheet,) = drawn(Pages(kept.getvalue()))
    with Image.open(BytesIO(sheet.picture)) as picture:
        assert 1 <= picture.width * picture.height <= 1_010_000


def _plain(canvas: Canvas) -> None:
    canvas.drawString(60, 400, LEANING)


def _slanted(canvas: Canvas) -> None:
    canvas.skew(0, 25)
    canvas.drawString(60, 400, LEANING)


def _turned(canvas: Canvas) -> None:
    canvas.translate(200, 300)
    canvas.rotate(30)
    canvas.drawString(0, 0, LEANING)


def _apart(canvas: Canvas) -> None:
    text = canvas.beginText(60, 400)
    text.setCharSpace(6)
    text.textOut(LEANING)
    canvas.drawText(text)


def _outlined(canvas: Canvas) -> None:
    text = canvas.beginText(60, 400)
    text.setTextRenderMode(2)
    canvas.setLineWidth(canvas._fontsize / 8)
    text.textOut(LEANING)
    canvas.drawText(text)


def _letter_by_letter(canvas: Canvas) -> None:
    for place, letter in enumerate(LEANING):
        canvas.drawString(60 + stringWidth(LEANING[:place], canvas._fontname, canvas._fontsize), 400, letter)


def _far_apart(canvas: Canvas) -> None:
    for place, letter in enumerate(LEANING):
        canvas.drawString(20 + place * canvas._fontsize, 400, letter)


@pytest.mark.parametrize("font", ["Italic", "Bold"])
@pytest.mark.parametrize("size", [6, 11, 30])
@pytest.mark.parametrize("draw", [_plain, _slanted, _turned, _apart, _outlined, _letter_by_letter, _far_apart])
def test_not_a_dot_of_a_name_is_left_however_it_is_drawn(
    qapp: QApplication, draw: Callable[[Canvas], None], size: int, font: str
) -> None:
    registerFont(TTFont(f"redacted-{font}", resources("fonts") / f"NotoSans-{font}.ttf"))
    file = BytesIO()
    canvas = Canvas(file, pagesize=(420, 595))
    canvas.setFont(f"redacted-{font}", size)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    paper = Pages(file.getvalue())
    (sheet,) = drawn(paper, spans(paper.texts(), [LEANING]))
    assert sheet.boxes
    assert not sheet.whole
    seen, black = (_unlike_paper(each, most) for each, most in ((replace(sheet, boxes=()), 40), (sheet, 254)))
    assert seen.getbbox()
    assert not ImageChops.subtract(seen, black).getbbox()


def _unlike_paper(sheet: Sheet, by: int) -> Image.Image:
    """The dots that differ from white by more."""
    picture = covered(sheet)
    return ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).convert("L").point(_more_than(by))


def _more_than(most: int) -> list[int]:
    return [255 if dot > most else 0 for dot in range(256)]


def test_a_picture_is_a_page_the_right_way_up_as_large_as_a_sheet_of_paper(qapp: QApplication) -> None:
    pictures = Pictures("door.jpg", secretive.a_picture())
    room = pictures.room(0)
    assert (pictures.count(), pictures.texts()) == (1, ("",))
    assert (round(room.width), round(room.height)) == (400, 600), "it lay on its side"
    large = Pictures("large.png", _png(4_000, 2_000))
    assert (round(large.room(0).width), round(large.room(0).height)) == (842, 421)
    assert large.image(0).width() == 3_000


def test_every_page_of_a_scanned_picture_is_a_page(qapp: QApplication) -> None:
    file = BytesIO()
    first, second = Image.new("RGB", (60, 80), "red"), Image.new("RGB", (60, 80), "blue")
    first.save(file, "TIFF", save_all=True, append_images=[second])
    pictures = Pictures("scan.tif", file.getvalue())
    assert pictures.count() == 2
    assert [pictures.image(page).pixelColor(5, 5).name() for page in (1, 0)] == ["#0000ff", "#ff0000"]


def _png(width: int, height: int) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "white").save(file, "PNG")
    return file.getvalue()


def test_a_scan_with_a_damaged_page_is_refused_before_any_is_shown(qapp: QApplication) -> None:
    pages = [Image.frombytes("RGB", (300, 200), Random(page).randbytes(300 * 200 * 3)) for page in range(2)]
    file = BytesIO()
    pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_lzw")
    whole = bytearray(file.getvalue())
    whole[len(whole) * 3 // 4 : len(whole) * 3 // 4 + 4_000] = bytes(4_000)
    scan = Pictures("scan.tif", bytes(whole))
    assert scan.room(0).width > 0
    with pytest.raises(RuleBroken, match="is damaged"):
        scan.texts()

"""What was taken out cannot be read in the copy, whatever paper it is of and wherever it hid (failure 20)."""

from collections.abc import Iterable
from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from chc_desktop.domain.redacting.boxes import Box
from chc_desktop.office.office import Office
from chc_desktop.ui.redaction.window import MarkingWindow
from tests import secretive
from tests.ui.redaction.conftest import Made, Mark

HIDDEN_IN_OUR_OWN = (b"Quillfeather", b"QUILLFEATHER", b"BLUEBOTTLE", b"Joan", b"2026-002")


def test_names_ticked_and_words_added_are_gone_from_the_record(mark: Mark, made: Made) -> None:
    window = mark("The record of the case")
    taken_out = set(window.marking.marks.words)
    assert {"Zephyrine Quillfeather", "Quillfeather"} <= taken_out
    assert "Joan Bell" not in taken_out, "the copy is about her"
    window.more.setPlainText("Bluebottle")
    nothing_can_be_read(made(window)._content, HIDDEN_IN_OUR_OWN)


def test_everything_about_the_person_leaves_others_out(mark: Mark, made: Made) -> None:
    window = mark("Everything about Joan Bell")
    assert "Zephyrine Quillfeather" in window.marking.marks.words
    assert "Joan Bell" in window.marking.marks.stays
    content = made(window)._content
    assert len(PdfReader(BytesIO(content)).pages) > 2
    nothing_can_be_read(content, HIDDEN_IN_OUR_OWN)


def test_of_a_pdf_nothing_is_left_but_pictures_of_its_pages(mark: Mark, made: Made) -> None:
    window = mark("About a.pdf")
    assert "Quillfeather" in window.marking.marks.words
    assert "Filled in by hand" in window._read.texts[0], "what was filled in is seen, and can be found"
    assert "note" not in window._read.texts[0]
    nothing_can_be_read(made(window)._content, (secretive.SECRET.encode(), b"Quillfeather", b"Filled in"))


def test_of_a_scan_only_what_is_outside_the_boxes_is_left(mark: Mark, made: Made) -> None:
    window = mark("About scan.pdf")
    assert window.marking.marks.whole == {0, 1}, "no words can be found on them"
    window.marking.change(window.marking.marks.with_box(Box(0, 90, 90, 220, 50)))
    content = made(window)._content
    nothing_can_be_read(content, ())
    first, second = pictures_of(content)
    assert second.getcolors() == [(second.width * second.height, (0, 0, 0))]
    bar = first.crop((round(first.width * 0.17), round(first.height * 0.12), round(first.width * 0.45), 270))
    assert bar.getcolors() == [(bar.width * bar.height, (0, 0, 0))], "not a trace of the grey that stood there"
    assert first.getpixel((first.width - 5, first.height - 5)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_of_a_picture_neither_the_dots_nor_what_the_camera_wrote_is_left(
    office: Office, case_id: int, mark: Mark, made: Made, kind: str
) -> None:
    from tests.office.test_papers import a_letter

    picture = secretive.a_picture(kind)
    assert secretive.SECRET.encode() in picture
    office.papers.add(case_id, a_letter(file_name=f"b.{kind.lower()}", content=picture, subject="Her door"))
    window = mark("Her door" if kind == "PNG" else "About door.jpg")
    assert window.marking.marks.whole == {0}
    window.marking.change(window.marking.marks.with_box(Box(0, 290, 40, 70, 220)))
    content = made(window)._content
    nothing_can_be_read(content, (secretive.SECRET.encode(), b"Exif\0\0", b"Photoshop"))
    (kept,) = pictures_of(content)
    middle = kept.crop((300, 60, 350, 240))
    assert max(channel[1] for channel in middle.getextrema()) < 24, "black, but for what a photograph blurs"  # type: ignore[index]
    assert not kept.getexif()


def nothing_can_be_read(content: bytes, secrets: Iterable[bytes]) -> None:
    reader = PdfReader(BytesIO(content))
    assert [page.extract_text().strip() for page in reader.pages] == [""] * len(reader.pages)
    inside = secretive.everything_in(content)
    for secret in secrets:
        assert secret not in content
        assert secret not in inside
        assert secret.decode().encode("utf-16-be") not in inside
    with pikepdf.open(BytesIO(content)) as pdf:
        assert not pdf.attachments
        assert not {"/Outlines", "/AcroForm", "/Names", "/OpenAction", "/AA", "/EmbeddedFiles"} & set(pdf.Root.keys())
        assert str(pdf.docinfo["/Title"]) == "Redacted copy"
        for page in pdf.pages:
            assert not {"/Annots", "/Thumb", "/Metadata", "/PieceInfo", "/AA"} & set(page.obj.keys())
            assert len(page.get_images()) == 1


def pictures_of(content: bytes) -> list[Image.Image]:
    with pikepdf.open(BytesIO(content)) as pdf:
        found = [next(iter(page.get_images().values())) for page in pdf.pages]
        return [pikepdf.PdfImage(each).as_pil_image().convert("RGB") for each in found]  # type: ignore[arg-type]


def test_the_window_it_is_marked_in_shows_what_the_copy_will_show(mark: Mark) -> None:
    window: MarkingWindow = mark("About a.pdf")
    shown = window.pane.canvas.grab().toImage()
    box, *_hidden = window._leaves.boxes(0, window._spans_of("Quillfeather"))[0]
    ratio = window.pane.canvas.devicePixelRatioF()
    middle = window.pane.canvas.rect_of(box).center() * ratio
    assert shown.pixelColor(middle.toPoint()).lightness() < 70

"""What was taken out of a redacted copy is gone: from its words, its dots and its file."""

from datetime import date
from io import BytesIO

import page as validation
import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from chc_desktop.documents.as_seen import as_seen, pages_with_pictures
from chc_desktop.documents.redacted import Sheet, covered, redacted_pdf
from chc_desktop.domain.redacting.boxes import Box
from chc_desktop.domain.redacting.places import Span, merged, spans
from tests import secretive


def a_page(colour: str = "white") -> bytes:
    file = BytesIO()
    Image.new("RGB", (200, 100), colour).save(file, "PNG")
    return file.getvalue()


def test_a_box_is_burnt_into_the_picture_and_a_whole_page_is_black() -> None:
    part = covered(Sheet(a_page(), 100, 50, (Box(0, 10, 10, 20, 10),)))
    assert (part.getpixel((40, 30)), part.getpixel((100, 80))) == ((0, 0, 0), (255, 255, 255))
    whole = covered(Sheet(a_page(), 100, 50, whole=True))
    assert whole.getcolors() == [(200 * 100, (0, 0, 0))]


def test_the_copy_has_no_words_no_files_and_says_of_each_page_that_it_is_a_picture() -> None:
    pages = [Sheet(a_page(), 100, 50, (Box(0, 1, 1, 5, 5),)), Sheet(a_page(), 50, 100, whole=True)]
    content = redacted_pdf("Redacted copy", "Amberley Almshouses", date(2026, 11, 24), pages, 2)
    reader = PdfReader(BytesIO(content))
    assert [page.extract_text().strip() for page in reader.pages] == ["", ""]
    with pikepdf.open(BytesIO(content)) as opened:
        assert not opened.attachments
        assert len(opened.pages) == 2
        alts = [str(each["/Alt"]) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert any("Page 1 of 2 as a picture" in alt and "covered in black" in alt for alt in alts)
    assert any("All of this page is covered" in alt for alt in alts)
    assert not validation.validate_pdf_bytes(content, profile=validation.ValidationProfile.PDF_UA_1).failures


def test_a_paper_without_pages_is_refused() -> None:
    with pytest.raises(ValueError, match="no page"):
        redacted_pdf("Redacted copy", "Amberley Almshouses", date(2026, 11, 24), [], 0)


def _drawing_of(pdf: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    return pdf.make_indirect(
        pikepdf.Stream(pdf, b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name(kind), Resources=pikepdf.Dictionary())
    )


@pytest.mark.parametrize("kind", ["/Image", "/Form"])
def test_a_picture_is_noticed_inside_drawings_and_a_drawing_inside_itself_does_no_harm(kind: str) -> None:
    with pikepdf.new() as pdf, BytesIO() as file:
        pdf.add_blank_page()
        pdf.add_blank_page()
        outer, inner = _drawing_of(pdf, "/Form"), _drawing_of(pdf, kind)
        outer.Resources.XObject = pikepdf.Dictionary(A=outer, B=inner)
        inner.Resources.XObject = pikepdf.Dictionary(A=outer, B=outer)
        pdf.pages[1].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=outer))
        pdf.save(file)
        assert pages_with_pictures(file.getvalue()) == ({1} if kind == "/Image" else set())


def test_notes_that_open_when_they_are_clicked_are_left_out_and_what_was_filled_in_becomes_part_of_the_page() -> None:
    with pikepdf.open(BytesIO(as_seen(secretive.a_pdf()))) as pdf:
        assert "/Annots" not in pdf.pages[0].obj or not list(pdf.pages[0].obj.Annots)
    words = PdfReader(BytesIO(as_seen(secretive.a_pdf()))).pages[0].extract_text()
    assert "Filled in by hand" in words
    assert "note" not in words


def test_a_name_and_the_surname_in_it_are_one_place() -> None:
    text = "Jane Smith and Smith"
    assert merged(spans([text], ["Smith", "Jane Smith", "Jane"])) == (Span(0, 0, 10), Span(0, 15, 5))


def test_a_photograph_is_kept_as_one_and_print_in_shades_of_grey() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((200, 100), 90) for _channel in range(3)])
    coloured = BytesIO()
    noise.save(coloured, "PNG")
    pages = [Sheet(a_page(), 100, 50), Sheet(coloured.getvalue(), 100, 50, (Box(0, 10, 10, 50, 20),))]
    content = redacted_pdf("Redacted copy", "Amberley Almshouses", date(2026, 11, 24), pages, 2)
    with pikepdf.open(BytesIO(content)) as opened:
        kept = [next(iter(page.get_images().values())) for page in opened.pages]
    assert [str(each["/ColorSpace"]) for each in kept] == ["/DeviceGray", "/DeviceRGB"]
    assert "/DCTDecode" in str(kept[1]["/Filter"])


def test_words_are_found_across_lines_capitals_and_accents_and_not_inside_others() -> None:
    text = "Dear JOSÉ\nSmith, Jose  Smithson and josé smith; Smith"
    found = [text[span.start : span.start + span.length] for span in spans([text], ["José Smith"])]
    assert found == ["JOSÉ\nSmith", "josé smith"]
    assert len(spans([text, text], ["Smith", "", "  "])) == 6
    assert (
        len(spans(["Jose\u0301 S\u200bmith; Smith_letter.pdf; the Smiths; the smiths"], ["José Smith", "Smith"])) == 4
    )
    assert len(spans(["O’Brien, OBrien and O' Brien"], ["O'Brien"])) == 3
    assert len(spans(["she was in a flat; I N A; I N a"], ["Ina"])) == 2
    assert len(spans(["Smith-Jones or Smith Jones"], ["Smith-Jones"])) == 2
    assert len(spans(["Nguye\u0302\u0303n"], ["Nguyễn"])) == 1
    assert len(spans(["Mrs Quill-\nfeather", "Quill\u00adfeather"], ["Quillfeather"])) == 2

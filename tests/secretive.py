"""Papers with a secret in every place a file can keep one, for what must not come out of a redacted copy."""

from io import BytesIO
from random import Random

import pikepdf
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

SECRET = "QUILLFEATHER"
"""Stands in every hidden place; in the open as “Quillfeather”."""


def a_pdf() -> bytes:
    """A name in the open; and in properties, bookmarks, an attachment, notes, a form field, white and hidden words."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    canvas.setTitle(f"{SECRET} title")
    canvas.setAuthor(f"{SECRET} author")
    canvas.drawString(72, 750, "Dear Mrs Quillfeather, the noise stops by ten.")
    canvas.bookmarkPage("first")
    canvas.addOutlineEntry(f"{SECRET} bookmark", "first")
    hidden = canvas.beginText(72, 650)
    hidden.setTextRenderMode(3)
    hidden.textOut(f"{SECRET} behind the picture")
    canvas.drawText(hidden)
    canvas.acroForm.textfield(name=f"{SECRET} field", value="Filled in by hand", x=72, y=560, width=200, height=24)
    canvas.textAnnotation(f"{SECRET} note", Rect=[300, 560, 320, 580])
    canvas.showPage()
    canvas.save()
    with pikepdf.open(BytesIO(file.getvalue())) as pdf, BytesIO() as whole:
        pdf.attachments[f"{SECRET}.txt"] = f"{SECRET} inside".encode()
        with pdf.open_metadata() as about:
            about["dc:description"] = f"{SECRET} described"
        pdf.pages[0].obj[pikepdf.Name.Thumb] = pikepdf.Stream(
            pdf, bytes(300), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=10, Height=10,
            ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8,
        )  # fmt: skip
        pdf.save(whole)
        return whole.getvalue()


def a_picture(kind: str = "JPEG") -> bytes:
    """A photograph with the name on a door (a black bar) and in what the camera wrote down; lying on its side."""
    picture = Image.frombytes("RGB", (600, 400), Random(7).randbytes(600 * 400 * 3))
    ImageDraw.Draw(picture).rectangle((50, 50, 250, 100), fill="black")
    notes = Image.Exif()
    notes[0x010E], notes[0x013B], notes[0x0112] = f"{SECRET} at her door", SECRET, 6
    notes.get_ifd(0x8825)[2] = (51.0, 30.0, 12.5)
    file = BytesIO()
    picture.save(file, kind, exif=notes)
    return file.getvalue()


def a_scan(pages: int = 2) -> bytes:
    """Pages that are pictures, with no words: a black bar stands for the name."""
    made = []
    for _page in range(pages):
        picture = Image.new("RGB", (620, 877), "white")
        ImageDraw.Draw(picture).rectangle((100, 100, 300, 130), fill="#202020")
        made.append(picture)
    file = BytesIO()
    made[0].save(file, "PDF", save_all=True, append_images=made[1:], resolution=75)
    return file.getvalue()


def everything_in(content: bytes) -> bytes:
    """All bytes of a PDF, unpacked: what a program that looks inside would find."""
    with pikepdf.open(BytesIO(content)) as pdf, BytesIO() as unpacked:
        pdf.save(
            unpacked, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )  # fmt: skip
        return unpacked.getvalue()

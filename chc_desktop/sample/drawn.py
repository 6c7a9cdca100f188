"""Files for the sample landlord’s papers: a picture, a scanned letter, a report and an email, the same every time."""

import base64
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from chc_desktop import files
from chc_desktop.domain.page import FormPage, Text

_PAPER, _INK = "#f6f2e7", "#22324a"
_END = "\r\n"


def scanned(lines: Sequence[str]) -> bytes:
    """A sheet with these lines on it, as a scanner would send it."""
    sheet = Image.new("RGB", (620, 877), _PAPER)
    pen, face = ImageDraw.Draw(sheet), ImageFont.truetype(str(files.resources("fonts") / "NotoSans-Italic.ttf"), 22)
    for number, line in enumerate(lines):
        pen.text((70, 80 + number * 36), line, fill=_INK, font=face)
    return _png(sheet)


def pump_room() -> bytes:
    """A pump on a bare floor."""
    room = Image.new("RGB", (640, 420), "#b9c0c2")
    pen = ImageDraw.Draw(room)
    pen.rectangle((0, 300, 640, 420), fill="#8d8f8a")
    pen.rectangle((0, 60, 640, 84), fill="#a2602c")
    pen.rectangle((300, 84, 322, 220), fill="#a2602c")
    pen.ellipse((240, 190, 400, 310), fill="#28507a", outline="#16304c", width=4)
    pen.rectangle((250, 290, 270, 312), fill="#16304c")
    pen.rectangle((370, 290, 390, 312), fill="#16304c")
    pen.ellipse((292, 222, 348, 278), fill="#dfe4e6", outline="#16304c", width=3)
    return _png(room)


def report(text: str) -> bytes:
    """A report of one page."""
    from chc_desktop.documents.form import form_pdf  # draws with reportlab, which is slow to import

    return form_pdf(FormPage("Boiler room, Church Walk", "Bright Boilers Ltd", (Text(text),), ()))


def email(
    sender: str, to: str, subject: str, sent: datetime, text: str, attachments: Sequence[tuple[str, bytes]]
) -> bytes:
    """An email as a mail program saves it."""
    head = [f"From: {sender}", f"To: {to}", f"Date: {format_datetime(sent)}", f"Subject: {subject}"]
    head += ["MIME-Version: 1.0", 'Content-Type: multipart/mixed; boundary="part"', ""]
    parts = [_part("Content-Type: text/plain; charset=utf-8", text.encode())]
    parts += [_part(f'Content-Disposition: attachment; filename="{name}"', content) for name, content in attachments]
    return _END.join([*head, *parts, "--part--", ""]).encode()


def _part(head: str, content: bytes) -> str:
    written = base64.encodebytes(content).decode().replace("\n", _END)
    return _END.join(["--part", head, "Content-Transfer-Encoding: base64", "", written])


def _png(picture: Image.Image) -> bytes:
    buffer = BytesIO()
    picture.quantize(32).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()

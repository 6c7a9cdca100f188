"""Files as people send them, small and made here."""

import base64
from io import BytesIO

from PIL import Image

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n"
)


def png(width: int = 120, height: int = 80, colour: str = "#345678") -> bytes:
    return _saved(Image.new("RGB", (width, height), colour), "PNG")


def tiff_of_two_pages() -> bytes:
    first, second = (Image.new("RGB", (40, 30), colour) for colour in ("red", "blue"))
    buffer = BytesIO()
    first.save(buffer, "TIFF", save_all=True, append_images=[second])
    return buffer.getvalue()


def email(
    *attachments: tuple[str, bytes],
    date: str = "Tue, 23 Jun 2026 23:30:00 +0000",
    sender: str = "Joan Bell <joan@bell.example>",
    subject: str = "The pump again",
    text: str = "It woke me at two again.",
) -> bytes:
    """An email with these files attached."""
    head = (
        f"From: {sender}\r\nTo: Office <office@amberley.example>\r\nDate: {date}\r\nSubject: {subject}\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    )
    parts = b"".join(
        f"--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename={name}\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n".encode()
        + base64.encodebytes(content)
        for name, content in attachments
    )
    return head.encode() + parts + b"--b--\r\n"


def _saved(picture: Image.Image, kind: str) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind)
    return buffer.getvalue()

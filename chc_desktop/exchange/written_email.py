"""Writes a message as the bytes of an email, for one that Outlook kept inside another."""

import base64
import hashlib
from email.header import Header
from email.utils import format_datetime
from urllib.parse import quote

from chc_desktop.exchange.message_values import Attachment, Mailbox, Message

_END = "\r\n"


def as_email(message: Message) -> bytes:
    """The message as an email: the same bytes for the same message, so that the same file is known again."""
    parts = [_text(message.text), *(_file(file) for file in message.attachments)]
    mark = f"part-{hashlib.sha256(b''.join(parts)).hexdigest()[:32]}"
    lines = [*_headers(message), "MIME-Version: 1.0", f'Content-Type: multipart/mixed; boundary="{mark}"', "", ""]
    body = b"".join(b"--%s\r\n%s\r\n" % (mark.encode(), part) for part in parts)
    return _END.join(lines).encode() + body + b"--%s--\r\n" % mark.encode()


def _headers(message: Message) -> list[str]:
    people = (("From", (message.sender,)), ("To", message.to), ("Cc", message.cc))
    lines = [f"{header}: {written}" for header, told in people if (written := _written(told))]
    if message.sent_at:
        lines.append(f"Date: {format_datetime(message.sent_at)}")
    return [*lines, f"Subject: {_words(message.subject)}"]


def _written(people: tuple[Mailbox, ...]) -> str:
    return f",{_END} ".join(written for one in people if (written := _one(one)))


def _one(person: Mailbox) -> str:
    address = f"<{person.address.replace(' ', '')}>" if person.address else ""
    return f"{_words(person.name)} {address or '<>'}" if person.name else address


def _words(text: str) -> str:
    return Header(text, "utf-8", maxlinelen=76).encode(linesep=_END) if text else ""


def _text(text: str) -> bytes:
    return _encoded("text/plain; charset=utf-8", "", text.encode("utf-8", "replace"))


def _file(file: Attachment) -> bytes:
    place = f"Content-Disposition: attachment; filename*=utf-8''{quote(file.name)}{_END}"
    if file.is_message:  # a message inside a message travels as it is
        return f"Content-Type: {file.content_type}{_END}{place}{_END}".encode() + file.content
    return _encoded(file.content_type, place, file.content)


def _encoded(content_type: str, place: str, content: bytes) -> bytes:
    head = f"Content-Type: {content_type}{_END}Content-Transfer-Encoding: base64{_END}{place}{_END}"
    return head.encode() + base64.encodebytes(content).replace(b"\n", b"\r\n")

"""Reads an email as it travels between mail programs: a file that ends in .eml."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.message import Message as Part
from email.parser import BytesParser
from email.policy import EmailPolicy
from typing import cast

from chc_desktop.exchange import mail_headers as headers
from chc_desktop.exchange.file_names import ending_of, safe_name
from chc_desktop.exchange.limits import (
    DEEPEST,
    LONGEST_SUBJECT,
    MOST_LINES,
    MOST_PARTS,
    cannot_read,
)
from chc_desktop.exchange.message_values import MESSAGE_TYPE, Attachment, Message, check_count, finished
from chc_desktop.exchange.plain_text import decoded, from_html, header_text, tidy

_KNOWN_HEADERS = ("from", "date", "subject", "to", "received", "message-id", "sender", "mime-version")
_ENDINGS = {
    "application/pdf": ".pdf",
    "application/pkcs7-signature": ".p7s",
    "image/gif": ".gif",
    "image/heic": ".heic",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "message/delivery-status": ".txt",
    "text/calendar": ".ics",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/rfc822-headers": ".txt",
}


def read_email(name: str, content: bytes) -> Message:
    """The message in the bytes. Raises `RuleBroken` where they hold none, or more than the limits allow."""
    part = _parsed(name, content)
    if not any(part.get(header) is not None for header in _KNOWN_HEADERS):
        raise cannot_read(name, "does not look like an email, as it says neither who sent it nor when")
    return _message(name, part)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a part holds: its text, whether that was written as plain text, and the files below it."""

    text: str = ""
    plain: bool = True
    files: tuple[Attachment, ...] = ()


def _parsed(name: str, content: bytes) -> Part:
    if content.count(b"\n") > MOST_LINES or content.count(b"\r") > MOST_LINES:
        raise cannot_read(name, f"has more than {MOST_LINES:,} lines, too many for a message")
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        content = decoded(content).encode()
    return BytesParser(_counting(name), policy=headers.POLICY).parsebytes(content.lstrip(b"\r\n"))


def _counting(name: str) -> Callable[..., EmailMessage]:
    """Makes the parts of one message, and stops where they are too many or too deep inside one another."""
    made = itertools.count(1)

    class Counted(EmailMessage):
        depth = 0

        def attach(self, part: Part | str) -> None:
            if isinstance(part, Counted):
                part.depth = self.depth + 1
                if part.depth > DEEPEST:
                    raise cannot_read(name, f"has more than {DEEPEST} messages or parcels inside one another")
            super().attach(cast("Counted", part))  # the parser attaches what `make` made

    def make(policy: EmailPolicy = headers.POLICY) -> EmailMessage:
        if next(made) > MOST_PARTS:
            raise cannot_read(name, f"is made of more than {MOST_PARTS:,} parts, too many to take apart")
        return Counted(policy)

    return make


def _message(name: str, part: Part) -> Message:
    sent_at, doubts = headers.sent_at(part.get("date"))
    found = _found(part)
    check_count(name, len(found.files))
    return finished(
        name,
        Message(
            sent_at=sent_at,
            sender=headers.sender(part.get("from", ""), part.get("sender", "")),
            to=headers.mailboxes(part.get_all("to", [])),
            cc=headers.mailboxes(part.get_all("cc", [])),
            subject=header_text(part.get("subject", ""))[:LONGEST_SUBJECT],
            text=found.text,
            attachments=found.files,
            remarks=doubts,
        ),
    )


def _found(part: Part) -> _Found:
    kind = _content_type(part)
    if kind in {MESSAGE_TYPE, "message/global"}:
        return _Found(files=tuple(_nested(part)))
    if part.is_multipart() and kind.startswith("message/"):
        return _Found(files=(_file(part, kind, part.as_bytes()),))
    if part.is_multipart():
        below = [_found(child) for child in _children(part)]
        return _chosen(below) if kind == "multipart/alternative" else _together(below)
    content = part.get_payload(decode=True)
    payload = content if isinstance(content, bytes) else b""
    if _is_text(part, kind):
        return _text(part, kind, payload)
    return _Found(files=(_file(part, kind, payload),)) if payload or part.get_filename() else _Found()


def _chosen(below: list[_Found]) -> _Found:
    """Of the same text in several forms the plain one, or else the first that says anything. All files are kept."""
    said = [found for found in below if found.text]
    best = next((found for found in said if found.plain), said[0] if said else _Found())
    return _Found(best.text, best.plain, _files(below))


def _together(below: list[_Found]) -> _Found:
    said = [found for found in below if found.text]
    return _Found("\n\n".join(found.text for found in said), all(found.plain for found in said), _files(below))


def _files(below: Iterable[_Found]) -> tuple[Attachment, ...]:
    return tuple(itertools.chain.from_iterable(found.files for found in below))


def _is_text(part: Part, kind: str) -> bool:
    if kind.startswith("multipart/"):  # it promised parts and has none: what there is, is its text
        return True
    named = part.get_filename() or _disposition(part) == "attachment"
    return kind in {"text/plain", "text/html"} and not named


def _text(part: Part, kind: str, payload: bytes) -> _Found:
    text = decoded(payload, _parameter(part, "charset"))
    return _Found(from_html(text), plain=False) if kind == "text/html" else _Found(tidy(text))


def _nested(part: Part) -> Iterator[Attachment]:
    """A message that was sent on, as a file of its own."""
    for child in _children(part):
        subject = header_text(child.get("subject", ""))[:LONGEST_SUBJECT]
        told = header_text(part.get_filename() or "") or subject or "message"
        name = told if ending_of(told) == "eml" else f"{told}.eml"
        yield Attachment(safe_name(name, "message.eml"), MESSAGE_TYPE, child.as_bytes())


def _file(part: Part, kind: str, content: bytes) -> Attachment:
    otherwise = f"attachment{_ENDINGS.get(kind, '')}"
    name = safe_name(header_text(part.get_filename() or ""), otherwise)
    in_text = _disposition(part) != "attachment" and part.get("content-id") is not None
    return Attachment(name, kind, content, in_text)


def _children(part: Part) -> list[Part]:
    below = part.get_payload()
    return [child for child in below if isinstance(child, Part)] if isinstance(below, list) else []


def _content_type(part: Part) -> str:
    return headers.content_type(part.get_content_type())


def _disposition(part: Part) -> str:
    return part.get_content_disposition() or ""


def _parameter(part: Part, name: str) -> str:
    value = part.get_param(name)
    return value[2] if isinstance(value, tuple) else value or ""

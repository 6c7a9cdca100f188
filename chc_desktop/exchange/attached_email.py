"""What an email that came attached to another one says: who wrote it, when, and its words, so that it can be found."""

from collections.abc import Iterator
from dataclasses import dataclass

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.message import NOBODY, Message, read_message
from chc_desktop.exchange.paper import Kind, kind_of

_DEEPEST = 3
"""So many emails inside one another are read; what is further down is in the file."""


@dataclass(frozen=True, slots=True)
class AttachedEmail:
    """Its subject, and its words under who wrote it and when. Both are empty where the file is no email."""

    subject: str = ""
    text: str = ""


def attached_email(name: str, content: bytes) -> AttachedEmail:
    """What the file says if it is an email. Never fails: a damaged one is kept as any other file."""
    message = _message(name, content)
    return AttachedEmail(message.subject, "\n".join(_said(message, 1))) if message else AttachedEmail()


def _message(name: str, content: bytes) -> Message | None:
    if kind_of(name, content).kind is not Kind.EMAIL:
        return None
    try:
        return read_message(name, content)
    except RuleBroken:
        return None


def _said(message: Message, depth: int) -> Iterator[str]:
    if message.sender != NOBODY:
        yield f"From {message.sender}"
    if message.to:
        yield f"To {', '.join(map(str, message.to))}"
    if message.sent_at:
        yield f"Sent {words.day(message.sent_at.date())} at {words.clock(message.sent_at)}"
    if message.text:
        yield f"\n{message.text}"
    for file in message.attachments if depth < _DEEPEST else ():
        if further := _message(file.name, file.content):
            yield f"\nAttached to it: {further.subject}"
            yield from _said(further, depth + 1)

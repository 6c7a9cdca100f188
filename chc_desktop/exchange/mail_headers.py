"""Who sent a message, to whom and when, out of the headers of an email."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.message import EmailMessage, Message
from email.parser import HeaderParser
from email.policy import EmailPolicy
from email.utils import getaddresses, parsedate_to_datetime

from chc_desktop.exchange.file_names import seen
from chc_desktop.exchange.limits import LONGEST_FIELD, LONGEST_HEADER, LONGEST_NAME, MOST_PARAMETERS
from chc_desktop.exchange.message_values import NOBODY, Mailbox, uk_time
from chc_desktop.exchange.plain_text import from_wire, header_text

_SUMMER = re.compile(r"\s(\(?BST\)?)\s*$", re.IGNORECASE)  # a zone the library does not know
_ZONE = re.compile(r"([+-]\d{4}|\b(?:UT|UTC|GMT|Z|[ECMP][SD]T|A[SD]T))\s*(\([^()]*\)\s*)?$", re.IGNORECASE)
_YEAR_OF_NOUGHTS = re.compile(r"[a-z]{3}[\s-]+0\d{2,3}\b", re.IGNORECASE)  # the library makes 2001 of 0001
_LONGEST_DATE = 100
_AN_ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+")

_NO_TYPE = "application/octet-stream"
_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,100}", re.ASCII)

NO_DATE = "The message does not say when it was sent. Please enter the day yourself."


class _Headers(EmailPolicy):
    """The library's own policy, but headers stay text: its header objects fail on, or take minutes over, bad ones."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        if name.lower().startswith("content-"):
            value = ";".join(value[:LONGEST_FIELD].split(";", MOST_PARAMETERS)[:MOST_PARAMETERS])
        return " ".join(value[:LONGEST_HEADER].splitlines())


POLICY = _Headers(max_line_length=None, refold_source="none")


def sent_at(raw: str | None) -> tuple[datetime | None, tuple[str, ...]]:
    """When it was sent, in UK time, and the sentences that say what is doubtful about it."""
    told = seen(from_wire(raw or ""))[:_LONGEST_DATE].strip()
    if not told:
        return None, (NO_DATE,)
    moment = _moment(_SUMMER.sub(" +0100", told))
    if moment is None:
        return None, (f"The message gives “{told}” as its date, which is none. Please enter the day yourself.",)
    local = uk_time(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    if local is None:
        return None, (f"The message gives “{told}” as its date, which cannot be. Please enter the day yourself.",)
    if not _ZONE.search(told) and not _SUMMER.search(told):
        return local, (f"The message gives “{told}” as its date without a time zone; it was read as GMT.",)
    return local, ()


def settled(moment: datetime | None, raw: str | None) -> tuple[datetime | None, tuple[str, ...]]:
    """As `sent_at`, where the mail program noted the moment itself and the header is only the second choice."""
    local = uk_time(moment) if moment else None
    return (local, ()) if local else sent_at(raw)


def travelled_with(headers: str) -> Message:
    """The headers a message came with, as text."""
    return HeaderParser(EmailMessage, policy=POLICY).parsestr(headers[:LONGEST_HEADER].lstrip("\r\n"))


def content_type(told: str) -> str:
    """“image/png”; what a file is said to be where that is no such name: bytes of some kind."""
    return told.lower() if _TYPE.fullmatch(told) else _NO_TYPE


def sender(written_by: str, sent_by: str) -> Mailbox:
    """The first of those who wrote it, or else who sent it for them."""
    return next(iter(mailboxes([written_by]) + mailboxes([sent_by])), NOBODY)


def mailboxes(raw: Iterable[str]) -> tuple[Mailbox, ...]:
    """The people in a header, each once. What cannot be taken apart is kept as a name."""
    written = ", ".join(raw)[:LONGEST_HEADER]
    try:
        pairs = getaddresses([written])
    except (RecursionError, IndexError, ValueError, TypeError):
        pairs = []
    found = [mailbox(name, address) for name, address in pairs]
    if not any(found) and (whole := header_text(written)[:LONGEST_NAME].strip()):
        found = [] if whole.endswith((":;", ": ;")) else [_rescued(whole)]
    return tuple(dict.fromkeys(one for one in found if one != NOBODY))


def mailbox(name: str, address: str) -> Mailbox:
    """A name and an address as they came, in characters that can be seen."""
    told = seen(header_text(name)).strip(" '\"")[:LONGEST_NAME]
    where = seen(header_text(address)).strip(" <>'\"")[:LONGEST_NAME]
    if "@" not in where:  # a name that stood where the address belongs
        return Mailbox(told or where, "")
    return Mailbox("" if told.casefold() == where.casefold() else told, where)


def _rescued(whole: str) -> Mailbox:
    address = _AN_ADDRESS.search(whole)
    if not address:
        return mailbox(whole, "")
    return mailbox(whole.replace(address[0], "").replace("<>", ""), address[0])


def _moment(told: str) -> datetime | None:
    if _YEAR_OF_NOUGHTS.search(told):
        return None
    try:
        return parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None

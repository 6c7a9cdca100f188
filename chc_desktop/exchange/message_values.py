"""What a message holds once it is read: frozen values, the same for every kind of message file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from chc_desktop.exchange.file_names import told_apart
from chc_desktop.exchange.limits import LONGEST_TEXT, MOST_ATTACHMENTS, cannot_read
from chc_desktop.exchange.plain_text import tidy

LONDON = ZoneInfo("Europe/London")
EARLIEST_YEAR, LATEST_YEAR = 1990, 2099  # a complaint’s email from outside them has a clock that was never set

MESSAGE_TYPE = "message/rfc822"
_PARCEL = (
    "It holds “winmail.dat”, a parcel that only Outlook opens. If files are missing, please ask the sender to send "
    "them again as ordinary attachments."
)
_ENCRYPTED = "The message is encrypted; what it says can be read only in the program that received it."
_TOO_LONG = "The text is longer than is shown here; all of it is in the message itself."
_REMARKS = {
    "application/ms-tnef": _PARCEL,
    "application/vnd.ms-tnef": _PARCEL,
    "application/pkcs7-mime": _ENCRYPTED,
    "application/x-pkcs7-mime": _ENCRYPTED,
    "application/pgp-encrypted": _ENCRYPTED,
}


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Who wrote or received a message; either may be empty, not both."""

    name: str
    address: str

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name and self.address else self.name or self.address


NOBODY = Mailbox("", "")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a message. Its name is safe on every disk and the only one of its kind in the message."""

    name: str
    content_type: str
    content: bytes
    in_text: bool = False  # shown within the text, like the logo of a signature

    @property
    def is_message(self) -> bool:
        return self.content_type == MESSAGE_TYPE


@dataclass(frozen=True, slots=True)
class Message:
    """An email as the officer reads it. `remarks` are sentences on what is missing or could not be shown."""

    sent_at: datetime | None  # in UK local time
    sender: Mailbox  # NOBODY where it says none
    to: tuple[Mailbox, ...]
    cc: tuple[Mailbox, ...]
    subject: str
    text: str
    attachments: tuple[Attachment, ...]
    remarks: tuple[str, ...] = ()

    @property
    def sent_on(self) -> date | None:
        """The UK day on which it was sent."""
        return self.sent_at.date() if self.sent_at else None


def uk_time(moment: datetime) -> datetime | None:
    """An aware moment as clocks in the UK showed it; None where it is too far away to be meant."""
    try:
        local = moment.astimezone(UTC).astimezone(LONDON)
    except (OverflowError, ValueError):
        return None
    return local if EARLIEST_YEAR <= local.year <= LATEST_YEAR else None


def finished(name: str, message: Message) -> Message:
    """The message with tidy text, attachments told apart and remarks on them. `RuleBroken` where they are too many."""
    check_count(name, len(message.attachments))
    names = told_apart(attachment.name for attachment in message.attachments)
    attachments = tuple(replace(file, name=told) for file, told in zip(message.attachments, names, strict=True))
    text = tidy(message.text)
    remarks = [*message.remarks, *_remarks_on(attachments)]
    if len(text) > LONGEST_TEXT:
        text, remarks = text[:LONGEST_TEXT], [*remarks, _TOO_LONG]
    return replace(message, text=text, attachments=attachments, remarks=tuple(dict.fromkeys(remarks)))


def check_count(name: str, count: int) -> None:
    """Raises `RuleBroken` where a message carries more files than the program takes out of one."""
    if count > MOST_ATTACHMENTS:
        raise cannot_read(name, f"carries more than {MOST_ATTACHMENTS} files, too many to take out of one message")


def _remarks_on(attachments: Sequence[Attachment]) -> list[str]:
    found = [_REMARKS[file.content_type] for file in attachments if file.content_type in _REMARKS]
    return [*found, *(_PARCEL for file in attachments if file.name.casefold() == "winmail.dat")]

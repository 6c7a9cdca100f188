"""Reads an email that was dropped into a case, whichever program saved it."""

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.compound_file import MAGIC
from chc_desktop.exchange.email_message import read_email
from chc_desktop.exchange.limits import cannot_read, check_size
from chc_desktop.exchange.message_values import NOBODY, Attachment, Mailbox, Message
from chc_desktop.exchange.outlook_message import read_outlook

__all__ = ["NOBODY", "Attachment", "Mailbox", "Message", "read_message"]


def read_message(name: str, content: bytes) -> Message:
    """The message in a .eml or .msg file, told by its bytes.

    Raises `RuleBroken` with one sentence where it cannot be read or is more than the limits allow.
    """
    check_size(name, len(content))
    if not content.strip():
        raise cannot_read(name, "is empty")
    read = read_outlook if content.startswith(MAGIC) else read_email
    try:
        return read(name, content)
    except RuleBroken:
        raise
    except Exception as error:  # no fault of a file from outside may stop the program, foreseen or not
        raise cannot_read(name, "could not be read as a message, as it is damaged or was cut short") from error

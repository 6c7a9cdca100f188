"""Writes an email that is ready to be sent: a mail program opens it as a draft, with the letter attached."""

import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.file_names import safe_name, seen


@dataclass(frozen=True, slots=True)
class EmailDraft:
    """To whom (no address: the officer fills it in), what it says, and the letter that goes with it, a PDF."""

    to_name: str
    to_address: str
    subject: str
    body: str
    file_name: str
    content: bytes


def email_draft(draft: EmailDraft) -> bytes:
    """The draft as an .eml file, the same bytes for the same draft. It has no date and no sender yet.

    Nothing in a name can become a header of its own. Raises `RuleBroken` where the address is none.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if draft.to_address:
        message["To"] = _address(draft.to_name, draft.to_address)
    message["Subject"] = _line(draft.subject)
    message.set_content("\n".join(draft.body.splitlines()) + "\n", charset="utf-8", cte="quoted-printable")
    name = safe_name(draft.file_name, "letter.pdf")
    message.add_attachment(draft.content, maintype="application", subtype="pdf", filename=name)
    message.set_boundary(f"part-{sha256(draft.body.encode('utf-8', 'replace') + draft.content).hexdigest()[:32]}")
    return message.as_bytes()


def is_an_address(text: str) -> bool:
    """Whether an email can be sent there, as far as can be told from its look."""
    return len(text) <= _LONGEST and _AN_ADDRESS.fullmatch(text) is not None


def _address(name: str, address: str) -> Address:
    if not is_an_address(address):
        raise RuleBroken(
            f"“{_line(address)}” is no email address we can write to. Nothing was made and nothing was lost. Please "
            "mend it in the person’s details, on the page of the case."
        )
    return Address(display_name=_line(name), addr_spec=address)


def _line(text: str) -> str:
    """On one line, without what cannot be seen."""
    return " ".join(seen(text).split())[:_LONGEST]


_LONGEST = 254
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_AN_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]{{2,}}")

"""Reads a message as Outlook saves it: a file that ends in .msg."""

from chc_desktop.exchange import mail_headers as headers
from chc_desktop.exchange.compound_file import Damaged, Folder, open_folder
from chc_desktop.exchange.file_names import ending_of, safe_name
from chc_desktop.exchange.limits import DEEPEST, LONGEST_SUBJECT, cannot_read
from chc_desktop.exchange.message_values import (
    MESSAGE_TYPE,
    NOBODY,
    Attachment,
    Mailbox,
    Message,
    check_count,
    finished,
)
from chc_desktop.exchange.outlook_properties import PROPERTIES, Header, Properties, Tag
from chc_desktop.exchange.plain_text import decoded, from_html, header_text, tidy
from chc_desktop.exchange.written_email import as_email

_TO, _CC = 1, 2
_RECIPIENT, _ATTACHMENT, _EMBEDDED = "__recip_version1.0_#", "__attach_version1.0_#", "__substg1.0_3701000D"

_NO_FILE = "“{}” was sent as a link, or pasted in as part of another program; it is not among the files of the message."
_NO_TEXT = "The text of the message is kept in a form that only Outlook shows. Please open the message to read it."
_CUT_SHORT = "The end of some of what is in this message is missing: the file was damaged before it came here."


def read_outlook(name: str, content: bytes) -> Message:
    """The message in the bytes. Raises `RuleBroken` where they hold none, or more than the limits allow."""
    try:
        folder = open_folder(content)
    except Damaged as damaged:
        why = "holds more than this program takes apart" if damaged.too_much else "is damaged or was cut short"
        raise cannot_read(name, why) from None
    if PROPERTIES not in folder.streams:
        raise cannot_read(name, "is not a message, although it is of the kind that Outlook uses")
    return _message(name, folder, Header.MESSAGE, 1)


def _message(name: str, folder: Folder, header: Header, depth: int) -> Message:
    if depth > DEEPEST:
        raise cannot_read(name, f"has more than {DEEPEST} messages inside one another")
    said = Properties(folder, header)
    travelled = headers.travelled_with(said.text(Tag.HEADERS))
    sent_at, doubts = headers.settled(said.moment(Tag.SENT) or said.moment(Tag.DELIVERED), travelled.get("date"))
    text, unread = _text(said)
    files, left = _files(name, folder, said, depth)
    to, cc = _recipients(folder, said)
    return finished(
        name,
        Message(
            sent_at=sent_at,
            sender=_sender(said, travelled.get("from", "")),
            to=to or headers.mailboxes(travelled.get_all("to", [])),
            cc=cc or headers.mailboxes(travelled.get_all("cc", [])),
            subject=header_text(said.text(Tag.SUBJECT))[:LONGEST_SUBJECT],
            text=text,
            attachments=files,
            remarks=(*doubts, *unread, *left, *(_cut(folder) if depth == 1 else ())),
        ),
    )


def _cut(folder: Folder) -> tuple[str, ...]:
    return (_CUT_SHORT,) if any(one.cut_short for one in folder.below()) else ()


def _sender(said: Properties, written: str) -> Mailbox:
    """Who wrote it: for whom it was sent before who sent it, and an address of the internet before Exchange's own."""
    names = [said.text(tag) for tag in (Tag.SENT_FOR_NAME, Tag.SENDER_NAME)]
    addresses = [said.text(tag) for tag in (Tag.SENT_FOR_SMTP, Tag.SENT_FOR, Tag.SENDER_SMTP, Tag.SENDER)]
    name = next(filter(None, names), "")
    address = next((one for one in addresses if "@" in one), "")
    if not address and (travelled := headers.sender(written, "")) != NOBODY:
        return travelled
    return headers.mailbox(name, address)


def _recipients(folder: Folder, said: Properties) -> tuple[tuple[Mailbox, ...], tuple[Mailbox, ...]]:
    found: dict[int, list[Mailbox]] = {_TO: [], _CC: []}
    for one in folder.folders:
        if one.name.startswith(_RECIPIENT):
            person = Properties(one, Header.INNER, said.codepage)
            address = next((at for tag in (Tag.SMTP, Tag.ADDRESS) if "@" in (at := person.text(tag))), "")
            found.setdefault(person.number(Tag.RECIPIENT_KIND), []).append(
                headers.mailbox(person.text(Tag.DISPLAY_NAME), address)
            )
    to, cc = (tuple(dict.fromkeys(one for one in found[kind] if one != NOBODY)) for kind in (_TO, _CC))
    return to, cc


def _text(said: Properties) -> tuple[str, tuple[str, ...]]:
    if written := tidy(said.text(Tag.BODY, said.body_codepage)):
        return written, ()
    page = said.text(Tag.HTML, said.body_codepage) or decoded(said.content(Tag.HTML), said.body_codepage)
    if page:
        return from_html(page), ()
    return "", ((_NO_TEXT,) if said.content(Tag.RICH_TEXT) else ())


def _files(name: str, folder: Folder, said: Properties, depth: int) -> tuple[tuple[Attachment, ...], list[str]]:
    """The files that came with it, and a sentence for each that is named but not there."""
    folders = [one for one in folder.folders if one.name.startswith(_ATTACHMENT)]
    check_count(name, len(folders))
    files: list[Attachment] = []
    left: list[str] = []
    for one in folders:
        file = _file(name, one, Properties(one, Header.INNER, said.codepage), depth)
        if isinstance(file, str):
            left.append(_NO_FILE.format(file))
        else:
            files.append(file)
    return tuple(files), left


def _file(name: str, folder: Folder, said: Properties, depth: int) -> Attachment | str:
    """The file, or only its name where nothing of it is in the message."""
    names = [said.text(tag) for tag in (Tag.LONG_FILE_NAME, Tag.SHORT_FILE_NAME, Tag.DISPLAY_NAME)]
    told = next(filter(None, names), "")
    if nested := next((one for one in folder.folders if one.name.upper() == _EMBEDDED.upper()), None):
        if PROPERTIES not in nested.streams:
            return safe_name(told, "A drawing")
        return _nested(name, nested, told, depth)
    if not said.has_content(Tag.DATA):
        return safe_name(told, "A file")
    kind = headers.content_type(said.text(Tag.CONTENT_TYPE).strip())
    in_text = bool(said.text(Tag.CONTENT_ID)) and said.number(Tag.FLAGS) & 4 == 4
    return Attachment(safe_name(told, "attachment"), kind, said.content(Tag.DATA), in_text)


def _nested(name: str, folder: Folder, told: str, depth: int) -> Attachment:
    message = _message(name, folder, Header.EMBEDDED, depth + 1)
    known = told or message.subject or "message"
    safe = safe_name(known if ending_of(known) == "eml" else f"{known}.eml", "message.eml")
    return Attachment(safe, MESSAGE_TYPE, as_email(message))

"""Gathers what goes into a case file beside the record: letters issued, correspondence and papers, by date."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from chc_desktop.domain import words
from chc_desktop.domain.case_files.case_file import Item, ItemKind, Picture, Reading
from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.papers.events import Direction
from chc_desktop.exchange.file_names import safe_name
from chc_desktop.exchange.message import Mailbox, Message, read_message
from chc_desktop.exchange.paper import Kind
from chc_desktop.exchange.picture import as_sheets
from chc_desktop.exchange.plain_text import decoded
from chc_desktop.office.cases import CaseView
from chc_desktop.office.desk import Desk
from chc_desktop.office.issued_letters import Issued, issued_letters
from chc_desktop.office.paper_lines import PaperLine
from chc_desktop.office.papers import Papers
from chc_desktop.store.record_shelf import Document

_PICTURES = {Kind.PNG.value, Kind.JPEG.value, Kind.TIFF.value}
_MORE_PICTURES = {"GIF picture", "WebP picture"}
_AS_TEXT = "It is shown as text; the original is embedded."

Order = tuple[date, str, int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """An item and its place in the order. `paper` is its id as a paper, 0 for a letter of ours."""

    item: Item
    order: Order
    paper: int = 0
    came_with: int = 0
    kept_back: KeptBack = KeptBack.NOT
    file_kind: str = ""


def gathered(desk: Desk, view: CaseView) -> list[Found]:
    """Everything of the case and of the service request it grew from, oldest first; attachments after their email."""
    papers = Papers(desk)
    lines = [line for record in (view.case.request, view.case.id) if record for line in papers.of(record)]
    known = {line.digest for line in lines}
    issued = _issued(desk, view)
    found = [_letter(desk, document, issued.get(document.id)) for document in view.documents]
    found += [_paper(desk, line, known) for line in lines if line.has_file or not line.is_call]
    return sorted(found, key=lambda one: one.order)


def gathered_of_request(desk: Desk, request_id: int) -> list[Found]:
    """The correspondence and files of a service request, oldest first."""
    lines = Papers(desk).of(request_id)
    known = {line.digest for line in lines}
    found = [_paper(desk, line, known) for line in lines if line.has_file or not line.is_call]
    return sorted(found, key=lambda one: one.order)


def papers_kept_back(found: Sequence[Found]) -> dict[int, KeptBack]:
    """The papers a resident's copy leaves out, and why; what came with an email that stays out stays out too."""
    held = {one.paper: one.kept_back for one in found if one.kept_back}
    return held | {one.paper: held[one.came_with] for one in found if one.came_with in held}


def numbered(found: Iterable[Found]) -> Iterator[Item]:
    """The items in order; those that came with an email name its number."""
    numbers: dict[int, int] = {}
    for number, one in enumerate(found, 1):
        if one.paper:
            numbers[one.paper] = number
        email = numbers.get(one.came_with)
        yield replace(one.item, beneath=str(email)) if email else one.item


def _issued(desk: Desk, view: CaseView) -> Mapping[int, Issued]:
    """What the record says of each letter: a second extension is a new letter, not a new version of the first."""
    with desk.register.transaction() as shelves:
        return issued_letters(shelves.record.history(view.case.id), view.names)


def _letter(desk: Desk, document: Document, issued: Issued | None) -> Found:
    day = date.fromisoformat(document.dated)
    version = f", version {issued.version}" if issued and issued.version > 1 else ""
    item = Item(
        kind=ItemKind.PAGES,
        day=day,
        what=f"Letter sent{version}",
        title=document.title,
        name=safe_name(f"{document.title}.pdf", "letter.pdf"),
        digest=document.digest.hex(),
        content=_letter_of(desk, document.id),
        facts=(("Letter", document.title),),
        ours=True,
    )
    return Found(item, (day, "", 0, 0))


def _paper(desk: Desk, line: PaperLine, known: set[str]) -> Found:
    item = Item(
        kind=ItemKind.PAGES,
        day=line.happened_on,
        what=line.heading,
        title=line.subject or line.file_name,
        name=line.file_name,
        digest=line.digest,
        content=_file_of(desk, line.id) if line.has_file else lambda: b"",
        facts=tuple(_facts(line)),
        text="\n\n".join(filter(None, (line.note.strip(), line.text.strip()))),
    )
    order = line.happened_on, line.at, line.came_with or line.id, line.id
    return Found(_made_readable(item, line, known), order, line.id, line.came_with, line.kept_back, line.file_kind)


def _made_readable(item: Item, line: PaperLine, known: set[str]) -> Item:
    """How its bytes become words or pages."""
    if not line.has_file:
        return replace(item, kind=ItemKind.WORDS)
    if line.file_kind == Kind.EMAIL:
        return replace(item, kind=ItemKind.WORDS, reading=lambda content: _email(item, content, known))
    if line.file_kind == Kind.TEXT:
        return replace(item, kind=ItemKind.WORDS, reading=lambda content: _text(item, content))
    if line.file_kind in _PICTURES or line.file_what in _MORE_PICTURES:
        return replace(item, pictures=lambda content: _pictures(item.name, content))
    return item


def _facts(line: PaperLine) -> Iterator[tuple[str, str]]:
    towards = {Direction.IN: "From", Direction.OUT: "To", Direction.INTERNAL: "With"}[line.direction]
    known = {
        towards: line.with_whom,
        "How": line.way.words,
        "When": line.when,
        "Dealt with by": line.dealt_with,
        "Note": line.note,
    }
    yield from ((label, said) for label, said in known.items() if said.strip())


def _email(item: Item, content: bytes, known: set[str]) -> Reading:
    message = read_message(item.name, content)
    facts = tuple((label, said) for label, said in _headers(message) if said)
    lost = [file.name for file in message.attachments if sha256(file.content).hexdigest() not in known]
    notes = list(message.remarks)
    if lost:
        named = words.listed([f"“{name}”" for name in lost])
        notes.append(f"What came with it and is not kept by itself ({named}) is in the original, which is embedded.")
    note = dict(item.facts).get("Note", "")
    return Reading((*facts, *((("Note", note),) if note else ())), message.text, tuple(notes))


def _headers(message: Message) -> Iterator[tuple[str, str]]:
    yield "From", str(message.sender)
    yield "To", _people(message.to)
    yield "Cc", _people(message.cc)
    if message.sent_at:
        yield "Sent", f"{words.day(message.sent_at.date())} {words.clock(message.sent_at)}"
    yield "Subject", message.subject
    yield "With it", ", ".join(file.name for file in message.attachments)


def _people(people: tuple[Mailbox, ...]) -> str:
    return "; ".join(str(one) for one in people)


def _text(item: Item, content: bytes) -> Reading:
    return Reading(item.facts, decoded(content), (_AS_TEXT,))


def _pictures(name: str, content: bytes) -> Iterator[Picture]:
    for jpeg, width, height in as_sheets(name, content):
        yield Picture(jpeg, width, height)


def _letter_of(desk: Desk, document_id: int) -> Callable[[], bytes | None]:
    def read() -> bytes | None:
        with desk.register.transaction() as shelves:
            return shelves.record.document_bytes(document_id)

    return read


def _file_of(desk: Desk, paper_id: int) -> Callable[[], bytes | None]:
    def read() -> bytes | None:
        with desk.register.transaction() as shelves:
            return shelves.papers.content(paper_id)

    return read

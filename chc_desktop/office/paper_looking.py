"""Understands files before they are kept: what each is, what an email says, and whether the case has it already."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import OWN_PEOPLE, Person
from chc_desktop.domain.finding.folding import fold
from chc_desktop.domain.papers.events import Direction
from chc_desktop.domain.papers.paper import Paper
from chc_desktop.exchange.file_names import ending_of, safe_name, shown_name
from chc_desktop.exchange.limits import check_size
from chc_desktop.exchange.message_values import NOBODY, Attachment, Mailbox, Message
from chc_desktop.exchange.paper import Kind, kind_of
from chc_desktop.office.desk import Desk
from chc_desktop.office.paper_ledger import papers_of
from chc_desktop.store.transaction import Transaction

MOST_AT_ONCE = 200
"""Files that are added in one go."""

MOST_BYTES = 250 * 1024 * 1024
"""Of all files that are added in one go: they are held in memory until the officer has said what they are."""

_SMALL_PICTURE = 16 * 1024
_TELLS_NOTHING = {"Plain text", "File of another kind"}
_TEXT_ENDINGS = {"txt", "log", "md"}


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was chosen, dropped or pasted: where it lies, or its bytes where it lies nowhere."""

    name: str
    path: Path | None = None
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What helps to understand a file: who writes from which address, and which files the case has.

    `people` are ids by address, those of the case before others who share one; `own` the landlord’s addresses; `there`
    what the case has by SHA-256; `names` ids of those of the case by their folded name, where only one is called so.
    """

    person: int
    people: Mapping[str, int]
    own: frozenset[str]
    there: Mapping[str, str]
    names: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LookedFile:
    """A file as it was understood. `there` says where the case has it already, `remarks` what to know of it."""

    name: str
    content: bytes
    kind: Kind
    what: str
    digest: str
    remarks: tuple[str, ...] = ()
    there: str = ""
    minor: bool = False
    """Such as the small picture of a logo under an email."""

    @property
    def size(self) -> int:
        return len(self.content)


@dataclass(frozen=True, slots=True)
class LookedEmail:
    """An email as it was understood. `person` is who it was with, by id; 0 where no address is known."""

    file: LookedFile
    message: Message
    direction: Direction
    person: int
    with_whom: str
    attachments: tuple[LookedFile, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """Everything that can be kept, and a sentence for each that cannot."""

    emails: tuple[LookedEmail, ...] = ()
    files: tuple[LookedFile, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.emails and not self.files


def surroundings(desk: Desk, record_id: int) -> Surroundings:
    """What is known around a complaint or a service request."""
    with desk.register.transaction() as shelves:
        organisation = shelves.facts.organisation()
        addresses = shelves.facts.email_addresses()
        papers = papers_of(shelves, record_id)
        own = {email for _person, email, role in addresses if role in OWN_PEOPLE}
        ids = people_of(desk, shelves, record_id)
        here = [shelves.facts.person(person) for person in reversed(ids)]
        return Surroundings(
            person=ids[0],
            people={
                email.strip().casefold(): person
                for person, email in (
                    *((person, email) for person, email, _role in addresses),
                    *((person.id, person.email) for person in here if person.email.strip()),
                )
            },
            own=frozenset(_addresses([*own, organisation.email if organisation else ""])),
            there={paper.said.digest: _there(paper) for paper in papers if paper.said.has_file and paper.is_kept},
            names=_called_alone(here),
        )


def look(
    sources: Sequence[Source], around: Surroundings, tick: Callable[[float], object] = lambda _share: None
) -> Understood:
    """Read and understand files; nothing is kept. `tick` is told how far it is, from 0 to 1."""
    if len(sources) > MOST_AT_ONCE:
        return Understood(refused=(f"More than {MOST_AT_ONCE} files at once are too many. {_IN_TWO_GOES}",))
    emails, files, refused = [], [], []
    room, seen = MOST_BYTES, dict(around.there)
    for number, source in enumerate(sources):
        tick(number / len(sources))
        try:
            content = _read(source, room)
            room -= len(content)
            found = _understood(safe_name(source.name), content, replace(around, there=seen))
        except RuleBroken as broken:
            refused.append(str(broken))
            continue
        if isinstance(found, LookedEmail):
            emails.append(found)
        else:
            files.append(found)
        seen[sha256(content).hexdigest()] = "among the files just chosen"
    return Understood(tuple(emails), tuple(files), tuple(refused))


_IN_TWO_GOES = "Nothing was added. Please add them in two goes."


def _read(source: Source, room: int) -> bytes:
    """The bytes of a file, refused in a sentence where it is too large or cannot be read."""
    content = _read_path(source.name, source.path, room) if source.path else source.content
    check_size(source.name, len(content))
    _check_room(len(content), room)
    if not content:
        raise RuleBroken(f"“{shown_name(source.name)}” is empty, so there is nothing to keep. It was not added.")
    return content


def _read_path(name: str, path: Path, room: int) -> bytes:
    if path.is_dir():
        raise RuleBroken(f"“{shown_name(name)}” is a folder. It was not added. Please choose the files in it.")
    try:
        size = path.stat().st_size
        check_size(name, size)
        _check_room(size, room)
        return path.read_bytes()
    except OSError as error:
        raise RuleBroken(
            f"“{shown_name(name)}” could not be read ({error.strerror or 'it is not there'}). It was not added. Please "
            "check that it is still there and not open in another program, and try again."
        ) from error


def _check_room(size: int, room: int) -> None:
    if size > room:
        raise RuleBroken(f"All of these files together are more than {MOST_BYTES // 1024 // 1024} MB. {_IN_TWO_GOES}")


def _understood(name: str, content: bytes, around: Surroundings) -> LookedEmail | LookedFile:
    file = _file(name, content, around)
    if not _may_be_email(file):
        return file
    from chc_desktop.exchange.message import read_message  # only for an email

    try:
        message = read_message(name, content)
    except RuleBroken as broken:
        return replace(file, remarks=(*file.remarks, str(broken)))
    direction, person, with_whom = _with_whom(message, around)
    attachments = tuple(_attached(each, around) for each in message.attachments if each.content)
    return LookedEmail(file, message, direction, person, with_whom, attachments)


def _may_be_email(file: LookedFile) -> bool:
    """Told by its bytes; where they tell nothing, by its name."""
    ending = ending_of(file.name)
    if file.kind is Kind.EMAIL:
        return ending not in _TEXT_ENDINGS
    return ending == "eml" and file.what in _TELLS_NOTHING


def _file(name: str, content: bytes, around: Surroundings) -> LookedFile:
    told, digest = kind_of(name, content), sha256(content).hexdigest()
    remarks = tuple(filter(None, (told.misnamed, told.warning)))
    return LookedFile(name, content, told.kind, told.title, digest, remarks, around.there.get(digest, ""))


def _attached(attachment: Attachment, around: Surroundings) -> LookedFile:
    found = _file(attachment.name, attachment.content, around)
    return replace(found, minor=attachment.in_text and found.size < _SMALL_PICTURE)


def _with_whom(message: Message, around: Surroundings) -> tuple[Direction, int, str]:
    """Which way an email went, and with whom: by address, or by name among those of the case."""
    sent = message.sender.address.casefold() in around.own
    others = [*message.to, *message.cc] if sent else [message.sender]
    known = next((person for box in others if (person := around.people.get(box.address.casefold()))), 0)
    if not known and not sent:
        known = around.names.get(fold(message.sender.name), 0)
    named = next((box for box in others if box != NOBODY), Mailbox("", ""))
    return Direction.OUT if sent else Direction.IN, known, "" if known else str(named)


def person_of(desk: Desk, shelves: Transaction, record_id: int) -> int:
    """Whoever complains, or asks for something."""
    from chc_desktop.office import request_projections

    if shelves.record.is_request(record_id):
        return request_projections.request(shelves, record_id).person
    return desk.case(shelves, record_id).complainant


def people_of(desk: Desk, shelves: Transaction, record_id: int) -> tuple[int, ...]:
    """Everybody who has to do with it, whoever complains or asks first."""
    first = person_of(desk, shelves, record_id)
    others = () if shelves.record.is_request(record_id) else desk.case(shelves, record_id).parties.findable
    return tuple(dict.fromkeys((first, *others)))


def _called_alone(people: Iterable[Person]) -> dict[str, int]:
    """Those nobody else here is called like, by their folded name."""
    by_name: dict[str, set[int]] = {}
    for person in people:
        for name in (person.name, *person.other_names.splitlines()):
            by_name.setdefault(fold(name), set()).add(person.id)
    return {name: min(ids) for name, ids in by_name.items() if name and len(ids) == 1}


def _there(paper: Paper) -> str:
    return f"“{paper.said.subject}” of {words.day(paper.said.happened_on)}"


def _addresses(written: Iterable[str]) -> set[str]:
    return {address.strip().casefold() for address in written if address.strip()}

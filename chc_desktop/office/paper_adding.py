"""Adding correspondence and files to a complaint or a service request: what is given, and how it is kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.papers.events import LONGEST_SUBJECT, LONGEST_TEXT, Corresponded, Direction, Way
from chc_desktop.exchange.file_names import safe_name
from chc_desktop.exchange.limits import check_size
from chc_desktop.exchange.paper import kind_of
from chc_desktop.office.paper_ledger import Ledger
from chc_desktop.store.transaction import Transaction

Tick = Callable[[int], object]
"""Told how many more bytes were written. What it raises undoes them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaper:
    """A letter, call, email or file to be added. `content` is None where there is no file.

    `person` is an id, or 0 and `with_whom` in words. `at` is the UK time (“14:05”), empty where unknown; `minutes` how
    long a call took. `enclosed` are files that came with it; they take its date, way and people. `keep_address` is to
    be kept as the email address of the person, who has none yet.
    """

    happened_on: date
    direction: Direction
    way: Way
    subject: str
    person: int = 0
    with_whom: str = ""
    done_by: int = 0
    note: str = ""
    text: str = ""
    at: str = ""
    minutes: int = 0
    file_name: str = ""
    content: bytes | None = None
    enclosed: "tuple[Enclosed, ...]" = ()
    kept_back: KeptBack = KeptBack.NOT
    keep_address: str = ""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that came with an email."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Added:
    """The ids of what was added, in order, and the names of files that were there already and so were left out."""

    ids: tuple[int, ...]
    doubled: tuple[str, ...]


class Adding:
    """Adds papers one after the other to one record."""

    def __init__(self, shelves: Transaction, record_id: int, ledger: Ledger, tick: Tick) -> None:
        self._shelves, self._record_id, self._ledger, self._tick = shelves, record_id, ledger, tick
        self.ids: list[int] = []
        self.doubled: list[str] = []

    def add(self, new: NewPaper) -> None:
        """Add one, and what came with it."""
        number = self._add_one(_entry(new), new.content)
        for enclosed in new.enclosed:
            subject, text = _said_of(enclosed)
            event = replace(_entry(new), subject=subject, text=text, note="", minutes=0, came_with=number)
            self._add_one(_with_file(event, enclosed.name, enclosed.content), enclosed.content)

    def finish(self) -> None:
        """Bring the complaint or request up to date, once all of them are there."""
        if self.ids:
            self._ledger.close()

    def _add_one(self, event: Corresponded, content: bytes | None) -> int:
        """Write the entry and keep its file; the number of the entry, of the earlier one where the file is there."""
        if content is None:
            return self._written(event)
        check_size(event.file_name, len(content))
        there = [each.id for each in self._ledger.papers if each.is_kept and each.said.digest == event.digest]
        if there:
            self.doubled.append(event.file_name)
            return there[0]
        number = self._written(event)
        self._shelves.papers.keep(number, self._record_id, content, self._tick)
        return number

    def _written(self, event: Corresponded) -> int:
        number = self._ledger.write(event)
        self.ids.append(number)
        return number


def _entry(new: NewPaper) -> Corresponded:
    said = Corresponded(
        happened_on=new.happened_on,
        done_by=new.done_by,
        direction=new.direction,
        way=new.way,
        subject=new.subject.strip(),
        person=new.person,
        with_whom=new.with_whom.strip(),
        note=new.note.strip(),
        text=new.text[:LONGEST_TEXT] if new.content is not None else new.text.strip(),
        at=new.at,
        minutes=new.minutes,
        kept_back=new.kept_back,
    )
    return said if new.content is None else _with_file(said, new.file_name, new.content)


def _said_of(enclosed: Enclosed) -> tuple[str, str]:
    """The subject and words of what came with an email; of an email its own, so that it is found by them."""
    from chc_desktop.exchange.attached_email import attached_email  # only where something came with an email

    email = attached_email(enclosed.name, enclosed.content)
    subject = email.subject.strip()[:LONGEST_SUBJECT] or safe_name(enclosed.name)
    return subject, email.text[:LONGEST_TEXT]


def _with_file(said: Corresponded, name: str, content: bytes) -> Corresponded:
    """The entry with what it says of its file: what it is, told by its bytes, and their SHA-256."""
    told = kind_of(name, content)
    return replace(
        said,
        file_name=safe_name(name),
        file_kind=told.kind.value,
        file_what=told.title,
        file_size=len(content),
        digest=sha256(content).hexdigest(),
    )

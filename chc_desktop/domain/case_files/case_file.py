"""The case file: what goes into one case as one document, for whom, and what stays out of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.domain.page import Block, FormPage


class ForWhom(StrEnum):
    """Who is to read the case file."""

    OMBUDSMAN = "ombudsman"
    RESIDENT = "resident"

    def called(self, person: str) -> str:
        """“the Ombudsman”, or whoever complained, in the word of the case’s Code."""
        return "the Ombudsman" if self is ForWhom.OMBUDSMAN else f"the {person}"

    @property
    def has_everything(self) -> bool:
        """Whether internal notes and legal advice are in it."""
        return self is ForWhom.OMBUDSMAN


@dataclass(frozen=True, slots=True)
class Choices:
    """For whom, and from which day to which; open ends take everything."""

    for_whom: ForWhom = ForWhom.OMBUDSMAN
    first: date | None = None
    last: date | None = None

    def takes(self, day: date) -> bool:
        """Whether something of that day is in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class ItemKind(StrEnum):
    """How an item stands in the case file: as pages of its own, or as words on ours."""

    PAGES = "pages"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing in the case file, its bytes had on demand (None: they were erased).

    `facts` are what is known of it, each a label and what it says; `text` is what was written. `reading`, where
    there is one, makes more of the bytes, or raises `RuleBroken`. `beneath` says of
    which item it came as an attachment, empty otherwise. `ours` is true of a document this program made. `pictures` is
    given for a picture: it makes pages of the bytes, or raises `RuleBroken`.
    """

    kind: ItemKind
    day: date
    what: str
    title: str
    name: str
    digest: str
    content: Callable[[], bytes | None]
    facts: tuple[tuple[str, str], ...] = ()
    text: str = ""
    beneath: str = ""
    ours: bool = False
    reading: "Callable[[bytes], Reading] | None" = None
    pictures: "Callable[[bytes], Iterator[Picture]] | None" = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the bytes of an email or a text say: its facts and words, and sentences on what they do not show.

    Where they do not show everything, the original is embedded as well.
    """

    facts: tuple[tuple[str, str], ...]
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """One page of a picture as JPEG bytes, the right way up, with its size in dots."""

    jpeg: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not in the case file, and why."""

    day: date
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class CaseFilePage:
    """Everything a case file is made of: what its cover says, the printed record, the items in their order."""

    reference: str
    title: str
    organisation: str
    cover: tuple[Block, ...]
    left_out: tuple[LeftOut, ...]
    record: FormPage
    items: tuple[Item, ...]
    dated: date
    about_record: str = "The record: dates and how each was worked out, and every entry"

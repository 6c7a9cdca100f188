"""What a printed page is made of: plain values that say what stands on it, never how it is drawn.

`office` builds these from a case, `documents` draws them. All text is plain text: nothing a person
typed is ever markup.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from chc_desktop.domain.letters.form import USUAL_FORM, Form


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a document. `level` 1 is the document's own title, 2 a part of it."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """Text as the officer typed it: a blank line parts paragraphs, lines that begin with "- " make a list."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered list. Each item is a bold lead ("Upheld") and the text after it; either may be empty."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading row that is repeated on each page. Every row has one cell a heading.

    `widths` are shares of the page's width, one a column, and need not add up to one.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A place in a draft where a required part is still to be written; printed marked, never in an issued letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to know first, each with what it goes by: “Approved”, “on 20 November 2026”."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a cell: its text, and the name it stands under (“Reason”); the first of a cell may have none.

    `strong` is what the eye looks for, such as yes or no.
    """

    text: str
    name: str = ""
    strong: bool = False


Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """A table of answers, each cell in parts. The first column heads its rows; `caption` says what the table holds."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Parts, ...], ...]
    widths: tuple[float, ...]

    @property
    def has_row_headings(self) -> bool:
        """Whether the first cells are short enough to be said again with every other cell of their row, read aloud."""
        return all(len(row[0]) == 1 for row in self.rows)


Block = Heading | Text | Numbered | Table | Missing | Facts | Answers


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: the organisation, its address, how to reach it, and perhaps its logo (PNG or JPEG bytes)."""

    name: str
    address: tuple[str, ...]
    contact: tuple[str, ...] = ()
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One letter, ready to be drawn, in the form that suits whoever reads it."""

    letterhead: Letterhead
    recipient: tuple[str, ...]
    dated: date
    reference: str
    salutation: str
    title: str
    blocks: tuple[Block, ...]
    closing: str
    signature: tuple[str, ...]
    draft: bool
    form: Form = USUAL_FORM


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list to print: what there is to say about it, then one long table. `widths` are in characters."""

    title: str
    organisation: str
    about: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form in columns, such as the self-assessment: introduction, then sections of blocks, usually one table each.

    `draft` says what is written across each page, empty when the form is final; `dated` is the day it bears, if any.
    """

    title: str
    organisation: str
    introduction: tuple[Block, ...]
    sections: tuple[tuple[Block, ...], ...]
    draft: str = ""
    dated: date | None = None


def texts_of(value: object) -> Iterator[str]:
    """Every text in a value made of dataclasses and tuples."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from texts_of(getattr(value, part.name))

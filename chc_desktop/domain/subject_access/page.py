"""What the first pages of an export say, and the list of others who are named in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chc_desktop.domain import words
from chc_desktop.domain.page import Block, Heading, Table, Text
from chc_desktop.domain.redacting.places import Offer, spans

TITLE = "Everything we hold about you"
LOOK_FIRST = "Look first: others who are named"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the export: what it is, how many pages it has, and on which it begins (0: not known yet)."""

    what: str
    pages: int = 0
    begins: int = 0


@dataclass(frozen=True, slots=True)
class Export:
    """All that is said before the parts. `files` are names of files beside; `elsewhere` are cases of others."""

    organisation: str
    dated: str
    person: str
    details: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    files: tuple[str, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """Somebody else who is named: by which words, and where."""

    words: str
    where: str


def first_pages(export: Export) -> tuple[Block, ...]:
    """Who it is about, what is known of them, and the index."""
    return (
        Heading(TITLE, 1),
        Text(f"{export.organisation}\nFor {export.person}, as it stood on {export.dated}"),
        Heading("What is known of you"),
        Table(("About", "What we have"), export.details, (1, 2.4)),
        Heading("What is in this document"),
        _table(("What", "From page"), [(part.what, str(part.begins)) for part in export.parts], (4, 1))
        or Text("There is no complaint and no request of yours."),
        Heading("Files that come with it"),
        Text("\n".join(f"- {name}" for name in export.files) or "There are none."),
        *_others(export.elsewhere),
    )


def look_first(flags: Sequence[Flag], by_hand: Sequence[str]) -> tuple[Block, ...]:
    """The list for whoever sends it: never for the person."""
    return (
        Heading(LOOK_FIRST, 1),
        Text(
            "This page is for you and is not to be sent. It lists names of others, known to the register, that stand "
            "in what you are about to give away. Somebody may have a copy of what is about them; what is about others "
            "in it has to be weighed, and often taken out. Make a redacted copy where that is so."
        ),
        Heading("Names that were found"),
        _table(("Words", "Where"), [(flag.words, flag.where) for flag in flags], (1, 2.4)) or Text("None was found."),
        Heading("To be looked through by hand"),
        Text("\n".join(f"- {each}" for each in by_hand) or "Nothing: every page has words that could be read."),
    )


def flagged(pages: Sequence[str], offers: Iterable[Offer], where: str = "") -> tuple[Flag, ...]:
    """Where others are named on these pages: “pages 3 and 7”; in `where`, if that is a file of its own."""
    return tuple(Flag(each.words, _places(pages, each.words, where)) for each in offers if each.taken_out)


def together(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Each name once, with everywhere it stands."""
    found: dict[str, list[str]] = {}
    for flag in flags:
        found.setdefault(flag.words, []).append(flag.where)
    return tuple(Flag(name, "; ".join(found[name])) for name in sorted(found))


def begun(parts: Sequence[Part], first: int) -> tuple[Part, ...]:
    """The parts with the page each begins on, after so many first pages."""
    page, found = first + 1, []
    for part in parts:
        found.append(Part(part.what, part.pages, page))
        page += part.pages
    return tuple(found)


def request_pages(title: str, facts: Mapping[str, str], lines: Sequence[tuple[str, str, str]]) -> tuple[Block, ...]:
    """A service request: what it is, and every entry of its record."""
    known = [(what, text) for what, text in facts.items() if text.strip()]
    return (
        Heading(title, 1),
        Table(("About", "What we have"), tuple(known), (1, 2.4)),
        Heading("Its record"),
        Table(("Day", "What", "Detail"), tuple(lines), (1.2, 1.8, 3)),
    )


def _places(pages: Sequence[str], name: str, where: str) -> str:
    numbers = sorted({span.page + 1 for span in spans(pages, [name])})
    said = words.listed([str(number) for number in numbers])
    on = f"page{'s' if len(numbers) > 1 else ''} {said}"
    return f"{where}, {on}" if where else on


def _others(elsewhere: Sequence[str]) -> tuple[Block, ...]:
    if not elsewhere:
        return ()
    return Heading("Where else you are named"), Text("\n".join(f"- {each}" for each in elsewhere))


def _table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[float, ...]) -> Block | None:
    return Table(headings, tuple(rows), widths) if rows else None

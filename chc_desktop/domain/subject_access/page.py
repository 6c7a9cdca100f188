"""What the pages of an export say: the first ones, the passages to be weighed, and the list for whoever sends it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from chc_desktop.domain.page import Block, Heading, Table, Text
from chc_desktop.domain.subject_access.others import Flag
from chc_desktop.domain.subject_access.passages import Passage

TITLE = "Everything we hold about you"
ELSEWHERE = "Where else you are named"
LOOK_FIRST = "Look first: others who are named"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the export: what it is, and on which page it begins (0: not known yet)."""

    what: str
    begins: int = 0


@dataclass(frozen=True, slots=True)
class Export:
    """All that is said before the parts. `former` is what was known before: what, what it was, until when.

    `given` are the days on which it was put together before, `files` names of files beside; `weighs` is whether there
    is more, which has to be weighed first.
    """

    organisation: str
    dated: str
    person: str
    details: tuple[tuple[str, str], ...]
    former: tuple[tuple[str, str, str], ...]
    given: tuple[str, ...]
    parts: tuple[Part, ...]
    files: tuple[str, ...]
    weighs: bool


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """What whoever sends it has to look at: others who are named, passages to weigh, and what no program can judge.

    `given` is each time it was made before: the day, by whom, and the SHA-256 of its document.
    """

    flags: tuple[Flag, ...]
    passages: tuple[Passage, ...]
    by_hand: tuple[str, ...]
    given: tuple[tuple[str, str, str], ...] = ()


def first_pages(export: Export) -> tuple[Block, ...]:
    """Who it is about, what is and was known of them, and the index."""
    return (
        Heading(TITLE, 1),
        Text(f"{export.organisation}\nFor {export.person}, as it stood on {export.dated}"),
        Heading("What is known of you"),
        Table(("About", "What we have"), export.details, (1, 2.4)),
        *_section("What was known of you before", ("About", "What we had", "Until"), export.former, (1, 1.7, 0.7)),
        Heading("What is in this document"),
        _table(("What", "From page"), [(part.what, str(part.begins or "…")) for part in export.parts], (4, 1))
        or Text("There is no complaint and no request of yours."),
        Heading("Files that come with it"),
        Text(_listed(export.files) or "There are none."),
        *_list("When this was put together for you before", export.given),
        *_weighed(export.weighs),
    )


def elsewhere(organisation: str, dated: str, person: str, passages: Sequence[Passage]) -> tuple[Block, ...]:
    """The passages, each with its number: for the person, once each was weighed."""
    numbered = list(enumerate(passages, 1))
    blocks: list[Block] = [
        Heading(ELSEWHERE, 1),
        Text(f"{organisation}\nFor {person}, as it stood on {dated}"),
        Text("Passages in which you are named, or which are about you, beside your complaints and requests."),
    ]
    for group, found in groupby(numbered, key=lambda each: each[1].group):
        rows = tuple((str(number), passage.when, passage.text) for number, passage in found)
        blocks += [Heading(group.words), Table(("Passage", "When", "What it says"), rows, (0.7, 1, 3.3))]
    return tuple(blocks)


def look_first(found: ToLookAt) -> tuple[Block, ...]:
    """The list for whoever sends it: never for the person."""
    return (
        Heading(LOOK_FIRST, 1),
        Text(
            "This page is for you and is not to be sent. It lists names and details of others that stand in what you "
            "are about to give away. Somebody may have a copy of what is about them; what is about others in it has "
            "to be weighed, and often taken out. Make a redacted copy where that is so."
        ),
        Heading("Others in it"),
        _table(("Words", "Where"), [(flag.words, flag.where) for flag in found.flags], (1, 2.4))
        or Text("Nobody was found."),
        *_passages(found.passages),
        Heading("To be looked through by hand"),
        Text(_listed(found.by_hand) or "Nothing: every page has words that could be read."),
        *_section("Put together before", ("When", "By whom", "SHA-256 of Everything.pdf"), found.given, (1, 1, 2.6)),
    )


def _passages(passages: Sequence[Passage]) -> tuple[Block, ...]:
    if not passages:
        return ()
    rows = tuple((str(number), each.stands) for number, each in enumerate(passages, 1))
    said = (
        f"They are in the folder “To be weighed”, numbered as in “{ELSEWHERE}”. Each may be about the person and about "
        "somebody else: send what is about the person, without what would tell of others."
    )
    return Heading("Passages to be weighed"), Text(said), Table(("Passage", "Where it stands"), rows, (0.7, 4.3))


def _weighed(weighs: bool) -> tuple[Block, ...]:
    said = (
        "What we wrote among ourselves, and what is said of you in other records, is not in this document: it may be "
        "about others too, and is weighed first."
    )
    return (Heading("What is not in this document"), Text(said)) if weighs else ()


def _section(
    title: str, headings: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[float, ...]
) -> Iterable[Block]:
    table = _table(headings, rows, widths)
    return (Heading(title), table) if table else ()


def _list(title: str, lines: Sequence[str]) -> Iterable[Block]:
    return (Heading(title), Text(_listed(lines))) if lines else ()


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {' '.join(line.split())}" for line in lines)


def _table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[float, ...]) -> Block | None:
    return Table(headings, tuple(rows), widths) if rows else None

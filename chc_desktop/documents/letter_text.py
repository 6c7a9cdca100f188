"""A letter as plain text, for an email or a braille service: every word of the page, in the order it is read.

A paragraph is one line, however long, so that whoever sets it anew breaks it where they need to. Lines end as
Windows ends them.
"""

from collections.abc import Iterator

from chc_desktop.documents.written import Bullets, runs_on, written
from chc_desktop.domain.letters.in_words import listed
from chc_desktop.domain.page import Block, Heading, LetterPage, Missing, Numbered, Table, Text
from chc_desktop.domain.words import letter_day


def letter_text(page: LetterPage) -> str:
    """The letter as plain text. A draft begins with DRAFT and has its gaps in square brackets."""
    parts = ("\n".join(line.rstrip() for line in part.splitlines()) for part in _parts(page) if part.strip())
    return "\n\n".join(parts).replace("\n", "\r\n") + "\r\n"


def _parts(page: LetterPage) -> Iterator[str]:
    """What stands apart, with an empty line between each and the next."""
    head = page.letterhead
    if page.draft:
        yield "DRAFT"
    yield "\n".join((head.name, *head.address, *head.contact))
    yield "\n".join(page.recipient)
    yield "\n".join(filter(None, (letter_day(page.dated), page.reference and f"Our reference: {page.reference}")))
    yield page.salutation
    yield page.title
    for block in page.blocks:
        yield from _block(block)
    yield page.closing
    yield "\n".join(page.signature)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield text
        case Text(text):
            yield from _flowing(text)
        case Numbered(items):
            yield "\n".join(_item(number, *item) for number, item in enumerate(items, start=1))
        case Table():
            yield from _flowing(listed(block).text)
        case Missing(text):
            yield f"[{text}]"


def _flowing(text: str) -> Iterator[str]:
    for part in written(text):
        match part:
            case Bullets(items):
                yield "\n".join(f"- {_in_a_line(item)}" for item in items)
            case paragraph:
                yield paragraph.text


def _item(number: int, lead: str, text: str) -> str:
    said = "\n".join(_flowing(text))
    return f"{number}. {(' ' if runs_on(lead) else chr(10)).join(part for part in (lead, said) if part.strip())}"


def _in_a_line(item: str) -> str:
    first, *others = item.splitlines() or [""]
    for line in filter(None, map(str.strip, others)):
        first = f"{first}{' ' if runs_on(first) else '; '}{line}"
    return first

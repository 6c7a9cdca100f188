"""A letter as a script to be read aloud: what each part is, then its words as they are said, to the very end."""

from collections.abc import Iterator

from chc_desktop.documents.written import Bullets, written
from chc_desktop.domain import words
from chc_desktop.domain.letters.in_words import listed
from chc_desktop.domain.letters.spoken import day_said, said, spelled
from chc_desktop.domain.page import Block, Heading, LetterPage, Missing, Numbered, Table, Text


def letter_script(page: LetterPage) -> str:
    """The script, one line a paragraph, as Windows ends lines. A draft says so first."""
    return "\r\n\r\n".join(_Script(page.reference).lines(page)) + "\r\n"


class _Script:
    """The lines of a letter; the reference of its case is spelled wherever it stands."""

    def __init__(self, reference: str) -> None:
        self._reference = reference

    def lines(self, page: LetterPage) -> Iterator[str]:
        head = page.letterhead
        if page.draft:
            yield "This is a draft."
        yield from self._about("Letter from", (head.name, *head.address))
        yield from self._about("How to reach us", head.contact)
        yield from self._about("To", page.recipient)
        yield f"Date: {day_said(page.dated.day, words.month(page.dated), page.dated.year)}."
        if page.reference.strip():
            yield f"Our reference: {spelled(page.reference)}."
        yield from self._about("Title", (page.title,))
        yield from self._paragraph(page.salutation)
        for block in page.blocks:
            yield from self._block(block)
        yield from self._paragraph(page.closing)
        yield from self._about("Signed", page.signature)
        yield "End of letter."

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(text):
                yield from self._about("Heading", (text,))
            case Text(text):
                yield from self._flowing(text)
            case Numbered(items):
                for number, (lead, text) in enumerate(items, start=1):
                    first, *others = [*self._flowing(text), ""]
                    yield _stopped(f"Number {number}: {self._stopped(lead)} {first}".strip())
                    yield from filter(None, others)
            case Table():
                yield from self._flowing(listed(block).text)
            case Missing(text):
                yield f"Missing: {self._stopped(text)}"

    def _flowing(self, text: str) -> Iterator[str]:
        for part in written(text):
            match part:
                case Bullets(items):
                    yield f"List of {words.count(len(items), 'item')}."
                    for number, item in enumerate(items, start=1):
                        yield f"Item {number}: {self._stopped('. '.join(item.splitlines()))}"
                    yield "End of list."
                case paragraph:
                    yield from self._paragraph(paragraph.text)

    def _about(self, what: str, lines: tuple[str, ...]) -> Iterator[str]:
        """“To: Mrs Bowen. Cottage 3.”"""
        told = [self._stopped(line) for line in lines if line.strip()]
        if told:
            yield f"{what}: {' '.join(told)}"

    def _paragraph(self, text: str) -> Iterator[str]:
        told = " ".join(line for line in (self._said(line) for line in text.splitlines()) if line)
        if told:
            yield _stopped(told)

    def _stopped(self, text: str) -> str:
        told = self._said(text)
        return _stopped(told) if told else ""

    def _said(self, text: str) -> str:
        return " ".join(said(text, self._reference).split())


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?", ":")) else f"{text.rstrip(',;')}."

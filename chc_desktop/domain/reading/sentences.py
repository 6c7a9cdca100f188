"""Cuts text into sentences, each with its place; a new line ends one unless it goes on in small letters."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple


class Sentence(NamedTuple):
    """A sentence and where it stands in its text."""

    start: int
    end: int
    text: str


@lru_cache(256)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Every sentence of a text that holds a letter, without the spaces and list marks around it."""
    return tuple(_trimmed(text))


def counted_words(text: str) -> list[str]:
    """The words that make a text easy or hard to read: not numbers, references, addresses of email or the web."""
    prose = " ".join(chunk for chunk in text.split() if not _NO_PROSE.search(chunk))
    return [word for word in _WORD.findall(prose) if not _SHORT_FORM.fullmatch(word)]


def _trimmed(text: str) -> Iterator[Sentence]:
    for start, end in _cut(text):
        found = _MARK.match(text, start, end)
        start = found.end() if found else start
        while end > start and text[end - 1].isspace():
            end -= 1
        if any(letter.isalpha() for letter in text[start:end]):
            yield Sentence(start, end, text[start:end])


def _cut(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(text):
        if found["stop"] and _goes_on(text, max(start, found.start() - 12), found.start() + 1):
            continue
        yield start, found.end()
        start = found.end()
    yield start, len(text)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the stop before `end` belongs to “Mr.”, “J.” or the “No.” of a number."""
    return bool(_ABBREVIATION.search(text, start, end) or (_NO.search(text, start, end) and _NUMBER.match(text, end)))


_END = re.compile(r"(?P<stop>[.!?…]+[\"'”’)\]]*)(?=\s|$)|\n+(?![a-z])")
_MARK = re.compile(r"\s*(?:[-–•*]\s+|\d{1,2}[.)]\s+)?\s*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|rev|cllr|prof|approx|ltd|vs|para|paras|ref|tel|e\.g|i\.e|eg|ie|a\.m|p\.m)"
    r"|(?-i:(?<![\w'’])[A-Z]))\.$",
    re.IGNORECASE,
)
_NO, _NUMBER = re.compile(r"\bnos?\.$", re.IGNORECASE), re.compile(r"\s*\d")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_NO_PROSE = re.compile(r"[@\d\\_]|://|www\.", re.IGNORECASE)
_SHORT_FORM = re.compile(r"[A-Z]{2,5}")

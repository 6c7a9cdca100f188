"""Finds in a text the words whose spelling can be judged: not numbers, references, addresses or other scripts."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]|(?:['’\-][^\W\d_])|[^\W\d_])*")
_PLACE = re.compile(r"\{[^{}\n]{1,40}\}")
_NO_PROSE = re.compile(r"[@\\/=<>_]|\d|www\.", re.IGNORECASE)


class Word(NamedTuple):
    """A word and where it stands in its text, counted in characters."""

    start: int
    end: int
    text: str


def words_in(text: str) -> Iterator[Word]:
    """Every word to be looked up, in order. What is written in capitals, has digits or is an address is left out."""
    text = _PLACE.sub(lambda place: " " * len(place[0]), text)
    for chunk in _CHUNK.finditer(text):
        for found in _WORD.finditer(chunk[0]):
            before, after = chunk[0][: found.start()], chunk[0][found.end() :]
            if _is_judged(found[0]) and not _NO_PROSE.search(before[-1:] + after[:1]) and not _is_address(chunk[0]):
                yield Word(chunk.start() + found.start(), chunk.start() + found.end(), found[0])


def word_at(text: str, place: int) -> Word | None:
    """The word that a place in a text is in, or at either end of."""
    return next((word for word in words_in(text) if word.start <= place <= word.end), None)


def _is_judged(word: str) -> bool:
    return len(word) > 1 and not word.isupper() and all(_is_latin(letter) for letter in word)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or not letter.isalpha() or unicodedata.name(letter, "").startswith("LATIN ")


def _is_address(chunk: str) -> bool:
    """Whether it is an email or web address, a path or a reference rather than words."""
    return "@" in chunk or "://" in chunk or "\\" in chunk or chunk.lower().startswith("www.")

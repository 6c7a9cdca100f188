"""Finds the words to take out on pages of text, and what is offered to be taken out of them."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from chc_desktop.domain.assessments.named import Names, meant
from chc_desktop.domain.reading.names import NameWords
from chc_desktop.domain.reading.plain_letters import plain_letters

_BROKEN = r"(?:[-\u00ad\u2010\u2011\x02\ufffe]\s*)?"
"""A word may be broken at the end of a line."""


@dataclass(frozen=True, slots=True)
class Span:
    """Letters of a page, from `start`, so many: they are covered."""

    page: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page that is covered, in points from its top left."""

    page: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Offer:
    """Words that may be taken out, how often they stand there, and whether they are to be unless one says otherwise."""

    words: str
    times: int
    taken_out: bool


def spans(pages: Sequence[str], wanted: Iterable[str]) -> tuple[Span, ...]:
    """Every place at which these words stand, whatever their capitals, accents and line ends."""
    patterns = [pattern for words in wanted if (pattern := _pattern(words))]
    return tuple(
        Span(page, found.start(), found.end() - found.start())
        for page, text in enumerate(pages)
        for pattern in patterns
        for found in pattern.finditer(plain_letters(text))
    )


def offers(
    pages: Sequence[str], names: Names, about: NameWords, theirs: Collection[str], details: Iterable[str]
) -> tuple[Offer, ...]:
    """Whoever is named on the pages, by their whole name, their surname and their first name; and details of `theirs`.

    All are to be taken out but for ordinary words that are somebody’s name too, and for `theirs`, the names of those
    whom the paper is about, and their details, such as an address.
    """
    known = {name for text in pages for name in meant(text, names, about)}
    first = {name.split()[0] for name in known if " " in name.strip()}
    own = {plain_letters(part) for name in theirs for part in name.split()} | about.also_words
    found = [_offer(pages, words, own) for words in sorted({*known, *first}, key=plain_letters)]
    of_theirs = [_offer(pages, each, None) for each in dict.fromkeys(details)]
    once = {plain_letters(each.words): each for each in (*found, *of_theirs) if each.times}
    return tuple(once.values())


def _offer(pages: Sequence[str], words: str, own: Collection[str] | None) -> Offer:
    """The words as they stand there first; `own` are words that stay, None where these do in any case."""
    found = spans(pages, [words])
    if found:
        page, start, length = found[0].page, found[0].start, found[0].length
        words = " ".join(pages[page][start : start + length].split())
    stays = own is None or all(plain_letters(part) in own for part in words.split())
    return Offer(words, len(found), not stays)


def _pattern(words: str) -> re.Pattern[str] | None:
    parts = plain_letters(" ".join(words.split())).split()
    if not parts:
        return None
    inner = r"[\s\u00ad]+".join(_BROKEN.join(map(re.escape, part)) for part in parts)
    return re.compile(rf"(?<!\w){inner}(?!\w)")

"""Finds the words to take out on pages of text, and what is offered to be taken out of them."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from chc_desktop.domain.assessments.named import Names, meant
from chc_desktop.domain.reading.names import NameWords
from chc_desktop.domain.reading.plain_letters import plain_letters

_BROKEN = r"(?:[-\u00ad\u2010\u2011\x02\ufffe]\s*)?"
"""A word may be broken at the end of a line."""


_LETTERS = 0.4
"""Share of letters and figures in what can be read; a table of figures with rules between them has more."""


@dataclass(frozen=True, slots=True)
class Span:
    """Letters of a page, from `start`, so many: they are covered."""

    page: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Offer:
    """Words that may be taken out, how often they stand there, and whether they are to be unless one says otherwise."""

    words: str
    times: int
    taken_out: bool


def spans(pages: Sequence[str], wanted: Iterable[str]) -> tuple[Span, ...]:
    """Every place at which these words stand, whatever their capitals, accents and line ends."""
    return _spans(tuple(map(plain_letters, pages)), wanted)


def can_be_read(text: str) -> bool:
    """Whether words could be found on a page: not on a picture, nor where the letters are only signs to the file."""
    seen = [letter for letter in text if not letter.isspace()]
    return bool(seen) and sum(map(str.isalnum, seen)) >= len(seen) * _LETTERS


def offers(
    pages: Sequence[str],
    names: Names,
    about: NameWords,
    theirs: Collection[str],
    details: Iterable[str],
    others: Iterable[str] = (),
) -> tuple[Offer, ...]:
    """Whoever is named on the pages, by their whole name, their surname and their first name, and details of people.

    All are to be taken out but for ordinary words that are somebody’s name too, and for `theirs`, the names of those
    whom the paper is about, and their `details`, such as an address. `others` are details of others.
    """
    known = {name for text in pages for name in meant(text, names, about)}
    first = {name.split()[0] for name in known if " " in name.strip()}
    own = {plain_letters(part) for name in theirs for part in name.split()} | about.also_words
    plain = tuple(map(plain_letters, pages))
    found = [_offer(pages, plain, words, own) for words in sorted({*known, *first}, key=plain_letters)]
    found += [_offer(pages, plain, each, ()) for each in dict.fromkeys(others)]
    found += [_offer(pages, plain, each, None) for each in dict.fromkeys(details)]
    once = {plain_letters(each.words): each for each in found if each.times}
    return tuple(once.values())


def _spans(plain: Sequence[str], wanted: Iterable[str]) -> tuple[Span, ...]:
    patterns = [pattern for words in wanted if (pattern := _pattern(words))]
    return tuple(
        Span(page, found.start(), found.end() - found.start())
        for page, text in enumerate(plain)
        for pattern in patterns
        for found in pattern.finditer(text)
    )


def _offer(pages: Sequence[str], plain: Sequence[str], words: str, own: Collection[str] | None) -> Offer:
    """The words as they stand there first; `own` are words that stay, None where these do in any case."""
    found = _spans(plain, [words])
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

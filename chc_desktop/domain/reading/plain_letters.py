"""Text to be looked through, letter for letter in the same places: small, without accents, one kind of apostrophe."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_SAME = {"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "ł": "l", "ø": "o", "đ": "d", "ı": "i"}


@lru_cache(256)
def plain_letters(text: str) -> str:
    """As long as the text, so that what is found stands at the same place in both."""
    return text.lower() if text.isascii() else "".join(map(_plain, text))


def without(text: str, *taken_out: str) -> str:
    """The text with what stands in these strings blanked: no letter moves."""
    for each in taken_out:
        for line in filter(None, map(str.strip, each.splitlines())):
            text = text.replace(line, " " * len(line))
    return text


def without_quotations(text: str) -> str:
    """The text with what stands between double quotation marks blanked: those are somebody else's words."""
    kept, rest = [], text
    while (begin := rest.find("“")) >= 0 and (end := rest.find("”", begin)) >= 0:
        kept.append(rest[:begin] + " " * (end + 1 - begin))
        rest = rest[end + 1 :]
    return "".join((*kept, rest))


def lines_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Every line of these texts, the longest first."""
    return tuple(sorted({line.strip() for text in texts for line in text.splitlines() if line.strip()}, key=_longest))


def _longest(line: str) -> tuple[int, str]:
    return -len(line), line


@lru_cache(4096)
def _plain(letter: str) -> str:
    small = _SAME.get(letter) or letter.lower()
    base = unicodedata.normalize("NFKD", small)[:1] or small
    return _SAME.get(base, base) if len(base) == 1 else letter

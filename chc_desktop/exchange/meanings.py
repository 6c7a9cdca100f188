"""What a word in another register means here: a channel, a category, an outcome."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.vocabulary import Outcome
from chc_desktop.exchange.synonyms import CATEGORIES, CHANNELS, OUTCOMES

M = TypeVar("M")

_ALIKE = 88
_SHORTEST = 4
"""Shorter words are alike by chance: “fire” and “hire”, “mp” and “sms”."""


@lru_cache(maxsize=20_000)
def plain_words(text: str) -> str:
    """Text as it compares: small letters and figures, “&” as “and”, camelCase and punctuation as spaces."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).casefold().replace("&", " and ")
    return " ".join(re.sub(r"[^\w]+|_", " ", parted).split())


@lru_cache(maxsize=5_000)
def channel(word: str) -> Channel | None:
    return _meaning(plain_words(word), CHANNELS)


@lru_cache(maxsize=5_000)
def category(word: str) -> Category | None:
    return _meaning(plain_words(word), CATEGORIES)


def outcome(word: str) -> Outcome | None:
    """Never by likeness: “upheld” and “not upheld” are alike."""
    return OUTCOMES.get(plain_words(word))


def _meaning(word: str, known: Mapping[str, M]) -> M | None:
    if word in known or len(word) <= _SHORTEST:
        return known.get(word)
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, known.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE)
    return known[found[0]] if found else None

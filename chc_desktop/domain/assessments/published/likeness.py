"""How alike what a published row asks is to what a row of ours asks, by the rarer words they share."""

import math
import re
from collections import Counter
from collections.abc import Iterable

_STEM = 6
Weights = dict[str, float]


class Likeness:
    """Knows how rare each word is among all the rows; 1 is alike, 0 has no word in common."""

    def __init__(self, asked: Iterable[str]) -> None:
        every = [set(_stems(text)) for text in asked]
        counts = Counter(stem for stems in every for stem in stems)
        self._rarity = {stem: math.log(1 + len(every) / count) for stem, count in counts.items()}
        self._kept: dict[str, tuple[Weights, float]] = {}

    def of(self, one: str, other: str) -> float:
        (few, few_length), (many, many_length) = sorted((self._weights(one), self._weights(other)), key=_size)
        if not few_length or not many_length:
            return 0.0
        return sum(weight * many.get(stem, 0.0) for stem, weight in few.items()) / (few_length * many_length)

    def _weights(self, text: str) -> tuple[Weights, float]:
        if text not in self._kept:
            weights = {stem: self._rarity[stem] for stem in _stems(text) if stem in self._rarity}
            self._kept[text] = weights, math.sqrt(sum(weight * weight for weight in weights.values()))
        return self._kept[text]


def _size(weights: tuple[Weights, float]) -> int:
    return len(weights[0])


def _stems(text: str) -> list[str]:
    return [word[:_STEM] for word in re.findall(r"[a-z]{4,}", text[:4000].casefold())]

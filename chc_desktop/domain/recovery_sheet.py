"""The recovery sheet: what stands on the one page that opens the register when the passphrase is forgotten."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Choose = Callable[[int], int]
"""Gives a whole number below the one it is given, by chance."""


@dataclass(frozen=True, slots=True, repr=False)
class RecoverySheet:
    """The key of one register as words. `register` is what tells the register from another of the same house."""

    organisation: str
    register: str
    made_on: date
    words: tuple[str, ...]

    def asked(self, choose: Choose) -> tuple[int, int]:
        """The numbers of two words to be typed from the sheet, which proves that it is at hand."""
        one = choose(len(self.words))
        other = choose(len(self.words) - 1)
        other += other >= one
        return min(one, other) + 1, max(one, other) + 1

    def says(self, number: int, typed: str) -> bool:
        """Whether that is the word of this number."""
        return typed.strip().casefold() == self.words[number - 1]

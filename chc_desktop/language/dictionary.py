"""A dictionary of British English with the words of our own field."""

import unicodedata
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

_LONGEST = 40
"""Beyond this it is no word, and looking for its parts would take for ever."""


class Dictionary:
    """Takes half a second to read: make it off the window’s thread. `own` are further words, known in any case."""

    def __init__(self, folder: Path, own: Iterable[str] = ()) -> None:
        from spylls.hunspell import Dictionary as Hunspell

        self._words: Any = Hunspell.from_files(str(folder / "en_GB"))
        self._own = {word.casefold() for word in own}

    def knows(self, word: str) -> bool:
        """Whether a word is spelt as it should be, with or without its accents, whole or in its hyphened parts."""
        if len(word) > _LONGEST or self._has(word):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(not part or self._has(part) for part in parts)

    def suggest(self, word: str, most: int = 5) -> tuple[str, ...]:
        """What may have been meant, the likeliest first. A quarter of a second: off the window’s thread too."""
        return tuple(islice(self._words.suggest(word.replace("’", "'")), most))

    def _has(self, word: str) -> bool:
        return (
            _without_s(word.casefold()) in self._own
            or bool(self._words.lookup(word))
            or (not word.isascii() and bool(self._words.lookup(_without_accents(word))))
        )


def read_words(path: Path) -> tuple[str, ...]:
    """The words of a file, one a line."""
    return tuple(line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _without_s(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _without_accents(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))

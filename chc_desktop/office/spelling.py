"""The officer's own words, the names the register knows, and the dictionary beside them."""

import re
from collections.abc import Collection
from functools import cache

from chc_desktop import files
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.language.dictionary import Dictionary, read_words
from chc_desktop.language.prose import words_in
from chc_desktop.office.bin import Removed
from chc_desktop.office.desk import Desk

_BIN = "own-word"


@cache
def dictionary() -> Dictionary:
    """British English. Half a second the first time: ask off the window’s thread."""
    folder = files.resources("dictionaries")
    return Dictionary(folder, read_words(folder / "housing.txt"))


class Spelling:
    """What is not in the dictionary and right all the same."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def own_words(self) -> list[str]:
        """The words the officer added, by alphabet."""
        with self._desk.register.transaction() as shelves:
            return shelves.comfort.own_words()

    def add(self, word: str) -> None:
        """Know this word from now on. Refused where it is not one word."""
        word = word.strip()
        if not word or len(word.split()) > 1:
            raise RuleBroken("Please write one word, without spaces. Nothing was changed.")
        with self._desk.register.transaction() as shelves:
            shelves.comfort.add_own_word(word, self._desk.now())
        self._desk.on_change()

    def remove(self, word: str) -> None:
        """Into the bin, from which it can be taken back."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            if word in shelves.comfort.own_words():
                shelves.comfort.throw_away(_BIN, word, word, word, desk.now(), desk.officer(shelves))
                shelves.comfort.drop_own_word(word)
        desk.on_change()

    def known_among(self, words: Collection[str]) -> set[str]:
        """Those of these words that are the officer’s own, or stand in the name or address of somebody known."""
        with self._desk.register.transaction() as shelves:
            own = {word.casefold() for word in shelves.comfort.own_words()} | _organisation_words(
                shelves.facts.setting("organisation")
            )
            return {
                word
                for word in words
                if any(part in own for part in _forms(word))
                or any(_has_whole(name, _forms(word)) for name in shelves.comfort.names_with(_longest_part(word)))
            }

    def removed(self) -> list[Removed]:
        """The words that were deleted, for the bin."""
        with self._desk.register.transaction() as shelves:
            return [
                Removed(str(each.id), f"Your own word “{each.title}”", "Settings, Writing", *each[-2:])
                for each in shelves.comfort.thrown(_BIN)
            ]

    def take_back(self, key: str) -> None:
        """Know a deleted word again."""
        with self._desk.register.transaction() as shelves:
            thrown = next(each for each in shelves.comfort.thrown(_BIN) if each.id == int(key))
            shelves.comfort.add_own_word(thrown.value, self._desk.now())
            shelves.comfort.take_out_of_bin(thrown.id)


def _forms(word: str) -> tuple[str, ...]:
    """The word as it is compared: in small letters, and without the “’s” of whose it is."""
    small = word.casefold().replace("’", "'")
    base = small.removesuffix("'s")
    return (small,) if base == small else (small, base)


def _longest_part(word: str) -> str:
    """What to look for: O’Brien may be written with either apostrophe."""
    return max(re.split(r"[-'’]", word), key=len)


def _has_whole(text: str, forms: tuple[str, ...]) -> bool:
    return any(word.text.casefold().replace("’", "'") in forms for word in words_in(text.replace("\n", " ")))


def _organisation_words(setting: str) -> set[str]:
    """Every word of what is known of the organisation."""
    return {word.text.casefold() for word in words_in(setting.replace("\\n", " ").replace('"', " "))}

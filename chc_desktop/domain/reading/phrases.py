"""Phrases that are out of date or have a plainer word, as data, and where they stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from chc_desktop.domain import words
from chc_desktop.domain.reading.note import Kind, Note, Place
from chc_desktop.domain.reading.passages import Passage
from chc_desktop.domain.reading.plain_letters import plain_letters
from chc_desktop.domain.reading.sentences import sentences


class PhraseKind(StrEnum):
    """What is wrong with the phrases of a file."""

    OUT_OF_DATE = "out-of-date"
    PLAINER = "plainer"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words to look for, in every form they take, and what to write instead.

    It counts only where one of `near` stands in the same sentence, if any are given, and where none of `unless` does.
    `since` is when it went out of date.
    """

    key: str
    words: tuple[str, ...]
    instead: str
    why: str = ""
    since: date | None = None
    source: str = ""
    last_checked: date | None = None
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def counts_in(self, sentence: str) -> bool:
        """Whether it counts in this sentence, given in plain letters."""
        near = not self.near or any(_has(sentence, word) for word in self.near)
        return near and not any(_has(sentence, word) for word in self.unless)


@dataclass(frozen=True, eq=False)
class Phrases:
    """The phrases of one file."""

    kind: PhraseKind
    phrases: tuple[Phrase, ...]

    def found_in(self, text: str) -> Iterator[tuple[Phrase, int, int]]:
        """Each phrase in a text, with where it stands."""
        plain = plain_letters(text)
        if not any(True for _ in self._everywhere(plain)):
            return
        for sentence in sentences(text):
            part = plain[sentence.start : sentence.end]
            for phrase, start, end in self._everywhere(part):
                if phrase.counts_in(part):
                    yield phrase, sentence.start + start, sentence.start + end

    def _everywhere(self, plain: str) -> Iterator[tuple[Phrase, int, int]]:
        """Every place at which the words of a phrase stand, told by their first word: most words begin none."""
        beginning, after = self._beginning, 0
        for word in _TOKEN.finditer(plain):
            found = beginning[word[0]].match(plain, word.start()) if word[0] in beginning else None
            if found and word.start() >= after:
                after = found.end()
                yield self._by_words[" ".join(found[0].split())], *found.span()
        for inside in self._inside:
            if (start := plain.find(inside)) >= 0:
                yield self._by_words[inside], start, start + len(inside)

    @cached_property
    def _by_words(self) -> dict[str, Phrase]:
        return {plain_letters(written): phrase for phrase in self.phrases for written in phrase.words}

    @cached_property
    def _inside(self) -> tuple[str, ...]:
        """What begins with no letter, and may stand inside a word: the end of an email address."""
        return tuple(written for written in self._by_words if not written[0].isalnum())

    @cached_property
    def _beginning(self) -> dict[str, re.Pattern[str]]:
        """By the first word, what may follow, the longest first."""
        groups: dict[str, list[str]] = {}
        for written in sorted(self._by_words, key=len, reverse=True):
            if first := _TOKEN.match(written):
                groups.setdefault(first[0], []).append(_pattern(written))
        return {first: re.compile("|".join(patterns)) for first, patterns in groups.items()}


def out_of_date(phrases: Phrases, passage: Passage) -> Iterator[Note]:
    """What is no longer so."""
    for phrase, start, end in phrases.found_in(passage.text):
        since = f" (since {words.letter_day(phrase.since)})" if phrase.since else ""
        sentence = f"{phrase.why}{since}. {phrase.instead}."
        yield Note(Kind.OUT_OF_DATE, Place(passage.part, passage.text, start, end), sentence)


def plainer(phrases: Phrases, passage: Passage, prose: str) -> Iterator[Note]:
    """What has a plainer word. `prose` is the passage without what is not the officer's own."""
    for phrase, start, end in phrases.found_in(prose):
        sentence = phrase.why or f"Plainer: {_or(phrase.instead)}."
        yield Note(Kind.PLAINER, Place(passage.part, passage.text, start, end), sentence, phrase.instead)


def _or(instead: str) -> str:
    """“start”, or “by” or “under”."""
    return " or ".join(f"“{each.strip()}”" for each in instead.split(" / "))


def _pattern(written: str) -> str:
    """The words with any space between them, and no part of a longer word."""
    inner = r"\s+".join(map(re.escape, written.split()))
    return f"{inner}(?![\\w-])" if written[-1].isalnum() else inner


def _has(sentence: str, word: str) -> bool:
    return plain_letters(word) in sentence


_TOKEN = re.compile(r"\w+(?:[-'.]\w+)*")

"""Passages about a person that stand elsewhere than in their own complaints and requests, and how they are told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from chc_desktop.domain.assessments.named import Named, places
from chc_desktop.domain.reading.names import NameWords
from chc_desktop.domain.reading.plain_letters import plain_letters

_SHORT = 400
"""Characters: a text no longer than this is told whole."""


class Group(StrEnum):
    """What kind of place a passage stands in, in the order they are told."""

    NOTES = "notes"
    OTHERS = "others"
    LESSONS = "lessons"
    ASSESSMENTS = "assessments"
    HALF_WRITTEN = "half-written"
    REGISTER = "register"

    @property
    def words(self) -> str:
        return _GROUP_WORDS[self]


@dataclass(frozen=True, slots=True)
class Passage:
    """One of them: what it says, and when as the person may know it; `stands` says where, for the officer alone."""

    group: Group
    when: str
    text: str
    stands: str


@dataclass(frozen=True, slots=True)
class Naming:
    """By which names somebody is found in texts, and whole names of others that share a part with theirs."""

    names: tuple[str, ...]
    others: tuple[str, ...]
    about: NameWords
    _seen: dict[str, bool] = field(default_factory=dict, compare=False)

    def is_in(self, text: str) -> bool:
        """Whether they are named in a text, and not merely somebody of the same surname by the whole name."""
        if text not in self._seen:
            self._seen[text] = self._is_in(text)
        return self._seen[text]

    def part_of(self, text: str) -> str:
        """The paragraphs of a text that name them; all of a short text. “…” stands for what is left out."""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if len(text) <= _SHORT or len(lines) < 2:
            return "\n".join(lines)
        return "\n".join(_without_rest(lines, [self.is_in(line) for line in lines])) or "\n".join(lines)

    def _is_in(self, text: str) -> bool:
        found = self._places(text, self.names)
        if not found:
            return False
        of_others = [place for place in self._places(text, self.others) if self._is_whole(place.words)]
        return any(not any(place in other for other in of_others) for place in found)

    def _is_whole(self, words: str) -> bool:
        """Whether it is more than a surname, with a title or without."""
        parts = plain_letters(words).replace(".", " ").split()
        return len([part for part in parts if part not in self.about.titles]) > 1

    def _places(self, text: str, names: Iterable[str]) -> list[Named]:
        return [place for name in names for place in places(text, name, self.about)]


def _without_rest(lines: Sequence[str], wanted: Sequence[bool]) -> list[str]:
    if not any(wanted):
        return []
    kept: list[str] = []
    for line, is_wanted in zip(lines, wanted, strict=True):
        if is_wanted:
            kept.append(line)
        elif not kept or kept[-1] != "…":
            kept.append("…")
    return kept


_GROUP_WORDS = {
    Group.NOTES: "Notes among ourselves",
    Group.OTHERS: "In records of others",
    Group.LESSONS: "In what complaints taught",
    Group.ASSESSMENTS: "In self-assessments",
    Group.HALF_WRITTEN: "Half written, or in the bin",
    Group.REGISTER: "Elsewhere in the register",
}

"""What changed in our letter since the officer made their copy of it, part by part and word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum

from chc_desktop.domain.letters.letter import LetterTemplate, Part
from chc_desktop.domain.letters.own.copy import added, changed, without

TITLE = ""
"""The key under which the title of a letter is compared."""


@dataclass(frozen=True, slots=True)
class Change:
    """One part of ours that is not as it was. `before` is empty where it is new, `after` where it is gone."""

    key: str
    label: str
    before: str
    after: str


class Kept(Enum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, went or came, as they stand."""

    text: str
    kept: Kept


def changes(base: LetterTemplate, ours: LetterTemplate) -> tuple[Change, ...]:
    """What is not in ours as it was in `base`, in the order of ours; what is gone comes last."""
    return tuple(_changes(base, ours))


def taken(letter: LetterTemplate, ours: LetterTemplate, key: str) -> LetterTemplate:
    """The letter with this part as ours has it now."""
    if key == TITLE:
        return replace(letter, title=ours.title)
    part, there = _part(ours, key), _part(letter, key)
    if part is None:
        return without(letter, key)
    return changed(letter, part) if there else added(letter, part, _before(ours, letter, key))


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Word by word: what stayed, what went, what came."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Piece("".join(old[a:b]), Kept.SAME))
            continue
        found += [Piece("".join(old[a:b]), Kept.GONE)] if b > a else []
        found += [Piece("".join(new[c:d]), Kept.NEW)] if d > c else []
    return tuple(found)


_WORDS = re.compile(r"\S+\s*|\s+")


def _changes(base: LetterTemplate, ours: LetterTemplate) -> Iterator[Change]:
    if base.title != ours.title:
        yield Change(TITLE, "Title", base.title, ours.title)
    for part in ours.parts:
        before = _part(base, part.key)
        if before != part:
            yield Change(part.key, part.label, _said(before, part) if before else "", _said(part, before or part))
    for part in base.parts:
        if _part(ours, part.key) is None:
            yield Change(part.key, part.label, _said(part, part), "")


def _said(part: Part, other: Part) -> str:
    """What of a part may be printed; and what is not, where it differs from the other."""
    hints = ("Called", "label"), ("Hint", "prompt")
    differing = (f"{name}: {getattr(part, key)}" for name, key in hints if getattr(part, key) != getattr(other, key))
    serves = f"For: {', '.join(part.elements)}" if part.elements != other.elements else ""
    otherwise = f"Or else: {part.otherwise}" if part.otherwise else ""
    said = "\n\n".join(filter(None, (part.heading, part.text, otherwise, *differing, serves)))
    return said or f"{part.label} (nothing is written in it yet)"


def _part(letter: LetterTemplate, key: str) -> Part | None:
    return next((part for part in letter.parts if part.key == key), None)


def _before(ours: LetterTemplate, letter: LetterTemplate, key: str) -> str:
    """After which part of the letter this one of ours belongs: the nearest before it that the letter has too."""
    keys = [part.key for part in ours.parts]
    there = {part.key for part in letter.parts}
    return next((each for each in reversed(keys[: keys.index(key)]) if each in there), "")

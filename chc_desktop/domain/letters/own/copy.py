"""The officer's own copy of a letter: how it is read, and what it may not lose."""

from dataclasses import dataclass, replace

from chc_desktop.domain.letters.file import read_letter_text
from chc_desktop.domain.letters.letter import LetterTemplate, Part, Shape
from chc_desktop.domain.resource_file import FaultyFile
from chc_desktop.domain.vocabulary import LetterKind


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """An own copy as it is kept. `text` is what its file would say, empty once the officer went back to ours.

    `base` is ours as the officer last saw it, part by part: what differs from it in ours now is new.
    """

    kind: LetterKind
    version: int
    text: str = ""
    base: str = ""


def own_id(ours: LetterTemplate, version: int) -> str:
    """How an issued letter names what it was made from: “response-stage1 (own, version 3)”."""
    return f"{ours.id} (own, version {version})"


def called(ours: LetterTemplate) -> str:
    """How faults name an own copy."""
    return f"your own “{ours.name}”"


def own_letter(copy: OwnCopy, ours: LetterTemplate) -> LetterTemplate:
    """The letter of an own copy. Raises `FaultyFile` with everything that is wrong with it."""
    letter = read_letter_text(copy.text, called(ours))
    if faults := lost(letter, ours):
        raise FaultyFile(called(ours), faults)
    return replace(as_used(letter, ours), id=own_id(ours, copy.version))


def as_used(letter: LetterTemplate, ours: LetterTemplate) -> LetterTemplate:
    """The wording of one letter, and everything that is no wording from ours: what it brings about, who gets it."""
    return replace(ours, id=letter.id, name=letter.name, title=letter.title, parts=letter.parts)


def lost(letter: LetterTemplate, ours: LetterTemplate) -> tuple[str, ...]:
    """What a copy may not lose, in words: the place for what a Code asks, and how it is written."""
    faults = [] if letter.kind == ours.kind else [f"kind: should be “{ours.kind}”"]
    for part in ours.parts:
        for element in part.elements:
            there = letter.part_for(element)
            if there is None:
                faults.append(f"parts.elements: none serves “{element}”, which “{part.label}” does in ours")
            elif there.shape is not part.shape:
                faults.append(f"{there.key}.shape: should be “{part.shape}”")
    return tuple(dict.fromkeys(faults))


def may_be_left_out(part: Part) -> bool:
    """Whether a letter can do without a part: no Code asks for anything in it."""
    return not part.elements and part.shape is Shape.TEXT


def new_part(letter: LetterTemplate) -> Part:
    """A further part, with a key no other has."""
    taken = {part.key for part in letter.parts}
    number = next(number for number in range(1, len(taken) + 2) if f"own-{number}" not in taken)
    return Part(f"own-{number}", f"Our own part {number}", "Write what stands here, or leave it empty.", ready=True)


def changed(letter: LetterTemplate, part: Part) -> LetterTemplate:
    """The letter with this part in the place of the one of the same key."""
    return replace(letter, parts=tuple(part if each.key == part.key else each for each in letter.parts))


def moved(letter: LetterTemplate, key: str, by: int) -> LetterTemplate:
    """The letter with a part further up or down, as far as there is room."""
    parts = list(letter.parts)
    place = next(place for place, part in enumerate(parts) if part.key == key)
    part = parts.pop(place)
    parts.insert(max(0, min(place + by, len(parts))), part)
    return replace(letter, parts=tuple(parts))


def added(letter: LetterTemplate, part: Part, after: str) -> LetterTemplate:
    """The letter with a further part after the one of this key, at the top where there is none."""
    keys = [each.key for each in letter.parts]
    place = keys.index(after) + 1 if after in keys else 0
    return replace(letter, parts=(*letter.parts[:place], part, *letter.parts[place:]))


def without(letter: LetterTemplate, key: str) -> LetterTemplate:
    """The letter without a part."""
    return replace(letter, parts=tuple(part for part in letter.parts if part.key != key))

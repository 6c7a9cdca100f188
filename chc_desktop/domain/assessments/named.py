"""Whether a text that will be published names somebody: a resident, or whoever has to do with a complaint.

Each name is looked for as the second reader of letters looks for one, but only where its surname stands in the text at
all: there may be thousands of residents.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from chc_desktop.domain.finding.folding import fold
from chc_desktop.domain.reading.names import NameWords, first_named
from chc_desktop.domain.reading.plain_letters import plain_letters

INSTEAD = "a resident"
_SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Alike:
    """Everybody of one surname: the surname as it is looked for by itself, and their whole names."""

    surname: str
    whole: Collection[str]


Names = Mapping[str, Alike]
"""Names by the longest part of their surname, in small plain letters."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who is named: from where to where, and the words there."""

    start: int
    end: int
    words: str

    def __contains__(self, other: "Named") -> bool:
        return self.start <= other.start and other.end <= self.end


def by_surname(names: Iterable[str]) -> Names:
    """The names to look for. First names alone tell nobody, and are not looked for."""
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for name in names:
        last = plain_letters(name).split()[-1:]
        part = max(_WORD.findall(last[0]), key=len, default="") if last else ""
        if len(part) >= _SHORTEST:
            found.setdefault(part, (last[0], {}))[1][name] = None
    return {part: Alike(surname, tuple(whole)) for part, (surname, whole) in found.items()}


def named(text: str, names: Names, about: NameWords, kept: Iterable[str] = ()) -> Named | None:
    """Whoever is named first in a text, but for those who were kept."""
    may_stay = {fold(words) for words in kept}
    found = [place for name in meant(text, names, about) for place in places(text, name, about)]
    stay = [place for place in found if fold(place.words) in may_stay]
    left = (place for place in found if not any(place in each for each in stay))
    return min(left, key=lambda place: (place.start, -place.end), default=None)


def meant(text: str, names: Names, about: NameWords) -> Iterable[str]:
    """Each surname that stands in the text, and the whole names of which every part does, but for a title."""
    there = _parts(text)
    for part in there:
        if alike := names.get(part):
            yield alike.surname
            yield from (
                name for name in alike.whole if {*_WORD.findall(plain_letters(name))} - {*about.titles} <= there
            )


def _parts(text: str) -> set[str]:
    return {*_WORD.findall(plain_letters(text))}


def places(text: str, name: str, about: NameWords) -> Iterable[Named]:
    """Every place at which somebody is named in a text."""
    place = first_named(text, name, about)
    while place:
        yield Named(*place, text[slice(*place)])
        place = first_named(text, name, about, place[1])


def without(text: str, place: Named) -> str:
    """The text with “a resident” in the place of a name."""
    begins = not text[: place.start].strip() or text[: place.start].rstrip()[-1] in ".!?"
    instead = INSTEAD.capitalize() if begins else INSTEAD
    return text[: place.start] + instead + text[place.end :]

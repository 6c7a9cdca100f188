"""Whether a text that will be published names somebody: a resident, or whoever has to do with a complaint.

Each name is looked for as the second reader of letters looks for one, but only where a part of it stands in the text at
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

Names = Mapping[str, Collection[str]]
"""Whole names by each of their parts, in small plain letters."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who is named: from where to where, and the words there."""

    start: int
    end: int
    words: str


def by_part(names: Iterable[str], about: NameWords) -> Names:
    """The names to look for. Titles, which many share, and the shortest parts do not count."""
    found: dict[str, dict[str, None]] = {}
    for name in names:
        for part in _parts(name):
            if len(part) >= _SHORTEST and part not in about.titles:
                found.setdefault(part, {})[name] = None
    return {part: tuple(of_them) for part, of_them in found.items()}


def named(text: str, names: Names, about: NameWords, kept: Iterable[str] = ()) -> Named | None:
    """Whoever is named first in a text, but for those who were kept."""
    may_stay = {fold(words) for words in kept}
    meant = dict.fromkeys(name for part in _parts(text) for name in names.get(part, ()))
    places = [place for name in meant for place in _places(text, name, about) if fold(place.words) not in may_stay]
    return min(places, key=lambda place: (place.start, -place.end), default=None)


def _places(text: str, name: str, about: NameWords) -> Iterable[Named]:
    place = first_named(text, name, about)
    while place:
        yield Named(*place, text[slice(*place)])
        place = first_named(text, name, about, place[1])


def without(text: str, place: Named) -> str:
    """The text with “a resident” in the place of a name."""
    begins = not text[: place.start].strip() or text[: place.start].rstrip()[-1] in ".!?"
    instead = INSTEAD.capitalize() if begins else INSTEAD
    return text[: place.start] + instead + text[place.end :]


def _parts(text: str) -> dict[str, None]:
    return dict.fromkeys(_WORD.findall(plain_letters(text)))

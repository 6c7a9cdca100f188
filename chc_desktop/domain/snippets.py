"""Ready sentences: the officer's own, with places in braces that the case at hand fills."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PLACE = re.compile(r"\{([^{}\n]{1,40})\}")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A ready sentence. `short` is the word that stands for it while typing, empty where there is none."""

    id: int
    name: str
    text: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class FilledSnippet:
    """A ready sentence with its places filled; `open` are those that nothing is known for, and that still stand."""

    text: str
    open: tuple[str, ...]


def fill(text: str, known: Mapping[str, str]) -> FilledSnippet:
    """Put what is known in its place; a place with nothing known, or of another name, is left as it stands."""
    open_places: list[str] = []

    def put(place: re.Match[str]) -> str:
        value = known.get(" ".join(place[1].lower().split()), "")
        if not value:
            open_places.append(place[0])
        return value or place[0]

    filled = _PLACE.sub(put, text)
    return FilledSnippet(filled, tuple(dict.fromkeys(open_places)))


def open_places(text: str) -> tuple[str, ...]:
    """The places in braces that nobody has filled yet."""
    return tuple(dict.fromkeys(place[0] for place in _PLACE.finditer(text)))

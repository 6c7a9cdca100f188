"""Why something was found: a few words of the place where the words typed stand, those words marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chc_desktop.domain.finding.folding import fold, folded
from chc_desktop.domain.finding.places import Place

_BEFORE, _AFTER = 40, 90  # letters shown before and after what was found
_LONGEST = 20_000  # letters of one text that are looked through


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a snippet; `marked` are those that were looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """Some words out of a text, and the text they are out of."""

    place: Place
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


def snippets(places: Sequence[Place], typed: str, most: int = 2) -> tuple[Snippet, ...]:
    """Where the words typed stand: the places that together hold the most of them, what was written last first."""
    wanted = list(dict.fromkeys(fold(typed).split()))
    found: list[Snippet] = []
    for place in _newest_first(places):
        held = [word for word in wanted if _holds(place.text, word)]
        if held:
            found.append(Snippet(place, cut_out(place.text, held)))
            wanted = [word for word in wanted if word not in held]
        if not wanted or len(found) == most:
            break
    return tuple(found)


def cut_out(text: str, words: Iterable[str]) -> tuple[Part, ...]:
    """The words around the first of these (folded) in a text, each of them marked."""
    spans = sorted(span for word in words for span in _spans(text[:_LONGEST], word))
    if not spans:
        return ()
    start, end = _window(text, *spans[0])
    parts = [Part("…")] if start else []
    at = start
    for first, last in spans:
        if first >= at and last <= end:
            parts += [Part(text[at:first]), Part(text[first:last], True)]
            at = last
    parts += [Part(text[at:end]), *([Part("…")] if end < len(text) else [])]
    return tuple(Part(_on_one_line(part.text), part.marked) for part in parts if part.text)


def _newest_first(places: Sequence[Place]) -> list[Place]:
    """What was written last first; what is known of people at the end, as it can be seen anyway."""
    return sorted(places, key=lambda place: -place.entry)


def _holds(text: str, word: str) -> bool:
    looked_through = text[:_LONGEST]
    if word in fold(looked_through):
        return True
    return any(letter.isdigit() for letter in word) and word in _closed_up(looked_through)[0]


def _spans(text: str, word: str) -> list[tuple[int, int]]:
    """Where a folded word stands in a text as it was typed, numbers with spaces in them too."""
    letters, at = _mapped(text)
    if word not in letters:
        letters, at = _closed_up(text)
    spans: list[tuple[int, int]] = []
    start = letters.find(word)
    while start >= 0 and len(spans) < 20:
        spans.append((at[start], at[start + len(word) - 1] + 1))
        start = letters.find(word, start + len(word))
    return spans


def _mapped(text: str) -> tuple[str, list[int]]:
    """The folded letters of a text, and for each the place it has in the text."""
    letters, at = [], []
    for place, letter in enumerate(text):
        for plain in folded(letter):
            letters.append(plain)
            at.append(place)
    return "".join(letters), at


def _closed_up(text: str) -> tuple[str, list[int]]:
    """The same of its letters and digits alone."""
    letters, at = _mapped(text)
    kept = [(letter, place) for letter, place in zip(letters, at, strict=True) if letter.isalnum()]
    return "".join(letter for letter, _place in kept), [place for _letter, place in kept]


def _window(text: str, first: int, last: int) -> tuple[int, int]:
    """From where to where a text is shown, so that no word is cut in two."""
    start, end = max(0, first - _BEFORE), min(len(text), last + _AFTER)
    if start:
        start = next((place + 1 for place in range(start, first) if text[place].isspace()), start)
    if end < len(text):
        end = next((place for place in range(end, last, -1) if text[place].isspace()), end)
    return start, end


def _on_one_line(text: str) -> str:
    """With one space where there were several, or a line ended."""
    squeezed = " ".join(text.split())
    return f"{' ' if text[:1].isspace() else ''}{squeezed}{' ' if text[-1:].isspace() and squeezed else ''}"

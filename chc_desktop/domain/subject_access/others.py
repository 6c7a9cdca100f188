"""Names and details of others in what is given to a person, each with where it stands."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from chc_desktop.domain import words
from chc_desktop.domain.reading.plain_letters import plain_letters
from chc_desktop.domain.redacting.places import Offer, spans
from chc_desktop.domain.redacting.private import details_in

_SHORTEST_HOME = 6


@dataclass(frozen=True, slots=True)
class Flag:
    """Something of somebody else: the words, and where."""

    words: str
    where: str


def flagged(pages: Sequence[str], offers: Iterable[Offer], where: str = "") -> tuple[Flag, ...]:
    """Where others are named on these pages: “pages 3 and 7”; in `where`, if that is a file of its own.

    A part of a name that stands only within the whole one is not told again.
    """
    taken = [each.words for each in offers if each.taken_out]
    found = {each: spans(pages, [each]) for each in taken}
    flags = []
    for each, places in found.items():
        within = [span for longer in taken if len(longer) > len(each) for span in found[longer]]
        if own := [place for place in places if not any(place in longer for longer in within)]:
            flags.append(Flag(each, _on((place.page for place in own), where)))
    return tuple(flags)


def details_flagged(pages: Sequence[str], theirs: Iterable[str], where: str = "") -> tuple[Flag, ...]:
    """Email addresses, numbers and postcodes on these pages that are none of `theirs`, however they are written."""
    known = {bare for text in theirs for bare, _written in details_in(text)}
    found: dict[str, list[int]] = {}
    for page, text in enumerate(pages):
        for bare, written in details_in(text):
            if bare not in known:
                found.setdefault(written, []).append(page)
    return tuple(Flag(detail, _on(numbers, where)) for detail, numbers in found.items())


def homes_flagged(
    pages: Sequence[str], homes: Iterable[str], theirs: Collection[str], where: str = ""
) -> tuple[Flag, ...]:
    """First lines of others’ addresses that stand on these pages, but for those that are `theirs` too."""
    own, whole = {plain_letters(home) for home in theirs}, plain_letters("\n".join(pages))
    flags = []
    for home in dict.fromkeys(homes):
        plain = plain_letters(home)
        if len(plain) < _SHORTEST_HOME or plain in own or plain not in whole:
            continue
        if places := spans(pages, [home]):
            flags.append(Flag(home, _on((place.page for place in places), where)))
    return tuple(flags)


def together(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Each once, with everywhere it stands."""
    found: dict[str, list[str]] = {}
    for flag in flags:
        found.setdefault(flag.words, []).append(flag.where)
    return tuple(Flag(name, "; ".join(found[name])) for name in sorted(found, key=plain_letters))


def _on(pages: Iterable[int], where: str) -> str:
    numbers = sorted({page + 1 for page in pages})
    on = f"page{'s' if len(numbers) > 1 else ''} {words.listed([str(number) for number in numbers])}"
    return f"{where}, {on}" if where else on

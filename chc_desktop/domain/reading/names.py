"""Finds the names of people who work for the organisation, and of contractors, without crying wolf.

A name of which only one part stands there counts where it is written with a capital, is no ordinary word as well
(“May”, “Park”), is no part of the name of whoever the letter is to or about, and belongs to no street or building.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from chc_desktop.domain.letters.going import goes_to
from chc_desktop.domain.letters.letter import Matter
from chc_desktop.domain.reading.note import Kind, Note, Place
from chc_desktop.domain.reading.passages import Passage
from chc_desktop.domain.reading.plain_letters import lines_of, plain_letters, without
from chc_desktop.domain.vocabulary import Force, Rule

_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class NameWords:
    """Names that are ordinary words too, titles that stand before a name, and what makes a name that of a place."""

    also_words: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()
    place_words: tuple[str, ...] = ()


def names(passage: Passage, matter: Matter, about: NameWords) -> Iterator[Note]:
    """A note for each place at which somebody is named."""
    theirs = _theirs(matter)
    text = without(passage.text, *_addresses(matter))
    plain = plain_letters(text)
    for name in matter.staff:
        if (wanted := _wanted(name, theirs, about)) and (found := _first(wanted, text, plain)):
            yield _note(passage, matter, name, *found)


def first_named(text: str, name: str, about: NameWords, before: int = 0) -> tuple[int, int] | None:
    """Where somebody of this name stands in a text for the first time from a place on, whole, titled or by one part.

    None where they do not. Where two readings begin together the longer one is given.
    """
    wanted = _wanted(name, frozenset(), about)
    if wanted is None:
        return None
    rest = text[before:]
    found = min(_everywhere(wanted, rest, plain_letters(rest)), key=lambda place: (place[0], -place[1]), default=None)
    return (before + found[0], before + found[1]) if found else None


def _note(passage: Passage, matter: Matter, name: str, start: int, end: int) -> Note:
    provision = matter.edition.provisions.get(Rule.NO_NAMES)
    role = next((each.job.strip() for each in matter.colleagues if each.name == name and each.job.strip()), "")
    instead = f"our {role}" if role else "what they do, such as “our surveyor”"
    return Note(
        Kind.NAME,
        Place(passage.part, passage.text, start, end),
        f"Say what they do and not who they are: {f'“{instead}”' if role else instead}.",
        instead if role else "",
        provision.number if provision else "",
        blocks=bool(provision and provision.force in (Force.MUST, Force.SHALL)),
        about=" ".join(name.split()),
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What to look for: the whole name however it is written, its parts with a title, and parts that stand alone."""

    whole: re.Pattern[str]
    titled: re.Pattern[str]
    alone: re.Pattern[str]
    places: tuple[str, ...]


def _first(wanted: _Wanted, text: str, plain: str) -> tuple[int, int] | None:
    """Where the name stands first with a title, else whole, else by a part."""
    return next(_everywhere(wanted, text, plain), None)


def _everywhere(wanted: _Wanted, text: str, plain: str) -> Iterator[tuple[int, int]]:
    """Every place of the name: those with a title, then the whole ones, then parts that stand alone."""
    yield from (found.span("name") for found in wanted.titled.finditer(plain))
    places = []
    for found in wanted.whole.finditer(plain):
        start, end = found.span("name")
        if _is_a_place(plain, start, end, wanted.places):
            places.append(range(start, end))
        else:
            yield start, end
    for found in wanted.alone.finditer(plain):
        start, end = found.span("name")
        is_a_place = _is_a_place(plain, start, end, wanted.places) or any(start in place for place in places)
        if text[start].isupper() and not is_a_place:
            yield start, end


def _is_a_place(plain: str, start: int, end: int, places: tuple[str, ...]) -> bool:
    """“Ellis House”, “12 Ellis Road”: no person."""
    after = plain[end:].lstrip().split(maxsplit=1)
    if after and after[0].strip(".,;:!?)'") in places:
        return True
    return bool(_HOUSE_NUMBER.search(plain[:start]))


@lru_cache(512)
def _wanted(name: str, theirs: frozenset[str], about: NameWords) -> _Wanted | None:
    parts = [part for part in plain_letters(name).replace(".", " ").split() if part not in about.titles]
    if not parts or (set(parts) <= theirs):
        return None
    company = [part for part in parts if part in about.place_words and part not in about.also_words]
    if company and len(parts) > 1:
        return _company(parts, about)
    long = [part for part in parts if len(part) >= _SHORTEST and part not in theirs]
    alone = [part for part in long if part not in about.also_words]
    titles = "|".join(map(re.escape, about.titles)) or r"(?!)"
    whole = [r"\s+(?:[\w.'-]+\s+)?".join(map(re.escape, parts))] if len(parts) > 1 else []
    return _Wanted(
        whole=_pattern(whole),
        titled=_pattern([*whole, *map(re.escape, long)], rf"(?:{titles})\.?\s+"),
        alone=_pattern(map(re.escape, alone)),
        places=about.place_words,
    )


def _company(parts: list[str], about: NameWords) -> _Wanted:
    """Only the whole name, with or without its “Ltd”: “Heating” alone is nobody."""
    end = len(parts) - (parts[-1] in _LEGAL_FORMS and len(parts) > 2)
    whole = r"\s+".join(map(re.escape, parts[:end]))
    return _Wanted(_pattern([whole]), _pattern([]), _pattern([]), about.place_words)


def _pattern(alternatives: "Iterator[str] | list[str] | map[str]", before: str = "") -> re.Pattern[str]:
    inner = "|".join(alternatives)
    if not inner:
        return re.compile(r"(?!)(?P<name>)")
    return re.compile(rf"(?<![\w@.'\-])(?P<name>{before}(?:{inner}))(?:'s|')?(?![\w@\-'])(?!\.\w)")


def _theirs(matter: Matter) -> frozenset[str]:
    """The words of the names of whoever the letter is to or about: theirs to be called by."""
    people = (matter.person, goes_to(matter))
    others = (name for name, _speaks in (matter.addressing.also if matter.addressing else ()))
    said = " ".join((*(f"{person.name} {person.other_names}" for person in people), *others))
    return frozenset(plain_letters(said).split())


def _addresses(matter: Matter) -> tuple[str, ...]:
    """What is an address or the name of an organisation, not of somebody."""
    people = (matter.person, goes_to(matter))
    ombudsman, organisation = matter.edition.ombudsman, matter.organisation
    theirs = (text for person in people for text in (person.address, person.new_address, person.write_to))
    ours = (organisation.name, organisation.address, organisation.email, organisation.website)
    return lines_of((*theirs, *ours, ombudsman.name, *ombudsman.address))


_LEGAL_FORMS = ("ltd", "limited", "plc", "llp", "co")
_HOUSE_NUMBER = re.compile(r"(?:\d+[a-z]?|flat \w+|cottage \w+),? $")

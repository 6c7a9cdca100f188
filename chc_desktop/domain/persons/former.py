"""What was known of a person before: names, homes, numbers and whatever else stood there until it was changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from chc_desktop.domain.facts import Person
from chc_desktop.domain.persons.details import further_details


@dataclass(frozen=True, slots=True)
class Version:
    """What was known of a person from a day on."""

    since: date
    person: Person


@dataclass(frozen=True, slots=True)
class Former:
    """Something that was known of a person until a day: what it is, and what it was."""

    what: str
    was: str
    until: date


def former(versions: Sequence[Version], now: Person) -> tuple[Former, ...]:
    """Everything that stood in one entry of a person and does no more, in the order in which it was changed."""
    told = (
        found for before, after in pairwise(versions) for found in _changed(before.person, after.person, after.since)
    )
    return _once(told, now)


def no_longer_shown(joined: Person, now: Person, on: date) -> tuple[Former, ...]:
    """What stood in another entry of a person that was joined to theirs on a day, and is not shown since."""
    shown = told_of(now)
    found = (Former(what, was, on) for what, was in told_of(joined).items() if was and was not in shown[what])
    return _once(found, now)


def told_of(person: Person) -> dict[str, str]:
    """All that is told of a person, by what it is called; empty where nothing is."""
    found = {
        "Name": person.name,
        "Address": person.address,
        "Telephone": person.telephone,
        "Email": person.email,
        **further_details(person),
    }
    return {what: text.strip() for what, text in found.items()} | {"Died or moved": _gone(found)}


def _gone(found: Mapping[str, str]) -> str:
    return found.get("Died") or found.get("Moved") or ""


def _changed(before: Person, after: Person, on: date) -> Iterator[Former]:
    now = told_of(after)
    for what, was in told_of(before).items():
        if was and was != now.get(what, "") and what not in ("Died", "Moved"):
            yield Former(what, was, on)


def _once(found: Iterable[Former], now: Person) -> tuple[Former, ...]:
    """Each once, without what is so again today."""
    shown = told_of(now)
    last = {(each.what, each.was): each for each in found if each.was != shown.get(each.what, "")}
    return tuple(sorted(last.values(), key=lambda each: each.until))

"""What becomes of two entries of the same person when one is to stand for both: nothing that was known is lost."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any

from chc_desktop.domain import words
from chc_desktop.domain.facts import Person, Whereabouts

_TOGETHER = {
    "no_letters_to": "Must not be written to",
    "confidential": "Confidential",
    "risk": "Risk",
    "vulnerability": "Vulnerability",
    "disability": "Disability",
    "adjustment": "Adjustment",
    "contact_notes": "How to reach them",
}
"""What both entries say stands together: it would do harm to lose it."""

_FROM_ONE = {
    "address": ("Address", ()),
    "telephone": ("Telephone", ()),
    "email": ("Email", ()),
    "write_to": ("Letters go to", ()),
    "contact_way": ("Preferred way", ()),
    "contact_times": ("Best times", ()),
    "language": ("Language", ()),
    "restriction": ("Restriction on contact", ("restriction_reason", "restriction_fair", "restriction_review")),
    "whereabouts": ("Moved or died", ("since", "what_to_do", "new_address")),
    "disability_review": ("Review of the disability", ()),
    "adjustment_review": ("Review of the adjustment", ()),
}
"""What one entry says: the one that is kept, unless it says nothing; with what belongs to it."""


def joined(kept: Person, other: Person) -> Person:
    """The person who stands for both."""
    changes: dict[str, Any] = {name: _both(kept, other, name) for name in _TOGETHER}
    for name, (_title, belonging) in _FROM_ONE.items():
        if not _says(kept, name) and _says(other, name):
            changes |= {each: getattr(other, each) for each in (name, *belonging)}
    changes["letter_form"] = kept.letter_form.joined(other.letter_form)
    return replace(kept, **changes, other_names="\n".join(_other_names(kept, other)))


def what_changes(kept: Person, other: Person) -> tuple[str, ...]:
    """Each thing that changes or is no longer shown, in a sentence."""
    both = joined(kept, other)
    return (*_named(kept, both), *_put_together(kept, both), *_letters(kept, both), *_of_one(kept, other))


def taken_apart(now: Person, before: Person, after: Person) -> Person:
    """The person without what joining had brought; what was changed since stays."""
    names = (field.name for field in fields(Person))
    return replace(now, **{name: getattr(before, name) for name in names if getattr(now, name) == getattr(after, name)})


def _named(kept: Person, both: Person) -> Iterator[str]:
    if both.other_names != kept.other_names:
        yield f"Other names: {_line(both.other_names)}."


def _put_together(kept: Person, both: Person) -> Iterator[str]:
    for name, title in _TOGETHER.items():
        if getattr(both, name) != getattr(kept, name):
            yield f"{title}: {_line(getattr(both, name))}."


def _letters(kept: Person, both: Person) -> Iterator[str]:
    if both.letter_form != kept.letter_form:
        yield f"Letters to them: {both.letter_form.words}."


def _of_one(kept: Person, other: Person) -> Iterator[str]:
    for name, (title, _belonging) in _FROM_ONE.items():
        mine, theirs = _shown(kept, name), _shown(other, name)
        if theirs and not mine:
            yield f"{title}: {theirs}, from the other entry."
        elif theirs and theirs != mine:
            yield f"{title} stays {mine}; {theirs}, from the other entry, is no longer shown."


def _both(kept: Person, other: Person, name: str) -> str:
    mine, theirs = getattr(kept, name).strip(), getattr(other, name).strip()
    if theirs.casefold() in mine.casefold():
        return str(getattr(kept, name))
    return "\n\n".join(filter(None, (mine, theirs)))


def _other_names(kept: Person, other: Person) -> list[str]:
    names: dict[str, str] = {}
    for name in (*kept.other_names.splitlines(), other.name, *other.other_names.splitlines()):
        if name.strip() and name.strip().casefold() != kept.name.strip().casefold():
            names.setdefault(name.strip().casefold(), name.strip())
    return list(names.values())


def _says(person: Person, name: str) -> bool:
    value = getattr(person, name)
    return bool(value) and value is not Whereabouts.HERE


def _shown(person: Person, name: str) -> str:
    if not _says(person, name):
        return ""
    value = getattr(person, name)
    if isinstance(value, Whereabouts):
        return "has died" if person.has_died else "has moved"
    if isinstance(value, date):
        return words.day(value)
    return _line(getattr(value, "words", None) or str(value))


def _line(text: str) -> str:
    return ", ".join(line.strip().rstrip(",.") for line in text.splitlines() if line.strip())

"""How alike what was typed is to what is known of somebody: slips, accents and word order hardly count."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from chc_desktop.domain.facts import Person
from chc_desktop.domain.finding.folding import fold
from chc_desktop.store.people_index import found_by

_ALIKE = 74
"""How many of a hundred letters are to be right for somebody to be offered."""

_BEGUN = 0.95
"""What a word counts for of which only the beginning is typed."""

_FEWEST = 4
"""Figures enough of a telephone number or a postcode."""


def likest(typed: str, people: Iterable[Person]) -> list[Person]:
    """Those who may be meant, the likeliest first; of those alike the one who came last."""
    scored = [(_likeness(typed, person), person.id, person) for person in people]
    return [person for score, _id, person in sorted(scored, key=lambda each: each[:2], reverse=True) if score >= _ALIKE]


def _likeness(typed: str, person: Person) -> float:
    *names, numbers = (*found_by(person).splitlines(), "")
    closed_up = re.sub(r"\W", "", fold(typed))
    has_figures = len(closed_up) >= _FEWEST and any(letter.isdigit() for letter in closed_up)
    if has_figures and any(closed_up in line for line in (*names, numbers)):
        return 100.0
    words = fold(typed).split()
    return max((_alike(words, name.split()) for name in names), default=0.0)


def _alike(typed: Sequence[str], name: Sequence[str]) -> float:
    """Each word typed beside the word of the name it is likest to, the longer ones counting for more."""
    letters = sum(map(len, typed))
    if not letters or not name:
        return 0.0
    return sum(len(word) * max(_word(word, known) for known in name) for word in typed) / letters


def _word(typed: str, known: str) -> float:
    return max(fuzz.ratio(typed, known), _BEGUN * fuzz.ratio(typed, known[: len(typed)]))

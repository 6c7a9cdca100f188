"""The index in which somebody is found while their name is typed: a few who may be meant, however many there are.

It holds names, former names, the postcode and the telephone number, folded, in parts of three letters. A slip of the
finger spoils only the parts it touches, so those who share the rarest parts with what was typed are worth a look.
"""

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, text

from chc_desktop.domain.facts import OWN_PEOPLE, Person
from chc_desktop.domain.finding.folding import fold
from chc_desktop.store import found_words, tables

PEOPLE = "person_search"
"""The index; the number of a row is that of its person."""

MOST = 60
"""How many may be meant, before they are compared letter by letter."""

_ENOUGH = 6_000
"""How many people the parts asked for may share together: what keeps a search within the blink of an eye."""

_PART = 3


def keep(connection: Connection, person: Person, further_names: Iterable[str] = ()) -> None:
    """Find a person by what is known of them now, and by further names."""
    drop(connection, person.id)
    if person.role not in OWN_PEOPLE:
        connection.execute(_KEEP, {"person": person.id, "folded": found_by(person, further_names)})


def keep_new(connection: Connection, people: Iterable[Person]) -> None:
    """The same for many who are not in it yet."""
    rows = [{"person": each.id, "folded": found_by(each)} for each in people if each.role not in OWN_PEOPLE]
    if rows:
        connection.execute(_KEEP, rows)


def drop(connection: Connection, person_id: int) -> None:
    """Find them no more."""
    connection.execute(_DROP, {"person": person_id})


def clear(connection: Connection) -> None:
    """Know nobody, to be filled anew."""
    found_words.clear(connection, PEOPLE)


def all_kept(connection: Connection) -> dict[int, str]:
    """What everybody is found by, by their ids."""
    return found_words.all_kept(connection, PEOPLE)


def found_by(person: Person, further_names: Iterable[str] = ()) -> str:
    """What somebody is found by: each name a line, then the last line of the address and the telephone closed up."""
    names = (person.name, *person.other_names.splitlines(), *further_names)
    lines = [" ".join(fold(name).split()) for name in names]
    return "\n".join(filter(None, (*lines, _closed_up(_postcode(person.address)), _closed_up(_as_here(person)))))


def may_be_meant(connection: Connection, typed: str) -> list[int]:
    """Those who may be meant, by id: first whoever has every word, then whoever has most of the rarest parts."""
    words = fold(typed).split()
    found = dict.fromkeys(_of_short_names(connection, typed) if all(len(word) < _PART for word in words) else ())
    for query in filter(None, (_every_word(words), _every_word([_closed_up(typed)]) if _has_figures(typed) else "")):
        found |= dict.fromkeys(connection.scalars(_FOUND, {"match": query, "most": MOST}))
    if len(found) < MOST and (rarest := _rarest(connection, words)):
        found |= dict.fromkeys(connection.scalars(_NEAREST, {"match": _any(rarest), "most": MOST}))
    return list(found)


def _every_word(words: Sequence[str]) -> str:
    return " AND ".join(_quoted(word) for word in words if len(word) >= _PART)


def _of_short_names(connection: Connection, typed: str) -> list[int]:
    """Those whose name begins with what was typed, where that is too short for the index: “Bo Li”."""
    begins = " ".join(word.capitalize() for word in typed.split())
    values = {"begins": begins, "ends": begins + "\U0010ffff", "most": MOST}
    return list(connection.scalars(_BEGINS, values)) if begins else []


def _rarest(connection: Connection, words: Sequence[str]) -> list[str]:
    """The parts of the words that fewest people share, as many as keep the search quick."""
    parts = dict.fromkeys(part for word in words for part in _parts(word))
    shared = {part: connection.scalar(_SHARED, {"match": _quoted(part), "most": _ENOUGH}) or 0 for part in parts}
    chosen: list[str] = []
    reached = 0
    for part in sorted((part for part in parts if shared[part]), key=lambda part: shared[part]):
        reached += shared[part]
        if chosen and reached > _ENOUGH:
            break
        chosen.append(part)
    return chosen


def _parts(word: str) -> list[str]:
    return [word[start : start + _PART] for start in range(len(word) - _PART + 1)]


def _any(parts: Sequence[str]) -> str:
    return " OR ".join(map(_quoted, parts))


def _quoted(part: str) -> str:
    return '"' + part.replace('"', '""') + '"'


def _postcode(address: str) -> str:
    return next((line for line in reversed(address.splitlines()) if line.strip()), "")


def _as_here(person: Person) -> str:
    """The telephone number without the country’s."""
    return re.sub(r"^\s*(\+|00)\s*44\s*(\(0\))?\s*", "0", person.telephone)


def _closed_up(written: str) -> str:
    return re.sub(r"\W", "", fold(written))


def _has_figures(typed: str) -> bool:
    return any(letter.isdigit() for letter in typed)


_DROP = delete(tables.person_search).where(tables.person_search.c.rowid == bindparam("person"))
_KEEP = text("INSERT INTO person_search (rowid, folded) VALUES (:person, :folded)")
_FOUND = text("SELECT rowid FROM person_search WHERE person_search MATCH :match ORDER BY rowid DESC LIMIT :most")
_NEAREST = text("SELECT rowid FROM person_search WHERE person_search MATCH :match ORDER BY rank LIMIT :most")
_BEGINS = text(
    "SELECT id FROM person WHERE role IN ('resident', 'concerned') AND name >= :begins AND name < :ends "
    "AND joined_to IS NULL LIMIT :most"
)
_SHARED = text("SELECT count(*) FROM (SELECT 1 FROM person_search WHERE person_search MATCH :match LIMIT :most)")

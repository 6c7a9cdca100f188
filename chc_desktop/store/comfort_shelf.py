"""What makes writing easier: ready sentences, own words, and what was thrown away and can be taken back. Scratch."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from chc_desktop.domain.snippets import Snippet
from chc_desktop.store import tables


class Thrown(NamedTuple):
    """Something in the bin. `kind` says what it is, `key` which one, `value` is what it was."""

    id: int
    kind: str
    key: str
    title: str
    value: str
    removed_at: datetime
    removed_by: int


class ComfortShelf:
    """Ready sentences, own words and the bin on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def throw_away(self, kind: str, key: str, title: str, value: str, now: datetime, by: int) -> None:
        """Put something into the bin."""
        row = {"kind": kind, "key": key, "title": title, "value": value, "removed_by": by}
        self._connection.execute(insert(tables.removed), row | {"removed_at": _iso(now)})

    def thrown(self, kind: str) -> list[Thrown]:
        """What is in the bin of this kind, the latest first."""
        query = select(tables.removed).where(tables.removed.c.kind == kind).order_by(tables.removed.c.id.desc())
        rows = (Thrown._make(row) for row in self._connection.execute(query))
        return [each._replace(removed_at=datetime.fromisoformat(str(each.removed_at))) for each in rows]

    def take_out_of_bin(self, thrown: int) -> None:
        """It was taken back."""
        self._connection.execute(delete(tables.removed).where(tables.removed.c.id == thrown))

    def snippets(self) -> list[Snippet]:
        """Every ready sentence, by name."""
        kept = tables.snippet.c
        query = select(kept.id, kept.name, kept.text, kept.short).order_by(func.lower(kept.name), kept.id)
        return [Snippet(*row) for row in self._connection.execute(query)]

    def save_snippet(self, snippet: Snippet, now: datetime) -> int:
        """Keep a ready sentence, new (id 0) or changed; its id."""
        row = {"name": snippet.name, "text": snippet.text, "short": snippet.short, "saved_at": _iso(now)}
        if snippet.id:
            self._connection.execute(update(tables.snippet).where(tables.snippet.c.id == snippet.id), row)
            return snippet.id
        result = self._connection.execute(insert(tables.snippet), row)
        assert result.inserted_primary_key
        return int(result.inserted_primary_key[0])

    def drop_snippet(self, snippet: int) -> None:
        self._connection.execute(delete(tables.snippet).where(tables.snippet.c.id == snippet))

    def own_words(self) -> list[str]:
        """The officer's own words, by alphabet."""
        kept = tables.own_word.c.word
        return list(self._connection.scalars(select(kept).order_by(func.lower(kept), kept)))

    def add_own_word(self, word: str, now: datetime) -> None:
        row = {"word": word, "saved_at": _iso(now)}
        self._connection.execute(upsert(tables.own_word).on_conflict_do_nothing(), row)

    def drop_own_word(self, word: str) -> None:
        self._connection.execute(delete(tables.own_word).where(tables.own_word.c.word == word))

    def names_with(self, part: str) -> list[str]:
        """Names, jobs and addresses of people that have this part somewhere."""
        kept = tables.person.c
        found = or_(*(column.contains(part, autoescape=True) for column in (kept.name, kept.address, kept.job)))
        query = select(kept.name, kept.address, kept.job).where(found).limit(_ENOUGH)
        return ["\n".join(row) for row in self._connection.execute(query)]


_ENOUGH = 50
"""Among so many there is one that has the word whole, or it is nobody's name."""


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="seconds")

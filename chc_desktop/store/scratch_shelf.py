"""Scratch: what is being written and not yet done. It may be changed and thrown away."""

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from chc_desktop.store import plain, tables

if TYPE_CHECKING:
    from chc_desktop.domain.assessments.answer import Answer


class Draft(NamedTuple):
    """Something half written, and when it was last kept."""

    key: str
    value: str
    saved_at: datetime


class ScratchShelf:
    """Scratch on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save_draft(self, key: str, value: str, now: datetime) -> None:
        row = {"key": key, "value": value, "saved_at": now.isoformat(timespec="seconds")}
        self._connection.execute(upsert(tables.draft).on_conflict_do_update(set_=row), row)

    def draft(self, key: str) -> Draft | None:
        found = plain.rows(self._connection, f"{_DRAFTS} WHERE key = ?", (key,))
        return _draft(*found[0]) if found else None

    def drafts(self, beginning: str) -> list[Draft]:
        """Every draft whose key begins so."""
        question = f"{_DRAFTS} WHERE substr(key, 1, ?) = ? ORDER BY key"
        return [_draft(*row) for row in plain.rows(self._connection, question, (len(beginning), beginning))]

    def drop_draft(self, key: str) -> None:
        self._connection.execute(delete(tables.draft).where(tables.draft.c.key == key))

    def save_answer(self, year: int, edition: str, answer: "Answer", now: datetime) -> None:
        row = {
            "year": year,
            "edition": edition,
            "slug": answer.slug,
            "comply": answer.comply.value,
            "evidence": answer.evidence,
            "commentary": answer.commentary,
            "reason": answer.reason,
            "comply_by": answer.comply_by.isoformat() if answer.comply_by else None,
            "service": answer.service,
            "own_words": answer.own_words,
            "said": json.dumps(dict(answer.said), ensure_ascii=False),
            "carried_from": answer.carried_from,
            "looked_at": int(answer.looked_at),
            "note": answer.note,
            "kept": json.dumps(answer.kept, ensure_ascii=False),
            "saved_at": now.isoformat(timespec="seconds"),
        }
        self._connection.execute(upsert(tables.answer).on_conflict_do_update(set_=row), row)

    def drop_answer(self, year: int, edition: str, slug: str) -> None:
        keys = tables.answer.c
        found = (keys.year == year, keys.edition == edition, keys.slug == slug)
        self._connection.execute(delete(tables.answer).where(*found))

    def first_answered(self) -> int:
        """The earliest year with an answer; 0 if there is none."""
        found = plain.rows(self._connection, "SELECT min(year) FROM answer", ())
        return found[0][0] or 0

    def answers(self, year: int, edition: str) -> "dict[str, Answer]":
        """The answers of a year's self-assessment, by row."""
        table = tables.answer
        rows = self._connection.execute(select(table).where(table.c.year == year, table.c.edition == edition))
        return {row.slug: _answer(row) for row in rows}

    def assessed_before(self, year: int) -> list[tuple[int, str, int]]:
        """The earlier years with answers, the newest first: year, edition, and how many answers."""
        found = plain.rows(self._connection, _ASSESSED, (year,))
        return [(number, edition, count) for number, edition, count in found]


_ASSESSED = """
    SELECT year, edition, count(*) FROM answer
    WHERE year < ? AND (comply != '' OR evidence != '' OR commentary != '' OR said != '{}')
    GROUP BY year, edition ORDER BY year DESC, count(*) DESC
"""
_DRAFTS = "SELECT key, value, saved_at FROM draft"


def _draft(key: str, value: str, saved_at: str) -> Draft:
    return Draft(key, value, datetime.fromisoformat(saved_at))


def _answer(row: Row[Any]) -> "Answer":
    from chc_desktop.domain.assessments.answer import Answer, Comply  # not for the first screen

    values = row._mapping
    return Answer(
        slug=values["slug"],
        comply=Comply(values["comply"]),
        evidence=values["evidence"],
        commentary=values["commentary"],
        reason=values["reason"],
        comply_by=date.fromisoformat(values["comply_by"]) if values["comply_by"] else None,
        service=values["service"],
        own_words=values["own_words"],
        said=tuple(json.loads(values["said"]).items()),
        carried_from=values["carried_from"],
        looked_at=bool(values["looked_at"]),
        note=values["note"],
        kept=tuple(json.loads(values["kept"])),
    )

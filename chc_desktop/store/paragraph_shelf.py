"""The officer's own paragraphs. Scratch, like ready sentences."""

from datetime import date, datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from chc_desktop.domain.intake import Category
from chc_desktop.domain.paragraphs.paragraph import Paragraph, Purpose
from chc_desktop.store import tables


class ParagraphShelf:
    """Own paragraphs on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Paragraph]:
        """Every own paragraph, by name."""
        kept = tables.own_paragraph.c
        query = select(tables.own_paragraph).order_by(func.lower(kept.name), kept.id)
        return [_paragraph(*row[:6]) for row in self._connection.execute(query)]

    def save(self, paragraph: Paragraph, now: datetime) -> int:
        """Keep a paragraph, new (id 0) or changed; its id."""
        table, row = tables.own_paragraph, _row(paragraph) | {"saved_at": now.isoformat(timespec="seconds")}
        if paragraph.id:
            self._connection.execute(update(table).where(table.c.id == paragraph.id), row)
            return paragraph.id
        result = self._connection.execute(insert(table), row)
        assert result.inserted_primary_key
        return int(result.inserted_primary_key[0])

    def drop(self, paragraph: int) -> None:
        self._connection.execute(delete(tables.own_paragraph).where(tables.own_paragraph.c.id == paragraph))


def _row(paragraph: Paragraph) -> dict[str, object]:
    return {
        "name": paragraph.name,
        "text": paragraph.text,
        "purposes": " ".join(paragraph.purposes),
        "category": " ".join(paragraph.categories),
        "checked": paragraph.checked.isoformat(),
    }


def _paragraph(number: int, name: str, text: str, purposes: str, category: str, checked: str) -> Paragraph:
    return Paragraph(
        name=name,
        text=text,
        purposes=tuple(map(Purpose, purposes.split())),
        checked=date.fromisoformat(checked),
        categories=tuple(map(Category, category.split())),
        id=number,
    )

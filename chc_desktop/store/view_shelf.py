"""Views of the lists that were saved under a name, and those in the bin."""

import json
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from chc_desktop.domain.listing.asked import plain, read_plain
from chc_desktop.domain.listing.views import View
from chc_desktop.store import tables


class RemovedView(NamedTuple):
    """A view in the bin: its kind of list, and when it was put there."""

    view: View
    removed_at: datetime


class ViewShelf:
    """Saved views on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def saved(self, kind: str) -> tuple[View, ...]:
        """The views of a kind of list, by name."""
        kept = tables.saved_view.c
        query = select(tables.saved_view).where(kept.kind == kind, kept.removed_at == "").order_by(kept.name, kept.id)
        return tuple(_view(row.id, row.kind, row.name, row.shows) for row in self._connection.execute(query))

    def removed(self) -> tuple[RemovedView, ...]:
        """The views in the bin."""
        query = select(tables.saved_view).where(tables.saved_view.c.removed_at != "")
        return tuple(
            RemovedView(_view(row.id, row.kind, row.name, row.shows), datetime.fromisoformat(row.removed_at))
            for row in self._connection.execute(query)
        )

    def keep(self, view: View, now: datetime) -> int:
        """Keep a view, new or changed; its id."""
        shows = json.dumps({"asked": plain(view.asked), "columns": list(view.columns)}, ensure_ascii=False)
        row = {"kind": view.asked.kind, "name": view.name, "shows": shows, "saved_at": _text(now), "removed_at": ""}
        if view.id:
            self._connection.execute(update(tables.saved_view).where(tables.saved_view.c.id == view.id), row)
            return view.id
        result = self._connection.execute(insert(tables.saved_view), row)
        assert result.inserted_primary_key
        return int(result.inserted_primary_key[0])

    def remove(self, view_id: int, now: datetime) -> None:
        """Put a view into the bin."""
        self._mark(view_id, _text(now))

    def take_back(self, view_id: int) -> None:
        """Take it out again."""
        self._mark(view_id, "")

    def forget(self, view_id: int) -> None:
        """Erase one that is in the bin."""
        kept = tables.saved_view.c
        self._connection.execute(delete(tables.saved_view).where(kept.id == view_id, kept.removed_at != ""))

    def _mark(self, view_id: int, removed_at: str) -> None:
        chosen = update(tables.saved_view).where(tables.saved_view.c.id == view_id)
        self._connection.execute(chosen, {"removed_at": removed_at})


def _view(view_id: int, kind: str, name: str, shows: str) -> View:
    kept = json.loads(shows)
    columns = kept.get("columns", [])
    return View(view_id, name, read_plain(kind, kept.get("asked")), tuple(str(key) for key in columns))


def _text(now: datetime) -> str:
    return now.isoformat(timespec="seconds")

"""Half-written texts, kept every few seconds so that nothing typed is lost."""

import json
from collections.abc import Mapping

from chc_desktop.domain.agenda import LOG
from chc_desktop.domain.requests.lines import REQUEST_DRAFT
from chc_desktop.office.desk import Desk
from chc_desktop.store.scratch_shelf import Draft


class Drafts:
    """What is being written and not yet done, by key: "log", "letter/12/response-stage1", "action/12/escalate"…"""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def save(self, key: str, texts: Mapping[str, object]) -> None:
        """Keep the texts of a form as they stand. Whoever reads them back knows what they mean."""
        with self._desk.register.transaction() as shelves:
            begun = shelves.scratch.draft(key) is None
            shelves.scratch.save_draft(key, json.dumps(texts, ensure_ascii=False), self._desk.now())
        self._tell(key, begun)

    def read(self, key: str) -> dict[str, object] | None:
        """The texts that were kept under a key, None if there are none."""
        with self._desk.register.transaction() as shelves:
            draft = shelves.scratch.draft(key)
        return json.loads(draft.value) if draft else None

    def find(self, beginning: str) -> list[Draft]:
        """Every draft whose key begins so."""
        with self._desk.register.transaction() as shelves:
            return shelves.scratch.drafts(beginning)

    def drop(self, key: str) -> None:
        with self._desk.register.transaction() as shelves:
            was_there = shelves.scratch.draft(key) is not None
            shelves.scratch.drop_draft(key)
        self._tell(key, was_there)

    def _tell(self, key: str, changed: bool) -> None:
        """The first screen shows whether a complaint or a service request is half written."""
        if changed and key in (LOG, REQUEST_DRAFT):
            self._desk.on_change()

"""Half-written texts, kept every few seconds so that nothing typed is lost."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from chc_desktop.domain.agenda import LOG
from chc_desktop.domain.requests.lines import REQUEST_DRAFT
from chc_desktop.office.desk import Desk
from chc_desktop.store.scratch_shelf import Draft

if TYPE_CHECKING:
    from chc_desktop.office.bin import Removed
    from chc_desktop.store.transaction import Transaction

_BIN = "draft"


class Drafts:
    """What is being written and not yet done, by key: "log", "letter/12/response-stage1", "action/12/escalate"…"""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def save(self, key: str, texts: Mapping[str, object]) -> datetime:
        """Keep the texts of a form as they stand; when that was. Whoever reads them back knows what they mean."""
        now = self._desk.now()
        with self._desk.register.transaction() as shelves:
            begun = shelves.scratch.draft(key) is None
            shelves.scratch.save_draft(key, json.dumps(texts, ensure_ascii=False), now)
        self._tell(key, begun)
        return now

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
        """The draft is not needed any more: what it said was done."""
        with self._desk.register.transaction() as shelves:
            was_there = shelves.scratch.draft(key) is not None
            shelves.scratch.drop_draft(key)
        self._tell(key, was_there)

    def throw_away(self, key: str) -> None:
        """The draft is not wanted: into the bin, from which it can be taken back."""
        with self._desk.register.transaction() as shelves:
            was_there = shelves.scratch.draft(key) is not None
            into_the_bin(self._desk, shelves, key)
        self._tell(key, was_there)

    def removed(self) -> "list[Removed]":
        """The drafts that were thrown away, for the bin."""
        from chc_desktop.office.bin import Removed
        from chc_desktop.office.draft_words import called

        with self._desk.register.transaction() as shelves:
            named = [(thrown, *called(shelves, thrown.key)) for thrown in shelves.comfort.thrown(_BIN)]
        return [
            Removed(str(thrown.id), f"{what}: “{thrown.title}”" if thrown.title else what, where, *thrown[-2:])
            for thrown, what, where in named
        ]

    def take_back(self, key: str) -> None:
        """Put a draft back where it was being written. What has been begun there since goes into the bin instead."""
        with self._desk.register.transaction() as shelves:
            thrown = next(each for each in shelves.comfort.thrown(_BIN) if each.id == int(key))
            into_the_bin(self._desk, shelves, thrown.key)
            shelves.scratch.save_draft(thrown.key, thrown.value, self._desk.now())
            shelves.comfort.take_out_of_bin(thrown.id)

    def _tell(self, key: str, changed: bool) -> None:
        """The first screen shows whether a complaint or a service request is half written."""
        if changed and key in (LOG, REQUEST_DRAFT):
            self._desk.on_change()


def into_the_bin(desk: Desk, shelves: "Transaction", key: str) -> None:
    """Put a draft, if there is one, into the bin."""
    draft = shelves.scratch.draft(key)
    if draft is None:
        return
    shelves.comfort.throw_away(_BIN, key, _beginning(draft.value), draft.value, desk.now(), desk.officer(shelves))
    shelves.scratch.drop_draft(key)


def _beginning(value: str) -> str:
    """The first words somebody wrote in it, by which it is known again."""
    longest = max(_texts(json.loads(value)), key=len, default="")
    line = " ".join(longest.split())
    return line if len(line) <= _TITLE else f"{line[:_TITLE].rstrip()}…"


def _texts(plain: object) -> list[str]:
    if isinstance(plain, str):
        return _texts_within(plain)
    parts = plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else ()
    return [text for part in parts for text in _texts(part)]


def _texts_within(text: str) -> list[str]:
    """A text, or what stands in it where it is a whole letter."""
    try:
        return _texts(json.loads(text)) if text.startswith('{"') else [text]
    except json.JSONDecodeError:
        return [text]


_TITLE = 60

"""Findings while they are worked on: scratch of the case, point by point, one place for the case and its letter.

A finding becomes part of the record when the answer goes out. Until then it is a mind being made up: it may be changed
and thrown away, and the record should not show it as if it had been decided.
"""

import json
from collections.abc import Iterable

from chc_desktop.domain.case import Case
from chc_desktop.domain.letters.letter import Decision
from chc_desktop.domain.letters.written import decisions_of, plain_decisions
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction


def kept(shelves: Transaction, case: Case) -> tuple[Decision, ...]:
    """What is written so far for the stage the case is at; nothing once that was answered."""
    if case.stage.response:
        return ()
    draft = shelves.scratch.draft(_key(case))
    return decisions_of(json.loads(draft.value)) if draft else ()


def keep(desk: Desk, shelves: Transaction, case: Case, decisions: Iterable[Decision]) -> None:
    """Keep what is written in the place of what was; where nothing is written, nothing is kept."""
    written = plain_decisions(decisions)
    if written:
        shelves.scratch.save_draft(_key(case), json.dumps(written, ensure_ascii=False), desk.now())
    else:
        shelves.scratch.drop_draft(_key(case))


def drop(shelves: Transaction, case: Case) -> None:
    """They have become part of the record."""
    shelves.scratch.drop_draft(_key(case))


def _key(case: Case) -> str:
    return f"findings/{case.id}/{case.stage.number}"

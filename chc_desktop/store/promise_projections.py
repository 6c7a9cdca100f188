"""What is kept of each promise beside the record of its case: its line, and what happened to its money."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, case, delete, func, select

from chc_desktop.domain.finding.folding import fold
from chc_desktop.store import plain, tables
from chc_desktop.store.in_parts import in_parts

if TYPE_CHECKING:
    from chc_desktop.domain.promises.projection import PromiseLines
    from chc_desktop.domain.promises.summary import ListedPromise, PromiseLine

_OPEN = "open"


class PromiseProjections:
    """The promises of every case on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, case_id: int, lines: "PromiseLines") -> None:
        """Put the promises of a case in the place of those there were."""
        self._connection.exec_driver_sql("DELETE FROM promise WHERE case_id = ?", (case_id,))
        self._connection.exec_driver_sql("DELETE FROM promise_money WHERE case_id = ?", (case_id,))
        self.keep_new([lines])

    def keep_new(self, many: "Sequence[PromiseLines]") -> None:
        """The same for many cases of which nothing is kept yet."""
        if rows := [_folded(line)._asdict() for lines in many for line in lines.lines]:
            self._connection.exec_driver_sql(_KEEP, rows)
        if money := [each._asdict() for lines in many for each in lines.money]:
            self._connection.exec_driver_sql(_KEEP_MONEY, money)

    def drop(self, first_case: int, last_case: int) -> None:
        """Know nothing of the promises of these cases any more."""
        for table in (tables.promise, tables.promise_money):
            self._connection.execute(delete(table).where(table.c.case_id.between(first_case, last_case)))

    def clear(self) -> None:
        """Throw all of it away, to be made anew."""
        for table in (tables.promise, tables.promise_money):
            self._connection.execute(delete(table))

    def all(self) -> "list[ListedPromise]":
        """Every promise: the open ones first, the soonest due before the others; then the ended, the latest first."""
        from chc_desktop.domain.promises.summary import ListedPromise  # not for the first screen

        return list(map(ListedPromise._make, self._connection.execute(_LISTED)))

    def found(self, typed: str) -> set[tuple[int, str]] | None:
        """The cases and keys of the promises that have every word typed; None where nothing was typed."""
        parts = fold(typed).split()
        if not parts:
            return None
        kept = tables.promise.c
        query = select(kept.case_id, kept.key).where(*(func.instr(kept.words, part) > 0 for part in parts))
        return {(case_id, key) for case_id, key in self._connection.execute(query)}

    def owners(self, case_ids: Iterable[int]) -> dict[tuple[int, str], int]:
        """Who has to keep each open promise of these cases, by its case and key."""
        parts = ((f"{_OWNERS} AND case_id IN ({plain.marks(len(part))})", part) for part in in_parts(case_ids))
        found = (row for question, part in parts for row in plain.rows(self._connection, question, part))
        return {(case_id, key): owner for case_id, key, owner in found}

    def money_between(self, first: str, last: str) -> dict[str, int]:
        """What happened to money on these days, both included: pence by what it was."""
        kept = tables.promise_money.c
        query = select(kept.what, func.sum(kept.pence)).where(kept.happened_on.between(first, last)).group_by(kept.what)
        return {what: int(pence) for what, pence in self._connection.execute(query)}

    def owed(self) -> int:
        """All the money that is still to be paid, in pence."""
        kept = tables.promise.c
        query = select(func.sum(kept.pence - kept.paid)).where(kept.state == _OPEN, kept.pence > 0)
        return int(self._connection.scalar(query) or 0)

    def agrees(self, case_id: int, fresh: "PromiseLines") -> bool:
        """Whether what is kept of the promises of a case is what a fresh fold makes of it."""
        from chc_desktop.domain.promises.summary import PromiseLine, PromiseMoney

        kept = [PromiseLine._make(row) for row in self._connection.execute(_OF_CASE, {"case": case_id})]
        money = [PromiseMoney._make(row) for row in self._connection.execute(_MONEY_OF_CASE, {"case": case_id})]
        return kept == sorted(map(_folded, fresh.lines)) and money == sorted(fresh.money)


def _folded(line: "PromiseLine") -> "PromiseLine":
    return line._replace(words=fold(line.words))


_OWNERS = f"SELECT case_id, key, owner FROM promise WHERE state = '{_OPEN}' AND owner <> 0"
_KEEP = plain.put_down(tables.promise)
_KEEP_MONEY = plain.put_down(tables.promise_money)
_OF_CASE = select(tables.promise).where(tables.promise.c.case_id == bindparam("case")).order_by(tables.promise.c.key)
_MONEY_OF_CASE = (
    select(tables.promise_money)
    .where(tables.promise_money.c.case_id == bindparam("case"))
    .order_by(tables.promise_money.c.key, tables.promise_money.c.place)
)
_P, _S = tables.promise.c, tables.case_summary.c
_IS_OPEN = _P.state == _OPEN
_LISTED = (
    select(
        *(_P.case_id, _P.key, _S.reference, _S.title, _S.person, _S.home, _P.what_kind, _P.what, _P.owner),
        func.coalesce(tables.person.c.name, ""),
        *(_P.made_on, _P.first_due, _P.due, _P.state, _P.ended_on, _P.pence, _P.paid, _P.answer, _P.beyond_final),
    )
    .join(tables.case_summary, _S.case_id == _P.case_id)
    .outerjoin(tables.person, tables.person.c.id == _P.owner)
    .order_by(case((_IS_OPEN, 0), else_=1), case((_IS_OPEN, _P.due), else_=""), _P.ended_on.desc(), _P.case_id, _P.key)
)

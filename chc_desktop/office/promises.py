"""What the officer can see of all promises: every one of them in a line, and the money of the year.

What happens to a promise is recorded on its case, by the one door there is for that.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from chc_desktop.domain import words
from chc_desktop.domain.assessments.reporting_year import year_of
from chc_desktop.domain.promises.money import MoneyTotals, Moved
from chc_desktop.domain.promises.summary import ListedPromise
from chc_desktop.office.desk import Desk


@dataclass(frozen=True, slots=True)
class Found:
    """The promises looked for. `keys` are None where nothing was typed."""

    keys: set[tuple[int, str]] | None

    def holds(self, promise: ListedPromise) -> bool:
        return self.keys is None or (promise.case_id, promise.key) in self.keys


class Promises:
    """The promises in the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> Sequence[ListedPromise]:
        """Every promise: those still to be kept first, the soonest due before the others."""
        with self._desk.register.transaction() as shelves:
            return shelves.projections.promises.all()

    def found(self, typed: str) -> Found:
        """The promises that have every word typed."""
        with self._desk.register.transaction() as shelves:
            return Found(shelves.projections.promises.found(typed))

    def officer(self) -> int:
        """Who sits at the desk."""
        with self._desk.register.transaction() as shelves:
            return self._desk.officer(shelves)

    def money_of_the_year(self) -> str:
        """What was offered, answered and paid in this financial year, and what is owed, in a sentence; or nothing."""
        with self._desk.register.transaction() as shelves:
            organisation = shelves.facts.organisation()
            if organisation is None:
                return ""
            year = year_of(self._desk.today(), organisation.year_end)
            kept = shelves.projections.promises
            sums = kept.money_between(year.first.isoformat(), year.last.isoformat())
            owed = kept.owed()
        said = MoneyTotals(
            **{_NAMES[Moved(what)]: pence for what, pence in sums.items()},
        ).words
        open_now = f"{words.money(owed)} is still to be paid." if owed else ""
        this_year = f"Money in the year {year.title}: {said}." if said else ""
        return " ".join(part for part in (this_year, open_now) if part)


_NAMES = {
    Moved.OFFERED: "offered",
    Moved.ACCEPTED: "accepted",
    Moved.DECLINED: "declined",
    Moved.PAID: "paid",
    Moved.SET_OFF: "set_off",
}

"""What is in a backup, shown before it replaces anything: whose it is, how many cases, and the last things done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.backups import found
from chc_desktop.office.desk import Desk
from chc_desktop.store.register import Register

if TYPE_CHECKING:
    from chc_desktop.domain.case import Recorded
    from chc_desktop.domain.clocks.kind import Kinds
    from chc_desktop.domain.code import Edition

_LAST = 5
_LOOKED_THROUGH = 200
"""Entries among which the last things done are looked for: settings and addresses are none."""


_SAID = {
    "backup-rehearsed": "A backup was tried out",
    "erased": "Something was erased",
    "everything-made": "Everything about somebody was put together",
    "import-undone": "What a spreadsheet brought in was taken out again",
    "imported": "Complaints were brought in from a spreadsheet",
    "lesson-noted": "A lesson was noted",
    "older-copy-taken-up": "An older copy of the register was taken up",
    "people-joined": "Two entries of one person were joined",
    "people-parted": "Two persons were parted again",
}
"""What the kinds that belong to no case are called here; the others by the words of their own name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What it takes to read a register: the Codes, the kinds of clocks, and what day it is."""

    editions: "Mapping[str, Edition]"
    kinds: "Kinds"
    today: Callable[[], date]
    now: Callable[[], datetime]

    @staticmethod
    def at(desk: Desk) -> "Reading":
        return Reading(desk.editions, desk.kinds, desk.today, desk.now)

    def desk(self, opened: Register) -> Desk:
        return Desk(opened, self.editions, self.kinds, self.today, self.now)


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done, and when it was written down."""

    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Inside:
    """What is in a backup."""

    path: Path
    made_at: datetime
    organisation: str
    complaints: int
    requests: int
    last: tuple[Done, ...]

    @property
    def counts(self) -> str:
        """“14 complaints and 3 service requests”."""
        requests = [words.count(self.requests, "service request")] if self.requests else []
        return words.listed([words.count(self.complaints, "complaint"), *requests])


def what_is_in(opened: Register, reading: Reading, path: Path) -> Inside:
    """What is in the register of a backup, which is open."""
    desk = reading.desk(opened)
    with opened.transaction() as shelves:
        organisation, counts = shelves.facts.organisation(), shelves.record.counts()
        latest = shelves.record.latest(_LOOKED_THROUGH)
    name = organisation.name if organisation else ""
    last = _last_done(desk, latest)
    return Inside(path, found.made_at_of(path), name, counts["complaint"], counts["request"], last)


def _last_done(desk: Desk, latest: "list[Recorded]") -> tuple[Done, ...]:
    told: list[Done] = []
    with desk.register.transaction() as shelves:
        references = {entry.case_id: shelves.record.reference(entry.case_id) for entry in latest if entry.case_id}
        requests = {case_id for case_id in references if shelves.record.is_request(case_id)}
    for entry in latest:
        if len(told) == _LAST:
            break
        said = _of_case(desk, entry, entry.case_id in requests) if entry.case_id else _of_register(entry)
        if said:
            about = references.get(entry.case_id, "")
            told.append(Done(entry.recorded_at, ": ".join(filter(None, (about, said)))))
    return tuple(told)


def _of_case(desk: Desk, entry: "Recorded", is_request: bool) -> str:
    """The line of the entry, as the page of its case has it."""
    from chc_desktop.office.cases import Cases
    from chc_desktop.office.requests import Requests

    try:
        lines = (Requests(desk).view(entry.case_id) if is_request else Cases(desk).view(entry.case_id)).lines
    except RuleBroken:  # the case was erased since
        return _of_register(entry)
    return next((line.what for line in lines if line.number == entry.number), "")


def _of_register(entry: "Recorded") -> str:
    kind = entry.event.kind if entry.event else "erased"
    return "" if kind == "fact-changed" else _SAID.get(kind) or words.capital(kind.replace("-", " "))

"""How long records are kept, by the charity's choice, and those whose time is over. Nothing is erased by itself."""

from collections.abc import Iterator, Mapping
from datetime import date

from chc_desktop import files
from chc_desktop.domain.papers.paper import paper_of
from chc_desktop.domain.retention import periods
from chc_desktop.domain.retention.erasing import Ground
from chc_desktop.domain.retention.events import KeptLonger
from chc_desktop.domain.retention.periods import Due, Ended, Held, Kind, Period
from chc_desktop.office import request_projections
from chc_desktop.office.desk import Desk
from chc_desktop.office.erased_before import came_back, papers_came_back
from chc_desktop.office.erasing_imports import taken_out
from chc_desktop.office.holding import holds, holds_of
from chc_desktop.office.paper_ledger import papers_of
from chc_desktop.store.transaction import Transaction

_KEY = "retention"


class Retention:
    """The periods, and what is due to be looked at."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def periods(self) -> dict[Kind, Period]:
        """How long each kind is kept: the charity’s choice, or what is suggested."""
        with self._desk.register.transaction() as shelves:
            return _periods(shelves)

    def choose(self, years: Mapping[Kind, int]) -> None:
        """Keep the charity’s choice. What it was before stands in the record."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            shelves.facts.save_setting(_KEY, periods.written(years), desk.now(), desk.officer(shelves))
        desk.on_change()

    def due(self) -> tuple[Due, ...]:
        """The records whose time is over, the longest first."""
        today = self._desk.today()
        with self._desk.register.transaction() as shelves:
            kept = _periods(shelves)
            ended = [each for period in kept.values() for each in _ended(shelves, period, today)]
            back = _came_back(shelves, self._desk)
            papers = tuple(_papers_back(shelves, self._desk))
        there = {(due.ended.kind, due.ended.record_id) for due in back}
        due = periods.due_for_review((each for each in ended if (each.kind, each.record_id) not in there), kept, today)
        return (*back, *papers, *due)

    def ground(self, record_id: int) -> Ground | None:
        """Why a record would be erased, where that is plain: it was logged by mistake, or its time is over."""
        with self._desk.register.transaction() as shelves:
            if shelves.record.is_taken_out(record_id):
                return Ground.MISTAKE
        over = {
            each.ended.record_id for each in self.due() if each.ended.kind is not Kind.IMPORTS and not each.came_back
        }
        return Ground.LONG_ENOUGH if record_id in over else None

    def held(self) -> tuple[Held, ...]:
        """The records that are kept longer by a decision, whose day is still to come; the soonest first."""
        today = self._desk.today()
        with self._desk.register.transaction() as shelves:
            found = [
                Held(record_id, shelves.record.reference(record_id), event.until, event.why)
                for record_id, event in holds(shelves).items()
                if event.until > today
            ]
        return tuple(sorted(found, key=lambda held: (held.until, held.record_id)))

    def keep_longer(self, record_id: int, event: KeptLonger, draft: str = "") -> None:
        """Keep a record until a later day. Refused without a reason."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            if shelves.record.is_request(record_id):
                _write_on_request(desk, shelves, record_id, event)
            else:
                desk.write(shelves, desk.case(shelves, record_id), event)
            shelves.scratch.drop_draft(draft)
        desk.on_change()


def _periods(shelves: Transaction) -> dict[Kind, Period]:
    suggested = periods.load_periods(files.resources("retention") / "periods.toml")
    return periods.chosen(suggested, shelves.facts.setting(_KEY))


def _ended(shelves: Transaction, period: Period, today: date) -> list[Ended]:
    last = periods.may_be_due(period, today)
    if period.kind is Kind.IMPORTS:
        return [Ended(each.entry, period.kind, each.words, "", each.on) for each in taken_out(shelves)]
    found = shelves.retention.ended(period.kind.value, last.isoformat())
    longer = holds_of(shelves, [record_id for record_id, *_said in found])
    return [
        _one(period.kind, longer.get(record_id), record_id, reference, title, ended_on)
        for record_id, reference, title, ended_on in found
    ]


def _one(kind: Kind, longer: KeptLonger | None, record_id: int, reference: str, title: str, ended_on: str) -> Ended:
    until, why = (longer.until, longer.why) if longer else (None, "")
    return Ended(record_id, kind, reference, title, date.fromisoformat(ended_on), until, why)


def _came_back(shelves: Transaction, desk: Desk) -> tuple[Due, ...]:
    """What was erased once, and what a restored backup brought back."""
    back = came_back(shelves, desk.register.path.parent)
    outs = {case_id: out for out in taken_out(shelves) for case_id in out.case_ids} if back else {}
    found: dict[tuple[Kind, int], Due] = {}
    for case_id, on in back.items():
        if out := outs.get(case_id):
            ended = Ended(out.entry, Kind.IMPORTS, out.words, "", out.on)
        else:
            ended = _one_of(shelves, case_id, on)
        found.setdefault((ended.kind, ended.record_id), Due(ended, on, "", came_back=True))
    return tuple(found.values())


def _papers_back(shelves: Transaction, desk: Desk) -> Iterator[Due]:
    """The same of a letter, a call or a file that was erased by itself."""
    for case_id, paper_id, on in papers_came_back(shelves, desk.register.path.parent):
        if paper := paper_of(papers_of(shelves, case_id), paper_id):
            called, reference = paper.said.subject or paper.said.file_name, shelves.record.reference(case_id)
            where = "take it out of the case" if paper.is_kept else ""
            ended = Ended(case_id, Kind.COMPLAINTS, reference, called, on)
            yield Due(ended, on, where, came_back=True, paper=paper_id)


def _one_of(shelves: Transaction, case_id: int, on: date) -> Ended:
    what, title, ended_on = shelves.retention.what_ended(case_id)
    kind = Kind.REQUESTS if what == "request" else Kind.COMPLAINTS
    kind = Kind.MISTAKES if shelves.record.is_taken_out(case_id) else kind
    day = date.fromisoformat(ended_on) if ended_on else on
    return Ended(case_id, kind, shelves.record.reference(case_id), title, day)


def _write_on_request(desk: Desk, shelves: Transaction, request_id: int, event: KeptLonger) -> None:
    from chc_desktop.domain.requests import rules
    from chc_desktop.domain.requests.request import apply

    request = request_projections.request(shelves, request_id)
    rules.check(event, request, desk.today())
    entry = desk.append(shelves, request_id, event)
    request_projections.keep(shelves, apply(request, entry.number, event))

"""What bringing a spreadsheet in would write, all of it worked out beforehand, so that writing it is short."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import record
from chc_desktop.domain.applying import applying
from chc_desktop.domain.code import Edition
from chc_desktop.domain.events import Event
from chc_desktop.domain.facts import Person, Role
from chc_desktop.domain.finding.places import findable, places
from chc_desktop.domain.imports.events import Imported
from chc_desktop.domain.intake import Matter
from chc_desktop.domain.projection import Projection, project
from chc_desktop.domain.rulebook import Rulebook
from chc_desktop.exchange.planned import PlannedCase
from chc_desktop.office.desk import Desk
from chc_desktop.office.import_events import Names, Telling, story
from chc_desktop.office.import_people import ImportPeople
from chc_desktop.office.policy import kept_policy
from chc_desktop.store.facts_shelf import person_added
from chc_desktop.store.import_shelf import Entry, Room
from chc_desktop.store.transaction import Transaction

_LONGEST_REFERENCE = 40
_OURS = re.compile(r"\d{4}-\d{1,5}")
_LIKE_OURS = re.compile(r"(?i)s|\d{4}-")
"""What a reference given here begins with, a service request’s too."""


@dataclass(frozen=True, slots=True)
class Source:
    """The file the rows are from, its SHA-256, and how many rows it has below its headings."""

    name: str
    digest: str
    rows: int


@dataclass(frozen=True, slots=True)
class Written:
    """Everything an import writes, numbered to follow on from `room`."""

    room: Room
    imported: Imported
    people: tuple[Person, ...]
    references: tuple[str, ...]
    entries: tuple[Entry, ...]
    projections: tuple[Projection, ...]

    @property
    def steps(self) -> int:
        """How many rows are written, for the progress."""
        return len(self.references) + 2 * len(self.entries) + len(self.projections)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What an import comes to, before it is done. `refused` says in words what stays a note, with the row's number."""

    cases: int
    open: int
    late: int
    new_people: int
    known_people: int
    new_colleagues: tuple[str, ...]
    given_references: int
    given_days: int
    refused: tuple[tuple[int, str], ...]
    written: Written


class _Editions:
    """The edition for each day, found once."""

    def __init__(self, desk: Desk, shelves: Transaction) -> None:
        self._desk, self._shelves = desk, shelves
        self._scheme = desk.organisation(shelves).scheme
        self._by_day: dict[date, str] = {}

    def on(self, made: date) -> Edition:
        if made not in self._by_day:
            found = applying(self._desk.editions.values(), made, self._scheme, Matter.HOUSING)
            self._by_day[made] = self._desk.edition_on(self._shelves, made).id if found.is_own_policy else found.id
        return self._desk.edition(self._by_day[made])


def forecast(
    desk: Desk,
    shelves: Transaction,
    source: Source,
    rows: Sequence[PlannedCase],
    over_before: date | None,
    tick: Callable[[int], object],
) -> Forecast:
    """Work out what these rows come to. Nothing is written; `tick` is told of each row and may stop it."""
    room, counting, editions = shelves.imports.room(), desk.counting(shelves), _Editions(desk, shelves)
    people = ImportPeople(shelves.facts.people(), room.person)
    told = Telling(
        file=source.name,
        today=desk.today(),
        officer=desk.officer(shelves),
        policy=kept_policy(shelves),
        over_before=over_before,
    )
    references = _references(shelves.imports.references(), rows)
    entries: list[Entry] = []
    projections: list[Projection] = []
    refused: list[tuple[int, str]] = []
    for case_id, (row, reference) in enumerate(zip(rows, references, strict=True), room.complaint + 1):
        resident = people.resident(row)
        names = Names(
            case_id=case_id,
            reference=reference,
            complainant=resident.id,
            handler=people.colleague(row.handler),
            reviewer=people.colleague(row.reviewer),
            notes=_otherwise(row, resident),
        )
        edition = editions.on(row.made or row.received)
        told_of = story(row, names, told, Rulebook(edition, counting, told.today, desk.kinds))
        entries += [_entry(case_id, event) for event in told_of.events]
        ruled = edition.applied(told_of.case.own_limits, told_of.case.own_stages)
        text = findable(reference, places(enumerate(told_of.events, 1), (resident,)), told_of.case.category.words)
        projections.append(project(told_of.case, resident, ruled, counting, desk.kinds, text))
        refused += [(row.row, sentence) for sentence in told_of.refused]
        tick(1)
    written = _written(desk, source, room, people.new, references, entries, projections, told.officer)
    return _counted(desk.today(), written, people, rows, refused)


def _written(
    desk: Desk,
    source: Source,
    room: Room,
    people: Sequence[Person],
    references: tuple[str, ...],
    entries: Sequence[Entry],
    projections: Sequence[Projection],
    officer: int,
) -> Written:
    added = [_entry(None, person_added(person, desk.now(), officer)) for person in people]
    cases = len(references)
    imported = Imported(
        happened_on=desk.today(),
        done_by=officer,
        file=source.name,
        digest=source.digest,
        rows=source.rows,
        cases=cases,
        first_case=room.complaint + 1 if cases else 0,
        last_case=room.complaint + cases if cases else 0,
        first_person=people[0].id if people else 0,
        last_person=people[-1].id if people else 0,
        last_entry=room.entry + 1 + len(added) + len(entries),
    )
    every = (_entry(None, imported), *added, *entries)
    return Written(room, imported, tuple(people), references, every, tuple(projections))


def _counted(
    today: date, written: Written, people: ImportPeople, rows: Sequence[PlannedCase], refused: list[tuple[int, str]]
) -> Forecast:
    due = [one.summary.next_due for one in written.projections]
    colleagues = tuple(person.name for person in people.new if person.role is not Role.RESIDENT)
    return Forecast(
        cases=len(rows),
        open=sum(1 for one in written.projections if one.face),
        late=sum(1 for day in due if day and day < today.isoformat()),
        new_people=len(people.new) - len(colleagues),
        known_people=len(people.found),
        new_colleagues=colleagues,
        given_references=sum(
            1 for row, reference in zip(rows, written.references, strict=True) if row.reference != reference
        ),
        given_days=sum(1 for row in rows if row.day_given),
        refused=tuple(refused),
        written=written,
    )


def _entry(case_id: int | None, event: Event) -> Entry:
    return Entry(case_id, event.kind, event.happened_on.isoformat(), event.done_by, record.write(event))


def _references(used: Iterable[str], rows: Sequence[PlannedCase]) -> tuple[str, ...]:
    """The reference of each row: its own where it fits and is free, else the next of its year."""
    taken = set(used)
    kept: list[str] = []
    for row in rows:
        own = row.reference.strip()
        fits = 0 < len(own) <= _LONGEST_REFERENCE and own.isprintable() and _is_clear(own) and own not in taken
        kept.append(own if fits else "")
        taken.add(kept[-1])
    last: dict[int, int] = {}
    for reference in taken:
        if _OURS.fullmatch(reference):
            year, number = map(int, reference.split("-"))
            last[year] = max(last.get(year, 0), number)
    return tuple(own or _next(last, row.received.year) for own, row in zip(kept, rows, strict=True))


def _is_clear(reference: str) -> bool:
    """Whether it is written as ours are, or so unlike them that neither is taken for the other."""
    return bool(_OURS.fullmatch(reference)) or not _LIKE_OURS.match(reference)


def _next(last: dict[int, int], year: int) -> str:
    last[year] = last.get(year, 0) + 1
    return f"{year}-{last[year]:03}"


def _otherwise(row: PlannedCase, resident: Person) -> tuple[str, ...]:
    """How the row reaches somebody otherwise than the register does."""
    told = (("Telephone", row.telephone, resident.telephone), ("Email", row.email, resident.email))
    return tuple(f"{what} in the spreadsheet: {said}" for what, said, known in told if said and said != known)

"""Current facts: people, the organisation, settings and the calendar. Every change is also written into the record."""

import json
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, Row, Table, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from chc_desktop.domain.facts import Organisation, Person, Role, Scheme
from chc_desktop.domain.working_days import PUBLISHED_TO, Closure, WorkingDays
from chc_desktop.store import tables
from chc_desktop.store.record_shelf import RecordShelf

if TYPE_CHECKING:
    from chc_desktop.domain.calendar_change import CalendarChange
    from chc_desktop.domain.entries import FactChanged

_ORGANISATION = "organisation"
_PUBLISHED_TO = "bank holidays published to"
_PUBLISHED_AT_FIRST = date(2028, 12, 31)
"""How far government's list went when registers did not keep it themselves."""

_HOLIDAY = "bank holiday"


class CalendarEntry(NamedTuple):
    """A change of the bank holidays as the record has it, and how far the calendar went before, where that changed."""

    number: int
    recorded_at: datetime
    change: "CalendarChange"
    went_to: date | None


class FactsShelf:
    """Current facts on one open transaction."""

    def __init__(self, connection: Connection, record: RecordShelf) -> None:
        self._connection = connection
        self._record = record

    def person(self, person_id: int) -> Person:
        """Somebody by id; an unnamed person for 0 or an unknown id."""
        row = self._connection.execute(_PERSON.where(tables.person.c.id == person_id)).first()
        return _person(row) if row else Person(name="")

    def people(self, *roles: Role) -> list[Person]:
        """Everybody with one of these roles, or everybody, by name."""
        query = _PERSON.order_by(tables.person.c.name)
        if roles:
            query = query.where(tables.person.c.role.in_([role.value for role in roles]))
        return [_person(row) for row in self._connection.execute(query)]

    def save_person(self, person: Person, now: datetime, recorded_by: int) -> Person:
        """Keep a person, new or changed, and write the change into the record; the person with their id."""
        before = self.person(person.id) if person.id else None
        if before == person:
            return person
        row = person_row(person)
        if person.id:
            self._connection.execute(update(tables.person).where(tables.person.c.id == person.id), row)
        else:
            result = self._connection.execute(insert(tables.person), row)
            assert result.inserted_primary_key
            person = replace(person, id=int(result.inserted_primary_key[0]))
        self._changed(f"person {person.id}", _text(before), _text(person), now, recorded_by)
        return person

    def organisation(self) -> Organisation | None:
        """The organisation, None before the first-run questions were answered."""
        value = self.setting(_ORGANISATION)
        return _organisation(value) if value else None

    def save_organisation(self, organisation: Organisation, now: datetime, recorded_by: int) -> None:
        self.save_setting(_ORGANISATION, _text(organisation), now, recorded_by)

    def setting(self, key: str) -> str:
        value: str | None = self._connection.scalar(select(tables.setting.c.value).where(tables.setting.c.key == key))
        return value or ""

    def save_setting(self, key: str, value: str, now: datetime, recorded_by: int) -> None:
        before = self.setting(key)
        if value == before:
            return
        self._replace(tables.setting, {"key": key, "value": value})
        self._changed(key, before, value, now, recorded_by)

    def calendar(self) -> WorkingDays:
        """The register's own calendar of working days."""
        days = self._connection.execute(select(tables.bank_holiday.c.day, tables.bank_holiday.c.name))
        closures = self._connection.execute(select(tables.closure).order_by(tables.closure.c.first))
        return WorkingDays(
            {date.fromisoformat(day): name for day, name in days},
            tuple(Closure(date.fromisoformat(row.first), date.fromisoformat(row.last), row.why) for row in closures),
            self._published_to(),
        )

    def start_calendar(self, holidays: dict[date, str], published_to: date = PUBLISHED_TO) -> None:
        """Fill the calendar of a new register, with how far government had published when it was made."""
        rows = [{"day": day.isoformat(), "name": name} for day, name in sorted(holidays.items())]
        self._connection.execute(insert(tables.bank_holiday), rows)
        self._replace(tables.setting, {"key": _PUBLISHED_TO, "value": published_to.isoformat()})

    def change_calendar(self, change: "CalendarChange", now: datetime, recorded_by: int) -> None:
        """Let a change of the bank holidays happen: however many days it holds, it is one line in the record."""
        from chc_desktop.domain import calendar_change  # seldom needed

        before, after = calendar_change.written(change, self._published_to())
        if not change.is_kept:
            self._apply(change)
        self._changed(f"{_HOLIDAY}: {change.why}" if change.why else _HOLIDAY, before, after, now, recorded_by)

    def calendar_changes(self) -> list[CalendarEntry]:
        """Every change of the bank holidays there was, in order."""
        from chc_desktop.domain import calendar_change
        from chc_desktop.domain.entries import FactChanged

        found = []
        for entry in self._record.entries(FactChanged.kind):
            event = entry.event
            if isinstance(event, FactChanged) and (event.what == _HOLIDAY or event.what.startswith(f"{_HOLIDAY}: ")):
                why = event.what.removeprefix(_HOLIDAY).removeprefix(": ")
                change, went_to = calendar_change.read(why, event.before, event.after)
                found.append(CalendarEntry(entry.number, entry.recorded_at, change, went_to))
        return found

    def add_closure(self, closure: Closure, now: datetime, recorded_by: int) -> None:
        row = {"first": closure.first.isoformat(), "last": closure.last.isoformat(), "why": closure.why}
        self._replace(tables.closure, row)
        self._changed("office closure", "", " ".join(row.values()), now, recorded_by)

    def remove_closure(self, closure: Closure, now: datetime, recorded_by: int) -> None:
        table = tables.closure
        first, last = closure.first.isoformat(), closure.last.isoformat()
        self._connection.execute(delete(table).where(table.c.first == first, table.c.last == last))
        self._changed("office closure", f"{first} {last} {closure.why}", "", now, recorded_by)

    def _published_to(self) -> date:
        kept = self.setting(_PUBLISHED_TO)
        return date.fromisoformat(kept) if kept else _PUBLISHED_AT_FIRST

    def _apply(self, change: "CalendarChange") -> None:
        for holiday in change.removed:
            table = tables.bank_holiday
            self._connection.execute(delete(table).where(table.c.day == holiday.day.isoformat()))
        for holiday in change.added:
            self._replace(tables.bank_holiday, {"day": holiday.day.isoformat(), "name": holiday.name})
        if change.published_to:
            self._replace(tables.setting, {"key": _PUBLISHED_TO, "value": change.published_to.isoformat()})

    def _replace(self, table: Table, row: dict[str, str]) -> None:
        statement = upsert(table)
        self._connection.execute(statement.on_conflict_do_update(set_=row), row)

    def _changed(self, what: str, before: str, after: str, now: datetime, recorded_by: int) -> None:
        from chc_desktop.domain.entries import FactChanged

        event = FactChanged(happened_on=now.date(), done_by=recorded_by, what=what, before=before, after=after)
        self._record.append(None, event, now, recorded_by)


def person_row(person: Person) -> dict[str, Any]:
    """A person as the table has them, without their id."""
    row = asdict(person) | {"role": person.role.value, "adjustment_review": _iso(person.adjustment_review)}
    row["restriction_review"] = _iso(person.restriction_review)
    del row["id"]
    return row


def person_added(person: Person, now: datetime, recorded_by: int) -> "FactChanged":
    """The entry that says so of a new person."""
    from chc_desktop.domain.entries import FactChanged

    what = f"person {person.id}"
    return FactChanged(happened_on=now.date(), done_by=recorded_by, what=what, before="", after=_text(person))


_PERSON = select(tables.person)


def _person(row: Row[Any]) -> Person:
    values = dict(row._mapping)
    for review in ("adjustment_review", "restriction_review"):
        values[review] = date.fromisoformat(values[review]) if values[review] else None
    return Person(**values | {"role": Role(values["role"])})


def _organisation(value: str) -> Organisation:
    data = json.loads(value)
    return Organisation(**data | {"scheme": Scheme(data["scheme"]), "year_end": tuple(data["year_end"])})


def _text(fact: Person | Organisation | None) -> str:
    return json.dumps(asdict(fact), ensure_ascii=False, default=str) if fact else ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""Current facts: people, the organisation, settings and the calendar. Every change is also written into the record."""

import json
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from chc_desktop.domain.facts import Organisation, Person, Role, Scheme
from chc_desktop.domain.working_days import Closure, WorkingDays
from chc_desktop.store import tables
from chc_desktop.store.record_shelf import RecordShelf

_ORGANISATION = "organisation"


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
        row = asdict(person) | {"role": person.role.value, "adjustment_review": _iso(person.adjustment_review)}
        del row["id"]
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
        )

    def start_calendar(self, holidays: dict[date, str]) -> None:
        """Fill the calendar of a new register."""
        rows = [{"day": day.isoformat(), "name": name} for day, name in sorted(holidays.items())]
        self._connection.execute(insert(tables.bank_holiday), rows)

    def add_holiday(self, day: date, name: str, now: datetime, recorded_by: int) -> None:
        self._replace(tables.bank_holiday, {"day": day.isoformat(), "name": name})
        self._changed("bank holiday", "", f"{day.isoformat()} {name}", now, recorded_by)

    def remove_holiday(self, day: date, now: datetime, recorded_by: int) -> None:
        holiday = tables.bank_holiday
        name = self._connection.scalar(select(holiday.c.name).where(holiday.c.day == day.isoformat()))
        if name is None:
            return
        self._connection.execute(delete(holiday).where(holiday.c.day == day.isoformat()))
        self._changed("bank holiday", f"{day.isoformat()} {name}", "", now, recorded_by)

    def add_closure(self, closure: Closure, now: datetime, recorded_by: int) -> None:
        row = {"first": closure.first.isoformat(), "last": closure.last.isoformat(), "why": closure.why}
        self._replace(tables.closure, row)
        self._changed("office closure", "", " ".join(row.values()), now, recorded_by)

    def remove_closure(self, closure: Closure, now: datetime, recorded_by: int) -> None:
        table = tables.closure
        first, last = closure.first.isoformat(), closure.last.isoformat()
        self._connection.execute(delete(table).where(table.c.first == first, table.c.last == last))
        self._changed("office closure", f"{first} {last} {closure.why}", "", now, recorded_by)

    def _replace(self, table: Table, row: dict[str, str]) -> None:
        statement = upsert(table)
        self._connection.execute(statement.on_conflict_do_update(set_=row), row)

    def _changed(self, what: str, before: str, after: str, now: datetime, recorded_by: int) -> None:
        from chc_desktop.domain.entries import FactChanged

        event = FactChanged(happened_on=now.date(), done_by=recorded_by, what=what, before=before, after=after)
        self._record.append(None, event, now, recorded_by)


_PERSON = select(tables.person)


def _person(row: Row[Any]) -> Person:
    values = dict(row._mapping)
    review = values["adjustment_review"]
    values["adjustment_review"] = date.fromisoformat(review) if review else None
    return Person(**values | {"role": Role(values["role"])})


def _organisation(value: str) -> Organisation:
    data = json.loads(value)
    return Organisation(**data | {"scheme": Scheme(data["scheme"]), "year_end": tuple(data["year_end"])})


def _text(fact: Person | Organisation | None) -> str:
    return json.dumps(asdict(fact), ensure_ascii=False, default=str) if fact else ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""Current facts: people, the organisation, settings and the calendar. Every change is also written into the record."""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from chc_desktop.domain.facts import OWN_PEOPLE, Organisation, Person, Role, Scheme
from chc_desktop.domain.working_days import PUBLISHED_TO, Closure, WorkingDays
from chc_desktop.store import people_index, plain, tables
from chc_desktop.store.in_parts import in_parts
from chc_desktop.store.person_rows import PERSON, TO_REVIEW, is_joined, person_of, person_row, person_text
from chc_desktop.store.record_shelf import RecordShelf

if TYPE_CHECKING:
    from chc_desktop.domain.calendar_change import CalendarChange
    from chc_desktop.domain.entries import FactChanged

_ORGANISATION = "organisation"
_PUBLISHED_TO = "bank holidays published to"
_PUBLISHED_AT_FIRST = date(2028, 12, 31)
"""How far government's list went when registers did not keep it themselves."""

_HOLIDAY = "bank holiday"
_JOINED_TO = "SELECT joined_to FROM person WHERE id = ? AND joined_to IS NOT NULL"
_JOINED_NAMES = "SELECT joined_to, name, other_names FROM person WHERE joined_to IS NOT NULL ORDER BY id"
_IS_JOINED = tables.person.c.joined_to.is_not(None)


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
        """Somebody by id, or whoever stands for them; an unnamed person for 0 or an unknown id."""
        return self.own_entry(self.stands_for(person_id))

    def own_entry(self, person_id: int) -> Person:
        """Somebody as their own entry has them, whoever stands for it now."""
        found = plain.rows(self._connection, f"{PERSON} WHERE id = ?", (person_id,))
        return person_of(found[0]) if found else Person(name="")

    def stands_for(self, person_id: int) -> int:
        """The entry that stands for a person: their own, unless it was joined to another of the same person."""
        while found := plain.rows(self._connection, _JOINED_TO, (person_id,)):
            person_id = found[0][0]
        return person_id

    def join(self, person_id: int, to: int) -> None:
        """Let one entry of a person stand for another; 0: each for itself again."""
        table = tables.person
        self._connection.execute(update(table).where(table.c.id == person_id), {"joined_to": to or None})
        for each in filter(None, (person_id, to)):
            self._index(each)

    def people(self, *roles: Role) -> list[Person]:
        """Everybody with one of these roles, or everybody, by name."""
        these = f"AND role IN ({plain.marks(len(roles))})" if roles else ""
        question = f"{PERSON} WHERE joined_to IS NULL {these} ORDER BY name"
        return [person_of(row) for row in plain.rows(self._connection, question, [role.value for role in roles])]

    def email_addresses(self) -> list[tuple[int, str, Role]]:
        """The email address of everybody who has one, with who it is and what they are to the organisation."""
        kept = tables.person.c
        query = select(kept.id, kept.email, kept.role).where(kept.email != "", kept.joined_to.is_(None))
        return [(person, email, Role(role)) for person, email, role in self._connection.execute(query)]

    def names_of_others(self) -> list[str]:
        """The names of everybody who does not work for the organisation, former ones too."""
        marks = ", ".join("?" * len(OWN_PEOPLE))
        question = f"SELECT name, other_names FROM person WHERE role NOT IN ({marks}) ORDER BY id"
        found = plain.rows(self._connection, question, tuple(role.value for role in OWN_PEOPLE))
        return [name for row in found for part in row for name in part.splitlines() if name.strip()]

    def people_of(self, ids: Iterable[int]) -> dict[int, Person]:
        """Those of these ids there are, each by the id asked for, which may be one they were joined from."""
        found = {}
        for part in in_parts(set(ids)):
            for row in plain.rows(self._connection, f"{PERSON} WHERE id IN ({plain.marks(len(part))})", part):
                person = person_of(row)
                found[person.id] = self.person(person.id) if is_joined(row) else person
        return found

    def people_to_review(self) -> list[Person]:
        """Everybody with something to be looked at again, by name."""
        return [person_of(row) for row in plain.rows(self._connection, TO_REVIEW)]

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
        self._index(person.id)
        self._changed(f"person {person.id}", person_text(before), person_text(person), now, recorded_by)
        return person

    def forget_person(self, person_id: int, now: datetime, recorded_by: int) -> None:
        """Know nothing of a person any more but their number. What they were is not said in the record again."""
        nobody = Person(id=person_id, name="", role=self.own_entry(person_id).role)
        self._connection.execute(update(tables.person).where(tables.person.c.id == person_id), person_row(nobody))
        self._index(person_id)
        self._changed(f"person {person_id}", "", person_text(nobody), now, recorded_by)

    def may_be_meant(self, typed: str) -> list[Person]:
        """Those who may be meant by what was typed of a name, a postcode or a telephone number; a few."""
        found = people_index.may_be_meant(self._connection, typed)
        people = self.people_of(found)
        return [people[person_id] for person_id in found if person_id in people]

    def index_people(self) -> None:
        """Make the index in which people are found anew."""
        people_index.clear(self._connection)
        people_index.keep_new(self._connection, self.people())
        for joined in self._connection.scalars(select(tables.person.c.joined_to).where(_IS_JOINED).distinct()):
            self._index(joined)

    def is_index_astray(self) -> bool:
        """Whether somebody is found by something else than what is known of them."""
        joined: dict[int, list[str]] = {}
        for stands, *names in plain.rows(self._connection, _JOINED_NAMES):
            joined.setdefault(stands, []).extend("\n".join(names).splitlines())
        wanted = {
            each.id: people_index.found_by(each, joined.get(each.id, ()))
            for each in self.people()
            if each.role not in OWN_PEOPLE
        }
        return people_index.all_kept(self._connection) != wanted

    def _index(self, person_id: int) -> None:
        """Find a person by their names, and by those of the entries that were joined to theirs."""
        stands = self.stands_for(person_id)
        if stands != person_id:
            people_index.drop(self._connection, person_id)
        joined = map(person_of, plain.rows(self._connection, f"{PERSON} WHERE joined_to = ?", (stands,)))
        further = (f"{other.name}\n{other.other_names}" for other in joined)
        people_index.keep(self._connection, self.person(stands), "\n".join(further).splitlines())

    def organisation(self) -> Organisation | None:
        """The organisation, None before the first-run questions were answered."""
        value = self.setting(_ORGANISATION)
        return _organisation(value) if value else None

    def had_organisation(self) -> bool:
        """Whether there ever was one, as the record says."""
        entries = (entry.event for entry in self._record.entries("fact-changed"))
        return any(getattr(event, "what", "") == _ORGANISATION for event in entries)

    def save_organisation(self, organisation: Organisation, now: datetime, recorded_by: int) -> None:
        self.save_setting(_ORGANISATION, _text(organisation), now, recorded_by)

    def setting(self, key: str) -> str:
        found = plain.rows(self._connection, "SELECT value FROM setting WHERE key = ?", (key,))
        return str(found[0][0]) if found else ""

    def settings(self, prefix: str) -> dict[str, str]:
        """Every setting whose key begins like this."""
        kept = tables.setting.c
        query = select(kept.key, kept.value).where(kept.key.startswith(prefix, autoescape=True)).order_by(kept.key)
        return {str(row.key): str(row.value) for row in self._connection.execute(query)}

    def save_setting(self, key: str, value: str, now: datetime, recorded_by: int) -> None:
        before = self.setting(key)
        if value == before:
            return
        self._replace(tables.setting, {"key": key, "value": value})
        self._changed(key, before, value, now, recorded_by)

    def calendar(self) -> WorkingDays:
        """The register's own calendar of working days."""
        days = plain.rows(self._connection, "SELECT day, name FROM bank_holiday")
        closures = plain.rows(self._connection, "SELECT first, last, why FROM closure ORDER BY first")
        return WorkingDays(
            {date.fromisoformat(day): name for day, name in days},
            tuple(Closure(date.fromisoformat(first), date.fromisoformat(last), why) for first, last, why in closures),
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


def person_added(person: Person, now: datetime, recorded_by: int) -> "FactChanged":
    """The entry that says so of a new person."""
    from chc_desktop.domain.entries import FactChanged

    what = f"person {person.id}"
    return FactChanged(happened_on=now.date(), done_by=recorded_by, what=what, before="", after=person_text(person))


@lru_cache(1)
def _organisation(value: str) -> Organisation:
    data = json.loads(value)
    return Organisation(**data | {"scheme": Scheme(data["scheme"]), "year_end": tuple(data["year_end"])})


def _text(organisation: Organisation) -> str:
    return json.dumps(asdict(organisation), ensure_ascii=False, default=str)

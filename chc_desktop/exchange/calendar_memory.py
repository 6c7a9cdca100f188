"""What calendars were told before, so that a later file moves an entry instead of doubling it, or takes it away.

An entry keeps its sequence number whichever file it goes into, that of all cases or that of one. Which entries stand
in the calendars that were given a file is remembered for each sort of file.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256

from chc_desktop.domain.calendar_view import Reminder
from chc_desktop.exchange.calendar_entries import Entry
from chc_desktop.exchange.calendar_file import Event, Status


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of an entry last; `sequence` counts its changes. Its title never has a name in it."""

    sequence: int
    changed: datetime
    content: str
    day: date
    title: str


Memory = Mapping[str, Told]
"""What was told of each entry, by its identity."""


def compared(
    entries: Iterable[Entry], gone: Iterable[str], memory: Memory, now: datetime, reminder: Reminder
) -> tuple[list[Event], Memory]:
    """What to tell a calendar now, and what will have been told then.

    Each entry is told as it is; what stood in the calendar and is done or `gone` is cancelled. The sequence number
    rises only where something is told anew.
    """
    current = {entry.identity: entry for entry in entries}
    cancelled = sorted(memory.keys() & set(gone))
    after = dict(memory)
    for identity, entry in current.items():
        after[identity] = _told(memory.get(identity), _content(entry, reminder), entry.day, entry.plain_title, now)
    for identity in cancelled:
        before = memory[identity]
        after[identity] = _told(before, _CANCELLED, before.day, before.title, now)
    live = [_event(entry, after[identity], reminder) for identity, entry in current.items()]
    return [*live, *(_cancellation(identity, after[identity]) for identity in cancelled)], after


def written(memory: Memory) -> str:
    """The memory as text, to be kept in the register."""
    return json.dumps({identity: asdict(told) for identity, told in memory.items()}, ensure_ascii=False, default=str)


def read(text: str) -> Memory:
    """The memory from its text; empty where nothing was told yet."""
    return {identity: _read_one(told) for identity, told in json.loads(text or "{}").items()}


_CANCELLED = "cancelled"


def _told(before: Told | None, content: str, day: date, title: str, now: datetime) -> Told:
    if before and before.content == content:
        return before
    return Told(before.sequence + 1 if before else 0, now, content, day, title)


def _content(entry: Entry, reminder: Reminder) -> str:
    """A digest, so that names which the officer once wanted in a calendar are not kept here as well."""
    remind_on = entry.reminders.get(reminder)
    said = json.dumps([str(entry.day), entry.title, entry.details, entry.settled, str(remind_on or "")])
    return sha256(said.encode()).hexdigest()[:32]


def _event(entry: Entry, told: Told, reminder: Reminder) -> Event:
    return Event(
        identity=entry.identity,
        day=entry.day,
        title=entry.title,
        details=entry.details,
        status=Status.CONFIRMED if entry.settled else Status.TENTATIVE,
        remind_on=entry.reminders.get(reminder),
        sequence=told.sequence,
        changed=told.changed,
    )


def _cancellation(identity: str, told: Told) -> Event:
    """Its title says so too, for calendars that keep what was cancelled."""
    return Event(
        identity=identity,
        day=told.day,
        title=f"No longer due: {told.title}",
        status=Status.CANCELLED,
        sequence=told.sequence,
        changed=told.changed,
    )


def _read_one(told: Mapping[str, object]) -> Told:
    return Told(
        sequence=int(str(told["sequence"])),
        changed=datetime.fromisoformat(str(told["changed"])),
        content=str(told["content"]),
        day=date.fromisoformat(str(told["day"])),
        title=str(told["title"]),
    )

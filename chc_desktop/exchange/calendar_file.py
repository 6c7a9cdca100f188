"""Writes dates as an iCalendar file (RFC 5545), which Outlook, Google Calendar and others read; the only such place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from unicodedata import category
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar
from icalendar import Event as Component


class Status(StrEnum):
    """How sure an entry is."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One all-day entry: what it says, how sure it is, how often it changed and when last (the time in England).

    `remind_on` is the day of its one reminder, None where it has none.
    """

    identity: str
    day: date
    title: str
    details: str = ""
    status: Status = Status.CONFIRMED
    remind_on: date | None = None
    sequence: int = 0
    changed: datetime


def calendar_file(events: Iterable[Event], register: str, made_at: datetime) -> bytes:
    """The bytes of the file. `register` is the register's UUID, under which each entry has one of its own for good."""
    calendar = Calendar()
    calendar.add("prodid", "-//CHC Desktop//Complaints register//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for event in events:
        calendar.add_component(_component(event, UUID(register), made_at))
    return bytes(calendar.to_ical())


_ENGLAND = ZoneInfo("Europe/London")
_MORNING = timedelta(hours=9)
"""When a reminder comes, from the beginning of its day."""


def _component(event: Event, register: UUID, made_at: datetime) -> Component:
    component = Component()
    component.add("uid", str(uuid5(register, event.identity)))
    component.add("sequence", event.sequence)
    component.add("dtstamp", _universal(made_at))
    component.add("last-modified", _universal(event.changed))
    component.add("dtstart", event.day)
    component.add("dtend", event.day + timedelta(1))
    component.add("summary", _clean(event.title))
    if event.details:
        component.add("description", _clean(event.details))
    component.add("status", event.status.value)
    component.add("transp", "TRANSPARENT")
    if event.remind_on:
        component.add_component(_alarm(event, event.remind_on))
    return component


def _alarm(event: Event, day: date) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _clean(event.title))
    alarm.add("trigger", day - event.day + _MORNING)
    return alarm


def _universal(moment: datetime) -> datetime:
    return moment.replace(tzinfo=_ENGLAND).astimezone(UTC)


def _clean(text: str) -> str:
    """Without the control characters that the format forbids; every other character stays."""
    even = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(mark for mark in even if mark in "\n\t" or category(mark) != "Cc")

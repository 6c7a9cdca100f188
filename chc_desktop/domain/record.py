"""How an event is written down: canonical text, the same bytes for the same event, readable for ever.

Each event class is written by its fields; a field added later has a default, so old entries are read
forward and never rewritten.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from chc_desktop.domain import entries  # noqa: F401 - its entries are kinds of event too
from chc_desktop.domain.assessments.round import events as round_events  # noqa: F401 - and those of its round
from chc_desktop.domain.case_files import events as case_file_events  # noqa: F401 - these
from chc_desktop.domain.events import Event
from chc_desktop.domain.imports import events as import_events  # noqa: F401 - these
from chc_desktop.domain.lessons import events as lesson_events  # noqa: F401 - those of lessons
from chc_desktop.domain.letters import sent as letter_events  # noqa: F401 - that letters were printed
from chc_desktop.domain.papers import events as paper_events  # noqa: F401 - these
from chc_desktop.domain.people import events as people_events  # noqa: F401 - these as well
from chc_desktop.domain.persons import events as person_events  # noqa: F401 - these
from chc_desktop.domain.points import events as point_events  # noqa: F401 - and those of points
from chc_desktop.domain.promises import events as promise_events  # noqa: F401 - and these
from chc_desktop.domain.redacting import events as redacting_events  # noqa: F401 - that a redacted copy was made
from chc_desktop.domain.requests import events as request_events  # noqa: F401 - and so are these
from chc_desktop.domain.retention import events as retention_events  # noqa: F401 - and that a case is kept longer
from chc_desktop.domain.safekeeping import events as safekeeping_events  # noqa: F401 - and that a backup was tried
from chc_desktop.domain.subject_access import events as subject_access_events  # noqa: F401 - and what was given out


def write(event: Event) -> bytes:
    """An event's content as canonical JSON: sorted keys, no spare spaces, UTF-8."""
    return _text(_plain(event)).encode("utf-8")


def read(kind: str, body: bytes) -> Event:
    """The event of this kind that `write` wrote."""
    event = _build(kinds()[kind], json.loads(body))
    assert isinstance(event, Event)
    return event


def write_tagged(event: Event) -> str:
    """An event with its kind, to stand inside another one."""
    return _text({"kind": event.kind, "content": _plain(event)})


def read_tagged(text: str) -> Event:
    data = json.loads(text)
    event = _build(kinds()[data["kind"]], data["content"])
    assert isinstance(event, Event)
    return event


@cache
def kinds() -> dict[str, type[Event]]:
    """Every kind of event by the name it has in the register."""
    from chc_desktop.domain.case_files import rules as case_file_rules  # noqa: F401 - what is read may be judged
    from chc_desktop.domain.imports import rules  # noqa: F401 - what is read may be judged and folded
    from chc_desktop.domain.letters import sent_rules  # noqa: F401 - that letters were printed, too
    from chc_desktop.domain.mistakes import rules as mistakes  # noqa: F401 - the same
    from chc_desktop.domain.points import rules as point_rules  # noqa: F401 - this too
    from chc_desktop.domain.redacting import rules as redacting_rules  # noqa: F401 - and that a copy was made
    from chc_desktop.domain.retention import rules as retention_rules  # noqa: F401 - and so is that it is kept longer
    from chc_desktop.domain.updates import rules as update_rules  # noqa: F401 - and so is this

    return {event.kind: event for event in _descendants(Event) if hasattr(event, "kind")}


def _descendants(parent: type[Event]) -> Iterable[type[Event]]:
    for child in parent.__subclasses__():
        yield child
        yield from _descendants(child)


def _text(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    kind: Any = type(value)
    return {name: _plain(getattr(value, name)) for name in _names(kind)}


def _build(wanted: Any, value: Any) -> Any:
    """The value of type `wanted` that `_plain` made `value` of."""
    return _builder(wanted)(value)


@cache
def _builder(wanted: Any) -> Callable[[Any], Any]:
    """What makes a value of this type; worked out once, as thousands are read."""
    if get_origin(wanted) is UnionType:
        inner = _builder(_without_none(wanted))
        return lambda value: None if value is None else inner(value)
    if get_origin(wanted) is tuple:
        item = _builder(get_args(wanted)[0])
        return lambda value: tuple(map(item, value))
    if isinstance(wanted, type) and is_dataclass(wanted):
        makers = {name: _builder(kind) for name, kind in _types(wanted).items()}
        return lambda value: wanted(**{name: makers[name](item) for name, item in value.items() if name in makers})
    made: Callable[[Any], Any] = wanted.fromisoformat if issubclass(wanted, date) else wanted
    return made


def _without_none(union: Any) -> Any:
    return next(option for option in get_args(union) if option is not NoneType)


@cache
def _names(wanted: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(wanted))


@cache
def _types(wanted: Any) -> dict[str, Any]:
    hints = get_type_hints(wanted)
    return {field.name: hints[field.name] for field in fields(wanted)}

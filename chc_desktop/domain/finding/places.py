"""Where words stand: every text of every entry of a case, and what is known of its people.

Nothing here knows which events there are: whatever text an event holds is found, those of later kinds too.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, get_type_hints

from chc_desktop.domain.events import Event
from chc_desktop.domain.facts import Person

NOT_WORDS = frozenset({
    "kind", "role", "edition", "digest", "replacement", "clock_kind", "step", "promise", "letter", "exclusion",
    "outcome", "comply", "slug", "key", "sha256", "before", "after", "file_kind", "file_what", "at",
})  # fmt: skip
"""Fields that hold a name of the program's own, or what is found otherwise, and never what somebody wrote."""

_NO_WORDS = frozenset({int, bool, date, datetime, type(None)})
"""What most fields hold: passed over at once, as an import looks through hundreds of thousands of them."""

_WRITTEN = (
    ("name", "Name"), ("other_names", "Also known as"), ("address", "Address"), ("telephone", "Telephone"),
    ("email", "Email address"), ("vulnerability", "Vulnerable"), ("risk", "Risk"), ("disability", "Disability"),
    ("adjustment", "Adjustment"), ("restriction", "Restriction"), ("language", "Language"),
    ("contact_notes", "How to reach them"), ("new_address", "Moved to"), ("write_to", "Letters go to"),
)  # fmt: skip
"""What is known of a person and found. What is confidential is not: it would be shown under a row of the list."""

_SPACED_NUMBER = re.compile(r"\b[^\W\d]*\d\w*(?:[ \t()+./-]+[^\W\d]*\d\w*)+")


class Place(NamedTuple):
    """A text and where it stands: in an entry of the record, or in what is known of a person (`entry` 0, `known`)."""

    entry: int
    text: str
    known: str = ""


def places(events: Iterable[tuple[int, Event]], people: Iterable[Person]) -> Iterator[Place]:
    """Every text of these entries, given by their number and event, and of these people."""
    for person in people:
        yield from (Place(0, text, known) for name, known in _WRITTEN if (text := getattr(person, name)))
    for entry, event in events:
        yield from (Place(entry, text) for text in texts(event) if text)


def findable(reference: str, found: Iterable[Place], *further: str) -> str:
    """All of it as one text, each text once, and numbers without their spaces once more."""
    text = "\n".join(dict.fromkeys((reference, *(place.text for place in found), *filter(None, further))))
    return "\n".join((text, *closed_up(text)))


def texts(value: object) -> Iterator[str]:
    """Every text in an event, however deep."""
    if type(value) in _NO_WORDS or isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield from _inside(value)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if name not in NOT_WORDS:
                yield from texts(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _names(type(value)):
            held = getattr(value, name)
            if held:
                yield from texts(held)


def closed_up(text: str) -> list[str]:
    """“SY81AB” for “SY8 1AB”, “07700900123” for “07700 900123”, each once."""
    return list(dict.fromkeys(re.sub(r"\W", "", found) for found in _SPACED_NUMBER.findall(text)))


def _inside(text: str) -> Iterator[str]:
    """What is written in it; an issued letter keeps its texts as one."""
    if text.startswith("{") and text.endswith("}"):
        try:
            yield from texts(json.loads(text))
        except ValueError:
            yield text
    else:
        yield text


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields that can hold what somebody wrote: no number, no day, no word of a closed vocabulary."""
    hints = get_type_hints(kind)
    return tuple(
        field.name for field in fields(kind) if field.name not in NOT_WORDS and not _holds_no_words(hints[field.name])
    )


def _holds_no_words(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, int | date | Enum)

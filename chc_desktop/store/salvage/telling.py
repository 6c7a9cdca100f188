"""What was read of a damaged register, in words: each entry and row as text, and what was lost."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from unicodedata import category

from chc_desktop.domain import words
from chc_desktop.store.salvage.reading import Table

TITLES = {
    "person": "People",
    "setting": "Settings",
    "closure": "Office closures",
    "draft": "Half written",
    "answer": "Answers of the self-assessment",
    "own_paragraph": "Own paragraphs",
    "snippet": "Ready sentences",
}
_NAMES = {
    "complaint": "cases",
    "event": "entries",
    "event_content": "what entries say",
    "document": "letters",
    "document_content": "letters",
    "paper": "files",
    "paper_content": "files",
    "person": "people",
    "setting": "settings",
    "draft": "what was half written",
    "answer": "answers of the self-assessment",
}
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)", re.IGNORECASE)
_UNSEEN = {"Cf", "Co", "Cs", "Zl", "Zp"}  # marks of direction among them, which show a name back to front
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST = 120
_LONGEST_BYTES = 200  # of 255 that most disks allow
_ONLY_THE_PROGRAM_S = {"its_number", "salt", "digest", "previous", "hash"}
_OF_THE_PROGRAM = "view/"
_NAMED = 20


def entry(event: Mapping[str, Any], body: bytes | None) -> str:
    """An entry of the record: its number, day and kind, then everything it says."""
    try:
        day = words.day(date.fromisoformat(event["happened_on"]))
    except (TypeError, ValueError):
        day = str(event["happened_on"])
    head = f"Entry {event['number']}, {day}: {str(event['kind']).replace('-', ' ')} (recorded {event['recorded_at']})"
    if body is None:
        return f"{head}\nWhat it said could not be read, or was erased."
    try:
        said = json.loads(body)
    except ValueError:
        return f"{head}\n{body.decode('utf-8', 'replace')}"
    return "\n".join((head, *_said(said))) if isinstance(said, dict) else f"{head}\n{said}"


def row(values: Mapping[str, Any]) -> str:
    """A row of any other table: a line for each thing it says."""
    return "\n".join(_said({name: value for name, value in values.items() if name not in _ONLY_THE_PROGRAM_S}))


def is_the_program_s(values: Mapping[str, Any]) -> bool:
    """Whether a row is only what the program keeps of its windows and backups, beside what was half written."""
    return str(values.get("key", "")).startswith(_OF_THE_PROGRAM)


def lost(tables: Mapping[str, Table], damaged: list[int]) -> list[str]:
    """What could not be read, a sentence each; none where the damage is only in what can be made anew."""
    found = []
    numbers = {each["number"] for each in tables["event"].rows}
    contents = {each["number"] for each in tables["event_content"].rows}
    erased = {each["number"] for each in tables["erasure"].rows if each["what"] == "event"}
    last = max(numbers | contents, default=0)
    missing = sorted(set(range(1, last + 1)) - numbers)
    silent = sorted(numbers - contents - erased)
    if missing:
        found.append(f"{_entries(missing)} of the record could not be read.")
    if silent:
        found.append(f"What {_entries(silent, capital=False)} said could not be read.")
    holes = sorted({_NAMES[name] for name, table in tables.items() if table.has_hole and name in _NAMES})
    if holes:
        found.append(f"There are gaps in: {words.listed(holes)}. What came last in them may be missing too.")
    if found or damaged:
        found.append(f"{words.count(len(damaged), 'page')} of the file {'is' if len(damaged) == 1 else 'are'} damaged.")
    return found


def file_name(text: str) -> str:
    """A text as the name of a file that every system takes, and that cannot leave its folder."""
    seen = "".join(mark for mark in text if category(mark) not in _UNSEEN)
    name = _FORBIDDEN.sub(" ", seen).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 8:
        stem, dot, ending = name, "", ""
    safe = f"{_shortened(stem).strip('. ') or 'without a name'}{dot}{ending}"
    return f"_{safe}" if _RESERVED.match(safe) else safe


def _shortened(text: str) -> str:
    return text[:_LONGEST].encode()[:_LONGEST_BYTES].decode("utf-8", "ignore")


def _entries(numbers: list[int], capital: bool = True) -> str:
    """“Entries 7, 12 to 19 and 30”."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        runs = [*runs[:-1], (runs[-1][0], number)] if runs and runs[-1][1] == number - 1 else [*runs, (number, number)]
    named = [str(first) if first == last else f"{first} to {last}" for first, last in runs[:_NAMED]]
    more = [f"others, {len(numbers)} in all"] if len(runs) > _NAMED else []
    entries = "entry" if len(numbers) == 1 else "entries"
    return f"{entries.capitalize() if capital else entries} {words.listed([*named, *more])}"


def _said(values: Mapping[str, Any]) -> list[str]:
    shown = {name: value for name, value in values.items() if value not in ("", None, [])}
    return [f"  {name.replace('_', ' ')}: {_plain(value)}" for name, value in shown.items()]


def _plain(value: Any) -> str:
    if isinstance(value, bytes):
        return f"({len(value)} bytes)"
    if isinstance(value, list):
        return "".join(f"\n    - {_item(item)}" for item in value)
    return (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).replace("\n", "\n    ")


def _item(item: Any) -> str:
    if not isinstance(item, dict):
        return _plain(item)
    return "; ".join(
        f"{name.replace('_', ' ')}: {_plain(value)}" for name, value in item.items() if value not in ("", None)
    )

"""Which column of a spreadsheet is which, and which of its words mean what: guessed, chosen, remembered."""

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.vocabulary import Outcome
from chc_desktop.exchange.book import BookSheet, Value, plain
from chc_desktop.exchange.cells import is_empty, pence
from chc_desktop.exchange.days import day
from chc_desktop.exchange.headings import HEADINGS
from chc_desktop.exchange.meanings import category, channel, outcome, plain_words
from chc_desktop.exchange.targets import TARGETS, Read, Target

W = TypeVar("W", bound=StrEnum)

SAMPLES = 50
"""How many cells of a column are looked at."""
_ALIKE = 90
_NOT_ALIKE = frozenset({
    "due", "target", "deadline", "extended", "extension", "not", "no", "non", "un", "stage", "1", "2", "one", "two",
    "out", "sought", "y", "n",
})  # fmt: skip
"""Words that turn a heading into another one, however alike the rest is."""
_VAGUE = frozenset({
    "date", "no", "number", "id", "type", "amount", "area", "details", "issue", "result", "lead", "manager",
})  # fmt: skip
"""Headings that another column may deserve more."""
_COURTESY = {"mr", "mrs", "ms", "miss", "dr", "mx", "rev", "sir", "prof", "mr and mrs", "mr mrs"}


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each heading is taken for, and what the words in the cells mean.

    A heading that is not here is kept as a note; so is one with None, where the officer has said so.
    """

    columns: Table[str, Target | None] = field(default_factory=dict)
    channels: Table[str, Channel] = field(default_factory=dict)
    categories: Table[str, Category] = field(default_factory=dict)
    outcomes: Table[str, Outcome] = field(default_factory=dict)

    def with_column(self, heading: str, target: Target | None) -> "Mapping":
        """With the officer’s choice. A target only one column can have leaves the column that had it."""
        columns = {name: had for name, had in self.columns.items() if had is None or had != target or _shared(had)}
        return replace(self, columns=columns | {heading: target})

    def target(self, heading: str) -> Target | None:
        return self.columns.get(heading)

    def with_word(self, word: str, meaning: Channel | Category | Outcome) -> "Mapping":
        key = plain_words(word)
        if isinstance(meaning, Channel):
            return replace(self, channels={**self.channels, key: meaning})
        if isinstance(meaning, Category):
            return replace(self, categories={**self.categories, key: meaning})
        return replace(self, outcomes={**self.outcomes, key: meaning})

    def channel(self, word: str) -> Channel | None:
        return self.channels.get(plain_words(word)) or channel(word)

    def category(self, word: str) -> Category | None:
        return self.categories.get(plain_words(word)) or category(word)

    def outcome(self, word: str) -> Outcome | None:
        return self.outcomes.get(plain_words(word)) or outcome(word)

    def as_plain(self) -> dict[str, dict[str, str]]:
        """To be remembered as JSON. Headings are kept as they compare, so that “Date Received” is “date received”."""
        return {
            "columns": {
                plain_words(heading): target.value if target else "" for heading, target in self.columns.items()
            },
            "channels": {word: meaning.value for word, meaning in self.channels.items()},
            "categories": {word: meaning.value for word, meaning in self.categories.items()},
            "outcomes": {word: meaning.value for word, meaning in self.outcomes.items()},
        }


def from_plain(kept: object) -> Mapping:
    """What `as_plain` gave. What is no longer known is left out, so that an old or spoilt memory does no harm."""
    tables = kept if isinstance(kept, dict) else {}
    columns = tables.get("columns")
    left = (
        {str(heading): None for heading, target in columns.items() if target == ""} if isinstance(columns, dict) else {}
    )
    return Mapping(
        {**left, **_known(columns, Target)},
        _known(tables.get("channels"), Channel),
        _known(tables.get("categories"), Category),
        _known(tables.get("outcomes"), Outcome),
    )


def guess(
    headings: Sequence[str], samples: Sequence[Sequence[Value]] = (), remembered: Mapping | None = None
) -> Mapping:
    """The likely mapping: what was remembered, then known headings, then headings much like one.

    `samples` are some cells of each column; a column whose cells cannot be what its heading says is left alone.
    """
    remembered = remembered or Mapping()
    known = {plain_words(heading): target for heading, target in remembered.columns.items()}
    columns = {heading: known[plain_words(heading)] for heading in headings if plain_words(heading) in known}
    cells = {heading: samples[place] if place < len(samples) else () for place, heading in enumerate(headings)}
    for find in (_by_clear_name, _by_likeness, HEADINGS.get):
        for heading in sorted(headings, key=lambda heading: -len(heading)):
            words = plain_words(heading)
            target = _by_cells(find(words), words, cells[heading]) if heading not in columns else None
            if target and (_shared(target) or target not in columns.values()):
                columns[heading] = target
    return replace(remembered, columns={heading: columns[heading] for heading in headings if heading in columns})


def samples_of(sheet: BookSheet) -> tuple[tuple[Value, ...], ...]:
    """The first filled cells of each column below the headings."""
    columns: list[list[Value]] = [[] for _ in range(sheet.width)]
    for row in sheet.records[: SAMPLES * 10]:
        for column, value in enumerate(row.values):
            if len(columns[column]) < SAMPLES and not is_empty(value):
                columns[column].append(value)
    return tuple(tuple(column) for column in columns)


def words_not_known(mapping: Mapping, sheet: BookSheet) -> dict[Target, tuple[str, ...]]:
    """Words in the channel, category and outcome columns that the officer could give a meaning, in their order."""
    unknown: dict[Target, tuple[str, ...]] = {}
    for column, heading in enumerate(sheet.headings):
        target = mapping.target(heading)
        read = _MEANINGS.get(TARGETS[target].read) if target else None
        if target and read:
            words = dict.fromkeys(plain(row.value(column)) for row in sheet.records if not is_empty(row.value(column)))
            unknown[target] = tuple(word for word in words if read(mapping, word) is None)
    return {target: words for target, words in unknown.items() if words}


_MEANINGS = {Read.CHANNEL: Mapping.channel, Read.CATEGORY: Mapping.category, Read.OUTCOME: Mapping.outcome}


def _by_clear_name(heading: str) -> Target | None:
    return None if heading in _VAGUE else HEADINGS.get(heading)


def _by_likeness(heading: str) -> Target | None:
    if heading in _VAGUE:
        return None
    from rapidfuzz import fuzz, process

    turning = _NOT_ALIKE & set(heading.split())
    likely = process.extract(heading, HEADINGS.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=5)
    return next((HEADINGS[known] for known, _, _ in likely if _NOT_ALIKE & set(known.split()) == turning), None)


def _by_cells(target: Target | None, heading: str, cells: Sequence[Value]) -> Target | None:
    """What the cells let the heading mean."""
    if target is None or not cells:
        return target
    if heading == "title" and _share(cells, lambda cell: plain_words(str(cell)) in _COURTESY) > 0.5:
        return Target.PERSON
    possible = _POSSIBLE.get(target) or _POSSIBLE_BY_READ.get(TARGETS[target].read)
    return target if possible is None or any(possible(cell) for cell in cells) else None


_POSSIBLE: dict[Target, Callable[[Value], bool]] = {Target.EMAIL: lambda cell: "@" in str(cell)}
_POSSIBLE_BY_READ: dict[Read, Callable[[Value], bool]] = {
    Read.DAY: lambda cell: day(cell).value is not None,
    Read.MONEY: lambda cell: pence(cell).value is not None,
}


def _share(cells: Sequence[Value], holds: Callable[[Value], bool]) -> float:
    return sum(holds(cell) for cell in cells) / len(cells)


def _shared(target: Target) -> bool:
    return TARGETS[target].shared


def _left(columns: object) -> dict[str, None]:
    """The headings the officer left to the notes."""
    return {str(name): None for name, target in columns.items() if target == ""} if isinstance(columns, dict) else {}


def _known(table: object, vocabulary: type[W]) -> dict[str, W]:
    pairs = table.items() if isinstance(table, dict) else ()
    values = set(vocabulary)
    return {str(word): vocabulary(meaning) for word, meaning in pairs if str(meaning) in values}

"""What a list is asked to show: what is looked for, what narrows it, and in which order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

CASES, REQUESTS = "cases", "requests"
"""The two kinds of list: complaints and service requests."""


@dataclass(frozen=True, slots=True)
class Sort:
    """By which column, by its key, and which way round."""

    column: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked to show.

    `typed` is looked for. `narrowed` holds pairs of a filter and its value, such as ("stage", "2"): what is shown
    fits every filter, and one of its values. Without `sort` the newest stand first.
    """

    kind: str
    typed: str = ""
    narrowed: tuple[tuple[str, str], ...] = ()
    sort: Sort | None = None

    def values(self, key: str) -> tuple[str, ...]:
        """The values of a filter, none where it does not narrow."""
        return tuple(value for name, value in self.narrowed if name == key)

    def keys(self) -> tuple[str, ...]:
        """The filters that narrow, each once."""
        return tuple(dict.fromkeys(name for name, _value in self.narrowed))

    @property
    def is_narrowed(self) -> bool:
        return bool(self.narrowed or self.typed.strip())

    def only(self, narrowed: Iterable[tuple[str, str]]) -> "Asked":
        """The same, narrowed by these instead."""
        return replace(self, narrowed=tuple(narrowed))


YES = "yes"
"""The value of a filter that is on or off."""


def plain(asked: Asked) -> dict[str, object]:
    """What was asked, to be kept as text. `read_plain` reads it again."""
    sort = [asked.sort.column, asked.sort.descending] if asked.sort else None
    return {"typed": asked.typed, "narrowed": [list(pair) for pair in asked.narrowed], "sort": sort}


def read_plain(kind: str, kept: object) -> Asked:
    """What `plain` wrote; whatever is not as it should be is left out."""
    if not isinstance(kept, dict):
        return Asked(kind)
    typed, pairs, sort = kept.get("typed"), kept.get("narrowed"), kept.get("sort")
    return Asked(
        kind,
        typed if isinstance(typed, str) else "",
        tuple((one[0], one[1]) for one in pairs if _is_pair(one)) if isinstance(pairs, list) else (),
        Sort(str(sort[0]), bool(sort[1])) if isinstance(sort, list) and len(sort) == 2 else None,
    )


def _is_pair(one: object) -> bool:
    return isinstance(one, list) and len(one) == 2 and all(isinstance(part, str) for part in one)

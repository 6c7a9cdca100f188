"""What a list can be narrowed by beside its chips, each with the values there are to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass

from chc_desktop.domain.listing.asked import YES, Asked


@dataclass(frozen=True, slots=True)
class Choices:
    """A filter: its key, what it is called, and each value with its words. One that is on or off has a single value."""

    key: str
    name: str
    values: tuple[tuple[str, str], ...]

    @property
    def is_switch(self) -> bool:
        return tuple(value for value, _words in self.values) == (YES,)

    def words(self, value: str) -> str:
        """“About: Repairs”, or what a switch is called."""
        if self.is_switch:
            return self.name
        return f"{self.name}: {dict(self.values).get(value, value)}"


def in_words(asked: Asked, every: Iterable[Choices]) -> tuple[tuple[tuple[str, str], str], ...]:
    """Each pair by which a list is narrowed, with its words; only those of these filters."""
    known = {choices.key: choices for choices in every}
    return tuple((pair, known[pair[0]].words(pair[1])) for pair in asked.narrowed if pair[0] in known)

"""What lists are sorted by: words without regard to capitals and accents, and “Cottage 10” after “Cottage 9”."""

import re
from typing import Protocol

from chc_desktop.domain.finding.folding import fold

_NUMBER = re.compile(r"\d{1,8}")
_LONGEST = 60


class Named(Protocol):
    """A line of a list."""

    @property
    def reference(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def person(self) -> str: ...

    @property
    def home(self) -> str: ...


def of(line: Named) -> dict[str, str]:
    """The keys of a line, by the name of their column in the register."""
    return {
        "reference_key": natural(line.reference),
        "title_key": natural(line.title),
        "person_key": natural(line.person),
        "home_key": natural(line.home),
    }


def natural(text: str) -> str:
    """A text that sorts as a person would: numbers by how large they are."""
    return _NUMBER.sub(_padded, fold(text)[:_LONGEST])


def _padded(number: re.Match[str]) -> str:
    return number[0].zfill(8)

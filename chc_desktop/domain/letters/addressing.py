"""What a letter says of whom it goes to, where that is not only the one who complains."""

from collections.abc import Iterator
from dataclasses import dataclass

from chc_desktop.domain import words
from chc_desktop.domain.facts import Person
from chc_desktop.domain.page import Text
from chc_desktop.domain.people.parties import Representative


@dataclass(frozen=True, slots=True)
class Addressing:
    """Whose name and address a letter bears, and who else gets it.

    `speaks` is what the addressee is to the complainant, None where they are the complainant. `also` are the names of
    the others, each with whether they speak for the complainant.
    """

    to: Person
    speaks: Representative | None = None
    also: tuple[tuple[str, bool], ...] = ()


def opening(addressing: Addressing | None, complainant: Person) -> Iterator[Text]:
    """Whom “you” means, in a letter to who speaks for the complainant."""
    if addressing and addressing.speaks:
        wrote = "You have asked us on behalf of" if addressing.speaks.relation.is_elected else "You speak for"
        yield Text(
            f"{wrote} {complainant.name.strip()} in this complaint. Where this letter says “you” or “your”, it means "
            "them."
        )


def ending(addressing: Addressing | None) -> Iterator[Text]:
    """Who else has the letter."""
    if addressing and addressing.also:
        others = [f"{name.strip()}{', who speaks for you' if speaks else ''}" for name, speaks in addressing.also]
        if addressing.speaks:
            others = [name.strip() for name, _speaks in addressing.also]
        yield Text(f"We have also sent this letter to {words.listed(others)}.")

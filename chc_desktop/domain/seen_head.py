"""The last entry of the record that was seen, kept outside the register: a register that lacks it is an older copy."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeenHead:
    """Where the record of a register ended when it was last seen: the number and hash of its last entry, and when.

    `register` is its identity, `at` the day and time as text.
    """

    register: str
    number: int
    hash: str
    at: str


def newer(one: SeenHead | None, other: SeenHead | None) -> SeenHead | None:
    """The one that was seen later in the life of the same register; the first where they are of two."""
    if one is None or other is None:
        return one or other
    return other if other.register == one.register and other.number > one.number else one

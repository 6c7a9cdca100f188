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

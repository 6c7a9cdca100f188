"""The reference a complaint or a service request is known by: its year, and its number within that year."""

from collections.abc import Iterable


def next_reference(year: int, given: Iterable[str], letter: str = "") -> str:
    """“2026-014” after “2026-013”; `given` are those of the year so far, and `letter` stands before each."""
    numbers = (int(reference.split("-")[1]) for reference in given)
    return f"{letter}{year}-{max(numbers, default=0) + 1:03}"

"""Many ids, as many at once as a question may hold."""

from collections.abc import Iterable, Iterator

_AT_ONCE = 5_000


def in_parts(ids: Iterable[int]) -> Iterator[list[int]]:
    """The ids in parts of a size the register can be asked for."""
    every = sorted(ids)
    return (every[start : start + _AT_ONCE] for start in range(0, len(every), _AT_ONCE))

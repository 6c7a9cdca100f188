"""How far something long is, told to whoever waits for it; what they raise stops it."""

from collections.abc import Callable

Tick = Callable[[float], object]
"""Told how far it is, from 0 to 1. What it raises ends the work, and nothing of it stays."""


def nobody(_share: float) -> None:
    """For whoever does not wait."""


def part(tick: Tick, start: float, end: float) -> Tick:
    """The progress of a part of the work, which takes from `start` to `end` of it."""
    return lambda share: tick(start + (end - start) * min(share, 1.0))


class Remembered:
    """Tells how far it is, and where nothing is known of that, the same `again`."""

    def __init__(self, tick: Tick) -> None:
        self._tick = tick
        self._share = 0.0

    def __call__(self, share: float) -> None:
        self._share = share
        self._tick(share)

    def again(self) -> None:
        self._tick(self._share)

"""How a ratio is measured: both sides in turn, many times, medians compared."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """One line of the table: what was measured, the program, its floor (in the same unit), and the ratio allowed."""

    what: str
    ours: float
    floor: float
    unit: str
    at_most: float

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    def line(self) -> str:
        verdict = "ok" if self.ratio <= self.at_most else "OVER"
        return (
            f"{self.what:<58}{self.ours:>10.2f} {self.unit:<3}{self.floor:>10.2f} {self.unit:<3}"
            f"{self.ratio:>7.2f}{self.at_most:>7.1f}  {verdict}"
        )


HEADING = f"{'':<58}{'program':>10}    {'floor':>10}    {'ratio':>6}{'limit':>7}"


def in_turn(ours: Callable[[], object], floor: Callable[[], object], times: int) -> tuple[float, float]:
    """Median milliseconds of each, in turn, so that a busy machine troubles both; the first turn does not count."""
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(times + 1):
        for kept, work in zip(taken, (ours, floor), strict=True):
            before = time.perf_counter()
            work()
            if turn:
                kept.append((time.perf_counter() - before) * 1000)
    return statistics.median(taken[0]), statistics.median(taken[1])

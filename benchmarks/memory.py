"""The memory of the running program at 100,000 cases beside the same program at 100: every first look, then idle."""

import os
import statistics
import subprocess
import sys
from pathlib import Path

from benchmarks.ratio import Ratio

_TURNS = 3


def memory_of_the_program(many: Path, few: Path) -> Ratio:
    """In a process of its own: Today, the list scrolled to its end, searched and sorted, a case, the calendar."""
    seen: dict[Path, list[float]] = {many: [], few: []}
    for _ in range(_TURNS):
        for folder, kept in seen.items():
            kept.append(_run(folder))
    ours, least = (statistics.median(kept) for kept in seen.values())
    return Ratio("memory of the program, 100,000 cases beside 100", ours, least, "MB", 1.3)


def _run(folder: Path) -> float:
    command = [sys.executable, "-m", "benchmarks.windows.rounds", str(folder)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return float(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)

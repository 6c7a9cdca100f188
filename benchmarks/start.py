"""Starting the program beside an empty PySide6 window with SQLAlchemy imported: time and memory."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.ratio import Ratio

_TURNS = 9


def start_and_memory(folder: Path) -> tuple[Ratio, Ratio]:
    """Both are started in turn as processes of their own, offscreen, and say when they have painted."""
    from tests import make

    office = make.an_office(folder)
    for _ in range(25):
        make.a_complaint(office)
    office.close()
    ours: list[tuple[float, float]] = []
    floor: list[tuple[float, float]] = []
    for turn in range(_TURNS + 1):
        for kept, module in ((ours, "benchmarks.windows.program"), (floor, "benchmarks.windows.empty")):
            seen = _start(module, folder)
            if turn:
                kept.append(seen)
    times = Ratio("process start to the first usable window", _median(ours, 0), _median(floor, 0), "ms", 1.6)
    memory = Ratio("memory of the first screen", _median(ours, 1), _median(floor, 1), "MB", 1.5)
    return times, memory


def _start(module: str, folder: Path) -> tuple[float, float]:
    """Milliseconds to the line the window prints when it has painted, and the memory it names in it (MB)."""
    command = [sys.executable, "-m", module, str(folder)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    before = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        memory = process.stdout.readline()
        taken = (time.perf_counter() - before) * 1000
    return taken, float(memory)


def _median(seen: list[tuple[float, float]], which: int) -> float:
    return statistics.median(each[which] for each in seen)

"""Starting the program beside an empty PySide6 window with SQLAlchemy imported: time and memory."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.ratio import Ratio
from chc_desktop import clock, files
from chc_desktop.office.library import ClockKinds, Library
from chc_desktop.sample import make_sample

_TURNS = 9


def start_and_memory(folder: Path) -> tuple[Ratio, Ratio]:
    """On the sample landlord. Both are started in turn, offscreen, and say when they have painted."""
    make_sample(folder, clock.today(), Library(files.resources("codes")), ClockKinds(files.resources("clocks")))
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
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an officer's Python keeps what it compiled, and so do both here
    before = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        memory = process.stdout.readline()
        taken = (time.perf_counter() - before) * 1000
    return taken, float(memory)


def _median(seen: list[tuple[float, float]], which: int) -> float:
    return statistics.median(each[which] for each in seen)

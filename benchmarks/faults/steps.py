"""Stops a work at each step on the disk, as kill -9 would there, and looks what is left: before or after, not between.

One run is enough: while the work stands still, its folder is copied as it lies there, journal and all, and the copy is
opened as the program would open it after a restart. A file that is given its name before all of it is on the disk for
certain is a fault too: a power cut could leave the name without the content.
"""

import shutil
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.faults.tracing import Step, watched

_STANDS, _WORKS, _STOPPED = "before", "now", "stopped"


@dataclass(frozen=True, slots=True)
class Work:
    """Something that is done to a folder, and how it is told how far it came.

    `look` opens what is in a folder, raises where anything is wrong with it, and gives back what tells before from
    after. Where `has_stages`, there may be states between, each of them whole, and each once.
    """

    name: str
    prepare: Callable[[Path], object]
    do: Callable[[Path], object]
    look: Callable[[Path], Hashable]
    has_stages: bool = False
    may_give_up: bool = False
    """Where it is refused, all may be as it was before an earlier work which this one is to finish."""
    is_long: bool = False
    """Only the long run does it."""


@dataclass
class Stopped:
    """What came of stopping a work: how many steps there were, of which kind, how many were looked at, and faults."""

    work: str
    steps: int = 0
    looked: int = 0
    after: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """All of it for the table."""
        kinds = ", ".join(f"{many} {kind}" for kind, many in sorted(self.kinds.items(), key=lambda each: -each[1]))
        found = f"{len(self.faults)} FAULTS" if self.faults else "no fault"
        said = f"{self.steps} steps ({kinds}), {self.looked} looked at, {self.after} of them after, {found}"
        return f"killed at each step: {self.work:<32}{said}"


def stop_at_each(work: Work, folder: Path, share: float, random: Random) -> Stopped:
    """Stop a work at each change of the file or call, and at a share of the steps of one kind on one file."""
    return _Run(work, folder, share, random).go()


class _Run:
    def __init__(self, work: Work, folder: Path, share: float, random: Random) -> None:
        self._work = work
        self._folder = folder
        self._share = share
        self._random = random
        self._last = ("", "")
        self._not_settled: set[str] = set()
        self._seen: list[Hashable] = []
        self._found = Stopped(work.name)

    def go(self) -> Stopped:
        """From what is before to what is after."""
        work, found = self._work, self._found
        shutil.rmtree(self._folder, ignore_errors=True)
        before = self._folder / _STANDS
        before.mkdir(parents=True)
        work.prepare(before)
        now = Path(shutil.copytree(before, self._folder / _WORKS))
        ended = watched(lambda: _done(work, now), now, self._watch)
        found.steps = ended.steps
        if ended.killed or ended.cried or ended.refused:
            found.faults.append(f"it was not done: {ended.refused or ended.cried or 'it was killed'}")
            return found
        self._look("all was done")
        self._judge()
        return found

    def _watch(self, step: Step) -> int:
        self._found.kinds[step.call] = self._found.kinds.get(step.call, 0) + 1
        kind = step.call, Path(step.path).name
        if step.follows_a_change and (kind != self._last or self._random.random() < self._share):
            self._look(str(step))
        self._last = kind
        self._settle(step)
        return 0

    def _settle(self, step: Step) -> None:
        """Keep count of what was written and may still be lost by a power cut."""
        if step.call == "write":
            self._not_settled.add(step.path)
        elif step.call in ("fsync", "unlink"):
            self._not_settled.discard(step.path)
        elif step.call == "rename":
            waiting = {path for path in self._not_settled if f"{path}/".startswith(f"{step.path}/")}
            self._not_settled -= waiting
            self._found.faults += [f"{step}: what is in {path} may not be on the disk yet" for path in waiting]

    def _look(self, where: str) -> None:
        """Open a copy of what lies there now."""
        stopped = self._folder / _STOPPED
        shutil.rmtree(stopped, ignore_errors=True)
        shutil.copytree(self._folder / _WORKS, stopped)
        self._found.looked += 1
        try:
            self._seen.append(self._work.look(stopped))
        except Exception as error:
            self._found.faults.append(f"{where}: {error!r}")
            return
        if len(self._seen) > 1 and self._seen[-1] != self._seen[-2] and self._seen[-1] in self._seen[:-1]:
            self._found.faults.append(f"{where}: it went back to what it was before")

    def _judge(self) -> None:
        """There was a before and an after, and nothing else where there may be nothing else."""
        kinds = list(dict.fromkeys(self._seen))
        self._found.after = sum(each == self._seen[-1] for each in self._seen)
        if len(kinds) > 2 and not self._work.has_stages:
            self._found.faults.append(f"{len(kinds) - 2} states between before and after: {kinds[1]!r:.300}")


def _done(work: Work, now: Path) -> None:
    work.do(now)

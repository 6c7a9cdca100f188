"""Lets a work meet a full disk, a lost permission, a pulled stick or a file that is held, at each of its steps.

Whatever meets it, it is done, or refused in a sentence that says that nothing was lost; what was there is there, whole,
and the program neither crashes nor leaves anything half done behind.
"""

import errno
import os
import shutil
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from random import Random

from benchmarks.faults.steps import Work
from benchmarks.faults.tracing import Ended, Step, watched

_BEFORE, _NOW, _AFTER, _PULLED = "before", "now", "after", "pulled out"
_NOTHING_LOST = (
    "othing was", "othing half", "othing of this", "othing is lost", "as it was", "as they were", "is unchanged",
    "is safe", "are safe", "they stay", "others stay", "may be written",
)  # fmt: skip
"""One of these stands in every refusal."""

_FURTHER_ON = 0.05

_NOT_WORDS = ("Errno", "Error", "Traceback", "None", "sqlite", "chc_desktop")


class Way(StrEnum):
    """What goes wrong, from one step on."""

    FULL = "the disk is full"
    HELD = "another program holds the file"
    PERMISSION = "nothing may be written any more"
    PULLED = "the stick is pulled out"
    BROKEN = "the disk answers with an error"


@dataclass
class Refused:
    """What came of it: how many times it was tried and refused in words, the sentences, and faults."""

    work: str
    way: Way
    tried: int = 0
    refused: int = 0
    sentences: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """All of it for the table."""
        found = f"{len(self.faults)} FAULTS" if self.faults else "no fault"
        return f"{self.way}: {self.work:<44}{self.tried} times, {self.refused} refused in words, {found}"


def fail_at_steps(work: Work, way: Way, folder: Path, most: int, random: Random, place: str = "") -> Refused:
    """Let it go wrong at some of the steps at which the file or the call is another one than before, at most so many.

    `place` is the folder, below the one of the work, in which it goes wrong; everywhere where it is empty.
    """
    return _Run(work, way, folder, place).go(most, random)


class _Run:
    def __init__(self, work: Work, way: Way, folder: Path, place: str) -> None:
        self._work = work
        self._way = way
        self._folder = folder
        self._place = place
        self._found = Refused(work.name, way)
        self._allowed: list[Hashable] = []
        self._names: list[set[str]] = []

    def go(self, most: int, random: Random) -> Refused:
        """Once undisturbed, to learn its steps; then disturbed at each that was chosen."""
        shutil.rmtree(self._folder, ignore_errors=True)
        before = self._folder / _BEFORE
        before.mkdir(parents=True)
        self._work.prepare(before)
        self._learn(self._afresh())
        self._work.do(self._afresh())  # here, so that all it loads is loaded for those that are to come
        steps: list[Step] = []
        self._afresh()

        def watch(step: Step) -> int:
            steps.append(step)
            return 0

        ended = self._run(watch)
        if ended.cried or ended.refused:
            self._found.faults.append(f"it was not done even undisturbed: {ended.refused or ended.cried}")
            return self._found
        self._learn(self._folder / _NOW)
        chosen = list(_chosen(steps, random, self._concerns))
        for number in sorted(random.sample(chosen, min(most, len(chosen)))):
            self._try(number)
        return self._found

    def _concerns(self, step: Step) -> bool:
        inside = not self._place or f"{step.path}/".startswith(f"{self._place}/")
        return inside and (self._way is not Way.HELD or step.call in ("rename", "unlink", "open", "rmdir"))

    def _afresh(self) -> Path:
        now = self._folder / _NOW
        _open_again(now)
        for name in (_NOW, _PULLED):
            shutil.rmtree(self._folder / name, ignore_errors=True)
        return Path(shutil.copytree(self._folder / _BEFORE, now))

    def _learn(self, now: Path) -> None:
        """What may be there afterwards, and under which names."""
        self._names.append(_names(now))
        self._allowed.append(self._look(now))

    def _look(self, now: Path) -> Hashable:
        """Looking may change something, such as taking a journal away: it is done to a copy."""
        looked = self._folder / _AFTER
        shutil.rmtree(looked, ignore_errors=True)
        shutil.copytree(now, looked)
        return self._work.look(looked)

    def _run(self, watch: Callable[[Step], int]) -> Ended:
        now = self._folder / _NOW
        return watched(lambda: _without_privileges(lambda: _done(self._work, now)), now, watch)

    def _try(self, number: int) -> None:
        now, found = self._afresh(), self._found
        disturbance = _WAYS[self._way](now, self._place, number)
        ended = self._run(disturbance)
        disturbance.end()
        found.tried += 1
        where = f"from {disturbance.met} on"
        if ended.cried:
            found.faults.append(f"{where}: no sentence: {ended.cried[-700:]}")
        if ended.refused:
            found.refused += 1
            found.sentences.add(ended.refused)
            found.faults += [f"{where}: {fault}" for fault in _faults_of(ended.refused)]
        try:
            given_up = self._work.has_stages or (self._work.may_give_up and ended.refused)
            is_allowed = self._look(now) in self._allowed or given_up
        except Exception as error:
            found.faults.append(f"{where}: {error!r} ({ended.refused})")
            return
        if not is_allowed:
            found.faults.append(f"{where}: neither before nor after ({ended.refused})")
        elif not ended.refused and not ended.cried and self._look(now) == self._allowed[0] != self._allowed[1]:
            found.faults.append(f"{where}: said to be done, and it is not")
        if disturbance.lets_clear_up and (left := _names(now) - self._names[0] - self._names[1]):
            found.faults.append(f"{where}: it left {', '.join(sorted(left))} behind")


class _Disturbance:
    """What happens at a step and from then on."""

    lets_clear_up = True

    def __init__(self, now: Path, place: str, number: int) -> None:
        self._now = now
        self._place = place
        self._number = number
        self.met = ""

    def __call__(self, step: Step) -> int:
        if step.number == self._number:
            self.met = str(step)
            self.begin(step)
        inside = not self._place or f"{step.path}/".startswith(f"{self._place}/")
        return self.answer(step) if step.number >= self._number and inside else 0

    def begin(self, step: Step) -> None:
        """It goes wrong now."""

    def answer(self, step: Step) -> int:
        """The error that comes of a step after that, 0 for none."""
        return 0

    def end(self) -> None:
        """Everything is as it should be again."""
        _open_again(self._now)


class _Full(_Disturbance):
    def answer(self, step: Step) -> int:
        grows = step.call in ("write", "mkdir") or (step.call == "open" and not (self._now / step.path).exists())
        return errno.ENOSPC if grows else 0


class _Held(_Disturbance):
    """One file, until the work has ended."""

    lets_clear_up = False

    def begin(self, step: Step) -> None:
        self._held = step.path

    def answer(self, step: Step) -> int:
        return errno.EACCES if step.path == self._held and step.call not in ("write", "fsync") else 0


class _Permission(_Disturbance):
    """The system itself refuses: nothing is answered in its place."""

    lets_clear_up = False

    def begin(self, step: Step) -> None:
        within = self._now / self._place
        for path in sorted(within.rglob("*"), reverse=True):
            path.chmod(0o555 if path.is_dir() else 0o444)
        within.chmod(0o555)


class _Pulled(_Disturbance):
    """Its folder is gone, and what is open there answers with an error."""

    lets_clear_up = False

    def begin(self, step: Step) -> None:
        (self._now / self._place).rename(self._now.parent / _PULLED)

    def answer(self, step: Step) -> int:
        return errno.EIO if step.call in ("write", "fsync", "truncate") else errno.ENOENT

    def end(self) -> None:
        shutil.rmtree(self._now / self._place, ignore_errors=True)
        (self._now.parent / _PULLED).rename(self._now / self._place)


class _Broken(_Disturbance):
    lets_clear_up = False

    def answer(self, step: Step) -> int:
        return errno.EIO if step.call in ("write", "fsync", "truncate", "open", "mkdir") else 0


_WAYS: dict[Way, type[_Disturbance]] = {
    Way.FULL: _Full,
    Way.HELD: _Held,
    Way.PERMISSION: _Permission,
    Way.PULLED: _Pulled,
    Way.BROKEN: _Broken,
}


def _chosen(steps: Sequence[Step], random: Random, concerns: Callable[[Step], bool]) -> Iterator[int]:
    """The first step of each kind on each file, and now and then one further on."""
    last = ("", "")
    for step in filter(concerns, steps):
        kind = step.call, Path(step.path).name
        if kind != last or random.random() < _FURTHER_ON:
            yield step.number
        last = kind


def _faults_of(sentence: str) -> Iterator[str]:
    if not any(words in sentence for words in _NOTHING_LOST):
        yield f"it does not say that nothing was lost: {sentence}"
    if not sentence.strip().endswith((".", "”")) or any(word in sentence for word in _NOT_WORDS):
        yield f"these are not words for the officer: {sentence}"


def _names(folder: Path) -> set[str]:
    """The files and folders there are; what SQLite leaves to be rolled back is not counted."""
    found = (str(path.relative_to(folder)) for path in folder.rglob("*"))
    return {name for name in found if not name.endswith("-journal")}


def _open_again(folder: Path) -> None:
    for path in (folder, *sorted(folder.rglob("*"))) if folder.exists() else ():
        path.chmod(0o700 if path.is_dir() else 0o600)


def _done(work: Work, now: Path) -> None:
    with _temporary_in(now):
        work.do(now)


@contextmanager
def _temporary_in(folder: Path) -> Iterator[None]:
    """What the work makes in the temporary folder of the computer is watched too, where there is such a folder."""
    import tempfile

    if (folder / "temporary").is_dir():
        tempfile.tempdir = str(folder / "temporary")
    yield


def _without_privileges(act: Callable[[], None]) -> None:
    """Root may write anywhere, whatever a folder says: that is given up, so the system judges as for anybody else."""
    if os.geteuid() == 0:
        _give_up_capabilities()
    act()


def _give_up_capabilities() -> None:
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    none = (ctypes.c_uint32 * 6)()
    if libc.capset(header, none):
        raise OSError(ctypes.get_errno(), "root could not give up what it may do")

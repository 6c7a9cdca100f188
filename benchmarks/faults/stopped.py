"""Kills the busy officer at a random moment, or lets the disk be full, and looks what is there afterwards."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Self

from benchmarks.faults.officer import LOSES_PERMISSION, TYPED
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from tests import make

ROOT = Path(__file__).parent.parent.parent
_LONGEST = 0.8
"""Seconds within which an officer is killed, the opening of the register included."""
_NOTHING_LOST = ("Nothing", "as they were", "as it was")
"""One of these stands in every refusal."""


@dataclass
class Seen:
    """What was seen over all rounds: how many entries each kind of action writes, and what went wrong."""

    rounds: int = 0
    confirmed: int = 0
    refused: int = 0
    entries: dict[str, set[int]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    oldest: float = 0.0
    """The most seconds of typing that were lost."""


class Officers:
    """Where officers come from: a program that is loaded once and forks one for each round."""

    module = "benchmarks.faults.officer"
    killed_at = 0.0
    """When the last one was killed, by the clock that all processes share."""

    def __enter__(self) -> Self:
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", self.module]
        pipe = subprocess.PIPE
        self._program = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
        )
        return self

    def __exit__(self, *_error: object) -> None:
        self._program.communicate()

    def wait(self, said: Path) -> None:
        """Until the time runs: at once, so that a kill may come while the register is opened."""

    def work_until_killed(self, folder: Path, seed: int, seconds: float, most: int = 0) -> list[dict[str, Any]]:
        """Let one work in a folder and kill them after so long; all they said."""
        assert self._program.stdin
        assert self._program.stdout
        said = folder / "said"
        asked = {"folder": str(folder), "seed": seed, "said": str(said), "most": most}
        print(json.dumps(asked), file=self._program.stdin, flush=True)
        officer = int(self._program.stdout.readline())
        self.wait(said)
        time.sleep(seconds)
        with contextlib.suppress(ProcessLookupError):  # it may have ended by itself, crying out
            os.kill(officer, signal.SIGKILL)
            self.killed_at = time.monotonic()
        self._program.stdout.readline()
        lines = said.read_text(encoding="utf-8").splitlines() if said.exists() else []
        return [json.loads(line) for line in lines if line.endswith("}")]


def one_kill(
    officers: Officers, register: Path, working: Path, random: Random, seen: Seen, longest: float = _LONGEST
) -> None:
    """Let an officer work in a copy of the register, kill them, and look."""
    folder = copied(register, working)
    said = officers.work_until_killed(folder, random.randrange(2**31), random.uniform(0, longest))
    _look(folder, said, seen)


def one_full_disk(
    officers: Officers, register: Path, working: Path, random: Random, seen: Seen, longest: float = _LONGEST
) -> None:
    """Let an officer work until no file can grow any more, and on; then look."""
    folder = copied(register, working)
    most = (folder / FILE_NAME).stat().st_size + random.randrange(-200_000, 200_000)
    _refused(officers.work_until_killed(folder, random.randrange(2**31), longest, max(most, 20_000)), folder, seen)


def one_lost_permission(
    officers: Officers, register: Path, working: Path, random: Random, seen: Seen, longest: float = _LONGEST
) -> None:
    """Let an officer work who may no longer write to the folder once the register is open; then look.

    Only where the officers come from root, who may do anything and so has to become somebody else.
    """
    folder = copied(register, working)
    _refused(officers.work_until_killed(folder, random.randrange(2**31), longest, LOSES_PERMISSION), folder, seen)


def _refused(said: list[dict[str, Any]], folder: Path, seen: Seen) -> None:
    """Whether each refusal was a sentence that says that nothing was lost, and all that was confirmed is there."""
    for each in said:
        if "refused" in each:
            seen.refused += 1
            if not any(words in each["words"] for words in _NOTHING_LOST):
                seen.faults.append(f"refused without saying that nothing was lost: {each['words']}")
    _look(folder, said, seen)


def copied(register: Path, working: Path) -> Path:
    """A copy of a register and its key, in the place of what was there."""
    shutil.rmtree(working, ignore_errors=True)
    working.mkdir(parents=True)
    for name in (FILE_NAME, KEY_NAME):
        shutil.copy(register / name, working)
    return working


def _look(folder: Path, said: list[dict[str, Any]], seen: Seen) -> None:
    """Whether all that was confirmed is there, nothing is half there, and the register is sound."""
    seen.rounds += 1
    seen.faults += [f"no sentence: {each['cried'][-600:]}" for each in said if "cried" in each]
    number, last, typed = _learn(said, seen)
    try:
        office = make.again(folder)
    except Exception as error:
        seen.faults.append(f"it does not open: {error!r}")
        return
    try:
        office.safekeeping.check()
        with office.desk.register.transaction() as shelves:
            ends = shelves.record.head()[0]
            if number and shelves.record.hash_of(number).hex() != last:
                seen.faults.append(f"entry {number} was confirmed and is not there")
        begun = str(said[-1].get("begun", "")) if said and number else ""
        if ends > number and begun and ends - number not in seen.entries.get(begun, {ends - number}):
            seen.faults.append(f"{begun}: {ends - number} of its entries are there")
        draft = office.drafts.read(TYPED) or {}
        found = int(str(draft.get("their_words", "Typed at turn 0")).rsplit(" ", 1)[1])
        if found < typed:
            seen.faults.append(f"what was typed at turn {typed} is gone: turn {found} is there")
    except Exception as error:
        seen.faults.append(repr(error))
    finally:
        office.close()


def _learn(said: list[dict[str, Any]], seen: Seen) -> tuple[int, str, int]:
    """The last entry that was confirmed, by number and hash, and the last turn whose typing was."""
    number, last, typed = 0, "", 0
    for each in said:
        seen.confirmed += "done" in each
        typed = each.get("typed", typed)
        if "head" in each:
            now, last = each["head"]
            if number:
                seen.entries.setdefault(each["done"], set()).add(now - number)
            number = now
    return number, last, typed

"""Runs every fault many times and prints the seed and what came of it: python -m benchmarks.faults [--seed N] …"""

import argparse
import contextlib
import io
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.faults.damage import Outcome, Whole
from benchmarks.faults.outputs import OUT, outputs
from benchmarks.faults.refusals import Way, fail_at_steps
from benchmarks.faults.steps import Work, stop_at_each
from benchmarks.faults.stopped import Officers, Seen, one_full_disk, one_kill, one_lost_permission
from benchmarks.faults.tracing import can_be_watched
from benchmarks.faults.typed import Typists, one_typist
from benchmarks.faults.works import cheap, works
from chc_desktop.store import database
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from tests import make


def main() -> int:
    """0 if nothing was wrong, 1 if anything was."""
    asked = _asked()
    seed = asked.seed if asked.seed is not None else int.from_bytes(os.urandom(4), "big")
    print(f"seed {seed}")
    random = Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        well = [
            _damage(folder / "damage", random, asked),
            _steps(folder / "steps", random, asked.steps),
            _refusals(folder / "refusals", random, asked.refusals),
            _stops(folder / "stops", random, asked),
            _typing(folder / "typing", random, asked.typists),
        ]
    return 0 if all(well) else 1


def _damage(folder: Path, random: Random, asked: argparse.Namespace) -> bool:
    as_shipped = database.PRAGMAS
    database.PRAGMAS = *as_shipped, "synchronous = OFF"  # no plug is pulled here
    whole = Whole(folder)
    well = True
    for name in (FILE_NAME, KEY_NAME, "backup"):
        flips = asked.flips if name != KEY_NAME else min(asked.flips, 200)
        well &= _tell(f"{name}: a byte flipped", (whole.flip(name, random) for _turn in range(flips)))
        cuts = range(1, min(asked.cuts, whole.size(name) - 1) + 1)
        well &= _tell(f"{name}: cut short by 1 to {len(cuts)} bytes", (whole.cut(name, by) for by in cuts))
    database.PRAGMAS = as_shipped
    return well


def _tell(what: str, outcomes: Iterable[Outcome]) -> bool:
    with contextlib.redirect_stderr(io.StringIO()):
        found = Counter(outcomes)
    print(f"{what:<52}" + ", ".join(f"{many} {outcome}" for outcome, many in sorted(found.items())), flush=True)
    return not any(outcome.is_fault for outcome in found)


def _stops(folder: Path, random: Random, asked: argparse.Namespace) -> bool:
    office = make.an_office(folder / "register")
    make.a_complaint(office)
    office.close()
    well = True
    for what, many, stop in (
        ("killed at a random moment", asked.kills, one_kill),
        ("the disk full at a random point", asked.full, one_full_disk),
        ("may no longer write to the folder", min(asked.full, 20) if _is_root() else 0, one_lost_permission),
    ):
        seen = Seen()
        with Officers() as officers:
            for _round in range(many):
                stop(officers, folder / "register", folder / "working", random, seen)
        told = f"{seen.rounds} rounds, {seen.confirmed} actions confirmed, {seen.refused} refused in words"
        print(f"{what:<52}{told}, {len(seen.faults)} FAULTS" if seen.faults else f"{what:<52}{told}, no fault")
        for fault in seen.faults[:10]:
            print(f"    {fault}", flush=True)
        well &= not seen.faults
    return well


def _steps(folder: Path, random: Random, share: float) -> bool:
    if not can_be_watched():
        print("killed at each step: this computer lets no process be watched")
        return True
    well = True
    with cheap():
        for work in works():
            stopped = stop_at_each(work, folder, share, random)
            print(stopped.line)
            for fault in stopped.faults[:10]:
                print(f"    {fault}", flush=True)
            well &= not stopped.faults
    return well


def _refusals(folder: Path, random: Random, most: int) -> bool:
    """Everything that is written, and everything that can go wrong with it."""
    if not can_be_watched() or not most:
        return True
    within = [(work, way, "") for work in works() for way in Way if way is not Way.PULLED]
    there = (Way.PULLED, Way.PERMISSION)
    outside = [(work, way, OUT if way in there else "") for work in outputs() for way in Way]
    well = True
    with cheap():
        for work, way, place in (*within, *outside):
            well &= _meets(work, way, place, folder, random, most)
    return well


def _meets(work: Work, way: Way, place: str, folder: Path, random: Random, most: int) -> bool:
    met = fail_at_steps(work, way, folder, most, random, place)
    print(met.line, flush=True)
    for fault in met.faults[:10]:
        print(f"    {fault}", flush=True)
    return not met.faults


def _typing(folder: Path, random: Random, rounds: int) -> bool:
    office = make.an_office(folder / "register")
    make.a_complaint(office)
    office.close()
    seen = Seen()
    with Typists() as typists:
        for _round in range(rounds):
            one_typist(typists, folder / "register", folder / "working", random, seen)
    found = f"{len(seen.faults)} FAULTS" if seen.faults else "no fault"
    told = f"{seen.rounds} rounds, {seen.confirmed} words, at most {seen.oldest:.1f} seconds of typing lost"
    print(f"{'killed while typing at the windows':<52}{told}, {found}", flush=True)
    for fault in seen.faults[:10]:
        print(f"    {fault}", flush=True)
    return not seen.faults


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.faults", description="Faults of real computers, many times over.")
    parser.add_argument("--seed", type=int, help="to repeat a run")
    parser.add_argument("--flips", type=int, default=1000)
    parser.add_argument("--cuts", type=int, default=4096)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--full", type=int, default=200)
    parser.add_argument("--typists", type=int, default=60)
    parser.add_argument("--refusals", type=int, default=20, help="of each work, in each way")
    parser.add_argument("--steps", type=float, default=1.0, help="the share of steps alike that are looked at")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

"""A backup of a register of 500 MB beside a bare copy of its file, on the disk for certain, with its SHA-256.

The usual one hashes the letters and files that are new; the weekly one hashes every letter, file and entry.
"""

import os
import shutil
from collections.abc import Callable
from datetime import datetime, time, timedelta
from hashlib import sha256
from pathlib import Path

from benchmarks.ratio import Ratio, in_turn
from chc_desktop.domain.papers.events import Direction, Way
from chc_desktop.office.office import Office
from chc_desktop.office.paper_adding import NewPaper
from chc_desktop.store import backups
from tests import make

MEGABYTES, EACH = 500, 25
_PIECE = 1024 * 1024


def backing_up(folder: Path) -> list[Ratio]:
    """The usual backup and the weekly one, each in turn with the bare copy."""
    office = _large(folder / "backing-up")
    usual, floor = in_turn(_backup(office, folder / "usual", timedelta(hours=1)), _copy(office, folder / "bare"), 3)
    weekly, again = in_turn(_backup(office, folder / "weekly", timedelta(days=8)), _copy(office, folder / "bare"), 3)
    office.close()
    for left in ("backing-up", "usual", "weekly", "bare"):
        shutil.rmtree(folder / left, ignore_errors=True)
    what = f"backup of a register of {MEGABYTES} MB, checked"
    return [
        Ratio(what, usual, floor, "ms", 9.0),
        Ratio(f"{what}, every file hashed (weekly)", weekly, again, "ms", 15.0),
    ]


def _large(folder: Path) -> Office:
    office = make.an_office(folder)
    case_id = make.a_complaint(office)
    for number in range(MEGABYTES // EACH):
        office.papers.add(case_id, _paper(number))
    return office


def _paper(number: int) -> NewPaper:
    return NewPaper(
        happened_on=make.TODAY,
        direction=Direction.IN,
        way=Way.EMAIL,
        subject=f"Recording {number}",
        with_whom="Joan Bell",
        file_name=f"recording {number}.bin",
        content=os.urandom(EACH * _PIECE),
    )


def _backup(office: Office, folder: Path, apart: timedelta) -> Callable[[], object]:
    """One more backup, so much later by the clock; a word changes, so that there is something to back up."""
    folder.mkdir()
    at = [datetime.combine(make.TODAY, time(9))]

    def one_more() -> None:
        at[0] += apart
        with office.desk.register.transaction() as shelves:
            shelves.scratch.save_draft("log", at[0].isoformat(), at[0])
        made, is_new = backups.back_up(office.desk.register, folder, at[0])
        assert is_new
        for other in folder.glob(f"*{backups.SUFFIX}"):
            if other != made:
                other.unlink()

    return one_more


def _copy(office: Office, folder: Path) -> Callable[[], object]:
    folder.mkdir(exist_ok=True)

    def bare() -> None:
        found, path = sha256(), folder / "copy.db"
        shutil.copyfile(office.desk.register.path, path)
        with path.open("rb+") as file:
            os.fsync(file.fileno())
            while piece := file.read(_PIECE):
                found.update(piece)
        path.unlink()

    return bare

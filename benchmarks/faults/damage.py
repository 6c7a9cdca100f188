"""Flips a byte of a register, its key or a backup, or cuts them short: noticed in words, or harmless, or a fault."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from random import Random

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from chc_desktop.store import backups
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from tests import make

Answer = tuple[object, ...]
"""All that a register tells, to be compared."""

NOW = datetime.combine(make.TODAY, time(17, 30))


class Outcome(StrEnum):
    """What came of a damage."""

    IN_WORDS = "noticed in words"
    HARMLESS = "harmless"
    WRONG = "A WRONG ANSWER"
    CRASHED = "NO SENTENCE"

    @property
    def is_fault(self) -> bool:
        return self in (Outcome.WRONG, Outcome.CRASHED)


class Whole:
    """A register and a backup of it as they were written, and all they tell; each damage is done to a copy."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        office = make.an_office(folder / "whole")
        _fill(office)
        self.answer = answer(office)
        (folder / "backups").mkdir()
        self.backup, _new = backups.back_up(office.desk.register, folder / "backups", NOW)
        office.close()
        self._tried = folder / "tried"

    def size(self, name: str) -> int:
        """How many bytes the register, its key or the backup has."""
        return self._original(name).stat().st_size

    def flip(self, name: str, random: Random) -> Outcome:
        """Change one byte somewhere."""
        place, by = random.randrange(self.size(name)), random.randrange(1, 256)
        with self._copy(name) as path:
            content = bytearray(path.read_bytes())
            content[place] ^= by
            path.write_bytes(content)
            return self._judge(name, path)

    def cut(self, name: str, by: int) -> Outcome:
        """Take so many bytes off the end."""
        with self._copy(name) as path:
            path.write_bytes(path.read_bytes()[:-by])
            return self._judge(name, path)

    def _original(self, name: str) -> Path:
        return self.backup if name == "backup" else self._folder / "whole" / name

    @contextmanager
    def _copy(self, name: str) -> Iterator[Path]:
        shutil.rmtree(self._tried, ignore_errors=True)
        self._tried.mkdir()
        for each in (FILE_NAME, KEY_NAME) if name != "backup" else ():
            shutil.copy(self._folder / "whole" / each, self._tried)
        path = self._tried / (name if name != "backup" else self.backup.name)
        if name == "backup":
            shutil.copy(self.backup, path)
        yield path

    def _judge(self, name: str, path: Path) -> Outcome:
        try:
            if name == "backup":
                backups.restore(path, self._tried / "restored", NOW)
            office = make.again(self._tried / "restored" if name == "backup" else self._tried)
            try:
                told = answer(office)
                office.safekeeping.check()
            finally:
                office.close()
        except RuleBroken as broken:
            return Outcome.IN_WORDS if str(broken).strip().endswith((".", "”")) else Outcome.CRASHED
        except Exception:
            return Outcome.CRASHED
        return Outcome.HARMLESS if told == self.answer else Outcome.WRONG


def answer(office: Office) -> Answer:
    """All that a register tells of its cases, people and letters."""
    views = [office.cases.view(summary.case_id) for summary in office.cases.summaries()]
    with office.desk.register.transaction() as shelves:
        numbers = [entry.number for entry in shelves.record.entries("corresponded")]
        papers = [sha256(shelves.papers.content(number) or b"").hexdigest() for number in numbers]
        people = shelves.facts.people()
    return (
        tuple((view.case.reference, repr(view.lines)) for view in views),
        tuple(map(repr, people)),
        tuple(papers),
        repr(office.organisation.organisation()),
    )


def _fill(office: Office) -> None:
    """Some cases, a file, and what is half written."""
    from chc_desktop.domain.papers.events import Corresponded, Direction, Way

    for number in range(4):
        case_id = make.a_complaint(office, title=f"The gutter over door {number} leaks")
        make.acknowledged(office, case_id, office.today())
    content = b"The photograph of the gutter. " * 3000
    with office.desk.register.transaction() as shelves:
        said = Corresponded(
            happened_on=office.today(),
            done_by=1,
            direction=Direction.IN,
            way=Way.POST,
            subject="A photograph",
            digest=sha256(content).hexdigest(),
            file_size=len(content),
        )
        shelves.papers.keep(office.desk.append(shelves, 1, said).number, 1, content)
        office.desk.project_cases(shelves, [1])
    office.drafts.save("log", {"title": "Half written"})

"""A busy officer, as a process that may be killed at any moment: says what it begins and what was confirmed.

Run as a program it is where officers come from: for each line it is given (JSON: the folder of the register, a seed,
where to say what is done, and the largest size of a file in bytes, 0 or `LOSES_PERMISSION`) it forks one, prints its
number, and prints “gone” once it is. What an officer says is JSON too, line by line: what was begun, or what was
confirmed with the last entry of the record then, or the turn whose typing was kept.
"""

import json
import os
import sys
import traceback
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any, TextIO

from benchmarks.faults.forking import fork_for_each_line
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Acknowledged, Noted
from chc_desktop.domain.facts import Person
from chc_desktop.office.office import Office
from tests import make

TYPED = "log"
LOSES_PERMISSION = -1
"""In the place of a largest size: the officer may no longer write where the register is, once it is open."""

_NOBODY = 65534


class Officer:
    """Does one thing after another, whichever comes to mind."""

    def __init__(self, office: Office, seed: int, to: TextIO) -> None:
        self._office = office
        self._to = to
        self._random = Random(seed)
        self._turn = 0
        self._waiting: list[int] = []

    def work(self) -> None:
        """Go on for ever."""
        self._say(done="open", **self._told())
        actions = {
            "log": self._log,
            "note": self._note,
            "acknowledge": self._acknowledge,
            "person": self._person,
            "type": self._type,
            "back up": self._back_up,
        }
        while True:
            self._turn += 1
            name = self._random.choices(list(actions), (3, 6, 2, 2, 8, 1))[0]
            self._say(begun=name)
            try:
                done = actions[name]()
            except RuleBroken as broken:
                self._say(refused=name, words=str(broken))
            else:
                self._say(done=name, **done)

    def _log(self) -> dict[str, Any]:
        person = Person(name=f"Resident {self._random.random()}", address="1 Church Walk")
        self._waiting.append(make.a_complaint(self._office, person=person))
        return self._told()

    def _note(self) -> dict[str, Any]:
        text = f"Turn {self._turn}. " + "What was said at the door. " * self._random.randrange(1, 400)
        self._office.cases.record(self._a_case(), Noted(happened_on=self._office.today(), done_by=1, text=text))
        return self._told()

    def _acknowledge(self) -> dict[str, Any]:
        if not self._waiting:
            return self._log()
        event = Acknowledged(happened_on=self._office.today() - timedelta(1), done_by=1, stage=1)
        self._office.cases.record(self._waiting[-1], event)
        self._waiting.pop()
        return self._told()

    def _person(self) -> dict[str, Any]:
        self._office.cases.save_person(Person(name=f"Contractor {self._random.random()}"))
        return self._told()

    def _type(self) -> dict[str, Any]:
        self._office.drafts.save(TYPED, {"their_words": f"Typed at turn {self._turn}"})
        return {"typed": self._turn}

    def _back_up(self) -> dict[str, Any]:
        self._office.safekeeping.back_up()
        return {}

    def _a_case(self) -> int:
        return self._random.choice(self._office.cases.summaries()).case_id

    def _told(self) -> dict[str, Any]:
        with self._office.desk.register.transaction() as shelves:
            number, last = shelves.record.head()
        return {"head": [number, last.hex()]}

    def _say(self, **what: Any) -> None:
        print(json.dumps(what), file=self._to, flush=True)


def work(folder: str, seed: int, said: str, most: int) -> None:
    """Open the register, then work until killed."""
    with Path(said).open("a", encoding="utf-8") as to:
        try:
            office = make.again(Path(folder))
            if most == LOSES_PERMISSION:
                os.setuid(_NOBODY)
            elif most:
                import resource

                resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
            Officer(office, seed, to).work()
        except BaseException:
            print(json.dumps({"cried": traceback.format_exc()}), file=to, flush=True)


def _load() -> None:
    """What all of them need, read once; whoever loses a permission cannot load anything any more."""
    make.hos_2024()
    import chc_desktop.whereabouts.second_place  # noqa: F401


if __name__ == "__main__":
    _load()
    fork_for_each_line(sys.stdin, work)

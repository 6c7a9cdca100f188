"""Kills somebody who types at the real windows, and looks how old the newest word is that was kept."""

import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.faults.stopped import Officers, Seen, copied
from benchmarks.faults.typist import MARK
from chc_desktop.store import database, key_file
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from tests import make

AT_MOST = 3.0
"""Seconds of typing that a kill may cost."""

_STEADY = 1.0
"""Seconds between two words; whatever is longer was a busy computer, which kept nothing either."""


class Typists(Officers):
    """Where those at the windows come from."""

    module = "benchmarks.faults.typist"

    def wait(self, said: Path) -> None:
        """Until a first word was typed, or something went wrong: windows take their time to open."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not (said.exists() and said.stat().st_size):
            time.sleep(0.02)


def one_typist(
    typists: Typists, register: Path, working: Path, random: Random, seen: Seen, between: tuple[float, float] = (0, 9)
) -> None:
    """Let somebody type in a copy of the register for a while, kill them, and look."""
    folder = copied(register, working)
    said = typists.work_until_killed(folder, random.randrange(2**31), random.uniform(*between))
    seen.rounds += 1
    seen.faults += [f"no sentence: {each['cried'][-600:]}" for each in said if "cried" in each]
    typed = [(float(each["at"]), int(each["word"])) for each in said if "word" in each]
    seen.confirmed += len(typed)
    try:
        office = make.again(folder)
        office.safekeeping.check()
        office.close()
        kept = max(_words_in(folder), default=0)
    except Exception as error:
        seen.faults.append(repr(error))
        return
    lost = [at for at, word in typed if word > kept]
    age = _age(lost, [at for at, _word in typed], time_of_death=typists.killed_at)
    seen.oldest = max(seen.oldest, age)
    if age > AT_MOST:
        seen.faults.append(
            f"{age:.1f} seconds of typing are lost: word {kept} of {len(typed)} is the last that is there"
        )


def _age(lost: Sequence[float], typed: Sequence[float], time_of_death: float) -> float:
    """For how long what is lost was there to be kept: without the times in which the computer did nothing at all."""
    if not lost:
        return 0.0
    moments = [at for at in typed if at >= lost[0]]
    idle = sum(max(0.0, later - at - _STEADY) for at, later in zip(moments, [*moments[1:], time_of_death], strict=True))
    return time_of_death - lost[0] - idle


def _words_in(folder: Path) -> Iterator[int]:
    """The numbers of all words that stand anywhere in the register."""
    connection = database.connect(folder / FILE_NAME, key_file.read(folder / KEY_NAME))
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        if table in ("draft", "answer", "own_letter"):
            rows: list[Any] = connection.execute(f'SELECT * FROM "{table}"').fetchall()
            yield from (int(number) for number in re.findall(rf"{MARK}(\d{{5}})", repr(rows)))
    connection.close()

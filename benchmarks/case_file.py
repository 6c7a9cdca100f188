"""Making the case file of a case with 300 MB of papers, beside one with 25 MB: the memory it takes at most.

Run as a program it makes the case file in a folder's register and says how much memory it took (MB).
"""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from benchmarks.own_memory import peak_memory
from benchmarks.ratio import Ratio
from chc_desktop.domain.case_files.case_file import Choices
from chc_desktop.domain.papers.events import Direction, Way
from chc_desktop.office.paper_adding import NewPaper
from tests import make

PAPERS, MEGABYTES = 12, 25


def memory_of_papers(folder: Path) -> Ratio:
    """The most memory of either, each in a process of its own; its largest paper is the same."""
    ours, floor = (_most_memory(folder / f"papers-{count}", count) for count in (PAPERS, 1))
    what = f"memory of a case file with {PAPERS * MEGABYTES} MB of papers, beside {MEGABYTES}"
    return Ratio(what, ours, floor, "MB", 1.3)


def _most_memory(folder: Path, papers: int) -> float:
    office = make.an_office(folder)
    case_id = make.a_complaint(office)
    for number in range(papers):
        office.papers.add(case_id, _paper(number))
    office.close()
    command = [sys.executable, "-m", "benchmarks.case_file", str(folder), str(case_id)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    return float(said.stdout)


def _paper(number: int) -> NewPaper:
    return NewPaper(
        happened_on=date(2026, 11, 20),
        direction=Direction.IN,
        way=Way.EMAIL,
        subject=f"Recording {number}",
        with_whom="Joan Bell",
        file_name=f"recording {number}.bin",
        content=os.urandom(MEGABYTES * 1024 * 1024),
    )


def main() -> None:
    """Make the case file and say the most memory this process held."""
    folder, case_id = Path(sys.argv[1]), int(sys.argv[2])
    office = make.again(folder)
    office.case_files.make(case_id, Choices(), folder / "case.pdf")
    print(peak_memory())


if __name__ == "__main__":
    main()

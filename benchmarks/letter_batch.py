"""Putting 200 issued letters together into one PDF, beside 20: the memory it takes at most.

Run as a program it puts the letters of a folder's register together and says how much memory it took (MB).
"""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from benchmarks.own_memory import peak_memory
from benchmarks.ratio import Ratio
from chc_desktop.domain.letters.letter import LetterContents
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.letter_printing import save_together
from tests import make

LETTERS, BESIDE = 200, 20


def memory_of_a_batch(folder: Path) -> Ratio:
    """The most memory of either, each in a process of its own."""
    ours, floor = (_most_memory(folder / f"letters-{count}", count) for count in (LETTERS, BESIDE))
    return Ratio(f"memory of printing {LETTERS} letters in one go, beside {BESIDE}", ours, floor, "MB", 1.4)


def _most_memory(folder: Path, letters: int) -> float:
    office = make.an_office(folder)
    kind = LetterKind.ACKNOWLEDGEMENT_STAGE1
    for _ in range(letters):
        case_id = make.a_complaint(office)
        office.letters.issue(
            case_id, kind, LetterContents(), sent="by first class post", dated=office.today(), done_by=1
        )  # fmt: skip
    office.close()
    command = [sys.executable, "-m", "benchmarks.letter_batch", str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    return float(said.stdout)


def main() -> None:
    """Put them together and say the most memory this process held."""
    folder = Path(sys.argv[1])
    office = make.again(folder)
    found = office.letter_printing.issued_since(office.today() - timedelta(29))
    letters = [each.issued.document for each in found if each.is_waiting]
    save_together(office.desk, letters, folder / "letters.pdf", lambda _share: None)
    print(peak_memory())


if __name__ == "__main__":
    main()

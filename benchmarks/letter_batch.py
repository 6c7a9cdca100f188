"""Printing 200 issued letters in one go, as one PDF and as one print job, beside 20: the memory it takes at most.

Run as a program it does one of the two with the letters of a folder's register and says how much memory it took (MB).
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from benchmarks.own_memory import peak_memory
from benchmarks.ratio import Ratio
from chc_desktop.domain.letters.letter import LetterContents
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.letter_printing import save_together
from chc_desktop.office.office import Office
from tests import make

LETTERS, BESIDE = 200, 20
_WAYS = {"one-pdf": "letters saved as one PDF", "one-job": "letters printed as one job"}


def memory_of_a_batch(folder: Path) -> list[Ratio]:
    """The most memory of either way, each in a process of its own."""
    many, few = (_with_letters(folder / f"letters-{count}", count) for count in (LETTERS, BESIDE))
    return [
        Ratio(f"memory of {LETTERS} {said}, beside {BESIDE}", _most(many, way), _most(few, way), "MB", 1.3)
        for way, said in _WAYS.items()
    ]


def _with_letters(folder: Path, letters: int) -> Path:
    office = make.an_office(folder)
    kind = LetterKind.ACKNOWLEDGEMENT_STAGE1
    for _ in range(letters):
        case_id = make.a_complaint(office)
        office.letters.issue(
            case_id, kind, LetterContents(), sent="by first class post", dated=office.today(), done_by=1
        )  # fmt: skip
    office.close()
    return folder


def _most(folder: Path, way: str) -> float:
    command = [sys.executable, "-m", "benchmarks.letter_batch", str(folder), way]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    return float(said.stdout)


def _save(office: Office, letters: Sequence[int], folder: Path) -> None:
    save_together(office.desk, letters, folder / "letters.pdf", lambda _share: None)


def _print(office: Office, letters: Sequence[int], folder: Path) -> None:
    """To a printer that writes a PDF."""
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QApplication

    from chc_desktop.ui.letter.print_job import PrintJob
    from chc_desktop.ui.letter.printing import new_printer
    from chc_desktop.ui.steady import keep_constants

    keep_constants()
    app = QApplication([])
    printer = new_printer("letters")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "printed.pdf"))
    job = PrintJob(printer, letters, office.letter_printing.content, app)
    job.finished.connect(app.quit)
    job.failed.connect(lambda sentence: sys.exit(sentence))
    job.begin()
    app.exec()


def main() -> None:
    """Print them and say the most memory this process held."""
    folder, way = Path(sys.argv[1]), sys.argv[2]
    office = make.again(folder)
    found = office.letter_printing.issued_since(office.today() - timedelta(29))
    does: dict[str, Callable[[Office, Sequence[int], Path], None]] = {"one-pdf": _save, "one-job": _print}
    does[way](office, [each.issued.document for each in found], folder)
    print(peak_memory())


if __name__ == "__main__":
    main()

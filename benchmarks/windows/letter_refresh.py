"""How long the window's thread is held each time the letter window looks at what was written, while somebody types.

The floor makes the same judgements, and sets the same page, of values in hand: what a window cannot do without.
Drawing is done in another thread and counts for neither. Run as a program it says both, in milliseconds.
"""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.ratio import Ratio, in_turn
from chc_desktop.domain.letters.cautions import cautions
from chc_desktop.domain.letters.checklist import checklist
from chc_desktop.domain.letters.printed import letter_page
from chc_desktop.domain.letters.wording import defaults, texts
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.domain.working_days import WorkingDays
from chc_desktop.office.letter_printable import unprintable_checks
from chc_desktop.office.office import Office
from chc_desktop.office.second_reader import reading_of
from chc_desktop.ui.letter.page import LetterPage
from chc_desktop.ui.theme import Mode, apply_theme
from tests import make
from tests.conftest import Answers
from tests.letters import a_case_ready_for, complete

_KIND = LetterKind.RESPONSE_STAGE1


def one_refresh(folder: Path) -> Ratio:
    """A response that is written, looked at once more after a key, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.windows.letter_refresh", str(folder / "letter-refresh")]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    ours, floor = map(float, said.split())
    return Ratio("looking at a letter again while it is typed", ours, floor, "ms", 6.0)


def main() -> None:
    """Say both figures and end at once."""
    app = QApplication([])
    apply_theme(app, Mode.LIGHT)
    office = make.an_office(Path(sys.argv[1]))
    case_id = a_case_ready_for(office, _KIND)
    office.letters.keep(case_id, _KIND, complete(office, case_id, _KIND))
    page = LetterPage(office, Answers())
    page.resize(1170, 768)
    page.show()
    page.show_letter(case_id, _KIND.value)
    app.processEvents()
    page.shown.rest()
    with office.desk.register.transaction() as shelves:
        calendar = office.desk.counting(shelves).calendar
    print(*in_turn(lambda: _look(page), lambda: _judge(page, office, calendar), 60), flush=True)
    os._exit(0)


def _look(page: LetterPage) -> None:
    page.look_again()
    page.at_hand.page(0)


def _judge(page: LetterPage, office: Office, calendar: WorkingDays) -> None:
    letter = page.at_hand.opened
    template, matter, contents = letter.template, letter.matter, letter.contents
    texts(template, matter, contents)
    defaults(template, matter, contents)
    checklist(template, matter, contents)
    unprintable_checks(template, (matter,), contents)
    tuple(cautions(template, matter, contents, office.today()))
    reading_of(template, matter, contents, calendar)
    letter_page(template, matter, contents, draft=True)


if __name__ == "__main__":
    main()

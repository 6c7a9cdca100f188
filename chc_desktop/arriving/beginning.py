"""The first questions, or the sample landlord: how a register begins."""

from functools import partial

from chc_desktop import clock
from chc_desktop.arriving.doors import Doors
from chc_desktop.domain.working_days import bank_holidays
from chc_desktop.ground import Ground
from chc_desktop.office.first_answers import FirstAnswers
from chc_desktop.office.library import Rules
from chc_desktop.office.office import Office
from chc_desktop.sample import make_sample
from chc_desktop.store import opening
from chc_desktop.ui.first_run import FirstRun
from chc_desktop.ui.keys.guard import ask_to_set
from chc_desktop.ui.later import after_painting
from chc_desktop.ui.main_window import MainWindow


def make_the_sample(ground: Ground, rules: Rules) -> None:
    """Put the sample landlord where the program stands."""
    make_sample(ground.folder, clock.today(), rules.codes, rules.kinds)


def ask(doors: Doors, office: Office | None) -> None:
    """Ask the first questions. `office` is there where they were never answered before."""
    front = doors.front
    window = FirstRun(front.prompts, doors.show_backups, doors.ground.folder)
    beginning = _Beginning(doors, office)
    window.answers_given.connect(lambda answers: front.attempt(partial(beginning.set_up, answers, window)))
    window.sample_wanted.connect(lambda: front.attempt(beginning.go_to_sample))
    front.show(window, window.show_error)


class _Beginning:
    """What comes of the answers. The register is made once, though they may be given twice."""

    def __init__(self, doors: Doors, office: Office | None) -> None:
        self._doors = doors
        self._office = office

    def set_up(self, answers: FirstAnswers, asked: FirstRun) -> None:
        """Make the register, and lead on to what was wished for besides."""
        with_a_spreadsheet, with_a_passphrase = asked.brings_a_spreadsheet, asked.sets_a_passphrase
        office = self._office = self._office or self._make()
        office.organisation.set_up(answers)
        self._doors.work(office)
        window = self._doors.front.window
        assert isinstance(window, MainWindow)
        if with_a_spreadsheet:
            window.bring_in()
        if with_a_passphrase:
            after_painting(window, lambda: ask_to_set(office, window, self._doors.front.prompts))
        else:
            office.keys.put_off()

    def go_to_sample(self) -> None:
        """Leave the questions for the sample landlord, in a folder of its own."""
        if self._doors.ground.go_to_sample():
            self._doors.leave()
            self._doors.open(None)

    def _make(self) -> Office:
        return self._doors.office_on(opening.create(self._doors.ground.folder, clock.now(), bank_holidays()))

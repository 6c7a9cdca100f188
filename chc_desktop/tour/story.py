"""What the tour does: one complaint from the first call to closed at stage 2, and a section of the self-assessment."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from chc_desktop import files
from chc_desktop.domain.code_file import load_editions
from chc_desktop.office.library import ClockKinds
from chc_desktop.office.office import Office
from chc_desktop.sample import Clock, make_sample
from chc_desktop.store import opening
from chc_desktop.tour import assessing, ending, first_call, looking_around, stage_one, stage_two
from chc_desktop.tour.answers import SavingPrompts
from chc_desktop.tour.guide import Lost, let_go, press, settle, wait_for
from chc_desktop.tour.officer import Officer
from chc_desktop.tour.pictures import LOOKS, SCREEN, Album, Look
from chc_desktop.ui.british import be_british
from chc_desktop.ui.main_window import MainWindow

DAY = date(2026, 11, 24)
LETTERS = "letters"
PICTURES = "pictures"


def tell(out: Path, one_look: bool = False) -> int:
    """Do all of it, once in every look; 0 if it could be done, 1 with the sentence where it went wrong."""
    from chc_desktop.app import make_application

    out.mkdir(parents=True, exist_ok=True)
    present = QApplication.instance()
    application = present if isinstance(present, QApplication) else make_application()
    application.setQuitOnLastWindowClosed(False)
    be_british()
    saved = taken = 0
    try:
        for look in LOOKS[:1] if one_look else LOOKS:
            with tempfile.TemporaryDirectory() as folder:
                look.wear(application)
                tour = Tour(out, look, Path(folder))
                tour.first_run()
                tour.work()
            saved, taken = tour.saved, taken + tour.album.taken
    except Lost as lost:
        print(f"The tour could not be finished: {lost}.")
        return 1
    print(f"The tour is done: {saved} papers and {taken} pictures are in “{out}”.")
    return 0


class Tour:
    """One tour in one look. The clock is set by hand, so that its letters and pictures are the same every time."""

    def __init__(self, out: Path, look: Look, folder: Path) -> None:
        self._folder = folder
        self._clock = Clock(DAY)
        self._prompts = SavingPrompts(out / LETTERS)
        self.album = Album(out / PICTURES, look)

    @property
    def saved(self) -> int:
        return len(self._prompts.saved)

    def first_run(self) -> None:
        """The questions a new charity answers."""
        from chc_desktop.ui.first_run import FirstRun

        window = FirstRun(self._prompts, lambda: None)
        window.resize(SCREEN)
        window.show()
        self.album.take("first-run", window)
        press("Begin", window)
        self.album.take("first-run-questions", window)
        let_go(window)

    def work(self) -> None:
        """The job itself, on the sample landlord."""
        editions, _ = load_editions(files.resources("codes"))
        folder = self._folder / "sample"
        kinds = ClockKinds(files.resources("clocks"))
        make_sample(folder, DAY, editions, kinds)
        office = Office(opening.open_register(folder), editions, kinds, self._clock.today, self._clock.now)
        window = MainWindow(office, self._prompts, keeps_backups=True)
        window.resize(SCREEN)
        window.show()
        settle()
        try:
            officer = Officer(window, office, self._clock, self.album)
            for step in _STEPS:
                step(officer)
            window.close()
            wait_for("the backup on closing", lambda: not window.isVisible())
        finally:
            let_go(window)
            office.close()


_STEPS: tuple[Callable[[Officer], None], ...] = (
    looking_around.look_around,
    looking_around.look_at_other_records,
    first_call.log_the_complaint,
    first_call.acknowledge,
    first_call.correspond,
    stage_one.extend,
    stage_one.answer,
    stage_two.escalate,
    stage_two.acknowledge_stage_2,
    stage_two.answer_at_stage_2,
    ending.close_the_case,
    ending.take_it_out,
    assessing.assess,
)
"""The story in its order."""

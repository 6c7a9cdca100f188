"""The first window of all: set up a register with a few short questions, look at a sample, or restore a backup."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from chc_desktop.domain.facts import Scheme
from chc_desktop.office.first_answers import FirstAnswers, faults, remark_on_place
from chc_desktop.ui.doorway import Doorway, Way
from chc_desktop.ui.private_page import PrivatePage, foot
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.settings.form import Form
from chc_desktop.ui.settings.questions import questions
from chc_desktop.ui.theme import main_button, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.wrap import ScrollPage

_WELCOME = (
    "Your complaints, with the dates the Complaint Handling Code gives them, the letters it asks for and the yearly "
    "self-assessment. Everything stays on this computer, in one encrypted file. Nothing is sent anywhere."
)


@dataclass(frozen=True, slots=True)
class Step:
    """One page of questions."""

    title: str
    subtitle: str
    names: tuple[str, ...]


_YOU = ("officer_name", "officer_job", "backup_folder")

STEPS = (
    Step("Your organisation", "As it will stand on your letters", ("name", "address", "telephone", "email", "homes")),
    Step(
        "How it is run",
        "The yearly self-assessment goes by this",
        ("year_end", "scheme", "governing_body", "lead_name", "lead_job"),
    ),
    Step("You, and your backups", "Who keeps the register, and where it is kept twice", _YOU),
)


class FirstRun(QWidget):
    """Welcome, then the questions. Going back loses nothing; every answer can be changed later in Settings."""

    answers_given = Signal(FirstAnswers)
    sample_wanted = Signal()

    def __init__(
        self, prompts: Asking, on_restore: Callable[[], None] | None = None, register: Path | None = None
    ) -> None:
        super().__init__()
        self._prompts = prompts
        self._register = register
        self._said_of = ""
        self._on_restore = on_restore
        self.brings_a_spreadsheet = False
        self.sets_a_passphrase = False
        self.setWindowTitle("Welcome")
        self._stack = QStackedWidget()
        self.welcome = Doorway("Welcome", _WELCOME, self._ways())
        self._stack.addWidget(self.welcome)
        self.steps = tuple(StepPage(step, number, prompts) for number, step in enumerate(STEPS, 1))
        for page in self.steps:
            self._stack.addWidget(page)
            page.back_asked.connect(self._go_back)
            page.next_asked.connect(self._go_on)
        self.private = PrivatePage(len(STEPS) + 1)
        self._stack.addWidget(self.private)
        self.private.back_asked.connect(self._go_back)
        self.private.chosen.connect(self._finish)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._fill_in_defaults()
        self.resize(900, 720)
        self.welcome.begin()

    def show_error(self, sentence: str) -> None:
        """Say why it could not be done, on the page in view."""
        page = self._stack.currentWidget()
        assert isinstance(page, Doorway | StepPage | PrivatePage)
        page.banner.show_error(sentence)

    def answers(self) -> FirstAnswers:
        """What has been typed so far."""
        typed: dict[str, Any] = {}
        for page in self.steps:
            typed |= page.form.values()
        return FirstAnswers(**typed | {"scheme": Scheme(typed["scheme"])})

    def fill(self, values: Mapping[str, object]) -> None:
        """Answer these questions so."""
        for page in self.steps:
            page.form.fill(values)

    def begin(self) -> None:
        """Go from the welcome to the first question."""
        self.brings_a_spreadsheet = False
        self._show(1)

    def begin_with_a_spreadsheet(self) -> None:
        """The same questions first; the spreadsheet comes in once there is a register for it."""
        self.brings_a_spreadsheet = True
        self._show(1)

    def _ways(self) -> tuple[Way, ...]:
        ways = (
            Way("Set up our register", "Four short pages of questions, about five minutes.", "Begin", self.begin),
            Way(
                "Bring my spreadsheet",
                "The same questions, then the complaints you have kept in Excel until now, with their true dates.",
                "Begin with a spreadsheet",
                self.begin_with_a_spreadsheet,
            ),
            Way(
                "Look around with a sample landlord",
                "An almshouse charity with two years of complaints, all of it made up. It has its own file and a "
                "coloured frame; nothing you do there touches your own register.",
                "Open the sample",
                self.sample_wanted.emit,
            ),
        )  # fmt: skip
        if not self._on_restore:
            return ways
        return (
            *ways,
            Way(
                "Restore a backup",
                "You have used this program before, here or on another computer. If the backups are on a stick, plug "
                "it in first.",
                "Find my backups…",
                self._on_restore,
            ),
        )

    def _fill_in_defaults(self) -> None:
        blank = FirstAnswers(name="")
        self.fill(
            {
                "year_end": blank.year_end,
                "scheme": blank.scheme.value,
                "governing_body": blank.governing_body,
                "lead_job": "Chair of trustees",
                "officer_job": blank.officer_job,
            }
        )

    def _go_back(self) -> None:
        self._show(self._stack.currentIndex() - 1)

    def _go_on(self) -> None:
        place = self._stack.currentIndex()
        page = self.steps[place - 1]
        wrong = [each for each in faults(self.answers(), self._register) if page.form.asks(each.field)]
        page.banner.hide()
        page.form.show_wrong(wrong)
        if wrong or self._says_first(page):
            return
        self._show(place + 1)

    def _says_first(self, page: "StepPage") -> bool:
        """A place for backups that will hardly do is said once; who goes on all the same means it."""
        place = self.answers().backup_folder if page.form.asks("backup_folder") else ""
        said = remark_on_place(place, self._register) if self._register and place != self._said_of else ""
        self._said_of = place
        if said:
            page.banner.show_notice(f"{said} “Next” goes on with it all the same.")
        return bool(said)

    def _finish(self, with_a_passphrase: bool) -> None:
        self.sets_a_passphrase = with_a_passphrase
        self.answers_given.emit(self.answers())

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        pages: tuple[Doorway | StepPage | PrivatePage, ...] = (self.welcome, *self.steps, self.private)
        pages[place].begin()


class StepPage(QWidget):
    """One page of questions, its buttons always in view."""

    back_asked = Signal()
    next_asked = Signal()

    def __init__(self, step: Step, number: int, prompts: Asking) -> None:
        super().__init__()
        self.form = Form(questions(step.names, prompts))
        self.banner = Banner()
        self.back = plain_button("Back")
        self.next = main_button("Next")
        page = ScrollPage(step.title, f"Page {number} of {len(STEPS) + 1}. {step.subtitle}.")
        page.add(self.banner)
        page.add(self.form)
        page.add_stretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(page, 1)
        layout.addWidget(foot(self.back, self.next))
        QWidget.setTabOrder(self.next, self.back)
        self._first = step.names[0]
        self.back.clicked.connect(self.back_asked)
        self.next.clicked.connect(self.next_asked)
        self.form.finished.connect(self.next_asked)

    def begin(self) -> None:
        """Put the keyboard on the first question."""
        self.form.question(self._first).setFocus()

"""What else can be done with a case: the menu behind “Other steps”, and the menus inside it."""

from collections.abc import Iterable

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from chc_desktop.domain.actions import AMONG_LETTERS, ON_A_POINT
from chc_desktop.domain.next_step import NextStep
from chc_desktop.domain.people.actions import people_actions
from chc_desktop.domain.promises.soonest import called
from chc_desktop.office.cases import CaseView
from chc_desktop.ui.case.outputs import CaseOutputs
from chc_desktop.ui.papers.actions import PaperActions

Entry = tuple[str, str]
"""The words of an entry, and the name of what it asks for."""


class CaseMenu(QMenu):
    """Above its line what happens to the case, below what only takes something out. What is chosen is asked for.

    Another menu inside it is another `_inner` in `fill`, with the signal its names are asked for by.
    """

    action_asked = Signal(str)

    def __init__(self, papers: PaperActions, outputs: CaseOutputs, parent: QWidget) -> None:
        super().__init__(parent)
        self.people = QMenu("People of the case", self)
        self._papers = papers
        self._outputs = outputs

    def fill(self, view: CaseView, step: NextStep) -> None:
        """Everything that can be done now, but for the next step, which has its own button."""
        self.clear()
        asked = self.action_asked
        _offer(self, _actions(view, step), asked)
        self._inner(self.people, ((each.words, each.value) for each in people_actions(view.case, view.edition)), asked)
        if not view.case.mistake:  # nothing more happens to it then
            self.addSeparator()
            self.addAction("Note a call…").triggered.connect(self._papers.note_call)
            self.addAction("Add files…").triggered.connect(self._papers.choose_files)
        self.addSeparator()
        self._outputs.fill(self)

    def _inner(self, menu: QMenu, entries: Iterable[Entry], asked: SignalInstance) -> None:
        """A menu inside this one, where there is anything to offer in it."""
        menu.clear()
        _offer(menu, entries, asked)
        if menu.actions():
            self.addMenu(menu)


def _actions(view: CaseView, step: NextStep) -> Iterable[Entry]:
    for action in view.actions:
        if action not in (step.action, step.beside, *ON_A_POINT, *AMONG_LETTERS):
            yield called(action, view.case, view.edition.person), action.value


def _offer(menu: QMenu, entries: Iterable[Entry], asked: SignalInstance) -> None:
    for words, name in entries:
        menu.addAction(words).triggered.connect(lambda _checked=False, name=name: asked.emit(name))

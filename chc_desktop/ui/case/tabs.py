"""The tabs under a case; what is in one is made when it is first looked at."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.actions import Action
from chc_desktop.office.cases import CaseView
from chc_desktop.store.scratch_shelf import Draft
from chc_desktop.ui.case.learning import LearningTab
from chc_desktop.ui.case.letter_menu import LetterMenu
from chc_desktop.ui.case.people import PeopleTab
from chc_desktop.ui.case.points import PointsTab
from chc_desktop.ui.case.record import RecordTab
from chc_desktop.ui.papers.actions import PaperActions
from chc_desktop.ui.papers.tab import PapersTab
from chc_desktop.ui.promises.tab import PromisesTab
from chc_desktop.ui.widgets.tabs import Tabs


class CaseTabs(Tabs):
    """Points, letters, promises, people and the record. What is pressed in them is only asked for here."""

    action_asked = Signal(str)
    letter_asked = Signal(str)
    document_asked = Signal(int)
    email_asked = Signal(int)
    paper_asked = Signal(int)
    correct_asked = Signal(object)
    point_asked = Signal(int)
    note_asked = Signal()
    lesson_asked = Signal(int)
    case_asked = Signal(int)

    def __init__(
        self,
        view: CaseView,
        drafts: Sequence[Draft],
        today: date,
        place: int,
        papers: PaperActions,
        letters: LetterMenu,
    ) -> None:
        super().__init__("About this case")
        self._view = view
        self._drafts = drafts
        self._today = today
        self._papers, self._letter_menu = papers, letters
        count = len(view.documents) + len(drafts) + len(view.papers)
        pages = [
            self._add("Points and findings", self._points),
            self._add(_counted("Letters and correspondence", count), self._letters),
            self._add(_counted("Promises", len(view.case.promises)), self._promises),
            self._add("People and adjustments", self._people),
            self._add("The record", self._record),
            self._add(_counted("Learning", len(view.lessons)), self._learning),
        ]
        self.tab_changed.connect(lambda now: pages[now].make())
        pages[place].make()
        self.show_tab(place)

    def show_promises(self) -> None:
        """Bring the promises into view."""
        titles = [self.bar().tabText(place) for place in range(self.bar().count())]
        self.show_tab(next(place for place, title in enumerate(titles) if title.startswith("Promises")))

    def help_name(self) -> str:
        """The help page about the tab in view."""
        title = self.bar().tabText(self.current_tab())
        return next((name for start, name in _HELP.items() if title.startswith(start)), "case")

    def _add(self, title: str, maker: Callable[[], QWidget]) -> "_Late":
        page = _Late(maker)
        self.add_tab(title, page)
        return page

    def _points(self) -> QWidget:
        tab = PointsTab(self._view)
        tab.add_asked.connect(lambda: self.action_asked.emit(Action.ADD_POINT.value))
        tab.new_asked.connect(lambda: self.action_asked.emit(Action.LINKED_COMPLAINT.value))
        tab.point_asked.connect(self.point_asked)
        return tab

    def _letters(self) -> QWidget:
        tab = PapersTab(
            self._papers,
            self._view.papers,
            self._view.documents,
            self._drafts,
            self._view.issued,
            self._letter_menu.name_of,
        )
        tab.letter_asked.connect(self.letter_asked)
        tab.document_asked.connect(self.document_asked)
        tab.email_asked.connect(self.email_asked)
        if self._view.case.mistake:
            tab.only_read()
        elif self._view.actions:
            tab.offer_letters(self._letter_menu)
        return tab

    def _promises(self) -> QWidget:
        tab = PromisesTab(self._view, self._today)
        tab.step_asked.connect(self.action_asked)
        tab.paper_asked.connect(self.paper_asked)
        return tab

    def _people(self) -> QWidget:
        tab = PeopleTab(self._view, self._today)
        tab.action_asked.connect(self.action_asked)
        return tab

    def _learning(self) -> QWidget:
        tab = LearningTab(self._view.lessons, self._today)
        tab.note_asked.connect(self.note_asked)
        tab.lesson_asked.connect(self.lesson_asked)
        tab.case_asked.connect(self.case_asked)
        return tab

    def _record(self) -> QWidget:
        tab = RecordTab(self._view.lines)
        tab.correct_asked.connect(self.correct_asked)
        tab.document_asked.connect(self.document_asked)
        tab.paper_asked.connect(self.paper_asked)
        return tab


_HELP = {"People": "people"}
"""What F1 opens on a tab, by how its title begins; the page about a case where none has its own."""


class _Late(QWidget):
    """The place of a tab, filled the first time it is looked at."""

    def __init__(self, maker: Callable[[], QWidget]) -> None:
        super().__init__()
        self._maker: Callable[[], QWidget] | None = maker
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def make(self) -> None:
        if self._maker:
            self._layout.addWidget(self._maker())
            self._maker = None


def _counted(title: str, number: int) -> str:
    return f"{title} ({number})" if number else title

"""What is looked at: the year and the section, and a search; a column, or lines where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.assessments.reporting_year import ReportingYear
from chc_desktop.ui.assessment.search import SearchField
from chc_desktop.ui.assessment.sections import SectionList
from chc_desktop.ui.assessment.shown import SectionState
from chc_desktop.ui.widgets.fields import Choice, labelled

_WIDTH = 15
"""In lines of text height."""
_ANY_WIDTH = 16_777_215
"""Qt's own word for no limit."""


class Navigation(QWidget):
    """Search, year and section."""

    year_chosen = Signal(int)
    section_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField()
        self.year = Choice("Year")
        self.sections = SectionList()
        self.section = Choice("Section")
        self._year = labelled("Year", self.year)
        self._section = labelled("Section", self.section)
        self._lay_out()
        self.year.changed.connect(self._tell_year)
        self.sections.chosen.connect(self.section_chosen)
        self.section.changed.connect(self._tell_section)

    def set_narrow(self, narrow: bool) -> None:
        """As a line above the cards, with the sections to choose from, or as a column beside them."""
        self.sections.setVisible(not narrow)
        self._section.setVisible(narrow)
        width = self.fontMetrics().height() * _WIDTH
        self.setMinimumWidth(0 if narrow else width)
        self.setMaximumWidth(_ANY_WIDTH if narrow else width)

    def make_room(self, searching: bool) -> None:
        """While something is searched for in one column, what is found has the place of year and section."""
        room = searching and not self.sections.isVisibleTo(self)
        self._year.setVisible(not room)
        self._section.setVisible(not room and not self.sections.isVisibleTo(self))

    def show_years(self, years: Sequence[ReportingYear], current: int) -> None:
        """Offer these years."""
        _offer(self.year, tuple((str(year.number), f"{year.number}: {year.title}") for year in years), str(current))

    def show_sections(self, states: Sequence[SectionState], current: int) -> None:
        """Show how far each section has come, and which one is in view."""
        self.sections.show_sections(states, current)
        choices = tuple((str(place), f"{state.title} ({state.count})") for place, state in enumerate(states))
        _offer(self.section, choices, str(current))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for part in (self.search, self._year, self.sections, self._section):
            layout.addWidget(part)
        layout.addStretch(1)

    def _tell_year(self) -> None:
        if self.year.value():
            self.year_chosen.emit(int(self.year.value()))

    def _tell_section(self) -> None:
        self.section_chosen.emit(self.section.currentIndex())


def _offer(choice: Choice, choices: tuple[tuple[str, str], ...], current: str) -> None:
    """Fill a choice without telling that something was chosen."""
    blocked = choice.blockSignals(True)
    choice.set_choices(choices)
    choice.set_value(current)
    choice.blockSignals(blocked)

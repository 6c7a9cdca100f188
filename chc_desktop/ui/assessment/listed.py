"""What stands beside the sections: the cards of one of them, the rows a choice shows, or what was searched for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.assessments.assessment import lacks_a_look, section_title
from chc_desktop.domain.assessments.choosing import Show, counts
from chc_desktop.domain.assessments.searching import find
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.ui.assessment.cards import Cards
from chc_desktop.ui.assessment.filters import Filters
from chc_desktop.ui.assessment.look_all import LookAll
from chc_desktop.ui.assessment.search import FoundList, SearchField
from chc_desktop.ui.assessment.shown import groups_shown
from chc_desktop.ui.widgets.wrap import stacked


class Listed(QObject):
    """Belongs to the page, and asks it for what is filled in. `taken` tells of a row that was chosen among the found,
    `left` that the search was left."""

    taken = Signal(str)
    left = Signal()
    looked = Signal()
    """What was found came into view."""
    searching = Signal(bool)

    def __init__(self, shown: Callable[[], AssessmentView], search: SearchField, page: QWidget) -> None:
        super().__init__(page)
        self._shown = shown
        self._search = search
        self.section = 0
        self.show_only = Show.ALL
        self.filters = Filters()
        self.look_all = LookAll()
        self.above = stacked(self.filters, self.look_all, gap=6)
        """What stands over the cards, and stays in view where there is room."""
        self.cards = Cards()
        self.found = FoundList()
        self.found.hide()
        search.changed.connect(self.look)
        search.stepped.connect(self.found.step)
        search.taken.connect(self._take)
        search.left.connect(self.leave)
        self.found.taken.connect(self._taken)

    @property
    def is_searching(self) -> bool:
        """Whether what was found is in view, in the place of the cards."""
        return not self.found.isHidden()

    @property
    def shows_a_section(self) -> bool:
        """Whether the cards of one section are in view."""
        return self.show_only is Show.ALL and bool(self._shown().form.sections) and not self.is_searching

    def fill(self) -> None:
        """Show the rows that are chosen, all of them closed."""
        view = self._shown()
        self.cards.show_groups(groups_shown(view, self.section, self.show_only), view, self._next_section())
        self.filters.mark(self.show_only)

    def show_counts(self) -> None:
        """Bring the chips up to date with the answers, and what waits to be looked at in this section."""
        view = self._shown()
        self.filters.show_counts(counts(view.filled))
        rows = view.form.sections[self.section].rows if self.shows_a_section else ()
        waiting = (row.slug for row in rows if lacks_a_look(view.answers.get(row.slug)))
        self.look_all.show_waiting(() if view.approval else tuple(waiting))

    def look(self) -> None:
        """Show what is found for the words typed; the cards again where there are none."""
        view, typed = self._shown(), self._search.value()
        if typed:
            titles = {slug: tuple(each.title for each in attached) for slug, attached in view.attached.items()}
            self.found.show_found(find(view.filled, typed, view.wording.asks if view.wording else {}, titles))
        self._show_found(bool(typed))
        if typed:
            self.looked.emit()

    def look_anew(self) -> None:
        """The same after answers changed, if what was found is in view."""
        if self.is_searching:
            self.look()
        else:
            self._show_found(False)

    def look_again(self) -> None:
        """Back to what was found, the keyboard in the search."""
        self._search.setFocus()
        self.look()

    def close_search(self) -> None:
        """Show the cards; the words typed stay for another time."""
        self._show_found(False)

    def leave(self) -> None:
        """Forget the words typed, and show the cards again."""
        self._search.set_value("")
        self.left.emit()

    def _show_found(self, found: bool) -> None:
        self.found.setVisible(found)
        self.cards.setVisible(not found)
        self.searching.emit(found)
        self.show_counts()
        self.above.setVisible(not found and bool(self._shown().form.rows))

    def _take(self) -> None:
        if self.is_searching and (hit := self.found.found()):
            self._taken(hit.row.slug)

    def _taken(self, slug: str) -> None:
        self.close_search()
        self.taken.emit(slug)

    def _next_section(self) -> str:
        sections = self._shown().form.sections
        if self.show_only is not Show.ALL or self.section + 1 >= len(sections):
            return ""
        return f"Next section: {section_title(sections[self.section + 1])}"

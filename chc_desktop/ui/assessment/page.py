"""The page of the yearly self-assessment: sections at the left, one of them at a time as cards beside them."""

from functools import reduce

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.assessments.choosing import Show, next_gap
from chc_desktop.domain.assessments.remaining import remaining
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment.arrangement import Arrangement
from chc_desktop.ui.assessment.attaching import Attaching
from chc_desktop.ui.assessment.header import Header
from chc_desktop.ui.assessment.keeping import Keeping
from chc_desktop.ui.assessment.keys import Keys
from chc_desktop.ui.assessment.listed import Listed
from chc_desktop.ui.assessment.measuring import Measuring
from chc_desktop.ui.assessment.navigation import Navigation
from chc_desktop.ui.assessment.place import Place, kept_place
from chc_desktop.ui.assessment.round.doing import RoundDoing
from chc_desktop.ui.assessment.shown import section_states
from chc_desktop.ui.assessment.whole_form import WholeForm
from chc_desktop.ui.assessment.wording.beside import official_words
from chc_desktop.ui.kept_soon import Unkept
from chc_desktop.ui.prompts import Asking


class AssessmentPage(QWidget):
    """Answers are kept as they are typed, so the page can be left at any moment, and opens where it was left."""

    case_chosen = Signal(int)
    lesson_chosen = Signal(int)
    kept = Signal()
    """An answer was; it changes how far the year has come."""

    def __init__(self, office: Office, prompts: Asking) -> None:
        super().__init__()
        self._office = office
        place = kept_place(office)
        self._view = office.assessments.open(place.year)
        self.header = Header()
        self.navigation = Navigation()
        self.listed = Listed(lambda: self._view, self.navigation.search, self)
        self.cards = self.listed.cards
        self.cards.under_wording = lambda row: official_words(row, self._view.wording)
        self._arrangement = Arrangement(self, self.header, self.navigation, self.listed)
        self._keeping = Keeping(office, lambda: self._view.year.number, self)
        self.whole = WholeForm(office, prompts, self.header, lambda: self._view, self)
        self.cards.find_name = office.assessments.naming().first
        self.attaching = Attaching(office, prompts, self.header, self.cards, lambda: self._view, self)
        self.keys = Keys(self)
        self.measuring = Measuring(office, self)
        self.round = RoundDoing(office, prompts, self.header, lambda: self._view, self)
        self._connect()
        self.listed.section = self._section_of(place.slug)
        self._fill(place.slug)

    @property
    def view(self) -> AssessmentView:
        """What is shown, the answer being typed included."""
        return self._view

    def refresh(self) -> None:
        """Read the register again; what is being typed is kept first, and the open card stays open."""
        self.leave()
        view = self._opened(self._view.year.number)
        if view != self._view:
            self._view = view
            self.cards.find_name = self._office.assessments.naming().first
            self._fill(self.open_slug)

    def show_year(self, number: int) -> None:
        """Show another year's self-assessment, from its first section."""
        self.leave()
        self._view = self._opened(number)
        self.listed.section = 0
        self.listed.show_only = Show.ALL
        self._fill()

    def show_section(self, place: int) -> None:
        """Show another section of the form, with its first gap open."""
        self.leave()
        self.listed.section = place
        self.listed.show_only = Show.ALL
        self.listed.close_search()
        self._fill()
        self._arrangement.scroll_to_top()

    def show_only(self, show: Show) -> None:
        """Show one section as it is, or of the whole form only some rows."""
        self.leave()
        self.listed.show_only = show
        self.listed.section = self._section_of(self.open_slug)
        self._fill(self.open_slug if show is Show.ALL else "")
        self._arrangement.scroll_to_top()

    def open_row(self, slug: str) -> None:
        """Open one row, in whatever section it is, and put the keyboard into it."""
        self.leave()
        self.listed.close_search()
        if slug not in self.cards.slugs():
            self.listed.section = self._section_of(slug)
            self.listed.show_only = Show.ALL
            self._fill(slug)
        self.cards.open_row(slug, self._view)
        self._go_to_open_card()

    @property
    def open_slug(self) -> str:
        """The row whose card is open; empty where none is."""
        card = self.cards.open_card
        return card.row.slug if card else ""

    def go_to_next_gap(self) -> None:
        """Open the next row that lacks something, or offer the review where none does."""
        row = next_gap(self._view.filled, self.open_slug)
        if row:
            self.open_row(row.slug)
        else:
            self.header.review.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_on(self) -> None:
        """To the next row shown; after the last, to the next section; after all of them, to the review."""
        following = self.cards.after(self.open_slug) if self.open_slug else ""
        if following:
            self.open_row(following)
        elif self.listed.show_only is Show.ALL and self.listed.section + 1 < len(self._view.form.sections):
            self.step_section(1)
        else:
            self.leave()
            self.header.review.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_back(self) -> None:
        """To the row before; from the first, to the last of the section before."""
        before = self.cards.before(self.open_slug) if self.open_slug else ""
        if before:
            self.open_row(before)
        elif self.listed.show_only is Show.ALL and self.listed.section:
            self.open_row(self._view.form.sections[self.listed.section - 1].rows[-1].slug)

    def step_section(self, by: int) -> None:
        """To the section after this one, or before it."""
        place = self.listed.section + by
        if 0 <= place < len(self._view.form.sections):
            self.show_section(place)
            self._go_to_open_card()

    def focus_search(self) -> None:
        """Go to the search, with what is written there ready to be written over."""
        self.navigation.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.navigation.search.selectAll()
        self._arrangement.scroll_to_top()

    def unkept(self) -> Unkept | None:
        """What was typed and cannot be kept just now."""
        return self._keeping.unkept()

    def leave(self) -> None:
        """Keep what was typed and is not kept yet."""
        self._keeping.at_once()

    def hideEvent(self, event: QHideEvent) -> None:
        self.leave()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrangement.fit(event.size().width())

    def _connect(self) -> None:
        self.header.put_strip(self.measuring)
        self.measuring.measured.connect(self.refresh)
        self._keeping.saved.connect(self.cards.say_saved)
        self._keeping.saved.connect(lambda _when: self.kept.emit())
        self._keeping.refused.connect(self._say_not_kept)
        self.header.go_on.clicked.connect(self.go_to_next_gap)
        self.whole.about_to_begin.connect(self.leave)
        self.whole.changed.connect(self.refresh)
        self.whole.carried.connect(self._carried)
        self.whole.row_chosen.connect(self.open_row)
        self.whole.year_chosen.connect(self.show_year)
        self.round.about_to_begin.connect(self.leave)
        self.round.changed.connect(self.refresh)
        self.navigation.year_chosen.connect(self.show_year)
        self.navigation.section_chosen.connect(self.show_section)
        self.listed.filters.chosen.connect(lambda key: self.show_only(Show(key)))
        self.listed.look_all.wanted.connect(self.whole.look_at_section)
        self.listed.searching.connect(self.navigation.make_room)
        self.listed.searching.connect(self._show_sections)
        self.listed.looked.connect(self._arrangement.rewind)
        self.listed.taken.connect(self.open_row)
        self.listed.left.connect(self._go_to_open_card)
        self.cards.open_wanted.connect(self.open_row)
        self.cards.next_wanted.connect(self.go_on)
        self.cards.changed.connect(self._changed)
        self.cards.left.connect(self.leave)
        self.cards.case_chosen.connect(self.case_chosen)
        self.attaching.changed.connect(self._show_attached)
        self.attaching.case_chosen.connect(self.case_chosen)
        self.attaching.lesson_chosen.connect(self.lesson_chosen)

    def _show_attached(self, slug: str) -> None:
        """Other evidence is attached to a row now: shown without a look at the whole register."""
        self._view = self._view.with_attached(slug, self._office.evidence.of_row(self._view.year.number, slug))
        self.cards.show_state(self._view)
        self._show_progress()

    def _fill(self, open_slug: str = "") -> None:
        """Show what is chosen anew; the row named is open, else the first gap."""
        had_keyboard = self.cards.has_keyboard()
        self._arrangement.forget_room()
        self.listed.fill()
        slug = open_slug if open_slug in self.cards.slugs() else self.cards.first_to_open(self._view)
        if slug:
            self.cards.open_row(slug, self._view)
        if had_keyboard:
            self._go_to_open_card()
        years = self._office.assessments.years()
        self.navigation.setVisible(bool(years))
        self.navigation.show_years(years, self._view.year.number)
        self.listed.look_anew()
        self._show_progress()

    def _show_progress(self) -> None:
        self.header.show_view(self._view)
        self.round.show_view(self._view)
        self.header.show_remaining(remaining(self._view.filled, self.open_slug))
        self._show_sections()
        self.listed.show_counts()
        self.measuring.look(self._view)

    def _show_sections(self) -> None:
        """None of them is marked while what is shown is of several, so that each can be chosen."""
        states = section_states(self._view, self.listed.show_only)
        self.navigation.show_sections(states, self.listed.section if self.listed.shows_a_section else -1)

    def _changed(self) -> None:
        """Something was typed or chosen: shown at once, kept within a second."""
        if answer := self.cards.answer():
            self._view = self._view.with_answer(answer)
            self.cards.show_state(self._view)
            self._show_progress()
            self._keeping.changed(answer)

    def _opened(self, number: int) -> AssessmentView:
        """A year as it is kept, and over it what is typed and not kept yet."""
        view = self._office.assessments.open(number)
        return reduce(AssessmentView.with_answer, self._keeping.waiting(number), view)

    def _say_not_kept(self, sentence: str) -> None:
        if sentence:
            self.header.banner.show_error(sentence)
        else:
            self.header.banner.hide()

    def _go_to_open_card(self) -> None:
        card = self.cards.open_card
        if card and card.form:
            self._keeping.remember(Place(self._view.year.number, card.row.slug))
            card.form.take_focus()
            self._arrangement.scroll_to_open_card()

    def _section_of(self, slug: str) -> int:
        sections = self._view.form.sections
        found = (place for place, section in enumerate(sections) if slug in {row.slug for row in section.rows})
        return next(found, 0)

    def _carried(self) -> None:
        self.refresh()
        self._go_to_open_card()

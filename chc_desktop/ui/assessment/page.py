"""The page of the yearly self-assessment: sections at the left, one of them at a time as cards beside them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.assessments.assessment import section_title
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment.arrangement import Arrangement
from chc_desktop.ui.assessment.cards import Cards
from chc_desktop.ui.assessment.header import Header
from chc_desktop.ui.assessment.keeping import Keeping
from chc_desktop.ui.assessment.navigation import Navigation
from chc_desktop.ui.assessment.shown import Show, rows_shown, section_states
from chc_desktop.ui.assessment.whole_form import WholeForm
from chc_desktop.ui.prompts import Asking


class AssessmentPage(QWidget):
    """Answers are kept as they are typed, so the page can be left at any moment."""

    case_chosen = Signal(int)

    def __init__(self, office: Office, prompts: Asking) -> None:
        super().__init__()
        self._office = office
        self._view = office.assessments.open(office.assessments.current_year())
        self._section = 0
        self._show = Show.ALL
        self.header = Header()
        self.navigation = Navigation()
        self.cards = Cards()
        self._arrangement = Arrangement(self, self.header, self.navigation, self.cards)
        self._keeping = Keeping(office, lambda: self._view.year.number, self.cards.answer, self)
        self.whole = WholeForm(office, prompts, self.header, lambda: self._view, self)
        self._connect()
        self._fill()

    @property
    def view(self) -> AssessmentView:
        """What is shown, the answer being typed included."""
        return self._view

    def refresh(self) -> None:
        """Read the register again; what is being typed is kept first, and the open card stays open."""
        self.leave()
        view = self._office.assessments.open(self._view.year.number)
        if view != self._view:
            self._view = view
            card = self.cards.open_card
            self._fill(card.row.slug if card else "")

    def show_year(self, number: int) -> None:
        """Show another year's self-assessment, from its first section."""
        self.leave()
        self._view = self._office.assessments.open(number)
        self._section = 0
        self._fill()

    def show_section(self, place: int) -> None:
        """Show another section of the form, with its first gap open."""
        self.leave()
        self._section = place
        self._fill()
        self._arrangement.scroll_to_top()

    def show_only(self, show: Show) -> None:
        """Show all rows, or only some of them."""
        self.leave()
        self._show = show
        self._fill()

    def open_row(self, slug: str) -> None:
        """Open one row, in whatever section it is, and put the keyboard into it."""
        self.leave()
        section = self._section_of(slug)
        if section != self._section or slug not in self.cards.slugs():
            self._section = section
            self._show = Show.ALL
            self.navigation.show_only.set_value(Show.ALL.value)
            self._fill(slug)
        self.cards.open_row(slug, self._view)
        self._go_to_open_card()

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
        self._keeping.saved.connect(self.cards.say_saved)
        self._keeping.refused.connect(self.header.banner.show_error)
        self.whole.about_to_begin.connect(self.leave)
        self.whole.changed.connect(self.refresh)
        self.whole.carried.connect(self._carried)
        self.whole.row_chosen.connect(self.open_row)
        self.whole.year_chosen.connect(self.show_year)
        self.navigation.year_chosen.connect(self.show_year)
        self.navigation.section_chosen.connect(self.show_section)
        self.navigation.show_chosen.connect(lambda key: self.show_only(Show(key)))
        self.cards.open_wanted.connect(self.open_row)
        self.cards.next_wanted.connect(self._go_on)
        self.cards.changed.connect(self._changed)
        self.cards.left.connect(self.leave)
        self.cards.case_chosen.connect(self.case_chosen)

    def _fill(self, open_slug: str = "") -> None:
        """Show the section in view anew; the row named is open, else its first gap."""
        sections = self._view.form.sections
        rows = rows_shown(sections[self._section], self._view, self._show) if sections else ()
        had_keyboard = self.cards.has_keyboard()
        self._arrangement.forget_room()
        self.cards.show_rows(rows, self._view, self._next_section_words())
        slug = open_slug if open_slug in self.cards.slugs() else self.cards.first_to_open(self._view)
        if slug:
            self.cards.open_row(slug, self._view)
        if had_keyboard:
            self._go_to_open_card()
        years = self._office.assessments.years()
        self.navigation.setVisible(bool(years))
        self.navigation.show_years(years, self._view.year.number)
        self._show_progress()

    def _show_progress(self) -> None:
        self.header.show_view(self._view)
        self.navigation.show_sections(section_states(self._view, self._show), self._section)

    def _changed(self) -> None:
        """Something was typed or chosen: shown at once, kept within a second."""
        if answer := self.cards.answer():
            self._view = self._view.with_answer(answer)
            self.cards.show_state(self._view)
            self._show_progress()
            self._keeping.soon()

    def _go_on(self) -> None:
        """To the next row; after the last, to the next section."""
        card = self.cards.open_card
        following = self.cards.after(card.row.slug) if card else ""
        if following:
            self.open_row(following)
        elif self._section + 1 < len(self._view.form.sections):
            self.show_section(self._section + 1)
            self._go_to_open_card()

    def _go_to_open_card(self) -> None:
        card = self.cards.open_card
        if card and card.form:
            card.form.take_focus()
            self._arrangement.scroll_to_open_card()

    def _section_of(self, slug: str) -> int:
        sections = self._view.form.sections
        return next(place for place, section in enumerate(sections) if slug in {row.slug for row in section.rows})

    def _next_section_words(self) -> str:
        sections = self._view.form.sections
        if self._section + 1 >= len(sections):
            return ""
        following = sections[self._section + 1]
        return f"Next section: {section_title(following)}"

    def _carried(self) -> None:
        self.refresh()
        self._go_to_open_card()

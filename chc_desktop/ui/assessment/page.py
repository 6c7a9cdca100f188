"""The page of the yearly self-assessment: sections at the left, one of them at a time as cards beside them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.assessments.assessment import section_title
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment.approval_dialog import ApprovalDialog
from chc_desktop.ui.assessment.cards import Cards
from chc_desktop.ui.assessment.header import Header
from chc_desktop.ui.assessment.navigation import Navigation
from chc_desktop.ui.assessment.shown import Show, rows_shown, section_states
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.widgets.scroll import scrolls_down

SAVE_AFTER = 1000
"""Milliseconds from a change to its being kept; while typing goes on, it is kept this often."""

_ABOVE = 4
"""Pixels above the open card: less than the gap between two cards, so that the one before is out of view."""

_NARROW = 42
"""In lines of text height: a page narrower than this scrolls as a whole."""


class AssessmentPage(QWidget):
    """Answers are kept as they are typed, so the page can be left at any moment."""

    case_chosen = Signal(int)

    def __init__(self, office: Office, prompts: Asking) -> None:
        super().__init__()
        self._office = office
        self._prompts = prompts
        self._view = office.assessments.open(office.assessments.current_year())
        self._section = 0
        self._show = Show.ALL
        self._narrow: bool | None = None
        self.header = Header()
        self.navigation = Navigation()
        self.cards = Cards()
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_AFTER)
        self._lay_out()
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
        self._scroll.verticalScrollBar().setValue(0)

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
        if not self._saving.isActive():
            return
        self._saving.stop()
        self._save()

    def hideEvent(self, event: QHideEvent) -> None:
        self.leave()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width() < self.fontMetrics().height() * _NARROW)

    def _lay_out(self) -> None:
        self._holder = QWidget()
        self._content = QVBoxLayout(self._holder)
        self._content.setContentsMargins(0, 0, 10, 0)
        self._content.setSpacing(12)
        self._content.addWidget(self.cards, 1)
        self._scroll = QScrollArea()
        scrolls_down(self._scroll)
        self._scroll.setWidget(self._holder)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(18)
        self._beside.addWidget(self._scroll, 1)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(22, 18, 12, 12)
        self._outer.setSpacing(12)
        self._outer.addLayout(self._beside, 1)
        self._arrange(False)

    def _arrange(self, narrow: bool) -> None:
        """Header and navigation stay in view where there is room, else they scroll with the cards."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._content.insertWidget(0, self.header)
            self._content.insertWidget(1, self.navigation)
        else:
            self._outer.insertWidget(0, self.header)
            self._beside.insertWidget(0, self.navigation)
        self.navigation.set_narrow(narrow)

    def _connect(self) -> None:
        self._saving.timeout.connect(self._save)
        self.header.bring_in.clicked.connect(self._bring_in)
        self.header.preview.clicked.connect(self._preview)
        self.header.review.clicked.connect(self._review)
        self.header.carry.clicked.connect(self._carry_forward)
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
        self._holder.setMinimumHeight(0)
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
            if not self._saving.isActive():
                self._saving.start()

    def _save(self) -> None:
        answer = self.cards.answer()
        if answer is None:
            return
        try:
            saved_at = self._office.assessments.save_answer(self._view.year.number, answer)
        except RuleBroken as broken:
            self.header.banner.show_error(str(broken))
        else:
            self.cards.say_saved(f"Saved {words.clock(saved_at)}")

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
            QTimer.singleShot(0, self, self._scroll_to_open_card)

    def _scroll_to_open_card(self) -> None:
        """The top of the open card to the top of the view, once every layout is settled.

        Room is left under the last card, so that it can come up there too and no card above is cut through.
        """
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if card := self.cards.open_card:
            top = max(0, card.mapTo(self._holder, QPoint(0, 0)).y() - _ABOVE)
            self._holder.setMinimumHeight(top + self._scroll.viewport().height() if top else 0)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            self._scroll.verticalScrollBar().setValue(top)

    def _section_of(self, slug: str) -> int:
        sections = self._view.form.sections
        return next(place for place, section in enumerate(sections) if slug in {row.slug for row in section.rows})

    def _next_section_words(self) -> str:
        sections = self._view.form.sections
        if self._section + 1 >= len(sections):
            return ""
        following = sections[self._section + 1]
        return f"Next section: {section_title(following)}"

    def _preview(self) -> None:
        from chc_desktop.ui.pdf_window import PdfWindow  # QtPdf is needed only now

        self.leave()
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            content = self._office.assessments.preview(self._view.year.number)
        except RuleBroken as broken:
            self.header.banner.show_error(str(broken))
            return
        finally:
            QApplication.restoreOverrideCursor()
        year = self._view.year.number
        title = f"Self-assessment {year}" if self._view.approval else f"Self-assessment {year}: draft"
        PdfWindow(content, title, Path(f"Self-assessment {year}.pdf"), self._prompts, self).open()

    def _bring_in(self) -> None:
        from chc_desktop.ui.assessment.published.bringing import bring_in  # seldom wanted

        self.leave()
        bring_in(self._office, self._prompts, self.header.banner, self, self.show_year)

    def _review(self) -> None:
        self.leave()
        dialog = ApprovalDialog(self._office, self._view, self)
        dialog.row_chosen.connect(self.open_row)
        dialog.approved.connect(self._approved)
        dialog.open()

    def _carry_forward(self) -> None:
        self.leave()
        try:
            carried = self._office.assessments.carry_forward(self._view.year.number)
        except RuleBroken as broken:
            self.header.banner.show_error(str(broken))
            return
        self.refresh()
        self.header.banner.show_good_news(carried.told)
        self._go_to_open_card()

    def _approved(self) -> None:
        self.refresh()
        self.header.banner.show_good_news(
            "The approval is recorded and the form is kept exactly as it was approved. It can now be published with "
            "the annual report and the governing body’s response."
        )

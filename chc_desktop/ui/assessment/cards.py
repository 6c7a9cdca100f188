"""The cards of one section, or of the rows a choice shows in all of them; one of them is open."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.assessments.assessment import called, gap
from chc_desktop.domain.form import FormRow
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.ui.assessment.published_names import Finding, nobody
from chc_desktop.ui.assessment.row_card import RowCard, UnderWording, nothing_more
from chc_desktop.ui.assessment.shown import Group
from chc_desktop.ui.later import after_painting
from chc_desktop.ui.widgets.wrap import WrapLabel

_AT_FIRST, _AT_ONCE = 20, 12
"""Cards made before the first painting, and with each turn after it: a section has at most twenty."""


class Cards(QWidget):
    """Shows the rows it is given; tells what the officer does with them."""

    open_wanted = Signal(str)
    next_wanted = Signal()
    changed = Signal()
    left = Signal()
    files_wanted = Signal(str)
    register_wanted = Signal(str)
    evidence_opened = Signal(object)
    evidence_removed = Signal(object)
    evidence_erased = Signal(object)
    case_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.under_wording: UnderWording = nothing_more
        self.find_name: Finding = nobody
        self._cards: dict[str, RowCard] = {}
        self._titles: list[QWidget] = []
        self._rows: dict[str, FormRow] = {}
        self._still_to_make: list[str | FormRow] = []
        self._view: AssessmentView | None = None
        self._next_section = ""
        self._nothing = WrapLabel("No provision is left to show here. Choose “All”, or another section.", "soft")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._layout.addWidget(self._nothing)
        self._layout.addStretch(1)

    @property
    def open_card(self) -> RowCard | None:
        """The card with its fields in view."""
        return next((card for card in self._cards.values() if card.is_open), None)

    def card(self, slug: str) -> RowCard:
        """The card of a row that is shown."""
        self._make_those_before(slug)
        return self._cards[slug]

    def slugs(self) -> tuple[str, ...]:
        """The rows that are shown, in order."""
        return tuple(self._rows)

    def has_keyboard(self) -> bool:
        """Whether the keyboard is on one of the cards."""
        return self._focused() is not None

    def answer(self) -> Answer | None:
        """What the open card says."""
        card = self.open_card
        return card.form.answer() if card and card.form else None

    def show_groups(self, groups: Sequence[Group], view: AssessmentView, next_section: str) -> None:
        """Show these rows in the place of those there were, all of them closed.

        Of many, those that cannot be in view yet are made once the others are painted.
        """
        if focused := self._focused():
            focused.clearFocus()  # else the keyboard would wander through every card that goes
        for gone in (*self._titles, *self._cards.values()):
            gone.hide()
            gone.deleteLater()
        self._next_section = next_section
        self._titles, self._cards, self._view = [], {}, view
        self._rows = {row.slug: row for group in groups for row in group.rows}
        self._still_to_make = []
        for group in groups:
            self._still_to_make += [*filter(None, (group.title,)), *group.rows]
        self._make(_AT_FIRST)
        if self._still_to_make:
            after_painting(self, self._make_more)
        self._nothing.setVisible(not groups and bool(view.form.rows))

    def first_to_open(self, view: AssessmentView) -> str:
        """The first row that still lacks something, else the first; empty where none is shown."""
        gaps = (slug for slug, row in self._rows.items() if gap(row, view.answers.get(slug)))
        return next(iter((*gaps, *self._rows)), "")

    def open_row(self, slug: str, view: AssessmentView) -> None:
        """Open one card and close the one that was open."""
        before, card = self.open_card, self.card(slug)
        if before and before is not card:
            before.close_form(view)
        following = self.after(slug)
        words = f"Next: {called(self._rows[following])}" if following else self._next_section
        card.open(view, view.last_year.get(slug), words)
        self._chain()

    def after(self, slug: str) -> str:
        """The row after this one; empty after the last."""
        shown = self.slugs()
        place = shown.index(slug) + 1
        return shown[place] if place < len(shown) else ""

    def before(self, slug: str) -> str:
        """The row before this one; empty before the first."""
        place = self.slugs().index(slug)
        return self.slugs()[place - 1] if place else ""

    def add_evidence(self, slug: str, sentence: str) -> None:
        """Write a sentence into the evidence of a row, if its card is open."""
        card = self.open_card
        if card and card.form and card.row.slug == slug:
            card.form.add_evidence(sentence)

    def show_state(self, view: AssessmentView) -> None:
        """Bring every card up to date."""
        self._view = view
        for card in self._cards.values():
            card.show_state(view)

    def say_saved(self, sentence: str) -> None:
        """Say in the open card that what was typed is kept."""
        if card := self.open_card:
            card.say_saved(sentence)

    def _make(self, number: int) -> None:
        """Make the next so many of the cards and titles that are still to be made."""
        made, self._still_to_make = self._still_to_make[:number], self._still_to_make[number:]
        for each in made:
            if isinstance(each, str):
                self._titles.append(WrapLabel(each, "section"))
                self._put(self._titles[-1])
            elif self._view:
                self._cards[each.slug] = self._made(each, self._view)
                self._put(self._cards[each.slug])

    def _make_more(self) -> None:
        if self._still_to_make:
            self._make(_AT_ONCE)
            self._chain()
            after_painting(self, self._make_more)

    def _make_those_before(self, slug: str) -> None:
        """A card that is asked for is there, and those above it."""
        while slug not in self._cards and self._still_to_make:
            self._make(_AT_ONCE)

    def _chain(self) -> None:
        """Tab goes through the cards in their order."""
        for one, other in pairwise(stop for shown in self._cards.values() for stop in shown.stops()):
            QWidget.setTabOrder(one, other)

    def _put(self, widget: QWidget) -> None:
        """Under those that are there, above the words that say there is none and the room that is over."""
        self._layout.insertWidget(self._layout.count() - 2, widget)

    def _focused(self) -> QWidget | None:
        focused = QApplication.focusWidget()
        return focused if focused and self.isAncestorOf(focused) else None

    def _made(self, row: FormRow, view: AssessmentView) -> RowCard:
        card = RowCard(row, view)
        card.under_wording = self.under_wording
        card.find_name = self.find_name
        card.open_wanted.connect(self.open_wanted)
        card.next_wanted.connect(self.next_wanted)
        card.changed.connect(self.changed)
        card.left.connect(self.left)
        card.case_chosen.connect(self.case_chosen)
        card.files_wanted.connect(self.files_wanted)
        card.register_wanted.connect(self.register_wanted)
        card.evidence_opened.connect(self.evidence_opened)
        card.evidence_removed.connect(self.evidence_removed)
        card.evidence_erased.connect(self.evidence_erased)
        return card

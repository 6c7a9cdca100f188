"""The page of learning: what complaints taught, by year and theme, and what is still to be done because of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.finding.folding import fold
from chc_desktop.domain.lessons.lesson import told_in_words
from chc_desktop.domain.lessons.themes import NO_THEME, same, themes
from chc_desktop.domain.listing.listed import Listed
from chc_desktop.domain.vocabulary import Measure
from chc_desktop.office.lessons import Learning, LessonView
from chc_desktop.office.office import Office
from chc_desktop.ui.filter_chips import FilterChips
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.forms.actions.common import provision
from chc_desktop.ui.forms.columns import side_by_side
from chc_desktop.ui.lessons.forms import note
from chc_desktop.ui.lessons.rows import LessonRow
from chc_desktop.ui.lessons.summary import ThemesCard
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.taken_lists import lessons_list
from chc_desktop.ui.taking_out import TakeOut, TakeOutButtons
from chc_desktop.ui.theme import main_button, plain_button, role
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.fields import Choice, LineField, labelled
from chc_desktop.ui.widgets.wrap import Card, ScrollPage, WrapLabel, chips, stacked

_OPEN, _UNTOLD = "open", "untold"
_CHIPS = ((_OPEN, "Still to be done"), (_UNTOLD, "Nobody told yet"))
_AT_ONCE = 40
"""How many lessons are shown at first."""


class LearningPage(ScrollPage):
    """Shows what the office knows; every press is only asked for."""

    lesson_asked = Signal(int)
    case_asked = Signal(int)

    help_name = "learning"

    def __init__(self, office: Office, prompts: Asking) -> None:
        self.note = main_button("Note something learnt")
        super().__init__("Learning", actions=(self.note,))
        self._office = office
        self._learning: Learning | None = None
        self._most = _AT_ONCE
        self.year = Choice("Year")
        self.theme = Choice("Theme")
        self.search = LineField("Find in what was learnt", "Any word")
        self.chips = FilterChips("Narrow the list", _CHIPS, ())
        self._found, self._summary = QVBoxLayout(), QVBoxLayout()
        self.banner = Banner()
        self.take_out = TakeOutButtons(TakeOut(office, prompts, self.listed, self.banner, self), "what was learnt")
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read everything again; what the list was narrowed to stays."""
        self._learning = learning = self._office.lessons.all()
        self.set_heading("Learning", _subtitle(learning))
        first_time = not self.year.count()
        years = tuple((str(year.number), year.title) for year in learning.years)
        self.year.set_choices((("0", "All years"), *years))
        if first_time:
            self.year.set_value(_first_year(learning))
        self._show()

    def focus_search(self) -> None:
        """Go to the search, with what is written there ready to be written over."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_theme(self, theme: str) -> None:
        """Narrow the list to a theme."""
        self.theme.set_value(same(theme))

    def listed(self) -> Listed:
        """What the list shows now, to be taken out."""
        of_year = self._learning.of_year(int(self.year.value() or 0)) if self._learning else ()
        fields = (("Year", self.year.currentText()), ("Theme", self.theme.currentText()))
        narrowed = [f"{name}: {text}" for (name, text), field in zip(fields, (self.year, self.theme), strict=True)
                    if field.value() not in ("", "0")]  # fmt: skip
        looked_for = [f"with “{self.search.value()}”"] if self.search.value() else []
        shown = [view for view in of_year if self._is_wanted(view)]
        return lessons_list(shown, (*narrowed, *looked_for, *self.chips.words()))

    def _lay_out(self) -> None:
        self.add(
            side_by_side(
                labelled("Year", self.year),
                labelled("Theme", self.theme),
                labelled("Find", self.search),
                narrowest=11,
            )
        )
        self.add(self.chips)
        for column in (self._summary, self._found):
            column.setSpacing(12)
            holder = QWidget()
            holder.setLayout(column)
            column.setContentsMargins(0, 0, 0, 0)
            self.add(holder)
        self.add(self.banner)
        self.add(chips(self.take_out))
        self.add_stretch()

    def _connect(self) -> None:
        self.note.clicked.connect(self._ask_to_note)
        for field in (self.year, self.theme, self.search, self.chips):
            field.changed.connect(self._narrow)

    def _narrow(self) -> None:
        self._most = _AT_ONCE
        self._show()

    def _show(self) -> None:
        if not self._learning:
            return
        number = int(self.year.value() or 0)
        of_year = self._learning.of_year(number)
        self._offer_themes(of_year)
        _empty(self._summary)
        _empty(self._found)
        if of_year:
            card = ThemesCard(of_year, self._learning.received.get(number, {}))
            card.theme_asked.connect(self.show_theme)
            self._summary.addWidget(card)
        self._show_list([view for view in of_year if self._is_wanted(view)], bool(of_year))

    def _offer_themes(self, views: tuple[LessonView, ...]) -> None:
        found = themes(view.lesson for view in views)
        offered = tuple((same("" if one.title == NO_THEME else one.title) or "-", one.title) for one in found)
        blocked = self.theme.blockSignals(True)
        self.theme.set_choices((("", "All themes"), *offered))
        self.theme.blockSignals(blocked)

    def _is_wanted(self, view: LessonView) -> bool:
        lesson, theme, chips = view.lesson, self.theme.value(), self.chips.value()
        said = fold(" ".join((lesson.learnt, lesson.theme, lesson.change, told_in_words(lesson.told), _named(view))))
        return (
            (not theme or (same(lesson.theme) or "-") == theme)
            and (_OPEN not in chips or lesson.is_to_be_done)
            and (_UNTOLD not in chips or not lesson.told)
            and all(word in said for word in fold(self.search.value()).split())
        )

    def _show_list(self, views: list[LessonView], any_at_all: bool) -> None:
        self._found.addWidget(role(WrapLabel(words.count(len(views), "lesson") if views else "Lessons"), "section"))
        card = Card("What was learnt")
        if not views:
            card.add_row(_nothing(any_at_all))
        for view in views[: self._most]:
            row = LessonRow(view, self._office.today())
            row.lesson_asked.connect(self.lesson_asked)
            row.case_asked.connect(self.case_asked)
            card.add_row(row)
        self._found.addWidget(card)
        if len(views) > self._most:
            more = plain_button(f"Show {min(_AT_ONCE, len(views) - self._most)} more")
            more.clicked.connect(self._show_more)
            self._found.addWidget(more)

    def _show_more(self) -> None:
        self._most += _AT_ONCE
        self._show()

    def _ask_to_note(self) -> None:
        learning = self._learning or self._office.lessons.all()
        ActionDialog(note(self._office, learning.edition), self._office.drafts, self).open()


def _first_year(learning: Learning) -> str:
    """This year; all of them where this one has nothing yet and another has."""
    this = learning.this_year.number
    return str(this) if learning.of_year(this) or not learning.lessons else "0"


def _subtitle(learning: Learning) -> str:
    overdue = sum(view.overdue for view in learning.lessons)
    waits = sum(view.lesson.is_to_be_done for view in learning.lessons)
    asked = provision(learning.edition, Measure.LESSONS_NOTED)
    said = f"What complaints teach beyond the single case{asked}"
    if not waits:
        return said
    late = f", {overdue} of them late" if overdue else ""
    return f"{said} · {words.count(waits, 'change')} still to be made{late}"


def _named(view: LessonView) -> str:
    return " ".join(f"{case.reference} {case.title} {case.category}" for case in view.cases)


def _nothing(any_at_all: bool) -> QWidget:
    if any_at_all:
        return WrapLabel("Nothing here has that theme or word. Please choose another.", "soft")
    return stacked(
        WrapLabel("Nothing has been noted for this year yet.", "strong"),
        WrapLabel(
            "When a complaint shows what could go better for others too, note it here or on its page: what was learnt, "
            "what changes and by when, and who was told.",
            "soft",
        ),
        gap=4,
    )


def _empty(column: QVBoxLayout) -> None:
    while item := column.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()

"""The page of one lesson: what was learnt, what changes, who was told, the complaints it comes from, its record."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.vocabulary import Measure
from chc_desktop.office.chronicle import Line
from chc_desktop.office.lessons import LessonRecord
from chc_desktop.office.office import Office
from chc_desktop.ui.case.record import RecordTab
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.forms.actions.common import provision
from chc_desktop.ui.lessons.forms import FORMS, correct
from chc_desktop.ui.lessons.rows import cases_phrase, change_in_words, standing
from chc_desktop.ui.theme import Button, main_button, plain_button, role
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, ScrollPage, WrapLabel, stacked


class LessonPage(ScrollPage):
    """One lesson. Shows what the office knows and asks it to act."""

    case_asked = Signal(int)
    back_asked = Signal()

    help_name = "learning"

    def __init__(self, office: Office) -> None:
        self.state = Tag()
        super().__init__("Learning", actions=(self.state,))
        self._office = office
        self._lesson_id = 0
        self._record: LessonRecord | None = None
        self.crumb = Phrase(role_name="soft")
        self.banner = Banner()
        self.crumb.link_chosen.connect(self.back_asked)
        heading = self.heading.layout()
        assert isinstance(heading, QVBoxLayout)
        heading.insertWidget(0, self.crumb)
        heading.addWidget(self.banner)

    def show_lesson(self, lesson_id: int) -> None:
        """Show another lesson, from its top."""
        self._lesson_id = lesson_id
        self.banner.hide()
        self.refresh()
        self.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Read the lesson again and show it."""
        if not self._lesson_id:
            return
        try:
            self._record = self._office.lessons.view(self._lesson_id)
        except RuleBroken as broken:
            self.clear()
            self.banner.show_error(str(broken))
            return
        height = self.verticalScrollBar().value()
        self.clear()
        self._show(self._record)
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(height))

    def start(self, name: str) -> None:
        """Begin something by its name: “plan”, “made”, “told”, “theme” or “link”."""
        self.banner.hide()
        ActionDialog(FORMS[name](self._office, self._shown()), self._office.drafts, self).open()

    def correct(self, line: Line) -> None:
        """Put an entry of the record right."""
        self.banner.hide()
        ActionDialog(correct(self._office, self._shown(), line), self._office.drafts, self).open()

    def _show(self, record: LessonRecord) -> None:
        lesson = record.view.lesson
        self.crumb.show_parts(Part("Learning", link="learning"), f" › {lesson.theme or 'no theme yet'}")
        self.set_heading(lesson.title, f"Learnt on {words.long_day(lesson.noted_on)}")
        state = standing(lesson, self._office.today())
        self.state.set(*(state or ("", Tone.PLAIN)))
        self.state.setVisible(state is not None)
        self.add(self._what(record))
        record_tab = RecordTab(record.lines)
        record_tab.correct_asked.connect(self.correct)
        self.add(stacked(role(WrapLabel("The record"), "section"), record_tab, gap=10))
        self.add_stretch()

    def _what(self, record: LessonRecord) -> Card:
        card = Card("What was learnt")
        card.add_row(self._learnt(record))
        card.add_row(self._change(record))
        card.add_row(self._told(record))
        card.add_row(self._cases(record))
        return card

    def _learnt(self, record: LessonRecord) -> Row:
        lesson = record.view.lesson
        theme = f"Theme: {lesson.theme}." if lesson.theme else "It has no theme yet."
        text = stacked(WrapLabel(lesson.learnt), WrapLabel(theme, "soft"))
        return Row(None, text, self._doing("Change the theme…" if lesson.theme else "Give it a theme…", "theme"))

    def _change(self, record: LessonRecord) -> Row:
        lesson = record.view.lesson
        if lesson.made_on:
            return Row(None, _part("What changed", change_in_words(record.view)))
        if not lesson.change:
            said = _part("What changes", "Nothing is planned.")
            return Row(None, said, self._doing("Plan a change…", "plan"))
        ground = "red" if record.view.overdue else ""
        plan = self._doing("Change the plan…", "plan")
        return Row(
            None,
            _part("What changes", change_in_words(record.view)),
            plan,
            self._doing("Mark as made…", "made", main=True),
            ground=ground,
        )

    def _told(self, record: LessonRecord) -> Row:
        told = [
            f"- {each.audience.words} on {words.day(each.on)}: {' '.join(each.how.split())}"
            for each in record.view.lesson.told
        ]
        asked = provision(record.edition, Measure.LESSONS_TOLD)
        return Row(
            None,
            _part(f"Who was told{asked}", "\n".join(told).replace("- ", "") or "Nobody yet."),
            self._doing("Say who was told…", "told"),
        )

    def _cases(self, record: LessonRecord) -> Row:
        add = self._doing("Another complaint…", "link")
        if not record.view.cases:
            return Row(None, _part("The complaints it comes from", "None is named."), add)
        phrase = cases_phrase(record.view)
        phrase.link_chosen.connect(lambda case: self.case_asked.emit(int(case)))
        return Row(None, stacked(WrapLabel("The complaints it comes from", "soft"), phrase), add)

    def _doing(self, text: str, name: str, main: bool = False) -> Button:
        button = main_button(text) if main else plain_button(text)
        button.clicked.connect(lambda: self.start(name))
        return button

    def _shown(self) -> LessonRecord:
        assert self._record, "a lesson has been shown"
        return self._record


def _part(title: str, text: str) -> QWidget:
    return stacked(WrapLabel(title, "soft"), WrapLabel(text))

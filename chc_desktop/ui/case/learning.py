"""The part of learning on a case: what it taught, and one press to note more."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.office.lessons import LessonView
from chc_desktop.ui.case.parts import link_row
from chc_desktop.ui.lessons.rows import LessonRow
from chc_desktop.ui.widgets.wrap import Card, WrapLabel


class LearningTab(QWidget):
    """A row for each lesson of the case."""

    note_asked = Signal()
    lesson_asked = Signal(int)
    case_asked = Signal(int)

    def __init__(self, lessons: tuple[LessonView, ...], today: date) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        card = Card("What this complaint taught")
        if not lessons:
            card.add_row(WrapLabel("Nothing has been noted yet. Is there something to learn from it?", "soft"))
        for view in lessons:
            row = LessonRow(view, today, with_cases=len(view.cases) > 1)
            row.lesson_asked.connect(self.lesson_asked)
            row.case_asked.connect(self.case_asked)
            card.add_row(row)
        note = link_row("+ Note something learnt")
        note.clicked.connect(self.note_asked)
        card.add_row(note)
        layout.addWidget(card)

"""Questions under each other or in two columns, with what is wrong beside each; Enter goes on to the next."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QWidget

from chc_desktop.domain import words
from chc_desktop.office.first_answers import AnswerWrong
from chc_desktop.ui.forms.columns import side_by_side
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.fields import Choice, Labelled, LineField

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DAYS = tuple((str(n), str(n)) for n in range(1, 32))
_MONTHS = tuple((str(n), words.month(date(2024, n, 1))) for n in range(1, 13))


_NARROWEST, _WIDEST = 19, 36
"""In lines of text height: two questions share a line where each has this much; a longer line is hard to read."""


class Answer(Protocol):
    """What every field can do."""

    @property
    def changed(self) -> SignalInstance: ...

    def value(self) -> object: ...

    def set_value(self, value: object, /) -> None: ...


class Form(QWidget):
    """Some questions by name. `changed` tells of what a person changed, `finished` of Enter in the last question."""

    changed = Signal()
    finished = Signal()

    def __init__(self, questions: Mapping[str, Labelled]) -> None:
        super().__init__()
        self._questions = dict(questions)
        self._filling = False
        line, alone = self.fontMetrics().height(), len(self._questions) == 1
        columns = side_by_side(*self._questions.values(), narrowest=_NARROWEST, gap=round(line * 1.4))
        columns.setMaximumWidth(line * _WIDEST * (1 if alone else 2))
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(columns, 1)
        beside.addStretch(0)
        for name in self._questions:
            self._answer(name).changed.connect(self._tell)
            self._answer(name).changed.connect(self._questions[name].clear_error)

    def values(self) -> dict[str, object]:
        """Every answer as it stands."""
        return {name: self._answer(name).value() for name in self._questions}

    def fill(self, values: Mapping[str, object]) -> None:
        """Answer these questions so; names that are not asked here are left out."""
        self._filling = True
        for name in self._questions.keys() & values.keys():
            self._answer(name).set_value(values[name])
        self._filling = False

    def question(self, name: str) -> Labelled:
        return self._questions[name]

    def asks(self, name: str) -> bool:
        return name in self._questions

    def show_wrong(self, wrong: Sequence[AnswerWrong]) -> None:
        """Say beside each question what is wrong with its answer, and go to the first one."""
        said = {each.field: str(each) for each in wrong}
        for name, question in self._questions.items():
            question.show_error(said.get(name, ""))
        first = next((question for name, question in self._questions.items() if name in said), None)
        if first:
            self._go_to(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
            return
        rest = self._after_focus()
        if rest:
            self._go_to(rest[0])
        else:
            self.finished.emit()

    def _after_focus(self) -> list[Labelled]:
        questions, focused = list(self._questions.values()), QApplication.focusWidget()
        here = next((n for n, question in enumerate(questions) if focused and question.isAncestorOf(focused)), -1)
        return questions[here + 1 :]

    def _go_to(self, question: Labelled) -> None:
        """Put the keyboard on a question and bring it into view."""
        question.setFocus(Qt.FocusReason.TabFocusReason)
        area = _scrolling_around(self)
        if area:
            area.ensureWidgetVisible(question)

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _answer(self, name: str) -> Answer:
        return cast(Answer, self._questions[name].field)


def _scrolling_around(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around:
        if isinstance(around, QScrollArea):
            return around
        around = around.parentWidget()
    return None


class YearEndField(QWidget):
    """A day of the year: “31 March”."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._day = Choice(f"{name}: day", _DAYS)
        self._month = Choice(f"{name}: month", _MONTHS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for choice in (self._day, self._month):
            layout.addWidget(choice)
            choice.changed.connect(self.changed)
        layout.addStretch(1)
        self.setFocusProxy(self._day)

    def value(self) -> tuple[int, int]:
        """Day and month."""
        return int(self._day.value()), int(self._month.value())

    def set_value(self, value: Sequence[int]) -> None:
        """Show this day and month instead."""
        self._day.set_value(str(value[0]))
        self._month.set_value(str(value[1]))


class FolderField(QWidget):
    """A folder, typed or chosen."""

    changed = Signal()

    def __init__(self, name: str, prompts: Asking, title: str) -> None:
        super().__init__()
        self._prompts = prompts
        self._title = title
        self._line = LineField(name)
        self._button = plain_button("Choose…")
        self._button.setAccessibleName(f"Choose: {name}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._line, 1)
        layout.addWidget(self._button)
        self.setFocusProxy(self._line)
        self._line.changed.connect(self.changed)
        self._button.clicked.connect(self._choose)

    def value(self) -> str:
        """The folder's whole name, empty where none is named."""
        return self._line.value()

    def set_value(self, folder: str) -> None:
        """Show this folder instead."""
        self._line.set_value(folder)

    def _choose(self) -> None:
        start = Path(self.value()) if self.value() else Path.home()
        self._prompts.choose_folder(self, self._title, start, lambda folder: self.set_value(str(folder)))

"""Fields for answers that are neither yes nor no: a text, a count, a share of so many."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.form import Answer as Asked
from chc_desktop.domain.form import FormRow
from chc_desktop.domain.vocabulary import AnswerKind
from chc_desktop.ui.assessment.register_notice import RegisterNotice
from chc_desktop.ui.widgets.fields import LineField, LongText, labelled

_HINTS = {
    AnswerKind.COUNT: "A number, or “not known”.",
    AnswerKind.PROPORTION: "Such as 14 of 16, or 87%, or “not known”.",
}


class OtherAnswers(QWidget):
    """One field an answer; `changed` tells of every keystroke."""

    changed = Signal()

    def __init__(self, row: FormRow, called: str) -> None:
        super().__init__()
        self.fields = {other.key: _field(other, called) for other in row.others}
        self._labelled = tuple(
            labelled(_label(other), self.fields[other.key], _HINTS.get(other.kind, "")) for other in row.others
        )
        self._notices: dict[str, RegisterNotice] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        for holder in self._labelled:
            self._layout.addWidget(holder)
        for field in self.fields.values():
            field.changed.connect(self.changed)

    def put_notice(self, asked: Asked, notice: RegisterNotice) -> None:
        """Put what the register says about one answer above its field."""
        self._notices[asked.key] = notice
        self._layout.insertWidget(self._layout.indexOf(self._labelled[list(self.fields).index(asked.key)]), notice)
        notice.number_wanted.connect(self.use)

    def said(self) -> tuple[tuple[str, str], ...]:
        """What is written, by the key of each answer; nothing for one that is empty."""
        return tuple((key, text) for key, field in self.fields.items() if (text := field.text()).strip())

    def text(self) -> LongText | None:
        """The first field for a text; None where only numbers are asked for."""
        return next((field for field in self.fields.values() if isinstance(field, LongText)), None)

    def fill(self, answer: Answer) -> None:
        """Write what was answered."""
        for key, field in self.fields.items():
            field.set_value(answer.said_to(key))

    def use(self, key: str, text: str) -> None:
        """Write one answer in the place of what stands there, so that Ctrl+Z brings that back."""
        field = self.fields[key]
        field.replace_value(text)
        field.setFocus()

    def freeze(self) -> None:
        """Nothing can be changed any more."""
        for field in self.fields.values():
            field.setReadOnly(True)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        notices = {key: notice.stops() for key, notice in self._notices.items()}
        fields = zip(self.fields, self._labelled, strict=True)
        return tuple(stop for key, field in fields for stop in (*notices.get(key, ()), field))


def _label(other: Asked) -> str:
    return other.label or "Your answer"


def _field(other: Asked, called: str) -> LineField | LongText:
    name = f"{_label(other)}, {called}"
    return LineField(name) if other.kind.is_number else LongText(name, minimum_lines=2)

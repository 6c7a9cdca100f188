"""Form fields that are safe: the wheel never changes them, pasting is plain, and each has a name."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from chc_desktop.domain.pasted import without_unseen
from chc_desktop.ui.theme import colours, role
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.long_text import LongText, asks_to_redo
from chc_desktop.ui.widgets.wrap import WrapLabel

__all__ = ["Choice", "DateField", "Field", "Labelled", "LineField", "LongText", "NumberField", "labelled"]


class LineField(QLineEdit):
    """One line of text."""

    changed = Signal()

    def __init__(self, name: str = "", placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setValidator(_OneLine(self))
        self.textChanged.connect(lambda: self.changed.emit())

    def value(self) -> str:
        """What is written, without the spaces around it."""
        return self.text().strip()

    def set_value(self, text: str) -> None:
        """Write this instead."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def replace_value(self, text: str) -> None:
        """The same so that Ctrl+Z brings back what was written before."""
        if text != self.text():
            self.selectAll()
            self.insert(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if asks_to_redo(event):
            self.redo()
            return
        had_it = self.hasFocus()
        super().keyPressEvent(event)
        if had_it and not self.hasFocus():
            event.accept()  # Enter has led the keyboard to a button: the same key must not press that too


class _OneLine(QValidator):
    """Whatever is pasted becomes one line of plain text."""

    def validate(self, text: str, place: int) -> object:
        plain = without_unseen(text)
        return QValidator.State.Acceptable, plain, place if plain == text else min(place, len(plain))


class NumberField(QLineEdit):
    """A whole number, or nothing yet; written, never turned."""

    changed = Signal()

    def __init__(self, name: str = "", minimum: int = 0, maximum: int = 99_999) -> None:
        super().__init__()
        self._bounds = (minimum, maximum)
        self.setAccessibleName(name)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(lambda: self.changed.emit())

    def value(self) -> int | None:
        """The number, or None where nothing was written or it is no number within the bounds."""
        written = self.text().replace(",", "").strip()
        number = int(written) if written.isdecimal() else None
        return number if number is not None and self._bounds[0] <= number <= self._bounds[1] else None

    def set_value(self, number: int | None) -> None:
        """Write this instead."""
        self.setText("" if number is None else str(number))

    def problem(self) -> str:
        """The sentence that says what is wrong with what was written; empty where all is well."""
        if not self.text().strip() or self.value() is not None:
            return ""
        return f"Please write a whole number from {self._bounds[0]:,} to {self._bounds[1]:,}, in figures."

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 6, super().sizeHint().height())


class Choice(QComboBox):
    """One of several answers, each with a key for the program and words for people."""

    changed = Signal()

    def __init__(self, name: str = "", choices: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_choices(choices)
        self.currentIndexChanged.connect(lambda: self.changed.emit())

    def set_choices(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Offer these instead: keys and words; the present answer stays where it is still offered."""
        if [(self.itemData(place), self.itemText(place)) for place in range(self.count())] == list(choices):
            return
        before = self.value()
        blocked = self.blockSignals(True)
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        self.setCurrentIndex(max(0, self.findData(before)))
        self.blockSignals(blocked)
        if self.value() != before and before:
            self.changed.emit()

    def value(self) -> str:
        """The key of the answer, empty when there is none."""
        return str(self.currentData() or "")

    def set_value(self, key: str) -> None:
        """Choose this answer; a key that is not offered leaves no answer."""
        self.setCurrentIndex(self.findData(key))

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(max(super().sizeHint().width() + height * 2, height * 12), round(height * 1.4) + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 6, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        named, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(QColor(named.teal if self.hasFocus() else named.edge), width))
        painter.setBrush(QColor(named.paper if self.isEnabled() else named.canvas))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(QColor(named.ink if self.isEnabled() else named.soft))
        self._paint_words(painter)
        self._paint_arrow(painter)

    def _paint_words(self, painter: QPainter) -> None:
        height = self.fontMetrics().height()
        box = self.rect().adjusted(10, 0, -round(height * 1.4), 0)
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_arrow(self, painter: QPainter) -> None:
        side = round(self.fontMetrics().height() * 0.3)
        middle = QRect(self.width() - side * 4, 0, side * 2, self.height()).center()
        painter.setPen(QPen(painter.pen().color(), 2, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(middle.x() - side, middle.y() - side // 2, middle.x(), middle.y() + side // 2)
        painter.drawLine(middle.x(), middle.y() + side // 2, middle.x() + side, middle.y() - side // 2)


Field = LineField | LongText | NumberField | Choice | DateField


class Labelled(QWidget):
    """A field with its label above, help below, and room for what is wrong with it."""

    def __init__(self, label: str, field: QWidget, help_text: str) -> None:
        super().__init__()
        self.field = field
        self.label = role(WrapLabel(label), "strong")
        self.label.setBuddy(field)
        self.problem = WrapLabel("", "error")
        self.problem.hide()
        self._help = help_text
        self._arrange(help_text)
        self.setFocusProxy(field)
        field.setAccessibleName(field.accessibleName() or label)
        field.setAccessibleDescription(help_text)

    def put_beside_label(self, widget: QWidget) -> None:
        """Something small at the right of the label."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label, 1)
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertLayout(0, row)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong with the answer, under the label."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.field.setAccessibleDescription(" ".join(filter(None, (sentence, self._help))))

    def clear_error(self) -> None:
        """Nothing is wrong any more."""
        self.show_error("")

    def _arrange(self, help_text: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(self.problem)
        layout.addWidget(self.field)
        if help_text:
            layout.addWidget(WrapLabel(help_text, "soft"))


def labelled(label_text: str, field: QWidget, help_text: str = "") -> Labelled:
    """A field under its label; the label also names the field for a screen reader."""
    return Labelled(label_text, field, help_text)

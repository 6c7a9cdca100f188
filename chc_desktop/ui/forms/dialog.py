"""What every form is built on: fields that scroll, and under them the error and the buttons, always in reach."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.ui.dialog_help import help_with_f1
from chc_desktop.ui.forms.keeper import Keeper
from chc_desktop.ui.kept_soon import Unkept
from chc_desktop.ui.theme import Button, main_button, plain_button, role
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.fields import Labelled
from chc_desktop.ui.widgets.in_view import bring_into_view
from chc_desktop.ui.widgets.scroll import scrolls_down
from chc_desktop.ui.widgets.wrap import WrapLabel, chips


class FormDialog(QDialog):
    """A dialog with a body that scrolls and a foot that stays. Escape keeps what was typed.

    Enter never sends a form off by accident: Ctrl+Enter does, or Enter on a button. `also_called` names the fields in
    which something is asked for that a refusal calls otherwise.
    """

    also_called: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def __init__(self, title: str, button: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.keeper: Keeper | None = None
        self._said_beside: Labelled | None = None
        self._is_held = False
        self._is_not_kept = False
        self.banner = Banner()
        self.error = WrapLabel("", "error")
        self.error.hide()
        self.kept_words = WrapLabel("", "soft")
        self.kept_words.hide()
        self.done_button: Button = main_button(button)
        self.back_button: Button = plain_button("Not now")
        self.body = QVBoxLayout()
        self._area = QScrollArea()
        self._lay_out()
        self.done_button.clicked.connect(self.submit)
        self.back_button.clicked.connect(self.reject)
        for one in (self.done_button, self.back_button):
            one.setAutoDefault(False)
        help_with_f1(self)

    def submit(self) -> None:
        """Do what the form is for; a refusal is shown, and what was typed stays."""
        raise NotImplementedError

    def attempt(self, action: Callable[[], object]) -> bool:
        """Try to do it; False where the officer has to mend something first, which is then shown."""
        self.show_error("")
        try:
            action()
        except RuleBroken as broken:
            self.refuse(str(broken), self.field_about(broken.about))
            return False
        if self.keeper:
            self.keeper.stop()
        return True

    def field_about(self, name: str) -> QWidget | None:
        """The field in view in which a refusal about this is mended: what is kept under its name, or another for it."""
        names = (name, *self.also_called.get(name, ())) if self.keeper else ()
        for each in names:
            field: object = self.keeper and self.keeper.field(each)
            if isinstance(field, QWidget) and field.isVisibleTo(self):
                return field
        return None

    def refuse(self, sentence: str, field: QWidget | None) -> None:
        """Say what has to be mended, and lead to the field it is mended in, where that is known."""
        self.show_error(sentence)
        if field:
            beside = _labelled(field)
            if beside:
                beside.show_error(sentence)
                self._said_beside = beside
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, lambda: bring_into_view(beside or field))

    def are_clear(self, problems: Sequence[tuple[Labelled, str]], kept: str = "") -> bool:
        """Whether no field has a problem. Each is said beside its field, the first at the foot too, and led to."""
        for row, sentence in problems:
            row.show_error(sentence)
        wrong = next(((row, sentence) for row, sentence in problems if sentence), None)
        if wrong is None:
            self.show_error("")
            return True
        self.refuse(f"{wrong[1]} {kept}".strip(), wrong[0].field)
        wrong[0].show_error(wrong[1])
        return False

    def show_error(self, sentence: str) -> None:
        """Say beside the buttons what has to be mended; read aloud as well."""
        if self._said_beside:
            self._said_beside.clear_error()
            self._said_beside = None
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        if sentence:
            self.resize(self.width(), max(self.height(), self.sizeHint().height()))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.error, sentence))

    def bring_back(self, keeper: Keeper) -> None:
        """Fill the form with what was kept of it, and say so."""
        self.keeper = keeper
        keeper.kept.connect(self._say_saved)
        keeper.refused.connect(self.say_not_kept)
        if keeper.bring_back():
            self.banner.show_notice(
                "What you had written here was kept and is back. Nothing was lost.",
                "Start afresh",
                keeper.start_afresh,
            )

    def hold(self, sentence: str) -> None:
        """Hold still while something is done elsewhere that must not be torn; Escape does nothing meanwhile."""
        if self.keeper:
            self.keeper.finish()
        self._set_held(True)
        self.show_error("")
        self.kept_words.setText(sentence)
        self.kept_words.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.kept_words, sentence))

    def release(self) -> None:
        """Whatever it was, it has ended."""
        self._set_held(False)
        self.kept_words.hide()

    def reject(self) -> None:
        if not self._is_held:
            super().reject()

    def done(self, result: int) -> None:
        """The form goes away once what was typed is kept; where it cannot be, the officer says what becomes of it."""
        if unkept := self.unkept():
            from chc_desktop.ui.unkept import UnkeptDialog  # seldom needed

            asking = UnkeptDialog(unkept, self)
            asking.again.connect(lambda: self.done(result))
            asking.anyway.connect(lambda: self._close_without(result))
            asking.open()
        else:
            super().done(result)

    def unkept(self) -> Unkept | None:
        """What was typed and cannot be kept just now."""
        return self.keeper.unkept(self) if self.keeper else None

    def give_up(self) -> None:
        """What was typed last is not wanted."""
        if self.keeper:
            self.keeper.give_up()

    def say_not_kept(self, sentence: str) -> None:
        """Beside the buttons: why what was typed last is not kept; an empty sentence where it was, after all."""
        if sentence or self._is_not_kept:
            self.show_error(sentence)
        self._is_not_kept = bool(sentence)

    def _close_without(self, result: int) -> None:
        self.give_up()
        super().done(result)

    def _show_first(self) -> None:
        """Where the keyboard begins is in view, however large the text."""
        if first := self.focusWidget():
            bring_into_view(first)

    def _set_held(self, held: bool) -> None:
        self._is_held = held
        for part in (self._area, self.done_button, self.back_button):
            part.setEnabled(not held)

    def _say_saved(self, at: datetime | None) -> None:
        """Beside the buttons: when what is written was last kept."""
        self.kept_words.setText(f"Saved {words.clock(at)}" if at else "")
        self.kept_words.setVisible(at is not None)

    def setVisible(self, visible: bool) -> None:
        if visible and not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(self.sizeHint())  # Qt itself would use no more than two thirds of the screen
        super().setVisible(visible)
        if visible:
            QTimer.singleShot(0, self, self._show_first)

    def changeEvent(self, event: QEvent) -> None:
        """A new text size asks for a new size of the form."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            QTimer.singleShot(0, self, lambda: self.resize(self.sizeHint()))

    def hideEvent(self, event: QHideEvent) -> None:
        """However the form goes away, what was typed last is kept."""
        if self.keeper:
            self.keeper.finish()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = QApplication.focusWidget()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.done_button.click()
        elif isinstance(focused, QAbstractButton):
            focused.click()

    def sizeHint(self) -> QSize:
        """As wide as reads well and as tall as the fields need, but never more than the screen holds."""
        line = self.fontMetrics().height()
        room = self.screen().availableSize() - QSize(16, 48)
        width = min(self.preferred_width() * line, room.width())
        foot = self.foot.totalHeightForWidth(width)
        height = self.body.totalHeightForWidth(width) + foot + line * self.spare_lines()
        return QSize(width, min(max(height, line * 14), room.height()))

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 16, line * 10)

    def preferred_width(self) -> int:
        """In lines of text height."""
        return 32

    def spare_lines(self) -> int:
        """How many lines may be added to the fields before they have to scroll."""
        return 1

    def further_buttons(self) -> tuple[QWidget, ...]:
        """What else stands beside the buttons."""
        return ()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setLayout(self.body)
        self.body.setContentsMargins(24, 20, 24, 12)
        self.body.setSpacing(14)
        scrolls_down(self._area)
        self._area.setWidget(content)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(24, 10, 24, 16)
        self.foot.setSpacing(8)
        self.foot.addWidget(self.error)
        self.foot.addWidget(chips(self.done_button, self.back_button, self.kept_words, *self.further_buttons()))
        line = role(QFrame(), "line")
        line.setFixedHeight(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addWidget(line)
        layout.addLayout(self.foot)
        self.body.addWidget(self.banner)


def _labelled(field: QWidget) -> Labelled | None:
    """The row a field stands in, under its label."""
    above = field.parentWidget()
    while above:
        if isinstance(above, Labelled):
            return above
        above = above.parentWidget()
    return None

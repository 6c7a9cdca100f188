"""What the dialogs about the key are built on: one step in view at a time, the last of them the work itself."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.theme import scaled
from chc_desktop.ui.widgets.wrap import WrapLabel


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its heading, the words on its button, what it shows, and what the button does."""

    title: str
    button: str
    shown: QWidget
    go_on: Callable[[], None]
    may_leave: bool = True


class SteppedDialog(FormDialog):
    """Escape leaves it while the step in view may be left."""

    help_name = "safekeeping"

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(title, "Next", parent)
        self.heading = WrapLabel("", "title")
        self.steps: tuple[Step, ...] = ()
        self.step = 0

    def submit(self) -> None:
        self.steps[self.step].go_on()

    def reject(self) -> None:
        if self.steps[self.step].may_leave:
            super().reject()

    def preferred_width(self) -> int:
        return 34

    def take_steps(self, *steps: Step) -> None:
        """Give the dialog its steps and go to the first."""
        self.steps = steps
        self.body.addWidget(self.heading)
        for step in steps:
            self.body.addWidget(step.shown)
        self.body.addStretch(1)
        self.go_to(0)

    def go_to(self, place: int) -> None:
        """Bring a step into view."""
        self.step = place
        now = self.steps[place]
        self.heading.setText(now.title)
        for step in self.steps:
            step.shown.setVisible(step is now)
        self.done_button.setText(now.button)
        self.done_button.setVisible(bool(now.button))
        self.back_button.setVisible(now.may_leave and place < len(self.steps) - 1)
        self.show_error("")
        if self.isVisible():
            self.resize(self.sizeHint())
        now.shown.setFocus()

    def go_on(self) -> None:
        self.go_to(self.step + 1)


class Working(QWidget):
    """Says how far something is that takes a moment."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(12))
        column.addWidget(WrapLabel(words))
        column.addWidget(self.bar)

    def show_share(self, share: float) -> None:
        self.bar.setValue(round(share * 100))

"""A notice inside a page: something was brought back, or something needs mending."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from chc_desktop.ui.theme import link_button, role
from chc_desktop.ui.widgets.arrange import RowLayout
from chc_desktop.ui.widgets.wrap import WrapLabel


class Banner(QFrame):
    """Hidden until there is something to say; what it says is read aloud as well."""

    def __init__(self) -> None:
        super().__init__()
        self._on_action: Callable[[], None] | None = None
        self._words = WrapLabel()
        self._action = link_button("")
        self._dismiss = link_button("Hide")
        self._dismiss.setAccessibleName("Hide this notice")
        self._action.clicked.connect(self._act)
        self._dismiss.clicked.connect(self.hide)
        self._lay_out()
        self.hide()

    def show_error(self, text: str) -> None:
        """Say what went wrong, and what to do next."""
        self._show("notice-red", text)

    def show_notice(self, text: str, action_text: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Say what happened, perhaps with one thing to do about it."""
        self._show("notice-amber", text, action_text, on_action)

    def show_good_news(self, text: str, action_text: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Say what was done, perhaps with a way to look at it."""
        self._show("notice-teal", text, action_text, on_action)

    def text(self) -> str:
        """What it says now, empty while hidden."""
        return "" if self.isHidden() else self._words.text()

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setLayout(layout := RowLayout(None, self._words, (self._action, self._dismiss)))
        layout.setContentsMargins(0, 0, 0, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 8, 10, 8)
        outer.addWidget(holder)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _show(self, look: str, text: str, action_text: str = "", on_action: Callable[[], None] | None = None) -> None:
        role(self, look)
        self._words.setText(text)
        self.setAccessibleName(text)
        self._on_action = on_action
        self._action.setText(action_text)
        self._action.setVisible(bool(action_text))
        self.show()
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # not for the first screen

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _act(self) -> None:
        self.hide()
        if self._on_action:
            self._on_action()

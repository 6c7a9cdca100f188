"""A small card that opens beside what was clicked and goes away by itself."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from chc_desktop.ui.theme import role


class Popover(QFrame):
    """Explains one thing; a click outside or Escape closes and frees it."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        role(self, "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 14)
        self._layout.setSpacing(5)

    def add(self, content: QWidget) -> None:
        """Put something under what is there."""
        self._layout.addWidget(content)

    def show_at(self, corner: QPoint) -> None:
        """Open with its top left corner there, moved as far as the screen needs."""
        self.setFixedWidth(min(self.fontMetrics().height() * 20, self._room().width()))
        self._place(corner)
        self.show()
        self._place(corner)
        self.setFocus()

    def _place(self, corner: QPoint) -> None:
        """Its true height is known once it is shown."""
        room = self._room()
        self.resize(self.width(), min(self.heightForWidth(self.width()), room.height()))
        left = max(room.left(), min(corner.x(), room.right() + 1 - self.width()))
        top = max(room.top(), min(corner.y(), room.bottom() + 1 - self.height()))
        self.move(left, top)

    def _room(self) -> QRect:
        return (self.parentWidget() or self).screen().availableGeometry()

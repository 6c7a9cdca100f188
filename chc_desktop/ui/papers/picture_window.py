"""A window that shows a picture, page by page, in the size one wants; by keyboard too."""

from collections.abc import Callable
from itertools import islice

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from chc_desktop.exchange.picture import Size, pages_of, size_of
from chc_desktop.ui.papers.window import ReadingWindow
from chc_desktop.ui.theme import Button, link_button, role
from chc_desktop.ui.widgets.wrap import WrapLabel, chips

_WITHIN = (5_000, 5_000)
"""No screen shows more dots at once; a larger picture is made smaller when it is read."""

_LARGER, _LEAST, _MOST = 1.25, 0.05, 8.0


class PictureWindow(ReadingWindow):
    """A PNG, JPEG or TIFF. Raises `RuleBroken` where it cannot be shown."""

    def __init__(self, name: str, content: bytes, title: str, parent: QWidget) -> None:
        size = size_of(name, content)
        super().__init__(title, parent)
        self.picture = PictureView(name, content, size)
        self.lay_out(self.picture)
        self.picture.area.setFocus()


class PictureView(QWidget):
    """The picture: + and − for the size, 0 for all of it, 1 for its own size, Page Up and Page Down for the pages."""

    def __init__(self, name: str, content: bytes, size: Size) -> None:
        super().__init__()
        self._file = name, content
        self._pages = size.pages
        self._page = 0
        self._factor: float | None = None
        self._shown = QPixmap()
        self.label = QLabel()
        self.area = QScrollArea()
        self.pages = WrapLabel("", "soft")
        self.previous = self._button("‹", "Previous page", lambda: self.turn(-1))
        self.following = self._button("›", "Next page", lambda: self.turn(1))
        self.smaller = self._button("−", "Smaller", lambda: self.zoom(1 / _LARGER))
        self.larger = self._button("+", "Larger", lambda: self.zoom(_LARGER))
        self.whole = self._button("Show all of it", "Show all of the picture", self.fit)
        self._lay_out()
        self._read()

    def factor(self) -> float:
        """How large it is shown; 1.0 is dot for dot."""
        return self._factor or self._fitting()

    def zoom(self, by: float) -> None:
        """Show it larger or smaller."""
        self._factor = min(max(self.factor() * by, _LEAST), _MOST)
        self._show()

    def fit(self) -> None:
        """Show all of it, however large the window is."""
        self._factor = None
        self._show()

    def turn(self, by: int) -> None:
        """Go on to another page."""
        page = min(max(self._page + by, 0), self._pages - 1)
        if page != self._page:
            self._page = page
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keys pressed on the picture itself."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            act = _KEYS.get(event.text()) or _KEYS.get(event.key())
            if act:
                act(self)
                return True
        return False

    def _button(self, text: str, name: str, act: Callable[[], None]) -> Button:
        button = link_button(text)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setWidget(self.label)
        self.area.setWidgetResizable(True)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setAccessibleName(f"Picture {self._file[0]}")
        self.area.setAccessibleDescription("Plus and minus change its size, 0 shows all of it.")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.installEventFilter(self)
        role(self.area, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area, 1)
        column.addWidget(chips(self.previous, self.pages, self.following, self.smaller, self.larger, self.whole, gap=4))
        for button in (self.previous, self.pages, self.following):
            button.setVisible(self._pages > 1)

    def _read(self) -> None:
        name, content = self._file
        page = next(islice(pages_of(name, content, _WITHIN), self._page, None))
        bytes_a_line = page.width * 3
        image = QImage(page.tobytes(), page.width, page.height, bytes_a_line, QImage.Format.Format_RGB888)
        self._shown = QPixmap.fromImage(image)
        self.pages.setText(f"Page {self._page + 1} of {self._pages}")
        self.previous.setEnabled(self._page > 0)
        self.following.setEnabled(self._page + 1 < self._pages)
        self._show()

    def _show(self) -> None:
        size = QSize(
            max(1, round(self._shown.width() * self.factor())), max(1, round(self._shown.height() * self.factor()))
        )
        smooth = Qt.TransformationMode.SmoothTransformation
        self.label.setPixmap(self._shown.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth))

    def _fitting(self) -> float:
        """As large as there is room, but never larger than it is."""
        room = self.area.maximumViewportSize()
        across, down = room.width() / max(1, self._shown.width()), room.height() / max(1, self._shown.height())
        return max(_LEAST, min(across, down, 1.0))


def _own_size(view: PictureView) -> None:
    view.zoom(1 / view.factor())


_KEYS: dict[object, Callable[[PictureView], None]] = {
    "+": lambda view: view.zoom(_LARGER),
    "=": lambda view: view.zoom(_LARGER),
    "-": lambda view: view.zoom(1 / _LARGER),
    "0": PictureView.fit,
    "1": _own_size,
    Qt.Key.Key_PageDown: lambda view: view.turn(1),
    Qt.Key.Key_PageUp: lambda view: view.turn(-1),
}

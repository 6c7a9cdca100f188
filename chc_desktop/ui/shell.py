"""The window around every page: the sidebar at the left, one page at a time beside it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from chc_desktop.ui.theme import colours
from chc_desktop.ui.widgets.sidebar import Sidebar
from chc_desktop.ui.widgets.tag import tag_font

PageMaker = Callable[[], QWidget]

_SIZE = QSize(1366, 768)
_FRAME = QSize(16, 48)
"""What the frame around a window may take."""


class Shell(QMainWindow):
    """Shows one page at a time; a page given as a function is made when it is first shown.

    Keyboard: each page's own shortcut, and F6 between sidebar and page.
    """

    page_changed = Signal(str)

    def __init__(self, organisation: str) -> None:
        super().__init__()
        self._makers: dict[str, PageMaker] = {}
        self._pages: dict[str, QWidget] = {}
        self._entries: dict[str, str] = {}
        self._current = ""
        self.sidebar = Sidebar(organisation)
        self._stack = QStackedWidget()
        self._frame = _Frame(self.sidebar, self._stack)
        self.setCentralWidget(self._frame)
        self.setMinimumSize(640, 420)
        self.setWindowTitle(f"{organisation}: complaints register")
        self.sidebar.chosen.connect(self.show_page)
        QShortcut(QKeySequence("F6"), self).activated.connect(self.change_side)

    def add_page(
        self, key: str, title: str, widget: QWidget | PageMaker, *, shortcut: str, bottom: bool = False
    ) -> None:
        """Give a page its entry; `bottom` puts it among the small ones. Nothing is shown yet."""
        if isinstance(widget, QWidget):
            self._keep(key, widget)
        else:
            self._makers[key] = widget
        entry = self.sidebar.add_entry(key, title, bottom)
        entry.setToolTip(QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText))
        keys = QShortcut(QKeySequence(shortcut), self)
        keys.setContext(Qt.ShortcutContext.ApplicationShortcut)  # so that it works from an open bubble too
        keys.activated.connect(lambda: self.show_page(key))

    def add_inner_page(self, key: str, entry: str, maker: PageMaker) -> None:
        """Give a page no entry of its own: another one, to which it belongs, is marked while it is in view."""
        self._makers[key] = maker
        self._entries[key] = entry

    def show_page(self, key: str) -> None:
        """Bring a page into view and put the keyboard into it."""
        if key not in self._pages:
            self._keep(key, self._makers.pop(key)())
        page = self._pages[key]
        last = page.focusWidget()
        self._stack.setCurrentWidget(page)
        self.mark_entry(key)
        changed, self._current = key != self._current, key
        if changed:
            self.page_changed.emit(key)
        by_mouse = self.sidebar.clicked_by_mouse()
        (last or page).setFocus(Qt.FocusReason.MouseFocusReason if by_mouse else Qt.FocusReason.ShortcutFocusReason)

    def mark_entry(self, key: str) -> None:
        """Mark the entry of a page as the one in view."""
        self.sidebar.mark(self._entry(key))

    def current_page(self) -> str:
        """The key of the page in view."""
        return self._current

    def setVisible(self, visible: bool) -> None:
        if visible and not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self._take_its_size()
        super().setVisible(visible)

    def set_badge(self, key: str, number: int) -> None:
        """How many things wait on a page."""
        self.sidebar.entry(key).set_badge(number)

    def set_status(self, lines: tuple[str, ...]) -> None:
        """What to know about saving and backups, at the foot of the sidebar."""
        self.sidebar.set_status(lines)

    def set_organisation(self, name: str) -> None:
        """Whose register this is."""
        self.sidebar.set_organisation(name)
        self.setWindowTitle(f"{name}: complaints register")

    def set_frame(self, colour_name: str | None, text: str = "") -> None:
        """Put a coloured frame with a word around everything, so that play is never taken for work."""
        self._frame.show_frame(colour_name, text)

    def change_side(self) -> None:
        """From the sidebar into the page, and back."""
        if self.sidebar.isAncestorOf(_focused(self)):
            self.focus_page()
        elif self._current:
            self.sidebar.entry(self._entry(self._current)).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_page(self) -> None:
        """Put the keyboard where it was on the page, else on its focus proxy, else on the page itself."""
        page = self._pages[self._current]
        (page.focusWidget() or page).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _entry(self, key: str) -> str:
        return self._entries.get(key, key)

    def _take_its_size(self) -> None:
        """Where the screen cannot hold all of the window, with its frame and beside a task bar, fill the screen."""
        room = self.screen().availableSize() - _FRAME
        whole = _SIZE.boundedTo(room) == _SIZE
        self.resize(_SIZE.boundedTo(room))
        if not whole:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def _keep(self, key: str, page: QWidget) -> None:
        """A page that cannot scroll by itself is put where it can."""
        held = page if isinstance(page, QScrollArea) else _scrolling(page)
        self._pages[key] = held
        self._stack.addWidget(held)


class _Frame(QWidget):
    """Holds sidebar and page, and paints the frame of the sample landlord around them."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._colour_name: str | None = None
        self._text = ""
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(right, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(row)

    def show_frame(self, colour_name: str | None, text: str) -> None:
        """`colour_name` is one of the named colours, such as amber; None takes the frame away."""
        self._colour_name, self._text = colour_name, text
        self.setAccessibleDescription(text)
        self._make_room()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._colour_name:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(getattr(colours(), self._colour_name)))
        painter.setFont(tag_font(self.font()))
        painter.setPen(QColor(colours().paper))
        painter.drawText(0, 0, self.width(), self._strip(), Qt.AlignmentFlag.AlignCenter.value, self._text)

    def _make_room(self) -> None:
        side, top = (5, self._strip() if self._text else 5) if self._colour_name else (0, 0)
        self._layout.setContentsMargins(side, top, side, side)

    def _strip(self) -> int:
        return self.fontMetrics().height()


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    area.setFocusProxy(page)
    area.setAccessibleName(page.accessibleName())
    area.setWidget(page)
    return area


def _focused(shell: QWidget) -> QWidget:
    return QApplication.focusWidget() or shell

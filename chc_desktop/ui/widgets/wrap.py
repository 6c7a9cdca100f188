"""Pages, cards and rows whose text wraps: nothing is cut off when the text is large or the window small."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from chc_desktop.ui.theme import colours, role, scaled
from chc_desktop.ui.widgets.arrange import FlowLayout, RowLayout

__all__ = ["Card", "FlowLayout", "Part", "Phrase", "Row", "ScrollPage", "WrapLabel", "chips", "stacked"]


_LINKS = (Qt.TextInteractionFlag.LinksAccessibleByMouse, Qt.TextInteractionFlag.LinksAccessibleByKeyboard)


class WrapLabel(QLabel):
    """Plain text that wraps, asks for the height it needs, and can be copied with the mouse.

    What can be copied is laid out as a document, which takes longer: so it is only once the mouse comes to it.
    """

    def __init__(self, text: str = "", role_name: str = "") -> None:
        super().__init__(text)
        self._heights: dict[tuple[int, str], int] = {}
        self._widths: dict[tuple[str | None, str], int] = {}
        self._can_be_copied = True
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setIndent(0)  # else a label with a border has one of its own, which its width would have to count
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if role_name:
            role(self, role_name)

    def sizeHint(self) -> QSize:
        width = min(self._width_on_one_line(), self.fontMetrics().height() * 34)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int, /) -> int:
        key = (width, self.font().key())
        if key not in self._heights:
            self._heights[key] = super().heightForWidth(width)
        return self._heights[key]

    def setText(self, text: str, /) -> None:
        self._forget()
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        self._forget()
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        if self._can_be_copied:
            flags = self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByMouse
            self.setTextInteractionFlags(flags)
        super().enterEvent(event)

    def never_copied(self) -> None:
        """Let what is under the label have the mouse."""
        self._can_be_copied = False
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def minimumSizeHint(self) -> QSize:
        width = min(self._widest(None), self.fontMetrics().height() * 14) + self._padding()
        return QSize(width, self.fontMetrics().height())

    def plain(self) -> str:
        """What a person reads."""
        return self.text()

    def _width_on_one_line(self) -> int:
        return self._widest("\n") + self._padding() + 2

    def _widest(self, between: str | None) -> int:
        """The widest word, or where lines are what stands between line ends, the widest line."""
        self.ensurePolished()
        key = (between, self.font().key())
        if key not in self._widths:
            metrics = self.fontMetrics()
            parts = self.plain().split(between)
            self._widths[key] = max((metrics.horizontalAdvance(part) for part in parts), default=0)
        return self._widths[key]

    def _forget(self) -> None:
        """The text or its looks changed: what was measured no longer holds."""
        self._heights.clear()
        self._widths.clear()

    def _padding(self) -> int:
        return self.width() - self.contentsRect().width() + 2 * self.margin()


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a phrase; with a `link`, the words can be clicked and the link is told."""

    text: str
    bold: bool = False
    soft: bool = False
    link: str = ""


class Phrase(WrapLabel):
    """A line of text of which some words are bold, soft or a link; people's words stay as they are."""

    link_chosen = Signal(str)

    def __init__(self, *parts: Part | str, role_name: str = "") -> None:
        super().__init__("", role_name)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.linkActivated.connect(self.link_chosen)
        self._parts: tuple[Part, ...] = ()
        self.show_parts(*parts)

    def show_parts(self, *parts: Part | str) -> None:
        """Say something else."""
        self._parts = tuple(Part(part) if isinstance(part, str) else part for part in parts)
        by_mouse, by_keyboard = _LINKS
        self.setTextInteractionFlags(by_mouse | by_keyboard if self.has_links else by_mouse)
        self.setAccessibleName(self.plain())
        self._render()

    @property
    def has_links(self) -> bool:
        """Whether any of its words can be clicked."""
        return any(part.link for part in self._parts)

    def plain(self) -> str:
        return "".join(part.text for part in self._parts)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._render()

    def _render(self) -> None:
        self.setText("".join(_html(part) for part in self._parts))


class Row(QFrame):
    """One line of a card: something small, the text, and its buttons."""

    def __init__(self, lead: QWidget | None, body: QWidget, *actions: QWidget, ground: str = "") -> None:
        super().__init__()
        role(self, "row").setProperty("ground", ground)
        layout = RowLayout(lead, body, actions)
        layout.setContentsMargins(*_insets(16, 10))
        self.setLayout(layout)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class Card(QFrame):
    """A white box of rows with a line between them."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        role(self, "card")
        self.setAccessibleName(name)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 1, 1, 1)
        self._layout.setSpacing(0)

    def add_row(self, content: QWidget, ground: str = "") -> QFrame:
        """Put a widget into the card, under what is there; `ground` may be amber, red or teal."""
        row = content if isinstance(content, Row) else _padded(content, ground)
        role(row, "row" if self._layout.count() else "row-first")
        self._layout.addWidget(row)
        return row

    def clear(self) -> None:
        """Take every row out again."""
        _empty(self._layout)


class ScrollPage(QScrollArea):
    """A whole page: title, subtitle, actions at the right, and content that scrolls when it must."""

    def __init__(self, title: str, subtitle: str = "", actions: tuple[QWidget, ...] = ()) -> None:
        super().__init__()
        role(self, "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(title)
        self.title = WrapLabel(title, "title")
        self.subtitle = WrapLabel(subtitle, "subtitle")
        self.heading = stacked(self.title, self.subtitle, gap=4)
        self.subtitle.setVisible(bool(subtitle))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(*_insets(28, 20))
        self._column.setSpacing(scaled(12))
        self._column.addWidget(_header(self.heading, actions))
        self._fixed_parts = 1
        content = _Content()
        content.setLayout(self._column)
        self.setWidget(content)

    def set_heading(self, title: str, subtitle: str = "") -> None:
        """Change what stands at the top."""
        self.setAccessibleName(title)
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def add(self, content: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something under what is on the page."""
        if isinstance(content, QLayout):
            self._column.addLayout(content, stretch)
        else:
            self._column.addWidget(content, stretch)

    def add_under_heading(self, content: QWidget) -> None:
        """Put something across the page under its heading, where it stays when the page is cleared."""
        self._column.insertWidget(self._fixed_parts, content)
        self._fixed_parts += 1

    def add_stretch(self) -> None:
        """Leave the room that is over here."""
        self._column.addStretch(1)

    def clear(self) -> None:
        """Take everything out except the header and what stands under it."""
        _empty(self._column, keep=self._fixed_parts)


class _Content(QWidget):
    """As tall as what is on it at its width; its least height, reckoned at the least width, would be far too much."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


def stacked(*widgets: QWidget, gap: int = 2) -> QWidget:
    """Widgets under each other, with nothing around them."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(scaled(gap))
    for widget in widgets:
        layout.addWidget(widget)
    return holder


def chips(*widgets: QWidget, gap: int = 10) -> QWidget:
    """Widgets side by side, going on to the next line when there is no room."""
    holder = QWidget()
    layout = FlowLayout(scaled(gap))
    for widget in widgets:
        layout.addWidget(widget)
    holder.setLayout(layout)
    return holder


def _header(heading: QWidget, actions: tuple[QWidget, ...]) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout := RowLayout(None, heading, actions))
    layout.setContentsMargins(0, 0, 0, 0)
    return holder


def _padded(content: QWidget, ground: str) -> QFrame:
    frame = QFrame()
    frame.setProperty("ground", ground)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(*_insets(16, 12))
    layout.addWidget(content)
    return frame


_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "<br>"})
"""`html.escape` would load every name HTML has for a letter, before the first screen."""


def _html(part: Part) -> str:
    text = part.text.translate(_ESCAPED)
    if part.link:
        return f'<a href="{part.link.translate(_ESCAPED)}" style="color:{colours().teal}">{text}</a>'
    if part.bold:
        text = f"<b>{text}</b>"
    return f'<span style="color:{colours().soft}">{text}</span>' if part.soft else text


def _insets(across: int, down: int) -> tuple[int, int, int, int]:
    return (scaled(across), scaled(down), scaled(across), scaled(down))


def _empty(layout: QLayout, keep: int = 0) -> None:
    while layout.count() > keep:
        item = layout.takeAt(layout.count() - 1)
        if item and (widget := item.widget()):
            widget.hide()
            widget.deleteLater()

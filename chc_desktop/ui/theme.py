"""How the program looks: its colours, its typeface, the roles a widget can play, and its buttons."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QSizePolicy, QWidget

from chc_desktop.files import resources
from chc_desktop.ui.colours import PALETTES, Colours, Mode
from chc_desktop.ui.icon import window_icon
from chc_desktop.ui.steady import stand_steady
from chc_desktop.ui.style import BODY_POINTS, style_sheet

__all__ = [
    "Button",
    "Colours",
    "Mode",
    "apply_theme",
    "colours",
    "danger_button",
    "link_button",
    "main_button",
    "plain_button",
    "role",
    "scaled",
    "text_scale",
]

_TYPEFACES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "DejaVuSans.ttf")
_MODE = "chc_mode"
_FOLLOWS = "chc_follows_system"
_SCALE = "chc_scale"

AnyWidget = TypeVar("AnyWidget", bound=QWidget)


def apply_theme(app: QApplication, mode: Mode | None = None, scale: float = 1.0) -> None:
    """Dress the whole program; `mode` None follows the system from now on; `scale` is the text size."""
    if app.property(_MODE) is None:
        _prepare(app)
    chosen = mode or _system_mode(app)
    app.setProperty(_MODE, chosen.value)
    app.setProperty(_FOLLOWS, mode is None)
    app.setProperty(_SCALE, scale)
    app.setFont(_typeface(scale))
    app.setPalette(_palette(PALETTES[chosen]))
    app.setStyleSheet(style_sheet(PALETTES[chosen], scale))


def colours() -> Colours:
    """The colours in use now, for widgets that paint themselves."""
    return PALETTES[Mode(_property(_MODE, Mode.LIGHT.value))]


def text_scale() -> float:
    """The text size in use now; 1.0 is the ordinary one."""
    return float(str(_property(_SCALE, 1.0)))


def scaled(pixels: int) -> int:
    """Room around text: grows half as fast as the text, so that a large text keeps its room."""
    return round(pixels * (1 + (text_scale() - 1) / 2))


def role(widget: AnyWidget, name: str) -> AnyWidget:
    """Give a widget its part on the page, such as “title”, “soft” or “card”; hands the widget back."""
    return _dress(widget, "role", name)


class Button(QPushButton):
    """A push button whose keyboard focus can be seen on a coloured ground too; its words are shown as they are."""

    def __init__(self, text: str, look: str) -> None:
        super().__init__(_every_letter(text))
        self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def text(self) -> str:
        """What a person reads on it."""
        return super().text().replace("&&", "&")

    def setText(self, text: str, /) -> None:
        super().setText(_every_letter(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it in every window, not only in a dialog; with Ctrl it sends the whole form."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.property("look") == "main":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours().on_button), 2))
            painter.drawRoundedRect(self.rect().adjusted(4, 4, -4, -4), 3, 3)


def _every_letter(text: str) -> str:
    """Qt takes one “&” for the sign of a key and does not show it."""
    return text.replace("&", "&&")


def main_button(text: str) -> Button:
    """The one thing to do on this screen."""
    return Button(text, "main")


def plain_button(text: str) -> Button:
    """Something else one may do."""
    return Button(text, "plain")


def danger_button(text: str) -> Button:
    """Something that cannot easily be taken back."""
    return Button(text, "danger")


def link_button(text: str) -> Button:
    """A small thing to do, within text."""
    return Button(text, "link")


def open_under(button: QPushButton, menu: QMenu) -> None:
    """Open a menu under a button, with its right edge where the button’s is."""
    corner = button.mapToGlobal(button.rect().bottomRight())
    menu.popup(corner - QPoint(menu.sizeHint().width() - 1, -2))


def _prepare(app: QApplication) -> None:
    stand_steady(app)
    for name in _TYPEFACES:
        QFontDatabase.addApplicationFont(str(resources("fonts") / name))
    app.setWindowIcon(window_icon())
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda: _system_changed(app))


def _system_changed(app: QApplication) -> None:
    if app.property(_FOLLOWS):
        apply_theme(app, None, text_scale())


def _system_mode(app: QApplication) -> Mode:
    hints = app.styleHints()
    accessibility = hints.accessibility()
    if accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Mode.CONTRAST
    return Mode.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Mode.LIGHT


def _typeface(scale: float) -> QFont:
    font = QFont()
    font.setFamilies(["Noto Sans", "DejaVu Sans"])
    font.setPointSizeF(BODY_POINTS * scale)
    return font


def _palette(named: Colours) -> QPalette:
    parts = QPalette.ColorRole
    palette = QPalette()
    for part, colour in {
        parts.Window: named.canvas,
        parts.WindowText: named.ink,
        parts.Base: named.paper,
        parts.AlternateBase: named.canvas,
        parts.Text: named.ink,
        parts.PlaceholderText: named.soft,
        parts.Button: named.paper,
        parts.ButtonText: named.ink,
        parts.ToolTipBase: named.paper,
        parts.ToolTipText: named.ink,
        parts.Highlight: named.button,
        parts.HighlightedText: named.on_button,
        parts.Accent: named.teal,
        parts.Link: named.teal,
        parts.LinkVisited: named.teal,
        parts.Light: named.paper,
        parts.Midlight: named.line,
        parts.Mid: named.edge,
        parts.Dark: named.edge,
        parts.Shadow: named.edge,
    }.items():
        palette.setColor(part, QColor(colour))
    for part in (parts.WindowText, parts.Text, parts.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(named.on_shut))
    return palette


def _property(name: str, otherwise: object) -> object:
    app = QApplication.instance()
    value = app.property(name) if app else None
    return otherwise if value is None else value


def _dress(widget: AnyWidget, name: str, value: str) -> AnyWidget:
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    return widget

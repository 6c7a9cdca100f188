"""The colours can be read, the text size can be chosen, and everything is repainted."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from chc_desktop.ui.colours import PALETTES, Colours
from chc_desktop.ui.theme import Mode, apply_theme, colours, main_button, role
from chc_desktop.ui.widgets.tag import Tag, Tone

TEXTS_ON_PAGES = ("ink", "soft", "teal", "red", "amber", "green")
PALES = ("teal_pale", "red_pale", "amber_pale", "green_pale", "chosen", "hatch")
PAIRS = [
    *((text, ground) for text in TEXTS_ON_PAGES for ground in ("canvas", "paper")),
    *((text, ground) for text in ("ink", "soft") for ground in PALES),
    *((tone, f"{tone}_pale") for tone in ("teal", "red", "amber", "green")),
    *(("teal", ground) for ground in ("amber_pale", "red_pale", "chosen")),
    ("on_button", "button"),
    ("on_button", "button_over"),
    ("on_shut", "shut"),
    ("on_badge", "badge"),
    ("paper", "teal"),
    ("paper", "amber"),
    *((text, ground) for text in ("sidebar_ink", "sidebar_soft") for ground in ("sidebar", "sidebar_chosen")),
]
EDGES = [("edge", "paper"), ("edge", "canvas"), ("teal", "paper"), ("sidebar_edge", "sidebar"), ("on_button", "button")]


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, in daylight again afterwards."""
    yield qapp
    apply_theme(qapp, Mode.LIGHT)


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_can_be_read_on_its_ground(mode: Mode, text: str, ground: str) -> None:
    assert contrast(PALETTES[mode], text, ground) >= 4.5


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_the_edge_of_every_field_and_the_focus_can_be_seen(mode: Mode, edge: str, ground: str) -> None:
    assert contrast(PALETTES[mode], edge, ground) >= 3


@pytest.mark.parametrize("mode", list(Mode))
def test_a_mode_is_worn_by_the_whole_program(dressed: QApplication, mode: Mode) -> None:
    apply_theme(dressed, mode)
    assert colours() == PALETTES[mode]
    assert dressed.palette().color(QPalette.ColorRole.Window) == QColor(PALETTES[mode].canvas)


def test_the_text_size_is_the_officers(dressed: QApplication) -> None:
    apply_theme(dressed, Mode.LIGHT, 2.0)
    assert dressed.font().pointSizeF() == 22


def test_the_typeface_is_the_one_we_ship(dressed: QApplication) -> None:
    assert QFontInfo(dressed.font()).family() == "Noto Sans"


def test_without_a_mode_the_system_decides_and_offscreen_it_says_light(dressed: QApplication) -> None:
    apply_theme(dressed, None)
    assert colours() == PALETTES[Mode.LIGHT]


def test_a_painted_widget_follows_a_change_of_mode(qtbot: QtBot, dressed: QApplication) -> None:
    tag = Tag("today", Tone.AMBER)
    qtbot.addWidget(tag)
    tag.show()
    middle = tag.rect().center()
    before = tag.grab().toImage().pixelColor(3, middle.y())
    apply_theme(dressed, Mode.DARK)
    after = tag.grab().toImage().pixelColor(3, middle.y())
    assert (before, after) == (QColor(PALETTES[Mode.LIGHT].amber_pale), QColor(PALETTES[Mode.DARK].amber_pale))


def test_a_role_can_change_while_the_widget_is_shown(qtbot: QtBot) -> None:
    label = role(QLabel("Late"), "section")
    qtbot.addWidget(label)
    label.show()
    role(label, "section-late")
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(colours().red)


def test_keyboard_focus_on_the_main_button_can_be_seen(qtbot: QtBot) -> None:
    button = main_button("Finish the letter")
    qtbot.addWidget(button)
    button.show()
    before = button.grab().toImage()
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    after = button.grab().toImage()
    changed = sum(
        before.pixelColor(x, y) != after.pixelColor(x, y) for x in range(before.width()) for y in range(before.height())
    )
    assert changed > 2 * before.width()


def contrast(palette: Colours, text: str, ground: str) -> float:
    """The ratio of WCAG 2."""
    light, dark = sorted((_luminance(getattr(palette, name)) for name in (text, ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)

"""The window around the pages: by mouse, by keyboard, small and large."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.ui.shell import Shell
from chc_desktop.ui.theme import Mode, apply_theme, colours
from chc_desktop.ui.widgets.fields import LineField
from chc_desktop.ui.widgets.wrap import ScrollPage


@pytest.fixture
def shell(qtbot: QtBot) -> Shell:
    made = Shell("Amberley Almshouses")
    qtbot.addWidget(made)
    made.add_page("today", "Today", ScrollPage("Today"), shortcut="Ctrl+1")
    made.add_page("cases", "Cases", a_form(), shortcut="Ctrl+2")
    made.add_page("help", "Help (F1)", QLabel("Help"), shortcut="F1", bottom=True)
    made.show()
    made.activateWindow()
    made.show_page("today")
    QApplication.processEvents()
    return made


def test_a_click_in_the_sidebar_brings_the_page(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.page_changed) as changed:
        QTest.mouseClick(shell.sidebar.entry("cases"), Qt.MouseButton.LeftButton)
    assert changed.args == ["cases"]
    assert shell.current_page() == "cases"
    assert shell.sidebar.entry("cases").isChecked()
    assert not shell.sidebar.entry("today").isChecked()


@pytest.mark.parametrize(
    ("key", "modifier", "page"),
    [
        (Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier, "cases"),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "help"),
    ],
)
def test_every_page_has_its_key(
    qtbot: QtBot, shell: Shell, key: Qt.Key, modifier: Qt.KeyboardModifier, page: str
) -> None:
    QTest.keyClick(shell, key, modifier)
    assert shell.current_page() == page


def test_showing_the_page_in_view_again_announces_no_change(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.assertNotEmitted(shell.page_changed):
        shell.show_page("today")


def test_a_page_puts_the_keyboard_where_it_wants_it_and_f6_changes_sides(qtbot: QtBot, shell: Shell) -> None:
    shell.show_page("cases")
    focus = QApplication.focusWidget()
    assert isinstance(focus, LineField)
    QTest.keyClick(shell, Qt.Key.Key_F6)
    assert shell.sidebar.entry("cases").hasFocus()
    QTest.keyClick(shell.sidebar.entry("cases"), Qt.Key.Key_F6)
    assert focus.hasFocus()


def test_up_and_down_go_through_the_sidebar_and_space_opens(qtbot: QtBot, shell: Shell) -> None:
    shell.change_side()
    QTest.keyClick(shell.sidebar.entry("today"), Qt.Key.Key_Down)
    assert shell.sidebar.entry("cases").hasFocus()
    QTest.keyClick(shell.sidebar.entry("cases"), Qt.Key.Key_Space)
    assert shell.current_page() == "cases"


def test_a_page_is_made_when_it_is_first_shown(shell: Shell) -> None:
    made: list[QWidget] = []

    def make() -> QWidget:
        made.append(QLabel("Reports"))
        return made[0]

    shell.add_page("reports", "Reports", make, shortcut="Ctrl+7")
    assert made == []
    shell.show_page("reports")
    shell.show_page("today")
    shell.show_page("reports")
    assert len(made) == 1
    assert made[0].isVisible()


def test_a_badge_is_said_as_well_as_shown(shell: Shell) -> None:
    shell.set_badge("today", 2)
    assert shell.sidebar.entry("today").badge() == 2
    assert spoken(shell.sidebar.entry("today")) == "Today, 2 waiting"
    shell.set_badge("today", 0)
    assert spoken(shell.sidebar.entry("today")) == "Today"


def test_the_foot_of_the_sidebar_says_how_safe_the_work_is(shell: Shell) -> None:
    shell.set_status(("Saved 14:02", "Backed up today 09:11, checked ✓"))
    shown = [label.text() for label in shell.sidebar.findChildren(QLabel)]
    assert "Saved 14:02\nBacked up today 09:11, checked ✓" in shown


def test_the_sample_landlord_has_a_coloured_frame(shell: Shell) -> None:
    shell.set_frame("amber", "Sample")
    QApplication.processEvents()
    picture = shell.grab().toImage()
    assert picture.pixelColor(2, 300) == QColor(colours().amber)
    shell.set_frame(None)
    QApplication.processEvents()
    assert shell.grab().toImage().pixelColor(2, 300) == QColor(colours().sidebar)


def test_the_words_of_the_frame_keep_their_room_when_the_text_grows(shell: Shell, qapp: QApplication) -> None:
    shell.set_frame("amber", "Sample")
    QApplication.processEvents()
    before = top_of_page(shell)
    apply_theme(qapp, Mode.LIGHT, 2.0)
    try:
        QApplication.processEvents()
        assert top_of_page(shell) > before * 1.7
    finally:
        apply_theme(qapp, Mode.LIGHT)
    QApplication.processEvents()
    assert top_of_page(shell) == before


def test_at_twice_the_text_the_window_still_fits_a_small_screen(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Mode.LIGHT, 2.0)
    try:
        shell = Shell("The Amberley and District Almshouse Charity of Dame Agnes Fortescue")
        qtbot.addWidget(shell)
        wide = QWidget()
        wide.setMinimumSize(2000, 2000)
        for place in range(9):
            shell.add_page(str(place), f"Self-assessment {place}", wide if not place else QLabel("x"), shortcut="")
        shell.resize(1366, 768)
        shell.show()
        shell.show_page("0")
        QApplication.processEvents()
        assert (shell.width(), shell.height()) == (1366, 768)
        assert shell.sidebar.width() < 500
        last = shell.sidebar.entry("8")
        shell.sidebar.ensureWidgetVisible(last)
        assert last.visibleRegion().boundingRect().height() == last.height()
    finally:
        apply_theme(qapp, Mode.LIGHT)


def test_the_sidebar_is_as_wide_after_another_text_size_as_before(qapp: QApplication, shell: Shell) -> None:
    before = shell.sidebar.width()
    apply_theme(qapp, Mode.LIGHT, 2.0)
    QApplication.processEvents()
    large = shell.sidebar.width()
    apply_theme(qapp, Mode.LIGHT)
    QApplication.processEvents()
    assert shell.sidebar.width() == before < large
    for page in ("cases", "help", "today"):
        shell.show_page(page)
        QApplication.processEvents()
        assert shell.sidebar.width() == before


def a_form() -> ScrollPage:
    page = ScrollPage("Cases")
    search = LineField("Search")
    page.add(search)
    page.setFocusProxy(search)
    return page


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize(
    ("room", "filled"), [((1366, 728), True), ((1366, 768), True), ((1440, 860), False), ((1920, 1040), False)]
)
def test_a_window_that_does_not_fit_beside_the_task_bar_fills_the_screen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, room: tuple[int, int], filled: bool
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(*room))
    shell = Shell("Amberley Almshouses")
    qtbot.addWidget(shell)
    shell.show()
    assert shell.isMaximized() is filled
    if not filled:
        assert shell.size() == QSize(1366, 768)


def top_of_page(shell: Shell) -> int:
    return shell.sidebar.mapTo(shell, QPoint(0, 0)).y()

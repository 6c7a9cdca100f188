"""“Check the register” runs beside the window: it shows how far it is, can be stopped, and nothing waits for it."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.office import checking
from chc_desktop.office.checking import Checked
from chc_desktop.office.desk import Desk
from chc_desktop.office.office import Office
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.settings.safekeeping_part import SafekeepingPart
from chc_desktop.ui.theme import Mode, apply_theme
from chc_desktop.ui.widgets.in_view import area_around
from chc_desktop.ui.work_dialog import WorkDialog
from tests import make


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, Mode.LIGHT, 2.0)
    yield
    apply_theme(qapp, Mode.LIGHT)


@pytest.fixture
def part(window: MainWindow) -> SafekeepingPart:
    window.show_page("settings")
    window.pages.settings.show_safekeeping()
    return window.pages.settings.safekeeping


@pytest.fixture
def goes_on(monkeypatch: pytest.MonkeyPatch) -> Event:
    """The check waits half way until this is set, as on a large register."""
    waited, real = Event(), checking.check_meanwhile

    def slow(desk: Desk, tick: Callable[[float], object]) -> Checked:
        while not waited.wait(0.005):
            tick(0.4)
        return real(desk, tick)

    monkeypatch.setattr(checking, "check_meanwhile", slow)
    return waited


def working(qtbot: QtBot, part: SafekeepingPart) -> WorkDialog:
    part.check.click()
    (work,) = part.findChildren(WorkDialog)
    qtbot.waitUntil(work.isVisible)
    return work


def test_it_shows_how_far_it_is_and_is_stopped_with_escape(
    qtbot: QtBot, part: SafekeepingPart, goes_on: Event, office: Office
) -> None:
    work = working(qtbot, part)
    qtbot.waitUntil(lambda: work.bar.value() == 40)
    assert work.bar.accessibleName() == "Checking the register…"
    QTest.keyClick(work, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: part.banner.text() == "Stopped. Everything is as it was.")
    assert not part.save_readable.isVisible()
    goes_on.set()


def test_something_is_kept_meanwhile_and_the_check_is_as_of_when_it_began(
    qtbot: QtBot, part: SafekeepingPart, goes_on: Event, office: Office
) -> None:
    working(qtbot, part)
    make.a_complaint(office)
    goes_on.set()
    qtbot.waitUntil(lambda: part.banner.text().startswith("All is sound"))


def test_a_check_keeps_nothing_so_nothing_is_said_to_be_saved(
    qtbot: QtBot, part: SafekeepingPart, window: MainWindow
) -> None:
    part.check.click()
    qtbot.waitUntil(lambda: part.banner.text().startswith("All is sound"))
    assert "Saved" not in window.sidebar._status.text()


@pytest.mark.usefixtures("large")
def test_what_was_found_is_in_view_where_the_text_is_large(qtbot: QtBot, part: SafekeepingPart) -> None:
    area = area_around(part.check)
    assert area
    part.check.setFocus()
    area.ensureWidgetVisible(part.check)
    QTest.mouseClick(part.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: part.banner.text().startswith("All is sound"))
    qtbot.waitUntil(lambda: not part.banner.visibleRegion().isEmpty())

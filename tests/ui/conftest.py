"""What most tests of windows stand on: an office with its people, the main window, and the page of a case."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.office.office import Office
from chc_desktop.ui.case.page import CasePage
from chc_desktop.ui.main_window import MainWindow
from tests import make
from tests.conftest import Answers

Show = Callable[[int], CasePage]


@pytest.fixture(autouse=True)
def nothing_is_left_over(qapp: QApplication) -> Iterator[None]:
    """The windows of a test are gone before the next one: each widget left alive is styled again at each text size."""
    yield
    for window in qapp.topLevelWidgets():
        if window.parent() is None:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """On a new register in the folder “register”; a test may open it once more with `make.again`."""
    return make.an_office(tmp_path / "register")


@pytest.fixture
def window(qtbot: QtBot, office: Office, answers: Answers) -> MainWindow:
    """The main window as large as on a laptop, with the keyboard in it."""
    made = MainWindow(office, answers)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def show(qtbot: QtBot, office: Office, answers: Answers) -> Show:
    """The page of a case in a window, read again after each action as the main window does."""

    def shown(case_id: int) -> CasePage:
        page = CasePage(office, answers)
        qtbot.addWidget(page)
        page.resize(1170, 768)
        page.show_case(case_id)
        page.show()
        page.activateWindow()
        office.on_change(page.refresh)
        QApplication.processEvents()
        return page

    return shown

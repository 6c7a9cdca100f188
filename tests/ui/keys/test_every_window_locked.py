"""Every window while the register is locked: nothing of it can be seen or heard, and it comes back as it was."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from chc_desktop.ui.keys.locking import Locking
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.pages import Pages
from chc_desktop.ui.widgets.popover import Popover
from tests import catalogue, make
from tests.catalogue import Things
from tests.conftest import Answers
from tests.ui.keys.conftest import PHRASE, put_away

TYPED = "Zebedee wrote this"
PAGES = [name for name, kind in vars(Pages).items() if isinstance(kind, cached_property)]


@pytest.fixture
def things(qtbot: QtBot, answers: Answers, tmp_path: Path) -> Things:
    office = make.an_office(tmp_path / "register")
    catalogue.happen(office)
    office.keys.sheet_was_confirmed(office.keys.sheet())
    office.keys.set_passphrase(PHRASE)
    window = MainWindow(office, answers)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return Things(office, window, answers)


@pytest.fixture
def locking(things: Things) -> Iterator[Locking]:
    made = Locking(things.office, things.window, things.window)
    yield made
    put_away(made)


def lock_and_unlock(locking: Locking, things: Things) -> list[str]:
    """What could be seen meanwhile, beside the window that says no more than that it is locked."""
    key = things.office.desk.register.key
    locking.lock()
    catalogue.settle()
    seen = [*named_windows(), *heard()]
    locking._unlock(key)
    things.window.refresh()
    catalogue.settle()
    return [each for each in seen if each != "Locked"]


def named_windows() -> list[str]:
    """What the task bar and the system's list of windows have."""
    return [window.title() for window in QGuiApplication.topLevelWindows()]


def heard() -> list[str]:
    """What a screen reader finds at the top of the program."""
    application = QApplication.instance()
    assert application
    root = QAccessible.queryAccessibleInterface(application)
    return [root.child(place).text(QAccessible.Text.Name) for place in range(root.childCount())]


def typed_into(window: QWidget) -> list[QPlainTextEdit]:
    """The long texts in view, each with something written in it."""
    texts = [each for each in window.findChildren(QPlainTextEdit) if each.isVisible() and not each.isReadOnly()]
    for text in texts:
        text.setPlainText(TYPED)
    return [text for text in texts if text.toPlainText() == TYPED]


def test_no_page_can_be_seen_and_what_was_typed_in_it_is_still_there(things: Things, locking: Locking) -> None:
    found = {}
    for key in (*PAGES, "the open row"):
        window = things.window
        if key == "the open row":
            catalogue._open_row(things)
        else:
            catalogue._page(things, key)
        texts = typed_into(window)
        seen = lock_and_unlock(locking, things)
        lost = [text.accessibleName() for text in texts if not isValid(text) or text.toPlainText() != TYPED]
        if seen or lost or not window.isVisible():
            found[key] = seen, lost
    assert found == {}


@pytest.mark.timeout(200)
def test_no_dialog_and_no_bubble_can_be_seen_and_what_was_typed_is_still_there(
    things: Things, locking: Locking
) -> None:
    opened = [(kind.__name__, catalogue._dialog(things, kind)()) for kind in catalogue.dialog_classes()]
    assert len(opened) > 50
    typed = [(name, text) for name, window in opened if isValid(window) for text in typed_into(window)]
    shown = [(name, window) for name, window in opened if isValid(window) and window.isVisible()]
    assert lock_and_unlock(locking, things) == []
    assert [name for name, text in typed if not isValid(text) or text.toPlainText() != TYPED] == []
    assert [name for name, window in shown if not isinstance(window, Popover) and not window.isVisible()] == []

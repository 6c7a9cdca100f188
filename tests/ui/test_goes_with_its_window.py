"""What belongs to a window goes when it goes.

A timer or a model without an owner in Qt stays until Python clears it away, and Python does so in whichever thread
happens to run: in that of the letters, which ends the program the next time the timer would ring.
"""

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid, ownedByPython

from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.widgets.sidebar import Sidebar
from tests.conftest import Answers
from tests.letters import a_case_ready_for

PAGES = ("today", "cases", "calendar", "assessment", "settings", "help")


@pytest.mark.parametrize("busy", [False, True])
def test_nothing_of_the_window_outlives_it(
    office: Office, answers: Answers, check_gone: Callable[[QWidget], list[QObject]], busy: bool
) -> None:
    case_id = a_case_ready_for(office, LetterKind.RESPONSE_STAGE1) if busy else 0
    window = MainWindow(office, answers)
    window.show()
    for page in PAGES:
        window.show_page(page)
    if busy:
        window.open_case(case_id)
        window.open_letter(case_id, LetterKind.RESPONSE_STAGE1.value)
    assert window.findChildren(Sidebar)
    assert check_gone(window) == []


@pytest.fixture
def check_gone(qtbot: QtBot) -> Callable[[QWidget], list[QObject]]:
    """Closes a window for good and hands back what of Qt nobody but Python will clear away now."""
    before = {id(one) for one in _living()}

    def check(window: QWidget) -> list[QObject]:
        window.hide()
        window.deleteLater()
        qtbot.waitUntil(lambda: not isValid(window))
        return [one for one in _living() if id(one) not in before]

    return check


def _living() -> list[QObject]:
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, QObject) and isValid(one) and ownedByPython(one)]

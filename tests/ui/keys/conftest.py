"""A register with a passphrase, cheap to try; the window on it, and what locks it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.office.office import Office
from chc_desktop.store import wrapping
from chc_desktop.ui.keys.locking import Locking
from chc_desktop.ui.main_window import MainWindow
from tests.store.test_key_file import CHEAP

PHRASE = "four bells at the almshouse"


class Clocks:
    """The clock on the wall, and one that never jumps; in seconds."""

    def __init__(self) -> None:
        self.wall = self.steady = 1_000.0

    def pass_(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrapping, "USUAL", CHEAP)


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def guarded(office: Office) -> Office:
    """The office with a passphrase."""
    office.keys.sheet_was_confirmed(office.keys.sheet())
    office.keys.set_passphrase(PHRASE)
    return office


@pytest.fixture
def locking(guarded: Office, window: MainWindow, clocks: Clocks) -> Iterator[Locking]:
    made = Locking(guarded, window, window, (lambda: clocks.wall, lambda: clocks.steady))
    yield made
    put_away(made)


def put_away(locking: Locking) -> None:
    """Watch and hide nothing any more."""
    locking._watch.stop()
    application = QApplication.instance()
    assert application
    application.removeEventFilter(locking._curtain)


def unlock(qtbot: QtBot, locking: Locking, phrase: str = PHRASE) -> None:
    """Type the passphrase and press Enter."""
    assert locking.window
    locking.window.panel.field.line.setText(phrase)
    locking.window.panel.open_button.click()
    qtbot.waitUntil(lambda: not locking.is_locked)

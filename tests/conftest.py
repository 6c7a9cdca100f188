"""What every test with windows stands on: no screen, British dates, our own typeface, plain answers to questions."""

import gc
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_EVERYTHING_AFTER = 300
"""After so many tests Python looks over all that was ever made."""

_done = count(1)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Python clears away between two tests: since the first window it does nothing by itself."""
    gc.collect(1 if next(_done) % _EVERYTHING_AFTER else 2)


@pytest.fixture(scope="session", autouse=True)
def nobody_waits_for_the_disk() -> Iterator[None]:
    """No test pulls the plug, so a register made for one need not be on the disk before it goes on.

    It is written like any other; a program that a test starts by itself waits as always.
    """
    from chc_desktop.store import database

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(database, "PRAGMAS", (*database.PRAGMAS, "synchronous = OFF"))
        yield


@pytest.fixture(scope="session", autouse=True)
def nobody_has_a_cloud_folder_or_a_stick() -> Iterator[None]:
    """Whoever runs the tests may keep backups of their own in one, or have a stick with some plugged in."""
    from chc_desktop.office.backups import found
    from chc_desktop.store.backups import places

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(found, "cloud_folders", tuple)
        patched.setattr(places, "_drives", list)
        yield


@pytest.fixture(scope="session")
def qapp(qapp: "QApplication") -> "QApplication":
    """The one application, dressed as the officer sees it by daylight."""
    from chc_desktop.ui.british import be_british
    from chc_desktop.ui.theme import Mode, apply_theme

    be_british()
    apply_theme(qapp, Mode.LIGHT)
    return qapp


@pytest.fixture
def qtbot(qtbot: "QtBot", monkeypatch: pytest.MonkeyPatch) -> "Iterator[QtBot]":
    """Keeps every window until Qt has freed it.

    Else, once a test is over, only its own widgets speak of it, and Python may clear it away while it is still in use:
    in the midst of one of its own timers.
    """
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    kept: list[QWidget] = []
    add = qtbot.addWidget

    def keep(widget: "QWidget") -> None:
        kept.append(widget)
        add(widget)

    monkeypatch.setattr(qtbot, "addWidget", keep)
    yield qtbot
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def check_freed(qtbot: "QtBot") -> Callable[["QWidget"], None]:
    """Closes a dialog and fails unless it is freed, so that none piles up behind its window."""

    from shiboken6 import isValid

    def check(dialog: "QWidget") -> None:
        dialog.close()
        qtbot.waitUntil(lambda: not isValid(dialog), timeout=2000)

    return check


@dataclass
class Answers:
    """Stands in for the real prompts: remembers what was asked and gives the answers a test wants."""

    yes: bool = True
    path: Path | None = None
    paths: list[Path] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def ask(
        self,
        parent: "QWidget",
        title: str,
        text: str,
        yes_text: str,
        on_yes: Callable[[], None],
        no_text: str = "Go back",
    ) -> None:
        self.asked.append(f"{title} {text}".strip())
        if self.yes:
            on_yes()

    def say(self, parent: "QWidget", title: str, text: str) -> None:
        self.said.append(f"{title} {text}".strip())

    def choose_save_file(
        self, parent: "QWidget", title: str, suggested: Path, file_filter: str, on_path: Callable[[Path], None]
    ) -> None:
        self._choose(title, on_path)

    def choose_file(
        self, parent: "QWidget", title: str, folder: Path, file_filter: str, on_path: Callable[[Path], None]
    ) -> None:
        self._choose(title, on_path)

    def choose_files(self, parent: "QWidget", title: str, folder: Path, on_paths: Callable[[list[Path]], None]) -> None:
        self.asked.append(title)
        if self.paths:
            on_paths(self.paths)

    def choose_folder(self, parent: "QWidget", title: str, folder: Path, on_path: Callable[[Path], None]) -> None:
        self._choose(title, on_path)

    def _choose(self, title: str, on_path: Callable[[Path], None]) -> None:
        self.asked.append(title)
        if self.path:
            on_path(self.path)


@pytest.fixture
def answers() -> Answers:
    """Prompts that answer yes and choose nothing, until a test says otherwise."""
    return Answers()

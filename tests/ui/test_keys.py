"""The help page about keys is true and whole: it names every shortcut there is, and none that is not."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from pytestqt.qtbot import QtBot

from chc_desktop import files
from chc_desktop.ui.main_window import MainWindow
from tests import catalogue, make
from tests.catalogue import Things
from tests.conftest import Answers

IN_THE_FIELDS = {
    *("Tab", "Ctrl+Enter", "Alt+Down", "Arrows", "Space", "Enter", "PageUp", "PageDown", "Home", "End"),
    *("Shift+F10", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "+ − 0"),
}
"""Keys that a field or a window takes itself, without a shortcut: tested where the field is."""

THE_SAME = {"Ctrl+Return", "Paste", "Shift+Ins", "Shift+Insert"}
"""Other keys of the system for what has one in the list."""


def keys_of_the_page() -> dict[str, str]:
    """Each key of the page, and what it says of it."""
    page = (files.resources("help") / "keys.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", page, re.MULTILINE)
    return {key: said for keys, said in rows if keys not in ("Press", "---") for key in keys.split(", ")}


@pytest.mark.timeout(300)
def test_the_page_names_every_shortcut_there_is_and_no_other(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register")
    catalogue.happen(office)
    window = MainWindow(office, answers)
    qtbot.addWidget(window)
    window.show()
    installed: set[str] = set()
    for _name, opened in catalogue.windows(Things(office, window, answers)):
        view = opened()
        found = [key for shortcut in view.findChildren(QShortcut) for key in shortcut.keys()]  # noqa: SIM118 - no dict
        found += [key for action in view.findChildren(QAction) for key in action.shortcuts()]
        installed |= {key.toString(QKeySequence.SequenceFormat.PortableText) for key in found}
        catalogue.close(view)
    named = set(keys_of_the_page())
    assert installed - named - THE_SAME == set(), "the page does not name these"
    assert named - installed - IN_THE_FIELDS == set(), "the page names these, and they do nothing"


def test_each_key_of_a_page_leads_where_the_page_says(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    window = MainWindow(make.an_office(tmp_path / "register"), answers)
    qtbot.addWidget(window)
    window.show()
    led: dict[str, str] = {}
    for shortcut in window.findChildren(QShortcut):
        key = shortcut.keys()[0].toString()
        if re.fullmatch(r"Ctrl\+\d", key):
            shortcut.activated.emit()
            led[key] = f"go to {window.sidebar.entry(window.current_page()).text()}"
    said = keys_of_the_page()
    assert {key: said[key].replace("go to the ", "go to ") for key in led} == led
    assert len(led) >= 6

"""Killed three seconds after the last key: what was written in any long text of the program is back, and it says so."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.main_window import MainWindow
from tests import catalogue, make
from tests.catalogue import Things
from tests.conftest import Answers
from tests.journey.writes_and_is_killed import DIALOGS, long_texts

ROOT = Path(__file__).parent.parent.parent
PAGES = (
    "page settings",
    "letter acknowledgement-stage1",
    "letter response-stage2",
    "an open row of the self-assessment",
)
"""Each needs a process of its own: a page is kept when another one comes into view."""

Killed = Callable[[str], tuple[Path, dict[str, dict[str, str]]]]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Killed:
    """The register after the program was killed while somebody wrote, and what they had written in which window."""
    whole = tmp_path_factory.mktemp("whole")
    office = make.an_office(whole / "register")
    catalogue.happen(office)
    office.close()
    running = {}
    for which in (DIALOGS, *PAGES):
        place = tmp_path_factory.mktemp("killed")
        shutil.copytree(whole / "register", place / "register")
        command = [sys.executable, "-m", "tests.journey.writes_and_is_killed", str(place / "register")]
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen([*command, str(place / "noted.json"), which], env=environment, cwd=ROOT)
        running[which] = process, place

    def found(which: str) -> tuple[Path, dict[str, dict[str, str]]]:
        process, place = running[which]
        assert process.wait(timeout=90) < 0, "it was killed, and did not end by itself"
        return place / "register", json.loads((place / "noted.json").read_text(encoding="utf-8"))

    return found


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Linux does")
@pytest.mark.timeout(300)
@pytest.mark.parametrize("which", [DIALOGS, *PAGES])
def test_what_was_written_is_back(qtbot: QtBot, answers: Answers, killed: Killed, which: str) -> None:
    folder, written = killed(which)
    assert len(written) >= (20 if which == DIALOGS else 1)
    office = make.again(folder)
    window = MainWindow(office, answers)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    lost = {}
    for name, opened in catalogue.windows(Things(office, window, answers)):
        if name in written:
            view = opened()
            back = {text.accessibleName(): text.value() for text in long_texts(view)}
            said = view.banner.text() if isinstance(view, FormDialog) else "back"
            if "back" not in said or any(back.get(field) != text for field, text in written[name].items()):
                lost[name] = (said, written[name], back)
            catalogue.close(view)
    assert lost == {}

"""The tour does the whole job through the real windows, on a computer without a screen and without a network."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.timeout(300)
def test_the_tour_leaves_letters_forms_and_pictures_without_a_screen_or_a_network(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "DISPLAY")}
    command = [sys.executable, "-m", "tests.without_network", "tour", str(tmp_path / "tour"), "--one-look"]
    done = subprocess.run(command, env=bare, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert "The tour is done: 11 papers" in done.stdout
    assert "Traceback" not in done.stderr

    letters = {path.name: path for path in (tmp_path / "tour" / "letters").iterdir()}
    assert {path.suffix for path in letters.values()} == {".pdf", ".ics", ".docx", ".html"}
    assert len(letters) == 11
    final = next(path for name, path in letters.items() if "Stage 2 response" in name)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(final).pages).split())
    assert "Edith Marlow" in text
    assert "0300 111 3000" in text
    assert "DRAFT" not in text

    pictures = {path.stem for path in (tmp_path / "tour" / "pictures").iterdir()}
    wanted = "first-run today log case letter calendar calendar-week requests case-other-dates case-on-paper assessment"
    papers = "call add-email correspondence email"
    for page in (*wanted.split(), *papers.split(), "settings-1", "help"):
        assert f"{page}-light-100" in pictures

"""What opening the program may cost, told without a clock: what is loaded and asked before Today is there."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chc_desktop.office import last_seen
from chc_desktop.places import Places
from chc_desktop.sample import make_sample
from tests import make
from tests.test_house import ROOT

FOR_LATER = {
    "argon2", "calamine", "cryptography", "docx", "holidays", "icalendar", "lxml", "mnemonic", "olefile", "openpyxl",
    "pikepdf", "PIL", "pyphen", "rapidfuzz", "reportlab", "spylls", "xlsxwriter",
}  # fmt: skip
"""Libraries of letters, papers, lists and spelling."""

ROOMS_FOR_LATER = (
    "chc_desktop.documents", "chc_desktop.exchange", "chc_desktop.language", "chc_desktop.sample", "chc_desktop.tour",
    "chc_desktop.domain.case", "chc_desktop.domain.code", "chc_desktop.domain.events", "chc_desktop.domain.history",
    "chc_desktop.domain.letters.letter", "chc_desktop.domain.record", "chc_desktop.domain.rules",
    "chc_desktop.office.cases", "chc_desktop.office.chronicle", "chc_desktop.office.lessons",
    "chc_desktop.office.letters", "chc_desktop.office.papers", "chc_desktop.store.import_shelf",
    "chc_desktop.store.list_shelf", "chc_desktop.store.paper_shelf",
    "chc_desktop.ui.assessment", "chc_desktop.ui.case", "chc_desktop.ui.case_list", "chc_desktop.ui.deadline_calendar",
    "chc_desktop.ui.forms", "chc_desktop.ui.importing", "chc_desktop.ui.lessons", "chc_desktop.ui.letter",
    "chc_desktop.ui.papers", "chc_desktop.ui.promises", "chc_desktop.ui.settings", "chc_desktop.ui.tables",
    "chc_desktop.ui.writing",
)  # fmt: skip
"""Our own rooms for whatever comes after a look at Today."""

MOST_OF_OURS, MOST_ASKED = 99, 45


def used_before(folder: Path) -> None:
    """Where its record ended is remembered, as after every use, and compared at the next start."""
    office = make.again(folder)
    Places(folder / "places.json", folder).keep_head(folder, last_seen.head(office.desk))
    office.close()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What was loaded and asked when Today of the sample landlord was painted."""
    folder = tmp_path_factory.mktemp("sample")
    make_sample(folder, make.TODAY, {"hos-2024": make.hos_2024()}, make.KINDS)
    used_before(folder)
    command = [sys.executable, "-m", "tests.paints_today", str(folder), make.TODAY.isoformat()]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=60, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_no_library_that_today_does_not_need_is_loaded_before_it_is_there(opened: dict[str, Any]) -> None:
    assert {name.partition(".")[0] for name in opened["modules"]} & FOR_LATER == set()
    assert {"PySide6.QtPdf", "PySide6.QtPrintSupport", "PySide6.QtSvg"} & set(opened["modules"]) == set()


def test_no_room_is_entered_before_it_is_needed(opened: dict[str, Any]) -> None:
    ours = [name for name in opened["modules"] if name.startswith("chc_desktop")]
    assert [name for name in ours if name.startswith(ROOMS_FOR_LATER)] == []
    assert len(ours) <= MOST_OF_OURS


def test_the_register_is_asked_a_few_questions_however_many_reasons_there_are_to_write(opened: dict[str, Any]) -> None:
    asked = [question for question in opened["asked"] if question.strip().startswith(("SELECT", "WITH"))]
    assert 20 < len(asked) <= MOST_ASKED
    assert sum("event_content" in question for question in asked) == 0

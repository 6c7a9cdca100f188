"""Handing over: one file and one sheet, made together in a place that is chosen."""

import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page as validation
import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.backups.handover import hand_over
from chc_desktop.office.office import Office
from chc_desktop.store import backups, key_file
from chc_desktop.store.backups import places
from chc_desktop.store.register import KEY_NAME
from chc_desktop.store.wrapping import Cost
from chc_desktop.ui.safety.handover import HandoverDialog
from tests import make
from tests.conftest import Answers


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = make.an_office(tmp_path / "data")
    make.a_complaint(made)
    return made


@pytest.fixture
def safe(tmp_path: Path) -> Path:
    (tmp_path / "safe").mkdir()
    return tmp_path / "safe"


def text_of(sheet: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(sheet.read_bytes())).pages).split())


def lock(office: Office) -> None:
    register = office.desk.register
    wrapped = key_file.wrapped_text(register.key, "correct horse", Cost(1, 64, 1))
    key_file.put(register.path.parent / KEY_NAME, wrapped)


def test_the_dialog_makes_one_file_and_one_sheet_with_clear_names(
    qtbot: QtBot, office: Office, answers: Answers, safe: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = HandoverDialog(office, answers, parent)
    dialog.open()
    dialog.done_button.click()
    assert "Please choose where to put them." in dialog.error.text()
    dialog.place.field.set_value(str(safe))  # type: ignore[attr-defined]
    dialog.done_button.click()
    qtbot.waitUntil(lambda: "were made and checked" in dialog.banner.text())
    name = "Complaints register of Amberley Almshouses, 2026-11-24"
    assert sorted(path.name for path in safe.iterdir()) == [f"{name}, how to open this.pdf", f"{name}.chcbackup"]
    assert backups.verify(safe / f"{name}.chcbackup").complaints == 1
    dialog.reject()


def test_the_sheet_of_an_open_register_says_that_it_must_be_kept_like_the_complaints(
    office: Office, safe: Path
) -> None:
    made = hand_over(office.desk, safe, "")
    said = text_of(made.sheet)
    assert "This file opens without a passphrase." in said
    assert "keep it as you would keep the complaints themselves" in said
    assert "14:02: 1 complaint. It was opened and checked" in said
    (page,) = PdfReader(made.sheet).pages
    assert page.mediabox.height > page.mediabox.width, "it stands upright, as other papers in the safe do"


def test_the_sheet_of_a_locked_register_says_where_the_recovery_sheet_is(office: Office, safe: Path) -> None:
    lock(office)
    said = text_of(hand_over(office.desk, safe, "in the safe, envelope marked Complaints").sheet)
    assert "the words of the recovery sheet" in said
    assert "The recovery sheet is kept here: in the safe, envelope marked Complaints." in said
    assert "Keep the recovery sheet somewhere else than this file." in said


def test_a_second_handover_of_the_day_replaces_nothing(office: Office, safe: Path) -> None:
    first = hand_over(office.desk, safe, "")
    before = first.backup.read_bytes()
    assert hand_over(office.desk, safe, "").backup != first.backup
    assert first.backup.read_bytes() == before
    assert len(list(safe.iterdir())) == 4


def test_where_the_sheet_cannot_be_made_the_file_does_not_stay_either(
    office: Office, safe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chc_desktop.office.backups import handover

    def fail(*_given: object) -> None:
        raise RuleBroken("The sheet could not be made.")

    monkeypatch.setattr(handover, "_write", fail)
    with pytest.raises(RuleBroken, match="could not be made"):
        hand_over(office.desk, safe, "")
    assert list(safe.iterdir()) == []


@pytest.mark.parametrize("named", ["{}/nowhere", "stick", "", "~", "{}/\0"])
def test_a_place_that_is_not_there_is_said(office: Office, tmp_path: Path, named: str) -> None:
    with pytest.raises(RuleBroken, match=r"is not there\. Nothing was made"):
        hand_over(office.desk, Path(named.format(tmp_path)), "")


def test_the_folder_of_the_register_and_that_of_the_backups_are_refused(
    office: Office, safe: Path, tmp_path: Path
) -> None:
    with pytest.raises(RuleBroken, match="is where the register itself is"):
        hand_over(office.desk, tmp_path / "data", "")
    with pytest.raises(RuleBroken, match="where older ones go by themselves"):
        hand_over(office.desk, places.make(safe, office.desk.register.uuid()), "")


@pytest.mark.parametrize("locked", [False, True])
def test_a_cloud_folder_is_warned_of_and_asked_about(
    qtbot: QtBot, office: Office, answers: Answers, tmp_path: Path, locked: bool
) -> None:
    if locked:
        lock(office)
    cloud = tmp_path / "OneDrive - Amberley"
    cloud.mkdir()
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = HandoverDialog(office, answers, parent)
    dialog.open()
    dialog.place.field.set_value(str(cloud))  # type: ignore[attr-defined]
    answers.yes = False
    dialog.done_button.click()
    (asked,) = answers.asked
    assert "is in OneDrive, which copies it to other computers." in asked
    assert ("There is no passphrase" in asked) is not locked
    assert list(cloud.iterdir()) == []
    answers.yes = True
    dialog.done_button.click()
    qtbot.waitUntil(lambda: "were made and checked" in dialog.banner.text())
    assert len(list(cloud.iterdir())) == 2
    assert not dialog.place.isVisible(), "it is done: what is left is to look at the sheet and to close"
    assert "Print the sheet and keep it with the file." in dialog.after.text()
    for path in cloud.iterdir():
        path.unlink()
    (look,) = [one for one in dialog.findChildren(QPushButton) if one.text() == "Look at the sheet"]
    look.click()
    assert "cannot be read any more: perhaps the stick was taken out" in dialog.error.text()
    dialog.reject()


def test_what_a_crash_left_in_the_place_is_swept_by_the_next_handover(office: Office, safe: Path) -> None:
    left = safe / ".chc-left"
    left.mkdir()
    (left / "made").write_bytes(b"half")
    os.utime(left, (0, 0))
    made = hand_over(office.desk, safe, "")
    assert sorted(safe.iterdir()) == sorted([made.backup, made.sheet])


def test_the_sheet_says_when_passphrase_or_words_are_asked_for_and_a_screen_reader_can_read_it(
    office: Office, safe: Path
) -> None:
    assert "Use the recovery sheet" not in text_of(hand_over(office.desk, safe, "").sheet)
    lock(office)
    sheet = hand_over(office.desk, safe, "In the safe").sheet
    assert "Type the passphrase when it is asked for, or choose “Use the recovery sheet”" in text_of(sheet)
    report = validation.validate_pdf_bytes(sheet.read_bytes(), profile=validation.ValidationProfile.PDF_UA_1)
    assert not report.failures


def test_no_name_of_an_organisation_leaves_the_folder_or_is_too_long_for_it(office: Office, safe: Path) -> None:
    named = replace(make.ORGANISATION, name="..\\..\\Amberley/ " + "😀" * 60)
    with office.desk.register.transaction() as shelves:
        shelves.facts.save_organisation(named, office.desk.now(), 1)
    made = hand_over(office.desk, safe, "In the safe")
    assert sorted(safe.iterdir()) == sorted([made.backup, made.sheet])
    assert made.backup.name.startswith("Complaints register of .. .. Amberley 😀")

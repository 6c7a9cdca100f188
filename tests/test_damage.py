"""The register's file is damaged: what is said at once, what is looked at beside it, and the ways to go on."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.app import Program
from chc_desktop.arriving import damage
from chc_desktop.store import backups, database, key_file, salvage
from chc_desktop.store.backups import disk, places
from chc_desktop.store.salvage import pages
from chc_desktop.ui.doorway import Doorway
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.safety.restore import RestoreWindow
from chc_desktop.ui.work_dialog import WorkDialog
from tests import make
from tests.conftest import Answers
from tests.test_app import Computer, press, words_of
from tests.test_arriving import titles, with_a_case
from tests.ui.safety.test_restore import counted_unpacking

PATIENCE = 30_000
"""Milliseconds: a backup is unpacked and looked over meanwhile, on a busy computer."""


@pytest.fixture
def computer(tmp_path: Path, answers: Answers, qapp: QApplication) -> Iterator[Computer]:
    made = Computer(tmp_path, answers)
    yield made
    for program in list(made.programs):
        made.stop(program)


def damaged(folder: Path) -> None:
    """More than a bit is wrong in every third page."""
    content = bytearray((folder / "register.db").read_bytes())
    for page in range(2, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 8] = bytes(8)
    (folder / "register.db").write_bytes(content)


def await_damage(qtbot: QtBot, program: Program) -> None:
    """How badly the file is damaged, and what is good, is looked at while the doorway is there already."""
    assert isinstance(program.window, Doorway)
    qtbot.waitUntil(
        lambda: program.window.windowTitle() == "The register is damaged",  # type: ignore[union-attr]
        timeout=PATIENCE,
    )


def test_a_damaged_register_offers_the_newest_backup_that_is_good(
    computer: Computer, answers: Answers, qtbot: QtBot
) -> None:
    with_a_case(computer.places.data)
    office = make.again(computer.places.data)
    (computer.places.data / "backups").mkdir(exist_ok=True)
    for day in (20, 22, 23):
        make.a_complaint(office, title=f"Of the {day}th")
        made, _new = backups.back_up(
            office.desk.register, computer.places.data / "backups", datetime(2026, 11, day, 17)
        )
    office.close()
    made.write_bytes(made.read_bytes()[:-4000])
    damaged(computer.places.data)
    program = computer.start()
    await_damage(qtbot, program)
    said = words_of(program.window)
    assert "pages of it are not as the program wrote them" in said
    assert "Go back to the backup of Sun 22 Nov 2026, 17:00" in said
    assert "is whole: 3 complaints. The" in said
    press(program.window, "Restore it")
    assert titles(program.window) == ["Of the 20th", "Of the 22th", "Rain through the porch"]
    assert "The damaged register is kept in" in answers.said[-1]
    assert "bring that back" not in answers.said[-1], "it is damaged"


def test_what_can_be_read_of_a_damaged_register_is_saved_where_the_officer_chooses(
    computer: Computer, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(pages, "_MOST_MENDED", 0)  # it takes a moment for each page
    with_a_case(computer.places.data)
    damaged(computer.places.data)
    program = computer.start()
    await_damage(qtbot, program)
    answers.path = tmp_path / "saved"
    press(program.window, "Choose a folder…")
    qtbot.waitUntil(lambda: bool(answers.said))
    (told,) = answers.said
    assert "could be read was saved" in told
    assert "of the file are damaged" in told
    (folder,) = answers.path.iterdir()
    assert (folder / "What was saved.txt").exists()
    assert isinstance(program.window, Doorway)


def with_a_backup(folder: Path) -> None:
    """A register with a case, and a backup of it."""
    with_a_case(folder)
    office = make.again(folder)
    office.backups.make()
    office.close()


def left_beside(folder: Path) -> list[str]:
    """What is left of something that was unpacked."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".chc-")]


def test_the_ways_on_are_there_before_the_look_is_over(computer: Computer, qtbot: QtBot) -> None:
    with_a_backup(computer.places.data)
    damaged(computer.places.data)
    program = computer.start()
    assert program.window
    assert program.window.windowTitle() == "The register cannot be opened"
    assert "Looking at what can be saved…" in words_of(program.window)
    press(program.window, "Try again")
    await_damage(qtbot, program)


def test_whoever_looks_through_the_backups_already_is_not_disturbed_when_the_look_is_over(
    computer: Computer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_backup(computer.places.data)
    damaged(computer.places.data)
    may_go_on = Event()
    look = damage.look

    def slowly(*given: Any) -> object:
        may_go_on.wait(10)
        return look(*given)

    monkeypatch.setattr(damage, "look", slowly)
    program = computer.start()
    press(program.window, "Find my backups…")
    assert program.window
    (window,) = program.window.findChildren(RestoreWindow)
    qtbot.waitUntil(window.list.isVisible, timeout=PATIENCE)
    may_go_on.set()
    await_damage(qtbot, program)
    assert window.isVisible()
    window.list.buttons[0].click()
    qtbot.waitUntil(window.inside.isVisible, timeout=PATIENCE)
    window.done_button.click()
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=PATIENCE)
    assert titles(program.window) == ["Rain through the porch"]
    qtbot.waitUntil(lambda: not left_beside(computer.places.data))


def test_the_way_back_is_checked_once_and_nothing_of_it_is_left(
    computer: Computer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_backup(computer.places.data)
    damaged(computer.places.data)
    looked = counted_unpacking(monkeypatch)
    program = computer.start()
    await_damage(qtbot, program)
    press(program.window, "Restore it")
    assert titles(program.window) == ["Rain through the porch"]
    assert len(looked) == 1
    qtbot.waitUntil(lambda: not left_beside(computer.places.data))


def test_another_way_lets_the_backup_that_lay_ready_go(computer: Computer, qtbot: QtBot) -> None:
    with_a_backup(computer.places.data)
    damaged(computer.places.data)
    program = computer.start()
    await_damage(qtbot, program)
    assert left_beside(computer.places.data)
    whole = computer.places.data / "register.db"
    (kept,) = backups.backups(computer.places.data / "backups")
    backups.restore(kept.path, computer.places.data, datetime(2026, 11, 25, 9))  # somebody puts it right by hand
    assert whole.exists()
    press(program.window, "Try again")
    assert titles(program.window) == ["Rain through the porch"]
    qtbot.waitUntil(lambda: not left_beside(computer.places.data))


def test_why_the_newest_backup_is_no_way_back_is_said(computer: Computer, qtbot: QtBot) -> None:
    with_a_backup(computer.places.data)
    (made,) = backups.backups(computer.places.data / "backups")
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    made.path.write_bytes(content)
    damaged(computer.places.data)
    program = computer.start()
    await_damage(qtbot, program)
    assert "Of the backups the newest cannot be used: “2026-11-24 140200.chcbackup” is damaged" in words_of(
        program.window
    )
    assert "Save what can be read" in words_of(program.window)


def test_saving_what_can_be_read_can_be_stopped_and_leaves_nothing(
    computer: Computer, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(pages, "_MOST_MENDED", 0)
    with_a_case(computer.places.data)
    damaged(computer.places.data)
    program = computer.start()
    await_damage(qtbot, program)
    assert isinstance(program.window, Doorway)
    begun: list[Path] = []

    def slow(_path: Path, _key: object, folder: Path, _now: datetime, tick: backups.progress.Tick) -> object:
        begun.append(folder)
        while True:
            tick(0.5)

    monkeypatch.setattr(salvage, "save", slow)
    answers.path = tmp_path / "saved"
    press(program.window, "Choose a folder…")
    (dialog,) = program.window.findChildren(WorkDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.bar.value() == 50
    dialog.back_button.click()
    qtbot.waitUntil(lambda: isinstance(program.window, Doorway) and bool(program.window.banner.text()))
    assert program.window.banner.text() == "Stopped. Nothing was saved and nothing was changed."
    assert begun == [tmp_path / "saved"]


def test_without_room_for_the_backup_an_older_register_stays_and_it_is_said_why_one_is_made(
    computer: Computer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_case(computer.places.data)
    path = computer.places.data / "register.db"
    connection = database.connect(path, key_file.read(path.with_name("register.key")))
    connection.execute(f"PRAGMA user_version = {database.newest_version() - 1}")
    connection.close()
    before = path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(disk, "room", lambda _folder: 3 * 1024 * 1024)
        program = computer.start()
    assert program.window
    assert program.window.windowTitle() == "A backup has to be made first"
    said = words_of(program.window)
    assert "was last used with an older version of the program" in said
    assert "3 MB are free, and it takes 9 MB. Nothing was changed." in said
    assert path.read_bytes() == before
    monkeypatch.setattr(database, "migrate", lambda connection: connection.execute("PRAGMA user_version = 99"))
    monkeypatch.setattr(database, "newest_version", lambda: 99)
    qtbot.waitUntil(lambda: "Looking at what" not in words_of(program.window))
    press(program.window, "Try again")
    assert isinstance(program.window, MainWindow), "once there is room"


def test_an_emptied_file_leads_to_the_newest_backup_and_there_is_nothing_to_save(
    computer: Computer, qtbot: QtBot
) -> None:
    with_a_backup(computer.places.data)
    (computer.places.data / "register.db").write_bytes(b"")
    program = computer.start()
    await_damage(qtbot, program)
    assert "is damaged: there is nothing in it any more" in words_of(program.window)
    assert "Save what can be read" not in words_of(program.window)
    press(program.window, "Restore it")
    assert titles(program.window) == ["Rain through the porch"]


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick that is plugged in."""
    (tmp_path / "drives" / "E").mkdir(parents=True)
    monkeypatch.setattr(places, "_drives", lambda: [tmp_path / "drives" / "E"])
    return tmp_path / "drives" / "E"


def test_where_the_disk_took_the_backups_with_it_the_one_on_the_stick_is_offered(
    computer: Computer, qtbot: QtBot, stick: Path, tmp_path: Path
) -> None:
    with_a_backup(computer.places.data)
    (made,) = backups.backups(computer.places.data / "backups")
    shutil.copy(made.path, stick / "ours.chcbackup")
    made.path.write_bytes(made.path.read_bytes()[:-4000])
    with_a_case(tmp_path / "another", "Of another landlord")
    another = make.again(tmp_path / "another")
    backups.back_up(another.desk.register, stick, datetime(2026, 11, 25, 9))
    another.close()
    damaged(computer.places.data)
    program = computer.start()
    await_damage(qtbot, program)
    said = words_of(program.window)
    assert "Go back to the backup of Tue 24 Nov 2026, 14:02" in said
    assert "It lies on" in said
    press(program.window, "Restore it")
    assert titles(program.window) == ["Rain through the porch"]

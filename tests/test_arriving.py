"""What the program says before it goes to work: the register lies in a cloud folder, is an old copy, or is in use."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office import erased_before, last_seen
from chc_desktop.office.safekeeping import Unsound
from chc_desktop.store import backups, opening
from chc_desktop.ui.dialog_help import HelpWindow
from chc_desktop.ui.doorway import Doorway
from chc_desktop.ui.first_run import FirstRun
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.one_instance import OneInstance
from tests import make
from tests.conftest import Answers
from tests.test_app import Computer, a_register, look_into, press, set_up, words_of


@pytest.fixture
def computer(tmp_path: Path, answers: Answers, qapp: QApplication) -> Iterator[Computer]:
    made = Computer(tmp_path, answers)
    yield made
    for program in list(made.programs):
        made.stop(program)


def with_a_case(folder: Path, title: str = "Rain through the porch") -> None:
    office = make.an_office(folder)
    make.a_complaint(office, title=title)
    office.close()


def titles(window: object) -> list[str]:
    assert isinstance(window, MainWindow)
    return sorted(summary.title for summary in window._office.cases.summaries())


def test_a_register_in_a_cloud_folder_is_moved_to_this_computer_whole(computer: Computer, tmp_path: Path) -> None:
    cloud = tmp_path / "OneDrive - Amberley" / "CHC"
    with_a_case(cloud)
    program = computer.start(cloud)
    assert isinstance(program.window, Doorway)
    assert program.window.windowTitle() == "The register lies in OneDrive"
    assert "OneDrive copies files away while they are still being written" in words_of(program.window)
    press(program.window, "Move it")
    assert titles(program.window) == ["Rain through the porch"]
    assert opening.exists(computer.places.data)
    assert not opening.exists(cloud)
    (aside,) = cloud.glob("moved away *")
    assert sorted(path.name for path in aside.iterdir()) == ["register.db", "register.key"]
    assert isinstance(program.window, MainWindow)
    assert "All is sound" in program.window._office.safekeeping.check()
    computer.stop(program)
    again = computer.start(cloud)
    assert titles(again.window) == ["Rain through the porch"], "it is found where it was moved to"


def test_what_is_left_behind_of_a_moved_register_is_said(
    computer: Computer, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    with_a_case(tmp_path / "OneDrive" / "CHC")
    press(computer.start(tmp_path / "OneDrive" / "CHC").window, "Move it")
    qtbot.waitUntil(lambda: any("The old one lies in" in said for said in answers.said))


def test_what_was_erased_is_still_known_once_the_register_was_moved(computer: Computer, tmp_path: Path) -> None:
    cloud = tmp_path / "OneDrive" / "CHC"
    with_a_case(cloud)
    office = make.again(cloud)
    with office.desk.register.transaction() as shelves:
        erased_before.note(cloud, shelves.retention.first_entries([1]), make.TODAY)
    office.close()
    program = computer.start(cloud)
    press(program.window, "Move it")
    assert isinstance(program.window, MainWindow)
    assert [due.came_back for due in program.window._office.retention.due()] == [True]


def test_it_may_be_opened_there_this_once_and_is_asked_again(computer: Computer, tmp_path: Path) -> None:
    cloud = tmp_path / "Dropbox" / "CHC"
    with_a_case(cloud)
    program = computer.start(cloud)
    press(program.window, "Open it here")
    assert titles(program.window) == ["Rain through the porch"]
    computer.stop(program)
    assert isinstance(computer.start(cloud).window, Doorway)


def test_a_register_already_on_this_computer_is_not_moved_over(
    computer: Computer, answers: Answers, tmp_path: Path
) -> None:
    with_a_case(computer.places.data, "The one at home")
    cloud = tmp_path / "Google Drive" / "CHC"
    with_a_case(cloud, "The one in the cloud")
    program = computer.start(cloud)
    answers.path = computer.places.data
    press(program.window, "Choose a folder…")
    assert isinstance(program.window, Doorway)
    assert "There is a register in" in words_of(program.window)
    answers.path = tmp_path / "chosen"
    computer.stop(program)
    again = computer.start(cloud)
    press(again.window, "Choose a folder…")
    assert titles(again.window) == ["The one in the cloud"]
    assert titles(computer.start().window) == ["The one at home"]


def test_an_older_copy_in_a_cloud_folder_never_takes_the_place_of_the_register_here(
    computer: Computer, tmp_path: Path
) -> None:
    here, cloud = computer.places.data, tmp_path / "OneDrive" / "CHC"
    with_a_case(here)
    shutil.copytree(here, cloud)
    office = make.again(here)
    make.a_complaint(office, title="Entered since the copy was made")
    office.close()
    program = computer.start(cloud)
    press(program.window, "Move it")
    assert "both are as they were" in words_of(program.window)
    computer.stop(program)
    assert "Entered since the copy was made" in titles(computer.start().window)
    assert (cloud / "register.db").exists()


def test_where_the_same_register_is_here_already_what_was_seen_of_it_last_is_not_forgotten(
    computer: Computer, tmp_path: Path
) -> None:
    here, cloud = computer.places.data, tmp_path / "OneDrive" / "CHC"
    with_a_case(here)
    shutil.copytree(here, cloud)
    with_one_more = make.again(here)
    shutil.copy(here / "register.db", tmp_path / "old.db")
    make.a_complaint(with_one_more, title="Entered since")
    computer.places.keep_head(here, last_seen.head(with_one_more.desk))
    with_one_more.close()
    shutil.copy(tmp_path / "old.db", here / "register.db")
    program = computer.start(cloud)
    press(program.window, "Move it")
    assert "it had 8 entries on" in words_of(program.window)


def test_no_register_begins_in_a_cloud_folder(computer: Computer, tmp_path: Path) -> None:
    program = computer.start(tmp_path / "iCloudDrive" / "CHC")
    assert isinstance(program.window, Doorway)
    assert "A register cannot live in iCloud Drive" in program.window.windowTitle()
    press(program.window, "Begin there")
    assert isinstance(program.window, FirstRun)
    set_up(program)
    assert opening.exists(computer.places.data)
    assert not opening.exists(tmp_path / "iCloudDrive" / "CHC")


def test_a_register_found_in_a_cloud_folder_is_offered_to_be_moved(
    computer: Computer, answers: Answers, tmp_path: Path
) -> None:
    a_register(computer.places.data)
    computer.stop(computer.start())
    cloud = tmp_path / "OneDrive" / "CHC"
    cloud.parent.mkdir()
    computer.places.data.rename(cloud)
    program = computer.start()
    answers.path = cloud
    press(program.window, "Choose its folder…")
    assert isinstance(program.window, Doorway)
    assert "OneDrive" in program.window.windowTitle()
    press(program.window, "Move it")
    assert isinstance(program.window, MainWindow)
    assert opening.exists(computer.places.data)


def old_copy_in_place(computer: Computer, tmp_path: Path) -> None:
    """The register is used, copied by hand, used again; then the copy is put back in its place."""
    with_a_case(computer.places.data)
    computer.stop(computer.start())
    shutil.copy(computer.places.data / "register.db", tmp_path / "copy.db")
    program = computer.start()
    assert isinstance(program.window, MainWindow)
    make.a_complaint(program.window._office, title="Entered since")
    computer.stop(program)
    shutil.copy(tmp_path / "copy.db", computer.places.data / "register.db")


def test_an_old_copy_in_the_place_of_the_register_is_told_and_going_on_is_recorded(
    computer: Computer, tmp_path: Path
) -> None:
    old_copy_in_place(computer, tmp_path)
    program = computer.start()
    assert isinstance(program.window, Doorway)
    said = words_of(program.window)
    assert "This register is older than the one last used here: its record has 6 entries" in said
    assert "it had 8 entries on" in said
    assert "2 entries are missing" in said
    press(program.window, "Go on with it")
    assert titles(program.window) == ["Rain through the porch"]
    assert isinstance(program.window, MainWindow)
    with program.window._office.desk.register.transaction() as shelves:
        (taken_up,) = shelves.record.entries("older-copy-taken-up")
    assert taken_up.number == 7
    computer.stop(program)
    assert isinstance(computer.start().window, MainWindow)


def test_the_check_tells_of_an_old_copy_too(computer: Computer, tmp_path: Path) -> None:
    old_copy_in_place(computer, tmp_path)
    office = make.again(computer.places.data)
    assert "All is sound" in office.safekeeping.check(), "nothing is known of it here"
    office.desk.seen_head = lambda: computer.places.seen_head(computer.places.data)
    with pytest.raises(Unsound, match="older than the one last used here"):
        office.safekeeping.check()
    office.close()


def test_a_guard_taken_away_does_not_hide_that_the_end_of_the_record_was_cut_off(tmp_path: Path) -> None:
    with_a_case(tmp_path / "data")
    office = make.again(tmp_path / "data")
    office.safekeeping.back_up()
    with office.desk.register.transaction() as shelves:
        connection = shelves.record._connection
        for trigger in ("event_stays", "event_content_stays"):
            connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        for table in ("event_content", "event"):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE number = (SELECT max(number) FROM {table})")
    with pytest.raises(Unsound) as found:
        office.safekeeping.check()
    office.close()
    assert "older than the one last used here" in str(found.value)


def test_where_nothing_was_seen_the_check_goes_by_the_newest_backup(tmp_path: Path) -> None:
    with_a_case(tmp_path / "data")
    shutil.copy(tmp_path / "data" / "register.db", tmp_path / "copy.db")
    office = make.again(tmp_path / "data")
    make.a_complaint(office)
    office.safekeeping.back_up()
    assert "All is sound" in office.safekeeping.check()
    office.close()
    shutil.copy(tmp_path / "copy.db", tmp_path / "data" / "register.db")
    office = make.again(tmp_path / "data")
    with pytest.raises(Unsound, match="older than the one last used here"):
        office.safekeeping.check()
    office.close()


def test_a_backup_restored_by_the_program_is_not_called_an_old_copy(
    computer: Computer, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    with_a_case(computer.places.data)
    office = make.again(computer.places.data)
    (tmp_path / "stick").mkdir()
    answers.path, _new = backups.back_up(office.desk.register, tmp_path / "stick", datetime(2026, 11, 24, 9))
    office.close()
    old_copy_program = computer.start()
    assert isinstance(old_copy_program.window, MainWindow)
    make.a_complaint(old_copy_program.window._office, title="Entered since")
    computer.stop(old_copy_program)
    (computer.places.data / "register.db").unlink()
    program = computer.start()
    look_into(qtbot, program).done_button.click()
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    assert titles(program.window) == ["Rain through the porch"]
    computer.stop(program)
    assert isinstance(computer.start().window, MainWindow)


def test_another_register_in_its_place_is_told(computer: Computer) -> None:
    with_a_case(computer.places.data)
    computer.stop(computer.start())
    for name in ("register.db", "register.key"):
        (computer.places.data / name).unlink()
    a_register(computer.places.data)
    assert "another register than the one last used here" in words_of(computer.start().window)


def test_a_register_open_on_another_computer_says_by_whom(computer: Computer) -> None:
    with_a_case(computer.places.data)
    lock, holder = (computer.places.data / name for name in ("register.lock", "register.holder"))
    lock.write_text("4711\nCHC Desktop\nOFFICE-PC\nabc\nboot\n")
    holder.write_text(json.dumps({"computer": "OFFICE-PC", "user": "ruth"}))
    program = computer.start()
    assert "is open already, by ruth on the computer “OFFICE-PC”" in words_of(program.window)
    press(program.window, "Try again")
    assert "OFFICE-PC" in words_of(program.window)
    lock.unlink()
    press(program.window, "Try again")
    assert titles(program.window) == ["Rain through the porch"]
    assert json.loads(holder.read_text())["computer"] != "OFFICE-PC"
    computer.stop(program)
    assert not holder.exists()


def test_a_lock_left_in_a_write_protected_folder_is_not_called_another_window(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = OneInstance(tmp_path), OneInstance(tmp_path)
    assert first.take()
    assert not second.take()
    monkeypatch.setattr("os.access", lambda *_arguments: False)
    with pytest.raises(RuleBroken, match="cannot be written to"):
        second.take()
    first.release()


def test_a_lock_that_another_computer_left_can_be_taken_over(computer: Computer) -> None:
    with_a_case(computer.places.data)
    (computer.places.data / "register.lock").write_text("4711\nCHC Desktop\nOFFICE-PC\nabc\nboot\n")
    program = computer.start()
    press(program.window, "Open it here")
    assert titles(program.window) == ["Rain through the porch"]


def test_copies_that_a_cloud_program_made_are_told_once_the_first_screen_is_there(
    computer: Computer, answers: Answers, qtbot: QtBot
) -> None:
    with_a_case(computer.places.data)
    (computer.places.data / "register-DESKTOP-7AB2.db").write_bytes(b"")
    computer.start()
    qtbot.waitUntil(lambda: any("register-DESKTOP-7AB2.db" in said for said in answers.said))


def test_the_memory_of_what_was_seen_lies_beside_the_data_and_not_in_it(computer: Computer) -> None:
    with_a_case(computer.places.data)
    computer.stop(computer.start())
    assert computer.places.last_seen.parent == computer.places.data.parent
    assert "porch" not in computer.places.last_seen.read_text()
    computer.places.last_seen.write_text("{half")
    assert isinstance(computer.start().window, MainWindow)


def test_f1_before_the_register_is_open_says_where_it_may_live(
    computer: Computer, tmp_path: Path, qtbot: QtBot
) -> None:
    with_a_case(tmp_path / "OneDrive")
    window = computer.start(tmp_path / "OneDrive").window
    assert window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F1)
    (opened,) = window.findChildren(HelpWindow)
    assert "Where it may live" in "".join(text.toPlainText() for text in opened.findChildren(QTextBrowser))
    opened.close()


def test_settings_judge_the_second_place_for_backups(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "data")
    (tmp_path / "OneDrive").mkdir()
    judged = office.safekeeping.judge_second_place(str(tmp_path / "OneDrive"))
    assert judged
    assert judged.is_good
    (tmp_path / "beside").mkdir()
    judged = office.safekeeping.judge_second_place(str(tmp_path / "beside"))
    assert judged
    assert "on the same disk as the register" in judged.sentence
    assert office.safekeeping.judge_second_place("") is None
    office.close()


@pytest.mark.parametrize("stopped_after", ["the copy", "the key", "the register", "all but setting aside"])
def test_a_power_cut_while_a_register_is_moved_loses_nothing_and_it_is_moved_the_next_time(
    computer: Computer, tmp_path: Path, stopped_after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud = tmp_path / "OneDrive" / "CHC"
    with_a_case(cloud)
    program = computer.start(cloud)
    replace, done = Path.replace, []

    def cut_short(path: Path, target: Path) -> Path:
        done.append(path.name)
        if len(done) > ["the copy", "the key", "the register", "all but setting aside"].index(stopped_after):
            raise KeyboardInterrupt
        return replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", cut_short)
        with pytest.raises(KeyboardInterrupt):
            program.arrival().open_by_moving(computer.places.data)
    program.office = None
    computer.stop(program)
    again = computer.start(cloud)
    if isinstance(again.window, Doorway):
        press(again.window, "Move it")
    assert titles(again.window) == ["Rain through the porch"]
    assert isinstance(again.window, MainWindow)
    assert again.window._office.organisation.register_folder() == computer.places.data
    assert "All is sound" in again.window._office.safekeeping.check()

"""The program started as the officer starts it: what is in the folder decides which window opens."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QDate, QLocale, QProcess, QProcessEnvironment
from PySide6.QtWidgets import QApplication, QDateEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop import app
from chc_desktop.app import Program
from chc_desktop.office import renewing
from chc_desktop.office.first_answers import FirstAnswers
from chc_desktop.office.office import Office
from chc_desktop.places import Places
from chc_desktop.store import backups as backup
from chc_desktop.store import database, key_file, opening
from chc_desktop.ui.british import be_british
from chc_desktop.ui.doorway import Doorway
from chc_desktop.ui.first_run import FirstRun
from chc_desktop.ui.importing.window import ImportWindow
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.renewal import Renewal
from chc_desktop.ui.safety.restore import RestoreWindow
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers

ANSWERS = FirstAnswers(name="St Mary’s Homes", officer_name="Ruth Ellis")


class Computer:
    """Somebody's computer, on which the program is started."""

    def __init__(self, home: Path, answers: Answers) -> None:
        self.places = Places(home / "config" / "registers.json", home / "data" / "CHC Desktop")
        self.answers = answers
        self.programs: list[Program] = []

    def start(self, data: Path | None = None, sample: bool = False) -> Program:
        program = Program(data, sample, self.places, self.answers)
        self.programs.append(program)
        program.start()
        return program

    def stop(self, program: Program) -> None:
        if program.window:
            shiboken6.delete(program.window)
        program.stop()
        self.programs.remove(program)


@pytest.fixture
def computer(tmp_path: Path, answers: Answers, qapp: QApplication) -> Iterator[Computer]:
    made = Computer(tmp_path, answers)
    yield made
    for program in list(made.programs):
        made.stop(program)


def words_of(window: QWidget | None) -> str:
    assert window
    return "\n".join(label.plain() for label in window.findChildren(WrapLabel) if label.isVisible())


def press(window: QWidget | None, words: str) -> None:
    assert window
    (button,) = [one for one in window.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    button.click()


def a_register(folder: Path) -> None:
    make.an_office(folder).close()


def older(office: Office) -> None:
    """Let the register be one that an older version of the program has kept."""
    path, key = office.desk.register.path, office.desk.register.key
    office.close()
    connection = database.connect(path, key)
    connection.execute("UPDATE projection_state SET version = 0")
    connection.close()


def set_up(program: Program) -> None:
    assert isinstance(program.window, FirstRun)
    program.window.answers_given.emit(ANSWERS)


def test_a_first_start_asks_the_first_questions_and_then_goes_to_work(computer: Computer) -> None:
    program = computer.start()
    set_up(program)
    assert isinstance(program.window, MainWindow)
    assert program.window.windowTitle() == "St Mary’s Homes: complaints"
    assert opening.exists(computer.places.data)
    computer.stop(program)
    assert isinstance(computer.start().window, MainWindow)


def test_whatever_the_computer_speaks_the_program_is_british(computer: Computer, qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    try:
        window = computer.start().window
        assert window
        field = QDateEdit(QDate(2026, 12, 24), window)
        field.setDisplayFormat("d MMMM yyyy")
        qtbot.waitUntil(lambda: field.text() == "24 December 2026")
        assert QDateEdit().locale().name() == "en_GB"
    finally:
        be_british()


def test_whoever_brings_a_spreadsheet_is_led_to_it_after_the_first_questions(computer: Computer) -> None:
    program = computer.start()
    press(program.window, "Begin with a spreadsheet")
    set_up(program)
    assert isinstance(program.window, MainWindow)
    (window,) = program.window.findChildren(ImportWindow)
    assert window.isVisible()
    press(window, "Not now")
    assert not window.isVisible()


def test_leaving_the_first_questions_makes_no_register(computer: Computer) -> None:
    computer.stop(computer.start())
    assert not opening.exists(computer.places.data)
    assert isinstance(computer.start().window, FirstRun)


def test_questions_that_were_never_answered_are_asked_again(computer: Computer, tmp_path: Path) -> None:
    make.an_office(tmp_path / "register", set_up=False).close()
    program = computer.start(tmp_path / "register")
    set_up(program)
    assert isinstance(program.window, MainWindow)


def test_the_sample_has_its_own_file_beside_the_register(computer: Computer) -> None:
    program = computer.start()
    press(program.window, "Open the sample")
    assert isinstance(program.window, MainWindow)
    assert "Sample" in program.window._frame.accessibleDescription()
    assert opening.exists(computer.places.sample_folder())
    assert not opening.exists(computer.places.data)
    computer.stop(program)
    assert isinstance(computer.start(sample=True).window, MainWindow)
    assert isinstance(computer.start().window, FirstRun)


def test_a_window_says_how_far_it_is_while_the_register_of_an_older_version_is_brought_up_to_date(
    computer: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = make.an_office(tmp_path / "register")
    for _each in range(4):
        make.a_complaint(office)
    before = office.cases.summaries()
    older(office)
    shown: list[tuple[bool, int]] = []

    def overheard(notice: Renewal, share: float) -> None:
        show_share(notice, share)
        notice.close()
        shown.append((notice.isVisible(), notice.bar.value()))

    show_share = Renewal.show_share
    monkeypatch.setattr(renewing, "_AT_ONCE", 1)
    monkeypatch.setattr(Renewal, "show_share", overheard)
    window = computer.start(tmp_path / "register").window
    assert shown == [(True, 25), (True, 50), (True, 75), (True, 100)]
    assert isinstance(window, MainWindow)
    assert window._office.cases.summaries() == before
    assert window._office.safekeeping.check()
    assert not any(isinstance(each, Renewal) and each.isVisible() for each in QApplication.topLevelWidgets())


def test_a_small_register_is_brought_up_to_date_without_a_word(
    computer: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = make.an_office(tmp_path / "register")
    make.a_complaint(office)
    older(office)
    monkeypatch.setattr(Renewal, "show_share", lambda _notice, _share: pytest.fail("there is nothing to wait for"))
    assert isinstance(computer.start(tmp_path / "register").window, MainWindow)


def test_a_missing_register_opens_find_or_restore_and_never_an_empty_one(computer: Computer, tmp_path: Path) -> None:
    folder = tmp_path / "register"
    a_register(folder)
    computer.stop(computer.start(folder))
    for name in ("register.db", "register.key"):
        (folder / name).unlink()
        program = computer.start(folder)
        assert isinstance(program.window, Doorway)
        assert "is not in" in words_of(program.window)
        assert "Nothing was changed and nothing new was made." in words_of(program.window)
        assert not (folder / "register.db").exists()
        computer.stop(program)


def test_a_register_that_was_moved_is_found_and_opened_there_from_then_on(
    computer: Computer, answers: Answers, tmp_path: Path
) -> None:
    a_register(computer.places.data)
    computer.stop(computer.start())
    moved = computer.places.data.rename(tmp_path / "moved")
    program = computer.start()
    answers.path = tmp_path
    press(program.window, "Choose its folder…")
    assert isinstance(program.window, Doorway)
    assert "is not in" in program.window.banner.text()
    answers.path = moved
    press(program.window, "Choose its folder…")
    assert isinstance(program.window, MainWindow)
    computer.stop(program)
    assert isinstance(computer.start().window, MainWindow)


def choose_backup(qtbot: QtBot, program: Program) -> RestoreWindow:
    """Find the backups, and choose the file that the answers have."""
    press(program.window, "Find my backups…")
    assert program.window
    (window,) = program.window.findChildren(RestoreWindow)
    qtbot.waitUntil(window.list.isVisible)
    window.list.other.click()
    return window


def look_into(qtbot: QtBot, program: Program) -> RestoreWindow:
    """The same, and see what is in it, or why that cannot be."""
    window = choose_backup(qtbot, program)
    qtbot.waitUntil(lambda: window.inside.isVisible() or bool(window.error.text()))
    return window


def test_a_missing_register_is_restored_from_a_backup(
    qtbot: QtBot, computer: Computer, answers: Answers, tmp_path: Path
) -> None:
    office = make.an_office(computer.places.data)
    make.a_complaint(office, title="Rain through the porch")
    (tmp_path / "stick").mkdir()
    answers.path, _new = backup.back_up(office.desk.register, tmp_path / "stick", datetime(2026, 11, 24, 9))
    office.close()
    computer.stop(computer.start())
    (computer.places.data / "register.db").unlink()
    program = computer.start()
    look_into(qtbot, program).done_button.click()
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    computer.stop(program)
    restored = make.again(computer.places.data)
    assert [summary.title for summary in restored.cases.summaries()] == ["Rain through the porch"]
    restored.close()


def test_a_new_computer_takes_up_a_backup_instead_of_the_questions(
    qtbot: QtBot, computer: Computer, answers: Answers, tmp_path: Path
) -> None:
    office = make.an_office(tmp_path / "old")
    (tmp_path / "stick").mkdir()
    answers.path, _new = backup.back_up(office.desk.register, tmp_path / "stick", datetime(2026, 11, 24, 9))
    office.close()
    program = computer.start()
    look_into(qtbot, program).done_button.click()
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    assert "Everything in it is here." in answers.said[-1]


def test_a_file_that_is_no_backup_is_refused_where_it_was_asked(
    qtbot: QtBot, computer: Computer, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "photo.chcbackup"
    answers.path.write_text("a photograph")
    program = computer.start()
    window = look_into(qtbot, program)
    assert isinstance(program.window, FirstRun)
    assert "is damaged and cannot be used" in window.error.text()
    window.reject()


def test_a_damaged_register_is_said_and_not_touched(computer: Computer, tmp_path: Path) -> None:
    folder = tmp_path / "register"
    a_register(folder)
    (folder / "register.db").write_bytes(b"rubbish" * 1000)
    before = (folder / "register.db").read_bytes()
    program = computer.start(folder)
    assert "damaged" in words_of(program.window)
    assert (folder / "register.db").read_bytes() == before
    press(program.window, "Try again")
    assert "damaged" in words_of(program.window)


def written_to(folder: Path, statements: str) -> None:
    """A register with a complaint, into which somebody with the key wrote past the program."""
    office = make.an_office(folder)
    make.a_complaint(office)
    office.close()
    connection = database.connect(folder / "register.db", key_file.read(folder / "register.key"))
    connection.executescript(statements)
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE setting SET value = '{}' WHERE key = 'organisation'",
        "UPDATE person SET role = 'king'",
        "UPDATE bank_holiday SET day = 'Christmas' WHERE day = '2026-12-25'",
    ],
)
def test_what_the_program_never_wrote_ends_in_a_sentence_and_the_backups(
    computer: Computer, tmp_path: Path, statement: str
) -> None:
    folder = tmp_path / "register"
    written_to(folder, statement)
    program = computer.start(folder)
    assert "cannot be read as this program writes it" in words_of(program.window)
    assert "Restore a backup" in words_of(program.window)
    assert program.office is None
    noted = (folder / "errors.log").read_text(encoding="utf-8")
    assert noted.count("\n  ") > 1
    press(program.window, "Try again")
    assert "cannot be read as this program writes it" in words_of(program.window)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM setting WHERE key = 'organisation'", "was taken out by something other than this program"),
        (
            "UPDATE projection_state SET version = 0; DROP TRIGGER event_content_is_kept; UPDATE event_content "
            "SET body = x'00' WHERE number = (SELECT max(number) FROM event)",
            "is not as it was written. The register was not opened",
        ),
    ],
)
def test_what_something_else_took_out_is_said_and_leads_to_the_backups(
    computer: Computer, tmp_path: Path, statement: str, said: str
) -> None:
    folder = tmp_path / "register"
    written_to(folder, statement)
    program = computer.start(folder)
    assert said in words_of(program.window)
    assert "Restore a backup" in words_of(program.window)
    assert program.office is None


def test_a_register_from_a_newer_program_is_refused(computer: Computer, tmp_path: Path) -> None:
    folder = tmp_path / "register"
    a_register(folder)
    connection = database.connect(folder / "register.db", key_file.read(folder / "register.key"))
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    program = computer.start(folder)
    assert "newer version" in words_of(program.window)


def test_a_folder_that_is_a_file_is_said_in_a_sentence(computer: Computer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    program = computer.start(tmp_path / "file")
    assert "cannot be written to" in words_of(program.window)


def test_a_kept_text_size_is_used_at_the_next_start(computer: Computer, tmp_path: Path) -> None:
    from chc_desktop.ui import appearance, theme
    from chc_desktop.ui.appearance import Appearance

    folder = tmp_path / "register"
    office = make.an_office(folder)
    appearance.keep(office.drafts, Appearance(theme.Mode.DARK, 150))
    office.close()
    try:
        computer.start(folder)
        assert theme.text_scale() == 1.5
    finally:
        Appearance(theme.Mode.LIGHT, 100).apply()


def environment(home: Path) -> dict[str, str]:
    return os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "PYTHONPATH": str(Path(__file__).parent.parent),
    }


class Running:
    """The program in a process of its own."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.process = QProcess()
        wanted = QProcessEnvironment()
        for name, value in environment(home).items():
            wanted.insert(name, value)
        self.process.setProcessEnvironment(wanted)
        self.process.start(sys.executable, ["-m", "chc_desktop", "--data", str(folder)])

    def kill(self) -> None:
        """As when the computer loses its power."""
        os.kill(self.process.processId(), signal.SIGKILL)
        self.process.waitForFinished()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def start_again(home: Path, folder: Path) -> int:
    command = [sys.executable, "-m", "chc_desktop", "--data", str(folder)]
    return subprocess.run(command, env=environment(home), timeout=30, check=False).returncode


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Linux does")
def test_a_second_start_shows_the_first_window_and_leaves_and_a_killed_one_locks_nobody_out(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "register"
    a_register(folder)
    first = Running(home, folder)
    qtbot.waitUntil(lambda: (folder / "register.lock").exists(), timeout=20_000)
    assert start_again(home, folder) == 0
    assert first.process.state() is QProcess.ProcessState.Running
    first.kill()
    after = Running(home, folder)
    remembered = home / "config" / "CHC Desktop" / "registers.json"
    remembered.unlink(missing_ok=True)
    qtbot.waitUntil(remembered.exists, timeout=20_000)
    assert after.process.state() is QProcess.ProcessState.Running
    after.kill()


def test_the_second_start_brings_the_first_window_to_the_front(
    qtbot: QtBot, computer: Computer, home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "register"
    a_register(folder)
    program = computer.start(folder)
    window = program.window
    assert window
    window.showMinimized()
    again = QProcess()
    wanted = QProcessEnvironment()
    for name, value in environment(home).items():
        wanted.insert(name, value)
    again.setProcessEnvironment(wanted)
    again.start(sys.executable, ["-m", "chc_desktop", "--data", str(folder)])
    qtbot.waitUntil(lambda: again.state() is QProcess.ProcessState.NotRunning, timeout=20_000)
    assert again.exitCode() == 0
    qtbot.waitUntil(lambda: not window.isMinimized())


def test_no_screen_is_said_in_one_sentence(home: Path, tmp_path: Path) -> None:
    bare = {name: value for name, value in environment(home).items() if name != "QT_QPA_PLATFORM"}
    bare.pop("DISPLAY", None)
    bare.pop("WAYLAND_DISPLAY", None)
    command = [sys.executable, "-m", "chc_desktop", "--data", str(tmp_path / "register")]
    done = subprocess.run(command, env=bare, capture_output=True, text=True, timeout=30, check=False)
    if sys.platform == "linux":
        assert done.returncode == 2
        assert "no screen" in done.stderr
        assert not (tmp_path / "register").exists()


def test_commands_work_without_a_window(home: Path, tmp_path: Path) -> None:
    a_register(tmp_path / "register")
    command = [sys.executable, "-m", "chc_desktop", "--data", str(tmp_path / "register"), "check"]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, done.stderr
    command = [sys.executable, "-m", "chc_desktop", "due", "--code", "hos-2024", "--received", "2026-11-23"]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True, timeout=30, check=False)
    assert "Monday 30 November 2026" in done.stdout


def test_the_register_is_no_plain_database(computer: Computer) -> None:
    set_up(computer.start())
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(computer.places.data / "register.db").execute("SELECT * FROM sqlite_master")


def test_a_screen_is_looked_for_only_on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert not app.has_screen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert app.has_screen()

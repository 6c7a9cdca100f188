"""Restoring as somebody does who never did it before: found, looked into, put in place, and brought back again."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.app import Program
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.backups import Backups
from chc_desktop.office.office import Office
from chc_desktop.places import Places
from chc_desktop.store.backups import container, places
from chc_desktop.store.backups.progress import Tick
from chc_desktop.ui.first_run import FirstRun
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.safety.restore import RestoreWindow
from tests import make
from tests.conftest import Answers


class Desk:
    """A computer with a drive that can be plugged in, and somebody who clicks."""

    def __init__(self, qtbot: QtBot, home: Path, answers: Answers) -> None:
        self.qtbot, self.home, self.answers = qtbot, home, answers
        self.places = Places(home / "config" / "registers.json", home / "data" / "CHC Desktop")
        self.clicks = 0
        self.program: Program | None = None

    @property
    def window(self) -> QWidget:
        assert self.program
        assert self.program.window
        return self.program.window

    def start(self) -> None:
        self.program = Program(None, False, self.places, self.answers)
        self.program.start()

    def press(self, words: str, within: QWidget | None = None) -> None:
        found = [each for each in (within or self.window).findChildren(QPushButton) if each.isVisible()]
        next(button for button in found if button.text() == words).click()
        self.clicks += 1

    def restore_window(self) -> RestoreWindow:
        window = self.window.findChildren(RestoreWindow)[-1]
        self.qtbot.waitUntil(lambda: not window.meanwhile.isVisible())
        return window

    def stop(self) -> None:
        if self.program:
            if self.program.window:
                shiboken6.delete(self.program.window)
            self.program.stop()
        self.program = None


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick that is plugged in."""
    (tmp_path / "drives" / "E").mkdir(parents=True)
    monkeypatch.setattr(places, "_drives", lambda: [tmp_path / "drives" / "E"])
    return tmp_path / "drives" / "E"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, answers: Answers, qapp: QApplication) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path, answers)
    yield made
    made.stop()


def an_old_computer(folder: Path, stick: Path) -> Office:
    """A register with a case, backed up on the stick."""
    office = make.an_office(folder)
    make.a_complaint(office, title="Rain through the porch")
    with office.desk.register.transaction() as shelves:
        organisation = replace(office.desk.organisation(shelves), backup_folder=str(stick))
        shelves.facts.save_organisation(organisation, office.desk.now(), 1)
    assert Backups(office.desk, list).make().problem == ""
    return office


def titles(folder: Path) -> list[str]:
    office = make.again(folder)
    found = [summary.title for summary in office.cases.summaries()]
    office.close()
    return found


def test_on_a_new_computer_it_takes_three_clicks_from_the_first_screen(desk: Desk, stick: Path, tmp_path: Path) -> None:
    an_old_computer(tmp_path / "old", stick).close()
    shutil.rmtree(tmp_path / "old")
    desk.start()
    assert isinstance(desk.window, FirstRun)
    desk.press("Find my backups…")
    window = desk.restore_window()
    desk.press("Show what is in it", window)
    window = desk.restore_window()
    assert window.inside.title.text() == "Amberley Almshouses"
    assert "1 complaint. It is sound." in window.inside.facts.text()
    desk.press("Restore this backup", window)
    desk.qtbot.waitUntil(lambda: isinstance(desk.window, MainWindow))
    assert desk.clicks == 3
    desk.stop()
    assert titles(desk.places.data) == ["Rain through the porch"]


def test_what_a_restore_replaces_stands_in_the_list_and_can_be_brought_back(
    desk: Desk, stick: Path, answers: Answers
) -> None:
    office = an_old_computer(desk.places.data, stick)
    make.a_complaint(office, title="A cold kitchen")
    office.close()
    desk.start()
    assert isinstance(desk.window, MainWindow)
    desk.window.restore()
    window = desk.restore_window()
    desk.press("Show what is in it", window)
    window = desk.restore_window()
    assert "What you have now is set aside beside it" in window.inside.after.text()
    desk.press("Restore this backup", window)
    assert "backed up first, and then set aside" in answers.asked[-1]
    desk.qtbot.waitUntil(lambda: bool(answers.said))
    assert "It was restored and checked. What was there before is kept in" in answers.said[-1]
    assert isinstance(desk.window, MainWindow)
    desk.window.restore()
    window = desk.restore_window()
    told = [button.accessibleName() for button in window.list.buttons]
    assert sum("what a restored backup replaced" in each for each in told) == 1
    place = next(n for n, each in enumerate(told) if "what a restored backup replaced" in each)
    window.list.buttons[place].click()
    window = desk.restore_window()
    assert "2 complaints" in window.inside.facts.text()
    desk.press("Restore this backup", window)
    desk.qtbot.waitUntil(lambda: len(answers.said) == 2)
    desk.stop()
    assert titles(desk.places.data) == ["A cold kitchen", "Rain through the porch"]


def test_where_none_is_found_it_says_what_to_do_and_a_file_can_be_chosen(desk: Desk, stick: Path) -> None:
    desk.start()
    desk.press("Find my backups…")
    window = desk.restore_window()
    assert "If yours is on a stick, plug it in" in window.list.words.text()
    assert window.list.other.hasFocus() or window.list.other.isVisible()
    assert not desk.places.data.joinpath("register.db").exists()


def test_looking_into_one_can_be_left_without_a_change(desk: Desk, stick: Path, tmp_path: Path) -> None:
    an_old_computer(tmp_path / "old", stick).close()
    desk.start()
    desk.press("Find my backups…")
    desk.press("Show what is in it", desk.restore_window())
    window = desk.restore_window()
    desk.press("Back to the list", window)
    assert window.list.isVisible()
    desk.press("Not now", window)
    assert not list(desk.places.data.glob("*.db"))


def counted_unpacking(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every backup that is unpacked from now on."""
    unpacked: list[Path] = []
    unpack = container.unpack_register

    def counted(path: Path, target: Path, tick: Tick) -> str:
        unpacked.append(path)
        return unpack(path, target, tick)

    monkeypatch.setattr(container, "unpack_register", counted)
    return unpacked


def test_what_was_shown_is_not_checked_again_before_it_is_put_in_place(
    desk: Desk, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_old_computer(tmp_path / "old", stick).close()
    shutil.rmtree(tmp_path / "old")
    checked = counted_unpacking(monkeypatch)
    desk.start()
    desk.press("Find my backups…")
    desk.press("Show what is in it", desk.restore_window())
    desk.press("Back to the list", desk.restore_window())
    assert not list(desk.places.data.glob(".chc-*")), "what is not wanted is not kept"
    desk.press("Show what is in it", desk.restore_window())
    desk.press("Restore this backup", desk.restore_window())
    desk.qtbot.waitUntil(lambda: isinstance(desk.window, MainWindow))
    assert len(checked) == 2, "once each time it was looked into"
    assert not list(desk.places.data.glob(".chc-*"))


def test_a_register_that_cannot_be_backed_up_first_is_replaced_only_on_asking(
    desk: Desk, stick: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_old_computer(desk.places.data, stick).close()
    desk.start()
    assert isinstance(desk.window, MainWindow)

    def full(_backups: Backups, *_given: object) -> Path:
        raise RuleBroken("There is no room for a backup.")

    monkeypatch.setattr(Backups, "make_before", full)
    desk.window.restore()
    desk.press("Show what is in it", desk.restore_window())
    desk.press("Restore this backup", desk.restore_window())
    desk.qtbot.waitUntil(lambda: bool(answers.said))
    assert (
        "could not be backed up first There is no room for a backup. It is set aside all the same" in answers.asked[-1]
    )
    assert "What was there before is kept in" in answers.said[-1]

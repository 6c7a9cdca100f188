"""While the window is open: one backup a day at a quiet moment, and what Today says of the backups there are."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.safekeeping.telling import Remedy, Safety
from chc_desktop.office.backups import Backups
from chc_desktop.office.office import Office
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.safety.caretaker import Caretaker
from chc_desktop.ui.safety.quiet import QuietMoment
from tests import make
from tests.conftest import Answers


@pytest.fixture
def today() -> make.Today:
    return make.Today()


@pytest.fixture
def office(tmp_path: Path, today: make.Today) -> Office:
    made = make.an_office(tmp_path / "data", today)
    make.a_complaint(made)
    return made


@pytest.fixture
def told(qtbot: QtBot) -> list[Safety]:
    return []


def a_caretaker(qtbot: QtBot, office: Office, told: list[Safety]) -> Caretaker:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = Caretaker(office, parent, quiet=50)
    made.told.connect(told.append)
    made.begin()
    return made


def test_at_the_first_quiet_moment_a_backup_is_made_and_told(qtbot: QtBot, office: Office, told: list[Safety]) -> None:
    a_caretaker(qtbot, office, told)
    qtbot.waitUntil(lambda: bool(told) and told[-1].words == "Backed up today 14:02 here, checked ✓")
    assert told[0].words == "Not backed up yet."
    assert len(office.backups.all()) == 1


def test_while_somebody_types_it_waits(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    moment = QuietMoment(field, 60_000)
    came: list[str] = []
    moment.came.connect(lambda: came.append(field.text()))
    moment.wait()
    for letter in "She rang at two":
        QTest.keyClicks(field, letter)
        moment._look()
    assert came == []
    for _each in range(5):
        moment._look()
    assert came == ["She rang at two"]


def test_one_that_fails_is_told_kindly_and_tried_again(
    qtbot: QtBot, office: Office, told: list[Safety], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_room: Backups, _tick: object) -> None:
        raise RuleBroken("There is no room for a backup. The earlier ones are as they were.")

    with monkeypatch.context() as patched:
        patched.setattr(Backups, "make_daily", full)
        caretaker = a_caretaker(qtbot, office, told)
        qtbot.waitUntil(lambda: bool(told) and "There is no room" in told[-1].nag)
        assert told[-1].remedy is Remedy.BACK_UP
    caretaker._look_about()
    qtbot.waitUntil(lambda: told[-1].nag == "" and told[-1].words.startswith("Backed up today"))


def test_what_failed_is_told_no_more_once_a_backup_was_made_by_hand(
    qtbot: QtBot, office: Office, answers: Answers, today: make.Today, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_room: Backups, _tick: object) -> None:
        raise RuleBroken("There is no room for a backup. The earlier ones are as they were.")

    today.day += timedelta(4)
    window = MainWindow(office, answers, keeps_backups=True)
    qtbot.addWidget(window)
    window.show()
    page = window.pages.today
    with monkeypatch.context() as patched:
        patched.setattr(Backups, "make_daily", full)
        qtbot.waitUntil(lambda: "safety" in vars(window))
        window.caretaker._quiet.came.emit()
        qtbot.waitUntil(lambda: page.safety is not None and "There is no room" in page.safety.text())
    window.show_page("settings")
    window.pages.settings.show_safekeeping()
    window.pages.settings.safekeeping.back_up.click()
    qtbot.waitUntil(lambda: "Backed up today 14:02 here, checked ✓" in window.sidebar._status.text())
    qtbot.waitUntil(lambda: page.safety is not None and "All backups are on this computer" in page.safety.text())
    window.caretaker.stop()


def test_a_backup_asked_for_in_settings_is_told_beside_every_page_at_once(
    qtbot: QtBot, office: Office, answers: Answers
) -> None:
    window = MainWindow(office, answers, keeps_backups=True)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "Not backed up yet." in window.sidebar._status.text())
    window.show_page("settings")
    window.pages.settings.show_safekeeping()
    window.pages.settings.safekeeping.back_up.click()
    qtbot.waitUntil(lambda: "Backed up today 14:02 here, checked ✓" in window.sidebar._status.text())
    window.caretaker.stop()


def test_while_the_register_is_locked_nothing_is_tried_and_nothing_said(
    qtbot: QtBot, office: Office, told: list[Safety]
) -> None:
    caretaker = a_caretaker(qtbot, office, told)
    qtbot.waitUntil(lambda: bool(told) and told[-1].words.startswith("Backed up today"))
    key = office.desk.register.key
    office.desk.register.lock()
    before = len(told)
    caretaker._look_about()
    caretaker._begin(lambda _desk, _tick: None)
    assert not caretaker._errand.is_under_way
    office.desk.register.unlock(key)
    caretaker.look()
    qtbot.waitUntil(lambda: len(told) > before)
    assert "locked" not in told[-1].nag


def test_today_nags_kindly_with_a_button_that_does_it(
    qtbot: QtBot, office: Office, answers: Answers, today: make.Today
) -> None:
    today.day += timedelta(4)
    window = MainWindow(office, answers, keeps_backups=True)
    qtbot.addWidget(window)
    window.show()
    page = window.pages.today
    qtbot.waitUntil(lambda: page.safety is not None and "There is no backup of the register yet" in page.safety.text())
    assert page.safety
    assert page.safety._action.text() == "Back up now"
    page.safety._action.click()
    qtbot.waitUntil(lambda: page.news.text().startswith("Backed up and checked at 14:02, here"))
    qtbot.waitUntil(lambda: "Backed up today 14:02 here, checked ✓" in window.sidebar._status.text())
    assert page.safety
    qtbot.waitUntil(lambda: "All backups are on this computer" in page.safety.text())  # type: ignore[union-attr]
    page.safety._action.click()
    assert window.current_page() == "settings"
    assert window.pages.settings.safekeeping.form.isVisible()
    window.caretaker.stop()

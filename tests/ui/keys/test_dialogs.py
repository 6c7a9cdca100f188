"""A passphrase is set, changed and taken away in the windows, and a new key made, by typing and clicking."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from chc_desktop.store import backups, key_file, opening
from chc_desktop.ui.keys.change_dialogs import ChangePassphraseDialog, RemovePassphraseDialog
from chc_desktop.ui.keys.new_key_dialog import NewKeyDialog
from chc_desktop.ui.keys.passphrase_field import PassphraseField
from chc_desktop.ui.keys.set_dialog import SetPassphraseDialog
from chc_desktop.ui.keys.sheet_dialog import SheetDialog
from chc_desktop.ui.keys.sheet_step import SheetStep
from chc_desktop.ui.keys.unlock_panel import UnlockPanel
from chc_desktop.ui.keys.words_dialog import WordsDialog
from chc_desktop.ui.main_window import MainWindow
from tests.conftest import Answers
from tests.ui.keys.conftest import PHRASE

OTHER = "a quite different one"


def last_but_two(count: int) -> int:
    """Stands in for chance: words 21 and 22."""
    return count - 3


def the_two_words(step: SheetStep) -> None:
    for number, field in zip(step.numbers, step.words, strict=True):
        field.setText(step._sheet.words[number - 1])


@pytest.fixture
def dialog(qtbot: QtBot, office: Office, window: MainWindow, answers: Answers) -> SetPassphraseDialog:
    made = SetPassphraseDialog(office, answers, window, last_but_two)
    made.open()
    return made


def twice(dialog: SetPassphraseDialog, phrase: str = PHRASE) -> None:
    QTest.keyClicks(dialog.passphrase.first.line, phrase)
    QTest.keyClick(dialog.passphrase.first.line, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.passphrase.again.line, phrase)
    QTest.keyClick(dialog.passphrase.again.line, Qt.Key.Key_Return)


def test_the_sheet_comes_before_the_lock_and_two_of_its_words_are_asked(
    qtbot: QtBot, dialog: SetPassphraseDialog, office: Office, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "sheet.pdf"
    twice(dialog)
    assert dialog.step == 1
    assert dialog.sheet.numbers == (21, 22)
    dialog.sheet.save.click()
    assert answers.path.read_bytes().startswith(b"%PDF")
    dialog.done_button.click()
    assert "Please type word 21" in dialog.error.text()
    dialog.sheet.words[0].setText("zebra")
    dialog.done_button.click()
    assert "not word 21" in dialog.error.text()
    assert not office.keys.has_passphrase()
    told: list[int] = []
    dialog.passphrase_set.connect(lambda: told.append(1))
    the_two_words(dialog.sheet)
    dialog.done_button.click()
    qtbot.waitUntil(lambda: dialog.step == 3)
    office.keys.check(PHRASE)
    assert told == [1]
    assert dialog.passphrase.value() == ""


def test_enter_in_the_last_field_goes_one_step_on_and_presses_nothing_there(
    dialog: SetPassphraseDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[int] = []
    monkeypatch.setattr(SheetStep, "_show_print", lambda _step: printed.append(1))
    dialog.activateWindow()
    dialog.passphrase.first.line.setText(PHRASE)
    dialog.passphrase.again.line.setText(PHRASE)
    dialog.passphrase.again.line.setFocus()
    QTest.keyClick(dialog.passphrase.again.line, Qt.Key.Key_Return)
    assert dialog.step == 1
    assert dialog.focusWidget() is dialog.sheet.print
    assert printed == []
    assert dialog.error.text() == ""
    QTest.keyClick(dialog.sheet.print, Qt.Key.Key_Return)
    assert printed == [1]


def test_a_name_that_others_know_is_no_passphrase(dialog: SetPassphraseDialog, office: Office) -> None:
    organisation = office.organisation.organisation()
    assert organisation
    dialog.passphrase.first.line.setText(f"{organisation.name} 2026!")
    dialog.passphrase.again.line.setText(f"{organisation.name} 2026!")
    dialog.done_button.click()
    assert dialog.step == 0
    assert "Too easy to guess" in dialog.error.text()
    dialog.passphrase.first.line.setText(f"{organisation.name} in a teapot")
    assert dialog.passphrase.strength.plain().startswith("Strong")


def test_leaving_it_for_later_is_reminded_of_in_settings(dialog: SetPassphraseDialog, office: Office) -> None:
    twice(dialog)
    dialog.back_button.click()
    assert office.keys.locking().is_reminder_due


def test_where_the_sheet_was_saved_is_said_and_the_words_that_are_asked_for_stay_in_view(
    qtbot: QtBot, dialog: SetPassphraseDialog, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "Recovery sheet.pdf"
    twice(dialog)
    before = dialog.height()
    dialog.sheet.save.click()
    qtbot.waitUntil(lambda: dialog.height() > before)
    last = dialog.sheet.words[1]
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())


@pytest.mark.parametrize("kept", ["OneDrive", "register/backups", "stick with backups", "drawer"])
def test_a_sheet_saved_where_others_may_read_it_or_beside_backups_is_asked_about(
    dialog: SetPassphraseDialog, office: Office, answers: Answers, tmp_path: Path, kept: str
) -> None:
    folder = tmp_path / kept
    folder.mkdir(parents=True)
    if "with" in kept:
        backups.back_up(office.desk.register, folder, office.desk.now())
    answers.path, answers.yes = folder / "sheet.pdf", False
    twice(dialog)
    dialog.sheet.save.click()
    said = " ".join(answers.asked)
    assert ("which copies it to other computers" in said) is (kept == "OneDrive")
    assert ("Please keep the two apart" in said) is ("backups" in kept)
    assert answers.path.exists() is (kept == "drawer")
    answers.yes = True
    dialog.sheet.save.click()
    assert answers.path.read_bytes().startswith(b"%PDF")
    if os.name == "posix":
        assert answers.path.stat().st_mode & 0o077 == 0, "nobody else of this computer can read it"


def test_what_is_wrong_with_a_passphrase_is_said_while_it_is_typed(dialog: SetPassphraseDialog) -> None:
    dialog.done_button.click()
    assert dialog.error.text() == "Please choose a passphrase."
    QTest.keyClicks(dialog.passphrase.first.line, "cat")
    assert dialog.passphrase.strength.plain().startswith("Too short. 7 more")
    dialog.done_button.click()
    assert dialog.step == 0
    assert "Too short" in dialog.error.text()
    QTest.keyClicks(dialog.passphrase.first.line, " on the bell tower")
    assert dialog.passphrase.strength.plain().startswith("Strong.")
    QTest.keyClicks(dialog.passphrase.again.line, "cat")
    dialog.done_button.click()
    assert "not the same" in dialog.error.text()


def test_leaving_it_sets_nothing(dialog: SetPassphraseDialog, office: Office) -> None:
    twice(dialog)
    dialog.back_button.click()
    assert not office.keys.has_passphrase()


def test_a_full_disk_is_said_and_the_register_opens_as_before(
    qtbot: QtBot, dialog: SetPassphraseDialog, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice(dialog)
    the_two_words(dialog.sheet)

    def full(_path: Path, _text: str) -> None:
        raise RuleBroken("The disk is full. The register opens as before.")

    monkeypatch.setattr(key_file, "put", full)
    dialog.done_button.click()
    qtbot.waitUntil(lambda: dialog.step == 1 and bool(dialog.error.text()))
    assert not office.keys.has_passphrase()


def test_a_passphrase_is_changed_and_taken_away_with_the_one_of_now(
    qtbot: QtBot, guarded: Office, window: MainWindow
) -> None:
    change = ChangePassphraseDialog(guarded, window)
    change.open()
    for field, text in ((change.old, "wrong one"), (change.new.first, OTHER), (change.new.again, OTHER)):
        field.line.setText(text)
    change.done_button.click()
    qtbot.waitUntil(lambda: "not the passphrase" in change.error.text())
    change.old.line.setText(PHRASE)
    change.done_button.click()
    qtbot.waitUntil(lambda: change.step == 2)
    guarded.keys.check(OTHER)
    remove = RemovePassphraseDialog(guarded, window)
    remove.open()
    QTest.keyClicks(remove.old.line, OTHER)
    QTest.keyClick(remove.old.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: remove.step == 2)
    assert not guarded.keys.has_passphrase()


def test_a_new_key_shuts_the_old_sheet_out_and_names_the_old_backups(
    qtbot: QtBot, guarded: Office, window: MainWindow, answers: Answers
) -> None:
    folder = guarded.desk.register.path.parent / backups.FOLDER
    folder.mkdir()
    backup, _new = backups.back_up(guarded.desk.register, folder, guarded.desk.now())
    old = guarded.desk.register.key
    dialog = NewKeyDialog(guarded, answers, window, last_but_two)
    dialog.open()
    dialog.passphrase.line.setText(PHRASE)
    dialog.done_button.click()
    qtbot.waitUntil(lambda: dialog.step == 1)
    the_two_words(dialog.sheet)
    dialog.done_button.click()
    qtbot.waitUntil(lambda: dialog.step == 3)
    new = guarded.desk.register.key
    assert new != old
    guarded.keys.check(PHRASE)
    named = dialog.copies.others.findChildren(type(dialog.heading))[0].text()
    assert named.startswith("The backup of Tue 24 Nov 2026, 14:02, here: has the key of before")
    assert not guarded.keys.copies().are_waiting  # it keeps the old key, so nothing puts it right
    backups.verify(backup, old)
    guarded.close()
    with pytest.raises(RuleBroken, match="another register"):
        opening.open_register(guarded.desk.register.path.parent, old)
    opening.open_register(guarded.desk.register.path.parent, new).close()


def test_where_there_is_no_passphrase_the_backups_of_an_older_key_are_not_said_to_be_put_right(
    qtbot: QtBot, office: Office, window: MainWindow, answers: Answers
) -> None:
    folder = office.desk.register.path.parent / backups.FOLDER
    folder.mkdir()
    backups.back_up(office.desk.register, folder, office.desk.now())
    dialog = NewKeyDialog(office, answers, window, last_but_two)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.done_button.isEnabled())
    dialog.done_button.click()
    qtbot.waitUntil(lambda: dialog.step == 1)
    the_two_words(dialog.sheet)
    dialog.done_button.click()
    qtbot.waitUntil(lambda: dialog.step == 3)
    said = " ".join(each.text() for each in dialog.copies.others.findChildren(type(dialog.heading)))
    assert "here: has the key of before, and opens without a passphrase" in said
    assert "put right" not in said, "nothing will: the old key stays theirs"


def test_a_new_key_that_cannot_be_made_leaves_the_old_one(
    qtbot: QtBot, guarded: Office, window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = guarded.desk.register.key
    dialog = NewKeyDialog(guarded, answers, window, last_but_two)
    dialog.open()
    dialog.passphrase.line.setText(PHRASE)
    dialog.done_button.click()
    qtbot.waitUntil(lambda: dialog.step == 1)
    the_two_words(dialog.sheet)
    real = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if path.name.endswith(".next"):
            raise OSError(28, "No space left on device")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    dialog.done_button.click()
    qtbot.waitUntil(lambda: "opens as before" in dialog.error.text())
    assert guarded.desk.register.key == old
    assert guarded.organisation.organisation()


def test_the_sheet_is_shown_again_to_who_knows_the_passphrase(
    qtbot: QtBot, guarded: Office, window: MainWindow, answers: Answers
) -> None:
    dialog = SheetDialog(guarded, answers, window, last_but_two)
    dialog.open()
    dialog.passphrase.line.setText("wrong")
    dialog.done_button.click()
    qtbot.waitUntil(lambda: "not the passphrase" in dialog.error.text())
    dialog.passphrase.line.setText(PHRASE)
    dialog.done_button.click()
    qtbot.waitUntil(lambda: dialog.step == 1)
    the_two_words(dialog.sheet)
    dialog.done_button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_a_passphrase_is_hidden_until_one_wants_to_see_it_and_pasting_works(qtbot: QtBot) -> None:
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    field.show()
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    field.show_button.click()
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    assert field.show_button.accessibleName() == "Hide: Passphrase"
    field.line.insert(" with spaces ")
    assert field.value() == " with spaces "
    field.clear()
    assert field.line.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize(("letter", "shift", "is_on"), [("a", False, False), ("A", False, True), ("a", True, True)])
def test_caps_lock_is_noticed(qtbot: QtBot, letter: str, shift: bool, is_on: bool) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    field.show()
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field.line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, held, letter))
    assert field.caps.isVisible() is is_on


class NoDoor:
    """A door that nothing opens, and that says what was typed at it."""

    def __init__(self) -> None:
        self.typed: list[object] = []

    def open_with_passphrase(self, passphrase: str) -> key_file.Key:
        self.typed.append(passphrase)
        raise key_file.PassphraseWrong("That is not the passphrase.")

    def open_with_words(self, typed: tuple[str, ...]) -> key_file.Key:
        self.typed.append(typed)
        raise RuleBroken("Word 2 is not in the list.")


def test_words_are_made_whole_and_one_in_no_list_is_marked(qtbot: QtBot) -> None:
    dialog = WordsDialog(NoDoor(), None, None)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    first, second = dialog.words.fields[:2]
    QTest.keyClicks(first, "aban ")
    assert first.text() == "abandon"
    assert second.hasFocus()
    QTest.keyClicks(second, "zzzz ")
    assert second.property("wrong") == "true"
    assert "in no list" in second.accessibleDescription()
    dialog.done_button.click()
    assert dialog.error.text() == "22 words are still missing, the first of them word 3."


def test_the_door_is_tried_beside_the_window_and_nothing_is_tried_twice(qtbot: QtBot) -> None:
    door = NoDoor()
    panel = UnlockPanel(door)
    qtbot.addWidget(panel)
    panel.show()
    panel.open_button.click()
    assert "Please type" in panel.row.problem.text()
    panel.field.line.setText("one try")
    panel.try_it()
    panel.try_it()
    qtbot.waitUntil(lambda: "not the passphrase" in panel.row.problem.text())
    assert door.typed == ["one try"]


def test_settings_offer_what_fits(qtbot: QtBot, office: Office, window: MainWindow) -> None:
    window.show_page("settings")
    settings = window.pages.settings
    settings.tabs.show_tab(settings._parts.index(settings.safekeeping))
    card = settings.safekeeping.passphrase
    assert buttons_of(card) == ["Set a passphrase…"]
    office.keys.sheet_was_confirmed(office.keys.sheet())
    office.keys.set_passphrase(PHRASE)
    card.refresh()
    assert buttons_of(card) == ["Lock now", "Change it…", "Take it away…", "The recovery sheet again…", "A new key…"]
    assert "Recovery sheet made on Tue 24 Nov 2026" in card.sheet.text()
    told: list[int] = []
    window.keys_changed.connect(lambda: told.append(office.keys.idle_minutes()))
    card.idle.set_value("30")
    assert told == [30]
    window.lock_asked.connect(lambda: told.append(0))
    card.lock.click()
    assert told == [30, 0]


def test_what_was_put_off_is_reminded_of_once(office: Office, window: MainWindow) -> None:
    office.keys.put_off()
    window.show_page("settings")
    settings = window.pages.settings
    settings.tabs.show_tab(settings._parts.index(settings.safekeeping))
    card = settings.safekeeping.passphrase
    assert "You put off" in card.banner.text()
    card.banner.hide()
    card.refresh()
    assert card.banner.text() == ""


def buttons_of(card: object) -> list[str]:
    from PySide6.QtWidgets import QWidget

    assert isinstance(card, QWidget)
    return [button.text() for button in card.findChildren(QPushButton) if button.isVisible() and button.text()]


def test_a_stick_that_is_back_is_put_right_when_settings_are_opened(
    qtbot: QtBot, office: Office, window: MainWindow, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    organisation = office.organisation.organisation()
    assert organisation
    office.organisation.save(replace(organisation, backup_folder=str(stick)))
    backup, _new = backups.back_up(office.desk.register, stick, office.desk.now())
    office.keys.copies()
    stick.rename(tmp_path / "in a drawer")
    office.keys.sheet_was_confirmed(office.keys.sheet())
    office.keys.set_passphrase(PHRASE)
    window.show_page("settings")
    settings = window.pages.settings
    card = settings.safekeeping.passphrase
    settings.tabs.show_tab(settings._parts.index(settings.safekeeping))
    qtbot.waitUntil(lambda: card.copies.isVisible())
    assert "is not there now" in card.copies.away.text()
    window.show_page("today")
    (tmp_path / "in a drawer").rename(stick)
    window.show_page("settings")
    qtbot.waitUntil(lambda: not card.copies.isVisible())
    with pytest.raises(key_file.PassphraseNeeded):
        backups.verify(backup)

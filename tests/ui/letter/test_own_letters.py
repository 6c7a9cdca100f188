"""Adapting a letter: parts worded, moved, added and left out, faults said at once, shown with a case, ours again."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.letters.own.copy import changed
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.ui.letter.standard.changes import ChangesDialog, Difference
from chc_desktop.ui.letter.standard.dialog import OwnLetterDialog
from chc_desktop.ui.letter.standard.versions import VersionsDialog
from chc_desktop.ui.main_window import MainWindow
from tests import letters, make
from tests.conftest import Answers
from tests.ui.forms.driving import choose as pick
from tests.ui.forms.driving import write

KIND = LetterKind.RESPONSE_STAGE1
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = make.an_office(tmp_path / "register")
    letters.a_case_ready_for(made, KIND)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> OwnLetterDialog:
    """Opened from the settings."""
    return opened_in_settings(qtbot, window)


def opened_in_settings(qtbot: QtBot, window: MainWindow) -> OwnLetterDialog:
    window.show_page("settings")
    tabs = window.pages.settings.tabs
    tabs.show_tab(tabs.titles().index("Letters"))
    press(window.pages.settings.letters, "Change the wording of Stage 1 response")
    dialog = window.findChildren(OwnLetterDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def press(around: QWidget, name: str) -> None:
    for _ in range(5):
        QApplication.processEvents()
    buttons = [each for each in around.findChildren(QPushButton) if each.isVisible()]
    next(each for each in reversed(buttons) if name in (each.accessibleName(), each.text())).click()


def choose(dialog: OwnLetterDialog, label: str) -> None:
    (item,) = dialog.parts.list.findItems(label, Qt.MatchFlag.MatchExactly)
    dialog.parts.list.setCurrentItem(item)


def parts_of(dialog: OwnLetterDialog) -> list[str]:
    return [dialog.parts.list.item(row).text() for row in range(dialog.parts.list.count())]


def test_what_is_worded_is_seen_with_the_case_and_used_from_then_on(
    qtbot: QtBot, office: Office, dialog: OwnLetterDialog
) -> None:
    assert dialog.preview.recent.currentText().startswith("2026-001 Joan Bell: ")
    assert not dialog.preview.case.isVisible()
    write(dialog.form.text, "Well met at stage 1, ")
    dialog.form.insert.set_value("person")
    dialog.form.put_in.click()
    qtbot.waitUntil(lambda: "Well met at stage 1, Joan Bell" in " ".join(dialog.preview.paper.text().split()))
    choose(dialog, "Title")
    write(dialog.form.title, "Our reply")
    dialog.done_button.click()
    letter = office.letters.templates[KIND]
    assert (letter.title, letter.parts[0].text) == ("Our reply", "Well met at stage 1, {person}")
    assert letter.id == "response-stage1 (own, version 1)"


def test_a_fault_is_said_at_once_and_keeps_the_wording_here(
    qtbot: QtBot, office: Office, dialog: OwnLetterDialog
) -> None:
    write(dialog.form.text, "Stage 1, {recieved}")
    qtbot.waitUntil(lambda: "Opening, wording: “{recieved}” is not known." in dialog.faults.text())
    assert not dialog.done_button.isEnabled()
    write(dialog.form.text, "Stage 1, {received")
    qtbot.waitUntil(lambda: "Opening, wording: has a { or } that is not closed." in dialog.faults.text())
    write(dialog.form.text, "Stage 1, {received}")
    qtbot.waitUntil(dialog.done_button.isEnabled)
    assert not dialog.faults.isVisible()


def test_parts_are_moved_added_and_left_out_but_not_what_a_code_asks_for(
    qtbot: QtBot, office: Office, dialog: OwnLetterDialog
) -> None:
    assert not dialog.parts.leave_out.isEnabled()
    assert "Codes ask for it" in dialog.parts.why.text()
    before = parts_of(dialog)
    assert not dialog.parts.up.isEnabled()
    dialog.parts.down.click()
    assert parts_of(dialog)[1:3] == [before[2], before[1]]
    dialog.parts.add.click()
    assert parts_of(dialog)[3] == "Our own part 1"
    write(dialog.form.heading, "Our garden party")
    write(dialog.form.text, "Do come.")
    write(dialog.form.label, "Party")
    assert parts_of(dialog)[3] == "Party"
    dialog.parts.add.click()
    assert parts_of(dialog)[4] == "Our own part 2"
    dialog.parts.leave_out.click()
    assert dialog.parts.key() == "own-1"
    dialog.done_button.click()
    letter = office.letters.templates[KIND]
    assert [part.key for part in letter.parts[:3]] == ["understanding", "opening", "own-1"]
    assert letter.parts[2].heading == "Our garden party"


def test_what_was_being_worded_is_back_after_the_window_was_closed(
    qtbot: QtBot, window: MainWindow, dialog: OwnLetterDialog, office: Office
) -> None:
    write(dialog.form.text, "Half a sentence with {rec")
    dialog.reject()
    again = opened_in_settings(qtbot, window)
    assert again.form.text.text() == "Half a sentence with {rec"
    assert "is back" in again.banner.text()
    assert again.keeper
    again.keeper.start_afresh()
    assert again.form.text.text().startswith("Thank you for giving us")
    assert office.own_letters.versions(KIND) == ()


def test_the_letter_opens_the_window_and_says_what_it_says_from_then_on(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    window.open_letter(1, KIND)
    page = window.pages.letter
    page.head.wording.click()
    dialog = window.findChildren(OwnLetterDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    write(dialog.form.text, "Mine, stage 1.")
    dialog.done_button.click()
    qtbot.waitUntil(lambda: page.at_hand.look().texts["opening"] == "Mine, stage 1.")


def test_back_to_ours_is_asked_and_done(qtbot: QtBot, window: MainWindow, office: Office, answers: Answers) -> None:
    letter = office.letters.templates[KIND]
    office.own_letters.save(changed(letter, replace(letter.parts[0], text="Mine, stage 1.")))
    dialog = opened_in_settings(qtbot, window)
    assert "Yours, version 1" in dialog.about.text()
    dialog.to_ours.click()
    assert any("stays in the record" in asked for asked in answers.asked)
    assert office.letters.templates[KIND] == office.letters.ours[KIND]


def test_what_changed_in_ours_is_seen_word_by_word_and_taken_or_kept(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    letter = office.letters.templates[KIND]
    office.own_letters.save(changed(letter, replace(letter.parts[0], text="Mine, stage 1.")))
    newer = changed(letter, replace(letter.parts[0], text=letter.parts[0].text.replace("Thank you", "Many thanks")))
    thanks = replace(letter.parts[-1], text="Do ask the {ombudsman_name}, {ombudsman_telephone}.")
    office.letters.ours[KIND] = changed(newer, thanks)
    office.letters.renew()
    window.show_page("settings")
    tabs = window.pages.settings.tabs
    tabs.show_tab(tabs.titles().index("Letters"))
    press(window.pages.settings.letters, "What changed in our Stage 1 response")
    dialog = window.findChildren(ChangesDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    told = [each.accessibleName() for each in dialog.findChildren(Difference)]
    assert "gone: Thank you, new: Many thanks," in told[0]
    press(dialog, f"Take ours for {letter.parts[-1].label}")
    assert office.letters.templates[KIND].parts[-1].text == thanks.text
    press(dialog, f"Keep mine for {letter.parts[0].label}")
    assert office.letters.templates[KIND].parts[0].text == "Mine, stage 1."
    assert "Nothing more has changed" in dialog.about.text()
    assert office.own_letters.open(KIND).changes == ()


def test_the_window_itself_shows_what_changed_and_takes_it(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    letter = office.letters.templates[KIND]
    office.own_letters.save(replace(letter, title="Mine"))
    office.letters.ours[KIND] = replace(letter, title="Ours, anew")
    office.letters.renew()
    dialog = opened_in_settings(qtbot, window)
    assert "1 part of ours changed" in dialog.news.text()
    dialog._show_changes()
    changes = dialog.findChildren(ChangesDialog)[-1]
    qtbot.waitUntil(changes.isActiveWindow)
    press(changes, "Take ours for Title")
    changes.reject()
    assert dialog.work.letter.title == "Ours, anew"
    assert dialog.news.text() == ""


def test_a_letter_is_saved_as_a_file_and_taken_from_one(
    qtbot: QtBot, dialog: OwnLetterDialog, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "mine.toml"
    write(dialog.form.text, "Mine, stage 1.")
    dialog.to_file.click()
    assert "Mine, stage 1." in answers.path.read_text(encoding="utf-8")
    write(dialog.form.text, "Something else.")
    dialog.from_file.click()
    assert dialog.form.text.text() == "Mine, stage 1."
    answers.path.write_bytes(b"\xff\xfe")
    dialog.from_file.click()
    assert "no text in UTF-8" in dialog.error.text()
    assert dialog.form.text.text() == "Mine, stage 1."


def test_a_case_that_is_not_there_is_said(qtbot: QtBot, dialog: OwnLetterDialog) -> None:
    pick(dialog.preview.recent, "Another case, by its reference")
    write(dialog.preview.case, "2026-999")
    qtbot.waitUntil(lambda: "no complaint “2026-999”" in dialog.preview.problem.text())
    recent = dialog.preview.recent.itemText(0)
    pick(dialog.preview.recent, recent)
    qtbot.waitUntil(lambda: not dialog.preview.problem.isVisible())


def test_a_letter_says_that_ones_own_copy_is_not_used(window: MainWindow, office: Office) -> None:
    from chc_desktop.domain.letters.letter import Part
    from chc_desktop.domain.letters.own.copy import added
    from chc_desktop.domain.vocabulary import Element

    letter = office.letters.templates[KIND]
    office.own_letters.save(replace(letter, title="Mine"))
    newer = Part("newer", "Something newer", "Write it.", "Come back.", elements=(Element.WAY_BACK,))
    office.letters.ours[KIND] = added(letter, newer, "opening")
    office.letters.renew()
    window.open_letter(1, KIND)
    assert "Your own copy of this letter cannot be used" in window.pages.letter.banner.text()


def test_a_draft_of_a_standard_wording_is_known_again_in_the_bin(
    qtbot: QtBot, office: Office, dialog: OwnLetterDialog
) -> None:
    write(dialog.form.text, "Half a sentence")
    assert dialog.keeper
    dialog.keeper.start_afresh()
    (line,) = office.bin.lines()
    assert line.what.startswith("Standard wording. A letter: response at stage 1: “You can ask us")
    assert line.where == "Settings, Letters"


@pytest.mark.parametrize("kind", ["completion", "update", "undeliverable", "refusal-stage1", "evidence", "no-reply"])
def test_every_part_of_every_letter_can_be_worded(
    qtbot: QtBot, window: MainWindow, office: Office, kind: str, answers: Answers
) -> None:
    dialog = OwnLetterDialog(office, answers, LetterKind(kind), window)
    dialog.open()
    for row in range(dialog.parts.list.count()):
        dialog.parts.list.setCurrentRow(row)
        assert not dialog.faults.isVisible()
    assert dialog.work.letter == office.letters.ours[LetterKind(kind)], "looking changes nothing"
    dialog.reject()


def test_an_earlier_version_is_taken_up_again(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    letter = office.letters.templates[KIND]
    for text in ("First, stage 1.", "Second, stage 1."):
        office.own_letters.save(changed(letter, replace(letter.parts[0], text=text)))
    office.own_letters.back_to_ours(KIND)
    dialog = opened_in_settings(qtbot, window)
    dialog.earlier.click()
    versions = dialog.findChildren(VersionsDialog)[-1]
    qtbot.waitUntil(versions.isActiveWindow)
    press(versions, "Take version 1 up again")
    assert dialog.form.text.text() == "First, stage 1."
    dialog.done_button.click()
    used = office.letters.templates[KIND]
    assert (used.parts[0].text, used.id) == ("First, stage 1.", "response-stage1 (own, version 3)")

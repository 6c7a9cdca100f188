"""Ready sentences: found by typing, by their short word, filled from the case, and undone with one key."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.snippets import Snippet
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.settings.writing_part import SnippetDialog
from chc_desktop.ui.widgets.fields import LongText
from chc_desktop.ui.widgets.wrap import Row
from chc_desktop.ui.writing.chooser import SnippetChooser
from tests import make
from tests.ui.forms.driving import write
from tests.ui.writing.conftest import aids_of

Note = Callable[[], LongText]
CTRL = Qt.KeyboardModifier.ControlModifier


def chooser_of(text: LongText) -> SnippetChooser:
    chooser = QApplication.activePopupWidget()
    assert isinstance(chooser, SnippetChooser)
    return chooser


def test_a_ready_sentence_is_found_by_a_word_of_it_and_filled_from_the_case(note: Note, office: Office) -> None:
    office.snippets.save(Snippet(0, "Who", "Case {reference} of {Name} at {home}, due {stage 1 due}."))
    text = note()
    QTest.keyClicks(text, "Well. ")
    QTest.keyClick(text, Qt.Key.Key_J, CTRL)
    chooser = chooser_of(text)
    QTest.keyClicks(chooser.search, "stage due")
    assert [chooser.list.item(row).text() for row in range(chooser.list.count())] == ["Who"]
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    assert text.text() == "Well. Case 2026-001 of Joan Bell at Cottage 3, due Tuesday 8 December 2026."
    QTest.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert text.text() == "Well. "
    QTest.keyClick(text, Qt.Key.Key_Y, CTRL)
    assert "2026-001" in text.text()


def test_its_short_word_and_the_key_are_enough(note: Note) -> None:
    text = note()
    QTest.keyClicks(text, "Dear all, Thanks")
    QTest.keyClick(text, Qt.Key.Key_J, CTRL)
    assert text.text() == "Dear all, Thank you for telling us about this. I am sorry that you had to."
    QTest.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert text.text() == "Dear all, Thanks"


def test_up_and_down_choose_and_escape_leaves_the_text(note: Note) -> None:
    text = note()
    QTest.keyClick(text, Qt.Key.Key_J, CTRL)
    chooser = chooser_of(text)
    QTest.keyClick(chooser.search, Qt.Key.Key_Down)
    QTest.keyClick(chooser.search, Qt.Key.Key_Down)
    QTest.keyClick(chooser.search, Qt.Key.Key_Up)
    assert chooser.list.currentItem().text() == "A visit is arranged (visit)"
    assert "Somebody will visit" in chooser.search.accessibleDescription()
    QTest.keyClick(chooser.search, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert text.text() == ""


def test_what_is_not_known_stays_in_braces_is_chosen_and_said(note: Note, monkeypatch: pytest.MonkeyPatch) -> None:
    text = note()
    said: list[str] = []
    monkeypatch.setattr(aids_of(text), "say", said.append)
    QTest.keyClicks(text, "visit")
    QTest.keyClick(text, Qt.Key.Key_J, CTRL)
    assert text.text() == "Somebody will visit Cottage 3 on {day}, between {from} and {until}."
    assert said == ["Not known here, please write it yourself: {day}, {from} and {until}."]
    assert text.textCursor().selectedText() == "{day}"
    QTest.keyClicks(text, "Monday")
    assert text.text().startswith("Somebody will visit Cottage 3 on Monday, between {from}")


def test_a_letter_with_an_open_place_is_cautioned(office: Office) -> None:
    case_id = make.a_complaint(office)
    kind = LetterKind.ACKNOWLEDGEMENT_STAGE1
    contents = office.letters.open(case_id, kind).contents
    open_one = replace(contents, texts={**contents.texts, "understanding": "We will visit on {day}."})
    assert any(
        "“{day}” is still to be written" in each for each in office.letters.look(case_id, kind, open_one).cautions
    )


def test_ready_sentences_are_added_changed_deleted_and_taken_back(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    window.show_page("settings")
    settings = window.pages.settings
    settings.tabs.show_tab(settings.tabs.titles().index("Writing"))
    settings.writing.add.click()
    dialog = window.findChildren(SnippetDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    write(dialog.name, "Keys")
    write(dialog.text, "The keys of {home} are in the office.")
    write(dialog.short, "thanks")
    QTest.keyClick(dialog.short, Qt.Key.Key_Return, CTRL)
    assert "stands for “Thank you, and sorry” already" in dialog.error.text()
    write(dialog.short, "keys")
    QTest.keyClick(dialog.short, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Keys" in [each.name for each in office.snippets.all()])
    settings.writing.refresh()
    for _ in range(5):
        QApplication.processEvents()
    (delete,) = [
        button
        for row in settings.writing.sentences.findChildren(Row)
        for button in row.findChildren(QPushButton)
        if button.accessibleName() == "Delete Keys" and not row.isHidden()
    ][-1:]
    delete.click()
    assert "Keys" not in [each.name for each in office.snippets.all()]
    (line,) = office.bin.lines()
    assert line.what == "The ready sentence “Keys”"
    office.bin.take_back(line)
    (back,) = [each for each in office.snippets.all() if each.name == "Keys"]
    assert (back.text, back.short) == ("The keys of {home} are in the office.", "keys")


@pytest.mark.parametrize(
    ("snippet", "said"),
    [
        (Snippet(0, " ", "Words"), "a name"),
        (Snippet(0, "Name", " \n"), "the sentence itself"),
        (Snippet(0, "Name", "Words", "two words"), "one word"),
    ],
)
def test_what_is_missing_is_said(office: Office, snippet: Snippet, said: str) -> None:
    with pytest.raises(RuleBroken, match=said):
        office.snippets.save(snippet)


def test_without_a_case_only_the_organisation_is_known(office: Office) -> None:
    filled = office.snippets.filled(Snippet(0, "A", "{organisation}, {our telephone}: {name}, {today}"), 0)
    assert filled.text == "Amberley Almshouses, 01234 567890: {name}, Tuesday 24 November 2026"
    assert filled.open == ("{name}",)

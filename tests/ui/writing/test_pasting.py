"""What is pasted comes as plain writing, and everything can be undone."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.domain.pasted import is_plain, tidied, without_unseen
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.widgets.fields import LineField, LongText
from tests import make

CTRL = Qt.KeyboardModifier.ControlModifier
FROM_WORD = "Dear\u00a0Jo,\r\n\r\n•\tThe boiler\r\n\uf0b7\tThe lift\r\no\tThe door\r\x00\x07so\u00adft\ufeff\u2028end"
PLAIN = "Dear Jo,\n\n- The boiler\n- The lift\n- The door\nsoft\nend"


@pytest.fixture
def on_the_clipboard(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    def put(text: str) -> None:
        data = QMimeData()
        data.setText(text)
        data.setHtml(f"<b style='color:red'>{text}</b>")
        qapp.clipboard().setMimeData(data)

    yield put
    qapp.clipboard().clear()


def test_what_word_brings_along_is_left_behind(qtbot: QtBot, on_the_clipboard: Callable[[str], None]) -> None:
    text = LongText("Their words")
    qtbot.addWidget(text)
    on_the_clipboard(FROM_WORD)
    QTest.keyClick(text, Qt.Key.Key_V, CTRL)
    assert text.text() == PLAIN
    assert text.textCursor().charFormat().fontWeight() != 700
    QTest.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert text.text() == ""
    QTest.keyClick(text, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert text.text() == PLAIN


def test_one_line_takes_one_line(qtbot: QtBot, on_the_clipboard: Callable[[str], None]) -> None:
    line = LineField("Title")
    qtbot.addWidget(line)
    on_the_clipboard("Noise\u00a0at\r\nnight\x00\x1b")
    QTest.keyClick(line, Qt.Key.Key_V, CTRL)
    assert line.text() == "Noise at night"


def test_a_line_is_undone_and_done_again_with_both_keys(qtbot: QtBot) -> None:
    line = LineField("Title")
    qtbot.addWidget(line)
    QTest.keyClicks(line, "Noise")
    for modifiers, key in ((CTRL, Qt.Key.Key_Y), (CTRL | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z)):
        QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
        assert line.text() == ""
        QTest.keyClick(line, key, modifiers)
        assert line.text() == "Noise"


def test_what_is_copied_is_plain_text_too(qtbot: QtBot, qapp: QApplication) -> None:
    text = LongText("Their words")
    qtbot.addWidget(text)
    text.set_value("One\nTwo")
    text.selectAll()
    text.copy()
    data = qapp.clipboard().mimeData()
    assert data.text() == "One\nTwo"
    assert not data.hasHtml()


@pytest.mark.parametrize(
    "text",
    [
        "Łukasz, ŵŷ, Nguyễn, Дмитрий, Ελένη",
        "👩‍👩‍👧 at №3",
        "\u202eright to left",
        "cafe\u0301",
        "- a list",
        "a\tb",
        "-5",
    ],
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert tidied(text) == text
    assert is_plain(text) or "\t" in text


def test_spaces_at_the_ends_may_be_typed() -> None:
    assert without_unseen(" a ") == " a "


def test_starting_afresh_can_be_undone_in_the_form(qtbot: QtBot, office: Office, window: MainWindow) -> None:
    case_id = make.a_complaint(office)
    office.drafts.save(f"action/{case_id}/note", {"text": "What I had written"})
    window.open_case(case_id)
    window.pages.case.start_action("note")
    dialog = window.findChildren(ActionDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    text = dialog.fields["text"]
    assert isinstance(text, LongText)
    assert text.text() == "What I had written"
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert text.text() == "What I had written", "what was brought back is where undoing begins"
    assert dialog.keeper
    dialog.keeper.start_afresh()
    assert text.text() == ""
    QTest.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert text.text() == "What I had written"


def test_the_form_says_when_it_was_saved(qtbot: QtBot, office: Office, window: MainWindow) -> None:
    case_id = make.a_complaint(office)
    window.open_case(case_id)
    window.pages.case.start_action("note")
    dialog = window.findChildren(ActionDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    assert not dialog.kept_words.isVisible()
    QTest.keyClicks(dialog.fields["text"], "She rang")
    qtbot.waitUntil(dialog.kept_words.isVisible)
    assert dialog.kept_words.text() == "Saved 14:02"
    QTest.keyClick(dialog.fields["text"], Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: not dialog.kept_words.isVisible())


def test_the_settings_say_that_what_is_written_was_kept_and_is_not_saved(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("settings")
    part = window.pages.settings.organisation
    address = part.form.question("address").field
    assert isinstance(address, LongText)
    QTest.keyClicks(address, "Annexe ")
    qtbot.waitUntil(lambda: part._draft.kept_words.text() == "Kept 14:02, not saved yet")
    part.save.click()
    assert part._draft.kept_words.text() == ""

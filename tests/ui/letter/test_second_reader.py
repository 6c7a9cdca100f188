"""The second reader beside the letter, by keyboard: go to the place, keep with a reason, put aside and take back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.reading.note import Kind
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.ui.letter import LetterPage
from chc_desktop.ui.letter.note_row import NoteRow
from chc_desktop.ui.letter.part_field import TextPart
from chc_desktop.ui.letter.points import PointsPart
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.widgets.long_text import LongText
from tests import make
from tests.conftest import Answers
from tests.letters import EDITIONS, a_case_ready_for, an_office_under, complete
from tests.ui.forms.driving import press, write

RESPONSE = LetterKind.RESPONSE_STAGE1

Open = Callable[..., LetterPage]


@pytest.fixture
def open_letter(qtbot: QtBot, answers: Answers, tmp_path: Path) -> Open:
    """Opens a complete answer under an edition in the window."""

    def opened(edition: str = "hos-2024", draft: bool = True) -> LetterPage:
        office = an_office_under(EDITIONS[edition], tmp_path / "register")
        case_id = a_case_ready_for(office, RESPONSE)
        if draft:
            office.letters.keep(case_id, RESPONSE, complete(office, case_id, RESPONSE))
        return shown(qtbot, LetterPage(office, answers), case_id)

    return opened


def test_what_is_written_is_noted_a_moment_later_and_what_is_mended_is_not(qtbot: QtBot, open_letter: Open) -> None:
    page = open_letter()
    assert page.reader.notes.summary.text() == "Nothing to note."
    assert page.reader.notes.ease.said.text().startswith("Easy to read: reading age about ")

    write(reasons(page), "We commenced the work.")
    qtbot.waitUntil(lambda: said(page) == ["“commenced” Plainer: “start”. Keep"])
    assert page.reader.notes.summary.text() == "1 note. It does not stop you."

    write(reasons(page), "We began the work.")
    qtbot.waitUntil(lambda: said(page) == [])
    assert page.issue.isEnabled()


def test_enter_on_a_note_chooses_its_words_and_typing_takes_their_place(qtbot: QtBot, open_letter: Open) -> None:
    page = open_letter()
    write(reasons(page), "😀 We commenced it.")
    qtbot.waitUntil(lambda: len(said(page)) == 1)

    follow(rows(page)[0])
    assert reasons(page).textCursor().selectedText() == "commenced"
    assert QApplication.focusWidget() is reasons(page)
    QTest.keyClicks(reasons(page), "began")
    assert reasons(page).text() == "😀 We began it."


def test_a_name_is_kept_only_with_a_reason_and_shuts_the_letter_where_the_code_says_must(
    qtbot: QtBot, open_letter: Open
) -> None:
    page = open_letter("joint-draft")
    write(reasons(page), "Ruth Ellis read the log.")
    qtbot.waitUntil(lambda: not page.issue.isEnabled())
    assert page.missing.text().endswith("Change, or keep with a reason: “Ruth Ellis” (Code 5.6).")
    row = rows(page)[0]
    assert "our Chief Officer" in row.phrase.plain()
    assert "Code 5.6: Issue stays shut." in row.phrase.plain()
    assert page.reader.notes.summary.text() == "1 note. It keeps Issue shut."

    follow(row, links=2)
    assert QApplication.focusWidget() is row.because
    assert not row.keep.isEnabled()
    QTest.keyClick(row.because, Qt.Key.Key_Return)
    assert said(page)
    QTest.keyClicks(row.because, "You asked for her by name.")
    QTest.keyClick(row.because, Qt.Key.Key_Return)

    qtbot.waitUntil(page.issue.isEnabled)
    assert said(page) == []
    assert page.writing.contents().kept[0].because == "You asked for her by name."


def test_what_is_put_aside_stays_so_when_the_letter_is_opened_again_and_can_be_shown(
    qtbot: QtBot, open_letter: Open
) -> None:
    page = open_letter()
    write(reasons(page), "We commenced it. It was decided that you are right.")
    qtbot.waitUntil(lambda: len(said(page)) == 2)
    follow(rows(page)[0], links=2)
    qtbot.waitUntil(lambda: len(said(page)) == 1)
    assert page.reader.notes.aside.text() == "Show 1 note put aside"

    case_id = page.case_in_hand()
    page.leave()
    page.show_letter(case_id, RESPONSE.value)
    assert [row.note.kind for row in rows(page)] == [Kind.PLAINER]

    press(page.reader.notes.aside)
    qtbot.waitUntil(lambda: len(said(page)) == 2)
    assert not page.reader.notes.aside.isVisible()


def test_more_than_three_notes_of_a_kind_are_folded(qtbot: QtBot, open_letter: Open) -> None:
    page = open_letter()
    write(reasons(page), "We commenced, utilised, retained, deemed and obtained it.")
    group = page.reader.notes.groups[Kind.PLAINER]
    qtbot.waitUntil(lambda: len(group.rows) == 5)
    assert len(said(page)) == 3
    assert group.more.text() == "and 2 more"
    press(group.more)
    assert len(said(page)) == 5
    assert group.rows[3].isAncestorOf(QApplication.focusWidget() or page)
    press(group.more)
    assert len(said(page)) == 3


def test_a_reason_that_is_being_written_survives_another_look(qtbot: QtBot, open_letter: Open) -> None:
    page = open_letter()
    write(reasons(page), "Ruth Ellis came.")
    qtbot.waitUntil(lambda: len(said(page)) == 1)
    row = rows(page)[0]
    follow(row, links=2)
    QTest.keyClicks(row.because, "She sa")
    write(reasons(page), "First of all Ruth Ellis came. We commenced.")
    qtbot.waitUntil(lambda: len(said(page)) == 2)
    assert rows(page)[0] is row
    assert row.because.text() == "She sa"
    follow(row)
    assert reasons(page).textCursor().selectedText() == "Ruth Ellis"


def test_a_note_of_a_part_out_of_view_is_reached(qtbot: QtBot, open_letter: Open) -> None:
    page = open_letter()
    opening = page.writing.parts["opening"]
    assert isinstance(opening, TextPart)
    write(opening.text, "Utilise this. It is our answer at stage 1.")
    qtbot.waitUntil(lambda: len(said(page)) == 1)
    follow(rows(page)[0])
    assert opening.text.textCursor().selectedText() == "Utilise"
    assert opening.text.visibleRegion().boundingRect().isValid()


def test_unknown_words_are_noted_once_the_dictionary_is_read(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register")
    case_id = a_case_ready_for(office, RESPONSE)
    window = MainWindow(office, answers)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.open_letter(case_id, RESPONSE.value)
    page = window.findChild(LetterPage)
    assert page
    write(reasons(page), "The pmup was not fited. Joan Bell lives there.")
    page.back.setFocus()

    qtbot.waitUntil(lambda: [row.note.words for row in rows(page)] == ["pmup", "fited"], timeout=20_000)
    assert rows(page)[0].note.kind is Kind.SPELLING
    follow(rows(page)[1])
    assert reasons(page).textCursor().selectedText() == "fited"


def test_how_easy_it_is_explains_itself(open_letter: Open) -> None:
    page = open_letter()
    ease = page.reader.notes.ease
    assert not ease.explained.isVisible()
    press(ease.how)
    assert ease.explained.isVisible()
    assert "Flesch-Kincaid" in ease.explained.text()
    press(ease.how)
    assert not ease.explained.isVisible()


def test_the_last_questions_name_what_was_noted(qtbot: QtBot, open_letter: Open) -> None:
    page = open_letter()
    write(reasons(page), "Ruth Ellis told the designated person.")
    qtbot.waitUntil(lambda: len(said(page)) == 2)
    told = page.at_hand.look().reading.when_sent
    assert [each.split(":")[0] for each in told] == ["“Ruth Ellis”", "“designated person”"]


def shown(qtbot: QtBot, page: LetterPage, case_id: int) -> LetterPage:
    qtbot.addWidget(page)
    page.resize(1170, 768)
    page.show()
    page.show_letter(case_id, RESPONSE.value)
    return page


def reasons(page: LetterPage) -> LongText:
    """The reasons of the first point."""
    part = page.writing.parts["decisions"]
    assert isinstance(part, PointsPart)
    return part.points[0].reasons


def rows(page: LetterPage) -> list[NoteRow]:
    return page.reader.notes.rows()


def said(page: LetterPage) -> list[str]:
    """What the notes say, those folded away left out."""
    return [row.phrase.plain() for row in rows(page)]


def follow(row: NoteRow, links: int = 1) -> None:
    """Tab to the note, from link to link, and press Enter."""
    row.take_keyboard()
    for _ in range(links - 1):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Return)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget

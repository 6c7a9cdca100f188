"""Sixteen kinds of nasty text go in by form, by spreadsheet and by email, and come out as they went in.

What nobody can see (NUL, other control characters, Word’s soft hyphens) is left out where it is pasted; everything
else stays to the letter.
"""

from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.documents.typefaces import unprintable
from chc_desktop.domain.calendar_view import Reminder
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.pasted import tidied, without_unseen
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.exchange.export import Sheet, to_xlsx
from chc_desktop.exchange.planned import Trouble
from chc_desktop.exchange.spreadsheet import read_sheet
from chc_desktop.office.calendar import CalendarRoom
from chc_desktop.office.letter_copies import draw
from chc_desktop.office.office import Office
from chc_desktop.office.paper_looking import Source, look
from chc_desktop.ui.forms.log import LogDialog
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.papers.add_dialog import AddDialog
from chc_desktop.ui.widgets.fields import LineField, LongText
from tests import make
from tests.conftest import Answers
from tests.documents.reading import even, structure
from tests.exchange.registers import HEADINGS, usual_row, workbook
from tests.nasty import WAYS

EVERY_WAY = pytest.mark.parametrize("text", WAYS.values(), ids=list(WAYS))
TITLE_LENGTH = 120


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def window(qtbot: QtBot, office: Office, answers: Answers) -> MainWindow:
    made = MainWindow(office, answers)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def paste(field: LineField | LongText, text: str) -> None:
    """As one does from an email or a web page."""
    data = QMimeData()
    data.setText(text)
    QApplication.clipboard().setMimeData(data)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_there_are_sixteen_ways() -> None:
    assert len(WAYS) == 16


@EVERY_WAY
def test_by_form_it_comes_out_of_list_search_letter_spreadsheet_and_calendar(
    qtbot: QtBot, office: Office, window: MainWindow, tmp_path: Path, text: str
) -> None:
    window.log()
    (dialog,) = window.findChildren(LogDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    title = without_unseen(text)[:TITLE_LENGTH].strip()
    QTest.keyClicks(dialog.fields.name, "Joan Bell")
    paste(dialog.fields.title, text[:TITLE_LENGTH])
    paste(dialog.fields.their_words, text)
    assert dialog.fields.their_words.text() == tidied(text)
    QTest.keyClick(dialog.fields.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(office.cases.summaries()) == 1)
    (summary,) = office.cases.summaries()
    case = office.cases.view(summary.case_id).case
    assert case.their_words.strip() == tidied(text).strip()
    assert summary.title == case.title == title
    assert_found(office, case.id, text)
    assert_in_a_letter(office, case.id, tidied(text))
    assert_in_a_spreadsheet(title, tidied(text))
    assert_in_a_calendar(office, tmp_path / "dates.ics", title)


@EVERY_WAY
def test_by_spreadsheet_it_comes_in_or_the_row_is_named(office: Office, tmp_path: Path, text: str) -> None:
    row = list(usual_row(1))
    row[HEADINGS.index("Details of complaint")] = text
    path = tmp_path / "complaints.xlsx"
    path.write_bytes(workbook([HEADINGS, row]))
    opened = office.importing.read(path)
    sheet = opened.book.sheets[0].name
    looked = office.importing.look(opened.book, sheet, office.importing.guess(opened.book, sheet))
    found = office.importing.forecast(opened, looked, tuple(Trouble), None)
    office.importing.bring_in(found)
    (case_id,) = [summary.case_id for summary in office.cases.summaries()]
    view = office.cases.view(case_id)
    said = "\n".join((view.case.their_words, view.case.brought_in))
    assert letters_of(text) in letters_of(said)
    assert_found(office, case_id, text)


@EVERY_WAY
def test_by_email_it_comes_in_as_it_was_sent(
    qtbot: QtBot, office: Office, window: MainWindow, tmp_path: Path, text: str
) -> None:
    case_id = make.a_complaint(office)
    mail = EmailMessage()
    mail["From"], mail["To"] = "Joan Bell <joan@example.org>", "office@amberley.example"
    mail["Date"] = datetime(2026, 11, 20, 10, tzinfo=UTC)
    mail["Subject"] = "About the boiler"
    mail.set_content(text, cte="base64")
    understood = look([Source("mail.eml", content=mail.as_bytes())], office.papers.surroundings(case_id))
    assert understood.refused == ()
    window.open_case(case_id)
    dialog = AddDialog(office, case_id, [Source("mail.eml", content=mail.as_bytes())], window.pages.case)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.done_button.isEnabled() and dialog.done_button.isVisible())
    dialog.done_button.click()
    qtbot.waitUntil(lambda: len(office.papers.of(case_id)) == 1)
    (paper,) = office.papers.of(case_id)
    assert letters_of(text) in letters_of(paper.text)
    assert office.papers.content(paper.id) == mail.as_bytes()


def letters_of(text: str) -> str:
    """What can be seen of a text, without its white space."""
    return "".join("".join(tidied(text).replace("\ufffd", "")).split())


def assert_found(office: Office, case_id: int, text: str) -> None:
    """The whole of it may be typed into the search, and each long word of it finds the case."""
    office.cases.found(text[:200])
    for word in tidied(text).split()[:6]:
        plain = "".join(letter for letter in word if letter.isalnum())
        if len(plain) > 3 and plain == word:
            assert case_id in (office.cases.found(word[:60]) or ()), word


def assert_in_a_letter(office: Office, case_id: int, text: str) -> None:
    kind = LetterKind.ACKNOWLEDGEMENT_STAGE1
    contents = office.letters.open(case_id, kind).contents
    written = replace(contents, texts={**contents.texts, "understanding": text})
    if unprintable(text):
        page = replace(office.letters.page(case_id, kind, written), draft=False)
        with pytest.raises(RuleBroken, match="characters that we cannot print"):
            draw(page)
    else:
        assert even(text) in structure(office.letters.preview(case_id, kind, written)).text


def assert_in_a_spreadsheet(*texts: str) -> None:
    sheet = Sheet("Complaints", ("Title", "Words"), (texts,))
    read = read_sheet("out.xlsx", BytesIO(to_xlsx([sheet], make.TODAY).content).getvalue()).sheets[0]
    assert [row.values for row in read.records] == [texts]


def assert_in_a_calendar(office: Office, path: Path, title: str) -> None:
    CalendarRoom(office.desk).save_file(path, next(iter(Reminder)), names=True)
    entries = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert entries
    assert any(title in f"{entry.get('SUMMARY')} {entry.get('DESCRIPTION')}" for entry in entries)

"""The list of letters and correspondence: everything in date order, narrowed, opened, corrected, taken away."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.letters.letter import LetterContents
from chc_desktop.domain.papers.events import Direction, Way
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.office.paper_adding import Enclosed
from chc_desktop.store.record_shelf import Document
from chc_desktop.ui.case import CasePage
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.papers.row import PaperRow
from chc_desktop.ui.papers.tab import PapersTab
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.widgets.wrap import Phrase, Row, WrapLabel
from tests import make
from tests.conftest import Answers
from tests.letters import issue
from tests.office.test_papers import a_call, a_letter
from tests.ui.forms.driving import choose, press, reached_by_tab, spoken_name, write


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "data")


@pytest.fixture
def case_id(office: Office) -> int:
    return make.a_complaint(office)


@pytest.fixture
def page(qtbot: QtBot, office: Office, case_id: int, answers: Answers) -> CasePage:
    page = CasePage(office, answers)
    qtbot.addWidget(page)
    page.resize(1170, 768)
    page.show_case(case_id)
    page.show()
    page.activateWindow()
    office.on_change(page.refresh)
    assert page.tabs
    page.tabs.show_tab(1)
    QApplication.processEvents()
    return page


def tab(page: CasePage) -> PapersTab:
    return page.findChildren(PapersTab)[-1]


def headings(page: CasePage) -> list[str]:
    """The first line of every row, from the top."""
    QApplication.processEvents()
    rows = [row for row in tab(page).card.findChildren(Row) if row.isVisibleTo(page)]
    rows.sort(key=lambda row: row.y())
    return [_first(row) for row in rows]


def _first(row: Row) -> str:
    return next(label.plain() for label in row.findChildren(WrapLabel))


def rows(page: CasePage) -> list[PaperRow]:
    QApplication.processEvents()
    return sorted((row for row in tab(page).findChildren(PaperRow) if row.isVisibleTo(page)), key=lambda row: row.y())


def dialog(page: CasePage) -> ActionDialog:
    return page.findChildren(ActionDialog)[-1]


def choose_in_menu(row: PaperRow, words: str) -> None:
    next(action for action in row.menu.actions() if action.text() == words).trigger()
    QApplication.processEvents()


def button(within: QWidget, words: str) -> QAbstractButton:
    return next(each for each in within.findChildren(QAbstractButton) if each.text() == words)


def with_everything(office: Office, case_id: int) -> None:
    office.papers.add(
        case_id,
        a_letter(),
        a_call(),
        a_letter(
            way=Way.EMAIL,
            at="09:12",
            subject="Photographs",
            file_name="mail.eml",
            content=b"From: a@b.example\nDate: x\nSubject: y\n\nText",
            enclosed=(Enclosed("door.jpg", b"\xff\xd8\xff1"),),
        ),
        a_letter(
            happened_on=date(2026, 11, 20), direction=Direction.OUT, way=Way.FIRST_CLASS, subject="Order", content=b"2"
        ),
    )
    letter = Document(0, case_id, "response-stage1", "Our answer", 1, "response", "hos-2024", "2026-11-19", b"")
    with office.desk.register.transaction() as shelves:
        shelves.record.keep_document(letter, b"%PDF-1.7")


def test_with_nothing_yet_it_says_what_to_do(page: CasePage) -> None:
    said = " ".join(label.plain() for label in tab(page).findChildren(WrapLabel))
    assert "Nothing yet. Drop files here" in said
    assert not tab(page).filters.isVisible()
    assert page.tabs
    assert page.tabs.bar().tabText(1) == "Letters and correspondence"


def test_everything_stands_in_one_list_the_newest_first(page: CasePage, office: Office, case_id: int) -> None:
    with_everything(office, case_id)
    page.refresh()
    QApplication.processEvents()
    assert headings(page) == [
        "Letter out: Order",
        "Letter issued: Our answer",
        "Call in: Asked when the engineer comes",
        "Email in: Photographs",
        "Attachment in: door.jpg",
        "Letter in: The engineer’s report",
    ]
    assert page.tabs
    assert page.tabs.bar().tabText(1) == "Letters and correspondence (6)"
    said = [label.plain() for label in rows(page)[1].findChildren(WrapLabel)]
    assert said[1:] == [
        "Thu 19 Nov 2026, 14:05 · from Joan Bell by telephone, 12 minutes · dealt with by Chief Officer",
        "Told her: Friday morning, between nine and twelve.",
    ]
    assert "Came with the email “Photographs”." in [label.plain() for label in rows(page)[3].findChildren(WrapLabel)]


def test_an_acknowledgement_can_be_sent_again_until_the_answer_is_out_and_only_the_last_one(
    qtbot: QtBot, page: CasePage, office: Office, case_id: int
) -> None:
    def ways() -> list[QAbstractButton]:
        page.refresh()
        QApplication.processEvents()
        return [each for each in tab(page).findChildren(QAbstractButton) if each.text() == "Send again…"]

    issue(office, case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    (again,) = ways()
    with qtbot.waitSignal(page.letter_asked) as asked:
        press(again)
    assert asked.args == [case_id, "acknowledgement-stage1"]
    issue(office, case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    assert len(ways()) == 1
    issue(office, case_id, LetterKind.RESPONSE_STAGE1)
    (again,) = ways()
    assert spoken_name(again) == "Send again: Stage 1 response"


@pytest.mark.parametrize(
    ("chip", "shown"),
    [
        ("in", ["Call in", "Email in", "Attachment in", "Letter in"]),
        ("out", ["Letter out", "Letter issued"]),
        ("calls", ["Call in"]),
        ("files", ["Letter out", "Letter issued", "Email in", "Attachment in", "Letter in"]),
    ],
)
def test_chips_narrow_the_list(page: CasePage, office: Office, case_id: int, chip: str, shown: list[str]) -> None:
    with_everything(office, case_id)
    page.refresh()
    press(tab(page).filters.chip(chip))
    assert [heading.partition(":")[0] for heading in headings(page)] == shown
    page.refresh()
    QApplication.processEvents()
    assert tab(page).filters.value() == (chip,), "the filter stays while one works on the case"


def test_a_call_is_noted_while_the_person_is_on_the_telephone(page: CasePage, office: Office, case_id: int) -> None:
    press(tab(page).call)
    form = dialog(page)
    write(form.fields["text"], "She will be out on Friday.")
    write(form.fields["subject"], "Friday")
    write(form.fields["at"], "9:5")
    write(form.fields["minutes"], "five")
    press(form.done_button)
    assert "whole minutes" in form.error.text()
    write(form.fields["minutes"], "5")
    press(form.done_button)
    assert "like 14:05" in form.error.text()
    write(form.fields["at"], "09:05")
    press(form.done_button)
    (call,) = office.papers.of(case_id)
    assert (call.heading, call.with_whom, call.minutes, call.at) == ("Call in", "Joan Bell", 5, "09:05")
    assert headings(page) == ["Call in: Friday"]


def test_half_a_call_note_is_back_after_a_change_of_page(page: CasePage, office: Office) -> None:
    press(tab(page).call)
    write(dialog(page).fields["text"], "She said that")
    press(dialog(page).back_button)
    press(tab(page).call)
    assert dialog(page).fields["text"].value() == "She said that"


def test_other_correspondence_may_be_with_somebody_the_register_does_not_know(
    page: CasePage, office: Office, case_id: int
) -> None:
    press(tab(page).other)
    form = dialog(page)
    write(form.fields["subject"], "Text about the key")
    write(form.fields["text"], "The key is with the warden.")
    choose(form.fields["person"], "Somebody else")
    write(form.fields["with_whom"], "Her neighbour, Mr Khan")
    press(form.done_button)
    assert [(each.heading, each.with_whom) for each in office.papers.of(case_id)] == [
        ("Text message in", "Her neighbour, Mr Khan")
    ]


def test_a_wrong_date_is_corrected_with_the_reason(page: CasePage, office: Office, case_id: int) -> None:
    office.papers.add(case_id, a_letter())
    choose_in_menu(rows(page)[0], "Correct…")
    form = dialog(page)
    write(form.fields["correction"], "Read the wrong stamp")
    write(form.fields["happened_on"], "17/11/2026")
    write(form.fields["subject"], "Report of the engineer")
    press(form.done_button)
    (paper,) = office.papers.of(case_id)
    assert (paper.happened_on, paper.subject, paper.with_whom) == (
        date(2026, 11, 17),
        "Report of the engineer",
        "Bright Boilers Ltd",
    )
    assert headings(page) == ["Letter in: Report of the engineer"]


def test_taken_away_it_is_in_the_bin_and_the_record_says_why(page: CasePage, office: Office, case_id: int) -> None:
    office.papers.add(case_id, a_letter())
    choose_in_menu(rows(page)[0], "Take away…")
    press(dialog(page).done_button)
    assert "Please write why" in dialog(page).error.text()
    write(dialog(page).fields["why"], "Another case")
    press(dialog(page).done_button)
    assert headings(page) == []
    assert [each.why for each in office.papers.removed()] == ["Another case"]


def test_the_record_opens_the_file_and_corrects_the_entry_in_the_same_form(
    page: CasePage, office: Office, case_id: int
) -> None:
    office.papers.add(case_id, a_call())
    line = office.cases.view(case_id).lines[-1]
    page.correct(line)
    assert dialog(page).fields["minutes"].value() == "12"


def test_a_long_list_shows_its_beginning_and_the_rest_on_asking(
    page: CasePage, office: Office, case_id: int, qtbot: QtBot
) -> None:
    office.papers.add(case_id, *(a_call(subject=f"Call {n}") for n in range(50)))
    assert len(headings(page)) == 40
    others = button(tab(page), "Show the other 10")
    qtbot.waitUntil(lambda: others.height() > 0)
    press(others)
    assert len(headings(page)) == 50


def test_everything_on_the_tab_is_reached_and_named(page: CasePage, office: Office, case_id: int) -> None:
    with_everything(office, case_id)
    page.refresh()
    QApplication.processEvents()
    reached = list(reached_by_tab(tab(page)))
    assert [type(widget).__name__ for widget in reached if not spoken_name(widget)] == []
    assert "More about “Order” of Fri 20 Nov 2026" in [spoken_name(widget) for widget in reached]


def test_the_menu_of_a_row_opens_by_keyboard(page: CasePage, office: Office, case_id: int, qtbot: QtBot) -> None:
    office.papers.add(case_id, a_letter())
    row = rows(page)[0]
    row.more.setFocus()
    QTest.keyClick(row.more, Qt.Key.Key_Return)
    qtbot.waitUntil(row.menu.isVisible)
    row.menu.close()


def test_headings_are_plain_text(page: CasePage, office: Office, case_id: int) -> None:
    office.papers.add(case_id, a_letter(subject="<b>not bold</b>"))
    assert any("<b>not bold</b>" in label.plain() for label in tab(page).findChildren(Phrase))


def test_a_letter_says_how_it_went_which_version_it_is_and_what_changed(
    page: CasePage, office: Office, case_id: int, answers: Answers, tmp_path: Path
) -> None:
    for day, changed in ((23, ""), (24, "The second date was wrong")):
        office.letters.issue(
            case_id,
            LetterKind.ACKNOWLEDGEMENT_STAGE1,
            LetterContents(),
            sent="by first class post",
            dated=date(2026, 11, day),
            done_by=1,
            changed=changed,
        )
    said = [label.text() for label in tab(page).card.findChildren(WrapLabel)]
    assert (
        "Tue 24 Nov 2026 · out to Joan Bell by first class post · issued by Chief Officer. Kept exactly as it was sent."
        in said
    )
    assert "Version 2, replaces the letter of Mon 23 Nov 2026. What changed: The second date was wrong" in said
    assert "Replaced by the letter of Tue 24 Nov 2026." in said

    buttons = [each for each in tab(page).card.findChildren(QAbstractButton) if "Email draft" in spoken_name(each)]
    answers.path = tmp_path / "letter.eml"
    press(buttons[0])
    assert "We know no email address of Joan Bell" in page.banner.text()


def test_a_letter_that_is_opened_says_that_its_bytes_were_checked(page: CasePage, office: Office, case_id: int) -> None:
    document = issue(office, case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    page.outputs.open_document(document)
    (window,) = page.findChildren(PdfWindow)
    digest = office.cases.view(case_id).issued[document].digest
    assert window.about.text() == (
        "Exactly as issued by Chief Officer on Tue 24 Nov 2026 at 14:02: checked just now against its fingerprint, "
        f"SHA-256 {digest}."
    )
    assert window.paper.content() == office.cases.document(document)
    window.accept()

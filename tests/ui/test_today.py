"""The first screen, as the officer uses it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from chc_desktop.office.office import Office
from chc_desktop.ui.agenda_row import AgendaRow
from chc_desktop.ui.explanation import ExplanationPopup
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.today import TodayPage
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers


@pytest.fixture
def page(qtbot: QtBot, office: Office, answers: Answers) -> TodayPage:
    page = TodayPage(office, answers)
    qtbot.addWidget(page)
    page.resize(1170, 768)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def read(page: TodayPage) -> str:
    """Everything that can be read on the page."""
    QApplication.processEvents()
    return "\n".join(label.plain() for label in page.findChildren(WrapLabel) if label.isVisibleTo(page))


def buttons(page: TodayPage) -> list[QPushButton]:
    QApplication.processEvents()
    return [button for button in page.findChildren(QPushButton) if button.isVisibleTo(page)]


def button(page: TodayPage, text: str) -> QPushButton:
    return next(one for one in buttons(page) if one.text() == text)


def an_overdue_acknowledgement(office: Office) -> int:
    person = replace(make.RESIDENT, vulnerability="Breathing difficulty")
    return make.a_complaint(office, received_on=date(2026, 11, 13), person=person)


def a_promise(office: Office) -> int:
    case_id = make.a_complaint(office, received_on=date(2026, 10, 5))
    make.acknowledged(office, case_id, date(2026, 10, 9))
    make.answered(office, case_id, date(2026, 11, 9))
    return case_id


def test_an_empty_register_says_what_to_do_first(page: TodayPage) -> None:
    page.refresh()
    assert "No complaint has been logged yet." in read(page)
    assert button(page, "+  Log a complaint").accessibleName() == "Log a complaint"


def test_when_everything_is_done_the_page_is_calm(page: TodayPage, office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 9))
    make.acknowledged(office, case_id, date(2026, 11, 10))
    make.answered(office, case_id, date(2026, 11, 20), remedies=(), no_remedy_because="Nothing went wrong.")
    page.refresh()
    assert "Nothing is waiting." in read(page)


def test_each_line_says_what_for_whom_since_when_and_how_late(page: TodayPage, office: Office) -> None:
    an_overdue_acknowledgement(office)
    page.refresh()
    text = read(page)
    assert text.startswith("Tuesday 24 November 2026\nOne thing is late, nothing is due today. Next bank holiday:")
    assert "Acknowledge the complaint · 2026-001, Joan Bell, Cottage 3, Noise at night from the boiler room" in text
    assert "Was due Fri 20 Nov. Received Fri 13 Nov 2026 by telephone. Vulnerable: Breathing difficulty." in text
    (tag,) = page.findChildren(Tag)
    assert (tag.text(), tag.tone()) == ("2 working days late", Tone.RED)


def test_what_is_not_pressing_says_only_by_when_and_for_whom(page: TodayPage, office: Office) -> None:
    person = replace(make.RESIDENT, vulnerability="Breathing difficulty")
    case_id = make.a_complaint(office, received_on=date(2026, 11, 16), person=person)
    make.acknowledged(office, case_id, date(2026, 11, 18))
    page.refresh()
    text = read(page)
    assert "Due Wed 2 Dec, 10 working days after the acknowledgement of Wed 18 Nov 2026. Vulnerable: Breathing" in text
    assert "extension" not in text


def test_the_last_day_for_an_extension_is_said_on_that_day(page: TodayPage, office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 9))
    make.acknowledged(office, case_id, date(2026, 11, 10))
    page.refresh()
    assert "Also the last day to tell them of an extension." in read(page)


def test_the_button_of_a_line_leads_to_its_letter(qtbot: QtBot, page: TodayPage, office: Office) -> None:
    case_id = an_overdue_acknowledgement(office)
    page.refresh()
    with qtbot.waitSignal(page.letter_asked) as asked:
        QTest.mouseClick(button(page, "Write acknowledgement"), Qt.MouseButton.LeftButton)
    assert asked.args == [case_id, "acknowledgement-stage1"]


def test_a_promise_is_marked_as_done_from_here(qtbot: QtBot, page: TodayPage, office: Office) -> None:
    case_id = a_promise(office)
    page.refresh()
    with qtbot.waitSignal(page.action_asked) as asked:
        QTest.mouseClick(button(page, "Mark as done"), Qt.MouseButton.LeftButton)
    assert asked.args == [case_id, f"promise-kept/{office.cases.view(case_id).case.promises[0].key}"]


def test_an_adjustment_to_review_leads_to_the_form_of_the_person(qtbot: QtBot, page: TodayPage, office: Office) -> None:
    person = replace(make.RESIDENT, adjustment="Large print", adjustment_review=date(2026, 11, 25))
    case_id = make.a_complaint(office, received_on=date(2026, 11, 23), person=person)
    page.refresh()
    assert "Review the adjustment: Large print" in read(page)
    with qtbot.waitSignal(page.action_asked) as asked:
        QTest.mouseClick(button(page, "Look at it again"), Qt.MouseButton.LeftButton)
    assert asked.args == [case_id, "edit-person"]


def test_logging_and_the_self_assessment_are_asked_for(qtbot: QtBot, page: TodayPage) -> None:
    page.refresh()
    page.set_footer(("Self-assessment 2026: 0 of 72 answered",))
    with qtbot.waitSignal(page.log_asked):
        QTest.mouseClick(button(page, "+  Log a complaint"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.page_asked) as asked:
        QTest.mouseClick(button(page, "Self-assessment 2026: 0 of 72 answered"), Qt.MouseButton.LeftButton)
    assert asked.args == ["assessment"]


def test_the_self_assessment_is_opened_from_its_line(qtbot: QtBot, tmp_path: Path, answers: Answers) -> None:
    page = TodayPage(make.an_office(tmp_path / "spring", date(2027, 4, 20)), answers)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    text = read(page)
    assert "Self-assessment 2026: not begun yet · to be filled in, and approved by the governing body" in text
    assert "Due Fri 30 Apr. Six months after your year end" in text
    with qtbot.waitSignal(page.page_asked) as asked:
        QTest.mouseClick(button(page, "Open the self-assessment"), Qt.MouseButton.LeftButton)
    assert asked.args == ["assessment/2026"]


def test_a_half_written_complaint_is_finished_from_its_line(qtbot: QtBot, page: TodayPage, office: Office) -> None:
    office.drafts.save("log", {"name": "Joan Bell", "their_words": "The pump"})
    page.refresh()
    assert "A half-written complaint is kept: finish it · Joan Bell" in read(page)
    with qtbot.waitSignal(page.log_asked):
        QTest.mouseClick(button(page, "Finish the complaint"), Qt.MouseButton.LeftButton)


def test_what_the_main_window_put_at_the_foot_stays_there(page: TodayPage) -> None:
    page.refresh()
    page.set_footer(("Self-assessment 2026: 0 of 72 answered",))
    assert button(page, "Self-assessment 2026: 0 of 72 answered").isVisible()
    page.refresh()
    assert button(page, "Self-assessment 2026: 0 of 72 answered").isVisible()


def test_the_whole_page_is_reached_with_tab_in_reading_order(qtbot: QtBot, page: TodayPage, office: Office) -> None:
    an_overdue_acknowledgement(office)
    page.refresh()
    button(page, "+  Log a complaint").setFocus()
    visited = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused
        visited.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert visited[0] == "Log a complaint"
    assert visited[1].startswith("Acknowledge the complaint · 2026-001")
    assert visited[2].startswith("Was due Fri 20 Nov.")
    assert visited[3] == "Write acknowledgement: Acknowledge the complaint, 2026-001"


def test_enter_on_the_reference_opens_the_case(qtbot: QtBot, page: TodayPage, office: Office) -> None:
    case_id = an_overdue_acknowledgement(office)
    page.refresh()
    line = page.findChildren(LinkPhrase)[0]
    line.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(page.case_chosen) as chosen:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert chosen.args == [case_id]


def test_how_it_was_worked_out_opens_by_keyboard_and_gives_the_keyboard_back(
    qtbot: QtBot, page: TodayPage, office: Office
) -> None:
    case_id = an_overdue_acknowledgement(office)
    page.refresh()
    why = page.findChildren(LinkPhrase)[1]
    why.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(why, Qt.Key.Key_Return)
    popup = page.findChild(ExplanationPopup)
    assert popup
    assert "Friday 20 November 2026" in popup.texts()
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert why.hasFocus()
    qtbot.waitUntil(lambda: not page.findChildren(ExplanationPopup))
    why.link_chosen.emit("why")
    popup = page.findChild(ExplanationPopup)
    assert popup
    with qtbot.waitSignal(page.case_chosen) as chosen:
        QTest.mouseClick(popup.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert chosen.args == [case_id]


def test_reading_again_keeps_the_keyboard_where_it_was(page: TodayPage, office: Office) -> None:
    an_overdue_acknowledgement(office)
    a_promise(office)
    page.refresh()
    button(page, "Mark as done").setFocus()
    page.refresh()
    assert button(page, "Mark as done").hasFocus()


def test_only_pressing_letters_have_a_main_button(page: TodayPage, office: Office) -> None:
    an_overdue_acknowledgement(office)
    make.a_complaint(office, received_on=date(2026, 11, 23))
    page.refresh()
    looks = [one.property("look") for one in buttons(page) if one.text() == "Write acknowledgement"]
    assert looks == ["main", "plain"]


def test_of_very_many_things_the_first_are_shown_and_the_others_follow_at_a_press(
    qtbot: QtBot, office: Office, answers: Answers
) -> None:
    for _ in range(47):
        make.a_complaint(office, received_on=date(2026, 11, 13))
    page = TodayPage(office, answers)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: len(page.findChildren(AgendaRow)) == 20)
    assert page.subtitle.text().startswith("47 things are late")
    more = next(button for button in page.findChildren(QPushButton) if "more" in button.text())
    assert more.accessibleName() == "Late: and 27 more: show some of them"
    more.click()
    shown = [row for row in page.findChildren(AgendaRow) if row.isVisibleTo(page)]
    focused = page.focusWidget()
    assert len(shown) == 40
    assert focused
    assert shown[20].isAncestorOf(focused)

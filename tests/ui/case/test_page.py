"""The page of a case, looked at and pressed as the officer does."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.case import Status
from chc_desktop.domain.events import Acknowledged, Noted, Refused, Remedy, Withdrawn
from chc_desktop.domain.mistakes.events import LoggedByMistake
from chc_desktop.office.office import Office
from chc_desktop.ui.calendar_export import CalendarFileDialog
from chc_desktop.ui.case import CasePage
from chc_desktop.ui.case.point_dialog import PointDialog
from chc_desktop.ui.explanation import DatePopup, ExplanationPopup
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.persons.form import PersonDialog
from chc_desktop.ui.theme import Mode, apply_theme
from chc_desktop.ui.widgets.tag import Tag
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers
from tests.ui.conftest import Show
from tests.ui.forms.driving import choose, press, reached_by_tab, spoken_name, write

RECEIVED, ACKNOWLEDGED, ANSWERED = date(2026, 11, 3), date(2026, 11, 10), date(2026, 11, 17)


@pytest.fixture
def case_id(office: Office) -> int:
    return make.a_complaint(office, received_on=RECEIVED)


def test_the_top_says_who_what_and_by_when(office: Office, case_id: int, show: Show) -> None:
    make.acknowledged(office, case_id, ACKNOWLEDGED)
    page = show(case_id)
    assert page.title.text() == "Noise at night from the boiler room"
    assert page.subtitle.text() == (
        "Joan Bell, Cottage 3 · complaint under the Housing Ombudsman’s Code, April 2024 · handled by the Chief Officer"
    )
    assert page.crumb.plain() == "Cases › 2026-001"
    assert page.due.text() == "response due today"


def test_what_must_not_be_missed_stands_at_the_top(office: Office, show: Show) -> None:
    person = replace(
        make.RESIDENT,
        vulnerability="heart condition",
        adjustment="letters in 18 point",
        adjustment_review=date(2026, 12, 3),
    )
    page = show(make.a_complaint(office, person=person))
    assert tags(page)[:3] == [
        page.due.text(),
        "Vulnerable: heart condition",
        "Adjustment: letters in 18 point, review Thu 3 Dec",
    ]


def test_what_the_case_comes_to_stands_at_the_top_once_it_was_answered(
    office: Office, case_id: int, show: Show
) -> None:
    make.acknowledged(office, case_id, ACKNOWLEDGED)
    page = show(case_id)
    assert not page.outcome.isVisible()
    make.answered(office, case_id, ANSWERED)
    QApplication.processEvents()
    assert page.outcome.isVisible()
    assert page.outcome.text() == "Upheld"
    make.escalated(office, case_id, make.TODAY)
    QApplication.processEvents()
    assert page.outcome.text() == "Upheld at stage 1"


def test_the_main_button_leads_to_the_letter_that_is_needed(
    qtbot: QtBot, office: Office, case_id: int, show: Show
) -> None:
    page = show(case_id)
    with qtbot.waitSignal(page.letter_asked) as asked:
        press(main_button(page))
    assert asked.args == [case_id, "acknowledgement-stage1"]
    make.acknowledged(office, case_id, ACKNOWLEDGED)
    with qtbot.waitSignal(page.letter_asked) as asked:
        press(main_button(page))
    assert asked.args == [case_id, "response-stage1"]
    with qtbot.waitSignal(page.letter_asked) as asked:
        press(button(page, "Extend…"))
    assert asked.args == [case_id, "extension-stage1"]


def test_the_letters_that_make_sense_now_are_offered_in_groups(
    qtbot: QtBot, office: Office, case_id: int, show: Show
) -> None:
    page = show(case_id)
    assert letters_offered(page) == [
        "At this stage",
        "Stage 1 acknowledgement",
        "While they wait",
        "Question about the complaint",
        "Update",
        "Turning it away",
        "Refusal to accept the complaint",
        "When it ends",
        "Withdrawal confirmed",
        "Authority, and the Ombudsman",
        "Evidence for the Ombudsman",
    ]
    with qtbot.waitSignal(page.letter_asked) as asked:
        page.letters.actions()[4].trigger()
    assert asked.args == [case_id, "update"]
    assert not page.letters.actions()[0].isEnabled()
    make.acknowledged(office, case_id, ACKNOWLEDGED)
    make.answered(office, case_id, ACKNOWLEDGED)
    assert letters_offered(page)[:3] == [
        "What we promised",
        "What we promised has been done",
        "A promise that cannot be kept",
    ]
    open_tab(page, 1)
    assert button(page, "Write a letter ▾")


def test_a_refusal_without_its_letter_asks_for_it(qtbot: QtBot, office: Office, case_id: int, show: Show) -> None:
    page = show(case_id)
    told = Refused(happened_on=make.TODAY, stage=1, exclusion="legal-proceedings", reasons="Filed", ombudsman_told=True)
    office.cases.record(case_id, told)
    assert main_button(page).text() == "Write the letter that explains it"
    assert "Refusal to accept the complaint (still to be written)" in letters_offered(page)
    with qtbot.waitSignal(page.letter_asked) as asked:
        press(main_button(page))
    assert asked.args == [case_id, "refusal-stage1"]


def test_while_the_answer_is_late_an_update_is_offered_beside_it(qtbot: QtBot, office: Office, show: Show) -> None:
    case_id = make.a_complaint(office, received_on=make.TODAY - timedelta(40))
    make.acknowledged(office, case_id, make.TODAY - timedelta(37))
    page = show(case_id)
    with qtbot.waitSignal(page.letter_asked) as asked:
        press(button(page, "Write an update to the resident"))
    assert asked.args == [case_id, "update"]
    office.drafts.save(f"letter/{case_id}/update", {"happened": "The engineer came."})
    page.refresh()
    open_tab(page, 1)
    press(button(page, "Go on writing"))


def test_a_letter_begun_is_gone_on_with(qtbot: QtBot, office: Office, case_id: int, show: Show) -> None:
    office.drafts.save(f"letter/{case_id}/acknowledgement-stage1", {"understanding": "The pump"})
    page = show(case_id)
    assert main_button(page).text() == "Finish the letter"
    open_tab(page, 1)
    with qtbot.waitSignal(page.letter_asked) as asked:
        press(button(page, "Go on writing"))
    assert asked.args == [case_id, "acknowledgement-stage1"]


def test_only_what_is_possible_now_is_offered(office: Office, case_id: int, show: Show) -> None:
    page = show(case_id)
    assert other_steps(page) == [
        "Note an update to the resident…",
        "Agree how often the resident hears…",
        "Add a note…",
        "Add a related point…",
        "Log a new, linked complaint…",
        "Link with another complaint…",
        "Add a promise…",
        "Change who deals with it…",
        "Refuse…",
        "The resident withdrew it…",
        "Start another clock…",
        "Logged by mistake…",
        "People of the case",
    ]
    office.cases.record(case_id, Withdrawn(happened_on=make.TODAY, why="She rang."))
    assert other_steps(page) == [
        "Add a note…",
        "Log a new, linked complaint…",
        "Link with another complaint…",
        "Add a promise…",
        "Open the case again…",
        "Start another clock…",
        "People of the case",
    ]
    assert page.standing
    assert page.standing.main is None


def test_nothing_is_offered_on_what_was_logged_by_mistake_but_to_take_it_back(
    office: Office, case_id: int, show: Show
) -> None:
    page = show(case_id)
    mistake = LoggedByMistake(happened_on=make.TODAY, done_by=1, why="The same call twice.")
    office.mistakes.take_out(case_id, mistake)
    page.refresh()
    offered = [action.text() for action in page.menu.actions() if action.text()]
    assert offered[0] == "Print the record…"
    assert not {"Note a call…", "Add files…", "People of the case"} & set(offered)
    for place in (1, 3):
        open_tab(page, place)
        shown = {one.text() for one in page.findChildren(QAbstractButton) if one.isVisible()}
        assert not {"Add files…", "Note a call…", "Somebody speaks for them…"} & shown
    assert main_button(page).text() == "Take it back…"
    open_tab(page, 0)
    assert tags(page)[-2:] == ["Not decided", "Not decided"]
    press(button(page, "Open"))
    point = next(one for one in page.findChildren(PointDialog) if one.isVisible())
    assert (point.finding, point.evidence) == (None, None)


def test_the_record_is_shown_as_a_paper_and_the_dates_go_into_a_file(
    qtbot: QtBot, office: Office, case_id: int, show: Show, answers: Answers, tmp_path: Path
) -> None:
    page = show(case_id)
    below = {action.text(): action for action in page.menu.actions()}
    below["Print the record…"].trigger()
    paper = page.findChild(PdfWindow)
    assert paper
    assert paper.windowTitle().startswith("Record of 2026-001")
    paper.close()
    answers.path = tmp_path / "dates.ics"
    below["Save its dates for Outlook…"].trigger()
    dialog = page.findChild(CalendarFileDialog)
    assert dialog
    press(dialog.done_button)
    assert "2026-001: Acknowledge" in answers.path.read_text(encoding="utf-8")
    assert not page.banner.isHidden()
    qtbot.waitUntil(lambda: not page.findChildren(CalendarFileDialog))


def test_another_step_opens_its_dialog_and_the_page_shows_what_it_did(
    qtbot: QtBot, office: Office, case_id: int, show: Show
) -> None:
    page = show(case_id)
    next(entry for entry in page.menu.actions() if entry.text() == "Add a note…").trigger()
    dialog = the_dialog(page)
    write(dialog.fields["text"], "She rang again.")
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog.done_button)
    open_tab(page, 4)
    assert "She rang again." in words(page)


def test_an_escalation_shows_at_once_where_the_case_stands(
    qtbot: QtBot, office: Office, case_id: int, show: Show
) -> None:
    make.acknowledged(office, case_id, ACKNOWLEDGED)
    make.answered(office, case_id, ANSWERED)
    page = show(case_id)
    press(button(page, "Take to the next stage…"))
    dialog = the_dialog(page)
    choose(dialog.fields["reviewer"], "Peter Grant")
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog.done_button)
    assert office.cases.view(case_id).case.status is Status.ESCALATED
    assert page.due.text() == "acknowledgement due in 5 working days"
    assert "reviewed by the Chair of trustees" in page.subtitle.text()
    assert "Stage 2 acknowledged" in page.standing.timeline.accessibleDescription() if page.standing else False


def test_a_breach_is_said_in_its_sentence(office: Office, case_id: int, show: Show) -> None:
    make.acknowledged(office, case_id, date(2026, 11, 12))
    assert "Acknowledged on Thu 12 Nov 2026, 2 working days after the last day, Tue 10 Nov 2026 (Code 6.2)." in words(
        show(case_id)
    )


def test_a_date_explains_itself_on_a_click_and_by_the_keyboard(qtbot: QtBot, case_id: int, show: Show) -> None:
    page = show(case_id)
    assert page.standing
    timeline = page.standing.timeline
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    QTest.keyClick(timeline, Qt.Key.Key_Right)
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    popup = page.findChild(ExplanationPopup)
    assert isinstance(popup, ExplanationPopup)
    assert "5 working days after the complaint was received (Code 6.2), Tue 3 Nov 2026." in popup.texts()[2]
    with qtbot.waitSignal(popup.destroyed):
        popup.close()
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=timeline.rect().topLeft() + QPoint(10, 12))
    received = page.findChild(DatePopup)
    assert isinstance(received, DatePopup)
    assert "The complaint was received by telephone." in received.texts()


def test_points_show_what_was_decided(office: Office, show: Show) -> None:
    case_id = make.a_complaint(office, received_on=RECEIVED, points=("The pump", "The report", "The wind chimes"))
    office.cases.record(case_id, Acknowledged(happened_on=ACKNOWLEDGED, done_by=1, stage=1, not_ours=(3,)))
    page = show(case_id)
    assert tags(page)[-3:] == ["Decision needed", "Decision needed", "Not our responsibility"]
    make.answered(office, case_id, ANSWERED)
    assert tags(page)[-3:] == ["Upheld", "Upheld", "Not our responsibility"]
    assert "Stage 1, upheld: The records show it." in words(page)
    make.escalated(office, case_id, date(2026, 11, 20))
    assert tags(page)[-3:-1] == ["Decision needed", "Decision needed"]


def test_a_related_point_can_be_added_until_stage_1_is_answered(office: Office, case_id: int, show: Show) -> None:
    make.acknowledged(office, case_id, ACKNOWLEDGED)
    page = show(case_id)
    press(button(page, "+ Add a related point raised since (6.8)"))
    assert "Add a related point" in the_dialog(page).windowTitle()
    the_dialog(page).close()
    make.answered(office, case_id, ANSWERED)
    assert not [one for one in page.findChildren(QPushButton) if one.isVisible() and "related point" in one.text()]


def test_a_promise_is_marked_as_done_after_the_case_is_closed_too(
    qtbot: QtBot, office: Office, case_id: int, show: Show
) -> None:
    make.acknowledged(office, case_id, ACKNOWLEDGED)
    make.answered(office, case_id, ANSWERED)
    page = show(case_id)
    open_tab(page, 2)
    assert tags(page)[-1] == "by Tue 1 Dec"
    press(button(page, "Mark as done…"))
    dialog = the_dialog(page)
    write(dialog.fields["evidence"], "Invoice 114")
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog.done_button)
    assert page.tabs
    assert page.tabs.current_tab() == 2
    assert tags(page)[-1] == "kept Tue 24 Nov"


def test_details_are_changed_from_the_people_tab(qtbot: QtBot, office: Office, case_id: int, show: Show) -> None:
    page = show(case_id)
    open_tab(page, 3)
    press(button(page, "Edit…"))
    (dialog,) = page.findChildren(PersonDialog)
    write(dialog.fields["vulnerability"], "Asthma")
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog.done_button)
    assert "Vulnerable: Asthma" in tags(page)


def test_a_corrected_entry_stays_readable_and_struck(office: Office, case_id: int, show: Show) -> None:
    note = Noted(happened_on=date(2026, 11, 12), done_by=1, text="The engineer came.")
    office.cases.record(case_id, note)
    number = office.cases.view(case_id).lines[-1].number
    office.cases.correct(case_id, number, "He came a day before.", replace(note, happened_on=date(2026, 11, 11)))
    page = show(case_id)
    open_tab(page, 4)
    struck = [label.text() for label in page.findChildren(WrapLabel) if label.isVisible() and label.font().strikeOut()]
    assert "The engineer came." in struck
    assert "corrected since" in tags(page)
    assert "He came a day before." in words(page)


def test_an_action_that_no_longer_fits_is_said_and_opens_nothing(case_id: int, show: Show) -> None:
    page = show(case_id)
    page.start_action("promise-kept")
    assert page.banner.text() == "That cannot be done as the case stands now. Nothing was changed."
    assert page.findChildren(ActionDialog) == []


def test_today_can_start_the_promise_that_is_due(office: Office, case_id: int, show: Show) -> None:
    make.acknowledged(office, case_id, ACKNOWLEDGED)
    make.answered(office, case_id, ANSWERED)
    page = show(case_id)
    page.start_action("promise-kept")
    assert the_dialog(page).fields["promise"].value() == office.cases.view(case_id).case.promises[0].key


def test_where_money_is_due_first_the_buttons_say_that_a_payment_is_recorded(
    office: Office, case_id: int, show: Show
) -> None:
    make.acknowledged(office, case_id, ACKNOWLEDGED)
    money = Remedy("money", "Pay you for the nights", date(2026, 11, 20), 20_000, owner=1)
    make.answered(office, case_id, ANSWERED, remedies=(money,))
    page = show(case_id)
    assert main_button(page).text() == "Record a payment…"
    assert page.standing
    assert any(line.startswith("Next: pay what was promised. Pay you for the nights (£200)") for line in words(page))
    press(main_button(page))
    assert the_dialog(page).windowTitle() == "Record a payment"


def test_the_menu_says_that_a_payment_is_recorded_too(office: Office, case_id: int, show: Show) -> None:
    make.acknowledged(office, case_id, ACKNOWLEDGED)
    money = Remedy("money", "Pay you for the nights", date(2026, 12, 1), 20_000, owner=1)
    make.answered(office, case_id, ANSWERED, remedies=(money,))
    page = show(case_id)
    assert "Record a payment…" in other_steps(page)
    assert "Mark a promise as kept…" not in other_steps(page)


def test_the_way_back_to_the_list(qtbot: QtBot, case_id: int, show: Show) -> None:
    page = show(case_id)
    with qtbot.waitSignal(page.back_asked):
        page.crumb.link_chosen.emit("cases")


def test_everything_the_keyboard_comes_to_has_a_name(office: Office, case_id: int, show: Show) -> None:
    make.acknowledged(office, case_id, ACKNOWLEDGED)
    make.answered(office, case_id, ANSWERED)
    page = show(case_id)
    for place in range(5):
        open_tab(page, place)
        assert [type(one).__name__ for one in reached_by_tab(page) if not spoken_name(one)] == []


def test_at_200_per_cent_nothing_runs_off_the_side_and_the_next_step_comes_first(
    qapp: QApplication, office: Office, case_id: int, show: Show
) -> None:
    apply_theme(qapp, Mode.DARK, 2.0)
    try:
        page = show(case_id)
        page.resize(1050, 768)
        QApplication.processEvents()
        assert page.horizontalScrollBar().maximum() == 0
        assert page.standing
        top = page.standing.timeline.mapTo(page, page.standing.timeline.rect().topLeft()).y()
        assert main_button(page).mapTo(page, main_button(page).rect().topLeft()).y() < top
    finally:
        apply_theme(qapp, Mode.LIGHT)


def main_button(page: CasePage) -> QAbstractButton:
    assert page.standing
    assert page.standing.main
    return page.standing.main


def button(page: CasePage, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible())


def the_dialog(page: CasePage) -> ActionDialog:
    return next(one for one in page.findChildren(ActionDialog) if one.isVisible())


def letters_offered(page: CasePage) -> list[str]:
    """The letters in the menu, each group after its heading."""
    page.letters.fill()
    return [action.text() for action in page.letters.actions()]


def other_steps(page: CasePage) -> list[str]:
    """What can be done next; below the line stands what only takes something out."""
    texts = [action.text() for action in page.menu.actions()]
    return texts[: texts.index("")]


def open_tab(page: CasePage, place: int) -> None:
    assert page.tabs
    page.tabs.show_tab(place)
    QApplication.processEvents()


def tags(page: CasePage) -> list[str]:
    QApplication.processEvents()
    return [tag.text() for tag in page.findChildren(Tag) if tag.isVisible()]


def words(page: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.plain() for label in page.findChildren(WrapLabel) if label.isVisible()]


def test_what_was_done_is_said_across_the_page_and_stays_when_it_is_read_again(case_id: int, show: Show) -> None:
    page = show(case_id)
    page.banner.show_good_news("Added 10 papers.")
    page.refresh()
    QApplication.processEvents()
    assert page.banner.isVisible()
    assert page.standing
    assert page.banner.width() == page.standing.width()

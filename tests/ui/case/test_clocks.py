"""The card of a case's other clocks, read and pressed as the officer does."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from chc_desktop.domain.events import ClockStarted, ClockStepDone
from chc_desktop.domain.working_days import Closure
from chc_desktop.office.office import Office
from chc_desktop.ui.case import CasePage
from chc_desktop.ui.case.clocks import TITLE, ClockPopup, ClocksCard
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.theme import Mode, apply_theme
from chc_desktop.ui.widgets.tag import Tag
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers
from tests.ui.conftest import Show
from tests.ui.forms.driving import choose, press, reached_by_tab, spoken_name, write

RECEIVED = date(2026, 11, 3)


@pytest.fixture
def case_id(office: Office) -> int:
    return make.a_complaint(office, received_on=RECEIVED)


def start(office: Office, case_id: int, kind: str, **said: str | date) -> int:
    event = ClockStarted(happened_on=RECEIVED, done_by=1, clock_kind=kind)
    office.cases.record(case_id, replace(event, **said))  # type: ignore[arg-type]
    return office.cases.view(case_id).case.clocks[-1].key


def card(page: CasePage) -> ClocksCard:
    QApplication.processEvents()
    return next(one for one in page.findChildren(ClocksCard) if one.isVisible())


def words(page: CasePage) -> list[str]:
    return [label.plain() for label in card(page).findChildren(WrapLabel)]


def tags(page: CasePage) -> list[str]:
    return [tag.text() for tag in card(page).findChildren(Tag)]


def button(page: CasePage, name: str) -> QPushButton:
    return next(one for one in card(page).findChildren(QPushButton) if one.accessibleName() == name)


def the_dialog(page: CasePage) -> ActionDialog:
    return next(one for one in page.findChildren(ActionDialog) if one.isVisible())


def test_a_case_without_other_clocks_shows_no_card(case_id: int, show: Show) -> None:
    assert show(case_id).findChildren(ClocksCard) == []


def test_each_step_says_its_date_in_words_and_how_it_stands(office: Office, case_id: int, show: Show) -> None:
    key = start(office, case_id, "hazard-significant", what="Mould in the bedroom")
    done = ClockStepDone(happened_on=date(2026, 11, 19), done_by=1, clock=key, step="investigate", evidence="Report 12")
    office.cases.record(case_id, done)
    page = show(case_id)
    said = words(page)
    assert said[:3] == [
        TITLE,
        "Significant hazard",
        "Mould in the bedroom. Runs from Tue 3 Nov 2026, when we learned of the hazard. Its limits were not checked "
        "against the law.",
    ]
    assert "Done on Thu 19 Nov 2026, 2 working days after the last day, Tue 17 Nov 2026." in said
    assert (
        "Due Tue 24 Nov 2026: 3 working days after the investigation ended, Thu 19 Nov 2026. Why\u00a0this\u00a0date?"
    ) in said
    assert tags(page) == ["done Thu 19 Nov, late", "due today", "by Thu 26 Nov", "by Thu 26 Nov"]


def test_what_waits_for_another_step_is_provisional(office: Office, case_id: int, show: Show) -> None:
    start(office, case_id, "hazard-significant")
    assert tags(show(case_id)) == ["late, was due Tue 17 Nov", "provisional", "provisional", "provisional"]


def test_a_clock_is_started_from_the_other_steps(qtbot: QtBot, office: Office, case_id: int, show: Show) -> None:
    page = show(case_id)
    next(action for action in page.menu.actions() if action.text() == "Start another clock…").trigger()
    dialog = the_dialog(page)
    choose(dialog.fields["kind"], "Evidence for the Ombudsman")
    assert dialog.fields["what/ombudsman-evidence"].isVisible()
    assert not dialog.fields["what/subject-access"].isVisible()
    write(dialog.fields["happened_on"], "20/11/2026")
    press(dialog.done_button)
    assert "needs a date" in dialog.error.text()
    write(dialog.fields["due/ombudsman-evidence"], "11/12/2026")
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog.done_button)
    assert "Evidence for the Ombudsman" in words(page)
    assert tags(page) == ["by Fri 11 Dec"]


def test_a_step_is_marked_as_done_where_it_stands(qtbot: QtBot, office: Office, case_id: int, show: Show) -> None:
    start(office, case_id, "subject-access")
    start(office, case_id, "your-own-date", what="Ring Ann", due=date(2026, 11, 27))
    page = show(case_id)
    press(button(page, "Mark as done: Subject access request: send the copy of their data"))
    dialog = the_dialog(page)
    write(dialog.fields["evidence"], "Recorded delivery")
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog.done_button)
    assert tags(page)[:2] == ["all done", "done Tue 24 Nov"]
    assert "What shows it: Recorded delivery" in words(page)


def test_a_clock_that_is_no_longer_needed_says_why(qtbot: QtBot, office: Office, case_id: int, show: Show) -> None:
    start(office, case_id, "your-own-date", what="Ring Ann", due=date(2026, 11, 27))
    page = show(case_id)
    press(button(page, "No longer needed: Your own date: Ring Ann"))
    dialog = the_dialog(page)
    press(dialog.done_button)
    assert "why it is no longer needed" in dialog.error.text()
    write(dialog.fields["why"], "Ann came by.")
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog.done_button)
    assert tags(page) == ["no longer needed", "not needed"]
    assert any("No longer needed: Ann came by." in line for line in words(page))
    assert card(page).findChildren(QPushButton) == []


def test_today_starts_the_step_that_is_due(office: Office, case_id: int, show: Show) -> None:
    start(office, case_id, "subject-access")
    line = next(
        line for group in office.agenda.today().groups for line in group.lines if line.action.startswith("clock-step")
    )
    page = show(case_id)
    page.start_action(line.action)
    assert the_dialog(page).fields["step"].value() == line.key


def test_a_date_explains_itself_by_the_keyboard(qtbot: QtBot, office: Office, case_id: int, show: Show) -> None:
    start(office, case_id, "hazard-significant")
    page = show(case_id)
    link = card(page).findChildren(LinkPhrase)[0]
    link.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(link, Qt.Key.Key_Return)
    popup = page.findChild(ClockPopup)
    assert isinstance(popup, ClockPopup)
    text = "\n".join(popup.texts())
    assert "10 working days after we learned of the hazard (Awaab’s Law), Tue 3 Nov 2026." in text
    assert "day 1" in text
    assert "not compared with the regulations" in text
    with qtbot.waitSignal(popup.destroyed):
        popup.close()


def test_the_next_step_of_a_closed_case_is_what_its_clock_still_asks(office: Office, case_id: int, show: Show) -> None:
    start(office, case_id, "subject-access")
    make.acknowledged(office, case_id, date(2026, 11, 5))
    make.answered(office, case_id, date(2026, 11, 12), remedies=(), no_remedy_because="Nothing went wrong.")
    page = show(case_id)
    assert page.standing
    assert "1 other date still to meet; closing the case does not end them." in _text(page)
    page.start_action("close")
    with_nothing_more = the_dialog(page)
    press(with_nothing_more.done_button)
    QApplication.processEvents()
    assert "Next: send the copy of their data. Subject access request, due Thu 3 Dec 2026." in _text(page)
    assert page.standing.main
    assert page.standing.main.text() == "Mark a step of another clock as done…"


def test_a_due_date_in_an_office_closure_says_by_when_to_do_it(tmp_path: Path, qtbot: QtBot, answers: Answers) -> None:
    office = make.an_office(tmp_path / "other", date(2026, 12, 21))
    case_id = make.a_complaint(office, received_on=date(2026, 12, 18))
    with office.desk.register.transaction() as shelves:
        shelves.facts.add_closure(Closure(date(2026, 12, 24), date(2027, 1, 3)), office.desk.now(), 1)
    office.desk.forget_calendar()
    page = CasePage(office, answers)
    qtbot.addWidget(page)
    page.show_case(case_id)
    page.show()
    assert "Office closed Thu 24 Dec to Sun 3 Jan: do it by Wed 23 Dec." in _text(page)


def test_everything_the_keyboard_comes_to_has_a_name(office: Office, case_id: int, show: Show) -> None:
    start(office, case_id, "hazard-significant")
    page = show(case_id)
    assert [type(one).__name__ for one in reached_by_tab(page) if not spoken_name(one)] == []


def test_at_200_per_cent_nothing_runs_off_the_side(
    qapp: QApplication, office: Office, case_id: int, show: Show
) -> None:
    start(office, case_id, "data-protection-complaint", due=date(2026, 12, 18))
    start(office, case_id, "hazard-significant")
    apply_theme(qapp, Mode.DARK, 2.0)
    try:
        page = show(case_id)
        page.resize(1050, 768)
        QApplication.processEvents()
        assert page.horizontalScrollBar().maximum() == 0
        right = card(page).width()
        for one in card(page).findChildren(QPushButton):
            assert 0 <= one.mapTo(card(page), QPoint(0, 0)).x() <= right - one.width()
    finally:
        apply_theme(qapp, Mode.LIGHT)


def _text(page: CasePage) -> str:
    QApplication.processEvents()
    return "\n".join(label.plain() for label in page.findChildren(WrapLabel) if label.isVisible())

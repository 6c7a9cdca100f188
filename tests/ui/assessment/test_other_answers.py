"""The form of 2020 in the window: shares, counts and texts, with the register's number one click away."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.office.office import Office
from chc_desktop.ui.assessment import AssessmentPage
from chc_desktop.ui.assessment.row_card import RowCard
from tests import make
from tests.conftest import Answers
from tests.letters import EDITIONS, an_office_under

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return an_office_under(EDITIONS["hos-2020"], tmp_path)


@pytest.fixture
def page(qtbot: QtBot, office: Office, answers: Answers) -> AssessmentPage:
    page = AssessmentPage(office, answers)
    qtbot.addWidget(page)
    page.resize(1170, 768)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_shares_are_typed_and_kept_and_the_row_is_answered_when_all_are(page: AssessmentPage, office: Office) -> None:
    card = _opened(page, "4.in-time")
    assert card.form
    assert not card.form.comply.isVisible()
    assert not card.form.evidence.isVisible()
    for field in card.form.others.fields.values():
        assert card.head.tags()[-1] != "answered"
        QTest.keyClicks(field, "3 of 4")
    assert card.head.tags()[-1] == "answered"
    page.leave()
    said = dict(office.assessments.open(2026).answer("4.in-time").said)
    assert said == dict.fromkeys(("stage1", "stage1-extended", "stage2", "stage2-extended"), "3 of 4")


def test_a_share_that_cannot_be_is_said_while_it_is_typed(page: AssessmentPage) -> None:
    card = _opened(page, "4.satisfaction")
    assert card.form
    QTest.keyClicks(card.form.others.fields["proportion"], "most")
    assert card.form.missing.text().endswith("has to be a share, such as 14 of 16 or 87%, or “not known”.")


def test_the_registers_number_is_used_with_one_click_and_its_cases_are_named(
    qtbot: QtBot, page: AssessmentPage, office: Office
) -> None:
    case_id = make.a_complaint(office, received_on=make.TODAY.replace(day=1, month=9))
    make.acknowledged(office, case_id, make.TODAY.replace(day=2, month=9))
    make.answered(office, case_id, make.TODAY.replace(day=28, month=9))
    page.refresh()
    card = _opened(page, "4.in-time")
    first = card.notices[0]
    assert "2026-001" in first.words.plain()
    assert first.use.text() == "Use this for “Stage 1”"
    QTest.mouseClick(first.use, LEFT)
    assert card.form
    assert card.form.others.fields["stage1"].text() == "0 of 1"
    QTest.keyClicks(card.form.others.fields["stage2"], "5 of 5")
    assert first.difference.text() == ""
    assert card.notices[2].difference.text().startswith("You wrote 5 of 5 for “Stage 2”; the register has 0 of 0.")
    with qtbot.waitSignal(page.case_chosen) as told:
        first.words.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(first.words, Qt.Key.Key_Return)
    assert told.args == [case_id]


def test_the_cases_that_count_as_good_are_one_click_away(qtbot: QtBot, page: AssessmentPage, office: Office) -> None:
    case_id = make.a_complaint(office, received_on=make.TODAY.replace(day=1, month=9))
    make.acknowledged(office, case_id, make.TODAY.replace(day=2, month=9))
    make.answered(office, case_id, make.TODAY.replace(day=5, month=9))
    page.refresh()
    notice = _opened(page, "4.in-time").notices[0]
    assert not notice.cases.isVisible()
    QTest.mouseClick(notice.show_cases, LEFT)
    assert notice.cases.plain() == "Counted: 2026-001."
    qtbot.waitUntil(notice.cases.isVisible)
    with qtbot.waitSignal(page.case_chosen) as told:
        QTest.keyClick(notice.cases, Qt.Key.Key_Return)
    assert told.args == [case_id]


def test_a_sentence_of_the_register_goes_into_the_text_the_row_asks_for(page: AssessmentPage) -> None:
    card = _opened(page, "3.most-resolved")
    assert card.form
    QTest.mouseClick(card.notices[0].use, LEFT)
    text = card.form.others.text()
    assert text
    assert text.text()
    assert card.head.tags()[-1] == "answered"


def test_every_kind_of_row_puts_the_keyboard_on_its_first_field(qtbot: QtBot, page: AssessmentPage) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    card = _opened(page, "6.refused-to-escalate")
    assert card.form
    count = card.form.others.fields["count"]
    qtbot.waitUntil(count.hasFocus)
    card = _opened(page, "1.fair")
    assert card.form
    answers = card.form.comply.answers()
    qtbot.waitUntil(lambda: QApplication.focusWidget() in answers)


def _opened(page: AssessmentPage, slug: str) -> RowCard:
    page.open_row(slug)
    card = page.cards.open_card
    assert card
    return card

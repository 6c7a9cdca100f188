"""Last year's self-assessment carried forward in the window: marked until it is looked at, and counted only then."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment import AssessmentPage
from chc_desktop.ui.assessment.answer_form import AnswerForm
from tests import make
from tests.conftest import Answers

LEFT = Qt.MouseButton.LeftButton
LOOK = "2 carried forward and not looked at yet"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = make.an_office(tmp_path)
    for slug in ("1.2", "1.3"):
        answer = Answer(slug=slug, comply=Comply.YES, evidence=f"Policy of 2025 on {slug}")
        office.assessments.save_answer(2025, answer)
    return office


@pytest.fixture
def page(qtbot: QtBot, office: Office, answers: Answers) -> AssessmentPage:
    page = AssessmentPage(office, answers)
    qtbot.addWidget(page)
    page.resize(1170, 768)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_one_button_carries_all_of_last_year_forward_and_counts_none_of_it_yet(page: AssessmentPage) -> None:
    assert page.header.carry.text() == "Carry forward from 2025"
    QTest.mouseClick(page.header.carry, LEFT)
    assert page.header.banner.text() == (
        "2 answers were carried forward from 2025. Each counts once you have looked at it."
    )
    assert not page.header.carry.isVisible()
    assert "0 of 72 answered" in page.header.words.text()
    assert LOOK in page.header.words.text()
    assert page.cards.card("1.3").head.tags()[-1] == "not looked at yet"
    assert _form(page).evidence.text() == "Policy of 2025 on 1.2"


def test_what_still_holds_is_settled_by_the_keyboard_alone(qtbot: QtBot, page: AssessmentPage, office: Office) -> None:
    QTest.mouseClick(page.header.carry, LEFT)
    for slug in ("1.2", "1.3"):
        form = _form(page)
        qtbot.waitUntil(form.still_holds.hasFocus)
        QTest.keyClick(form.still_holds, Qt.Key.Key_Space)
        assert not form.still_holds.isVisible()
        assert office.assessments.open(2026).answer(slug).looked_at
        card = page.cards.open_card
        assert card
        assert card.next_button
        assert QApplication.focusWidget() is card.next_button
        QTest.keyClick(card.next_button, Qt.Key.Key_Space)
    assert "2 of 72 answered" in page.header.words.text()
    assert "not looked at" not in page.header.words.text()


def test_changing_a_carried_answer_is_looking_at_it(qtbot: QtBot, page: AssessmentPage, office: Office) -> None:
    QTest.mouseClick(page.header.carry, LEFT)
    QTest.keyClicks(_form(page).evidence, "New. ")
    page.leave()
    kept = office.assessments.open(2026).answer("1.2")
    assert kept.looked_at
    assert kept.carried_from == "2025"


def test_leaving_a_carried_answer_alone_does_not_count_as_a_look(page: AssessmentPage, office: Office) -> None:
    QTest.mouseClick(page.header.carry, LEFT)
    page.open_row("1.3")
    page.open_row("1.2")
    page.leave()
    assert office.assessments.open(2026).not_looked_at == 2


def test_the_page_narrows_to_what_was_not_looked_at(page: AssessmentPage) -> None:
    QTest.mouseClick(page.header.carry, LEFT)
    page.listed.filters.set_value("not-looked-at")
    assert page.cards.slugs() == ("1.2", "1.3")


def test_where_no_earlier_year_has_answers_nothing_is_offered(qtbot: QtBot, tmp_path: Path, answers: Answers) -> None:
    page = AssessmentPage(make.an_office(tmp_path / "other"), answers)
    qtbot.addWidget(page)
    page.show()
    assert not page.header.carry.isVisible()


def test_words_as_published_go_into_the_commentary_when_the_answer_changes(
    qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:
    office = make.an_office(tmp_path / "other")
    office.assessments.save_answer(2026, Answer(slug="1.2", own_words="Partial", commentary="Soon."))
    page = AssessmentPage(office, answers)
    qtbot.addWidget(page)
    page.show()
    page.open_row("1.2")
    form = _form(page)
    assert form.own_words.text() == "Partial"
    QTest.mouseClick(form.comply.answers()[1], LEFT)
    assert form.own_words.text() == ""
    assert form.commentary.text() == "Soon.\n\nPublished as “Partial”."


def _form(page: AssessmentPage) -> AnswerForm:
    card = page.cards.open_card
    assert card
    assert card.form
    return card.form


def test_carrying_forward_is_undone_but_for_what_was_changed_since(
    qtbot: QtBot, page: AssessmentPage, office: Office
) -> None:
    QTest.mouseClick(page.header.carry, LEFT)
    page.open_row("1.3")
    card = page.cards.open_card
    assert card
    assert card.form
    QTest.keyClicks(card.form.commentary, "Mine")
    banner_button(page, "Undo").click()
    view = office.assessments.open(2026)
    assert set(view.answers) == {"1.3"}
    assert page.header.banner.text() == "1 answer is as before. 1 was changed since and stayed."
    assert page.header.carry.isVisible()


def test_a_whole_section_is_looked_at_with_one_press_and_undone_with_another(
    qtbot: QtBot, page: AssessmentPage, office: Office
) -> None:
    QTest.mouseClick(page.header.carry, LEFT)
    line = page.listed.look_all
    qtbot.waitUntil(line.isVisible)
    assert line.words.text() == "2 answers of this section were carried forward and not looked at yet."
    QTest.mouseClick(line.button, LEFT)
    assert office.assessments.open(2026).not_looked_at == 0
    assert page.header.banner.text() == "2 answers are marked as looked at."
    assert not line.isVisible()
    banner_button(page, "Undo").click()
    assert office.assessments.open(2026).not_looked_at == 2


def banner_button(page: AssessmentPage, words: str) -> QAbstractButton:
    buttons = page.header.banner.findChildren(QAbstractButton)
    return next(button for button in buttons if button.text() == words)

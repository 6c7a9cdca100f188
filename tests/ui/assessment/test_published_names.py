"""A name that would be published is pointed out as it is written, taken out, or kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment import AssessmentPage
from chc_desktop.ui.assessment.answer_form import AnswerForm
from tests import make
from tests.conftest import Answers

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = make.an_office(tmp_path)
    make.a_complaint(office)
    return office


@pytest.fixture
def page(qtbot: QtBot, office: Office, answers: Answers) -> Iterator[AssessmentPage]:
    page = AssessmentPage(office, answers)
    qtbot.addWidget(page)
    page.resize(1170, 768)
    with qtbot.waitExposed(page):
        page.show()
    page.open_row("1.2")
    yield page
    page.leave()


def form(page: AssessmentPage) -> AnswerForm:
    card = page.cards.open_card
    assert card
    assert card.form
    return card.form


def test_a_residents_name_is_pointed_out_and_taken_out_with_undo(
    qtbot: QtBot, page: AssessmentPage, office: Office
) -> None:
    name = office.cases.view(1).person.name
    names = form(page).names
    QTest.keyClicks(form(page).evidence, f"We answered {name} in time")
    qtbot.waitUntil(names.isVisible)
    assert names.words.text() == f"This will be published: the evidence names {name}."
    QTest.mouseClick(names.take_out, LEFT)
    assert form(page).evidence.text() == "We answered a resident in time"
    assert not names.isVisible()
    QTest.keyClick(form(page).evidence, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(names.isVisible)


def test_the_service_concerned_and_an_answers_own_words_are_looked_through_too(
    qtbot: QtBot, page: AssessmentPage, office: Office
) -> None:
    name, shown = office.cases.view(1).person.name, form(page)
    shown.choose(Comply.NO)
    QTest.keyClicks(shown.service, f"The flats of {name}")
    qtbot.waitUntil(shown.names.isVisible)
    assert shown.names.words.text() == f"This will be published: the service concerned names {name}."
    QTest.mouseClick(shown.names.take_out, LEFT)
    assert shown.service.text() == "The flats of a resident"
    page.leave()
    office.assessments.save_answer(2026, Answer(slug="1.3", comply=Comply.YES, own_words=f"Yes, but for {name}"))
    page.refresh()
    page.open_row("1.3")
    qtbot.waitUntil(form(page).names.isVisible)
    assert form(page).names.words.text() == f"This will be published: the answer as it was published names {name}."


def test_a_name_that_may_stay_is_not_asked_about_again(qtbot: QtBot, page: AssessmentPage, office: Office) -> None:
    name = office.cases.view(1).person.name
    QTest.keyClicks(form(page).commentary, f"{name} agreed to be named")
    qtbot.waitUntil(form(page).names.isVisible)
    QTest.mouseClick(form(page).names.keep, LEFT)
    assert not form(page).names.isVisible()
    page.open_row("1.3")
    assert office.assessments.open(2026).answer("1.2").kept == (name,)
    page.open_row("1.2")
    form(page).names.look()
    assert not form(page).names.isVisible()


def test_a_note_to_oneself_may_name_anybody(page: AssessmentPage, office: Office) -> None:
    form(page).note.write()
    QTest.keyClicks(form(page).note.field, f"Ask {office.cases.view(1).person.name}")
    form(page).names.look()
    assert not form(page).names.isVisible()

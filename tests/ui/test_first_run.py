"""The first window of all, filled in as a person would."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.facts import Scheme
from chc_desktop.office.first_answers import FirstAnswers
from chc_desktop.ui.first_run import FirstRun
from chc_desktop.ui.theme import Mode, apply_theme
from chc_desktop.ui.widgets.fields import LineField
from tests.conftest import Answers


@pytest.fixture
def window(qtbot: QtBot, answers: Answers) -> FirstRun:
    made = FirstRun(answers)
    qtbot.addWidget(made)
    made.show()
    return made


def press(window: QWidget, words: str) -> None:
    (button,) = [one for one in window.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    button.click()


def type_into(qtbot: QtBot, window: FirstRun, name: str, text: str) -> None:
    (field,) = [page.form.question(name).field for page in window.steps if page.form.asks(name)]
    field.setFocus()
    QTest.keyClicks(field, text)


def problem(window: FirstRun, name: str) -> str:
    (question,) = [page.form.question(name) for page in window.steps if page.form.asks(name)]
    return question.problem.text() if question.problem.isVisible() else ""


def test_three_short_pages_make_the_answers(qtbot: QtBot, window: FirstRun) -> None:
    given: list[FirstAnswers] = []
    window.answers_given.connect(given.append)
    press(window, "Begin")
    type_into(qtbot, window, "name", "Amberley Almshouses")
    type_into(qtbot, window, "homes", "34")
    press(window, "Next")
    type_into(qtbot, window, "lead_name", "Peter Grant")
    press(window, "Next")
    type_into(qtbot, window, "officer_name", "Ruth Ellis")
    press(window, "Next")
    press(window, "Not now: open the register")
    assert given == [
        FirstAnswers(
            name="Amberley Almshouses",
            homes="34",
            lead_name="Peter Grant",
            lead_job="Chair of trustees",
            officer_name="Ruth Ellis",
            scheme=Scheme.HOUSING_OMBUDSMAN,
        )
    ]


def test_enter_goes_from_question_to_question_and_on_to_the_next_page(qtbot: QtBot, window: FirstRun) -> None:
    window.begin()
    first = window.steps[0].form
    type_into(qtbot, window, "name", "Amberley Almshouses")
    QTest.keyClick(first.question("name").field, Qt.Key.Key_Return)
    assert first.question("address").field.hasFocus()
    type_into(qtbot, window, "homes", "34")
    QTest.keyClick(first.question("homes").field, Qt.Key.Key_Return)
    assert window.steps[1].isVisible()


def test_what_is_wrong_stands_beside_its_question_and_the_page_stays(qtbot: QtBot, window: FirstRun) -> None:
    window.begin()
    type_into(qtbot, window, "homes", "about forty")
    press(window, "Next")
    assert window.steps[0].isVisible()
    assert problem(window, "name") == "Please write the name of your organisation, as it stands on your letters."
    assert "“about forty” is not a number" in problem(window, "homes")
    assert window.steps[0].form.question("name").field.hasFocus()


def test_what_is_wrong_goes_as_soon_as_it_is_mended(qtbot: QtBot, window: FirstRun) -> None:
    window.begin()
    type_into(qtbot, window, "homes", "about forty")
    press(window, "Next")
    field = window.steps[0].form.question("homes").field
    assert isinstance(field, LineField)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "40")
    assert problem(window, "homes") == ""
    assert problem(window, "name") != ""


def test_enter_begins_and_tab_comes_to_next_before_back(qtbot: QtBot, window: FirstRun) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    first = window.steps[0]
    assert first.isVisible()
    first.form.question("homes").field.setFocus()
    QTest.keyClick(_focused(), Qt.Key.Key_Tab)
    assert _focused() is first.next
    QTest.keyClick(_focused(), Qt.Key.Key_Tab)
    assert _focused() is first.back
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    assert window.welcome.isVisible()
    QTest.keyClick(_focused(), Qt.Key.Key_Enter)
    assert first.isVisible()


def test_its_title_leaves_the_programs_name_to_the_program(window: FirstRun) -> None:
    assert (window.windowTitle(), window.welcome.windowTitle()) == ("Welcome", "Welcome")


def test_an_impossible_year_end_is_said_on_its_page(window: FirstRun) -> None:
    window.fill({"name": "Amberley", "year_end": (31, 2)})
    window.begin()
    press(window, "Next")
    press(window, "Next")
    assert problem(window, "year_end").startswith("There is no 31 February")


def test_going_back_loses_nothing(qtbot: QtBot, window: FirstRun) -> None:
    window.begin()
    type_into(qtbot, window, "name", "Amberley Almshouses")
    press(window, "Next")
    type_into(qtbot, window, "lead_name", "Peter Grant")
    press(window, "Back")
    press(window, "Back")
    assert window.welcome.isVisible()
    press(window, "Begin")
    press(window, "Next")
    assert (window.answers().name, window.answers().lead_name) == ("Amberley Almshouses", "Peter Grant")


def test_the_sample_can_be_looked_at(qtbot: QtBot, window: FirstRun) -> None:
    with qtbot.waitSignal(window.sample_wanted):
        press(window, "Open the sample")


def test_restoring_is_offered_only_where_it_can_be_done(qtbot: QtBot, window: FirstRun, answers: Answers) -> None:
    assert "Find my backups…" not in [button.text() for button in window.findChildren(QPushButton)]
    asked: list[str] = []
    other = FirstRun(answers, lambda: asked.append("asked"))
    qtbot.addWidget(other)
    other.show()
    press(other, "Find my backups…")
    assert asked == ["asked"]


def test_a_refusal_is_shown_in_the_window_and_what_was_typed_stays(qtbot: QtBot, window: FirstRun) -> None:
    window.begin()
    type_into(qtbot, window, "name", "Amberley")
    window.show_error("The disk is full. Nothing was lost.")
    assert window.steps[0].banner.text() == "The disk is full. Nothing was lost."
    assert window.answers().name == "Amberley"


def test_a_folder_is_chosen_with_the_button(window: FirstRun, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path
    field = window.steps[2].form.question("backup_folder").field
    field.findChildren(QPushButton)[0].click()
    assert window.answers().backup_folder == str(tmp_path)


def test_a_place_for_backups_is_judged_before_the_register_is_begun(
    qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    window = FirstRun(answers, register=tmp_path / "CHC Desktop")
    qtbot.addWidget(window)
    window.show()
    window.fill({"name": "Amberley", "officer_name": "Ruth Ellis", "backup_folder": str(tmp_path / "CHC Desktop")})
    window._show(3)
    press(window, "Next")
    assert "whatever takes the one takes the other too" in problem(window, "backup_folder")
    window.fill({"backup_folder": str(tmp_path / "stick")})
    press(window, "Next")
    page = window.steps[2]
    assert "This folder is not there now. If it is on a stick, please plug it in" in page.banner.text()
    assert page.isVisible()
    press(window, "Next")
    assert window.private.isVisible(), "who goes on all the same means it"


def test_the_wheel_changes_no_choice(window: FirstRun) -> None:
    window.begin()
    before = window.answers()
    for choice in window.findChildren(QComboBox):
        QApplication.sendEvent(choice, _wheel())
    assert window.answers() == before


@pytest.mark.parametrize("place", range(4))
def test_every_control_in_view_has_a_name(window: FirstRun, place: int) -> None:
    window._stack.setCurrentIndex(place)
    kinds = (QComboBox, LineField, QPushButton)
    controls = [one for kind in kinds for one in window.findChildren(kind) if one.isVisible()]
    assert controls
    assert [one for one in controls if not one.accessibleName() and not getattr(one, "text", str)()] == []


def test_at_200_percent_every_button_is_in_reach(qtbot: QtBot, qapp: QApplication, answers: Answers) -> None:
    apply_theme(qapp, Mode.LIGHT, 2.0)
    try:
        window = FirstRun(answers)
        qtbot.addWidget(window)
        window.resize(1366, 720)
        window.show()
        window.begin()
        for page in window.steps:
            window._stack.setCurrentWidget(page)
            QApplication.processEvents()
            for button in (page.back, page.next):
                assert window.rect().contains(button.mapTo(window, QPoint(button.width() - 1, button.height() - 1)))
        assert window.minimumSizeHint().width() <= 1366
    finally:
        apply_theme(qapp, Mode.LIGHT)


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused
    return focused


def _wheel() -> QWheelEvent:
    return QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

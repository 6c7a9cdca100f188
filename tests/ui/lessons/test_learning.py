"""Learning, looked at and worked on as the officer does."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.lessons.events import Audience, ChangePlanned, LessonNoted, LessonTold
from chc_desktop.office.office import Office
from chc_desktop.ui.case import CasePage
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.lessons.lesson_page import LessonPage
from chc_desktop.ui.lessons.page import LearningPage
from chc_desktop.ui.lessons.rows import LessonRow
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.theme import Mode, apply_theme
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.ui.forms.driving import choose, press, reached_by_tab, spoken_name, write

TODAY = make.TODAY


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, Mode.LIGHT, 2.0)
    yield
    apply_theme(qapp, Mode.LIGHT)


def noted(office: Office, learnt: str = "Reports are lost.", **changes: object) -> int:
    said = {"theme": "Reports lost"} | changes
    return office.lessons.note(LessonNoted(happened_on=TODAY, done_by=1, learnt=learnt, **said))  # type: ignore[arg-type]


def test_ctrl_5_opens_learning_and_a_lesson_is_noted_there(qtbot: QtBot, office: Office, window: MainWindow) -> None:
    make.a_complaint(office)
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    page = learning(window)
    assert "Nothing has been noted for this year yet." in words(page)
    press(page.note)
    form = page.findChildren(ActionDialog)[-1]
    write(form.fields["learnt"], "Reports by telephone are lost.")
    write(form.fields["theme"], "Reports lost")
    write(form.fields["cases"], "2026-001")
    choose(form.fields["change"], "Something that is still")
    write(form.fields["planned"], "Keep a call book")
    write(form.fields["by"], "5 Jan 2027")
    choose(form.fields["owner"], "Ruth Ellis")
    press(form.done_button)
    qtbot.waitUntil(lambda: "1 lesson" in words(page))
    assert "To be changed: Keep a call book. By Tue 5 Jan 2027. Chief Officer sees to it." in words(page)
    assert "Reports lost: 1 complaint, 1 lesson" in words(page)
    assert "Neighbours and noise: 1 complaint of 1 received" in words(page)


def test_a_wrong_reference_is_said_and_what_was_typed_stays(office: Office, window: MainWindow) -> None:
    window.show_page("learning")
    press(learning(window).note)
    form = learning(window).findChildren(ActionDialog)[-1]
    write(form.fields["learnt"], "Reports are lost.")
    write(form.fields["cases"], "2026-077")
    press(form.done_button)
    assert "There is no complaint “2026-077”" in form.error.text()
    assert form.fields["learnt"].value() == "Reports are lost."
    assert office.lessons.all().lessons == ()


def test_the_list_is_narrowed_by_theme_word_and_what_is_still_to_be_done(office: Office, window: MainWindow) -> None:
    first = noted(office)
    noted(office, "Doors slam at night.", theme="Noise")
    office.lessons.record(
        first,
        ChangePlanned(happened_on=TODAY, done_by=1, lesson=first, change="A call book", by=TODAY + timedelta(9)),
    )
    office.lessons.record(
        first, LessonTold(happened_on=TODAY, done_by=1, lesson=first, audience=Audience.STAFF, how="Team meeting")
    )
    window.show_page("learning")
    page = learning(window)
    assert shown(page) == ["Doors slam at night.", "Reports are lost."]
    press(page.chips.chip("open"))
    assert shown(page) == ["Reports are lost."]
    press(page.chips.chip("open"))
    press(page.chips.chip("untold"))
    assert shown(page) == ["Doors slam at night."]
    press(page.chips.chip("untold"))
    by_theme = next(line for line in page.findChildren(LinkPhrase) if "Noise:" in line.plain())
    by_theme.link_chosen.emit("Noise")
    assert shown(page) == ["Doors slam at night."]
    choose(page.theme, "All themes")
    write(page.search, "TEAM")
    assert shown(page) == ["Reports are lost."]
    write(page.search, "nowhere")
    assert "Nothing here has that theme or word" in " ".join(words(page))


def test_the_years_are_told_apart(office: Office, window: MainWindow) -> None:
    office.lessons.note(LessonNoted(happened_on=date(2026, 10, 15), done_by=1, learnt="Older."))
    noted(office)
    window.show_page("learning")
    page = learning(window)
    assert page.year.currentText() == "1 Nov 2026 to 31 Oct 2027"
    assert shown(page) == ["Reports are lost."]
    choose(page.year, "1 Nov 2025")
    assert shown(page) == ["Older."]
    choose(page.year, "All years")
    assert len(shown(page)) == 2


def test_a_new_year_without_a_lesson_opens_with_those_of_the_years_before(office: Office, window: MainWindow) -> None:
    office.lessons.note(LessonNoted(happened_on=date(2026, 10, 20), done_by=1, learnt="Reports are lost."))
    window.show_page("learning")
    assert learning(window).year.currentText() == "All years"
    assert shown(learning(window)) == ["Reports are lost."]


def test_a_lesson_is_worked_through_on_its_page_and_corrected(qtbot: QtBot, office: Office, window: MainWindow) -> None:
    make.a_complaint(office)
    noted(office)
    window.show_page("learning")
    press(button(learning(window), "Open what was learnt: Reports are lost"))
    page = lesson_page(window)
    assert window.sidebar.entry("learning").isChecked()

    fill(page, "Plan a change…", planned="Keep a call book", by="27 Nov 2026")
    qtbot.waitUntil(lambda: page.state.text() == "by Fri 27 Nov")
    fill(page, "Say who was told…", how="In the newsletter")
    fill(page, "Another complaint…", reference="2026-001")
    fill(page, "Mark as made…", evidence="The book lies at the desk.")
    qtbot.waitUntil(lambda: page.state.text() == "changed")
    said = " ".join(words(page))
    assert "Residents on Tue 24 Nov 2026: In the newsletter" in said
    assert "2026-001 Noise at night from the boiler room" in said

    press(button(page, "Correct “Told: residents” of Tue 24 Nov 2026"))
    form = page.findChildren(ActionDialog)[-1]
    write(form.fields["how"], "At the summer party")
    write(form.fields["correction"], "It was the party.")
    press(form.done_button)
    qtbot.waitUntil(lambda: "At the summer party" in " ".join(words(page)))


def test_an_overdue_change_leads_from_today_to_what_was_learnt(office: Office, window: MainWindow) -> None:
    lesson = office.lessons.note(
        LessonNoted(
            happened_on=date(2026, 11, 2), done_by=1, learnt="Reports are lost.", change="A book", by=date(2026, 11, 20)
        )
    )
    window.refresh()
    today = window.pages.today
    assert "Change: A book" in " ".join(words(today))
    press(button(today, "Open what was learnt: Change: A book"))
    assert window.current_page() == "lesson"
    assert lesson_page(window)._shown().view.lesson.id == lesson


def test_closing_asks_gently_whether_there_is_something_to_learn(
    qtbot: QtBot, office: Office, window: MainWindow
) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 3))
    make.acknowledged(office, case_id, date(2026, 11, 10))
    make.answered(office, case_id, date(2026, 11, 17))
    window.open_case(case_id)
    page = window.pages.case
    page.start_action("close")
    form = page.findChildren(ActionDialog)[-1]
    assert any("Is there something to learn?" in said for said in words(form))
    write(form.fields["learnt"], "Call back the same day.")
    press(form.done_button)
    qtbot.waitUntil(lambda: "Learning (1)" in tab_titles(page))
    assert office.cases.view(case_id).case.ended_on == TODAY


def test_a_case_that_taught_something_is_not_asked_again(office: Office, window: MainWindow) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 3))
    make.acknowledged(office, case_id, date(2026, 11, 10))
    make.answered(office, case_id, date(2026, 11, 17))
    noted(office, cases=(case_id,))
    window.open_case(case_id)
    window.pages.case.start_action("close")
    form = window.pages.case.findChildren(ActionDialog)[-1]
    assert "learnt" not in form.fields
    press(form.done_button)
    assert office.cases.view(case_id).case.ended_on == TODAY


def test_on_a_case_one_press_notes_what_it_taught(qtbot: QtBot, office: Office, window: MainWindow) -> None:
    case_id = make.a_complaint(office)
    window.open_case(case_id)
    page = window.pages.case
    place = next(n for n, title in enumerate(tab_titles(page)) if title.startswith("Learning"))
    assert page.tabs
    page.tabs.show_tab(place)
    settle()
    press(button(page, "+ Note something learnt"))
    form = page.findChildren(ActionDialog)[-1]
    assert form.fields["cases"].value() == "2026-001"
    write(form.fields["learnt"], "Call back the same day.")
    press(form.done_button)
    qtbot.waitUntil(lambda: "Learning (1)" in tab_titles(page))
    asked: list[int] = []
    page.lesson_asked.connect(asked.append)
    press(button(page, "Open what was learnt: Call back the same day"))
    assert asked == [office.lessons.all().lessons[0].lesson.id]


def test_help_opens_the_page_about_learning(window: MainWindow) -> None:
    window.show_page("learning")
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.pages.help.current_help() == "learning"


@pytest.mark.usefixtures("large")
def test_at_200_per_cent_nothing_runs_off_the_side_and_everything_has_a_name(
    office: Office, window: MainWindow
) -> None:
    lesson = noted(office, cases=(make.a_complaint(office),))
    for key in ("learning", f"lesson/{lesson}"):
        window.going.enter(key)
        settle()
        page = window.pages.get(key.partition("/")[0])
        assert page.horizontalScrollBar().maximum() == 0  # type: ignore[attr-defined]
        assert [type(one).__name__ for one in reached_by_tab(page) if not spoken_name(one)] == []


def learning(window: MainWindow) -> LearningPage:
    assert window.current_page() == "learning"
    return window.pages.learning


def lesson_page(window: MainWindow) -> LessonPage:
    assert window.current_page() == "lesson"
    return window.pages.lesson


def fill(page: LessonPage, asked: str, **answers: str) -> None:
    press(button(page, asked))
    form = page.findChildren(ActionDialog)[-1]
    for name, text in answers.items():
        write(form.fields[name], text)
    press(form.done_button)
    page.refresh()


def shown(page: LearningPage) -> list[str]:
    settle()
    rows = [row for row in page.findChildren(LessonRow) if row.isVisible()]
    return [row.findChildren(WrapLabel)[0].plain() for row in rows]


def tab_titles(page: CasePage) -> list[str]:
    settle()
    assert page.tabs
    bar = page.tabs._bar
    return [bar.tabText(place) for place in range(bar.count())]


def button(within: QWidget, name: str) -> QAbstractButton:
    settle()
    found = within.findChildren(QAbstractButton)
    return next(one for one in found if name in (one.accessibleName(), one.text()) and one.isVisible())


def words(page: QWidget) -> list[str]:
    settle()
    return [label.plain() for label in page.findChildren(WrapLabel) if label.isVisible()]


def settle() -> None:
    """Let what was put on a page come into view, and what is in it after that."""
    for _turn in range(4):
        QApplication.processEvents()

"""Logging a service request: a few fields, kept as they are typed, and reached from the form of a complaint."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from chc_desktop.domain.intake import Category, Channel
from chc_desktop.office.office import Office
from chc_desktop.ui.requests.instead import RequestInstead
from chc_desktop.ui.requests.log import RequestDialog
from chc_desktop.ui.theme import Mode, apply_theme
from tests import make
from tests.conftest import Answers
from tests.ui.forms.driving import choose, is_whole, press, put_up, reached_by_tab, roll, spoken_name, write

BEGUN = {
    "name": "Ana Silva",
    "address": "Flat 7\nHale House",
    "telephone": "01234 555666",
    "email": "ana@example.org",
    "vulnerability": "Asthma",
    "adjustment": "Large print",
    "adjustment_review": "2027-06-01",
    "their_words": "Please look at the fan.",
    "points": ["The fan hums.", "The switch is loose."],
    "outcome_sought": "A quiet fan",
    "title": "Fan hums",
    "category": "damp",
    "channel": "email",
    "received_on": "2026-11-23",
}


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, Mode.LIGHT, 2.0)
    yield
    apply_theme(qapp, Mode.LIGHT)


def dialog(
    qtbot: QtBot, office: Office, answers: Answers | None = None, begun: Mapping[str, object] | None = None
) -> RequestDialog:
    made = RequestDialog(office, answers or Answers(), None, begun, "log" if begun else "")
    put_up(qtbot, made)
    return made


def test_a_request_is_logged_with_who_what_how_and_when(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    write(form.fields.name, "Siân O’Brien")
    write(form.fields.address, "Flat 7")
    write(form.fields.telephone, "01234 555666")
    write(form.fields.their_words, "The tap drips & drips. It is the cold one.")
    write(form.fields.title, "Dripping tap")
    choose(form.fields.category, "Leaks")
    choose(form.fields.channel, "In person")
    write(form.fields.asked_on, "23/11/2026")
    write(form.fields.review_on, "1 dec 2026")
    with qtbot.waitSignal(form.logged) as logged:
        press(form.done_button)
    view = office.requests.view(logged.args[0])
    request, person = view.request, view.person
    assert (request.title, request.category, request.channel) == ("Dripping tap", Category.LEAKS, Channel.IN_PERSON)
    assert (request.asked_on, request.review_on) == (date(2026, 11, 23), date(2026, 12, 1))
    assert request.their_words == "The tap drips & drips. It is the cold one."
    assert (person.name, person.address, person.telephone) == ("Siân O’Brien", "Flat 7", "01234 555666")
    assert office.drafts.read("request") is None


def test_a_name_and_a_few_words_are_enough_by_keyboard_alone(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    assert form.fields.name.hasFocus()
    write(form.fields.name, "Ana Silva")
    write(form.fields.their_words, "The hall light is out. Since Monday.")
    with qtbot.waitSignal(form.logged) as logged:
        QTest.keyClick(form.fields.their_words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    request = office.requests.view(logged.args[0]).request
    assert (request.title, request.asked_on) == ("The hall light is out", make.TODAY)
    assert request.review_on == date(2026, 12, 8)


def test_the_review_follows_the_day_of_asking_until_another_day_is_written(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    form.fields.asked_on.set_value(date(2026, 11, 17))
    assert form.fields.review_on.value() == date(2026, 12, 1)
    form.fields.asked_on.set_value(date(2026, 10, 1))
    assert form.fields.review_on.value() == make.TODAY
    form.fields.review_on.set_value(date(2026, 11, 27))
    form.fields.asked_on.set_value(date(2026, 11, 20))
    assert form.fields.review_on.value() == date(2026, 11, 27)


def test_somebody_known_is_not_entered_twice(qtbot: QtBot, office: Office) -> None:
    make.a_complaint(office)
    form = dialog(qtbot, office)
    write(form.fields.name, "Joan Bell")
    form.fields.finder.look()
    form.fields.finder.panel.links[0].link_chosen.emit("same")
    assert form.fields.telephone.value() == "01234 111222"
    write(form.fields.their_words, "A new bulb, please.")
    press(form.done_button)
    assert len([person for person in office.cases.people() if person.name == "Joan Bell"]) == 1


def test_what_is_missing_or_refused_is_said_and_what_was_typed_stays(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    press(form.done_button)
    assert form.error.text() == "Please give the name of whoever is asking. What you typed is kept."
    write(form.fields.name, "Ana Silva")
    press(form.done_button)
    assert "needs some words" in form.error.text()
    write(form.fields.their_words, "A bulb")
    write(form.fields.asked_on, "1/1/2030")
    press(form.done_button)
    assert form.error.text()
    assert form.fields.their_words.value() == "A bulb"
    assert office.requests.summaries() == []
    press(form.back_button)


def test_what_was_typed_is_there_after_a_crash(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    form = dialog(qtbot, office)
    write(form.fields.name, "Ana Silva")
    write(form.fields.their_words, "The gate sticks")
    qtbot.waitUntil(lambda: (office.drafts.read("request") or {}).get("their_words") == "The gate sticks")
    after = dialog(qtbot, make.again(tmp_path / "register"))
    assert (after.fields.name.value(), after.fields.their_words.value()) == ("Ana Silva", "The gate sticks")
    assert after.banner.text() == "What you had written here was kept and is back. Nothing was lost."
    press(after.back_button)
    press(form.back_button)


def test_a_form_only_looked_at_leaves_nothing_and_throwing_away_is_asked_first(
    qtbot: QtBot, office: Office, answers: Answers
) -> None:
    form = dialog(qtbot, office)
    press(form.back_button)
    assert office.drafts.read("request") is None
    form = dialog(qtbot, office, answers)
    write(form.fields.name, "Ana Silva")
    press(form.throw_away)
    assert answers.asked == [
        "Throw this away? What is written on this form goes into the bin, where you can take it back. Nothing "
        "else changes."
    ]
    assert office.drafts.read("request") is None


def test_what_was_written_on_the_form_of_a_complaint_comes_along_whole(qtbot: QtBot, office: Office) -> None:
    office.drafts.save("log", BEGUN)
    form = dialog(qtbot, office, begun=BEGUN)
    assert form.fields.their_words.hasFocus()
    assert form.fields.their_words.value() == (
        "Please look at the fan.\n\n- The fan hums.\n- The switch is loose.\n\nWhat would put it right: A quiet fan"
    )
    with qtbot.waitSignal(form.logged) as logged:
        press(form.done_button)
    view = office.requests.view(logged.args[0])
    assert (view.request.title, view.request.category, view.request.channel) == (
        "Fan hums",
        Category.DAMP,
        Channel.EMAIL,
    )
    assert view.request.asked_on == date(2026, 11, 23)
    assert (view.person.email, view.person.vulnerability, view.person.adjustment) == (
        "ana@example.org",
        "Asthma",
        "Large print",
    )
    assert view.person.adjustment_review == date(2027, 6, 1)
    assert office.drafts.read("log") is None


def test_going_back_to_the_complaint_loses_nothing_of_either_form(qtbot: QtBot, office: Office) -> None:
    office.drafts.save("log", BEGUN)
    form = dialog(qtbot, office, begun=BEGUN)
    write(form.fields.title, "The fan, once more")
    press(form.back_button)
    assert office.drafts.read("log") == BEGUN
    assert office.drafts.read("request") is None
    again = dialog(qtbot, office, begun=BEGUN)
    assert again.fields.title.value() == "The fan, once more"
    press(again.back_button)


def test_the_line_tells_the_difference_and_its_link_is_reached_by_tab(qtbot: QtBot) -> None:
    line = RequestInstead()
    qtbot.addWidget(line)
    line.show()
    assert "Unhappy with us, in whatever words? A complaint." in line.plain()
    assert "Only asking us to put something right?" in line.plain()
    assert line.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    with qtbot.waitSignal(line.asked):
        line.linkActivated.emit("request")


def test_everything_the_keyboard_comes_to_has_a_name_and_the_wheel_changes_nothing(
    qtbot: QtBot, office: Office
) -> None:
    form = dialog(qtbot, office)
    assert form.keeper
    reached = list(reached_by_tab(form))
    assert [type(widget).__name__ for widget in reached if not spoken_name(widget)] == []
    before = form.keeper.values()
    for widget in form.findChildren(QWidget):
        roll(widget)
    assert form.keeper.values() == before
    press(form.back_button)


@pytest.mark.usefixtures("large")
def test_at_200_per_cent_the_buttons_are_in_reach_and_nothing_is_cut_off(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    form.show_error("Something has to be mended first. Nothing was changed. " * 3)
    form.resize(form.sizeHint().boundedTo(QSize(1366, 768)))
    QApplication.processEvents()
    assert QRect(QPoint(0, 0), QSize(1366, 768)).contains(form.rect())
    assert all(is_whole(widget, form) for widget in (form.done_button, form.back_button, form.error))
    for widget in reached_by_tab(form):
        assert 0 <= widget.mapTo(form, QPoint(0, 0)).x() <= form.width() - widget.width()
    press(form.back_button)


def test_a_logged_form_is_freed(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    write(form.fields.name, "Ana Silva")
    write(form.fields.their_words, "A bulb, please.")
    with qtbot.waitSignal(form.logged):
        press(form.done_button)
    qtbot.waitUntil(lambda: not isValid(form))

"""Logging a complaint, by mouse, by keyboard, and after a crash."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.facts import Scheme
from chc_desktop.domain.intake import Category, Channel, Matter
from chc_desktop.domain.limits import OwnLimit
from chc_desktop.domain.policy import Policy
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.first_words import shortened
from chc_desktop.ui.forms.log import LogDialog
from chc_desktop.ui.theme import Mode, apply_theme
from tests import make
from tests.conftest import Answers
from tests.ui.forms.driving import choose, press, put_up, write


def dialog(qtbot: QtBot, office: Office, answers: Answers | None = None) -> LogDialog:
    made = LogDialog(office, answers or Answers())
    put_up(qtbot, made)
    return made


def test_a_complaint_is_logged_with_everything_that_was_said(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    write(form.fields.name, "Siân O’Brien")
    write(form.fields.address, "Flat 7")
    write(form.fields.telephone, "01234 555666")
    write(form.fields.email, "sian@example.org")
    write(form.fields.vulnerability, "Asthma")
    write(form.fields.adjustment, "Call before a visit")
    write(form.fields.adjustment_review, "1/6/27")
    write(form.fields.their_words, "The fan has been broken since August & nobody came <at all>.")
    write(form.fields.points.lines()[0], "The fan is broken.")
    QTest.keyClick(form.fields.points.lines()[0], Qt.Key.Key_Return)
    write(form.fields.points.lines()[1], "Nobody came.")
    write(form.fields.outcome_sought, "A working fan")
    write(form.fields.title, "Broken fan")
    choose(form.fields.category, "Damp")
    choose(form.fields.channel, "By email")
    write(form.fields.received_on, "21/11/2026")
    write(form.fields.made_on, "20 nov 2026")
    with qtbot.waitSignal(form.logged) as logged:
        press(form.done_button)
    view = office.cases.view(logged.args[0])
    case, person = view.case, view.person
    assert (case.title, case.category, case.channel) == ("Broken fan", Category.DAMP, Channel.EMAIL)
    assert (case.received_on, case.made_on) == (date(2026, 11, 21), date(2026, 11, 20))
    assert case.their_words == "The fan has been broken since August & nobody came <at all>."
    assert [point.text for point in case.points] == ["The fan is broken.", "Nobody came."]
    assert case.outcome_sought == "A working fan"
    assert case.stage1.handler == 1
    assert (person.name, person.address, person.telephone) == ("Siân O’Brien", "Flat 7", "01234 555666")
    assert (person.vulnerability, person.adjustment) == ("Asthma", "Call before a visit")
    assert person.adjustment_review == date(2027, 6, 1)
    assert office.drafts.read("log") is None


def test_a_name_and_what_happened_are_enough(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    write(form.fields.name, "Ana Silva")
    write(form.fields.their_words, "The lift is stuck again. It is the third time.")
    with qtbot.waitSignal(form.logged) as logged:
        press(form.done_button)
    case = office.cases.view(logged.args[0]).case
    assert case.title == "The lift is stuck again"
    assert [point.text for point in case.points] == ["The lift is stuck again"]
    assert (case.received_on, case.channel) == (make.TODAY, Channel.TELEPHONE)


def test_it_can_be_logged_with_the_keyboard_alone(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    assert QApplication.focusWidget() is form.fields.name
    for text, tabs in (("Ana Silva", 1), ("Flat 2", 6), ("The roof leaks", 1), ("The roof leaks", 0)):
        QTest.keyClicks(_focused(), text)
        for _ in range(tabs):
            QTest.keyClick(_focused(), Qt.Key.Key_Tab)
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    QTest.keyClicks(_focused(), "Nobody came")
    with qtbot.waitSignal(form.logged) as logged:
        QTest.keyClick(_focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    view = office.cases.view(logged.args[0])
    assert view.person.address == "Flat 2"
    assert view.case.their_words == "The roof leaks"
    assert [point.text for point in view.case.points] == ["The roof leaks", "Nobody came"]


def test_enter_in_a_field_logs_nothing(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    write(form.fields.name, "Ana Silva")
    write(form.fields.title, "The roof")
    QTest.keyClick(form.fields.title, Qt.Key.Key_Return)
    assert office.cases.summaries() == []
    assert form.isVisible()


def test_the_first_date_shows_at_once_and_moves_with_the_receipt(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    assert form.deadline.text().startswith("Acknowledge by Tue 1 Dec 2026: five working days")
    write(form.fields.received_on, "20/11/2026")
    assert form.deadline.text().startswith("Acknowledge by Fri 27 Nov 2026")
    assert form.fields.made_on.value() == date(2026, 11, 20)


def test_a_day_on_which_it_was_made_stays_when_the_receipt_moves(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    write(form.fields.made_on, "10/11/2026")
    write(form.fields.received_on, "20/11/2026")
    assert form.fields.made_on.value() == date(2026, 11, 10)


def test_it_says_at_once_under_which_code_the_complaint_runs(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    assert form.deadline.text().endswith("(Code 6.2). It runs under the Housing Ombudsman’s Code, April 2024.")
    write(form.fields.made_on, "5/7/2021")
    assert form.deadline.text().endswith("(Code 3.11). It runs under the Housing Ombudsman’s Code, July 2020.")


def test_whose_complaint_it_is_is_ready_with_the_usual_answer_and_another_runs_on_our_own_policy(
    qtbot: QtBot, office: Office
) -> None:
    form = dialog(qtbot, office)
    assert form.fields.whose() is Matter.HOUSING
    assert form.fields.matter.count() == 2
    choose(form.fields.matter, "Another’s")
    assert "No Code applies to this complaint" in form.deadline.text()
    assert "Charity Commission" in form.deadline.text()
    write(form.fields.name, "Ana Silva")
    write(form.fields.title, "Grant refused")
    with qtbot.waitSignal(form.logged) as logged:
        press(form.done_button)
    case = office.cases.view(logged.args[0]).case
    assert (case.edition, case.matter) == ("own-policy", Matter.OTHER)


@pytest.mark.parametrize(
    ("scheme", "answers"),
    [(Scheme.HOUSING_OMBUDSMAN, 2), (Scheme.LGSCO, 2), (Scheme.BOTH, 3), (Scheme.NEITHER, 0)],
)
def test_whose_complaint_it_is_is_asked_only_where_it_matters(
    qtbot: QtBot, office: Office, scheme: Scheme, answers: int
) -> None:
    organisation = office.organisation.organisation()
    assert organisation
    office.organisation.save(replace(organisation, scheme=scheme))
    form = dialog(qtbot, office)
    assert form.fields.matter.isVisible() == bool(answers)
    assert form.fields.matter.count() == answers
    assert ("No Code applies" in form.deadline.text()) == (scheme is Scheme.NEITHER)


def test_the_day_of_logging_is_asked_for_only_where_the_code_counts_from_it(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    assert not form.fields.logged_on.isVisible()
    write(form.fields.received_on, "11/3/2024")
    assert form.fields.logged_on.isVisible()
    assert form.fields.logged_on.value() == date(2024, 3, 11)
    assert "The Code says “days”: by Sat 16 Mar if you can." in form.deadline.text()
    write(form.fields.logged_on, "13/3/2024")
    write(form.fields.name, "Ana Silva")
    write(form.fields.title, "Roof")
    with qtbot.waitSignal(form.logged) as logged:
        press(form.done_button)
    case = office.cases.view(logged.args[0]).case
    assert (case.edition, case.logged_on) == ("hos-2022", date(2024, 3, 13))


def test_a_day_of_logging_is_not_kept_where_no_limit_runs_from_it(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    write(form.fields.name, "Ana Silva")
    write(form.fields.title, "Roof")
    with qtbot.waitSignal(form.logged) as logged:
        press(form.done_button)
    assert office.cases.view(logged.args[0]).case.logged_on is None


def test_our_own_shorter_limit_is_promised_beside_the_codes(qtbot: QtBot, office: Office) -> None:
    office.policy.save(Policy(limits=(OwnLimit(Duty.STAGE1_ACKNOWLEDGEMENT, 3),)))
    form = dialog(qtbot, office)
    assert form.deadline.text().startswith("Acknowledge by Tue 1 Dec 2026")
    assert "Our own policy promises Fri 27 Nov." in form.deadline.text()


def test_a_missing_name_is_said_beside_the_button_and_the_field(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    write(form.fields.their_words, "The roof leaks")
    press(form.done_button)
    assert form.error.text() == "Please give the name of whoever is complaining. What you typed is kept."
    assert form.fields.name_row.problem.text() == "Please give the name of whoever is complaining."
    assert QApplication.focusWidget() is form.fields.name
    assert form.fields.their_words.value() == "The roof leaks"


def test_a_date_that_is_none_is_said_beside_it(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    write(form.fields.name, "Ana Silva")
    write(form.fields.title, "Roof")
    write(form.fields.received_on, "31/11/2026")
    press(form.done_button)
    assert "“31/11/2026” is not a date we understand" in form.fields.received_row.problem.text()
    assert office.cases.summaries() == []


def test_what_the_register_refuses_is_said_in_its_sentence(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    write(form.fields.name, "Ana Silva")
    write(form.fields.title, "Roof")
    write(form.fields.received_on, "25/11/2026")
    press(form.done_button)
    assert "is still to come" in form.error.text()
    assert form.fields.name.value() == "Ana Silva"


def test_what_was_typed_is_there_after_a_crash(
    qtbot: QtBot, office: Office, tmp_path: Path, check_freed: Callable[[QWidget], None]
) -> None:
    form = dialog(qtbot, office)
    write(form.fields.name, "Ana Silva")
    write(form.fields.their_words, "The roof leaks")
    write(form.fields.points.lines()[0], "Roof")
    qtbot.waitUntil(lambda: office.drafts.read("log") is not None, timeout=2_000)
    after = dialog(qtbot, make.again(tmp_path / "register"))
    assert after.fields.name.value() == "Ana Silva"
    assert after.fields.their_words.value() == "The roof leaks"
    assert after.fields.points.value() == ("Roof",)
    assert after.banner.text() == "What you had written here was kept and is back. Nothing was lost."


def test_escape_asks_nothing_and_keeps_what_was_typed(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    write(form.fields.name, "Ana Silva")
    with qtbot.waitSignal(form.destroyed):
        QTest.keyClick(form, Qt.Key.Key_Escape)
    assert dialog(qtbot, office).fields.name.value() == "Ana Silva"


def test_a_form_that_was_only_looked_at_leaves_no_draft(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    with qtbot.waitSignal(form.destroyed):
        QTest.keyClick(form, Qt.Key.Key_Escape)
    assert office.drafts.read("log") is None


def test_throwing_it_away_is_asked_first(qtbot: QtBot, office: Office) -> None:
    answers = Answers()
    form = dialog(qtbot, office, answers)
    write(form.fields.name, "Ana Silva")
    with qtbot.waitSignal(form.destroyed):
        press(form.throw_away)
    assert answers.asked[0].startswith("Throw this away?")
    assert office.drafts.read("log") is None
    assert dialog(qtbot, office).fields.name.value() == ""


def test_a_logged_form_is_freed(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    write(form.fields.name, "Ana Silva")
    write(form.fields.title, "Roof")
    with qtbot.waitSignal(form.destroyed):
        press(form.done_button)


def test_on_a_laptop_the_whole_form_is_seen_without_scrolling(qtbot: QtBot, office: Office) -> None:
    form = dialog(qtbot, office)
    form.resize(1320, 720)
    form.fields.address.set_value("Cottage 8\nChurch Walk\nAmberley\nAM1 1AA")
    form.fields.vulnerability.set_value("Lives alone; unsteady on the stairs")
    area = form.findChildren(QScrollArea)[0]
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    lefts = [
        field.mapTo(form, QPoint(0, 0)).x()
        for field in (form.fields.name, form.fields.their_words, form.fields.channel)
    ]
    assert lefts == sorted(set(lefts))


def test_an_open_form_follows_the_text_size(qtbot: QtBot, qapp: QApplication, office: Office) -> None:
    form = dialog(qtbot, office)
    form.resize(500, 300)
    apply_theme(qapp, Mode.LIGHT, 1.5)
    try:
        qtbot.waitUntil(lambda: form.size() == form.sizeHint())
    finally:
        apply_theme(qapp, Mode.LIGHT)


def test_a_long_first_sentence_makes_a_short_title() -> None:
    words = "The pump in the boiler room below my bedroom runs from two in the morning and wakes me. Every night."
    assert shortened(words) == "The pump in the boiler room below my bedroom runs from two…"


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused
    return focused


@pytest.mark.parametrize("brought_back", [False, True], ids=["new", "brought back"])
def test_tab_goes_through_the_whole_form_and_back_past_three_points(
    qtbot: QtBot, office: Office, brought_back: bool
) -> None:
    if brought_back:
        office.drafts.save("log", {"points": ["The roof leaks", "Nobody came", "Nobody wrote"]})
    form = dialog(qtbot, office)
    if not brought_back:
        form.fields.points.lines()[0].setFocus()
        for point in ("The roof leaks", "Nobody came", "Nobody wrote"):
            QTest.keyClicks(_focused(), point)
            QTest.keyClick(_focused(), Qt.Key.Key_Return)
        QTest.keyClick(_focused(), Qt.Key.Key_Backspace)  # the fourth line, which nobody wrote in
        QApplication.processEvents()
    fields = form.fields
    lines = fields.points.lines()
    assert [line.value() for line in lines] == ["The roof leaks", "Nobody came", "Nobody wrote"]
    way = [fields.their_words, *lines, fields.points.add, fields.outcome_sought]
    way += [*fields.people.links, fields.channel, fields.received_on]
    ends = [fields.handler, form.done_button, form.back_button, form.throw_away]
    fields.name.setFocus()
    forwards = _tabbed(fields.name, Qt.Key.Key_Tab)
    backwards = _tabbed(fields.name, Qt.Key.Key_Backtab)
    assert _in_a_row(way, forwards)
    assert _in_a_row(ends, forwards)
    assert backwards == [fields.name, *reversed(forwards[1:])]


def _tabbed(start: QWidget, key: Qt.Key) -> list[QWidget]:
    """What the key comes to from there until it is back."""
    reached = [start]
    while len(reached) < 60:
        QTest.keyClick(_focused(), key)
        if _focused() is start:
            return reached
        reached.append(_focused())
    raise AssertionError("the key never comes back")


def _in_a_row(wanted: list[QWidget], reached: list[QWidget]) -> bool:
    place = reached.index(wanted[0])
    return reached[place : place + len(wanted)] == wanted

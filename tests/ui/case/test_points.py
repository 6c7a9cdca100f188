"""The points of a case, opened and worked on as the officer does."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.events import PointAdded
from chc_desktop.domain.points.events import ResponsibilityDecided
from chc_desktop.domain.vocabulary import LetterKind, Outcome
from chc_desktop.office.office import Office
from chc_desktop.ui.case import CasePage
from chc_desktop.ui.case.links import LinkedWithLine
from chc_desktop.ui.case.point_dialog import PointDialog
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.forms.linked import LinkedWith
from chc_desktop.ui.forms.log import LogDialog
from chc_desktop.ui.theme import Mode, apply_theme
from chc_desktop.ui.widgets.tag import Tag
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers
from tests.ui.conftest import Show
from tests.ui.forms.driving import choose, press, put_up, reached_by_tab, spoken_name, tick, write

RECEIVED, ACKNOWLEDGED, ANSWERED = date(2026, 11, 3), date(2026, 11, 10), date(2026, 11, 17)


@pytest.fixture
def case_id(office: Office) -> int:
    case_id = make.a_complaint(office, received_on=RECEIVED)
    make.acknowledged(office, case_id, ACKNOWLEDGED)
    return case_id


def test_a_finding_is_written_on_the_case_and_stands_in_the_row_and_in_the_letter(
    office: Office, case_id: int, show: Show
) -> None:
    page = show(case_id)
    dialog = opened(page, 1)
    assert dialog.finding
    choose(dialog.finding.outcome, "Upheld")
    write(dialog.finding.reasons, "The pump has no dampers.")
    write(dialog.finding.policy, "Repairs policy, section 4")
    press(dialog.done_button)

    assert "Reason: The pump has no dampers. Not sent yet." in words(page)
    assert [tag.text() for tag in page.findChildren(Tag) if tag.isVisible()][-2:] == ["Upheld", "Decision needed"]
    decision = office.letters.open(case_id, LetterKind.RESPONSE_STAGE1).contents.decision(1)
    assert (decision.outcome, decision.policy) == (Outcome.UPHELD, "Repairs policy, section 4")


def test_what_was_written_is_kept_when_the_window_is_closed_with_escape(
    office: Office, case_id: int, show: Show
) -> None:
    dialog = opened(show(case_id), 2)
    assert dialog.finding
    write(dialog.finding.reasons, "The log shows it.")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert office.points.finding(case_id, 2).reasons == "The log shows it."


def test_a_finding_is_kept_while_it_is_written(qtbot: QtBot, office: Office, case_id: int, show: Show) -> None:
    dialog = opened(show(case_id), 1)
    assert dialog.finding
    write(dialog.finding.reasons, "Half a sent")
    qtbot.waitUntil(lambda: office.points.finding(case_id, 1).reasons == "Half a sent")
    assert dialog.saved.text() == "Saved 14:02"


def test_evidence_is_asked_only_for_points_that_are_ours(office: Office, case_id: int, show: Show) -> None:
    event = ResponsibilityDecided(
        happened_on=make.TODAY, done_by=1, point=2, ours=False, why="It is the council’s road.", whose="The council"
    )
    office.cases.record(case_id, PointAdded(happened_on=make.TODAY, text="The light is broken."))
    office.cases.record(case_id, event)
    fields = opened(show(case_id), 1).evidence
    assert fields
    assert [each.text() for _number, each in fields.also] == ["It bears on point 3 too"]


def test_evidence_is_added_line_by_line_on_several_points(office: Office, case_id: int, show: Show) -> None:
    page = show(case_id)
    dialog = opened(page, 1)
    fields = dialog.evidence
    assert fields
    write(fields.what, "engineer's visit")
    write(fields.dated, "12 Nov 2026")
    tick(fields.also[0][1])
    press(fields.add)
    assert fields.said.text() == "• Engineer's visit (12 November 2026)"
    assert fields.what.value() == ""
    assert not fields.also[0][1].value()

    press(fields.add)
    assert "Please write what you looked at" in dialog.error.text()
    write(fields.what, "call log")
    QTest.keyClick(fields.what, Qt.Key.Key_Return)
    assert fields.said.text().splitlines()[1] == "• Call log"
    press(dialog.done_button)
    assert "Evidence: engineer's visit (12 November 2026); call log. Not decided yet." in words(page)
    assert "Evidence: engineer's visit (12 November 2026). Not decided yet." in words(page)


def test_a_point_is_said_not_to_be_ours_with_the_reason_and_who_is(office: Office, case_id: int, show: Show) -> None:
    page = show(case_id)
    press(button(opened(page, 2), "Point 2: It is not ours to answer for"))
    form = page.findChildren(ActionDialog)[-1]
    write(form.fields["why"], "It is the council's line.")
    write(form.fields["whose"], "The council, 01234 100200")
    press(form.done_button)
    assert (
        "Not ours to answer for (Code 5.7). It is the council's line. Responsible: The council, 01234 100200."
        in words(page)
    )


def test_a_point_is_put_in_other_words_from_its_window(office: Office, case_id: int, show: Show) -> None:
    page = show(case_id)
    press(button(opened(page, 2), "Point 2: Put it in other words"))
    form = page.findChildren(ActionDialog)[-1]
    write(form.fields["text"], "Her report of September was mislaid.")
    write(form.fields["why"], "She put it so.")
    press(form.done_button)
    assert "Her report of September was mislaid." in words(page)


def test_the_next_point_is_one_press_away(case_id: int, show: Show) -> None:
    page = show(case_id)
    press(button(opened(page, 1), "Next point"))
    second = next(dialog for dialog in page.findChildren(PointDialog) if dialog.isVisible())
    assert second.windowTitle() == "Point 2 of 2"
    assert not any(one.text() == "Next point" and one.isVisible() for one in second.findChildren(QAbstractButton))


def test_once_answered_a_point_shows_what_was_decided_and_asks_nothing(
    office: Office, case_id: int, show: Show
) -> None:
    make.answered(office, case_id, ANSWERED)
    dialog = opened(show(case_id), 1)
    assert dialog.finding is None
    assert "Stage 1: upheld" in words(dialog)
    assert "The records show it." in words(dialog)


def test_what_is_new_is_logged_as_a_linked_complaint_filled_with_the_person(
    qtbot: QtBot, office: Office, case_id: int, show: Show, answers: Answers
) -> None:
    make.answered(office, case_id, ANSWERED)
    page = show(case_id)
    asked: list[int] = []
    page.linked_asked.connect(asked.append)
    press(button(page, "+ Log a new, linked complaint (6.8)"))
    assert asked == [case_id]

    dialog = LogDialog(office, answers, page, LinkedWith(office.cases.view(case_id)))
    put_up(qtbot, dialog)
    assert dialog.fields.name.value() == "Joan Bell"
    assert "Cottage 3" in dialog.fields.address.value()
    assert any("2026-001" in said and "(Code 6.8)" in said for said in words(dialog))
    logged: list[int] = []
    dialog.logged.connect(logged.append)
    write(dialog.fields.their_words, "Now the light in the stairwell is out.")
    press(dialog.done_button)
    assert office.cases.view(logged[0]).case.complainant == office.cases.view(case_id).case.complainant
    (line,) = page.findChildren(LinkedWithLine)
    assert line.plain() == "Linked with 2026-002, Now the light in the stairwell is out (to be acknowledged)."
    shown: list[int] = []
    page.request_asked.connect(shown.append)
    line.link_chosen.emit(str(logged[0]))
    assert shown == logged


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_in_the_window_of_a_point_has_a_name_and_its_buttons_in_reach(
    qapp: QApplication, case_id: int, show: Show, scale: float
) -> None:
    apply_theme(qapp, Mode.LIGHT, scale)
    try:
        dialog = opened(show(case_id), 1)
        reached = list(reached_by_tab(dialog))
        assert [type(widget).__name__ for widget in reached if not spoken_name(widget)] == []
        assert len(reached) >= 8
        assert dialog.rect().contains(dialog.done_button.geometry().translated(0, 0))
        assert dialog.height() <= 768
    finally:
        apply_theme(qapp, Mode.LIGHT)


def opened(page: CasePage, number: int) -> PointDialog:
    point = page._shown().case.points[number - 1]
    press(button(page, f"Open point {number}: {point.text}"))
    QApplication.processEvents()
    return next(dialog for dialog in page.findChildren(PointDialog) if dialog.isVisible())


def button(within: QWidget, name: str) -> QAbstractButton:
    found = within.findChildren(QAbstractButton)
    return next(one for one in found if name in (one.accessibleName(), one.text()) and one.isVisible())


def words(page: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.plain() for label in page.findChildren(WrapLabel) if label.isVisible()]

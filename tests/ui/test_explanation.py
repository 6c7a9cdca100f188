"""The card that explains a date, for dates that are known."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.events import Extended
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.domain.working_days import Closure
from chc_desktop.office.office import Office
from chc_desktop.ui.explanation import ExplanationPopup
from tests import make


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def explained(window: QWidget, office: Office, case_id: int, duty: Duty) -> ExplanationPopup:
    return ExplanationPopup(window, *office.cases.explain(case_id, duty), "2026-001")


def test_christmas_is_explained_day_by_day(window: QWidget, tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register", date(2026, 12, 28))
    case_id = make.a_complaint(office, received_on=date(2026, 12, 24))
    popup = explained(window, office, case_id, Duty.STAGE1_ACKNOWLEDGEMENT)
    title, about, sentence, *days = popup.texts()
    assert title == "Tuesday 5 January 2027"
    assert about == "Acknowledge the complaint, 2026-001"
    assert "Code 6.2" in sentence
    assert "Thu 24 Dec 2026. The day itself is not counted." in sentence
    assert days == [
        "Fri 25 Christmas Day · Sat 26 Boxing Day · Sun 27 · Mon 28 Boxing Day (substitute day): not counted",
        "Tue 29 Dec day 1 · Wed 30 2 · Thu 31 3",
        "Fri 1 Jan New Year’s Day · Sat 2 · Sun 3: not counted",
        "Mon 4 4 · Tue 5 5, due by the end of the day",
    ]


def test_a_screen_reader_gets_all_of_it(window: QWidget, tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register", date(2026, 12, 28))
    case_id = make.a_complaint(office, received_on=date(2026, 12, 24))
    popup = explained(window, office, case_id, Duty.STAGE1_ACKNOWLEDGEMENT)
    popup.show_at(QPoint(0, 0))
    focused = popup.focusProxy()
    assert focused
    assert focused.accessibleName() == "Tuesday 5 January 2027, Acknowledge the complaint, 2026-001"
    assert "Mon 4 4 · Tue 5 5, due by the end of the day" in focused.accessibleDescription()


def test_a_closure_is_warned_of(window: QWidget, tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register", date(2026, 12, 21))
    case_id = make.a_complaint(office, received_on=date(2026, 12, 18))
    with office.desk.register.transaction() as shelves:
        shelves.facts.add_closure(Closure(date(2026, 12, 24), date(2027, 1, 3)), office.desk.now(), 1)
    office.desk.forget_calendar()
    popup = explained(window, office, case_id, Duty.STAGE1_ACKNOWLEDGEMENT)
    assert "do it by Wed 23 Dec 2026" in popup.texts()[-1]


def test_an_extension_shows_both_dates(window: QWidget, tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register", date(2026, 11, 24))
    case_id = make.a_complaint(office, received_on=date(2026, 11, 9))
    make.acknowledged(office, case_id, date(2026, 11, 10))
    extended = Extended(
        happened_on=date(2026, 11, 23),
        stage=1,
        new_date=date(2026, 12, 1),
        reason="The pump engineer comes on Monday.",
        ombudsman_told=True,
    )
    office.cases.record(case_id, extended)
    texts = explained(window, office, case_id, Duty.STAGE1_RESPONSE).texts()
    assert texts[0] == "Tuesday 1 December 2026"
    assert any(text.endswith("Tue 24 10, the original date") for text in texts)
    assert "Extended to Tue 1 Dec 2026, the date that counts." in texts


def test_a_duty_done_late_says_so(window: QWidget, tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register", date(2026, 11, 24))
    case_id = make.a_complaint(office, received_on=date(2026, 11, 9))
    make.acknowledged(office, case_id, date(2026, 11, 18))
    texts = explained(window, office, case_id, Duty.STAGE1_ACKNOWLEDGEMENT).texts()
    assert any("Acknowledged on Wed 18 Nov 2026, 2 working days after the last day" in text for text in texts)


def test_it_offers_the_case_only_where_asked_to(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register", date(2026, 11, 24))
    case_id = make.a_complaint(office)
    popup = explained(window, office, case_id, Duty.STAGE1_RESPONSE)
    assert popup.findChildren(QPushButton) == []
    popup.offer_case()
    popup.show_at(QPoint(0, 0))
    with qtbot.waitSignal(popup.case_asked):
        popup.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: not window.findChildren(ExplanationPopup))


def test_nothing_is_cut_off(window: QWidget, tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register", date(2026, 12, 28))
    case_id = make.a_complaint(office, received_on=date(2026, 12, 24))
    popup = explained(window, office, case_id, Duty.STAGE1_RESPONSE)
    popup.offer_case()
    popup.show_at(QPoint(0, 0))
    link = popup.findChildren(QPushButton)[0]
    assert popup.rect().contains(link.mapTo(popup, link.rect().bottomRight()))

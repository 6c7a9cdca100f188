"""After a change to very many complaints the form is there at once, and its figures are counted anew beside it."""

from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.office.assessments import figures
from chc_desktop.ui.assessment import measuring
from chc_desktop.ui.assessment.page import AssessmentPage
from tests import make

LONGEST_WAIT = 0.1
"""Seconds that SQLite lets pass between two looks whether a register that is written to is free again."""


def test_figures_of_very_many_are_counted_off_the_window_and_shown_when_they_are(
    qtbot: QtBot, tmp_path: Path, answers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "FEW", 0)
    office = make.an_office(tmp_path)
    for _ in range(2):
        make.a_complaint(office, received_on=date(2026, 3, 2))
    page = AssessmentPage(office, answers)
    qtbot.addWidget(page)
    assert not page.measuring.isHidden()
    assert "2 cases are being counted anew" in page.measuring.words.text()
    page.open_row("3.3")
    assert page.view.figures["3.3"].numerator == 0
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(page.measuring.isHidden)
    assert page.view.figures["3.3"].numerator == 2
    card = page.cards.open_card
    assert card
    assert card.row.slug == "3.3"
    assert card.notice
    assert "2 complaints were received in the year" in card.notice.words.text()


def test_answers_are_kept_while_very_many_are_counted(
    qtbot: QtBot, tmp_path: Path, answers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    resting, written = Event(), Event()

    def rest(seconds: float) -> None:
        assert seconds > LONGEST_WAIT
        resting.set()
        written.wait(10)

    monkeypatch.setattr(figures, "FEW", 0)
    monkeypatch.setattr(figures, "_A_FEW", 1)
    monkeypatch.setattr(measuring, "sleep", rest)
    office = make.an_office(tmp_path)
    for _ in range(2):
        make.a_complaint(office, received_on=date(2026, 3, 2))
    page = AssessmentPage(office, answers)
    qtbot.addWidget(page)
    qtbot.waitUntil(resting.is_set)
    office.assessments.save_answer(2026, Answer(slug="1.2", comply=Comply.YES))
    assert not page.measuring.isHidden()
    written.set()
    qtbot.waitUntil(page.measuring.isHidden)
    assert page.view.figures["3.3"].numerator == 2

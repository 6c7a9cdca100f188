"""What is chosen in a letter: the next day they hear, the ground of a refusal, what was done, a promise."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.domain.case import Status
from chc_desktop.domain.promises.promise import State
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.ui.letter import LetterPage
from chc_desktop.ui.letter.choosing import DonePart, GroundPart, NextUpdatePart, PromisePart
from chc_desktop.ui.letter.issuing import IssueDialog
from chc_desktop.ui.letter.part_field import PartField, TextPart
from chc_desktop.ui.letter.remedies import RemediesPart
from tests.conftest import Answers
from tests.letters import TODAY, a_case_ready_for
from tests.ui.forms.driving import choose, press, write

Open = Callable[[str], LetterPage]
Kind = TypeVar("Kind", bound=PartField)


@pytest.fixture
def open_letter(qtbot: QtBot, answers: Answers, office: Office) -> Open:
    """Opens a letter of a case in which it makes sense."""

    def opened(kind: str) -> LetterPage:
        page = LetterPage(office, answers)
        qtbot.addWidget(page)
        page.resize(1170, 768)
        page.show()
        page.activateWindow()
        QApplication.processEvents()
        page.show_letter(a_case_ready_for(office, LetterKind(kind)), kind)
        return page

    return opened


def test_an_update_goes_out_once_it_says_what_happened_and_when_they_hear_again(
    qtbot: QtBot, office: Office, open_letter: Open
) -> None:
    page = open_letter("update")
    write(_part(page, "happened", TextPart).text, "The engineer came on Friday and ordered the part.")
    assert not page.issue.isEnabled()
    page.checks.part_chosen.emit("next")
    assert _part(page, "next", NextUpdatePart).day.hasFocus()
    write(_part(page, "next", NextUpdatePart).day, "1/12/2026")
    qtbot.waitUntil(page.issue.isEnabled)
    assert "by Tuesday 1 December 2026" in _part(page, "next", NextUpdatePart).text.text()
    _issue(page)
    (update,) = office.cases.view(1).case.updates
    assert update.next_update == TODAY + timedelta(7)


def test_a_refusal_asks_for_its_ground_and_prints_it(qtbot: QtBot, office: Office, open_letter: Open) -> None:
    page = open_letter("refusal-stage1")
    write(_part(page, "reasons", TextPart).text, "The claim was filed at the county court on 2 November.")
    page.checks.part_chosen.emit("ground")
    ground = _part(page, "ground", GroundPart)
    assert ground.choice.hasFocus()
    choose(ground.choice, "Legal proceedings about it have begun: the claim has been filed at court (2.2)")
    assert ground.chosen.text().startswith("Legal proceedings")
    qtbot.waitUntil(page.issue.isEnabled)
    _issue(page)
    assert office.cases.view(1).case.status is Status.REFUSED


def test_what_was_done_is_ticked_and_said(qtbot: QtBot, office: Office, open_letter: Open) -> None:
    page = open_letter("completion")
    (promise,) = _part(page, "done", DonePart).promises
    page.checks.part_chosen.emit("done")
    assert promise.tick.hasFocus()
    assert not promise.what.isVisible()
    press(promise.tick)
    assert promise.what.hasFocus()
    write(promise.what, "Fitted and tested at night")
    page.checks.part_chosen.emit("done")
    assert promise.on.hasFocus()
    write(promise.on, "23/11/2026")
    qtbot.waitUntil(page.issue.isEnabled)
    _issue(page)
    (kept,) = office.cases.view(1).case.promises
    assert (kept.state, kept.kept_on) == (State.KEPT, TODAY - timedelta(1))


def test_a_promise_that_cannot_be_kept_is_chosen_and_something_offered_or_not(
    qtbot: QtBot, office: Office, open_letter: Open
) -> None:
    page = open_letter("undeliverable")
    promise = _part(page, "promise", PromisePart)
    assert promise.choice.value()  # the only one there is
    write(_part(page, "why", TextPart).text, "The maker no longer sells them.")
    instead = _part(page, "instead", RemediesPart)
    assert instead.none.text() == "There is nothing that we can do instead"
    press(instead.none)
    write(instead.because, "No other dampers fit this pump.")
    qtbot.waitUntil(page.issue.isEnabled)
    _issue(page)
    (ended,) = office.cases.view(1).case.promises
    assert ended.undeliverable
    assert ended.undeliverable.no_alternative_because == "No other dampers fit this pump."


def _part(page: LetterPage, key: str, kind: type[Kind]) -> Kind:
    part = page.writing.parts[key]
    assert isinstance(part, kind)
    return part


def _issue(page: LetterPage) -> None:
    press(page.issue)
    dialog = page.findChild(IssueDialog)
    assert isinstance(dialog, IssueDialog)
    dialog.submit()

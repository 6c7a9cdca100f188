"""Letters are drawn in another thread, and nothing of Qt may be cleared away in that one."""

import gc
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from threading import enumerate as threads

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from chc_desktop.domain.page import LetterPage
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.ui.letter import drawing
from chc_desktop.ui.letter.drawing import Drawing
from chc_desktop.ui.steady import clear_away
from tests import make

KIND = LetterKind.ACKNOWLEDGEMENT_STAGE1


@pytest.fixture
def page(tmp_path: Path) -> LetterPage:
    office = make.an_office(tmp_path)
    case_id = make.a_complaint(office)
    return office.letters.page(case_id, KIND, office.letters.open(case_id, KIND).contents)


@pytest.fixture
def may_end(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Every letter takes until this is set; what is drawn then tells whether Python was clearing away meanwhile."""
    event = Event()

    def draw(page: LetterPage) -> bytes:
        event.wait(10)
        return b"cleared away" if gc.isenabled() or clear_away() else b"nothing cleared away"

    monkeypatch.setattr(drawing, "draw", draw)
    yield event
    event.set()


def test_python_clears_nothing_away_while_a_letter_is_drawn(qtbot: QtBot, page: LetterPage, may_end: Event) -> None:
    parent = QObject()
    first, second = Drawing(parent), Drawing(parent)
    first.draw(page)
    second.draw(page)
    heard: list[bytes] = []
    for each in (first, second):
        each.drawn.connect(heard.append)
    assert not clear_away()
    may_end.set()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert set(heard) == {b"nothing cleared away"}
    assert clear_away()


def test_a_page_that_goes_while_it_is_drawn_takes_the_thread_with_it(page: LetterPage, may_end: Event) -> None:
    parent = QObject()
    Drawing(parent).draw(page)
    may_end.set()
    delete(parent)
    assert [thread for thread in threads() if thread.name.startswith("letter")] == []
    assert clear_away()


def test_resting_waits_for_the_letter_and_forgets_it(qtbot: QtBot, page: LetterPage, may_end: Event) -> None:
    parent = QObject()
    made = Drawing(parent)
    made.draw(page)
    made.draw(page)
    may_end.set()
    with qtbot.assertNotEmitted(made.drawn, wait=60):
        made.rest()
    assert clear_away()

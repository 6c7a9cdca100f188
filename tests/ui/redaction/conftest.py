"""A case with papers to redact, and the window in which one of them is marked."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.domain.events import Noted
from chc_desktop.domain.facts import Person
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.ui.case.page import CasePage
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.redaction.dialog import RedactionDialog
from chc_desktop.ui.redaction.window import MarkingWindow
from tests import letters, make, secretive
from tests.office.test_papers import a_letter
from tests.ui.conftest import Show

NEIGHBOUR = Person(name="Zephyrine Quillfeather", address="Cottage 9\nChurch Walk")

Mark = Callable[[str], MarkingWindow]
Made = Callable[[MarkingWindow], PdfWindow]


@pytest.fixture
def case_id(office: Office) -> int:
    """Its record names a neighbour, who is known from a case of her own; it has a letter, a PDF, a scan, a picture."""
    make.a_complaint(office, person=NEIGHBOUR)
    case_id = make.a_complaint(office)
    letters.issue(office, case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    text = "The noise comes from Zephyrine Quillfeather, she says; Mrs Quillfeather denies it. Her code is BLUEBOTTLE."
    office.cases.record(case_id, Noted(happened_on=date(2026, 11, 20), done_by=1, text=text))
    files = {"a.pdf": secretive.a_pdf(), "scan.pdf": secretive.a_scan(), "door.jpg": secretive.a_picture()}
    for name, content in files.items():
        office.papers.add(case_id, a_letter(file_name=name, content=content, subject=f"About {name}"))
    return case_id


@pytest.fixture
def page(show: Show, case_id: int) -> CasePage:
    return show(case_id)


@pytest.fixture
def mark(qtbot: QtBot, page: CasePage) -> Mark:
    """Opens the window on the source whose title holds these words."""

    def opened(words: str) -> MarkingWindow:
        page.outputs.make_redacted_copy()
        asked = page.findChildren(RedactionDialog)[-1]
        titles = [asked.source.itemText(place) for place in range(asked.source.count())]
        asked.source.setCurrentIndex(next(place for place, title in enumerate(titles) if words in title))
        before = set(page.findChildren(MarkingWindow))
        asked.done_button.click()
        qtbot.waitUntil(lambda: bool(set(page.findChildren(MarkingWindow)) - before), timeout=20_000)
        (window,) = set(page.findChildren(MarkingWindow)) - before
        window.resize(1350, 720)
        QApplication.processEvents()
        return window

    return opened


@pytest.fixture
def made(qtbot: QtBot) -> Made:
    """Makes the copy that was marked, and gives the window that shows it."""

    def copy(window: MarkingWindow) -> PdfWindow:
        if not window.purpose.value():
            window.purpose.set_value("For whoever asked")
        window.done_button.click()
        qtbot.waitUntil(lambda: bool(window.findChildren(PdfWindow)), timeout=20_000)
        return window.findChildren(PdfWindow)[-1]

    return copy

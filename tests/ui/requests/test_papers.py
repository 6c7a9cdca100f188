"""Correspondence and files of a service request, on its own page."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.domain.intake import Category, Channel
from chc_desktop.office.office import Office
from chc_desktop.office.paper_looking import Source
from chc_desktop.office.requests import NewRequest
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.papers.add_dialog import AddDialog
from chc_desktop.ui.papers.row import PaperRow
from chc_desktop.ui.papers.tab import PapersTab
from chc_desktop.ui.requests.page import RequestPage
from tests import make
from tests.conftest import Answers
from tests.ui.forms.driving import press, write
from tests.ui.papers.files import PDF


@pytest.fixture
def request_id(office: Office) -> int:
    return office.requests.log(
        NewRequest(
            person=make.RESIDENT,
            channel=Channel.TELEPHONE,
            category=Category.REPAIRS,
            asked_on=date(2026, 11, 17),
            title="Dripping tap",
            their_words="It drips.",
            review_on=date(2026, 12, 1),
        )
    )


@pytest.fixture
def page(qtbot: QtBot, office: Office, request_id: int, answers: Answers) -> RequestPage:
    page = RequestPage(office, answers)
    qtbot.addWidget(page)
    page.resize(1170, 768)
    page.show_request(request_id)
    page.show()
    office.on_change(page.refresh)
    return page


def test_files_calls_and_corrections_work_as_on_a_case(page: RequestPage, office: Office, request_id: int) -> None:
    page.papers.add_sources([Source("photo of the tap.pdf", content=PDF)])
    press(page.findChildren(AddDialog)[-1].done_button)
    press(page.findChildren(PapersTab)[-1].call)
    form = page.findChildren(ActionDialog)[-1]
    write(form.fields["text"], "Plumber comes on Friday.")
    write(form.fields["subject"], "Plumber")
    press(form.done_button)
    assert [paper.subject for paper in office.papers.of(request_id)] == ["photo of the tap", "Plumber"]
    line = next(line for line in office.requests.view(request_id).lines if "Plumber" in line.what)
    page.correct(line)
    form = page.findChildren(ActionDialog)[-1]
    write(form.fields["correction"], "Wrong day")
    write(form.fields["happened_on"], "20/11/2026")
    press(form.done_button)
    QApplication.processEvents()
    rows = [row for row in page.findChildren(PaperRow) if row.isVisible()]
    assert len(rows) == 2
    assert office.papers.of(request_id)[0].happened_on == date(2026, 11, 20)
    assert "All is sound" in office.safekeeping.check()

"""Export and print, wherever there is a list: pressed as the officer presses them."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from chc_desktop.domain.events import Withdrawn
from chc_desktop.domain.lessons.events import LessonNoted
from chc_desktop.office.office import Office
from chc_desktop.ui.case.page import CasePage
from chc_desktop.ui.case_list import CaseListPage
from chc_desktop.ui.lessons.page import LearningPage
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.promises.page import PromisesPage
from chc_desktop.ui.settings.page import SettingsPage
from chc_desktop.ui.today import TodayPage
from tests import make
from tests.conftest import Answers

XLSX, CSV = "Export as an Excel file (.xlsx)…", "Export as a CSV file (.csv)…"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = make.an_office(tmp_path / "register", date(2026, 11, 24))
    make.a_complaint(made, title="Damp")
    lift = make.a_complaint(made, title='=HYPERLINK("x")')
    made.cases.record(lift, Withdrawn(happened_on=date(2026, 11, 20), done_by=1, why="By telephone."))
    return made


@pytest.fixture
def cases(qtbot: QtBot, office: Office, answers: Answers) -> CaseListPage:
    page = CaseListPage(office, answers)
    qtbot.addWidget(page)
    page.resize(1170, 768)
    page.show()
    page.refresh()
    return page


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def test_the_list_of_cases_goes_out_as_it_is_shown(
    qtbot: QtBot, cases: CaseListPage, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "cases.csv"
    cases._view().filters.chip("open").click()
    choose(cases.take_out.menu(), CSV)
    qtbot.waitUntil(lambda: "Saved as “cases.csv”" in cases.banner.text(), timeout=10_000)
    heads, *rows = rows_of(answers.path)
    assert heads == [column.title for column in cases._view().shown().columns]
    assert [row[heads.index("Title")] for row in rows] == ["Damp"]


def test_excel_has_every_row_and_a_date_is_a_date(
    qtbot: QtBot, cases: CaseListPage, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "cases"  # the chooser of some systems adds no ending
    choose(cases.take_out.menu(), XLSX)
    qtbot.waitUntil(lambda: "with 2 rows." in cases.banner.text(), timeout=10_000)
    heads, *rows = CalamineWorkbook.from_path(tmp_path / "cases.xlsx").get_sheet_by_index(0).to_python()
    assert {row[heads.index("Title")] for row in rows} == {"Damp", '=HYPERLINK("x")'}
    assert {row[heads.index("Received")] for row in rows} == {date(2026, 11, 17)}


def test_the_list_is_shown_as_it_prints(qtbot: QtBot, cases: CaseListPage) -> None:
    cases.search.set_value("damp")
    choose(cases.take_out.menu(), "Print…")
    qtbot.waitUntil(lambda: bool(cases.window().findChildren(PdfWindow)), timeout=10_000)
    (shown,) = cases.window().findChildren(PdfWindow)
    text = " ".join(shown.paper.text().split())
    assert "Only: with “damp”." in text
    assert "1 of 2 cases" in text
    shown.close()


def test_where_it_cannot_be_saved_the_page_says_so(
    qtbot: QtBot, cases: CaseListPage, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "gone" / "cases.csv"
    choose(cases.take_out.menu(), CSV)
    qtbot.waitUntil(lambda: "is not there any more" in cases.banner.text(), timeout=10_000)


def test_service_requests_go_out_too(qtbot: QtBot, cases: CaseListPage, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "requests.csv"
    cases.show_kind("requests")
    choose(cases.take_out.menu(), CSV)
    qtbot.waitUntil(lambda: "with 0 rows." in cases.banner.text(), timeout=10_000)
    assert rows_of(answers.path)[0][0] == "Request"


def test_the_record_of_a_case_goes_out_from_its_menu(
    qtbot: QtBot, office: Office, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "record.csv"
    page = CasePage(office, answers)
    qtbot.addWidget(page)
    page.show()
    page.show_case(2)
    ways = next(action.menu() for action in page.menu.actions() if action.text() == "Export the record")
    assert isinstance(ways, QMenu)
    choose(ways, CSV)
    qtbot.waitUntil(lambda: "Saved as" in page.banner.text(), timeout=10_000)
    assert [row[2] for row in rows_of(answers.path)[1:]] == ["Complaint received", "Withdrawn by the resident"]


def test_what_is_due_goes_out_from_today(qtbot: QtBot, office: Office, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "due.csv"
    page = TodayPage(office, answers)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    page.set_footer(office.agenda.footer())
    menu = next(found for found in page.findChildren(QMenu) if found.actions())
    choose(menu, CSV)
    qtbot.waitUntil(lambda: "Saved as" in page.news.text(), timeout=10_000)
    assert ["2026-11-24", "today", "Acknowledge the complaint", "2026-001"] in [
        row[:4] for row in rows_of(answers.path)
    ]


def test_promises_go_out_from_their_page(qtbot: QtBot, office: Office, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "promises.csv"
    make.acknowledged(office, 1, date(2026, 11, 18))
    make.answered(office, 1, date(2026, 11, 20))
    page = PromisesPage(office, answers)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    choose(page.take_out.formats, CSV)
    qtbot.waitUntil(lambda: "with 1 row." in page.banner.text(), timeout=10_000)
    heads, row = rows_of(answers.path)
    assert row[heads.index("What")] == "Fit dampers to the pump"
    assert row[heads.index("By when")] == "2026-12-04"


def test_what_was_learnt_goes_out_as_it_is_narrowed(
    qtbot: QtBot, office: Office, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "learning.csv"
    for learnt in ("Reports are lost.", "Keys go missing."):
        office.lessons.note(LessonNoted(happened_on=date(2026, 11, 24), done_by=1, learnt=learnt, cases=(1,)))
    page = LearningPage(office, answers)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    page.search.set_value("keys")
    choose(page.take_out.formats, CSV)
    qtbot.waitUntil(lambda: "with 1 row." in page.banner.text(), timeout=10_000)
    heads, row = rows_of(answers.path)
    assert heads[:4] == ["Noted", "What was learnt", "Theme", "Complaints"]
    assert row[:4] == ["2026-11-24", "Keys go missing.", "", "2026-001"]
    assert page.listed().narrowed[-1] == "with “keys”"


def test_who_deals_with_complaints_goes_out_from_settings(
    qtbot: QtBot, office: Office, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "people.csv"
    page = SettingsPage(office, answers)
    qtbot.addWidget(page)
    page.show()
    choose(page.people.take_out.formats, CSV)
    qtbot.waitUntil(lambda: "Saved as" in page.people.banner.text(), timeout=10_000)
    assert {row[0] for row in rows_of(answers.path)[1:]} == {"Ruth Ellis", "Peter Grant", "Amina Yusuf"}

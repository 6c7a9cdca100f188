"""Bringing in what was published: looked through row by row, brought into its year, and taken out again."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.published.review import Standing
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment import AssessmentPage
from chc_desktop.ui.assessment.published.dialog import PublishedDialog
from tests import make, published
from tests.conftest import Answers

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "data", date(2026, 11, 23))


@pytest.fixture
def page(qtbot: QtBot, office: Office, answers: Answers, tmp_path: Path) -> AssessmentPage:
    """The page of the self-assessment, where the file chosen is a published one with two rows that need the officer."""
    rows = [line.cells for line in published.a_source(make.hos_2024().form).lines[1:]]
    answers.paths = [tmp_path / "Ours.docx"]
    answers.paths[0].write_bytes(published.as_docx([rows]))
    page = AssessmentPage(office, answers)
    qtbot.addWidget(page)
    page.resize(1170, 768)
    with qtbot.waitExposed(page):
        page.show()
    return page


def opened(page: AssessmentPage, qtbot: QtBot) -> PublishedDialog:
    page.header.bring_in.trigger()
    qtbot.waitUntil(lambda: bool(page.findChildren(PublishedDialog)))
    (dialog,) = page.findChildren(PublishedDialog)
    return dialog


def test_what_was_understood_and_what_was_not_is_shown(page: AssessmentPage, qtbot: QtBot) -> None:
    dialog = opened(page, qtbot)
    assert dialog.summary.text() == "“Ours.docx”: 73 rows, of which 2 need you."
    assert dialog.edition.value() == "hos-2024"
    assert dialog.year.value() == "2025"
    assert [row.source.number for row in dialog.table.rows()] == ["1.3", "9.99"]
    assert "“Partial” is neither yes nor no." in dialog.detail.doubts.text()
    assert "Evidence for 1.3." in dialog.detail.published.text()
    assert "Our self-assessment" in dialog.around.text()


def test_nothing_comes_in_while_a_row_waits(page: AssessmentPage, office: Office, qtbot: QtBot) -> None:
    dialog = opened(page, qtbot)
    QTest.mouseClick(dialog.done_button, LEFT)
    assert dialog.error.text() == "2 rows still need you: please keep, correct or leave out each one."
    assert not office.assessments.open(2025).answers


def test_rows_are_corrected_kept_and_left_out_then_brought_in_and_taken_out(
    page: AssessmentPage, office: Office, qtbot: QtBot
) -> None:
    dialog = opened(page, qtbot)
    dialog.detail.comply.set_value("no")
    assert [row.source.number for row in dialog.table.rows()] == ["9.99"]
    assert dialog.detail.keep.text() == "Leave it out"
    QTest.mouseClick(dialog.detail.keep, LEFT)
    assert dialog.summary.text() == "“Ours.docx”: 73 rows, of which none needs you."
    assert dialog.done_button.text() == "Bring in 72 answers"
    QTest.mouseClick(dialog.done_button, LEFT)
    assert page.view.year.number == 2025
    assert page.view.answers["1.3"].comply is Comply.NO
    assert page.view.answers["1.3"].commentary.startswith("Answered “Partial”.")
    assert not page.view.answers["1.3"].own_words
    assert office.assessments.open(2026).last_year["6.2"].evidence == "Evidence for 6.2."
    assert page.header.banner.text() == "72 answers came into the self-assessment of 2025."
    back = next(b for b in page.header.banner.findChildren(QPushButton) if b.text() == "Take them out again")
    QTest.mouseClick(back, LEFT)
    assert not office.assessments.open(2025).answers
    assert "72 answers went out" in page.header.banner.text()


def test_a_row_can_be_given_the_place_it_belongs_to_and_all_rows_be_seen(page: AssessmentPage, qtbot: QtBot) -> None:
    dialog = opened(page, qtbot)
    dialog.which.set_value("all")
    assert len(dialog.table.rows()) == 73
    dialog.table.choose(dialog.table.rows()[-1])
    dialog.detail.place.set_value("9.8")
    row = dialog.review.rows[-1]
    assert (row.slug, dialog.review.standing(row)) == ("9.8", Standing.KEPT)
    QTest.mouseClick(dialog.keep_all, LEFT)
    QTest.mouseClick(dialog.done_button, LEFT)
    assert "have the same place, 9.8" in dialog.error.text()


def test_another_form_can_be_chosen(page: AssessmentPage, qtbot: QtBot) -> None:
    dialog = opened(page, qtbot)
    dialog.edition.set_value("hos-2022")
    assert dialog.year.value() == "2023"
    assert len(dialog.review.waiting) > 10
    assert "Nothing was found for" in dialog.missing.text()


def test_a_form_of_another_code_is_seen_in_the_year_after(page: AssessmentPage, office: Office, qtbot: QtBot) -> None:
    dialog = opened(page, qtbot)
    dialog.edition.set_value("joint-draft")
    assert dialog.year.value() == "2025"
    QTest.mouseClick(dialog.keep_all, LEFT)
    QTest.mouseClick(dialog.done_button, LEFT)
    assert page.view.year.number == 2026
    assert page.view.earlier_year == 2025
    assert page.view.last_year


def test_a_file_that_cannot_be_read_is_said_on_the_page(page: AssessmentPage, answers: Answers, qtbot: QtBot) -> None:
    answers.paths[0].write_bytes(b"PK\x03\x04")
    page.header.bring_in.trigger()
    qtbot.waitUntil(lambda: bool(page.header.banner.text()))
    assert "is damaged" in page.header.banner.text()
    assert not page.findChildren(PublishedDialog)


def test_what_was_brought_in_can_be_taken_out_later_but_for_what_was_changed(
    page: AssessmentPage, office: Office, qtbot: QtBot, answers: Answers
) -> None:
    page.header.menu.aboutToShow.emit()
    assert not page.header.take_out.isVisible()
    dialog = opened(page, qtbot)
    QTest.mouseClick(dialog.keep_all, LEFT)
    QTest.mouseClick(dialog.done_button, LEFT)
    office.assessments.save_answer(2025, Answer(slug="6.2", comply=Comply.YES, evidence="Seen this year"))
    page.show_year(2026)
    page.header.menu.aboutToShow.emit()
    assert not page.header.take_out.isVisible()
    page.show_year(2025)
    page.header.menu.aboutToShow.emit()
    assert page.header.take_out.isVisible()
    page.header.take_out.trigger()
    assert answers.asked[-1].startswith("Take out what was brought in? 71 answers of 2025 came out of a published form")
    assert set(office.assessments.open(2025).answers) == {"6.2"}
    page.header.menu.aboutToShow.emit()
    assert not page.header.take_out.isVisible()


def test_a_form_published_in_several_files_is_looked_through_as_one(
    page: AssessmentPage, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    rows = published.filled(make.hos_2024().form)
    answers.paths = [tmp_path / f"Part {number}.docx" for number in (10, 2)]
    answers.paths[0].write_bytes(published.as_docx([[published.FIVE, *rows[40:]]]))
    answers.paths[1].write_bytes(published.as_docx([[published.FIVE, *rows[:40]]]))
    dialog = opened(page, qtbot)
    assert dialog.summary.text() == "“Part 2.docx and 1 more”: 72 rows, of which none needs you."
    assert dialog.table.rows()[0].source.number == "1.2"

"""The year's round as the officer goes through it: the strip, the forms, versions, what changed, mistakes."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.round.events import Place
from chc_desktop.domain.assessments.round.reasons import Reason
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment import AssessmentPage
from chc_desktop.ui.assessment.approval_dialog import ApprovalDialog
from chc_desktop.ui.assessment.round.changes import VersionChangesDialog
from chc_desktop.ui.assessment.round.evidence import VersionEvidenceDialog
from chc_desktop.ui.assessment.round.versions import RoundVersionsDialog
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.office import rounds
from tests.office.rounds import YEAR
from tests.ui.forms.driving import choose, press, write


@pytest.fixture
def shown(qtbot: QtBot, answers: Any) -> Callable[[Office], AssessmentPage]:
    def show(office: Office) -> AssessmentPage:
        page = AssessmentPage(office, answers)
        qtbot.addWidget(page)
        page.resize(1170, 768)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return show


def test_the_strip_leads_through_the_whole_round(
    qtbot: QtBot, shown: Callable[[Office], AssessmentPage], tmp_path: Path
) -> None:
    page = shown(rounds.filled(tmp_path))
    assert _strip(page) == ["Answered", "Governing body", "Published", "Ombudsman"]
    form = _next(page, "It was sent to the governing body…")
    write(form.fields["meeting"], "20/11/2026")
    write(form.fields["happened_on"], "10/11/2026")
    press(form.done_button)
    assert _strip(page)[1] == "Governing body Fri 20 Nov"
    assert page.round.strip.next is None
    press(page.header.review)
    dialog = page.findChildren(ApprovalDialog)[-1]
    write(dialog.on, "20/11/2026")
    write(dialog.minute, "minute 7")
    press(dialog.done_button)
    qtbot.waitUntil(lambda: _strip(page)[0] == "Approved Fri 20 Nov")
    assert _strip(page) == ["Approved Fri 20 Nov", "Response", "Published", "Ombudsman by Fri 30 Apr"]
    form = _next(page, "Record the response…")
    write(form.fields["response"], "We are content.")
    press(form.done_button)
    qtbot.waitUntil(lambda: form.error.text().startswith("Please say who wrote the response"))
    write(form.fields["written_by"], "The chair")
    press(form.done_button)
    assert form.kept_words.text().startswith("Making and keeping the form")
    form.reject()
    assert form.isVisible()
    _until_next(qtbot, page, "Record where it is published…")
    form = _next(page, "Record where it is published…")
    write(form.fields["where"], "https://amberley.example")
    press(form.done_button)
    form = _next(page, "Record the submission…")
    write(form.fields["how"], "By the online form")
    press(form.done_button)
    assert _strip(page) == ["Approved Fri 20 Nov", "Response", "Published", "Submitted Tue 24 Nov"]
    assert page.round.strip.next is None
    assert page.header.banner.text() == "The submission is recorded."
    assert not page.header.due.isVisible()
    assert not page.header.left.isVisible()


def test_an_approved_one_is_opened_again_changed_and_compared(
    qtbot: QtBot, shown: Callable[[Office], AssessmentPage], tmp_path: Path, check_freed: Callable[[QWidget], None]
) -> None:
    office = rounds.approved(tmp_path)
    page = shown(office)
    page.round.offers["reopen"].trigger()
    form = page.findChildren(ActionDialog)[-1]
    choose(form.fields["reason"], "A merger (Code 8.3)")
    write(form.fields["why"], "We merged with Elm Court.")
    press(form.done_button)
    assert form.error.text().startswith("Please write a date")
    write(form.fields["by"], "1 Feb 2027")
    press(form.done_button)
    assert _strip(page)[0] == "Version 2"
    assert "Opened again Tue 24 Nov 2026, to be approved again by Mon 1 Feb 2027: merger (Code 8.3)." in _words(page)
    page.open_row("6.2")
    card = page.cards.open_card
    assert card
    assert card.form
    assert not card.form.evidence.isReadOnly()
    write(card.form.evidence, "Policy of both")
    changes = page.round.strip.changes
    assert changes
    press(changes)
    dialog = page.findChildren(VersionChangesDialog)[-1]
    assert "1 of 72 provisions is answered otherwise." in _words(dialog)
    assert "Policy, on 6.2  →  Policy of both" in _words(dialog)
    press(dialog.done_button)
    paper = dialog.findChild(PdfWindow)
    assert paper
    assert "what changed since version 1" in paper.paper.text()
    check_freed(dialog)


def test_every_version_opens_and_is_saved_as_it_was_approved(
    shown: Callable[[Office], AssessmentPage], tmp_path: Path, answers: Any
) -> None:
    office = rounds.approved(tmp_path / "register")
    first = office.assessments.preview(YEAR)
    office.assessments.round.reopen(YEAR, make.TODAY, Reason.MISTAKE, "A wrong figure.", make.TODAY)
    office.assessments.save_answer(YEAR, Answer(slug="6.2", comply=Comply.NOT_APPLICABLE))
    rounds.approve(office, make.TODAY)
    page = shown(office)
    page.round.versions.trigger()
    dialog = page.findChildren(RoundVersionsDialog)[-1]
    assert "Made anew: Something in it proved to be wrong." in _words(dialog)
    press(_button(dialog, "Open: version 1"))
    window = dialog.findChildren(PdfWindow)[-1]
    answers.path = tmp_path / "one.pdf"
    press(window.save)
    assert answers.path.read_bytes() == first
    answers.path = tmp_path / "two.html"
    press(_button(dialog, "Save the web page: version 2"))
    assert answers.path.read_bytes() == office.assessments.round.file(YEAR, 2, "html")
    assert "A copy was saved" in dialog.banner.text()
    press(_button(dialog, "What changed: version 2"))
    assert "Answer: Yes  →  Not applicable" in _words(dialog.findChildren(VersionChangesDialog)[-1])


def test_an_entry_recorded_wrongly_is_struck_out_with_the_reason(
    shown: Callable[[Office], AssessmentPage], tmp_path: Path
) -> None:
    office = rounds.approved(tmp_path)
    office.assessments.round.publish(YEAR, make.TODAY, Place.WEBSITE, "https://wrong.example")
    page = shown(office)
    assert page.round.strip.next
    assert page.round.strip.next.text() == "Record the submission…"
    page.round.versions.trigger()
    dialog = page.findChildren(RoundVersionsDialog)[-1]
    press(_button(dialog, "Correct “Version 1 published on the website” of Tue 24 Nov 2026"))
    form = dialog.findChildren(ActionDialog)[-1]
    press(form.done_button)
    assert "Please write why" in form.error.text()
    write(form.fields["correction"], "It was last year’s page.")
    press(form.done_button)
    assert "It was last year’s page." in _words(dialog)
    assert page.round.strip.next.text() == "Record where it is published…"


def test_the_duties_of_exceptional_circumstances_are_a_click_away_from_today(
    qtbot: QtBot, office: Office, window: MainWindow
) -> None:
    window.show_page("assessment")
    page = window.pages.assessment
    page.round.offers["exceptional"].trigger()
    form = page.findChildren(ActionDialog)[-1]
    write(form.fields["why"], "A cyber attack.")
    press(form.done_button)
    qtbot.waitUntil(lambda: len(page.round.strip.duties) == 3)
    window.show_page("today")
    button = _button(window.pages.today, "Open the self-assessment: Exceptional circumstances: tell the Ombudsman")
    press(button)
    assert window.current_page() == "assessment"
    press(page.round.strip.duties[2])
    form = page.findChildren(ActionDialog)[-1]
    write(form.fields["how"], "On the website")
    write(form.fields["back_by"], "8 Jan 2027")
    press(form.done_button)
    qtbot.waitUntil(lambda: len(page.round.strip.duties) == 2)
    (noted,) = office.assessments.open(YEAR).round.circumstances
    assert noted.back_by == date(2027, 1, 8)


def test_today_leads_to_the_year_its_line_is_about(window: MainWindow) -> None:
    window.going.enter("assessment/2027")
    assert window.pages.assessment.view.year.number == 2027


def test_from_the_gaps_to_the_second_version(
    qtbot: QtBot, shown: Callable[[Office], AssessmentPage], tmp_path: Path
) -> None:
    office = rounds.filled(tmp_path)
    office.assessments.save_answer(YEAR, Answer(slug="6.2"))
    page = shown(office)
    assert _strip(page)[0] == "1 gap left"
    page.open_row("6.2")
    card = page.cards.open_card
    assert card
    assert card.form
    card.form.comply.set_value("yes")
    write(card.form.evidence, "16 of 16")
    assert _strip(page)[0] == "Answered"
    _approve(page, "20/11/2026")
    _until_next(qtbot, page, "Record where it is published…")
    _fill_in(_next(page, "Record where it is published…"), where="https://amberley.example")
    _fill_in(_next(page, "Record the submission…"), how="By the online form")
    page.round.offers["reopen"].trigger()
    _fill_in(page.findChildren(ActionDialog)[-1], why="A new procedure.", by="1 Feb 2027")
    office.assessments.save_answer(
        YEAR, Answer(slug="6.2", comply=Comply.NO, reason="Not yet.", comply_by=date(2027, 3, 1))
    )
    page.refresh()
    _approve(page, "24/11/2026")
    qtbot.waitUntil(lambda: _strip(page)[:2] == ["Version 2", "Approved Tue 24 Nov"])
    assert _strip(page) == ["Version 2", "Approved Tue 24 Nov", "Response", "Published"]
    printed = " ".join(page.extract_text() for page in PdfReader(BytesIO(office.assessments.preview(YEAR))).pages)
    assert "A new procedure." in printed
    (row,) = office.assessments.round.compare(YEAR, 1, 2).rows
    assert [part.what for part in row.parts] == ["Answer", "Reason", "Date of intended compliance", "Evidence"]


def _approve(page: AssessmentPage, day: str) -> None:
    press(page.header.review)
    dialog = page.findChildren(ApprovalDialog)[-1]
    write(dialog.on, day)
    write(dialog.minute, "minute 7")
    write(dialog.response, "We are content.")
    press(dialog.done_button)


def _until_next(qtbot: QtBot, page: AssessmentPage, text: str) -> None:
    """Until what was done off the window’s thread is done, and the strip shows the step after it."""
    qtbot.waitUntil(lambda: page.round.strip.next is not None and page.round.strip.next.text() == text)


def _fill_in(form: ActionDialog, **texts: str) -> None:
    for name, text in texts.items():
        write(form.fields[name], text)
    press(form.done_button)


def _next(page: AssessmentPage, text: str) -> ActionDialog:
    button = page.round.strip.next
    assert button
    assert button.text() == text
    press(button)
    return page.findChildren(ActionDialog)[-1]


def _strip(page: AssessmentPage) -> list[str]:
    return [tag.text() for tag in page.round.strip.steps]


def _button(window: QWidget, name: str) -> QAbstractButton:
    found = [each for each in window.findChildren(QAbstractButton) if each.accessibleName() == name]
    assert found, [each.accessibleName() for each in window.findChildren(QAbstractButton)]
    return found[-1]


def _words(window: QWidget) -> str:
    return "\n".join(each.plain() for each in window.findChildren(WrapLabel))


def test_a_forgotten_publication_of_version_1_is_recorded_while_version_2_is_open_and_its_evidence_listed(
    shown: Callable[[Office], AssessmentPage], tmp_path: Path
) -> None:
    office = rounds.filled(tmp_path / "filled")
    path = tmp_path / "Policy.txt"
    path.write_bytes(b"our policy")
    attached = office.evidence.attach_file(YEAR, "6.2", path)
    rounds.approve(office, rounds.BOARD, "")
    office.assessments.round.reopen(YEAR, make.TODAY, Reason.MISTAKE, "A wrong figure.", make.TODAY)
    page = shown(office)
    assert page.round.offers["respond"].isVisible()
    page.round.offers["publish"].trigger()
    form = page.findChildren(ActionDialog)[-1]
    assert "Of which version?" in _words(form)
    write(form.fields["where"], "https://amberley.example")
    press(form.done_button)
    assert [each.where for each in office.assessments.open(YEAR).round.versions[0].published] == [
        "https://amberley.example"
    ]
    page.round.versions.trigger()
    dialog = page.findChildren(RoundVersionsDialog)[-1]
    press(_button(dialog, "Evidence (1): version 1"))
    listed = _words(dialog.findChildren(VersionEvidenceDialog)[-1])
    assert "6.2: Policy.txt" in listed
    assert attached.digest in listed.replace(" ", "")

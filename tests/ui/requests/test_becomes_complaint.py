"""From a service request to a complaint, through the real windows: one click, nothing typed twice, both linked."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from chc_desktop.domain.events import Received
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.requests.events import RequestDone
from chc_desktop.domain.requests.summary import RequestStatus
from chc_desktop.office.office import Office
from chc_desktop.store import database
from chc_desktop.ui.forms.log import LogDialog
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.requests.grew_from import GrewFrom
from chc_desktop.ui.requests.log import RequestDialog
from tests import make
from tests.office.test_requests import a_request, reviewed
from tests.ui.forms.driving import press, write


def complaining(qtbot: QtBot, window: MainWindow, request_id: int) -> LogDialog:
    """The form opened from the request's page."""
    window.open_case(request_id)
    assert window.pages.request.standing
    assert window.pages.request.standing.complain
    press(window.pages.request.standing.complain)
    form = next(one for one in window.findChildren(LogDialog) if one.isVisible())
    qtbot.waitUntil(form.isActiveWindow)
    return form


def log(window: MainWindow, form: LogDialog) -> None:
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert window.current_page() == "case"


def test_the_form_is_filled_in_and_names_the_provision(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    form = complaining(qtbot, window, a_request(office, channel=Channel.EMAIL, category=Category.LEAKS))
    fields = form.fields
    assert (fields.name.value(), fields.telephone.value()) == ("Joan Bell", "01234 111222")
    assert (fields.title.value(), fields.their_words.value()) == ("Kitchen tap drips", "Please mend my tap.")
    assert (fields.channel.value(), fields.category.value()) == ("email", "leaks")
    assert (fields.made_on.value(), fields.received_on.value()) == (make.TODAY, make.TODAY)
    said = " ".join(label.text() for label in form.findChildren(QLabel))
    assert "From service request S2026-001 of Mon 16 Nov 2026" in said
    assert "(Code 1.5)" in said
    assert "Any work still to do goes on." in said
    press(form.back_button)


def test_once_logged_each_leads_to_the_other_and_the_record_begins_with_the_request(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    request_id = a_request(office)
    reviewed(office, request_id)
    log(window, complaining(qtbot, window, request_id))
    case_id = office.cases.summaries()[0].case_id
    view = office.cases.view(case_id)
    assert view.case.request == request_id
    assert [line.what for line in view.lines] == [
        "Service request S2026-001: asked for",
        "Service request S2026-001: reviewed",
        "Service request S2026-001: became complaint 2026-001",
        "Complaint received",
    ]
    assert [line.correctable for line in view.lines] == [False, False, False, True]
    request = office.requests.view(request_id).request
    assert (request.status, request.complaint) == (RequestStatus.BECAME_COMPLAINT, case_id)
    assert request.stands == "Became complaint 2026-001"
    line = window.pages.case.findChildren(GrewFrom)[0]
    line.linkActivated.emit("request")
    assert window.current_page() == "request"
    assert window.pages.request.standing
    press(window.pages.request.standing.main)
    assert window.current_page() == "case"
    assert office.safekeeping.check().startswith("All is sound: 1 complaint, 1 service request, ")


def test_the_person_stays_one_person_and_no_draft_is_left(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    log(window, complaining(qtbot, window, a_request(office)))
    assert len([person for person in office.cases.people() if person.name == "Joan Bell"]) == 1
    assert office.drafts.find("log") == []


def test_a_half_written_complaint_about_something_else_is_left_alone(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    office.drafts.save("log", {"name": "Ana Silva"})
    request_id = a_request(office)
    form = complaining(qtbot, window, request_id)
    write(form.fields.outcome_sought, "A tap that does not drip")
    press(form.back_button)
    assert office.drafts.read("log") == {"name": "Ana Silva"}
    again = complaining(qtbot, window, request_id)
    assert again.fields.outcome_sought.value() == "A tap that does not drip"
    log(window, again)
    assert [draft.key for draft in office.drafts.find("log")] == ["log"]


def test_a_request_that_was_done_can_become_a_complaint_and_none_becomes_two(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    request_id = a_request(office)
    office.requests.record(request_id, RequestDone(happened_on=date(2026, 11, 20), done_by=1, text="Mended."))
    log(window, complaining(qtbot, window, request_id))
    window.open_case(request_id)
    assert window.pages.request.standing
    assert window.pages.request.standing.complain is None
    window.pages.request.start_action("complain")
    assert "cannot be done" in window.pages.request.banner.text()


def test_a_refused_complaint_leaves_the_request_as_it_was(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    request_id = a_request(office)
    form = complaining(qtbot, window, request_id)
    form.fields.received_on.set_value(date(2026, 11, 13))
    form.fields.made_on.set_value(date(2026, 11, 13))
    press(form.done_button)
    assert "the request was made on Mon 16 Nov 2026" in form.error.text()
    press(form.back_button)
    assert office.requests.view(request_id).request.is_open
    assert office.cases.summaries() == []


def test_the_line_on_the_form_of_a_complaint_leads_to_the_short_form_with_what_was_typed(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    window.log()
    form = window.findChildren(LogDialog)[0]
    write(form.fields.name, "Ana Silva")
    write(form.fields.their_words, "Please look at the gate.")
    form.instead.asked.emit()
    short = window.findChildren(RequestDialog)[0]
    assert (short.fields.name.value(), short.fields.their_words.value()) == ("Ana Silva", "Please look at the gate.")
    assert (office.drafts.read("log") or {})["name"] == "Ana Silva"
    press(short.done_button)
    assert window.current_page() == "request"
    assert office.drafts.read("log") is None


def test_the_review_stands_on_today_and_in_the_calendar_and_a_half_written_request_too(office: Office) -> None:
    request_id = a_request(office, review_on=date(2026, 11, 25))
    office.drafts.save("request", {"name": "Ana Silva"})
    lines = [line for group in office.agenda.today().groups for line in group.lines]
    assert [(line.what, line.case_id) for line in lines] == [
        ("A half-written service request is kept: finish it", 0),
        ("Review the service request", request_id),
    ]
    due = [line.what for day in office.agenda.agenda(date(2026, 11, 25), 1) for line in day.lines]
    assert due == ["Review the service request"]


def test_check_notices_what_lists_should_not_show_of_a_request(office: Office) -> None:
    a_request(office)
    path, key = office.desk.register.path, office.desk.register.key
    office.close()
    connection = database.connect(path, key)
    connection.execute("UPDATE request_summary SET review_due = ''")
    connection.close()
    with pytest.raises(Exception, match="What the lists show of S2026-001"):
        make.again(path.parent).safekeeping.check()


def test_a_backup_counts_complaints_and_not_requests(office: Office) -> None:
    a_request(office)
    make.a_complaint(office)
    office.safekeeping.back_up()
    assert office.safekeeping.backups()[0].words.endswith(": 1 complaint")


def test_the_receipt_keeps_the_request_it_grew_from_when_it_is_corrected(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    log(window, complaining(qtbot, window, a_request(office)))
    case_id = office.cases.summaries()[0].case_id
    number = next(line.number for line in office.cases.view(case_id).lines if line.what == "Complaint received")
    event = office.cases.entry(case_id, number)
    assert isinstance(event, Received)
    assert event.request == 1

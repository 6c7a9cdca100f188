"""The page of a service request, looked at and pressed as the officer does."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.domain.requests.events import RequestDone
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.requests.page import RequestPage
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers
from tests.office.test_requests import a_request
from tests.ui.forms.driving import press, reached_by_tab, spoken_name, write

Show = Callable[[int], RequestPage]


@pytest.fixture
def show(qtbot: QtBot, office: Office, answers: Answers) -> Show:
    """The page in a window, read again after each action as the main window does."""

    def shown(request_id: int) -> RequestPage:
        page = RequestPage(office, answers)
        qtbot.addWidget(page)
        page.resize(1170, 768)
        page.show_request(request_id)
        page.show()
        page.activateWindow()
        office.on_change(page.refresh)
        QApplication.processEvents()
        return page

    return shown


def done(office: Office, request_id: int) -> None:
    office.requests.record(request_id, RequestDone(happened_on=make.TODAY, done_by=1, text="New washer."))


def text(page: RequestPage) -> str:
    return "\n".join(label.plain() for label in page.findChildren(WrapLabel) if label.isVisible())


def button(page: RequestPage, name: str) -> QAbstractButton:
    return next(
        one
        for one in page.findChildren(QAbstractButton)
        if name in (one.text(), one.accessibleName()) and one.isVisible()
    )


def dialog(qtbot: QtBot, page: RequestPage) -> ActionDialog:
    shown = next(one for one in page.findChildren(ActionDialog) if one.isVisible())
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def test_the_top_says_who_what_and_when_to_look_again(office: Office, show: Show) -> None:
    page = show(a_request(office))
    assert page.title.text() == "Kitchen tap drips"
    assert page.subtitle.text() == "Joan Bell, Cottage 3 · asked for on Mon 16 Nov 2026 by telephone · Repairs"
    assert page.crumb.plain() == "Service requests › S2026-001"
    assert page.due.text() == "review due in 4 working days"
    assert "To be looked at again on Mon 30 Nov 2026." in text(page)


def test_a_review_by_the_main_button_sets_the_next_day(qtbot: QtBot, office: Office, show: Show) -> None:
    page = show(a_request(office))
    press(button(page, "Review the request"))
    form = dialog(qtbot, page)
    write(form.fields["found"], "The part comes on Friday.")
    press(form.done_button)
    view = office.requests.view(1)
    assert (view.request.reviewed_on, view.request.review_on) == (make.TODAY, date(2026, 12, 8))
    assert "Last looked at on Tue 24 Nov 2026." in text(page)


def test_a_note_is_kept_and_a_request_is_marked_as_done(qtbot: QtBot, office: Office, show: Show) -> None:
    page = show(a_request(office))
    press(button(page, "Add a note"))
    form = dialog(qtbot, page)
    write(form.fields["text"], "Rang the plumber.")
    press(form.done_button)
    press(button(page, "Mark as done"))
    form = dialog(qtbot, page)
    write(form.fields["text"], "New washer; it does not drip.")
    press(form.done_button)
    assert [line.what for line in office.requests.view(1).lines] == ["Asked for", "Note", "Done"]
    assert "Done on Tue 24 Nov 2026." in text(page)
    assert page.due.isHidden()


def test_the_step_to_a_complaint_names_the_provision_and_says_that_the_work_goes_on(
    qtbot: QtBot, office: Office, show: Show
) -> None:
    page = show(a_request(office))
    assert "even while the work goes on (Code 1.5)" in text(page)
    assert "the work does not stop" in text(page)
    with qtbot.waitSignal(page.complain_asked) as asked:
        press(button(page, "The person is not satisfied: log a complaint"))
    assert asked.args == [1]


def test_somebody_may_be_unhappy_with_what_was_done_too(qtbot: QtBot, office: Office, show: Show) -> None:
    request_id = a_request(office)
    done(office, request_id)
    page = show(request_id)
    with qtbot.waitSignal(page.complain_asked):
        press(button(page, "The person is not satisfied: log a complaint"))


def test_a_complaint_that_was_begun_can_be_finished(office: Office, show: Show) -> None:
    request_id = a_request(office)
    office.drafts.save(f"log/request/{request_id}", {"title": "Half"})
    assert button(show(request_id), "Finish the complaint").accessibleName().startswith("The person is not satisfied")


def test_an_entry_is_put_right_from_the_page(qtbot: QtBot, office: Office, show: Show) -> None:
    page = show(a_request(office))
    press(button(page, "Correct “Asked for” of Mon 16 Nov 2026"))
    form = dialog(qtbot, page)
    write(form.fields["correction"], "It was the bath.")
    write(form.fields["title"], "Bath tap drips")
    press(form.done_button)
    assert page.title.text() == "Bath tap drips"
    assert office.requests.summaries()[0].title == "Bath tap drips"


def test_what_cannot_be_done_any_more_is_said(office: Office, show: Show) -> None:
    request_id = a_request(office)
    done(office, request_id)
    page = show(request_id)
    page.start_action("review-request")
    assert page.banner.text() == "That cannot be done as the request stands now. Nothing was changed."


def test_what_was_typed_in_a_review_is_there_after_a_crash(qtbot: QtBot, office: Office, show: Show) -> None:
    page = show(a_request(office))
    page.start_action("review-request")
    form = dialog(qtbot, page)
    write(form.fields["found"], "Nobody came.")
    qtbot.waitUntil(lambda: (office.drafts.read("action/1/review") or {}).get("found") == "Nobody came.")
    press(form.back_button)
    page.start_action("review-request")
    assert "was kept and is back" in dialog(qtbot, page).banner.text()
    press(dialog(qtbot, page).back_button)


def test_everything_the_keyboard_comes_to_has_a_name(office: Office, show: Show) -> None:
    page = show(a_request(office))
    reached = list(reached_by_tab(page))
    assert len(reached) >= 5
    assert [type(widget).__name__ for widget in reached if not spoken_name(widget)] == []

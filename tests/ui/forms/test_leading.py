"""A refusal leads to its field: the keyboard is in it, it can be seen, and the sentence stands beside it."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.actions import Action
from chc_desktop.domain.people.actions import PeopleAction
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionDialog, ActionForm
from chc_desktop.ui.forms.actions import FORMS
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.forms.log import LogDialog
from chc_desktop.ui.people.forms import PEOPLE_FORMS
from chc_desktop.ui.persons.form import PersonDialog
from chc_desktop.ui.requests.log import RequestDialog
from chc_desktop.ui.theme import Mode, apply_theme
from chc_desktop.ui.widgets.fields import Labelled
from tests import make
from tests.conftest import Answers
from tests.ui.forms.driving import choose, is_whole, press, put_up, write


@pytest.fixture
def case_id(office: Office) -> int:
    return make.a_complaint(office)


@pytest.fixture
def show(qtbot: QtBot, office: Office) -> Callable[[ActionForm], ActionDialog]:
    def shown(form: ActionForm) -> ActionDialog:
        dialog = ActionDialog(form, office.drafts, None)
        put_up(qtbot, dialog)
        dialog.resize(dialog.width(), 300)
        return dialog

    return shown


Show = Callable[[ActionForm], ActionDialog]


def leads_to(qtbot: QtBot, dialog: FormDialog, field: QWidget, sentence: str) -> None:
    """Press the main button, from the foot of the form: it is refused, and the field is where the officer is now."""
    dialog.done_button.setFocus()
    press(dialog.done_button)
    assert sentence in dialog.error.text()
    assert sentence in beside(field).problem.text()
    focused = QApplication.focusWidget()
    assert focused
    assert focused is field or field.isAncestorOf(focused)
    qtbot.waitUntil(lambda: is_whole(focused, dialog))


def beside(field: QWidget) -> Labelled:
    above = field.parentWidget()
    while not isinstance(above, Labelled):
        assert above
        above = above.parentWidget()
    return above


def test_on_a_long_form_each_refusal_leads_on_to_the_next_field(
    qtbot: QtBot, office: Office, case_id: int, show: Show
) -> None:
    form = show(PEOPLE_FORMS[PeopleAction.REPRESENTATIVE](office, office.cases.view(case_id), ""))
    leads_to(qtbot, form, form.fields["who"], "Please give the person’s name.")
    name = QApplication.focusWidget()
    assert name
    QTest.keyClicks(name, "Sam Bell")
    leads_to(qtbot, form, form.fields["given_how"], "Please write how the resident gave it")
    assert not beside(form.fields["who"]).problem.isVisible()
    write(form.fields["given_how"], "A signed letter")
    write(form.fields["until"], "1/1/2026")
    leads_to(qtbot, form, form.fields["until"], "It cannot end before")


def test_a_promise_leads_from_what_is_missing_to_what_is_missing(
    qtbot: QtBot, office: Office, case_id: int, show: Show
) -> None:
    form = show(FORMS[Action.ADD_PROMISE](office, office.cases.view(case_id)))
    leads_to(qtbot, form, form.fields["by"], "Please write a date")
    write(form.fields["by"], "4/12/2026")
    leads_to(qtbot, form, form.fields["kind"], "Please choose what kind of remedy it is.")
    choose(form.fields["kind"], "Payment")
    write(form.fields["amount"], "fifty")
    leads_to(qtbot, form, form.fields["amount"], "Please write the amount like 50 or 12.50.")
    write(form.fields["amount"], "50")
    leads_to(qtbot, form, form.fields["what"], "Please write what will be done")
    write(form.fields["what"], "Pay for the nights")
    leads_to(qtbot, form, form.fields["owner"], "Please say who has to do it.")
    choose(form.fields["owner"], "Ruth Ellis")
    choose(form.fields["agreed"], "Yes")
    leads_to(qtbot, form, form.fields["agreed_how"], "Please write when and how it was agreed.")


def test_the_day_it_happened_is_led_to(qtbot: QtBot, office: Office, case_id: int, show: Show) -> None:
    form = show(FORMS[Action.NOTE](office, office.cases.view(case_id)))
    write(form.fields["text"], "A call")
    write(form.fields["happened_on"], "1/1/2026")
    leads_to(qtbot, form, form.fields["happened_on"], "the complaint was received on")


def test_another_clock_leads_to_the_date_it_needs(qtbot: QtBot, office: Office, case_id: int, show: Show) -> None:
    form = show(FORMS[Action.START_CLOCK](office, office.cases.view(case_id)))
    leads_to(qtbot, form, form.fields["kind"], "Please choose one from the list.")


def test_a_refusal_about_no_single_field_leaves_the_keyboard_where_it_was(
    office: Office, case_id: int, show: Show
) -> None:
    form = show(FORMS[Action.NOTE](office, office.cases.view(case_id)))
    make.acknowledged(office, case_id, date(2026, 11, 24))
    write(form.fields["text"], "A call")
    form.refuse("This cannot be done now.", form.field_about("something else"))
    assert QApplication.focusWidget() is form.fields["text"]
    assert form.error.text() == "This cannot be done now."


def test_logging_without_a_word_leads_to_their_words_in_large_text_too(
    qtbot: QtBot, office: Office, answers: Answers
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, Mode.LIGHT, 2.0)
    try:
        form = LogDialog(office, answers)
        put_up(qtbot, form)
        leads_to(qtbot, form, form.fields.name, "Please give the name of whoever is complaining.")
        write(form.fields.name, "Joan Bell")
        leads_to(qtbot, form, form.fields.their_words, "A complaint needs some words: what the resident said")
        write(form.fields.their_words, "The fan is broken.")
        write(form.fields.received_on, "20/11/2026")
        write(form.fields.made_on, "21/11/2026")
        leads_to(qtbot, form, form.fields.made_on, "cannot have been made after it was received")
    finally:
        apply_theme(app, Mode.LIGHT)


def test_a_request_leads_to_the_day_of_its_review(qtbot: QtBot, office: Office, answers: Answers) -> None:
    form = RequestDialog(office, answers)
    put_up(qtbot, form)
    write(form.fields.name, "Joan Bell")
    leads_to(qtbot, form, form.fields.their_words, "A service request needs some words")
    write(form.fields.their_words, "The tap drips.")
    write(form.fields.review_on, "1/1/2026")
    leads_to(qtbot, form, form.fields.review_on, "cannot be looked at again before it was made")


def test_what_is_folded_away_is_opened_where_a_refusal_is_about_it(qtbot: QtBot, office: Office, case_id: int) -> None:
    view = office.cases.view(case_id)
    form = PersonDialog(office, view.person, view.edition, None)
    put_up(qtbot, form)
    fold = next(form.folds[part.title] for part in form._asked if "restriction" in [ask.name for ask in part.asks])
    press(fold.button)
    write(form.fields["restriction"], "By letter only")
    press(fold.button)
    assert not fold.is_open()
    leads_to(qtbot, form, form.fields["restriction_reason"], "A restriction on contact needs its reason")

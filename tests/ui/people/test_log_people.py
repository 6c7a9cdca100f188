"""When a complaint is logged, who else there is is asked only on demand, and goes into the record with it."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.domain.facts import Role
from chc_desktop.domain.people.events import LettersTo, Relation
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.log import LogDialog
from tests import make
from tests.conftest import Answers
from tests.ui.forms.driving import choose, press, put_up, write


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def form(qtbot: QtBot, office: Office) -> LogDialog:
    dialog = LogDialog(office, Answers())
    put_up(qtbot, dialog)
    write(dialog.fields.name, "Joan Bell")
    write(dialog.fields.their_words, "The pump wakes us all.")
    return dialog


def test_nothing_more_is_asked_until_it_is_opened(form: LogDialog) -> None:
    people = form.fields.people
    assert [field.isVisible() for field in (people.others, people.speaker, people.accused)] == [False] * 3
    press(people.links[0])
    assert people.others.hasFocus()
    assert not people.speaker.isVisible()


def test_several_complain_and_somebody_speaks_for_them_from_the_first_day(office: Office, form: LogDialog) -> None:
    people = form.fields.people
    for link in people.links[:2]:
        press(link)
    write(people.others, "Ali Khan")
    write(people.speaker.name, "Sam Bell")
    write(people.agreed, "She was in the room")
    press(form.done_button)
    view = office.cases.view(1)
    assert [view.people[each].name for each in view.case.complainants] == ["Joan Bell", "Ali Khan"]
    speaks = view.case.parties.representatives[0]
    assert (speaks.relation, speaks.letters_to) == (Relation.FAMILY, LettersTo.REPRESENTATIVE)
    assert speaks.authority
    assert [person.name for person in office.cases.people(Role.CONCERNED)] == ["Sam Bell"]


def test_a_complaint_through_an_mp_asks_who_it_is_and_reminds_of_the_consent(office: Office, form: LogDialog) -> None:
    people = form.fields.people
    choose(form.fields.channel, "Through an MP")
    assert people.speaker.isVisible()
    write(people.speaker.name, "Dr Nia Rees MP")
    press(form.done_button)
    speaks = office.cases.view(1).case.parties.representatives[0]
    assert (speaks.relation, speaks.letters_to, speaks.authority) == (Relation.MP, LettersTo.RESIDENT, None)
    assert [line.due for line in office.agenda.lines() if line.duty == "authority"] == [make.TODAY + timedelta(7)]


def test_whom_it_is_about_cannot_deal_with_it(office: Office, form: LogDialog) -> None:
    people = form.fields.people
    press(people.links[2])
    choose(people.accused, "Ruth Ellis")
    press(form.done_button)
    assert form.error.text().startswith("Ruth Ellis (Chief Officer) is complained about in this case, so they cannot")
    assert office.cases.summaries() == []
    choose(form.fields.handler, "Amina Yusuf")
    press(form.done_button)
    assert office.cases.view(1).case.parties.accused[0].what == "The pump wakes us all"


def test_what_was_written_of_others_is_kept_and_comes_back(qtbot: QtBot, office: Office, form: LogDialog) -> None:
    press(form.fields.people.links[1])
    write(form.fields.people.speaker.name, "Sam Bell")
    form.reject()
    again = LogDialog(office, Answers())
    put_up(qtbot, again)
    QApplication.processEvents()
    assert again.fields.people.speaker.name.text() == "Sam Bell"
    assert again.fields.people.speaker.isVisible()

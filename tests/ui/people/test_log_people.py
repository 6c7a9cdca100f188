"""When a complaint is logged, who else there is is asked only on demand, and goes into the record with it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.facts import Role
from chc_desktop.domain.people.events import LettersTo, Relation
from chc_desktop.office.office import Office
from chc_desktop.ui.case.heading import subtitle
from chc_desktop.ui.forms.log import LogDialog
from tests import make
from tests.conftest import Answers
from tests.ui.forms.driving import choose, press, put_up, write


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
    assert people.others.fields[0].name.hasFocus()
    assert not people.speaker.isVisible()


def test_several_complain_and_somebody_speaks_for_them_from_the_first_day(office: Office, form: LogDialog) -> None:
    people = form.fields.people
    for link in people.links[:2]:
        press(link)
    write(people.others.fields[0].name, "Ali Khan")
    write(people.speaker.name, "Sam Bell")
    write(people.agreed, "She was in the room")
    press(form.done_button)
    view = office.cases.view(1)
    assert [view.people[each].name for each in view.case.complainants] == ["Joan Bell", "Ali Khan"]
    speaks = view.case.parties.representatives[0]
    assert (speaks.relation, speaks.letters_to) == (Relation.FAMILY, LettersTo.REPRESENTATIVE)
    assert speaks.authority
    assert [person.name for person in office.cases.people(Role.CONCERNED)] == ["Sam Bell"]


def test_somebody_known_who_complains_too_is_offered_and_not_entered_a_second_time(
    office: Office, form: LogDialog
) -> None:
    known = office.persons.save(replace(make.RESIDENT, name="Harold Whitlock", vulnerability="uses a wheelchair")).id
    others = form.fields.people.others
    press(form.fields.people.links[0])
    write(others.fields[0].name, "Tom Reed")
    QTest.keyClick(others.fields[0].name, Qt.Key.Key_Return)
    write(others.fields[1].name, "harold whitlock")
    others.fields[1].finder.look()
    others.fields[1].finder.panel.links[0].link_chosen.emit("same")
    press(form.done_button)
    view = office.cases.view(1)
    assert [view.people[each].name for each in view.case.complainants] == ["Joan Bell", "Tom Reed", "Harold Whitlock"]
    assert view.case.complainants[2] == known
    assert view.people[known].vulnerability == "uses a wheelchair"
    assert subtitle(view, None).startswith("Joan Bell and 2 others")


def test_who_is_offered_is_scrolled_into_view(qtbot: QtBot, office: Office, form: LogDialog) -> None:
    office.persons.save(replace(make.RESIDENT, name="Harold Whitlock"))
    form.resize(form.width(), 400)
    press(form.fields.people.links[0])
    one = form.fields.people.others.fields[0]
    write(one.name, "Harold Whitlock")
    one.finder.look()
    qtbot.waitUntil(lambda: in_sight(form, one.finder.panel) and in_sight(form, one.name))


def in_sight(form: LogDialog, widget: QWidget) -> bool:
    """Whether all of it stands above the buttons and below the top edge."""
    top = widget.mapTo(form, widget.rect().topLeft()).y()
    return widget.isVisible() and top >= 0 and top + widget.height() <= form.done_button.mapTo(form, QPoint()).y()


def test_others_half_written_come_back_each_on_a_line(qtbot: QtBot, office: Office, form: LogDialog) -> None:
    press(form.fields.people.links[0])
    form.fields.people.others.set_value("Tom Reed\nAli Khan")
    form.reject()
    again = LogDialog(office, Answers())
    put_up(qtbot, again)
    QApplication.processEvents()
    assert [field.name.text() for field in again.fields.people.others.fields] == ["Tom Reed", "Ali Khan"]


def test_a_complaint_without_points_keeps_its_first_sentence_whole_as_the_point(
    office: Office, form: LogDialog
) -> None:
    said = "Mr. Carter’s lads park their vans on the lawn under our windows, although we have all asked them not to."
    write(form.fields.their_words, f"{said} They only laugh!")
    press(form.done_button)
    case = office.cases.view(1).case
    assert [point.text for point in case.points] == [said.rstrip(".")]
    assert case.title.endswith("…")


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


def test_it_is_said_at_once_who_cannot_deal_with_it_and_somebody_else_is_one_press_away(
    office: Office, form: LogDialog
) -> None:
    people, handler = form.fields.people, form.fields.handler
    press(people.links[2])
    choose(people.accused, "Peter Grant")
    assert not people.advice.isVisible()
    choose(people.accused, "Ruth Ellis")
    assert people.advice.plain() == (
        "Ruth Ellis (Chief Officer) is complained about in this case, so they cannot deal with it. Amina Yusuf "
        "(Trustee for complaints) or Peter Grant (Chair of trustees) could. Let Amina Yusuf deal with it"
    )
    assert people.advice.isVisible()
    people.advice.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(people.advice, Qt.Key.Key_Return)
    assert handler.currentText().startswith("Amina Yusuf")
    assert not people.advice.isVisible()
    choose(handler, "Ruth Ellis")
    assert form.fields.handler_advice.isVisible()
    assert not people.advice.isVisible()
    choose(people.accused, "Nobody")
    assert not form.fields.handler_advice.isVisible()


def test_the_advice_is_scrolled_into_view(qtbot: QtBot, form: LogDialog) -> None:
    form.resize(form.width(), 400)
    people = form.fields.people
    press(people.links[2])
    choose(people.accused, "Ruth Ellis")
    qtbot.waitUntil(lambda: in_sight(form, people.advice) and in_sight(form, people.accused))


def test_where_nobody_else_could_deal_with_it_the_advice_says_where_to_add_somebody(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office = make.an_office(tmp_path / "alone", set_up=False)
    with office.desk.register.transaction() as shelves:
        officer = shelves.facts.save_person(make.OFFICER, office.desk.now(), 0)
        shelves.facts.save_organisation(replace(make.ORGANISATION, officer=officer.id), office.desk.now(), officer.id)
    form = LogDialog(office, Answers())
    put_up(qtbot, form)
    press(form.fields.people.links[2])
    choose(form.fields.people.accused, "Ruth Ellis")
    advice = form.fields.people.advice
    assert "Nobody else among your people could: add somebody in Settings" in advice.plain()
    assert "Let" not in advice.plain()


def test_the_day_of_authority_is_the_day_of_receipt_until_another_is_given(office: Office, form: LogDialog) -> None:
    people = form.fields.people
    press(people.links[1])
    write(people.speaker.name, "Sam Bell")
    write(people.agreed, "A signed letter")
    write(form.fields.received_on, "20/11/2026")
    assert people.agreed_on.value() == date(2026, 11, 20)
    write(people.agreed_on, "31/31/2026")
    press(form.done_button)
    assert people.agreed_on.hasFocus()
    assert office.cases.summaries() == []
    write(people.agreed_on, "2/11/2026")
    write(form.fields.received_on, "21/11/2026")
    press(form.done_button)
    authority = office.cases.view(1).case.parties.representatives[0].authority
    assert authority
    assert authority.given_on == date(2026, 11, 2)


def test_what_was_written_of_others_is_kept_and_comes_back(qtbot: QtBot, office: Office, form: LogDialog) -> None:
    press(form.fields.people.links[1])
    write(form.fields.people.speaker.name, "Sam Bell")
    form.reject()
    again = LogDialog(office, Answers())
    put_up(qtbot, again)
    QApplication.processEvents()
    assert again.fields.people.speaker.name.text() == "Sam Bell"
    assert again.fields.people.speaker.isVisible()

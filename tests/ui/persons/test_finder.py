"""Somebody the register knows is offered while their name is typed, and never taken unasked."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from chc_desktop.domain.facts import Person
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.log import LogDialog
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.persons.finder import PersonFinder
from chc_desktop.ui.requests.log import RequestDialog
from chc_desktop.ui.widgets.banner import Banner
from tests import make
from tests.conftest import Answers
from tests.ui.forms.driving import press, put_up, write


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = make.an_office(tmp_path / "register")
    make.a_complaint(office)
    return office


@pytest.fixture
def form(qtbot: QtBot, office: Office) -> LogDialog:
    made = LogDialog(office, Answers())
    put_up(qtbot, made)
    return made


@pytest.fixture
def window(qtbot: QtBot, office: Office) -> Iterator[MainWindow]:
    made = MainWindow(office, Answers())
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def offered(finder: PersonFinder) -> list[str]:
    return [line.plain() for line in finder.panel.links] if finder.panel.isVisible() else []


def type_name(qtbot: QtBot, form: LogDialog | RequestDialog, typed: str, finds: bool = True) -> None:
    write(form.fields.name, typed)
    qtbot.waitUntil(lambda: form.fields.finder.panel.isVisible() is finds)


def line_with(finder: PersonFinder, words: str) -> LinkPhrase:
    return next(line for line in finder.panel.links if words in line.plain())


def press_enter_on(line: LinkPhrase) -> None:
    line.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()


@pytest.mark.parametrize("typed", ["bell", "Bell Joan", "Joanne Bel", "am1 1aa", "01234 111222"])
def test_somebody_is_offered_with_home_and_earlier_cases(qtbot: QtBot, form: LogDialog, typed: str) -> None:
    type_name(qtbot, form, typed)
    assert offered(form.fields.finder) == [
        "Joan Bell, Cottage 3 · It is this person",
        "2026-001 Noise at night from the boiler room, to be acknowledged",
    ]
    assert form.fields.finder.known() is None
    assert form.fields.address.value() == ""


def test_it_is_this_person_fills_in_what_is_known_and_only_then(qtbot: QtBot, office: Office, form: LogDialog) -> None:
    type_name(qtbot, form, "joan bel")
    press_enter_on(line_with(form.fields.finder, "It is this person"))
    assert form.fields.name.value() == "Joan Bell"
    assert form.fields.address.value().startswith("Cottage 3")
    assert form.fields.finder.note.plain() == (
        "Known already, Cottage 3; what we know was filled in. It is somebody else"
    )
    assert offered(form.fields.finder) == ["2026-001 Noise at night from the boiler room, to be acknowledged"]
    write(form.fields.title, "Roof")
    with qtbot.waitSignal(form.logged) as logged:
        press(form.done_button)
    assert office.cases.view(logged.args[0]).person.id == office.cases.view(1).person.id


def test_a_namesake_is_never_taken_for_the_person_known_without_being_asked(
    qtbot: QtBot, office: Office, form: LogDialog
) -> None:
    type_name(qtbot, form, "Joan Bell")
    write(form.fields.address, "Flat 9")
    write(form.fields.title, "Roof")
    with qtbot.waitSignal(form.logged) as logged:
        press(form.done_button)
    assert office.cases.view(logged.args[0]).person.id != office.cases.view(1).person.id
    assert office.cases.view(1).person.address.startswith("Cottage 3")


def test_another_name_typed_over_a_known_one_is_somebody_new(qtbot: QtBot, form: LogDialog) -> None:
    type_name(qtbot, form, "Joan Bell")
    line_with(form.fields.finder, "It is this person").link_chosen.emit("same")
    assert form.fields.finder.known()
    write(form.fields.name, "Joan Bellamy")
    assert form.fields.finder.known() is None


def test_somebody_chosen_by_mistake_is_let_go_again(qtbot: QtBot, form: LogDialog) -> None:
    type_name(qtbot, form, "Joan Bell")
    line_with(form.fields.finder, "It is this person").link_chosen.emit("same")
    press_enter_on(form.fields.finder.note)
    assert form.fields.finder.known() is None
    assert "It is this person" in offered(form.fields.finder)[0]


def test_down_goes_from_the_name_to_who_is_offered_and_tab_on_to_the_address(qtbot: QtBot, form: LogDialog) -> None:
    type_name(qtbot, form, "Joan Bell")
    form.fields.name.setFocus()
    QTest.keyClick(form.fields.name, Qt.Key.Key_Down)
    first, second = form.fields.finder.panel.links
    assert QApplication.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.fields.address


def test_nobody_is_offered_for_a_name_nobody_has(qtbot: QtBot, form: LogDialog) -> None:
    type_name(qtbot, form, "Joan Bell")
    type_name(qtbot, form, "Zebedee Quux", finds=False)
    assert offered(form.fields.finder) == []


def test_the_name_somebody_had_is_shown_with_the_one_they_have(qtbot: QtBot, office: Office, form: LogDialog) -> None:
    person = office.cases.view(1).person
    office.persons.save(replace(person, name="Joan Marsh"))
    type_name(qtbot, form, "Joan Bell")
    assert offered(form.fields.finder)[0] == "Joan Marsh, Cottage 3, also Joan Bell · It is this person"


def test_looking_at_an_earlier_case_keeps_what_was_written_and_leads_back_to_it(
    qtbot: QtBot, office: Office, window: MainWindow
) -> None:
    window.log()
    (form,) = window.findChildren(LogDialog)
    qtbot.waitUntil(form.isVisible)
    type_name(qtbot, form, "Joan Bell")
    write(form.fields.their_words, "It is the same noise again.")
    press_enter_on(line_with(form.fields.finder, "2026-001"))
    qtbot.waitUntil(lambda: not isValid(form))
    assert window.current_page() == "case"
    assert window.pages.case.title.text() == "Noise at night from the boiler room"
    banner: Banner = window.pages.case.banner
    assert banner.text() == "What you were writing is kept."
    window.log()
    (again,) = window.findChildren(LogDialog)
    assert again.fields.their_words.value() == "It is the same noise again."
    assert again.fields.name.value() == "Joan Bell"
    again.close()


def test_the_form_of_a_request_offers_people_too(qtbot: QtBot, office: Office) -> None:
    form = RequestDialog(office, Answers())
    put_up(qtbot, form)
    type_name(qtbot, form, "joanne bell")
    line_with(form.fields.finder, "It is this person").link_chosen.emit("same")
    assert form.fields.address.value().startswith("Cottage 3")
    with qtbot.waitSignal(form.case_asked) as asked:
        line_with(form.fields.finder, "2026-001").link_chosen.emit("case")
    assert asked.args == [1]


def test_what_people_type_in_a_name_is_shown_as_it_is(qtbot: QtBot, office: Office, form: LogDialog) -> None:
    make.a_complaint(office, person=Person(name="Zoë <b>Quill</b> & Co", address="Flat <7>"), title="A <i>title</i>")
    type_name(qtbot, form, "Zoe Quill")
    assert offered(form.fields.finder)[0] == "Zoë <b>Quill</b> & Co, Flat <7> · It is this person"

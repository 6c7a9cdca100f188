"""Joining two entries of the same person in the windows, and taking them apart."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.domain.facts import Person
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.persons.form import PersonDialog
from chc_desktop.ui.persons.join import JoinDialog
from tests import make
from tests.ui.forms.driving import press, put_up, write


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = make.an_office(tmp_path / "register")
    make.a_complaint(office)
    make.a_complaint(office, person=Person(name="Jone Bell", address="Flat 9"), title="Damp")
    return office


def form_of(qtbot: QtBot, office: Office, case_id: int = 1) -> PersonDialog:
    view = office.cases.view(case_id)
    form = PersonDialog(office, view.person, view.edition, None)
    put_up(qtbot, form)
    return form


def joining(qtbot: QtBot, form: PersonDialog) -> JoinDialog:
    press(form.twice)
    (dialog,) = form.findChildren(JoinDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_the_other_entry_is_found_and_what_would_change_is_shown_before_it_happens(
    qtbot: QtBot, office: Office
) -> None:
    form = form_of(qtbot, office)
    dialog = joining(qtbot, form)
    assert not dialog.done_button.isEnabled()
    write(dialog.name, "jone bell")
    qtbot.waitUntil(dialog.panel.isVisible)
    assert [line.plain() for line in dialog.panel.links] == ["Jone Bell, Flat 9 · It is this person"]
    dialog.panel.links[0].link_chosen.emit("same")
    assert dialog.changes.text() == (
        "Jone Bell, Flat 9 is joined to Joan Bell, Cottage 3.\n"
        "These become theirs:\n"
        "- 2026-002 Damp\n"
        "What is known of them changes:\n"
        "- Other names: Jone Bell.\n"
        "- Address stays Cottage 3, Church Walk, Amberley, AM1 1AA; Flat 9, from the other entry, is no longer shown."
    )
    assert office.cases.view(2).person.name == "Jone Bell"
    with qtbot.waitSignal(form.destroyed):
        press(dialog.done_button)
    assert office.cases.view(2).person.name == "Joan Bell"


def test_the_other_entry_can_be_the_one_that_is_kept(qtbot: QtBot, office: Office) -> None:
    form = form_of(qtbot, office)
    dialog = joining(qtbot, form)
    assert not dialog.instead.isVisible()
    other = office.cases.view(2).person
    dialog.choose(other.id)
    assert dialog.which.text().startswith("Joan Bell, Cottage 3 is kept.")
    assert dialog.instead.text() == "Keep Jone Bell, Flat 9 instead"
    press(dialog.instead)
    assert dialog.which.text().startswith("Jone Bell, Flat 9 is kept.")
    assert dialog.changes.text().startswith(
        "Joan Bell, Cottage 3 is joined to Jone Bell, Flat 9.\nThese become theirs:\n- 2026-001"
    )
    assert "Address stays Flat 9" in dialog.changes.text()
    press(dialog.instead)
    assert dialog.which.text().startswith("Joan Bell, Cottage 3 is kept.")
    press(dialog.instead)
    with qtbot.waitSignal(form.destroyed):
        press(dialog.done_button)
    kept = office.cases.view(1).person
    assert (kept.id, kept.name, kept.other_names) == (other.id, "Jone Bell", "Joan Bell")
    assert office.safekeeping.check()


def test_another_name_typed_chooses_nobody(qtbot: QtBot, office: Office) -> None:
    form = form_of(qtbot, office)
    dialog = joining(qtbot, form)
    dialog.choose(office.cases.view(2).person.id)
    assert dialog.done_button.isEnabled()
    write(dialog.name, "Somebody")
    assert not dialog.done_button.isEnabled()
    assert not dialog.changes.isVisible()


def test_what_was_written_is_kept_or_thrown_away_first(qtbot: QtBot, office: Office) -> None:
    form = form_of(qtbot, office)
    write(form.fields["telephone"], "01234 999999")
    press(form.twice)
    assert form.findChildren(JoinDialog) == []
    assert form.error.text() == "Please keep what you changed here first, or start afresh. Nothing was lost."


def test_they_are_taken_apart_again_with_a_reason(qtbot: QtBot, office: Office) -> None:
    joan, other = office.cases.view(1).person, office.cases.view(2).person
    office.persons.join(joan.id, other.id)
    form = form_of(qtbot, office)
    (line,) = form.joined
    assert line.plain() == "Jone Bell was joined to this entry on Tue 24 Nov 2026. Take them apart…"
    line.link_chosen.emit("apart")
    (dialog,) = form.findChildren(ActionDialog)
    qtbot.waitUntil(dialog.isVisible)
    press(dialog.done_button)
    assert "write why" in dialog.error.text()
    write(dialog.fields["why"], "Mother and daughter.")
    with qtbot.waitSignal(form.destroyed):
        press(dialog.done_button)
    QApplication.processEvents()
    assert office.cases.view(2).person == other
    assert office.cases.view(1).person == joan

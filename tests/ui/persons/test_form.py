"""The form of what is known of a person: by keyboard and mouse, refused in a sentence, kept when it is closed."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.facts import ContactWay, Person, Whereabouts
from chc_desktop.domain.letters.form import Face, Form, Ground
from chc_desktop.office.office import Office
from chc_desktop.ui.persons.asks import LETTERS
from chc_desktop.ui.persons.form import PersonDialog
from tests import make
from tests.ui.forms.driving import choose, press, put_up, tick, write


@pytest.fixture
def case_id(office: Office) -> int:
    return make.a_complaint(office)


def dialog(qtbot: QtBot, office: Office, case_id: int) -> PersonDialog:
    view = office.cases.view(case_id)
    made = PersonDialog(office, view.person, view.edition, None)
    put_up(qtbot, made)
    return made


def person(office: Office, case_id: int) -> Person:
    return office.cases.view(case_id).person


def unfold(form: PersonDialog, title: str) -> None:
    assert not form.folds[title].is_open()
    press(form.folds[title].button)
    assert form.folds[title].is_open()


def keep(qtbot: QtBot, form: PersonDialog) -> None:
    with qtbot.waitSignal(form.destroyed):
        press(form.done_button)


def test_a_persons_details_are_changed_for_every_case(qtbot: QtBot, office: Office, case_id: int) -> None:
    form = dialog(qtbot, office, case_id)
    write(form.fields["name"], "")
    write(form.fields["adjustment"], "Large print")
    write(form.fields["adjustment_review"], "3/12/2026")
    write(form.fields["disability"], "Macular degeneration")
    write(form.fields["disability_review"], "1/6/2027")
    press(form.done_button)
    assert form.error.text() == "Please give the person’s name. Nothing was lost."
    write(form.fields["name"], "Joan Bell-Hart")
    keep(qtbot, form)
    kept = person(office, case_id)
    assert (kept.name, kept.adjustment, kept.adjustment_review) == ("Joan Bell-Hart", "Large print", date(2026, 12, 3))
    assert (kept.disability, kept.disability_review) == ("Macular degeneration", date(2027, 6, 1))
    assert kept.other_names == "Joan Bell"


def test_how_they_like_to_be_reached_is_kept(qtbot: QtBot, office: Office, case_id: int) -> None:
    form = dialog(qtbot, office, case_id)
    choose(form.fields["contact_way"], "By text message")
    write(form.fields["contact_times"], "after 3 pm")
    write(form.fields["language"], "Polish interpreter")
    write(form.fields["contact_notes"], "Ring twice")
    keep(qtbot, form)
    kept = person(office, case_id)
    assert kept.contact_way is ContactWay.TEXT_MESSAGE
    assert (kept.contact_times, kept.language, kept.contact_notes) == ("after 3 pm", "Polish interpreter", "Ring twice")


def test_a_restriction_needs_its_reason_why_it_is_fair_and_the_day_of_its_review(
    qtbot: QtBot, office: Office, case_id: int
) -> None:
    form = dialog(qtbot, office, case_id)
    unfold(form, "Restriction on contact")
    assert form.fields["restriction"].hasFocus()
    write(form.fields["restriction"], "Letters only")
    press(form.done_button)
    assert form.error.text().startswith("A restriction on contact needs its reason (Code 5.15). Nothing was lost.")
    write(form.fields["restriction_reason"], "Threats on the telephone, 3 November.")
    press(form.done_button)
    assert "proportionate and fair under the Equality Act (Code 5.15)" in form.error.text()
    write(form.fields["restriction_fair"], "No disability is known; letters are answered as before.")
    press(form.done_button)
    assert "has to be looked at again (Code 5.15)" in form.error.text()
    assert not person(office, case_id).restriction
    write(form.fields["restriction_review"], "1/2/2027")
    keep(qtbot, form)
    kept = person(office, case_id)
    assert (kept.restriction, kept.restriction_review) == ("Letters only", date(2027, 2, 1))


def test_emptying_the_restriction_ends_it_whole(qtbot: QtBot, office: Office, case_id: int) -> None:
    test_a_restriction_needs_its_reason_why_it_is_fair_and_the_day_of_its_review(qtbot, office, case_id)
    form = dialog(qtbot, office, case_id)
    assert form.folds["Restriction on contact"].is_open()
    write(form.fields["restriction"], "")
    keep(qtbot, form)
    kept = person(office, case_id)
    assert (kept.restriction, kept.restriction_reason, kept.restriction_fair, kept.restriction_review) == (
        *("", "", ""),
        None,
    )


def test_what_is_asked_follows_whether_they_moved_or_died(qtbot: QtBot, office: Office, case_id: int) -> None:
    form = dialog(qtbot, office, case_id)
    unfold(form, "Moved or died")
    assert not form.fields["since"].isVisible()
    choose(form.fields["whereabouts"], "Has moved")
    assert form.fields["new_address"].isVisible()
    choose(form.fields["whereabouts"], "Has died")
    assert not form.fields["new_address"].isVisible()
    write(form.fields["since"], "1/12/2026")
    write(form.fields["what_to_do"], "Mary Bell is the executor.")
    press(form.done_button)
    assert form.error.text() == ("Tue 1 Dec 2026 is still to come. Please give the day on which it really happened.")
    write(form.fields["since"], "20/11/2026")
    keep(qtbot, form)
    kept = person(office, case_id)
    assert (kept.whereabouts, kept.since) == (Whereabouts.DIED, date(2026, 11, 20))
    assert kept.what_to_do == "Mary Bell is the executor."


def test_a_date_that_is_none_is_said_beside_it(qtbot: QtBot, office: Office, case_id: int) -> None:
    form = dialog(qtbot, office, case_id)
    write(form.fields["adjustment_review"], "31/2/2027")
    press(form.done_button)
    assert form.error.text()
    assert form.fields["adjustment_review"].hasFocus()


def test_letters_cannot_go_to_the_address_that_must_not_be_written_to(
    qtbot: QtBot, office: Office, case_id: int
) -> None:
    form = dialog(qtbot, office, case_id)
    unfold(form, "Where letters may go")
    write(form.fields["no_letters_to"], "Cottage 3, Church Walk")
    write(form.fields["write_to"], "cottage 3, church walk, Amberley")
    press(form.done_button)
    assert "Letters cannot go to the very address that must not be written to." in form.error.text()
    write(form.fields["write_to"], "c/o Mary Bell, 5 High Street")
    keep(qtbot, form)
    assert person(office, case_id).write_to == "c/o Mary Bell, 5 High Street"


def test_what_was_typed_is_there_again_and_its_section_is_open(qtbot: QtBot, office: Office, case_id: int) -> None:
    form = dialog(qtbot, office, case_id)
    unfold(form, "Confidentiality")
    write(form.fields["confidential"], "Leave no messages")
    form.reject()
    again = dialog(qtbot, office, case_id)
    assert again.fields["confidential"].value() == "Leave no messages"
    assert again.folds["Confidentiality"].is_open()
    assert again.banner.text() == "What you had written here was kept and is back. Nothing was lost."
    assert not person(office, case_id).confidential


def test_both_reviews_have_names_of_their_own_for_a_screen_reader(qtbot: QtBot, office: Office, case_id: int) -> None:
    form = dialog(qtbot, office, case_id)
    names = {name: widget.accessibleName() for name, widget in form.fields.items() if isinstance(widget, QWidget)}
    assert names["disability_review"] == "Look at the disability again on"
    assert names["adjustment_review"] == "Look at the adjustment again on"
    assert len(set(names.values())) == len(names)


def test_how_letters_are_made_for_somebody_is_chosen_and_comes_back(qtbot: QtBot, office: Office, case_id: int) -> None:
    form = dialog(qtbot, office, case_id)
    unfold(form, LETTERS)
    choose(form.fields["letter_size"], "Large print, 18 point")
    choose(form.fields["letter_face"], "Lexend")
    choose(form.fields["letter_ground"], "Cream")
    write(form.fields["letter_translation"], "Polish")
    tick(form.fields["letter_plain_text"])
    keep(qtbot, form)
    kept = person(office, case_id)
    assert kept.letter_form == Form(18, Face.LEXEND, Ground.CREAM, plain_text=True, translation="Polish")
    again = dialog(qtbot, office, case_id)
    assert again.folds[LETTERS].is_open()
    assert again.person() == kept


def test_what_a_letter_could_not_print_is_noted_beside_it_and_kept_all_the_same(
    qtbot: QtBot, office: Office, case_id: int
) -> None:
    form = dialog(qtbot, office, case_id)
    write(form.fields["name"], "Łukasz Nguyễn")
    form.printable.look()
    assert not form.printable.isVisible()
    write(form.fields["name"], "Joan Bell דוד")
    qtbot.waitUntil(form.printable.isVisible)
    assert "our typefaces cannot show ד ו (Hebrew letters)" in form.printable.text()
    keep(qtbot, form)
    assert person(office, case_id).name == "Joan Bell דוד"
    again = dialog(qtbot, office, case_id)
    qtbot.waitUntil(again.printable.isVisible)


def test_a_new_address_is_looked_at_as_well(qtbot: QtBot, office: Office, case_id: int) -> None:
    form = dialog(qtbot, office, case_id)
    unfold(form, "Moved or died")
    choose(form.fields["whereabouts"], "Has moved")
    write(form.fields["new_address"], "1 רחוב")
    qtbot.waitUntil(form.printable.isVisible)

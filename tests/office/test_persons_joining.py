"""Two entries of the same person become one, with everything shown first, and can be taken apart again."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.domain.entries import FactChanged
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Person, Whereabouts
from chc_desktop.domain.letters.form import USUAL_FORM, Form, Ground
from chc_desktop.domain.persons.events import PeopleJoined, PeopleParted
from chc_desktop.office.office import Office
from tests import make
from tests.office.test_requests import a_request


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


def entered(office: Office, name: str, title: str, **known: object) -> tuple[int, Person]:
    """A complaint of somebody new by this name: its id, and who they are."""
    case_id = make.a_complaint(office, person=Person(name=name, **known), title=title)  # type: ignore[arg-type]
    return case_id, office.cases.view(case_id).person


def kinds(office: Office) -> list[str]:
    with office.desk.register.transaction() as shelves:
        return [entry.event.kind for entry in reversed(shelves.record.latest(6)) if entry.event]


def test_all_cases_of_both_become_one_persons(office: Office) -> None:
    first, joan = entered(office, "Joan Bell", "Noise", address="Cottage 3")
    second, other = entered(office, "Jone Bell", "Damp", telephone="01234 111222")
    request = a_request(office, person=other)
    kept = office.persons.join(joan.id, other.id)
    assert (kept.id, kept.address, kept.telephone, kept.other_names) == (
        *(joan.id, "Cottage 3", "01234 111222"),
        "Jone Bell",
    )
    assert [office.cases.view(each).person for each in (first, second)] == [kept, kept]
    assert office.requests.view(request).person == kept
    assert {case.person_id for case in office.cases.summaries()} == {joan.id}
    (candidate,) = office.persons.found("Jone Bell")
    assert candidate.person == kept
    assert len(candidate.earlier) + candidate.further == 3
    assert "All is sound" in office.safekeeping.check()


def test_it_is_an_entry_of_the_record_with_before_and_after(office: Office) -> None:
    _, joan = entered(office, "Joan Bell", "Noise")
    _, other = entered(office, "Jone Bell", "Damp")
    office.persons.join(joan.id, other.id)
    assert kinds(office)[-2:] == [FactChanged.kind, PeopleJoined.kind]


def test_what_would_change_is_said_before(office: Office) -> None:
    _, joan = entered(office, "Joan Bell", "Noise", address="Cottage 3", confidential="Leave no messages")
    _, other = entered(
        office,
        "Jone Bell",
        "Damp",
        address="Flat 9\nMill Lane",
        telephone="01234 111222",
        confidential="Her son must not know",
        whereabouts=Whereabouts.MOVED,
        new_address="Flat 9",
        adjustment_review=date(2027, 1, 5),
    )
    shown, changes, cases = office.persons.what_joining_changes(joan.id, other.id)
    assert shown == other
    assert [case.title for case in cases] == ["Damp"]
    assert changes == (
        "Other names: Jone Bell.",
        "Confidential: Leave no messages, Her son must not know.",
        "Address stays Cottage 3; Flat 9, Mill Lane, from the other entry, is no longer shown.",
        "Telephone: 01234 111222, from the other entry.",
        "Moved or died: has moved, from the other entry.",
        "Review of the adjustment: Tue 5 Jan 2027, from the other entry.",
    )
    assert office.persons.person(other.id) == other


def test_what_does_harm_if_it_is_lost_stands_together(office: Office) -> None:
    _, joan = entered(office, "Joan Bell", "Noise", risk="Fire", no_letters_to="Cottage 3")
    _, other = entered(office, "Jone Bell", "Damp", risk="Falls", no_letters_to="Flat 9")
    kept = office.persons.join(joan.id, other.id)
    assert kept.risk == "Fire\n\nFalls"
    assert kept.no_letters_to == "Cottage 3\n\nFlat 9"


def test_it_can_be_taken_back_and_what_was_written_since_stays(office: Office) -> None:
    first, joan = entered(office, "Joan Bell", "Noise", address="Cottage 3")
    second, other = entered(office, "Jone Bell", "Damp", telephone="01234 111222")
    office.persons.join(joan.id, other.id)
    office.persons.save(replace(office.persons.person(joan.id), adjustment="Large print"))
    (joining,) = office.persons.joinings(joan.id)
    assert (joining.person, joining.on) == (other, make.TODAY)
    with pytest.raises(RuleBroken, match="write why they are taken apart"):
        office.persons.part(joining.entry, " ")
    office.persons.part(joining.entry, "They are mother and daughter.")
    assert office.cases.view(first).person == replace(joan, adjustment="Large print")
    assert office.cases.view(second).person == other
    assert {case.person_id for case in office.cases.summaries()} == {joan.id, other.id}
    assert office.persons.joinings(joan.id) == ()
    assert kinds(office)[-1] == PeopleParted.kind
    assert sorted(one.person.name for one in office.persons.found("Jone Bell")) == ["Joan Bell", "Jone Bell"]
    assert "All is sound" in office.safekeeping.check()


def test_a_joining_is_taken_back_once(office: Office) -> None:
    _, joan = entered(office, "Joan Bell", "Noise")
    _, other = entered(office, "Jone Bell", "Damp")
    office.persons.join(joan.id, other.id)
    (joining,) = office.persons.joinings(joan.id)
    office.persons.part(joining.entry, "A mistake.")
    with pytest.raises(RuleBroken, match="not joined any more"):
        office.persons.part(joining.entry, "A mistake.")


def test_three_entries_of_one_person_can_be_joined_one_after_the_other(office: Office) -> None:
    _, joan = entered(office, "Joan Bell", "Noise")
    _, second = entered(office, "Jone Bell", "Damp")
    third, last = entered(office, "Joanne Bell", "Gate")
    office.persons.join(second.id, last.id)
    kept = office.persons.join(joan.id, second.id)
    assert office.cases.view(third).person == kept
    assert {case.person_id for case in office.cases.summaries()} == {joan.id}
    assert kept.other_names == "Jone Bell\nJoanne Bell"


def test_nobody_is_joined_with_themselves_or_with_somebody_who_works_for_us(office: Office) -> None:
    _, joan = entered(office, "Joan Bell", "Noise")
    with pytest.raises(RuleBroken, match="one entry already"):
        office.persons.join(joan.id, joan.id)
    with pytest.raises(RuleBroken, match="works for us"):
        office.persons.join(joan.id, 1)
    with pytest.raises(RuleBroken, match="not in the register"):
        office.persons.join(joan.id, 999)


def test_reviews_of_both_are_kept(office: Office) -> None:
    _, joan = entered(office, "Joan Bell", "Noise", adjustment="Large print")
    _, other = entered(office, "Jone Bell", "Damp", adjustment="Large print", adjustment_review=date(2027, 1, 4))
    assert office.persons.join(joan.id, other.id).adjustment_review == date(2027, 1, 4)


def test_letters_suit_whatever_either_entry_says_and_go_back_when_taken_apart(office: Office) -> None:
    _, joan = entered(office, "Joan Bell", "Noise", letter_form=Form(16, audio=True))
    _, other = entered(office, "Jone Bell", "Damp", letter_form=Form(20, ground=Ground.YELLOW))
    _person, changes, _cases = office.persons.what_joining_changes(joan.id, other.id)
    assert "Letters to them: Large print 20 pt, yellow paper; with it an audio script." in changes
    assert office.persons.join(joan.id, other.id).letter_form == Form(20, ground=Ground.YELLOW, audio=True)
    (joining,) = office.persons.joinings(joan.id)
    office.persons.part(joining.entry, "They are mother and daughter.")
    assert office.persons.person(joan.id).letter_form == Form(16, audio=True)
    _, third = entered(office, "Joan Belle", "Lift")
    assert third.letter_form == USUAL_FORM

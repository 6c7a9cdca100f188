"""What is known of a person: kept with before and after, found while a name is typed, reviewed on its day."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row

from chc_desktop.domain.entries import FactChanged
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import ContactWay, Person, Whereabouts
from chc_desktop.domain.letters.form import Face, Form, Ground
from chc_desktop.domain.persons.details import details
from chc_desktop.domain.persons.notices import notices
from chc_desktop.office.office import Office
from chc_desktop.store import facts_shelf
from chc_desktop.store.people_index import MOST
from chc_desktop.store.person_rows import person_of, person_read
from tests import make
from tests.office.test_requests import a_request


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


def somebody(office: Office, name: str, **changes: object) -> Person:
    """A resident of this name who has made a complaint."""
    person = Person(name=name, **changes)  # type: ignore[arg-type]
    return office.cases.view(make.a_complaint(office, person=person)).person


def names(office: Office, typed: str) -> list[str]:
    return [candidate.person.name for candidate in office.persons.found(typed)]


def test_a_change_is_written_with_what_stood_there_before(office: Office) -> None:
    joan = somebody(office, "Joan Bell")
    office.persons.save(replace(joan, confidential="Leave no messages", contact_way=ContactWay.LETTER))
    with office.desk.register.transaction() as shelves:
        last = shelves.record.entries(FactChanged.kind)[-1].event
    assert isinstance(last, FactChanged)
    before, after = json.loads(last.before), json.loads(last.after)
    assert (last.what, before["confidential"], after["confidential"]) == (
        *(f"person {joan.id}", ""),
        "Leave no messages",
    )
    assert person_read(last.after) == office.persons.person(joan.id)


def test_an_entry_of_an_older_program_is_read_forward() -> None:
    old = '{"id": 4, "name": "Joan Bell", "role": "resident", "adjustment_review": "2027-01-04"}'
    read = person_read(old)
    assert (read.id, read.name, read.adjustment_review) == (4, "Joan Bell", date(2027, 1, 4))
    assert (read.whereabouts, read.disability, read.contact_way) == (Whereabouts.HERE, "", ContactWay.ANY)
    assert read.letter_form.is_usual


def test_everything_known_comes_back_as_it_was_kept(office: Office) -> None:
    joan = somebody(office, "Joan Bell")
    known = replace(
        joan,
        risk="Fire",
        disability="Deaf",
        disability_review=date(2027, 1, 4),
        whereabouts=Whereabouts.MOVED,
        since=date(2026, 11, 1),
        new_address="Flat 2",
        no_letters_to="Cottage 3",
        write_to="Flat 2",
        language="Polish",
        letter_form=Form(18, Face.LEXEND, Ground.CREAM, plain_text=True, audio=True, translation="Polski"),
    )
    office.persons.save(known)
    assert office.persons.person(joan.id) == known


def test_each_review_stands_on_its_day_and_opens_the_newest_case_or_request(office: Office) -> None:
    person = replace(
        make.RESIDENT,
        disability="Deaf in one ear",
        disability_review=date(2026, 12, 3),
        adjustment="Large print",
        adjustment_review=date(2026, 12, 4),
    )
    request_id = a_request(office, person=person)
    lines = [line for line in office.agenda.lines() if line.what.startswith("Review the")]
    found = {line.what: (line.due, line.case_id) for line in lines if "service" not in line.what}
    assert found == {
        "Review the disability on record: Deaf in one ear": (date(2026, 12, 3), request_id),
        "Review the adjustment: Large print": (date(2026, 12, 4), request_id),
    }


def test_nobody_is_asked_to_review_anything_of_somebody_who_died(office: Office) -> None:
    joan = somebody(office, "Joan Bell", adjustment="Large print", adjustment_review=date(2026, 12, 4))
    office.persons.save(replace(joan, whereabouts=Whereabouts.DIED))
    assert [line for line in office.agenda.lines() if line.duty == "review"] == []


@pytest.mark.parametrize(
    "typed",
    ["Bell Joan", "joan bell", "Joanne Bel", "Jone Bell", "bell", "AM1 1AA", "am11aa", "01234 111", "+44 1234"[4:]],
)
def test_somebody_is_found_in_spite_of_slips_word_order_or_by_postcode_and_telephone(
    office: Office, typed: str
) -> None:
    somebody(office, "Joan Bell", address="Cottage 3\nAM1 1AA", telephone="+44 1234 111222")
    somebody(office, "Peter Marsh", address="Cottage 4\nBX9 2ZZ", telephone="07700 900123")
    assert names(office, typed) == ["Joan Bell"]


@pytest.mark.parametrize("typed", ["OBrien", "o'brien", "Sian O’Brien", "ÓBrien Siân", "Obrian"])
def test_accents_and_apostrophes_do_not_count(office: Office, typed: str) -> None:
    somebody(office, "Siân O’Brien")
    somebody(office, "Joan Bell")
    assert names(office, typed) == ["Siân O’Brien"]


def test_somebody_is_found_by_the_name_they_had(office: Office) -> None:
    joan = somebody(office, "Joan Bell")
    office.persons.save(replace(joan, name="Joan Marsh"))
    assert names(office, "Joan Bell") == ["Joan Marsh"]
    assert office.persons.person(joan.id).other_names == "Joan Bell"


@pytest.mark.parametrize("typed", ["", "  ", "x", '"', "((", "%", "Zebedee", "🙂🙂🙂"])
def test_what_is_nobody_finds_nobody(office: Office, typed: str) -> None:
    somebody(office, "Joan Bell")
    assert names(office, typed) == []


def test_a_short_name_is_found(office: Office) -> None:
    somebody(office, "Bo Li")
    assert names(office, "bo") == ["Bo Li"]


def test_those_who_work_here_are_not_offered(office: Office) -> None:
    assert names(office, "Ruth Ellis") == []


def test_earlier_cases_come_with_somebody_the_newest_first(office: Office) -> None:
    joan = somebody(office, "Joan Bell")
    for title in ("Gate", "Damp", "Lift"):
        make.a_complaint(office, person=joan, title=title)
    a_request(office, person=joan, title="Dripping tap")
    (candidate,) = office.persons.found("Joan Bell")
    assert [(one.title, one.stands) for one in candidate.earlier] == [
        ("Dripping tap", "open"),
        ("Lift", "to be acknowledged"),
        ("Damp", "to be acknowledged"),
    ]
    assert candidate.further == 2


def test_a_register_of_an_older_program_finds_its_people(office: Office, tmp_path: Path) -> None:
    somebody(office, "Joan Bell")
    with office.desk.register.transaction() as shelves:
        shelves.projections.set_version(1)
    office.close()
    assert names(make.again(tmp_path / "register"), "joan bel") == ["Joan Bell"]


def test_a_restriction_is_kept_only_with_what_makes_it_fair(office: Office) -> None:
    joan = somebody(office, "Joan Bell")
    with pytest.raises(RuleBroken, match="needs its reason"):
        office.persons.save(replace(joan, restriction="Letters only"))
    assert office.persons.person(joan.id) == joan


def test_looking_somebody_up_loads_a_few_people_however_many_there_are(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office.desk.register.transaction() as shelves:
        first = shelves.imports.room().person + 1
        shelves.imports.add_people(
            [Person(id=first + number, name=f"Joan Bell{number}", address="Cottage 3") for number in range(300)]
        )
    read: list[Row[Any]] = []

    def reading(row: Row[Any]) -> Person:
        read.append(row)
        return person_of(row)

    monkeypatch.setattr(facts_shelf, "person_of", reading)
    assert "Joan Bell7" in names(office, "Bell7 Joan")
    assert len(read) <= 2 * MOST


def test_how_letters_are_made_stands_with_what_is_known_of_somebody(office: Office) -> None:
    joan = somebody(office, "Joan Bell", letter_form=Form(18, ground=Ground.CREAM))
    assert dict(details(joan))["Letters to them"] == "Large print 18 pt, cream paper"
    assert "Letters: large print 18 pt, cream paper" in [one.words for one in notices(joan, make.TODAY)]
    (case,) = office.cases.summaries()
    assert case.adjusted
    office.persons.save(replace(joan, letter_form=Form()))
    with office.desk.register.transaction() as shelves:
        last = shelves.record.entries(FactChanged.kind)[-1].event
    assert isinstance(last, FactChanged)
    assert person_read(last.before).letter_form == Form(18, ground=Ground.CREAM)
    assert person_read(last.after).letter_form.is_usual

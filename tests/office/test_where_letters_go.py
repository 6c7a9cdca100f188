"""Letters go to the address to be written to, never to one that must not be, and not unasked to somebody who died."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Person, Role, Whereabouts
from chc_desktop.domain.people.events import LettersTo, Relation, RepresentativeNamed
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from tests import make
from tests.letters import complete

KIND = LetterKind.ACKNOWLEDGEMENT_STAGE1


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


def a_case(office: Office, **changes: object) -> int:
    return make.a_complaint(office, person=replace(make.RESIDENT, **changes))  # type: ignore[arg-type]


def posted(office: Office, case_id: int, sent: str = "by first class post") -> str:
    """The text of the letter as it was issued."""
    contents = complete(office, case_id, KIND)
    document = office.letters.issue(case_id, KIND, contents, sent=sent, dated=make.TODAY, done_by=1)
    return PdfReader(BytesIO(office.cases.document(document))).pages[0].extract_text()


def cautioned(office: Office, case_id: int) -> str:
    return "\n".join(office.letters.look(case_id, KIND, complete(office, case_id, KIND)).cautions)


def test_the_address_printed_is_the_one_to_write_to(office: Office) -> None:
    text = posted(office, a_case(office, no_letters_to="Cottage 3", write_to="c/o Mary Bell\n5 High Street"))
    assert "5 High Street" in text
    assert "Cottage 3" not in text


def test_somebody_who_moved_is_written_to_where_they_live_now(office: Office) -> None:
    moved = {"whereabouts": Whereabouts.MOVED, "since": date(2026, 11, 20), "new_address": "Flat 2\nMill Lane"}
    text = posted(office, a_case(office, **moved))
    assert "Mill Lane" in text
    assert "Cottage 3" not in text


def test_a_letter_cannot_be_posted_to_an_address_that_must_not_be_written_to(office: Office) -> None:
    case_id = a_case(office, no_letters_to="Cottage 3, Church Walk")
    assert "This letter bears no address" in cautioned(office, case_id)
    with pytest.raises(RuleBroken, match="cannot be posted: nothing may be written to “Cottage 3, Church Walk”"):
        posted(office, case_id)
    assert office.cases.view(case_id).documents == ()
    text = posted(office, case_id, "by email")
    assert "Cottage 3" not in text


def test_whoever_speaks_for_somebody_is_not_written_to_at_the_forbidden_address_either(office: Office) -> None:
    case_id = a_case(office, no_letters_to="Cottage 3", write_to="5 High Street")
    partner = Person(name="Sam Bell", role=Role.CONCERNED, address="Cottage 3\nChurch Walk")
    named = RepresentativeNamed(
        happened_on=make.TODAY,
        done_by=1,
        person=0,
        relation=Relation.FAMILY,
        letters_to=LettersTo.REPRESENTATIVE,
        given_on=make.TODAY,
        given_how="Signed letter",
    )
    office.case_people.record(case_id, partner, named)
    with pytest.raises(RuleBroken, match="nothing may be written to “Cottage 3”, and we know no other address of Sam"):
        posted(office, case_id)


def test_whoever_speaks_for_somebody_without_an_address_is_not_said_to_have_a_forbidden_one(office: Office) -> None:
    case_id = a_case(office, no_letters_to="Cottage 3", write_to="5 High Street")
    named = RepresentativeNamed(
        happened_on=make.TODAY,
        done_by=1,
        person=0,
        relation=Relation.FAMILY,
        letters_to=LettersTo.REPRESENTATIVE,
        given_on=make.TODAY,
        given_how="Signed letter",
    )
    office.case_people.record(case_id, Person(name="Sam Bell", role=Role.CONCERNED), named)
    said = cautioned(office, case_id)
    assert "We know no address of Sam Bell." in said
    assert "must not be written to" not in said


def test_a_letter_to_somebody_who_died_asks_who_it_should_go_to(office: Office) -> None:
    case_id = a_case(
        office, whereabouts=Whereabouts.DIED, since=date(2026, 11, 20), what_to_do="Mary Bell is the executor."
    )
    assert (
        "Joan Bell died on Fri 20 Nov 2026. Who should this letter go to? Their details say: Mary Bell is the executor"
        in cautioned(office, case_id)
    )


def test_a_move_to_nowhere_known_is_cautioned(office: Office) -> None:
    case_id = a_case(office, whereabouts=Whereabouts.MOVED)
    assert "Joan Bell has moved, and we do not know where to." in cautioned(office, case_id)


def test_confidentiality_stands_beside_the_letter(office: Office) -> None:
    case_id = a_case(office, confidential="The neighbour must not learn who complained.")
    assert (
        "Confidential about Joan Bell: The neighbour must not learn who complained. Make sure that this letter keeps "
        "to it." in cautioned(office, case_id)
    )


def test_a_letter_to_somebody_without_an_address_says_so_before_it_is_posted(office: Office) -> None:
    case_id = a_case(office, address="")
    assert "We know no address of Joan Bell, so the letter to them bears none." in cautioned(office, case_id)
    assert "no address" not in cautioned(office, a_case(office, write_to="c/o Mary Bell\n5 High Street"))


def test_nothing_is_cautioned_where_nothing_is_the_matter(office: Office) -> None:
    case_id = a_case(office)
    assert "Joan Bell" not in cautioned(office, case_id)


def test_everybody_a_letter_is_about_or_goes_to_comes_with_it(office: Office) -> None:
    letter = office.letters.open(a_case(office), KIND)
    assert [person.name for person in letter.people] == ["Joan Bell"]

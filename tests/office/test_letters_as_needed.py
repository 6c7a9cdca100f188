"""The agreed adjustments of whoever a letter goes to decide how it is made."""

from dataclasses import replace
from pathlib import Path

import pytest

from chc_desktop.domain.letters.form import USUAL_FORM, Face, Form, Ground
from chc_desktop.domain.letters.form_cautions import made_for
from chc_desktop.domain.page import LetterPage
from chc_desktop.domain.people.events import LettersTo
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from tests import make
from tests.documents.reading import structure
from tests.letters import complete, issue
from tests.office import people

LETTER = LetterKind.ACKNOWLEDGEMENT_STAGE1
LARGE = Form(18, Face.LEXEND, Ground.CREAM)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def case_id(office: Office) -> int:
    return make.a_complaint(office)


def pages(office: Office, case_id: int) -> dict[str, LetterPage]:
    """Each letter that is made, by whom it goes to."""
    letter = office.letters.open(case_id, LETTER)
    drawn = [office.letters.page(case_id, LETTER, letter.contents, place=place) for place in range(len(letter.goes_to))]
    return {page.recipient[0]: page for page in drawn}


def cautions(office: Office, case_id: int) -> str:
    contents = office.letters.open(case_id, LETTER).contents
    return "\n".join(office.letters.look(case_id, LETTER, contents).cautions)


def changed(office: Office, case_id: int, name: str = "", **known: object) -> None:
    """What is known of somebody in the case, the complainant unless another is named."""
    view = office.cases.view(case_id)
    person = next(each for each in view.people.values() if each.name == name) if name else view.person
    office.persons.save(replace(person, **known))  # type: ignore[arg-type]


def test_a_letter_is_made_as_its_reader_needs_it(office: Office, case_id: int) -> None:
    assert pages(office, case_id)["Joan Bell"].form == USUAL_FORM
    changed(office, case_id, letter_form=LARGE)
    assert pages(office, case_id)["Joan Bell"].form == LARGE
    (reader,) = office.letters.open(case_id, LETTER).readers
    assert list(made_for([reader])) == ["Made for Joan Bell: large print 18 pt, Lexend typeface, cream paper."]


def test_what_is_issued_is_in_that_form(office: Office, case_id: int) -> None:
    usual = make.a_complaint(office)
    changed(office, case_id, letter_form=Form(20))
    letters = [
        office.cases.document(issue(office, each, LETTER, complete(office, each, LETTER))) for each in (usual, case_id)
    ]
    assert letters[0] != letters[1]
    assert all("Joan Bell" in structure(content).text for content in letters)


def test_a_letter_to_who_speaks_for_the_resident_is_made_for_them(office: Office, case_id: int) -> None:
    people.spoken_for(office, case_id)
    changed(office, case_id, letter_form=LARGE)
    changed(office, case_id, "Sam Bell", letter_form=Form(16))
    assert pages(office, case_id)["Sam Bell"].form == Form(16)
    assert [reader.name for reader in office.letters.open(case_id, LETTER).readers] == ["Sam Bell"]


def test_each_of_several_gets_it_in_their_own_form(office: Office, case_id: int) -> None:
    people.spoken_for(office, case_id, letters_to=LettersTo.BOTH)
    changed(office, case_id, letter_form=LARGE)
    found = pages(office, case_id)
    assert (found["Joan Bell"].form, found["Sam Bell"].form) == (LARGE, USUAL_FORM)


def test_a_letter_offers_translation_and_other_forms_where_that_was_asked_for(office: Office, case_id: int) -> None:
    assert "translated" not in str(pages(office, case_id)["Joan Bell"].blocks)
    changed(office, case_id, letter_form=Form(translation="Polish", offers=True))
    last = pages(office, case_id)["Joan Bell"].blocks[-1]
    assert getattr(last, "text", "") == (
        "We can have this letter translated into Polish for you, or put you through to an interpreter. We can also "
        "send you this letter in another form: in larger print, on paper of another colour, as plain text by email, in "
        "braille, or recorded to be listened to. Please call us on 01234 567890 or email office@amberley.example."
    )


@pytest.mark.parametrize(
    ("adjustment", "unmet"),
    [
        ("Large print", "large print is not chosen"),
        ("letters in 18 point, on yellow paper", "large print and coloured paper are not chosen"),
        ("Braille, please", "a plain text is not chosen"),
        ("dyslexic: easier typeface", "a typeface that is easier to read is not chosen"),
        ("wants letters read aloud", "an audio script is not chosen"),
        ("translate into Polish", "translation is not chosen"),
    ],
)
def test_an_adjustment_in_words_that_the_letter_does_not_follow_is_pointed_out(
    office: Office, case_id: int, adjustment: str, unmet: str
) -> None:
    changed(office, case_id, adjustment=adjustment)
    assert unmet in cautions(office, case_id)


@pytest.mark.parametrize("adjustment", ["telephone first, her daughter reads the letters", "ground floor only", ""])
def test_other_adjustments_are_not_taken_for_one(office: Office, case_id: int, adjustment: str) -> None:
    changed(office, case_id, adjustment=adjustment)
    assert "not chosen" not in cautions(office, case_id)


def test_once_it_is_chosen_nothing_more_is_said(office: Office, case_id: int) -> None:
    changed(office, case_id, adjustment="Large print 18 pt on cream paper", letter_form=LARGE)
    assert "not chosen" not in cautions(office, case_id)

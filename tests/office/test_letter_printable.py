"""What our typefaces cannot show is found while a letter is written, and never after it is printed."""

from dataclasses import replace
from pathlib import Path

import pytest

from chc_desktop.documents.typefaces import unprintable
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.letters.checklist import Check
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.letter_printable import unprintable_in
from chc_desktop.office.office import Office
from tests import make
from tests.letters import a_case_ready_for, complete, issue

LETTER, RESPONSE = LetterKind.ACKNOWLEDGEMENT_STAGE1, LetterKind.RESPONSE_STAGE1


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


def missing(office: Office, case_id: int, kind: LetterKind, text: str = "") -> tuple[Check, ...]:
    """What the letter lacks, its first written part saying this."""
    contents = complete(office, case_id, kind)
    if text:
        contents = replace(contents, texts={**contents.texts, "opening": text})
    return office.letters.look(case_id, kind, contents).missing


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She signs as שלום here.", "Our typefaces cannot show ש ל ו ם (Hebrew letters)."),
        ("مرحبا", "(Arabic letters)"),
        ("Mr 王 wrote", "(Chinese or Japanese letters)"),
        ("\x07 a bell", "Our typefaces cannot show U+0007."),
    ],
)
def test_the_part_and_the_characters_are_named_while_it_is_written(office: Office, text: str, told: str) -> None:
    case_id = make.a_complaint(office)
    (check,) = missing(office, case_id, LETTER, f"Thank you. {text}")
    assert told in check.sentence
    assert check.part == "opening"
    assert check.title == "only letters that can be printed in “Opening”"
    assert check.sentence.endswith("Write it in Latin letters, or leave it out.")


def test_it_keeps_the_letter_here(office: Office) -> None:
    case_id = make.a_complaint(office)
    contents = replace(complete(office, case_id, LETTER), texts={"opening": "שלום"})
    with pytest.raises(RuleBroken, match="Only letters that can be printed in “Opening”"):
        issue(office, case_id, LETTER, contents)
    assert office.cases.view(case_id).case.stage1.acknowledged_on is None


def test_reasons_and_remedies_are_looked_at_too(office: Office) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    contents = complete(office, case_id, RESPONSE)
    decisions = (replace(contents.decisions[0], reasons="The log says 王."), *contents.decisions[1:])
    (check,) = office.letters.look(case_id, RESPONSE, replace(contents, decisions=decisions)).missing
    assert check.part == "decisions"


def test_a_name_or_an_address_that_cannot_be_printed_is_found(office: Office) -> None:
    person = replace(make.RESIDENT, name="יוחנה", address="Cottage 3")
    case_id = make.a_complaint(office, person=person)
    titles = [check.title for check in missing(office, case_id, LETTER)]
    assert "only letters that can be printed in the name and address of יוחנה" in titles


@pytest.mark.parametrize("text", ["Łukasz, Şahin, Nguyễn, Tŷ ŵ", "Дмитрий Ελένη", "✓ 😀 £5 – “so”"])
def test_what_can_be_printed_is_not_held_up(office: Office, text: str) -> None:
    case_id = make.a_complaint(office)
    assert missing(office, case_id, LETTER, text) == ()


def test_what_is_taken_for_sure_can_be_printed() -> None:
    sure = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0x180), *range(0x2013, 0x2027), 0x20AC)))
    assert unprintable_in(sure) == unprintable(sure) == ()

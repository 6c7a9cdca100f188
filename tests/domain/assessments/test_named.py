"""Whether a text that will be published names a resident, however many residents there are."""

import pytest

from chc_desktop.domain.assessments.named import by_surname, named, without
from chc_desktop.office.second_reader import name_words

NAMES = by_surname(["Mrs Ada Okafor", "Jo Park", "Łukasz Żak", "Grace O'Brien", "Mark Green"])


def found(text: str, *kept: str) -> str:
    place = named(text, NAMES, name_words(), kept)
    return place.words if place else ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The complaint of Mrs Okafor was answered late.", "Mrs Okafor"),
        ("Ada Okafor said so.", "Ada Okafor"),
        ("We met Okafor twice.", "Okafor"),
        ("See the park, the green and the mark.", ""),
        ("Mr Park said so.", "Mr Park"),
        ("Answered łukasz żak in time.", "łukasz żak"),
        ("We wrote to O’Brien.", "O’Brien"),
        ("Okafor House has a new lift.", ""),
        ("Ada Okafor came, and Mrs Okafor left.", "Ada Okafor"),
        ("Okafor came, and Mrs Okafor left.", "Okafor"),
        ("Mrs Ada Okafor came.", "Mrs Ada Okafor"),
        ("Complaints policy, section 7.", ""),
        ("", ""),
    ],
)
def test_a_resident_is_found_and_an_ordinary_word_is_not(text: str, words: str) -> None:
    assert found(text) == words


def test_who_was_kept_may_stay_and_the_next_one_is_found() -> None:
    text = "Mrs Okafor and Mr Park asked; Mrs Okafor again."
    assert found(text, "mrs okafor") == "Mr Park"
    assert found(text, "Mrs Okafor", "Mr Park") == ""
    assert found("Ada Okafor agreed.", "Ada Okafor") == ""


def test_a_whole_name_before_a_titled_one_is_not_missed_where_the_titled_one_may_stay() -> None:
    assert found("Ada Okafor came, and Mrs Okafor left.", "Mrs Okafor") == "Ada Okafor"


def test_a_name_is_taken_out_in_the_middle_of_a_sentence_and_at_its_beginning() -> None:
    for text, left in (
        ("We wrote to Mrs Okafor.", "We wrote to a resident."),
        ("It is done. Mrs Okafor agreed.", "It is done. A resident agreed."),
    ):
        place = named(text, NAMES, name_words())
        assert place
        assert without(text, place) == left

"""Everything about a person: what was known before, by which words they are named, and what is somebody else’s."""

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.domain.facts import Person, Whereabouts
from chc_desktop.domain.persons.former import Version, former, no_longer_shown
from chc_desktop.domain.redacting.places import Offer
from chc_desktop.domain.subject_access.others import Flag, details_flagged, flagged, homes_flagged, together
from chc_desktop.domain.subject_access.passages import Naming
from chc_desktop.office.second_reader import name_words

FIRST, SECOND, THIRD = date(2024, 1, 5), date(2025, 2, 6), date(2026, 3, 7)
BEFORE = Person(name="Joan Archer", address="Cottage 3", telephone="01234 111222")
MOVED = replace(BEFORE, address="Cottage 9", whereabouts=Whereabouts.MOVED, new_address="Cottage 9")
NOW = replace(MOVED, name="Joan Bell", whereabouts=Whereabouts.HERE, new_address="")
NAMING = Naming(("Joan Bell", "Joan Archer"), ("Robert Bell",), name_words())


def test_whatever_was_known_is_told_with_the_day_until_which_it_was() -> None:
    found = former((Version(FIRST, BEFORE), Version(SECOND, MOVED), Version(THIRD, NOW)), NOW)
    told = {(each.what, each.was): each.until for each in found}
    assert told[("Address", "Cottage 3")] == SECOND
    assert told[("Name", "Joan Archer")] == THIRD
    assert told[("Died or moved", "day not known, Cottage 9")] == THIRD
    assert [each.until for each in found] == sorted(each.until for each in found)
    assert not [each for each in found if each.what == "Telephone"]


def test_what_is_so_again_is_not_told_as_former() -> None:
    other = replace(BEFORE, telephone="01234 999888")
    versions = (Version(FIRST, BEFORE), Version(SECOND, other), Version(THIRD, BEFORE))
    assert [each.was for each in former(versions, BEFORE)] == ["01234 999888"]


def test_of_a_joined_entry_only_what_is_not_shown_is_told() -> None:
    joined = replace(BEFORE, name="J. Archer", telephone="01234 555444")
    found = no_longer_shown(joined, replace(BEFORE, other_names="J. Archer"), SECOND)
    assert ("Telephone", "01234 555444") in [(each.what, each.was) for each in found]
    assert "Address" not in [each.what for each in found]


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Joan Bell came.", True),
        ("JOAN BELL CAME.", True),
        ("Mrs Archer came.", True),
        ("Mr Bell rang the bell.", True),
        ("The door bell rang.", False),
        ("Robert Bell came.", False),
        ("Robert Bell came with Mrs Bell.", True),
        ("Archer House has a new roof.", False),
        ("", False),
    ],
)
def test_they_are_found_by_every_name_they_had_and_not_by_a_relatives(text: str, is_named: bool) -> None:
    assert NAMING.is_in(text) is is_named


def test_of_a_long_text_the_lines_that_name_them_stay() -> None:
    text = "\n".join(("It rained. " * 30, "Joan Bell came.", "It rained again. " * 30, "She left."))
    assert NAMING.part_of(text) == "…\nJoan Bell came.\n…"
    assert NAMING.part_of("Joan Bell came.\nShe left.") == "Joan Bell came.\nShe left."


def test_a_part_of_a_name_is_told_only_where_it_stands_alone() -> None:
    pages = ("Ada Okafor came.", "Okafor left, Ada Okafor too.", "Okafor.")
    offers = (Offer("Ada Okafor", 2, True), Offer("Okafor", 4, True), Offer("Joan", 1, False))
    assert flagged(pages, offers) == (Flag("Ada Okafor", "pages 1 and 2"), Flag("Okafor", "pages 2 and 3"))


def test_details_of_others_are_told_and_their_own_are_not_however_they_are_written() -> None:
    pages = ("Ring 01234 111222 or +44 1234 999-888, or ada@okafor.example.", "AM1 1AA; BN1 2CD; ref 2026-001.")
    found = details_flagged(pages, ("Telephone +44 1234 111222", "Cottage 3, AM1 1AA"), "letter.pdf")
    assert {each.words for each in found} == {"+44 1234 999-888", "ada@okafor.example", "BN1 2CD"}
    assert {each.where for each in found} == {"letter.pdf, page 1", "letter.pdf, page 2"}
    assert not details_flagged(("SHA-256 a7c7fd39da8b0ab5b50507303 and 2ca72d00558770301234567890",), ())


@pytest.mark.parametrize("detail", ["(01632) 960 983", "bn1 2cd", "AB 12 34 56 C", "20-11-26", "+44 (0)20 7946 0958"])
def test_whatever_is_offered_for_redaction_is_told_as_well(detail: str) -> None:
    assert [each.words for each in details_flagged([f"He said {detail}."], ())] == [detail]
    assert not details_flagged([f"He said {detail}."], [detail])


def test_the_homes_of_others_are_told_but_for_one_that_is_shared() -> None:
    pages = ("She lives beside Cottage 17, and he in Cottage 3.",)
    assert homes_flagged(pages, ("Cottage 17", "Cottage 3", "Cottage 1", "Box"), ("Cottage 3",)) == (
        Flag("Cottage 17", "page 1"),
    )


def test_each_stands_once_with_all_its_places() -> None:
    flags = (Flag("Okafor", "page 1"), Flag("ada@okafor.example", "page 2"), Flag("Okafor", "letter.pdf, page 3"))
    assert together(flags)[1] == Flag("Okafor", "page 1; letter.pdf, page 3")

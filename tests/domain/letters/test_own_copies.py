"""Own copies: written as a file that reads back the same, without what a Code asks for never lost, and compared."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chc_desktop import files
from chc_desktop.domain.letters.file import load_letters, read_letter_text
from chc_desktop.domain.letters.letter import LetterTemplate, Part, Shape
from chc_desktop.domain.letters.own.copy import (
    OwnCopy,
    added,
    as_used,
    changed,
    lost,
    may_be_left_out,
    moved,
    new_part,
    own_letter,
    without,
)
from chc_desktop.domain.letters.own.since import TITLE, Kept, changes, pieces, taken
from chc_desktop.domain.letters.own.text import letter_text
from chc_desktop.domain.resource_file import FaultyFile
from chc_desktop.domain.vocabulary import Element, LetterKind
from tests import nasty

OURS = load_letters(files.resources("letters"))[0]
RESPONSE = OURS[LetterKind.RESPONSE_STAGE1]
LETTERS = [pytest.param(letter, id=kind) for kind, letter in OURS.items()]


def keys(letter: LetterTemplate) -> list[str]:
    return [part.key for part in letter.parts]


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_of_ours_reads_back_the_same(letter: LetterTemplate) -> None:
    assert read_letter_text(letter_text(letter), letter.id) == letter
    assert lost(letter, letter) == ()


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="{}"), max_size=60)


@settings(max_examples=200, deadline=None)
@given(text=ANY_TEXT, heading=ANY_TEXT)
def test_whatever_is_written_reads_back_the_same(text: str, heading: str) -> None:
    letter = changed(RESPONSE, replace(RESPONSE.parts[0], text=text, heading=heading))
    back = read_letter_text(letter_text(letter), "x").parts[0]
    assert (back.text, back.heading) == (text.strip(), heading)


@pytest.mark.parametrize("text", nasty.NASTY)
def test_nasty_words_read_back_the_same(text: str) -> None:
    text = text.replace("{", "(").replace("}", ")")
    letter = changed(RESPONSE, replace(RESPONSE.parts[0], text=text))
    assert read_letter_text(letter_text(letter), "x").parts[0].text == text.strip()


@pytest.mark.parametrize("letter", LETTERS)
def test_no_part_that_a_code_asks_for_is_lost_unnoticed(letter: LetterTemplate) -> None:
    for part in letter.parts:
        faults = lost(without(letter, part.key), letter)
        assert bool(faults) == bool(part.elements)
        assert all(part.label in fault for fault in faults)
        assert may_be_left_out(part) == (not part.elements and part.shape is Shape.TEXT)


def test_a_part_that_lists_the_remedies_cannot_become_plain_text() -> None:
    remedies = next(part for part in RESPONSE.parts if part.shape is Shape.REMEDIES)
    assert lost(changed(RESPONSE, replace(remedies, shape=Shape.TEXT)), RESPONSE) == (
        "remedies.shape: should be “remedies”",
    )


def test_no_text_that_a_code_asks_for_can_be_moved_where_it_would_not_be_printed() -> None:
    definition = RESPONSE.part_for(Element.DEFINITION)
    assert definition
    assert lost(changed(RESPONSE, replace(definition, shape=Shape.POINTS)), RESPONSE) == (
        f"{definition.key}.shape: should be “text”",
    )


def test_an_own_copy_says_what_is_printed_where_nothing_is_outstanding() -> None:
    outstanding = RESPONSE.part_for(Element.OUTSTANDING)
    assert outstanding
    with pytest.raises(FaultyFile, match="otherwise: is empty"):
        own_letter(
            OwnCopy(RESPONSE.kind, 1, letter_text(changed(RESPONSE, replace(outstanding, otherwise=" ")))), RESPONSE
        )


def test_an_own_copy_is_known_by_its_version_and_brings_about_what_ours_does() -> None:
    text = letter_text(replace(RESPONSE, title="Our reply")).replace('"responded"', '"nothing"')
    letter = own_letter(OwnCopy(RESPONSE.kind, 3, text), RESPONSE)
    assert (letter.id, letter.title) == ("response-stage1 (own, version 3)", "Our reply")
    assert letter.brings_about is RESPONSE.brings_about
    assert as_used(letter, RESPONSE).id == letter.id


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind = ", "not a file of this kind"),
        (letter_text(RESPONSE).replace("{received}", "{recieved}"), "“{recieved}” is not known"),
        (letter_text(RESPONSE).replace("{received}", "{received"), "not closed"),
        (letter_text(RESPONSE).replace("response-stage1", "response-stage2"), "kind: should be “response-stage1”"),
        (letter_text(without(RESPONSE, "decisions")), "none serves “reasons”"),
    ],
)
def test_a_broken_own_copy_says_everything_that_is_wrong(text: str, said: str) -> None:
    with pytest.raises(FaultyFile) as faulty:
        own_letter(OwnCopy(RESPONSE.kind, 1, text), RESPONSE)
    assert said in str(faulty.value)
    assert "your own “Stage 1 response”" in str(faulty.value)


def test_parts_are_moved_added_and_left_out() -> None:
    further = new_part(RESPONSE)
    letter = added(RESPONSE, further, "opening")
    assert keys(letter)[:3] == ["opening", "own-1", "understanding"]
    assert new_part(letter).key == "own-2"
    assert keys(moved(letter, "own-1", -1))[0] == "own-1"
    assert moved(letter, "opening", -5) == letter
    assert without(letter, "own-1") == RESPONSE
    assert keys(added(RESPONSE, further, "no such part"))[0] == "own-1"


def test_what_changed_in_ours_is_told_part_by_part() -> None:
    thanks = Part("thanks", "Closing words", "Offer help.", "Do ask us.")
    now = replace(added(without(RESPONSE, "outcome"), thanks, "ombudsman"), title="Our answer, stage 1")
    now = changed(now, replace(now.parts[0], text="We thank you."))
    found = changes(RESPONSE, now)
    assert [change.key for change in found] == [TITLE, "opening", "thanks", "outcome"]
    assert found[2].before == ""
    assert found[3].after == ""
    assert "We thank you." in found[1].after
    assert changes(RESPONSE, RESPONSE) == ()


def test_taking_each_part_of_ours_makes_the_copy_ours_but_for_its_order() -> None:
    mine = moved(changed(RESPONSE, replace(RESPONSE.parts[0], text="Mine.")), "ombudsman", -9)
    thanks = Part("thanks", "Closing words", "Offer help.", "Do ask us.")
    now = replace(added(without(RESPONSE, "outcome"), thanks, "escalation"), title="New title")
    base = RESPONSE
    for change in changes(base, now):
        mine, base = taken(mine, now, change.key), taken(base, now, change.key)
    assert changes(base, now) == ()
    assert mine.title == "New title"
    assert mine.parts[1].text == "Mine.", "what did not change in ours stays as the officer wrote it"
    order = keys(mine)
    assert "outcome" not in order
    assert order.index("thanks") == order.index("escalation") + 1


def test_the_difference_is_told_word_by_word() -> None:
    found = pieces("You can ring us at any time.", "You may ring us at once.")
    assert "".join(piece.text for piece in found if piece.kept is not Kept.NEW) == "You can ring us at any time."
    assert "".join(piece.text for piece in found if piece.kept is not Kept.GONE) == "You may ring us at once."
    assert [piece.text for piece in found if piece.kept is Kept.NEW] == ["may ", "once."]

"""Whatever people write, the second reader reads it to the end, and every place it names is there."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chc_desktop.domain.letters.letter import Decision, LetterContents, Offer
from chc_desktop.domain.reading.reader import read
from tests.letters import TODAY
from tests.nasty import NASTY, WAYS
from tests.reading import a_letter, knowledge, read_letter

PIECES = (
    *WAYS.values(), *NASTY[:-1], "Ruth Ellis", "RUTH\n", "Ellis’s ", "we will repair ", "by 31/02/26 ", "29 February",
    "within 10 days we answer ", "“", "”", ". ", ":\n- ", "it was decided that ", "partly upheld ", "commenced ",
    "Tuesday 4 December 2026", "0/0/00", "99.99.9999", "İstanbul ", "ﬁne ", "\ud800", "²³ days", "①②③ ",
)  # fmt: skip
LONG = (NASTY[-1], WAYS["a word without end"] * 3, "we will " * 4_000, "“" * 5_000, "1/" * 5_000)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=12).map("".join))
def test_nothing_stops_the_reader(text: str) -> None:
    _reads(text)


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:8])
def test_long_texts_do_not_either(text: str) -> None:
    _reads(text)


def test_a_person_with_a_nasty_name_is_looked_for_like_any_other() -> None:
    template, matter, complete = a_letter()
    for staff in NASTY[:-1]:
        read(template, replace(matter, staff=(staff,)), complete, knowledge())


def _reads(text: str) -> None:
    contents = LetterContents(
        texts={"outstanding": text, "opening": text},
        decisions=(Decision(1, None, text, text),),
        offers=(Offer("apology", text, TODAY),),
        no_remedy_because=text,
    )
    for edition in ("hos-2024", "joint-draft"):
        for note in read_letter(contents, edition).notes:
            place = note.place
            assert 0 <= place.start < place.end <= len(place.text)
            assert place.words.strip()
            assert note.sentence.endswith((".", "?"))

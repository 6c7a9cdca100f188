"""A few words of the place in which something was found, those looked for marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.domain.finding.places import Place
from chc_desktop.domain.finding.snippets import Snippet, cut_out, snippets


def marked(snippet: Snippet) -> list[str]:
    return [part.text for part in snippet.parts if part.marked]


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("The boiler pump", "boiler", ["boiler"]),
        ("Mary O’Brien", "obrien", ["O’Brien"]),
        ("Mary O’Brien", "ÓBRIEN", ["O’Brien"]),
        ("Łukasz Şahin", "sahin", ["Şahin"]),
        ("12 High Street\nLudlow\nSY8 1AB", "sy81a", ["SY8 1A"]),
        ("Ring 01234 567890", "01234567", ["01234 567"]),
        ("damp, damp and Damp", "damp", ["damp", "damp", "Damp"]),
        ("damp and cold", "cold damp", ["damp", "cold"]),
    ],
)
def test_the_words_are_marked_as_they_were_written(text: str, typed: str, found: list[str]) -> None:
    (snippet,) = snippets([Place(1, text)], typed)
    assert marked(snippet) == found


def test_what_was_written_last_comes_first() -> None:
    places = [Place(3, "The pump again"), Place(9, "A new pump was fitted"), Place(0, "Pump Lane", "Address")]
    assert [one.place.entry for one in snippets(places, "pump")] == [9]


def test_words_that_stand_apart_are_shown_each_in_its_place() -> None:
    places = [Place(0, "Mary O’Brien", "Name"), Place(4, "The boiler is loud")]
    assert [marked(one) for one in snippets(places, "obrien boiler")] == [["boiler"], ["O’Brien"]]


def test_a_long_text_is_cut_between_words_and_says_so() -> None:
    (snippet,) = snippets([Place(1, f"{'word ' * 60}needle {'straw ' * 60}")], "needle")
    assert snippet.text.startswith("…word")
    assert snippet.text.endswith("…")
    assert len(snippet.text) < 160
    assert marked(snippet) == ["needle"]


def test_line_ends_become_spaces() -> None:
    (snippet,) = snippets([Place(1, "one\n\n  two\tthree")], "two")
    assert snippet.text == "one two three"


@given(st.text(max_size=80), st.text(max_size=8))
def test_whatever_is_written_and_typed_ends_in_an_answer(text: str, typed: str) -> None:
    for snippet in snippets([Place(1, text)], typed):
        assert all(part.text for part in snippet.parts)


@given(st.text(max_size=60))
def test_a_text_without_the_word_gives_nothing(text: str) -> None:
    assert cut_out(text, ["\x00never"]) == ()

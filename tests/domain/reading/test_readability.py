"""The readability figure, against texts that were counted by hand."""

import pytest

from chc_desktop.domain.reading.readability import readability
from chc_desktop.domain.reading.sentences import counted_words, sentences
from chc_desktop.language.syllables import syllables

COUNTED = {
    1: "our damp mould free while these used planned closed caused file style came house care were one some have",
    2: "complaint repaired boiler answer website received upheld again any little wanted quiet being service able city",
    3: "engineer ombudsman satisfied procedure unhappy evidence decision december consider policy contractor",
    4: "responsible vulnerable difficulties independent",
    5: "organisation immediately electricity",
}
"""Common words by how many syllables they have, counted by ear."""

MISSED = {"every": 2, "january": 4, "idea": 3}
"""Those the program misses by one."""


def test_syllables_are_counted_as_they_are_heard() -> None:
    heard = [(word, number) for number, said in COUNTED.items() for word in said.split()]
    assert [(word, number, syllables(word)) for word, number in heard if syllables(word) != number] == []
    assert all(abs(syllables(word) - number) == 1 for word, number in MISSED.items())


@pytest.mark.parametrize(("word", "number"), [("O’Brien", 2), ("antisocial-behaviour", 8), ("'", 1), ("Łódź", 1)])
def test_odd_words_have_syllables_too(word: str, number: int) -> None:
    assert abs(syllables(word) - number) <= 1
    assert syllables(word) >= 1


def test_the_figure_is_the_published_formula() -> None:
    text = "The cat sat on the mat. " * 12  # 6 words and 6 syllables a sentence
    found = readability([text], syllables)
    assert found
    assert (found.words, found.sentences, found.syllables) == (72, 12, 72)
    assert found.grade == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert found.reading_age == 5


def test_hard_text_has_a_higher_age_than_plain_text() -> None:
    plain = "We came to see the roof on Monday. It leaks in two places. We will mend it by Friday. " * 4
    hard = (
        "Notwithstanding the aforementioned organisational responsibilities, the investigation undertaken subsequently "
        "established that the rectification of the identified deficiencies necessitated considerable expenditure. "
    ) * 4
    easy, difficult = readability([plain], syllables), readability([hard], syllables)
    assert easy
    assert difficult
    assert easy.is_good
    assert not difficult.is_good
    assert easy.reading_age < 10 < 18 < difficult.reading_age


def test_numbers_references_addresses_and_short_forms_do_not_count() -> None:
    text = "See 2026-012, 0300 111 3000, www.lgo.org.uk, a@b.example, PR2 0ET and HOS: it’s well-made."
    assert counted_words(text) == ["See", "and", "it’s", "well-made"]


def test_there_is_no_figure_for_a_few_words_or_an_address() -> None:
    assert readability(["We are sorry."], syllables) is None
    assert readability(["- Post: PO Box 1484\n- Telephone: 0300\n- Unit D"] * 40, syllables) is None


def test_sentences_end_where_a_reader_pauses() -> None:
    text = "Mr. Bell came at 9 a.m. on Friday. He said “no.” Why?\n- Fit it\n- Test it\nThe pump goes\n"
    text += "on humming at No. 4. J. Bell."
    assert [each.text for each in sentences(text)] == [
        "Mr. Bell came at 9 a.m. on Friday.",
        "He said “no.”",
        "Why?",
        "Fit it",
        "Test it",
        "The pump goes\non humming at No. 4.",
        "J. Bell.",
    ]
    assert all(text[each.start : each.end] == each.text for each in sentences(text))

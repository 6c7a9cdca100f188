"""What is said when a letter is read aloud."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.domain.letters.spoken import said, spelled


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("by Friday 4 December 2026", "by Friday, the fourth of December twenty twenty-six"),
        ("31 January 2005", "the thirty-first of January two thousand and five"),
        ("1 May 1900, 20 July 2030", "the first of May nineteen hundred, the twentieth of July twenty thirty"),
        ("on 1 November and Monday 22 May.", "on the first of November and Monday, the twenty-second of May."),
        ("12 June 1908", "the twelfth of June nineteen oh eight"),
        ("Call 0300 111 3000.", "Call zero three zero zero, one one one, three zero zero zero."),
        ("+44 7700 900123", "plus four four, seven seven zero zero, nine zero zero one two three"),
        ("AM1 1AA", "A M one, one A A"),
        ("£1,250.50 and £50.00", "1,250 pounds 50 and 50 pounds"),
        ("Pay you £60, by Friday", "Pay you 60 pounds, by Friday"),
        ("10–12 working days (stage 1)", "10 to 12 working days, stage 1"),
        ("jo@example.org", "jo at example dot org"),
        ("https://www.lgo.org.uk/", "www dot lgo dot org dot uk"),
        ("“quoted” – said she", "quoted, said she"),
        ("50% & more: 20 °C ✓ 😀", "50 per cent and more: 20 degrees Celsius yes grinning face"),
        ("Łukasz can’t; Дмитрий can", "Łukasz can’t; Дмитрий can"),
        ("in 2024, of 12,000 homes", "in 2024, of 12,000 homes"),
    ],
)
def test_it_is_said_as_people_say_it(written: str, spoken: str) -> None:
    assert said(written) == spoken


def test_the_reference_is_spelled_wherever_it_stands() -> None:
    assert spelled("2026-012") == "two zero two six dash zero one two"
    assert said("Complaint 2026-012.", "2026-012") == "Complaint two zero two six dash zero one two."
    assert "2026" in said("It was 2026-0123.", "2026-012")


@given(st.text(max_size=80))
def test_no_sign_is_left_for_a_reader_to_stumble_over(text: str) -> None:
    for character in said(text, "2026-012"):
        assert (
            character.isalnum() or character.isspace() or character in "’',.;:?!-" or not re.match(r"[!-~]", character)
        )

"""A letter as plain text and as a script to be read aloud: every word of the page, in its order."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chc_desktop.documents.letter import letter_pdf
from chc_desktop.documents.letter_script import letter_script
from chc_desktop.documents.letter_text import letter_text
from chc_desktop.domain.letters.form import Form
from chc_desktop.domain.page import LetterPage, Missing, Text
from tests.documents.pages import DRAFT, LETTER, LONG_LETTER, letter_with
from tests.documents.reading import even, structure
from tests.documents.test_what_people_type import NASTY


def _words(text: str) -> list[str]:
    """The words, without the marks of lists."""
    return re.findall(r"[^\s•;-]+", text)


@pytest.mark.parametrize("page", [LETTER, LONG_LETTER], ids=["short", "long"])
def test_the_plain_text_has_every_word_of_the_page_in_its_order(page: LetterPage) -> None:
    printed = structure(letter_pdf(replace(page, form=Form(18)))).text
    head = even("\n".join((*page.letterhead.address, *page.letterhead.contact)))
    printed = printed.replace(f" {head}", "", 1).replace("Almshouses", f"Almshouses {head}", 1)
    assert _words(letter_text(page)) == _words(printed)


@pytest.mark.parametrize("text", NASTY)
def test_what_people_type_stays_as_it_is_in_plain_text(text: str) -> None:
    assert f"\r\n\r\n{text}\r\n\r\nYours sincerely" in letter_text(letter_with(text))


def test_a_paragraph_is_one_line_and_lines_end_as_windows_ends_them() -> None:
    text = letter_text(LONG_LETTER)
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(map(len, text.splitlines())) > 400
    assert "- the pump is off from 10 pm;\r\n- the tank is heated before that." in text
    assert "1. Upheld. The pump had no dampers.\r\n2. The report in September\r\nIt was not passed on." in text


def test_a_draft_says_so_and_shows_its_gaps() -> None:
    assert letter_text(DRAFT).startswith("DRAFT\r\n")
    assert "[How to ask for stage 2 is missing]" in letter_text(DRAFT)
    script = letter_script(DRAFT)
    assert script.startswith("This is a draft.")
    assert "Missing: How to ask for stage 2 is missing." in script


def test_the_script_says_what_each_part_is() -> None:
    lines = letter_script(LETTER).replace("\r\n\r\n", "\n").splitlines()
    assert lines == [
        "Letter from: Amberley Almshouses. 1 Church Walk. Amberley. B N one eight, nine N D.",
        "How to reach us: zero one seven nine eight, five five five, zero one zero. "
        "complaints at amberley dash almshouses dot example.",
        "To: Mrs Siân Bowen. Cottage 3. Church Walk. Amberley.",
        "Date: the twenty-fourth of November twenty twenty-six.",
        "Our reference: two zero two six dash zero one two.",
        "Title: Our answer to your complaint, stage 1.",
        "Dear Mrs Bowen.",
        "Thank you for telling us about the noise from the boiler room.",
        "Heading: Our decision.",
        "Number 1: Upheld. The pump had no dampers.",
        "Number 2: The report in September. It was not passed on.",
        "Heading: What we will do.",
        "List of 2 items.",
        "Item 1: What: Fit dampers. By when: Friday, the fourth of December twenty twenty-six.",
        "Item 2: What: Pay you 50 pounds. By when: Friday, the eleventh of December twenty twenty-six.",
        "End of list.",
        "Heading: Until then.",
        "Each night:",
        "List of 2 items.",
        "Item 1: the pump is off from 10 pm.",
        "Item 2: the tank is heated before that.",
        "End of list.",
        "The warden has a key.",
        "Yours sincerely.",
        "Signed: Jane Okafor. Complaints officer.",
        "End of letter.",
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_whatever_is_typed_both_can_be_made(text: str) -> None:
    page = replace(LETTER, blocks=(Text(text), Missing(text)), recipient=(text,), reference=text, draft=True)
    for made in (letter_text(page), letter_script(page)):
        made.encode("utf-8", "surrogatepass")
        assert "Yours sincerely" in made
    assert letter_script(page).endswith("End of letter.\r\n")

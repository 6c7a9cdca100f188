"""A letter as the resident holds it, hears it read aloud, and as the Ombudsman checks it."""

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import page as validation
import pytest
from pypdf import PdfReader

from chc_desktop.documents.letter import letter_pdf
from chc_desktop.domain.page import Heading, Letterhead, LetterPage, Missing, Numbered, Table, Text
from tests.documents.pages import DRAFT, LETTER, LONG_LETTER, LONG_PARAGRAPH, letter_with, logo
from tests.documents.reading import artifacts, even, structure

WITH_LOGO = replace(LETTER, letterhead=replace(LETTER.letterhead, logo=logo()))


@pytest.mark.parametrize("page", [LETTER, LONG_LETTER, DRAFT, WITH_LOGO], ids=["short", "long", "draft", "logo"])
def test_a_letter_is_accessible(page: LetterPage) -> None:
    report = validation.validate_pdf_bytes(letter_pdf(page), profile=validation.ValidationProfile.PDF_UA_1)
    assert not report.failures


def test_a_letter_is_read_aloud_in_the_order_it_is_written() -> None:
    read = structure(letter_pdf(LETTER))
    assert read.text.startswith("Amberley Almshouses 1 Church Walk Amberley BN18 9ND 01798 555 010")
    assert read.text.endswith("The warden has a key. Yours sincerely Jane Okafor Complaints officer")
    tags = [child.tag for child in read.children]
    assert tags == [*["P"] * 7, "H1", "P", "H2", "L", "H2", "Table", "H2", "P", "L", "P", *["P"] * 3]
    assert [node.text for node in read.all("H1", "H2")] == [
        "Our answer to your complaint (stage 1)", "Our decision", "What we will do", "Until then",
    ]  # fmt: skip


def test_a_letter_bears_its_date_in_words_and_its_reference() -> None:
    words = structure(letter_pdf(LETTER)).text
    assert "24 November 2026 Our reference: 2026-012 Dear Mrs Bowen" in words


def test_a_letter_without_a_reference_does_not_mention_one() -> None:
    assert "reference" not in structure(letter_pdf(replace(LETTER, reference=""))).text


def test_lists_are_lists() -> None:
    numbered, bullets = structure(letter_pdf(LETTER)).all("L")
    assert [item.text for item in numbered.all("LI")] == [
        "1. Upheld. The pump had no dampers.", "2. The report in September It was not passed on.",
    ]  # fmt: skip
    assert [item.text for item in bullets.all("LBody")] == [
        "the pump is off from 10 pm;", "the tank is heated before that.",
    ]  # fmt: skip


def test_a_table_says_what_heads_its_columns() -> None:
    (table,) = structure(letter_pdf(LETTER)).all("Table")
    assert [(node.text, node.scope) for node in table.all("TH")] == [("What", "Column"), ("By when", "Column")]
    assert [node.text for node in table.all("TD")][:2] == ["Fit dampers", "Friday 4 December 2026"]


def test_a_draft_says_so_across_every_page_and_an_issued_letter_nowhere() -> None:
    draft = artifacts(letter_pdf(DRAFT))
    assert len(draft) > 1
    assert all(any(mark.subtype == "Watermark" for mark in page) for page in draft)
    assert not any(mark.subtype == "Watermark" for page in artifacts(letter_pdf(LONG_LETTER)) for mark in page)


def test_the_word_draft_is_drawn_and_not_written() -> None:
    assert all(not mark.words for page in artifacts(letter_pdf(DRAFT)) for mark in page if mark.subtype == "Watermark")
    assert "DRAFT" not in structure(letter_pdf(DRAFT)).text


def test_a_gap_is_marked_in_a_draft_and_stops_an_issue() -> None:
    gap = Missing("The decision on point 2 is missing")
    draft = replace(LETTER, draft=True, blocks=(*LETTER.blocks, gap))
    assert gap.text in structure(letter_pdf(draft)).text
    with pytest.raises(ValueError, match="still has a gap: The decision on point 2"):
        letter_pdf(replace(draft, draft=False))


def test_an_issued_letter_never_loses_a_character() -> None:
    page = letter_with("شكرا 中")
    with pytest.raises(ValueError, match="cannot be printed"):
        letter_pdf(page)
    assert "\ufffd" in structure(letter_pdf(replace(page, draft=True))).text


def test_only_a_letter_of_several_pages_counts_them() -> None:
    assert [mark for mark in artifacts(letter_pdf(letter_with("Short.")))[0] if mark.words] == []
    pages = artifacts(letter_pdf(LONG_LETTER))
    feet = [even(mark.words) for page in pages for mark in page if mark.subtype == "Footer"]
    total = len(pages)
    assert feet == [f"Amberley Almshouses · 2026-012 Page {n} of {total}" for n in range(1, total + 1)]


@pytest.mark.parametrize("paragraphs", range(4, 16))
def test_the_signature_never_stands_alone_on_a_page(paragraphs: int) -> None:
    last_page = _pages(letter_pdf(replace(LETTER, blocks=(Text(LONG_PARAGRAPH),) * paragraphs)))[-1]
    assert "Yours sincerely" in last_page
    assert "listened to the pump" in last_page.split("Yours sincerely")[0]


@pytest.mark.parametrize("lines", range(1, 40, 3))
def test_a_heading_stands_on_the_page_of_what_it_heads(lines: int) -> None:
    table = Table(("What", "By when"), (("Fit dampers", "Friday"),) * 3, (1, 1))
    blocks = (Text("A line.\n" * lines), Heading("The heading"), table, Heading("Another"), Text(LONG_PARAGRAPH))
    for page, following in pairwise([*_pages(letter_pdf(replace(LETTER, blocks=blocks))), ""]):
        assert not page.strip().endswith("The heading"), following
        assert not page.strip().endswith("Another"), following


@pytest.mark.parametrize("lines", range(20, 36))
def test_a_short_list_and_the_line_that_leads_to_it_stand_on_one_page(lines: int) -> None:
    help_text = "It is free and independent of us:\n\n- Telephone: 0300\n- Website: www\n- Post: PO Box"
    blocks = (Text("A line.\n" * lines), Heading("Independent help"), Text(help_text))
    (holds_it,) = [page for page in _pages(letter_pdf(replace(LETTER, blocks=blocks))) if "Independent" in page]
    assert all(words in holds_it for words in ("free and", "Telephone:", "Website:", "Post:"))


@pytest.mark.parametrize("lines", range(16, 32))
def test_a_decision_stands_on_the_page_on_which_its_reasons_begin(lines: int) -> None:
    decided = Numbered((("The boiler pump can be heard in the bedroom: upheld", LONG_PARAGRAPH),))
    blocks = (Text("A line.\n" * lines), decided, Text("The end."))
    (holds_it,) = [page for page in _pages(letter_pdf(replace(LETTER, blocks=blocks))) if "upheld" in page]
    assert "We looked at the repair record" in holds_it.split("upheld")[1]


def test_a_date_a_telephone_number_and_a_postcode_are_never_torn_apart() -> None:
    for length in range(40, 90):
        text = f"{'x' * length} on 24 November 2026, (01234 567890) or PR2 0ET (stage 2)."
        read = _lines(letter_pdf(letter_with(text)))
        assert all(
            any(kept in line for line in read) for kept in ("24 November 2026", "01234 567890", "PR2 0ET", "(stage 2)")
        )


def test_a_logo_may_be_a_png_or_a_jpeg() -> None:
    for kind in ("PNG", "JPEG"):
        head = replace(LETTER.letterhead, logo=logo(kind))
        assert b"/Subtype /Image" in letter_pdf(replace(LETTER, letterhead=head))


@pytest.mark.parametrize("file", [b"no picture", logo()[:200], b"%PDF-1.7"])
def test_a_logo_that_is_no_picture_never_breaks_a_letter(file: bytes) -> None:
    damaged = letter_pdf(replace(LETTER, letterhead=replace(LETTER.letterhead, logo=file)))
    assert structure(damaged).text == structure(letter_pdf(LETTER)).text
    assert b"/Subtype /Image" not in damaged


def test_an_address_longer_than_the_window_pushes_the_letter_down() -> None:
    page = replace(LETTER, recipient=tuple(f"Line {number} of it" for number in range(60)))
    words = structure(letter_pdf(page)).text
    assert words.index("Line 59 of it") < words.index("24 November 2026") < words.index("Yours sincerely")


def test_a_letter_of_hardly_anything_can_be_drawn() -> None:
    page = LetterPage(Letterhead("", ()), (), LETTER.dated, "", "", "Title", (), "", (), draft=True)
    assert structure(letter_pdf(page)).text == "24 November 2026 Title"


def test_the_same_letter_is_the_same_bytes_whenever_and_wherever_it_is_made() -> None:
    program = (
        "import sys; from hashlib import sha256; from chc_desktop.documents.letter import letter_pdf;"
        "from tests.documents.pages import DRAFT; sys.stdout.write(sha256(letter_pdf(DRAFT)).hexdigest())"
    )
    digests = set()
    for seed, zone in (("1", "Europe/London"), ("2", "Pacific/Auckland")):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", program], env=surroundings, capture_output=True, text=True, check=True
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def test_what_was_drawn_before_leaves_no_trace() -> None:
    first = letter_pdf(LETTER)
    letter_pdf(letter_with("Кириллица ✓ 😀"))
    assert letter_pdf(LETTER) == first


def test_different_letters_are_different_files() -> None:
    first, second = letter_pdf(letter_with("One.")), letter_pdf(letter_with("Two."))
    assert first[first.index(b"/ID") :] != second[second.index(b"/ID") :]


def _pages(pdf: bytes) -> list[str]:
    """The words of each page's content, its foot left out."""
    return [even(page.extract_text()).split("Amberley Almshouses · ")[0] for page in PdfReader(BytesIO(pdf)).pages]


def _lines(content: bytes) -> list[str]:
    """The lines of the first page as they stand on it."""
    return PdfReader(BytesIO(content)).pages[0].extract_text().splitlines()

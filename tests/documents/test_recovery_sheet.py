"""The recovery sheet: one page that a screen reader can read, with every word under its number and as a code."""

from datetime import date
from io import BytesIO

import page as validation
import pytest
from pypdf import PdfReader

from chc_desktop.documents.recovery_sheet import _modules, recovery_sheet_pdf
from chc_desktop.domain.recovery_sheet import RecoverySheet
from chc_desktop.store import key_file, recovery_words

SHEET = RecoverySheet(
    "The Amberley Almshouses and Relief in Need Charity of Ługøński",
    "3f9a2c11",
    date(2026, 11, 24),
    recovery_words.words_of(key_file.Key("07" * 31 + "a9")),
)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return recovery_sheet_pdf(SHEET)


def test_it_is_one_page_with_everything_on_it(pdf: bytes) -> None:
    (page,) = PdfReader(BytesIO(pdf)).pages
    text = " ".join(page.extract_text().split())
    for number, word in enumerate(SHEET.words, 1):
        assert f"{number}. {word}" in text
    for said in (SHEET.organisation, "Register 3f9a2c11", "Tue 24 Nov 2026", "Use the recovery sheet"):
        assert said in text
    assert recovery_words.key_of(SHEET.words).hex == "07" * 31 + "a9"


def test_a_screen_reader_can_read_it(pdf: bytes) -> None:
    report = validation.validate_pdf_bytes(pdf, profile=validation.ValidationProfile.PDF_UA_1)
    assert not report.failures


def test_the_code_stands_upright_and_says_how_it_is_to_be_read() -> None:
    """Its corners, its dark square, and the format bits with their check, which a mirrored code would fail."""
    modules = _modules(" ".join(SHEET.words))
    ring = [True] * 7
    assert all(len(line) == len(modules) for line in modules)
    assert modules[0][:7] == modules[0][-7:] == modules[-1][:7] == ring
    assert modules[-8][8]
    places = [*((8, n) for n in (0, 1, 2, 3, 4, 5, 7, 8)), *((n, 8) for n in (7, 5, 4, 3, 2, 1, 0))]
    bits = int("".join(str(int(modules[row][column])) for row, column in places), 2) ^ 0x5412
    rest = bits
    for place in range(14, 9, -1):
        rest ^= (0x537 << (place - 10)) * (rest >> place & 1)
    assert (rest, bits >> 13) == (0, 0)


@pytest.mark.parametrize(
    ("one", "other", "asked"), [(0, 0, (1, 2)), (23, 22, (23, 24)), (5, 5, (6, 7)), (5, 2, (3, 6))]
)
def test_two_different_words_are_asked_for(one: int, other: int, asked: tuple[int, int]) -> None:
    given = iter((one, other))
    assert SHEET.asked(lambda _count: next(given)) == asked

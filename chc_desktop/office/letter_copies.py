"""A letter as a file: drawn from its page, or written for a word processor."""

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.page import LetterPage


def draw(page: LetterPage) -> bytes:
    """A letter as a PDF. Raises `RuleBroken` where it would lose a character or its logo is no picture."""
    from chc_desktop.documents.blocks import unprintable_on
    from chc_desktop.documents.letter import letter_pdf  # draws with reportlab, which is slow to import

    if not page.draft and (lost := unprintable_on(page)):
        raise RuleBroken(
            f"The letter holds characters that we cannot print: {' '.join(lost)} "
            f"({', '.join(f'U+{ord(character):04X}' for character in lost)}). Nothing was issued and nothing was "
            "lost. Please write them another way."
        )
    try:
        return letter_pdf(page)
    except ValueError as error:
        raise RuleBroken(str(error)) from error


def as_word(page: LetterPage) -> bytes:
    """A letter as a Word file, which the officer may go on writing in."""
    from chc_desktop.documents.letter_docx import letter_docx  # writes with python-docx, which is slow to import

    return letter_docx(page)

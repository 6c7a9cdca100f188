"""A letter as a file: drawn from its page, written for a word processor, as plain text or as a script."""

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.page import LetterPage


def draw(page: LetterPage) -> bytes:
    """A letter as a PDF. Raises `RuleBroken` where it would lose a character."""
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


def in_plain_text(page: LetterPage) -> str:
    """A letter as plain text, for the body of an email."""
    from chc_desktop.documents.letter_text import letter_text

    return letter_text(page)


def as_word(page: LetterPage) -> bytes:
    """A letter as a Word file, which the officer may go on writing in."""
    from chc_desktop.documents.letter_docx import letter_docx  # writes with python-docx, which is slow to import

    return letter_docx(page)


def as_text(page: LetterPage) -> bytes:
    """A letter as a plain text file, for an email, a screen reader or a braille service."""
    from chc_desktop.documents.letter_text import letter_text

    return letter_text(page).encode(_FOR_WINDOWS, "replace")


def as_script(page: LetterPage) -> bytes:
    """A letter as a text file to be read aloud from."""
    from chc_desktop.documents.letter_script import letter_script

    return letter_script(page).encode(_FOR_WINDOWS, "replace")


_FOR_WINDOWS = "utf-8-sig"
"""Begins with the mark by which older programs of Windows, and of braille services, know the letters beyond English."""

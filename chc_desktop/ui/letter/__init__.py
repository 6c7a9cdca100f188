"""The letter window: fields at the left, the exact letter in the middle, what it must carry at the right."""

from chc_desktop.ui.letter.page import LetterPage

__all__ = ["LetterPage"]

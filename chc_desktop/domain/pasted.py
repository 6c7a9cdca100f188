"""Makes plain writing of what is pasted from Word, an email or a web page."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u2002-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile("[\u00ad\ufeff\ufffc\ufff9-\ufffb]")
_BULLET = re.compile(r"^[ \t]*(?:[•·‣⁃◦▪▫■□●○◆➢➤\uf0b7\uf0a7\uf0d8\uf0fc\uf076]|o(?=\t))[ \t]*", re.MULTILINE)
_SYMBOL_FONT = range(0xE000, 0xF900)
"""Letters of Word’s own symbol typefaces: no other typeface can show them."""


def tidied(text: str) -> str:
    """Lines that end in one way, plain spaces, list dots as “- ”, and nothing that cannot be seen or shown.

    Letters, accents, emoji and the direction of writing stay as they are.
    """
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    text = _BULLET.sub("- ", _UNSEEN.sub("", text))
    return "".join(letter for letter in text if _is_writing(letter))


def is_plain(text: str) -> bool:
    """Whether a line has nothing that would have to be tidied: quick, for every key that is pressed."""
    return (text.isascii() and text.isprintable()) or text == _one_line(text)


def without_unseen(text: str) -> str:
    """One line with the control characters taken out and the spaces at its ends left: what a field may hold."""
    return text if is_plain(text) else _one_line(text)


def _one_line(text: str) -> str:
    one = _LINE_ENDS.sub(" ", text).replace("\n", " ").replace("\t", " ")
    return "".join(letter for letter in _UNSEEN.sub("", _SPACES.sub(" ", one)) if _is_writing(letter))


def _is_writing(letter: str) -> bool:
    if letter in "\n\t":
        return True
    return unicodedata.category(letter) not in ("Cc", "Cs") and ord(letter) not in _SYMBOL_FONT

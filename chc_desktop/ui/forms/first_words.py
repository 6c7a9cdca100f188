"""The first words of what somebody says: as a title, or as the only point of a complaint."""

import re

_TITLE_LENGTH = 60
_SENTENCE = re.compile(r"(.{12,}?[.!?])\s")


def shortened(text: str) -> str:
    """The first words of a text, as a title."""
    line = first_sentence(text).rstrip(".")
    if len(line) <= _TITLE_LENGTH:
        return line
    return line[:_TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


def first_sentence(text: str) -> str:
    """The first sentence of a text, without what stands on further lines; “Mr.” and the like do not end one."""
    line = text.strip().split("\n", 1)[0]
    found = _SENTENCE.match(line)
    return found[1] if found else line

"""Puts what is known of a case into a paragraph, and marks as a gap what is not."""

import re
from collections.abc import Mapping

from chc_desktop.domain.letters.field_words import field_words
from chc_desktop.domain.letters.letter import Field

_FIELD = re.compile(r"\{(\w+)\}")


def filled(text: str, known: Mapping[str, str]) -> str:
    """The paragraph with its fields filled in; a field with nothing known becomes “[the day our answer is due]”."""
    return _FIELD.sub(lambda found: known.get(found[1], "").strip() or _gap(found[1]), text)


def placed(text: str, before: str, after: str) -> str:
    """The paragraph as it goes between two pieces of text: as a paragraph of its own, without a blank line too many."""
    return f"{_lines_between(before)}{text}{_lines_between(after[::-1])}"


def _lines_between(before: str) -> str:
    if not before.strip():
        return ""
    there = len(before) - len(before.rstrip("\n"))
    return "\n" * max(0, 2 - there)


def _gap(name: str) -> str:
    return f"[{field_words(Field(name))}]" if name in set(Field) else f"{{{name}}}"

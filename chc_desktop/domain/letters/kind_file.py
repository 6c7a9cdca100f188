"""Reads which letter a file speaks of."""

import re

from chc_desktop.domain.resource_file import Section
from chc_desktop.domain.vocabulary import LetterKind


def letter_kind(table: Section, key: str = "kind") -> LetterKind:
    """The letter named under a key. Its name is of small letters and hyphens, and of a stage there is."""
    kind = LetterKind(table.text(key))
    if kind and not _NAME.fullmatch(kind):
        table.fault(key, f"“{kind}” should be small letters, hyphens and at most a stage from 1 to 3 at its end")
    return kind


def optional_letter_kind(table: Section, key: str) -> LetterKind | None:
    return letter_kind(table, key) if key in table.data else None


_NAME = re.compile(r"[a-z]+(-[a-z]+)*(?<!-stage)(-stage[123])?")

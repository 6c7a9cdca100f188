"""A letter as its file would say it: what the reader of such files reads back as the same letter."""

from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum

from chc_desktop.domain.letters.letter import LetterTemplate, Part, Shape

_DERIVED = frozenset({"id", "parts", "good_practice"})
"""What the reader works out by itself."""

_ALWAYS = frozenset({"title", "name", "key", "label", "prompt"})


def letter_text(letter: LetterTemplate) -> str:
    """The whole file."""
    tables = ["\n".join(_lines(letter, _ALWAYS))]
    for part in letter.parts:
        always = _ALWAYS | ({"otherwise"} if part.shape is not Shape.TEXT else set())
        tables.append("\n".join(("[[parts]]", *_lines(part, always))))
    return "\n\n".join(tables) + "\n"


def _lines(table: LetterTemplate | Part, always: frozenset[str] | set[str]) -> Iterator[str]:
    for each in fields(table):
        value = getattr(table, each.name)
        if each.name not in _DERIVED and (value or each.name in always):
            yield f"{each.name} = {_written(value)}"


def _written(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case StrEnum():
            return f'"{value.value}"'
        case str() if "\n" in value:
            return '"""\n' + _escaped(value, "\n\t") + '"""'
        case str():
            return f'"{_escaped(value)}"'
        case tuple():
            return f"[{', '.join(map(_written, value))}]"
    raise TypeError(f"a letter's file has no place for {value!r}")


def _escaped(text: str, keep: str = "") -> str:
    """Every quotation mark and unseen character written so that none can end the text."""
    return "".join(_CODES.get(one) or (_code(one) if _is_unseen(one) and one not in keep else one) for one in text)


_CODES = {"\\": "\\\\", '"': '\\"'}


def _is_unseen(character: str) -> bool:
    return ord(character) < 0x20 or ord(character) == 0x7F


def _code(character: str) -> str:
    return f"\\u{ord(character):04X}"

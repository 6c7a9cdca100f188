"""A letter that is being adapted, as it is kept meanwhile: its wording alone, faults and all."""

import json
from dataclasses import replace
from typing import Any

from chc_desktop.domain.letters.letter import LetterTemplate, Part

_WORDING = ("key", "label", "heading", "text", "otherwise")


def wording(letter: LetterTemplate) -> str:
    """The title, and of each part what the officer may have written, in their order."""
    parts = [{name: getattr(part, name) for name in _WORDING} for part in letter.parts]
    return json.dumps({"title": letter.title, "parts": parts}, ensure_ascii=False)


def with_wording(letter: LetterTemplate, kept: str, ours: LetterTemplate) -> LetterTemplate:
    """The letter with the wording that was kept. What a part is for comes from the letter, or from ours."""
    data = json.loads(kept)
    known = {part.key: part for part in (*ours.parts, *letter.parts)}
    parts = tuple(_part(known.get(str(row["key"])), row) for row in data["parts"])
    return replace(letter, title=str(data["title"]), parts=parts)


def _part(known: Part | None, row: dict[str, Any]) -> Part:
    part = known or Part(str(row["key"]), "", "Write what stands here, or leave it empty.", ready=True)
    label, heading, text, otherwise = (str(row[name]) for name in _WORDING[1:])
    return replace(part, label=label, heading=heading, text=text, otherwise=otherwise)

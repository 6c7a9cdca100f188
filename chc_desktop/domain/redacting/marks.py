"""What the officer marked to be taken out of a paper: words, boxes drawn by hand, and whole pages."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from chc_desktop.domain.redacting.boxes import Box


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything that was marked. `stays` are words that were offered and are not taken out; pages count from 0."""

    words: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()
    whole: frozenset[int] = frozenset()

    def on(self, page: int) -> tuple[Box, ...]:
        """The boxes of a page."""
        return tuple(box for box in self.boxes if box.page == page)

    def differs_from(self, other: "Marks") -> set[int]:
        """The pages on which other boxes are drawn, or only one of the two covers everything."""
        return {box.page for box in set(self.boxes) ^ set(other.boxes)} | (self.whole ^ other.whole)

    def with_box(self, box: Box) -> "Marks":
        """With one box more. Its page is no longer covered altogether: it has been looked at."""
        return replace(self, boxes=(*self.boxes, box), whole=self.whole - {box.page})

    def without_box(self, box: Box) -> "Marks":
        return replace(self, boxes=tuple(each for each in self.boxes if each != box))

    def with_box_changed(self, old: Box, new: Box) -> "Marks":
        return replace(self, boxes=tuple(new if each == old else each for each in self.boxes))

    def with_whole(self, page: int, covered: bool) -> "Marks":
        """With a page covered altogether, or not."""
        return replace(self, whole=self.whole | {page} if covered else self.whole - {page})

    def with_word(self, words: str, taken_out: bool) -> "Marks":
        """With words that were offered taken out, or left to stay."""
        rest = tuple(each for each in self.words if each != words), tuple(each for each in self.stays if each != words)
        return replace(
            self, words=(*rest[0], words) if taken_out else rest[0], stays=rest[1] if taken_out else (*rest[1], words)
        )


def written(marks: Marks, of_what: int) -> str:
    """As text, to be kept until the copy is made. `of_what` tells what it was drawn on."""
    boxes = [[each.page, each.left, each.top, each.width, each.height] for each in marks.boxes]
    kept = {"of": of_what, "boxes": boxes, "words": marks.words, "stays": marks.stays, "whole": sorted(marks.whole)}
    return json.dumps(kept, ensure_ascii=False)


def read(text: str, of_what: int, pages: int, fresh: Marks) -> tuple[Marks, bool]:
    """What was kept, on top of `fresh`; and whether boxes had to be left out, as the pages are others now."""
    kept = _kept(text)
    marks = fresh
    for words in _texts(kept.get("stays")):
        marks = marks.with_word(words, False) if words in fresh.words else marks
    for words in _texts(kept.get("words")):
        marks = marks.with_word(words, True) if words in fresh.stays else marks
    drawn = [Box(int(each[0]), *map(float, each[1:5])) for each in kept.get("boxes", ()) if len(each) == 5]
    if kept.get("of") != of_what:
        return marks, bool(drawn)
    whole = frozenset(page for page in kept.get("whole", ()) if page in range(pages))
    return replace(marks, boxes=tuple(box for box in drawn if box.page in range(pages)), whole=whole), False


def _kept(text: str) -> dict[str, Any]:
    try:
        kept = json.loads(text)
    except json.JSONDecodeError:
        return {}
    return kept if isinstance(kept, dict) else {}


def _texts(found: Iterable[object] | None) -> tuple[str, ...]:
    return tuple(str(each) for each in found or ())

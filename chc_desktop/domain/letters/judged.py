"""A letter as it is judged: what each of its parts says, and why a text does not count.

A text that is blank, that is still the field's prompt, or that is one line merely repeating an earlier part does not
count.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from chc_desktop.domain.code import Edition
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter, Part
from chc_desktop.domain.vocabulary import Element

NOTHING_YET = "Nothing is written yet."


@dataclass(frozen=True, slots=True)
class Judged:
    """The letter with what it says; `texts` are by part, the letter's own words where nothing else is written."""

    template: LetterTemplate
    matter: Matter
    contents: LetterContents
    texts: dict[str, str]

    @property
    def edition(self) -> Edition:
        return self.matter.edition

    def flaw(self, part: Part) -> str:
        """Why the text of a part does not count; empty if it does."""
        text = self.texts[part.key]
        return flaw_of(text, part.prompt, self.before(part)) if text.strip() else NOTHING_YET

    def before(self, part: Part) -> set[str]:
        """Every line printed before this part, to notice one that only repeats it."""
        keys = [other.key for other in self.template.parts]
        earlier = self.template.parts[: keys.index(part.key)]
        headings = [line for other in self.template.parts for line in (other.heading, other.label)]
        return lines_of([self.template.title, *headings, *(self.texts[other.key] for other in earlier)])

    def reasons_flaws(self) -> dict[int, str]:
        """By point, why its reasons do not count."""
        part = self.template.part_for(Element.REASONS)
        assert part
        points = self.matter.case.points
        seen = self.before(part) | lines_of([point.text for point in points])
        flaws = {}
        for point in self.matter.case.points_to_answer:
            reasons = self.contents.decision(point.number).reasons
            if not reasons.strip():
                flaws[point.number] = "has none yet"
            elif flaw_of(reasons, part.prompt, seen):
                flaws[point.number] = "has a line that is only our hint, or stands elsewhere in the letter too"
            seen |= lines_of([reasons])
        return flaws


def flaw_of(text: str, prompt: str, before: set[str]) -> str:
    """Why a text does not count, after these lines; empty if it does."""
    plain = plain_text(text)
    if not plain:
        return NOTHING_YET
    if plain == plain_text(prompt):
        return "This is still our prompt. Please write it in your own words."
    if len(text.strip().splitlines()) == 1 and plain in before:
        return "This only repeats another part of the letter."
    return ""


def lines_of(texts: Iterable[str]) -> set[str]:
    return {plain for text in texts for line in text.splitlines() if (plain := plain_text(line))}


def plain_text(text: str) -> str:
    """Text without what makes no difference: capitals, spaces, a list's hyphen, the last stop."""
    return " ".join(text.casefold().split()).removeprefix("- ").rstrip(" .…!")


def digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())

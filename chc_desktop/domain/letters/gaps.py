"""Gaps of a paragraph that nobody has filled yet, such as “[what we found]”."""

import re
from collections.abc import Iterator, Mapping

from chc_desktop.domain import words
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter, Part, Shape

_GAP = re.compile(r"\[[^\[\]\n]{3,160}\]")
_MEANT = frozenset({"sic", "redacted", "name removed", "name withheld"})
"""What people do write in square brackets when they quote."""


def unfilled_gaps(text: str) -> tuple[str, ...]:
    """Each gap that still stands in a text, once, with its brackets. A number or a single letter is none."""
    found = (gap[0] for gap in _GAP.finditer(text))
    return tuple(dict.fromkeys(gap for gap in found if _is_gap(gap[1:-1])))


def gaps_of_parts(
    template: LetterTemplate, matter: Matter, contents: LetterContents, said: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """The gaps that still stand in each part that has any. What the resident wrote themselves is none."""
    theirs = "\n".join(
        (*(point.text for point in matter.case.points), matter.case.outcome_sought, matter.still_unhappy_with)
    )
    found = {}
    for part in template.parts:
        written = "\n".join(_written(part, matter, contents, said[part.key]))
        if gaps := tuple(gap for gap in unfilled_gaps(written) if gap not in theirs):
            found[part.key] = gaps
    return found


def gap_sentence(gaps: tuple[str, ...]) -> str:
    """What is still to be written, and what to do about it."""
    one = len(gaps) == 1
    return (
        f"{words.listed([f'“{gap}”' for gap in gaps])} {'is a gap' if one else 'are gaps'} that nobody has filled yet. "
        f"Please write the words in {'its' if one else 'their'} place. Brackets that are meant can be round ones."
    )


def _is_gap(inside: str) -> bool:
    return sum(letter.isalpha() for letter in inside) >= 3 and inside.strip().casefold() not in _MEANT


def _written(part: Part, matter: Matter, contents: LetterContents, text: str) -> Iterator[str]:
    """What a part prints that the officer may have written."""
    match part.shape:
        case Shape.POINTS:
            for decision in map(contents.decision, (point.number for point in matter.case.points_to_answer)):
                yield from (decision.reasons, decision.policy)
        case Shape.REMEDIES if contents.no_remedy:
            yield contents.no_remedy_because
        case Shape.REMEDIES:
            yield from (offer.what for offer in contents.offers)
        case Shape.OUTSTANDING if contents.nothing_outstanding:
            return
        case Shape.RESPONSIBILITY:
            yield from (text, *(f"{point.why}\n{point.whose}" for point in contents.not_ours))
        case Shape.DONE:
            yield from (text, *(done.what for done in contents.done))
        case Shape.NEW_DATE:
            yield from (text, contents.beyond_cap_because)
        case _:
            yield text

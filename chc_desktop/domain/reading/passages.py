"""Every text of a letter that somebody wrote or could change, with the part it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass

from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter, Part, Shape
from chc_desktop.domain.letters.wording import defaults


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of one field. `own` is true where it is the letter's own words, which the officer has not touched."""

    part: str
    text: str
    own: bool = False


def passages(template: LetterTemplate, matter: Matter, contents: LetterContents) -> tuple[Passage, ...]:
    """In the order in which they are printed; what would not be printed is left out."""
    own = defaults(template, matter, contents)
    found = (passage for part in template.parts for passage in _of(part, own, matter, contents))
    return tuple(passage for passage in found if passage.text.strip())


def _of(part: Part, own: dict[str, str], matter: Matter, contents: LetterContents) -> Iterator[Passage]:
    if part.shape is Shape.POINTS:
        yield from _decided(part, matter, contents)
        return
    if part.shape is Shape.REMEDIES:
        yield from _remedies(part, contents)
        return
    if part.shape is not Shape.OUTSTANDING or not contents.nothing_outstanding:
        text = contents.texts.get(part.key, own[part.key])
        yield Passage(part.key, text, own=text == own[part.key])
    if part.shape is Shape.RESPONSIBILITY:
        for point in contents.not_ours:
            yield from (Passage(part.key, point.why), Passage(part.key, point.whose))
    if part.shape is Shape.NEW_DATE:
        yield Passage(part.key, contents.beyond_cap_because)
    if part.shape is Shape.DONE:
        for done in contents.done:
            yield from (Passage(part.key, _promised(done.promise, matter)), Passage(part.key, done.what))
    if part.shape is Shape.PROMISE:
        yield Passage(part.key, _promised(contents.promise, matter))


def _promised(key: str, matter: Matter) -> str:
    promise = matter.case.promise(key)
    return promise.remedy.what if promise else ""


def _decided(part: Part, matter: Matter, contents: LetterContents) -> Iterator[Passage]:
    for point in matter.case.points_to_answer:
        decision = contents.decision(point.number)
        yield from (Passage(part.key, decision.reasons), Passage(part.key, decision.policy))
        if not decision.without_evidence:
            yield from (Passage(part.key, each.what) for each in point.evidence)
    for point in matter.case.points:
        if point.not_ours:
            yield from (Passage(part.key, point.why_not_ours), Passage(part.key, point.whose))


def _remedies(part: Part, contents: LetterContents) -> Iterator[Passage]:
    if contents.no_remedy:
        yield Passage(part.key, contents.no_remedy_because)
    else:
        yield from (Passage(part.key, offer.what) for offer in contents.offers)

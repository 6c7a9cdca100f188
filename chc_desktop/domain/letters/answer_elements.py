"""When what an answer must carry counts as written: the stage, the points with decision and reasons, the remedies."""

from collections.abc import Callable

from chc_desktop.domain import words
from chc_desktop.domain.letters.judged import Judged, flaw_of, plain_text
from chc_desktop.domain.letters.letter import Offer, Part
from chc_desktop.domain.letters.wording import otherwise
from chc_desktop.domain.vocabulary import Element


def _stage(letter: Judged, part: Part) -> str:
    if letter.texts[part.key].strip() and (flaw := letter.flaw(part)):
        return flaw
    said = plain_text(f"{letter.template.title} {letter.texts[part.key]}")  # other parts may speak of the other stage
    number = letter.matter.stage
    if any(f"stage {name}" in said for name in (str(number), words.number(number))):
        return ""
    return f"Say that this is our answer at stage {number}."


def _definition(letter: Judged, part: Part) -> str:
    if not letter.matter.case.points:
        return "The case has no points yet. Please add them on the page of the case."
    return letter.flaw(part)


def _responsibility(letter: Judged, part: Part) -> str:
    without = [str(point.point) for point in letter.contents.not_ours if not point.why.strip()]
    if without:
        return f"Say why {_points(without)} {'is' if len(without) == 1 else 'are'} not ours to answer for."
    if letter.matter.case.stage1.acknowledged_on is None:
        nobody = [str(point.point) for point in letter.contents.not_ours if not point.whose.strip()]
        if nobody:
            return f"Say who is responsible for {_points(nobody)}, so that it can be taken there."
    return letter.flaw(part)


def _escalation(letter: Judged, part: Part) -> str:
    if flaw := letter.flaw(part):
        return flaw
    said, after = plain_text(letter.texts[part.key]), letter.matter.stage + 1
    if f"stage {after}" in said or f"stage {words.number(after)}" in said:
        return ""
    return f"Say that the {letter.edition.person} can ask for stage {after}, and how."


def _decision(letter: Judged, part: Part) -> str:
    case = letter.matter.case
    if not case.points:
        return "The case has no points yet. Please add them on the page of the case."
    without = [
        str(point.number) for point in case.points_to_answer if letter.contents.decision(point.number).outcome is None
    ]
    return _still_without(without)


def _reasons(letter: Judged, part: Part) -> str:
    if not letter.matter.case.points:
        return "The case has no points yet. Please add them on the page of the case."
    flaws = letter.reasons_flaws()
    without = [str(point) for point, flaw in flaws.items() if flaw == "has none yet"]
    return _still_without(without) or next((f"Point {point} {flaw}." for point, flaw in flaws.items()), "")


def _remedy(letter: Judged, part: Part) -> str:
    contents = letter.contents
    if contents.no_remedy:
        flaw = flaw_of(contents.no_remedy_because, part.prompt, letter.before(part))
        return "Write why there is nothing to put right." if flaw else ""
    if not contents.offers:
        return "Say what we will do and by when, or why there is nothing to put right."
    gaps = ((number, offer_gap(offer)) for number, offer in enumerate(contents.offers, 1))
    return next((f"Remedy {number} {gap}" for number, gap in gaps if gap), "")


def offer_gap(offer: Offer) -> str:
    """What a remedy lacks, to stand after its name; empty where it says what and by when."""
    if not offer.what.strip():
        return "does not say yet what we will do."
    if offer.by is None:
        return "has no date yet by which it will be done."
    return "has an amount we cannot read. Please write it like 50 or 12.50." if offer.pence is None else ""


def _outstanding(letter: Judged, part: Part) -> str:
    if letter.contents.nothing_outstanding:
        says_so = otherwise(part, letter.matter, letter.contents).strip()
        return (
            "" if says_so else "The wording of this letter does not say that nothing is outstanding. Please write it."
        )
    flaw = letter.flaw(part)
    return "Write what is still to be done, or tick that nothing is outstanding." if flaw else ""


def _still_without(points: list[str]) -> str:
    if not points:
        return ""
    return f"{words.capital(_points(points))} {'has' if len(points) == 1 else 'have'} none yet."


def _points(numbers: list[str]) -> str:
    return f"point{'' if len(numbers) == 1 else 's'} {words.listed(numbers)}"


RULES: dict[Element, Callable[[Judged, Part], str]] = {
    Element.STAGE: _stage,
    Element.DEFINITION: _definition,
    Element.RESPONSIBILITY: _responsibility,
    Element.ESCALATION: _escalation,
    Element.DECISION: _decision,
    Element.REASONS: _reasons,
    Element.REMEDY: _remedy,
    Element.OUTSTANDING: _outstanding,
}

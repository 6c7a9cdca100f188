"""What a letter must carry, by the edition, and whether it does.

A part that is blank, that is still the field's prompt, or that is one line merely repeating an earlier part
does not count.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition, RequiredElement
from chc_desktop.domain.deadlines import Deadline
from chc_desktop.domain.letters.gaps import gap_sentence, gaps_of_parts
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter, Offer, Part
from chc_desktop.domain.letters.wording import texts
from chc_desktop.domain.vocabulary import Element


@dataclass(frozen=True, slots=True)
class Check:
    """One required element: whether the letter carries it, and if not, what to write and in which part."""

    required: RequiredElement
    met: bool
    sentence: str = ""
    part: str = ""

    @property
    def title(self) -> str:
        """“a · the stage”."""
        return f"{self.required.mark} · {self.required.title}" if self.required.mark else self.required.title

    @property
    def provision(self) -> str:
        """“6.9 (a)”, or “our good practice”."""
        if not self.required.provision:
            return "our good practice"
        return f"{self.required.provision} ({self.required.mark})" if self.required.mark else self.required.provision

    @property
    def refusal(self) -> str:
        """Why the letter cannot be issued yet, for one element."""
        where = words.cited(self.provision) if self.required.provision else self.provision
        return f"{words.capital(self.required.title)} ({where}): {self.sentence}"


def checklist(template: LetterTemplate, matter: Matter, contents: LetterContents) -> tuple[Check, ...]:
    """Every element the case's edition asks of this letter, in the edition's order."""
    letter = _Letter(template, matter, contents, texts(template, matter, contents))
    checks = [_check(required, letter) for required in matter.edition.elements(template.kind)]
    for part, gaps in gaps_of_parts(template, matter, contents, letter.texts).items():
        _mind_the_gaps(checks, letter.template, part, gap_sentence(gaps))
    return tuple(checks)


@dataclass(frozen=True, slots=True)
class _Letter:
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
        if not text.strip():
            return "Nothing is written yet."
        return _flaw(text, part.prompt, self._before(part))

    def _before(self, part: Part) -> set[str]:
        """Every line printed before this part, to notice one that only repeats it."""
        keys = [other.key for other in self.template.parts]
        earlier = self.template.parts[: keys.index(part.key)]
        headings = [line for other in self.template.parts for line in (other.heading, other.label)]
        return _lines([self.template.title, *headings, *(self.texts[other.key] for other in earlier)])

    def reasons_flaws(self) -> dict[int, str]:
        """By point, why its reasons do not count."""
        part = self.template.part_for(Element.REASONS)
        assert part
        points = self.matter.case.points
        seen = self._before(part) | _lines([point.text for point in points])
        flaws = {}
        for point in self.matter.case.points_to_answer:
            reasons = self.contents.decision(point.number).reasons
            if not reasons.strip():
                flaws[point.number] = "has none yet"
            elif _flaw(reasons, part.prompt, seen):
                flaws[point.number] = "has a line that is only our hint, or stands elsewhere in the letter too"
            seen |= _lines([reasons])
        return flaws


def _check(required: RequiredElement, letter: _Letter) -> Check:
    part = letter.template.part_for(required.element)
    if part is None and required.element is not Element.STAGE:
        return Check(required, False, "This letter has no place for it. Please install the program again.")
    sentence = _RULES.get(required.element, _written)(letter, part or letter.template.parts[0])
    return Check(required, not sentence, sentence, part.key if part else letter.template.parts[0].key)


def _mind_the_gaps(checks: list[Check], template: LetterTemplate, key: str, sentence: str) -> None:
    """A part with a gap is not there yet, whether the Code asks for it or not."""
    places = [place for place, check in enumerate(checks) if check.part == key]
    if any(not checks[place].met for place in places):
        return
    if places:
        checks[places[-1]] = replace(checks[places[-1]], met=False, sentence=sentence)
        return
    part = next(part for part in template.parts if part.key == key)
    required = RequiredElement(next(iter(part.elements), Element.STAGE), part.label, good_practice=True)
    checks.append(Check(required, False, sentence, key))


def _written(letter: _Letter, part: Part) -> str:
    """The rule of most elements: the part says something of its own."""
    return letter.flaw(part)


def _stage(letter: _Letter, part: Part) -> str:
    said = _plain(f"{letter.template.title} {letter.texts[part.key]}")  # other parts may speak of the other stage
    number = letter.template.kind.stage
    if any(f"stage {name}" in said for name in (str(number), words.number(number))):
        return ""
    return f"Say that this is our answer at stage {number}."


def _definition(letter: _Letter, part: Part) -> str:
    if not letter.matter.case.points:
        return "The case has no points yet. Please add them on the page of the case."
    return letter.flaw(part)


def _responsibility(letter: _Letter, part: Part) -> str:
    without = [str(point.point) for point in letter.contents.not_ours if not point.why.strip()]
    if without:
        return f"Say why {_points(without)} {'is' if len(without) == 1 else 'are'} not ours to answer for."
    if letter.matter.case.stage1.acknowledged_on is None:
        nobody = [str(point.point) for point in letter.contents.not_ours if not point.whose.strip()]
        if nobody:
            return f"Say who is responsible for {_points(nobody)}, so that it can be taken there."
    return letter.flaw(part)


def _ombudsman(letter: _Letter, part: Part) -> str:
    text, ombudsman = letter.texts[part.key], letter.edition.ombudsman
    if flaw := letter.flaw(part):
        return flaw
    if _plain(ombudsman.name).removesuffix(" service") not in _plain(text):
        return f"Name the {ombudsman.name}."
    if _digits(ombudsman.telephone) not in _digits(text) and ombudsman.website.casefold() not in _plain(text):
        return f"Give its telephone number, {ombudsman.telephone}, or its website, {ombudsman.website}."
    return ""


def _escalation(letter: _Letter, part: Part) -> str:
    if flaw := letter.flaw(part):
        return flaw
    said, after = _plain(letter.texts[part.key]), letter.template.kind.stage + 1
    if f"stage {after}" in said or f"stage {words.number(after)}" in said:
        return ""
    return f"Say that the {letter.edition.person} can ask for stage {after}, and how."


def _due_date(letter: _Letter, part: Part) -> str:
    if flaw := letter.flaw(part):
        return flaw
    due, text = letter.matter.response.due, letter.texts[part.key]
    if words.letter_day(due) in text or words.day(due) in text:
        return ""
    return f"Our answer is due by {words.long_day(due)}. Please give that date."


def _decision(letter: _Letter, part: Part) -> str:
    case = letter.matter.case
    if not case.points:
        return "The case has no points yet. Please add them on the page of the case."
    without = [
        str(point.number) for point in case.points_to_answer if letter.contents.decision(point.number).outcome is None
    ]
    return _still_without(without)


def _reasons(letter: _Letter, part: Part) -> str:
    if not letter.matter.case.points:
        return "The case has no points yet. Please add them on the page of the case."
    flaws = letter.reasons_flaws()
    without = [str(point) for point, flaw in flaws.items() if flaw == "has none yet"]
    return _still_without(without) or next((f"Point {point} {flaw}." for point, flaw in flaws.items()), "")


def _remedy(letter: _Letter, part: Part) -> str:
    contents = letter.contents
    if contents.no_remedy:
        flaw = _flaw(contents.no_remedy_because, part.prompt, set())
        return "Write why there is nothing to put right." if flaw else ""
    if not contents.offers:
        return "Say what we will do and by when, or why there is nothing to put right."
    gaps = ((number, _offer_gap(offer)) for number, offer in enumerate(contents.offers, 1))
    return next((f"Remedy {number} {gap}" for number, gap in gaps if gap), "")


def _offer_gap(offer: Offer) -> str:
    if not offer.what.strip():
        return "does not say yet what we will do."
    if offer.by is None:
        return "has no date yet by which it will be done."
    return "has an amount we cannot read. Please write it like 50 or 12.50." if offer.pence is None else ""


def _outstanding(letter: _Letter, part: Part) -> str:
    if letter.contents.nothing_outstanding:
        return ""
    flaw = letter.flaw(part)
    return "Write what is still to be done, or tick that nothing is outstanding." if flaw else ""


def _new_date(letter: _Letter, part: Part) -> str:
    response, chosen = letter.matter.response, letter.contents.new_date
    if chosen is None:
        return "Choose the day by which we will answer."
    if chosen <= response.due:
        return f"Choose a day after {words.day(response.due)}, the date it is due now."
    latest = response.latest_if_extended
    if latest and chosen > latest and not letter.contents.beyond_cap_because.strip():
        return _beyond_cap(response, letter.edition)
    return ""


def _beyond_cap(response: Deadline, edition: Edition) -> str:
    extension = edition.limit(response.duty).extension
    assert extension
    assert response.latest_if_extended
    agreed = extension.agreed_beyond
    because = f"how they agreed to a later one ({words.cited(agreed)})" if agreed else "the good reason for a later one"
    return (
        f"An extension is at most {words.count(extension.days or 0, 'working day')}, to "
        f"{words.day(response.latest_if_extended)} ({words.cited(extension.provision)}). Choose that day or an "
        f"earlier one, or write {because}."
    )


_RULES: dict[Element, Callable[[_Letter, Part], str]] = {
    Element.STAGE: _stage,
    Element.DEFINITION: _definition,
    Element.RESPONSIBILITY: _responsibility,
    Element.OMBUDSMAN: _ombudsman,
    Element.OMBUDSMAN_REFERRAL: _ombudsman,
    Element.ESCALATION: _escalation,
    Element.DUE_DATE: _due_date,
    Element.DECISION: _decision,
    Element.REASONS: _reasons,
    Element.REMEDY: _remedy,
    Element.OUTSTANDING: _outstanding,
    Element.NEW_DATE: _new_date,
}


def _flaw(text: str, prompt: str, before: set[str]) -> str:
    plain = _plain(text)
    if not plain:
        return "Nothing is written yet."
    if plain == _plain(prompt):
        return "This is still our prompt. Please write it in your own words."
    if len(text.strip().splitlines()) == 1 and plain in before:
        return "This only repeats another part of the letter."
    return ""


def _still_without(points: list[str]) -> str:
    if not points:
        return ""
    return f"{words.capital(_points(points))} {'has' if len(points) == 1 else 'have'} none yet."


def _points(numbers: list[str]) -> str:
    return f"point{'' if len(numbers) == 1 else 's'} {words.listed(numbers)}"


def _lines(texts: Iterable[str]) -> set[str]:
    return {plain for text in texts for line in text.splitlines() if (plain := _plain(line))}


def _plain(text: str) -> str:
    """Text without what makes no difference: capitals, spaces, a list's hyphen, the last stop."""
    return " ".join(text.casefold().split()).removeprefix("- ").rstrip(" .…!")


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())

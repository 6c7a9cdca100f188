"""What a letter must carry, by the edition, and whether it does. Each element has its rule, or that of a plain text."""

from dataclasses import dataclass, replace

from chc_desktop.domain import words
from chc_desktop.domain.code import RequiredElement
from chc_desktop.domain.letters import answer_elements, letter_elements
from chc_desktop.domain.letters.gaps import gap_sentence, gaps_of_parts
from chc_desktop.domain.letters.judged import Judged
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter, Part
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
    letter = Judged(template, matter, contents, texts(template, matter, contents))
    checks = [_check(required, letter) for required in template.asked(matter.edition)]
    for part, gaps in gaps_of_parts(template, matter, contents, letter.texts).items():
        _mind_the_gaps(checks, letter.template, part, gap_sentence(gaps))
    return tuple(checks)


def _check(required: RequiredElement, letter: Judged) -> Check:
    part = letter.template.part_for(required.element)
    if part is None and required.element is not Element.STAGE:
        return Check(
            required,
            False,
            f"The letter’s file, “{letter.template.id}.toml”, has no place for it. Please install the program again.",
        )
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


def _written(letter: Judged, part: Part) -> str:
    """The rule of most elements: the part says something of its own."""
    return letter.flaw(part)


_RULES = {**answer_elements.RULES, **letter_elements.RULES}

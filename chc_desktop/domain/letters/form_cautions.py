"""Whether a letter is made as its reader needs it: what it is made like, and what was agreed but not chosen."""

import re
from collections.abc import Callable, Iterable, Iterator

from chc_desktop.domain import words
from chc_desktop.domain.facts import Person
from chc_desktop.domain.letters.form import Face, Form, Ground


def made_for(people: Iterable[Person]) -> Iterator[str]:
    """“Made for Joan Bell: large print 18 pt, cream paper.”, for each whose letters are made otherwise than usual."""
    for person in people:
        if not person.letter_form.is_usual:
            yield f"Made for {person.name}: {person.letter_form.phrase}."


def form_cautions(person: Person) -> Iterator[str]:
    """What the words of an adjustment speak of, and the letter is not made like."""
    unmet = [
        what
        for what, pattern, is_met in _SPOKEN_OF
        if pattern.search(person.adjustment) and not is_met(person.letter_form)
    ]
    if unmet:
        agreed = " ".join(person.adjustment.split()).rstrip(".")
        yield (
            f"The adjustment agreed with {person.name} says “{agreed}”, but the letter is not made so: "
            f"{words.listed(unmet)} {'is' if len(unmet) == 1 else 'are'} not chosen. Choose it in their details, under "
            "“How letters are made for them”."
        )


def _spoken_of(
    what: str, pattern: str, is_met: Callable[[Form], bool]
) -> tuple[str, re.Pattern[str], Callable[[Form], bool]]:
    return what, re.compile(pattern, re.IGNORECASE), is_met


_SPOKEN_OF = (
    _spoken_of(
        "large print",
        r"\blarg(e|er) (print|text|type|font)|\bbig(ger)? (print|text|letters)|\b(1[4-9]|2\d) ?-?(pt|point)",
        lambda form: form.is_large,
    ),
    _spoken_of("a typeface that is easier to read", r"\bdyslexi|\blexend\b", lambda form: form.face is not Face.USUAL),
    _spoken_of(
        "coloured paper",
        r"\b(yellow|cream|colou?red|tinted|buff)\b.{0,12}\b(paper|page|background)",
        lambda form: form.ground is not Ground.WHITE,
    ),
    _spoken_of("a plain text", r"\bbraille\b|\bplain text\b|\bscreen reader", lambda form: form.plain_text),
    _spoken_of(
        "an audio script",
        r"\baudio\b|\brecord(ed|ing)\b.{0,10}\b(letter|voice)|\bread (out|aloud)\b|\bon (cd|tape)\b",
        lambda form: form.audio,
    ),
    _spoken_of("translation", r"\btranslat", lambda form: bool(form.translation.strip())),
)

"""“10 days” where the Code counts ten working days."""

import re
from collections.abc import Iterator

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.letters.letter import Matter
from chc_desktop.domain.reading.note import Kind, Note, Place
from chc_desktop.domain.reading.passages import Passage
from chc_desktop.domain.reading.plain_letters import plain_letters
from chc_desktop.domain.reading.sentences import sentences
from chc_desktop.domain.vocabulary import Unit


def days(passage: Passage, matter: Matter, prose: str) -> Iterator[Note]:
    """Each number of days that the edition counts as working days, in a sentence about answering."""
    if "days" not in prose.lower():
        return
    counted = _counted(matter.edition)
    for sentence in sentences(prose):
        plain = plain_letters(sentence.text)
        if not _ANSWERING.search(plain):
            continue
        for found in _DAYS.finditer(plain):
            number = _NUMBERS.get(found["number"]) or int(found["number"])
            if number in counted:
                start, end = sentence.start + found.start("number"), sentence.start + found.end()
                yield _note(Place(passage.part, passage.text, start, end), found["number"], counted[number])


def _note(place: Place, number: str, provision: str) -> Note:
    instead = f"{number} working days"
    return Note(Kind.WORKING_DAYS, place, f"Working days are counted: write “{instead}”.", instead, provision)


def _counted(edition: Edition) -> dict[int, str]:
    """The limits the edition gives in working days, and their provisions. What it calls “days” may be called so."""
    given = [(limit.days, limit.unit, limit.provision) for limit in edition.limits]
    more = [limit.extension for limit in edition.limits if limit.extension]
    given += [(each.days, each.unit, each.provision) for each in more if each.days]
    called_days = {number for number, unit, _provision in given if unit is Unit.DAYS}
    return {number: provision for number, _unit, provision in reversed(given) if number not in called_days}


_NUMBERS = {words.number(each): each for each in range(1, 13)} | {"fifteen": 15, "twenty": 20, "thirty": 30}
_DAYS = re.compile(
    r"\b(?:within|in|another|further|by|takes?|have|has|allows?|allowed|up to|than|most|first|next)\s+"
    r"(?:(?:a|an|the|next|another|further|up to|calendar)\s+)*"
    rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(?:calendar\s+)?days\b(?!['’]?\s+(?:ago|notice|earlier|late\b))"
)
_ANSWERING = re.compile(r"\b(?:acknowledg\w*|answer\w*|respon[ds]\w*|repl(?:y|ies|ied)|stage|exten[ds]\w*|reach you)\b")

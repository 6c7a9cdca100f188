"""Sentences that are too long, and things that are done by nobody."""

import re
from collections.abc import Iterator

from chc_desktop.domain.reading.note import Kind, Note, Place
from chc_desktop.domain.reading.passages import Passage
from chc_desktop.domain.reading.plain_letters import plain_letters
from chc_desktop.domain.reading.sentences import counted_words, sentences

LONGEST = 28
"""Words in a sentence, or between its colons and semicolons, that can still be read in one go."""


def long_sentences(passage: Passage, prose: str) -> Iterator[Note]:
    """Each sentence that is hard to read because of its length."""
    for sentence in sentences(prose):
        words = max(len(counted_words(each)) for each in _BREATH.split(sentence.text))
        if words > LONGEST:
            place = Place(passage.part, passage.text, sentence.start, sentence.end)
            yield Note(Kind.LONG, place, f"{words} words in one breath. Can it be two sentences?")


def passives(passage: Passage, prose: str) -> Iterator[Note]:
    """Each place at which something is done, or will be, without saying simply who does it.

    Only three shapes count: “it was decided that”, “was lost by our contractor” and “will be repaired”. Most other
    passives are good English.
    """
    plain = plain_letters(prose)
    for found in _PASSIVE.finditer(plain):
        yield Note(
            Kind.PASSIVE, Place(passage.part, passage.text, found.start(), found.end()), _SAY[str(found.lastgroup)]
        )


_BREATH = re.compile(r"[:;]")
_BE = r"(?:is|are|was|were|has\s+been|have\s+been|had\s+been|is\s+being|are\s+being|was\s+being|were\s+being)"
_DONE = (
    r"(?:[a-z]{2,}ed|made|done|sent|lost|given|taken|told|found|put|paid|written|seen|left|broken|kept|held|built|"
    r"read|shown|dealt with|looked at)"
)
_FELT = "decided|agreed|found|noted|considered|felt|concluded|established|identified|acknowledged|accepted|determined"
_WHO = (
    "contractors?|officers?|engineers?|team|landlord|council|board|trustees|staff|surveyors?|managers?|organisation|"
    "department|office|caretaker|plumber|electrician|panel|committee"
)
_SOON = (
    "contacted|informed|notified|advised|arranged|carried out|undertaken|completed|repaired|replaced|inspected|"
    "reviewed|provided|sent|paid|fixed|fitted|installed|renewed|removed|cleaned|treated|painted|investigated|written|"
    "telephoned|called|visited|offered|issued|updated|actioned"
)
_PASSIVE = re.compile(
    rf"(?P<it>\bit\s+{_BE}\s+(?:{_FELT})\s+that\b)"
    rf"|(?P<by>\b{_BE}\s+(?:\w+ly\s+)?{_DONE}\s+by\s+(?:us\b|(?:our|the|a|an)\s+(?:[\w-]+\s+)?(?:{_WHO})\b))"
    rf"|(?P<will>\b(?:will|shall)\s+be\s+(?:{_SOON})\b(?!\s+by\s+(?:us|our|the|a|an)\s))"
)
_SAY = {
    "it": "Say who thinks so: “we decided”, “we found”.",
    "by": "Turn it round, with who does it first: “our contractor lost …”.",
    "will": "Say who will do it: “we will …”.",
}

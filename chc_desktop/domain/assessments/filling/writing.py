"""What is to be written into one cell of a form."""

from dataclasses import dataclass
from enum import Enum

from chc_desktop.domain.assessments.answer import Comply


class Kind(Enum):
    """A cell takes a text, or the answer: in words, as a choice or as a tick."""

    TEXT = "text"
    ANSWER = "answer"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Write:
    """One cell, counted as the reader counts, and what it is to say. `comply` goes with an answer, in words or not.

    `field` is what the officer calls it: “the answer”, “the evidence”.
    """

    cell: int
    kind: Kind
    text: str
    field: str
    comply: Comply = Comply.UNANSWERED


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one write: `fault` says why it could not be, `replaced` that something else stood there.

    `loses_words` where an answer in its own words could only be ticked or chosen.
    """

    write: Write
    fault: str = ""
    replaced: bool = False
    loses_words: bool = False

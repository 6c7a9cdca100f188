"""The second reader on a long letter, while one field of it is being written, beside the words of that letter found.

The floor finds each word by one pattern and looks it up in a set: the least a reader must do who knows every word.
"""

import re
from itertools import count

from benchmarks.ratio import Ratio, in_turn
from chc_desktop.domain.letters.letter import Decision, LetterContents
from chc_desktop.domain.reading.passages import passages
from chc_desktop.domain.reading.reader import read
from tests.reading import a_letter, knowledge

_PARAGRAPH = (
    "Your note of 3 September reached our office the next day, and nobody read it. Our engineer came on 12 November "
    "and found that the pump had been fitted without dampers. We will fit them by Friday 4 December 2026. "
    "We are sorry. "
)
_WORD = re.compile(r"[a-z'’-]+")


def second_reader() -> Ratio:
    """A letter of about 1,200 words, of which one field has changed each time."""
    template, matter, complete = a_letter()
    known, words, turn = knowledge(), frozenset(_PARAGRAPH.lower().split()), count()

    def written() -> LetterContents:
        texts = {"outstanding": f"{_PARAGRAPH * 10}{next(turn)}"}
        reasons = tuple(Decision(point.number, None, _PARAGRAPH * 10) for point in matter.case.points)
        return LetterContents(texts=texts, decisions=reasons, offers=complete.offers)

    def floor() -> int:
        said = passages(template, matter, written())
        return sum(word not in words for each in said for word in _WORD.findall(each.text.lower()))

    def ours() -> object:
        return read(template, matter, written(), known)

    return Ratio("a letter of 1,200 words read while it is written", *in_turn(ours, floor, 40), "ms", 20.0)

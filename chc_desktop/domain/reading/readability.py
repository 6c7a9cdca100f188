"""How easy a letter is to read, by the Flesch-Kincaid grade.

Grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59 (J. P. Kincaid, R. P. Fishburne, R. L. Rogers and
B. S. Chissom, “Derivation of New Readability Formulas for Navy Enlisted Personnel”, Research Branch Report 8-75, 1975).
A grade is a year of American school, which begins at six: the reading age is the grade and five years.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from chc_desktop.domain.reading.sentences import counted_words, sentences

AIM = 14
"""The reading age to stay below: about half of all adults read with ease what a pupil of that age can read."""

_FEWEST_WORDS = 60
_FEWEST_IN_A_SENTENCE = 4


@dataclass(frozen=True, slots=True)
class Readability:
    """How many words and syllables were counted in how many sentences."""

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float:
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def reading_age(self) -> int:
        """In years, at least five."""
        return max(5, round(self.grade + 5))

    @property
    def is_good(self) -> bool:
        return self.reading_age < AIM


def readability(texts: Iterable[str], syllables: Callable[[str], int]) -> Readability | None:
    """Of everything in these texts; None while there are too few words to say.

    What is no sentence (a telephone number with its label, one line of an address) is not counted.
    """
    counted = [_counted(text, syllables) for text in texts]
    words, number, heard = (sum(each[place] for each in counted) for place in range(3))
    return Readability(words, number, heard) if words >= _FEWEST_WORDS else None


@lru_cache(256)
def _counted(text: str, syllables: Callable[[str], int]) -> tuple[int, int, int]:
    """Words, sentences and syllables of one text; while a letter is written most of its texts stay as they are."""
    said = (counted_words(each.text) for each in sentences(text))
    counted = [words for words in said if len(words) >= _FEWEST_IN_A_SENTENCE]
    heard = sum(syllables(word) for words in counted for word in words)
    return sum(map(len, counted)), len(counted), heard

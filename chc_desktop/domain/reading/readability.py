"""How easy a letter is to read, by the Flesch-Kincaid grade.

Grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59 (J. P. Kincaid, R. P. Fishburne, R. L. Rogers and
B. S. Chissom, “Derivation of New Readability Formulas for Navy Enlisted Personnel”, Research Branch Report 8-75, 1975).
A grade is a year of American school, which begins at six: the reading age is the grade and five years.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

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
    counted = [words for text in texts for each in sentences(text) if (words := counted_words(each.text))]
    counted = [words for words in counted if len(words) >= _FEWEST_IN_A_SENTENCE]
    total = sum(map(len, counted))
    if total < _FEWEST_WORDS:
        return None
    return Readability(total, len(counted), sum(syllables(word) for words in counted for word in words))

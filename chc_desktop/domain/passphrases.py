"""Says in plain words how good a passphrase is: by its length first, and whether it is one of those tried first."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

LEAST = 10
_GOOD, _STRONG = 14, 18
_FEWEST_LETTERS = 5
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "12345678901")
_WORD = 3
"""Letters from which on something is a word of its own."""
_MOST_STEPS = 0.8
"""The share of steps to the next letter of a row from which on it is a row."""

_ADVICE = "Four or five words you can picture together are strong and easy to remember."


@dataclass(frozen=True, slots=True)
class Strength:
    """How good it is: a word, a sentence, and whether it may be used."""

    name: str
    words: str
    is_enough: bool


NOTHING = Strength("", f"At least {LEAST} letters, signs or spaces. {_ADVICE}", False)


def strength(passphrase: str, common: Collection[str], names: Collection[str] = ()) -> Strength:
    """How good a passphrase is; `common` are those that are tried first, in small letters.

    `names` are those everybody here knows: the organisation's, the officer's.
    """
    if not passphrase:
        return NOTHING
    if len(passphrase) < LEAST:
        missing = LEAST - len(passphrase)
        return Strength("Too short", f"{missing} more, please. {_ADVICE}", False)
    if _plain(passphrase) in common or passphrase.casefold() in common or _is_said_twice(passphrase, common):
        return Strength("Too common", f"It is one of those that are tried first. {_ADVICE}", False)
    if len(set(passphrase.casefold())) < _FEWEST_LETTERS:
        return Strength("Too even", f"It is nearly one letter again and again. {_ADVICE}", False)
    if _is_said_again(passphrase) or _is_a_row_of_keys(passphrase):
        return Strength("Too even", f"It goes on by a rule that is tried first. {_ADVICE}", False)
    if _is_a_name(passphrase, names):
        return Strength("Too easy to guess", f"It is little more than a name that others know. {_ADVICE}", False)
    if len(passphrase) < _GOOD:
        return Strength("Just enough", "It will do. Another word or two would make it much stronger.", True)
    if len(passphrase) < _STRONG:
        return Strength("Good", "It would take very long to guess.", True)
    return Strength("Strong", "Very hard to guess, unless it is a saying or a line that others know.", True)


def _plain(passphrase: str) -> str:
    """Without the figures and signs that people put behind a word, as in “password2026!”."""
    return passphrase.casefold().rstrip("0123456789!?.,-_*#£$%&+ ")


def _is_a_name(passphrase: str, names: Collection[str]) -> bool:
    """Whether hardly a letter is left of it without the words of the names, as in “Ruth Ellis 2026”."""
    known = sorted({_letters(word) for name in names for word in name.split()}, key=len, reverse=True)
    letters = left = _letters(passphrase)
    for word in known:
        if len(word) >= _WORD:
            left = left.replace(word, "")
    return len(left) < _FEWEST_LETTERS and left != letters


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def _is_said_twice(passphrase: str, common: Collection[str]) -> bool:
    half, rest = divmod(len(passphrase), 2)
    small = passphrase.casefold()
    return not rest and small[:half] == small[half:] and small[:half] in common


def _is_said_again(passphrase: str) -> bool:
    """Whether it is a shorter one over and over, as in “letmeinletmeinletmein”."""
    small = passphrase.casefold()
    return small in (small + small)[1:-1]


def _is_a_row_of_keys(passphrase: str) -> bool:
    """Whether nearly all of it follows the alphabet, the figures or the keyboard, either way."""
    small = passphrase.casefold()
    rows = (*_ROWS, *(row[::-1] for row in _ROWS))
    steps = [any(one + other in row for row in rows) for one, other in pairwise(small)]
    return sum(steps) > _MOST_STEPS * len(steps)

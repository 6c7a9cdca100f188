"""The register's key as twenty-four words that can be printed, read out and typed, the last of them a checksum.

They are those of BIP39, the word list that wallets and safes use: no two begin with the same four letters.
"""

import re
from collections.abc import Sequence
from functools import cache

from mnemonic import Mnemonic

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store.key_file import Key

COUNT = 24
_ENOUGH = 4
"""Letters that tell a word from every other."""


class WordsWrong(RuleBroken):
    """The words are no key: one is missing, misspelt or in another place."""


def words_of(key: Key) -> tuple[str, ...]:
    """The key as words, in order."""
    return tuple(_book().to_mnemonic(bytes.fromhex(key.hex)).split())


def key_of(words: Sequence[str]) -> Key:
    """The key that these words are. Raises `WordsWrong` with the sentence that says what is the matter."""
    known = tuple(completed(word) for word in words)
    if strangers := [str(number) for number, word in enumerate(known, 1) if not is_word(word)]:
        raise WordsWrong(
            f"{_named(strangers)} not in the list of words a recovery sheet is made of. Nothing was changed. Please "
            "look at the sheet again."
        )
    if len(known) != COUNT:
        raise WordsWrong(
            f"A recovery sheet has {COUNT} words, and these are {len(known)}. Nothing was changed. Please type the "
            "others too."
        )
    if not _book().check(" ".join(known)):
        raise WordsWrong(
            "These are words of a recovery sheet, but they do not fit together: one of them is another word, or two "
            "have changed places. Nothing was changed. Please compare them with the sheet, one by one."
        )
    return Key(bytes(_book().to_entropy(" ".join(known))).hex())


def completed(word: str) -> str:
    """The word as the list has it: in small letters, and whole where its first four letters were typed."""
    small = word.strip().casefold()
    if is_word(small) or len(small) < _ENOUGH:
        return small
    found = starting_with(small)
    return found[0] if len(found) == 1 else small


def is_word(word: str) -> bool:
    return word in _all()


def starting_with(letters: str) -> tuple[str, ...]:
    """The words of the list that begin so."""
    return tuple(word for word in _book().wordlist if word.startswith(letters.strip().casefold()))


def all_words() -> tuple[str, ...]:
    return tuple(_book().wordlist)


def parted(text: str) -> tuple[str, ...]:
    """The words of a text that was pasted; numbers, dots and line ends between them do not count."""
    return tuple(re.findall(r"[^\W\d_]+", text))


def _named(numbers: Sequence[str]) -> str:
    if len(numbers) == 1:
        return f"Word {numbers[0]} is"
    return f"Words {', '.join(numbers[:-1])} and {numbers[-1]} are"


@cache
def _book() -> Mnemonic:
    return Mnemonic("english")


@cache
def _all() -> frozenset[str]:
    return frozenset(_book().wordlist)

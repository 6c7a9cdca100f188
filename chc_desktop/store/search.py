"""Finding words: the text of a case is folded, so that O'Brien, obrien and ÓBrien are one, and any part is found."""

from dataclasses import dataclass

from chc_desktop.domain.finding.folding import fold

_INDEXED = 3  # the index knows parts of three letters; the space before a word is one of them
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked for, folded: words for the index, and single letters with which a word has to begin.

    `match` is a question for the index of the register, empty where only letters are looked for.
    """

    match: str
    letters: tuple[str, ...]

    def likes(self) -> list[str]:
        """For each single letter, what a folded text with a space before it has to be like."""
        return [f"% {_escaped(letter)}%" for letter in self.letters]


def indexed(text: str) -> str:
    """Text as it stands in the index: folded, each word after a space, so that how it begins can be asked for."""
    return f" {fold(text)}"


def looked_for(typed: str) -> Looked | None:
    """What is looked for with these words: each of them somewhere, short ones at the beginning of a word.

    None where nothing was typed.
    """
    parts = list(dict.fromkeys(fold(typed).split()))
    if not parts:
        return None
    asked = [part if len(part) >= _INDEXED else f" {part}" for part in parts if len(part) >= _SHORT]
    match = " AND ".join('"' + part.replace('"', '""') + '"' for part in asked)
    return Looked(match, tuple(part for part in parts if len(part) < _SHORT))


def _escaped(part: str) -> str:
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")

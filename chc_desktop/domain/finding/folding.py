"""Letters as they are searched: O'Brien, obrien and ÓBrien are one."""

import unicodedata

_LEFT_OUT = str.maketrans("", "", "'’‘`´ʼ\0")
_PLAIN = str.maketrans("łøđı", "lodi")


def fold(text: str) -> str:
    """Text as it is searched: small letters without accents or apostrophes, one space between words."""
    return " ".join(" ".join(map(folded, text.splitlines())).split())


def folded(part: str) -> str:
    """The same for a part of a text, its spaces as they are."""
    if part.isascii():
        return part.lower().translate(_LEFT_OUT)
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", part).casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _without_halves(plain.translate(_PLAIN).translate(_LEFT_OUT))


def _without_halves(text: str) -> str:
    """Without halves of a letter, which no file can hold."""
    return text.encode("utf-8", "ignore").decode("utf-8")

"""Letters as they are searched: O'Brien, obrien and ÓBrien are one."""

import unicodedata

_UNSEEN = (0, 0xAD, 0x2060, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""What Word and the web put between letters: soft hyphens, spaces without width, the direction of writing."""

_QUOTES = "'’‘‚‛`´ʼ′ˈ" + '"“”„‟″ˮʺ«»‹›'
"""Apostrophes, and every mark one is typed as: O'Brien, O’Brien and O"Brien are the same name."""

_LEFT_OUT = str.maketrans("", "", _QUOTES + "".join(map(chr, _UNSEEN)))
_PLAIN = str.maketrans("łøđı", "lodi")


def fold(text: str) -> str:
    """Text as it is searched: small letters without accents or quotation marks, one space between words."""
    return " ".join(" ".join(map(folded, text.splitlines())).split())


def folded(part: str) -> str:
    """The same for a part of a text, its spaces as they are."""
    if part.isascii():
        return part.lower().translate(_LEFT_OUT)
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", part.translate(_LEFT_OUT)).casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _without_halves(plain.translate(_PLAIN).translate(_LEFT_OUT))


def _without_halves(text: str) -> str:
    """Without halves of a letter, which no file can hold."""
    return text.encode("utf-8", "ignore").decode("utf-8")

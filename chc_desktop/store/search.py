"""Finding words: the text of a case is folded, so that O'Brien, obrien and ÓBrien are one, and any part is found."""

import unicodedata

_LEFT_OUT = str.maketrans("", "", "'’‘`´ʼ\0")
_SHORTEST = 3  # the index knows parts of three letters; shorter ones are looked for plainly


def fold(text: str) -> str:
    """Text as it is searched: small letters without accents or apostrophes."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return plain.replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ı", "i").translate(_LEFT_OUT)


def condition(typed: str) -> tuple[str, dict[str, str]] | None:
    """What the index is asked for the words typed: a condition and its values. None where nothing was typed."""
    parts = fold(typed).split()
    if not parts:
        return None
    long = [part for part in parts if len(part) >= _SHORTEST]
    short = [part for part in parts if len(part) < _SHORTEST]
    clauses, values = [], {}
    if long:
        clauses.append("case_search MATCH :match")
        values["match"] = " AND ".join('"' + part.replace('"', '""') + '"' for part in long)
    for n, part in enumerate(short):
        clauses.append(f"folded LIKE :short{n} ESCAPE '\\'")
        values[f"short{n}"] = "%" + _escaped(part) + "%"
    return " AND ".join(clauses), values


def _escaped(part: str) -> str:
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")

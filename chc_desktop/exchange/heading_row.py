"""Finds the row that holds a sheet’s headings."""

from datetime import date

from chc_desktop.exchange.book import Row, Value, plain

_LOOKED_AT = 40
_LONGEST_HEADING = 80


def guess(rows: tuple[Row, ...]) -> int:
    """The number of the first row that looks like headings, or of the first row where none does."""
    first = rows[:_LOOKED_AT]
    needed = _usual_width(first)
    for row in first:
        if _looks_like_headings(row, needed):
            return row.number
    return rows[0].number if rows else 1


def _usual_width(rows: tuple[Row, ...]) -> int:
    """How many headings a row must have: half of the fullest row, so that a title above the table is none."""
    fullest = max((len(_filled(row)) for row in rows), default=0)
    return max(1, (fullest + 1) // 2)


def _looks_like_headings(row: Row, needed: int) -> bool:
    filled = _filled(row)
    texts = [plain(value).casefold() for value in filled if _is_words(value)]
    return len(texts) >= needed and len(texts) * 10 >= len(filled) * 9 and len(set(texts)) * 2 > len(texts)


def _filled(row: Row) -> list[Value]:
    return [value for value in row.values if value is not None]


def _is_words(value: Value) -> bool:
    if isinstance(value, int | float | date) or value is None:
        return False
    return len(value) <= _LONGEST_HEADING and any(letter.isalpha() for letter in value)

"""What a column of a published form holds, told by its heading, in whatever order the columns stand."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

_LONGEST = 90
_LEADING_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}(?![\d.]*\d)")
_PROVISION = re.compile(r"\d\.\d")


class Column(StrEnum):
    """What stands in a column. `YES` and `NO` are columns of their own in forms that are ticked."""

    NUMBER = "number"
    REQUIREMENT = "requirement"
    COMPLY = "comply"
    YES = "yes"
    NO = "no"
    EVIDENCE = "evidence"
    COMMENTARY = "commentary"


Columns = Mapping[int, Column]


def column_called(heading: str) -> Column | None:
    """The column a heading names; evidence and commentary under one heading are evidence."""
    words = " ".join(re.findall(r"[a-z]+", heading.casefold()))
    if not words or len(heading) > _LONGEST or sum(word not in _WORDS for word in words.split()) > 1:
        return None
    return next((column for pattern, column in _HEADINGS if re.search(pattern, words)), None)


def column_labelled(label: str) -> Column | None:
    """The field a line of its own names, such as “Evidence” over the evidence: it has no other word, and no figure."""
    words = re.findall(r"[a-z]+", label.casefold())
    ends_a_sentence = label.rstrip().endswith(".") or any(letter.isdigit() for letter in label)
    column = None if ends_a_sentence else column_called(label)
    return column if column is Column.NUMBER or set(words) <= _WORDS else None


def columns_of(cells: Sequence[str]) -> Columns:
    """The columns that a row of headings names, by their place; empty if the row is none."""
    if any(_PROVISION.search(cell) for cell in cells):
        return {}
    named = _numbered_by_no([(place, column_called(cell)) for place, cell in enumerate(cells) if cell])
    if not named or any(column is None and len(cells[place]) > _LONGEST for place, column in named):
        return {}
    found: dict[int, Column] = {}
    for place, column in named:
        if column and column not in found.values():
            found[place] = column
    if Column.YES in found.values() and Column.NO not in found.values():
        return {}
    found |= _before_the_ticks(found)
    answers = {Column.COMPLY, Column.YES} & set(found.values())
    kinds = set(found.values()) - {Column.YES, Column.NO}
    whole = len(found) >= 3 or (len(found) == 2 and len(kinds) == 2 and len(named) == 2)
    return found if whole and (answers or {Column.NUMBER, Column.REQUIREMENT} <= kinds) else {}


def columns_by_content(cells: tuple[str, ...]) -> Columns:
    """The columns of a row whose headings are nowhere: a number, what is asked, yes or no, and the rest in order."""
    if len(cells) < 3 or not _LEADING_NUMBER.match(cells[0].strip()):
        return {}
    answers = (place for place, cell in enumerate(cells) if re.match(r"(yes|no|n/?a)\b", cell.strip(), re.I))
    comply = next(answers, 2)
    rest = iter((Column.REQUIREMENT, Column.EVIDENCE, Column.COMMENTARY))
    places = (place for place in range(1, len(cells)) if place != comply)
    return {0: Column.NUMBER, comply: Column.COMPLY, **dict(zip(places, rest, strict=False))}


def _numbered_by_no(named: list[tuple[int, Column | None]]) -> list[tuple[int, Column | None]]:
    """“No.” heads the numbers where no “Yes” stands beside it, or where another “No” does."""
    noes = [place for place, column in named if column is Column.NO]
    ticked = any(column is Column.YES for _, column in named)
    numbers = set(noes[:-1] if ticked else noes[:1])
    return [(place, Column.NUMBER if place in numbers else column) for place, column in named]


def _before_the_ticks(found: Columns) -> Columns:
    """Where “Yes” and “No” head two columns, what is asked stands before them, whatever heads it, and then a number."""
    places = {column: place for place, column in found.items()}
    if Column.YES not in places or Column.NO not in places or Column.REQUIREMENT in places:
        return {}
    free = (place for place in range(min(places[Column.YES], places[Column.NO]) - 1, -1, -1) if place not in found)
    return dict(zip(free, (Column.REQUIREMENT, Column.NUMBER), strict=False))


_HEADINGS = (
    (r"^yes$", Column.YES),
    (r"^no$", Column.NO),
    (
        r"^(do|does|have|are|is) (we|you|it|the \w+) (comply|follow|meet|compliant)"
        r"|^(comply|complies|complied|compliant|compliance|met)\b"
        r"|^yes( or)? no\b|^(answer|response)$|^(fully |currently )compliant$",
        Column.COMPLY,
    ),
    (r"\bevidence", Column.EVIDENCE),
    (r"\b(comment|commentary|comments|explanations?|narrative|notes?)\b", Column.COMMENTARY),
    (r"\brequirements?\b|^(action|question|what the code (says|asks))\b", Column.REQUIREMENT),
    (
        r"^(the )?(code )?(provision|section|ref|reference|number|no|clause|paragraph|para|item|code)"
        r"( (no|number|ref|reference))?$",
        Column.NUMBER,
    ),
)
_VOCABULARY = """
    a action actions additional and any appropriate are asks code comment commentary comments compliance compliant
    complied complies comply currently delete details do does documents evidence evidenced explanation explanations
    follow fully further handling have how in information is it landlord link links mandatory meet met must n
    narrative no not note notes of on or organisation our partial partially partly provide question reasons
    requirement requirements response section says should status supporting text the to we what where with y yes you
    your
"""
_WORDS = frozenset(_VOCABULARY.split())

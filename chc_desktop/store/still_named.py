"""Where in the register somebody’s name is still written, whatever it is written in."""

import re
from collections.abc import Iterable

from sqlalchemy import Connection

from chc_desktop.store import plain

FEW = 40
"""So many names are looked for one by one; for more, every text is read once."""


def places_of(connection: Connection, names: Iterable[str]) -> list[tuple[str, str]]:
    """Each place as what it is, and which one (a reference, a name, or nothing). A name counts as a whole word."""
    every = list(names)
    sought = _Names(every)
    found: dict[tuple[str, str], None] = {}
    for part in every if len(every) <= FEW else [""]:  # every text has nothing in it
        for question in _STILL:
            for what, which, text in plain.each(connection, question, {"name": part}):
                if (what, which) not in found and sought.are_in(text):
                    found[str(what), str(which)] = None
    if any(sought.have(word) for (word,) in plain.rows(connection, _OWN_WORDS)):
        found["word", ""] = None
    return list(found)


class _Names:
    """Names as rows of whole words, however they are spaced or hyphened."""

    def __init__(self, names: Iterable[str]) -> None:
        self._rows = {row for name in names if (row := _words(name))}
        self._lengths = sorted({len(row) for row in self._rows})
        self._first = {row[0] for row in self._rows}
        self._words = {word for row in self._rows for word in row}

    def are_in(self, text: str) -> bool:
        words = _words(text)
        begins = (place for place, word in enumerate(words) if word in self._first)
        return any(words[place : place + length] in self._rows for place in begins for length in self._lengths)

    def have(self, word: str) -> bool:
        return word.casefold() in self._words


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.replace(_LINE_END, " ").casefold()))


_WORD = re.compile(r"\w+")
_LINE_END = "\\n"
"""How the end of a line is written in what is kept as JSON."""

_OWN_WORDS = "SELECT word FROM own_word"
_STILL = (
    """
    SELECT iif(complaint.reference IS NULL, 'record', 'case'), coalesce(complaint.reference, ''),
        CAST(event_content.body AS TEXT)
    FROM event JOIN event_content ON event_content.number = event.number
    LEFT JOIN complaint ON complaint.id = event.case_id
    WHERE instr(lower(CAST(event_content.body AS TEXT)), lower(:name))
    """,
    "SELECT 'draft', '', value FROM draft WHERE instr(lower(value), lower(:name))",
    "SELECT 'bin', '', title || ' ' || value FROM removed WHERE instr(lower(title || ' ' || value), lower(:name))",
    "SELECT 'self-assessment', year, evidence || ' ' || commentary || ' ' || reason || ' ' || own_words || ' ' || note "
    "FROM answer WHERE instr(lower(evidence || commentary || reason || own_words || note), lower(:name))",
    "SELECT 'self-assessment', year, title FROM evidence WHERE instr(lower(title), lower(:name))",
    "SELECT 'view', name, name || ' ' || shows FROM saved_view WHERE instr(lower(name || ' ' || shows), lower(:name))",
    "SELECT 'setting', '', value FROM setting WHERE instr(lower(value), lower(:name))",
    "SELECT 'sentence', name, text FROM snippet WHERE instr(lower(text), lower(:name))",
    "SELECT 'paragraph', name, text FROM own_paragraph WHERE instr(lower(text), lower(:name))",
)
"""Other texts of the register in which somebody may still be named."""

"""Where in the register somebody’s name is still written, whatever it is written in."""

import re
from collections.abc import Iterable

from sqlalchemy import Connection

from chc_desktop.store import plain


def places_of(connection: Connection, names: Iterable[str]) -> list[tuple[str, str]]:
    """Each place as what it is, and which one (a reference, a name, or nothing). A name counts as a whole word."""
    found: dict[tuple[str, str], None] = {}
    for name in names:
        as_word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        for question in _STILL:
            for what, which, text in plain.each(connection, question, {"name": name}):
                if (what, which) not in found and as_word.search(text):
                    found[str(what), str(which)] = None
        if any(_is_part(word, name) for (word,) in plain.rows(connection, _WORDS)):
            found["word", ""] = None
    return list(found)


def _is_part(word: str, name: str) -> bool:
    return word.casefold() in name.casefold().split()


_WORDS = "SELECT word FROM own_word"
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

"""Finding a row of the form by any of its words: its number, what it asks, and everything that was written to it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.assessments.choosing import Filled
from chc_desktop.domain.finding.folding import fold
from chc_desktop.domain.finding.snippets import Part, cut_out
from chc_desktop.domain.form import FormRow

NO_WORDS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Found:
    """A row that was found: where the words stand (“Evidence”), the text there, and the folded words in it."""

    row: FormRow
    where: str
    text: str
    words: tuple[str, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """A few words around what was found, that marked."""
        return _cut_out(self.text, self.words) or (Part(self.text),)


def find(
    filled: Filled,
    typed: str,
    official: Mapping[str, str] = NO_WORDS,
    attached: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Found, ...]:
    """The rows in which every word typed stands, by number first, by its answer next, then in the order of the form.

    `official` is the Ombudsman's wording by slug, where it is known; `attached` the titles of what is attached.
    """
    wanted = tuple(dict.fromkeys(fold(typed).split()))
    if not wanted:
        return ()
    found = []
    for row in filled.form.rows:
        texts = tuple(_texts(row, filled.answer(row.slug), official, (attached or {}).get(row.slug, ())))
        if hit := _found(row, wanted, texts):
            found.append(hit)
    return tuple(sorted(found, key=lambda hit: _RANKS.get(hit.where, len(_RANKS))))


@lru_cache(256)
def _cut_out(text: str, words: tuple[str, ...]) -> tuple[Part, ...]:
    """Worked out once for each, as a list paints them again and again."""
    return cut_out(text, words)


_NUMBER, _ANSWER = "Number", "Answer"
_RANKS = {_NUMBER: 0, _ANSWER: 1}


def _found(row: FormRow, wanted: tuple[str, ...], texts: tuple[tuple[str, str], ...]) -> Found | None:
    """Where most of the words stand, if each of them stands somewhere."""
    if fold(" ".join(row.numbers)) == " ".join(wanted):
        return Found(row, _NUMBER, row.asks, ())
    held = [
        (where, text, tuple(word for word in wanted if _pattern(word).search(folded)))
        for where, text, folded in _folded(texts)
    ]
    if {word for _where, _text, words in held for word in words} != set(wanted):
        return None
    if held[0][0] == _NUMBER and held[0][2]:
        return Found(row, _NUMBER, row.asks, ())
    where, text, words = max(held, key=lambda one: len(one[2]))
    return Found(row, where, text, words)


def _folded(texts: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str, str]]:
    return ((where, text, fold(text)) for where, text in texts if text)


@lru_cache(64)
def _pattern(word: str) -> re.Pattern[str]:
    """A short word stands at the beginning of one, a longer one anywhere in it: “plain” finds “complaint”."""
    return re.compile(re.escape(word) if len(word) >= _ANYWHERE else rf"(?<!\w){re.escape(word)}")


_ANYWHERE = 4


def _texts(
    row: FormRow, answer: Answer, official: Mapping[str, str], attached: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Every text of a row, and what it is."""
    yield _NUMBER, " ".join(row.numbers)
    yield "What it asks", row.asks
    yield "The official wording", official.get(row.slug, "")
    yield _ANSWER, answer.printed_comply
    for other in row.others:
        yield other.label or _ANSWER, answer.said_to(other.key)
    yield "Evidence", answer.evidence
    yield "Commentary", answer.commentary
    yield "Why we do not comply", answer.reason
    yield "The one service", answer.service
    yield "Your note", answer.note
    for title in attached:
        yield "Attached", title

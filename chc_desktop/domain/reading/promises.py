"""Promises in free text that name no day: a promise without a date is nobody's to keep."""

import re
from collections.abc import Iterator

from chc_desktop.domain.letters.letter import LetterContents, Matter
from chc_desktop.domain.reading.note import Kind, Note, Place
from chc_desktop.domain.reading.passages import Passage
from chc_desktop.domain.reading.plain_letters import plain_letters
from chc_desktop.domain.reading.sentences import sentences


def promises(passage: Passage, matter: Matter, contents: LetterContents, prose: str) -> Iterator[Note]:
    """Each sentence that promises to do something, says no time, and stands in no remedy.

    Conservative: only what we or somebody of ours “will” do, only verbs of doing, and any word of time is a time.
    """
    if "will" not in prose and "shall" not in prose and "going to" not in prose and "'ll" not in plain_letters(prose):
        return
    dated = [_stems(each) for each in _with_a_date(matter, contents)]
    for sentence in sentences(prose):
        plain = plain_letters(sentence.text)
        found = _PROMISE.search(plain)
        if found and not _TIME.search(plain) and not _stands_in(_stems(plain), dated):
            start = sentence.start + found.start()
            end = sentence.end - (len(sentence.text) - len(sentence.text.rstrip(".!…")))
            yield Note(
                Kind.PROMISE,
                Place(passage.part, passage.text, start, end),
                "By when? Give the day here, or add it to what we will do, where it gets one.",
            )


def _with_a_date(matter: Matter, contents: LetterContents) -> Iterator[str]:
    """Everything that is promised with a date already: in this letter, and before it."""
    if not contents.no_remedy:
        yield from (offer.what for offer in contents.offers)
    yield from (promise.remedy.what for promise in matter.case.open_promises)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:5] for word in _LONG_WORD.findall(plain_letters(text)) if word not in _NO_CONTENT)


def _stands_in(said: frozenset[str], dated: list[frozenset[str]]) -> bool:
    """Whether a promise with a date speaks of the same: two words of content, or the only one it has."""
    return any(len(said & each) >= min(2, max(1, len(each))) for each in dated)


_DOING = (
    "repair|replace|fix|fit|refit|install|mend|renew|remove|clean|treat|paint|redecorate|insulate|rewire|replumb|clear|"
    "inspect|visit|survey|check|test|service|pay|refund|reimburse|compensate|credit|repay|send|arrange|organise|book|"
    "provide|supply|deliver|order|contact|call|ring|telephone|phone|email|write|review|rewrite|change|update|correct|"
    "train|retrain|carry out|complete|finish|start|begin|put right|put in|make good|raise|"
    "speak to|meet|move|offer you|give you|issue|publish"
)
_PROMISE = re.compile(
    r"\b(?:we(?:'ll|\s+will|\s+shall|\s+are going to|\s+intend to|\s+promise to)|our\s+(?:[\w-]+\s+){1,3}will)"
    rf"(?:\s+(?:also|now|both|certainly|of course|gladly|therefore))*\s+(?:{_DOING})\b"
    r"(?!\s+your\s+(?:complaint|request|case))"
)
_TIME = re.compile(
    r"\b(?:by(?!\s+\w+ing\b)|before|until|within|when|once|whenever|every|each|today|tomorrow|tonight|weekly|monthly|"
    r"yearly|annually|(?:next|this|last|coming|working)\s+(?:week|month|year|spring|summer|autumn|winter|day|days)|"
    r"weeks?|months?|years?|days?|hours?|mon(?:day)?|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"january|february|march|april|june|july|august|september|october|november|december|may\s+\d{4}|\d\s+may|"
    r"soon as|after|if|unless|should|then|at once|immediately|straight ?away|always|never|again|from now on|in future|"
    r"still|as long as|where|whether|any|at any time|so that|for you to|\d{1,2}[./]\d{1,2}|at this|not)\b"
)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_NO_CONTENT = frozenset(
    "will shall going with that this your yours from have been them their they also what which into about".split()  # noqa: SIM905
)

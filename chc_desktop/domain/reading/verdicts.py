"""“Partly upheld” in free text, where the edition leaves no such outcome (joint 6.8)."""

import re
from collections.abc import Iterator

from chc_desktop.domain.letters.letter import Matter
from chc_desktop.domain.reading.note import Kind, Note, Place
from chc_desktop.domain.reading.passages import Passage
from chc_desktop.domain.vocabulary import Force, Rule


def verdicts(passage: Passage, matter: Matter, prose: str) -> Iterator[Note]:
    """Each place that says so, in the officer's own words."""
    provision = matter.edition.provisions.get(Rule.PARTLY_UPHELD)
    if provision is None:
        return
    for found in _PARTLY.finditer(prose):
        yield Note(
            Kind.VERDICT,
            Place(passage.part, passage.text, found.start(), found.end()),
            "Here there are only “upheld” and “not upheld”: as soon as anything went wrong, it is upheld.",
            "upheld",
            provision.number,
            blocks=provision.force in (Force.MUST, Force.SHALL),
        )


_PARTLY = re.compile(
    r"\b(?:partly|partially|part|in part)[\s-]+upheld\b|\bupheld\s+(?:in\s+part|partly|partially)\b"
    r"|\b(?:partly|partially)\s+uphold\b|\buphold\b[^.!?\n]{0,40}?\b(?:in part|partly|partially)\b",
    re.IGNORECASE,
)

"""What the resident wants, where it was first written down in a letter and not in the case."""

import json
from collections.abc import Iterable
from dataclasses import replace

from chc_desktop.domain.case import Case, Recorded
from chc_desktop.domain.events import LetterIssued

OUTCOME_PART = "outcome"
"""What the part that says it is called in every letter's file."""


def with_outcome_said(case: Case, entries: Iterable[Recorded]) -> Case:
    """The case with the outcome sought that the latest letter gave, where the case itself has none."""
    if case.outcome_sought.strip():
        return case
    said = [_outcome(entry.event) for entry in entries if isinstance(entry.event, LetterIssued)]
    return replace(case, outcome_sought=next(filter(None, reversed(said)), ""))


def _outcome(letter: LetterIssued) -> str:
    return str(json.loads(letter.texts).get("texts", {}).get(OUTCOME_PART, "")).strip()

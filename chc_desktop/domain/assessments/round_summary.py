"""A year's round in one line, so that Today need not read answers and entries."""

import json
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from chc_desktop.domain.assessments.reporting_year import Submission


class Stage(StrEnum):
    """Where it stands."""

    NOT_STARTED = "not-started"
    STARTED = "started"
    GAPS = "gaps"
    READY = "ready"
    IN_REVIEW = "in-review"
    APPROVED = "approved"
    RESPONDED = "responded"
    PUBLISHED = "published"
    SUBMITTED = "submitted"


APPROVED = frozenset((Stage.APPROVED, Stage.RESPONDED, Stage.PUBLISHED, Stage.SUBMITTED))
"""The stages of a version that is approved and not opened again."""


class Step(StrEnum):
    """What comes next."""

    ANSWER = "answer"
    SEND = "send"
    APPROVE = "approve"
    RESPOND = "respond"
    PUBLISH = "publish"
    SUBMIT = "submit"
    NOTHING = ""


class RoundSummary(NamedTuple):
    """Where a round stands. `day` is the meeting it was sent for, or by when a new version is meant to be approved
    (ISO, empty where there is neither); `duties` holds what exceptional circumstances still ask, as text."""

    year: int
    stage: str
    gaps: int
    step: str
    version: int
    day: str
    duties: str


class OpenDuty(NamedTuple):
    """A duty of exceptional circumstances that is still to be done: the entry that noted them, and since when."""

    entry: int
    duty: str
    provision: str
    since: str


def packed(duties: list[OpenDuty]) -> str:
    return json.dumps(duties) if duties else ""


def unpacked(duties: str) -> list[OpenDuty]:
    return [OpenDuty(*each) for each in json.loads(duties)] if duties else []


def not_begun(year: int) -> RoundSummary:
    """What stands for a year of which nothing is kept."""
    return RoundSummary(year, Stage.NOT_STARTED.value, 0, Step.ANSWER.value, 1, "", "")


def asks_by_itself(summary: RoundSummary) -> bool:
    """Whether a year that is not the last one still asks for something: it is with the governing body, or made anew."""
    return bool(summary.step) and (summary.version > 1 or summary.stage == Stage.IN_REVIEW)


def due_day(summary: RoundSummary, submission: Submission | None) -> date | None:
    """By when the next step is to be done; None where nothing says so, or nothing is left to do."""
    if not summary.step:
        return None
    return (date.fromisoformat(summary.day) if summary.day else None) or (submission.due if submission else None)

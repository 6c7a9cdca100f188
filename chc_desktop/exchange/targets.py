"""The columns of a complaints register that the program can take."""

from dataclasses import dataclass
from enum import StrEnum


class Target(StrEnum):
    """What a column can be taken for."""

    REFERENCE = "reference"
    PERSON = "person"
    ADDRESS = "address"
    TELEPHONE = "telephone"
    EMAIL = "email"
    CHANNEL = "channel"
    CATEGORY = "category"
    RECEIVED = "received"
    MADE = "made"
    ACKNOWLEDGED = "acknowledged"
    DUE1 = "stage1-due"
    EXTENDED1 = "stage1-extended-to"
    ANSWERED1 = "stage1-answered"
    OUTCOME = "outcome"
    ESCALATED = "escalated"
    ACKNOWLEDGED2 = "stage2-acknowledged"
    DUE2 = "stage2-due"
    EXTENDED2 = "stage2-extended-to"
    ANSWERED2 = "stage2-answered"
    OUTCOME2 = "stage2-outcome"
    CLOSED = "closed"
    TITLE = "title"
    DESCRIPTION = "description"
    OUTCOME_SOUGHT = "outcome-sought"
    POINTS = "points"
    REMEDY = "remedy"
    COMPENSATION = "compensation"
    HANDLER = "handler"
    REVIEWER = "reviewer"
    STATUS = "status"
    KIND = "kind"
    STAGE = "stage"
    NOTES = "notes"

    @property
    def words(self) -> str:
        return TARGETS[self].title


class Read(StrEnum):
    """How the cells of a column are read."""

    TEXT = "text"
    DAY = "day"
    MONEY = "money"
    TELEPHONE = "telephone"
    CHANNEL = "channel"
    CATEGORY = "category"
    OUTCOME = "outcome"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class About:
    """A target’s plain title, how its cells are read, and whether several columns may share it."""

    title: str
    read: Read
    shared: bool = False


TARGETS = {
    Target.REFERENCE: About("Reference", Read.TEXT),
    Target.PERSON: About("Resident’s name", Read.TEXT, shared=True),
    Target.ADDRESS: About("Address", Read.TEXT, shared=True),
    Target.TELEPHONE: About("Telephone", Read.TELEPHONE, shared=True),
    Target.EMAIL: About("Email address", Read.TEXT),
    Target.CHANNEL: About("How it reached you", Read.CHANNEL),
    Target.CATEGORY: About("What it is about", Read.CATEGORY),
    Target.RECEIVED: About("Received on", Read.DAY),
    Target.MADE: About("Made on", Read.DAY),
    Target.ACKNOWLEDGED: About("Acknowledged on", Read.DAY),
    Target.DUE1: About("Stage 1 answer due", Read.DAY),
    Target.EXTENDED1: About("Stage 1 extended to", Read.DAY),
    Target.ANSWERED1: About("Stage 1 answered on", Read.DAY),
    Target.OUTCOME: About("Outcome", Read.OUTCOME),
    Target.ESCALATED: About("Stage 2 asked for on", Read.DAY),
    Target.ACKNOWLEDGED2: About("Stage 2 acknowledged on", Read.DAY),
    Target.DUE2: About("Stage 2 answer due", Read.DAY),
    Target.EXTENDED2: About("Stage 2 extended to", Read.DAY),
    Target.ANSWERED2: About("Stage 2 answered on", Read.DAY),
    Target.OUTCOME2: About("Stage 2 outcome", Read.OUTCOME),
    Target.CLOSED: About("Closed on", Read.DAY),
    Target.TITLE: About("Title", Read.TEXT),
    Target.DESCRIPTION: About("What they said", Read.TEXT, shared=True),
    Target.OUTCOME_SOUGHT: About("What they want", Read.TEXT),
    Target.POINTS: About("Points of the complaint", Read.TEXT, shared=True),
    Target.REMEDY: About("Remedy", Read.TEXT, shared=True),
    Target.COMPENSATION: About("Compensation", Read.MONEY),
    Target.HANDLER: About("Who deals with it", Read.TEXT),
    Target.REVIEWER: About("Who reviews at stage 2", Read.TEXT),
    Target.STATUS: About("Status", Read.TEXT),
    Target.KIND: About("Kind", Read.TEXT),
    Target.STAGE: About("Stage", Read.STAGE),
    Target.NOTES: About("Notes", Read.TEXT, shared=True),
}

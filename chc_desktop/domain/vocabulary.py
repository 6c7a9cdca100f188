"""The closed vocabularies an edition of a Code is written in. A new word here is a new thing the program can do."""

from enum import StrEnum


class Duty(StrEnum):
    """What a landlord has to do by a date."""

    STAGE1_ACKNOWLEDGEMENT = "stage1-acknowledgement"
    STAGE1_RESPONSE = "stage1-response"
    STAGE2_ACKNOWLEDGEMENT = "stage2-acknowledgement"
    STAGE2_RESPONSE = "stage2-response"


class Trigger(StrEnum):
    """The event a limit runs from."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ESCALATED = "escalated"
    STAGE2_ACKNOWLEDGED = "stage2-acknowledged"


class Outcome(StrEnum):
    """What was decided about one point of a complaint."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly-upheld"
    NOT_UPHELD = "not-upheld"
    NOT_OURS = "not-ours"

    @property
    def words(self) -> str:
        return _OUTCOME_WORDS[self]


class LetterKind(StrEnum):
    """The letters an edition makes demands of."""

    ACKNOWLEDGEMENT_STAGE1 = "acknowledgement-stage1"
    ACKNOWLEDGEMENT_STAGE2 = "acknowledgement-stage2"
    EXTENSION_STAGE1 = "extension-stage1"
    EXTENSION_STAGE2 = "extension-stage2"
    RESPONSE_STAGE1 = "response-stage1"
    RESPONSE_STAGE2 = "response-stage2"

    @property
    def stage(self) -> int:
        return int(self.value[-1])

    @property
    def family(self) -> str:
        """“acknowledgement”, “extension” or “response”."""
        return self.value.split("-")[0]


class Element(StrEnum):
    """A part a letter may have to carry."""

    STAGE = "stage"
    DEFINITION = "definition"
    OUTCOME_SOUGHT = "outcome-sought"
    RESPONSIBILITY = "responsibility"
    OMBUDSMAN = "ombudsman"
    DUE_DATE = "due-date"
    REVIEWER = "reviewer"
    DECISION = "decision"
    REASONS = "reasons"
    REMEDY = "remedy"
    OUTSTANDING = "outstanding"
    ESCALATION = "escalation"
    OMBUDSMAN_REFERRAL = "ombudsman-referral"
    EXTENSION_REASON = "extension-reason"
    NEW_DATE = "new-date"


class Measure(StrEnum):
    """A figure the register can work out for a row of the self-assessment."""

    COMPLAINTS_RECEIVED = "complaints-received"
    ACKNOWLEDGED_IN_TIME = "acknowledged-in-time"
    RESPONDED_IN_TIME_STAGE1 = "responded-in-time-stage1"
    EXTENSIONS_STAGE1 = "extensions-stage1"
    EXTENSIONS_STAGE1_OMBUDSMAN = "extensions-stage1-ombudsman"
    POINTS_ANSWERED_STAGE1 = "points-answered-stage1"
    LETTERS_COMPLETE_STAGE1 = "letters-complete-stage1"
    ESCALATED = "escalated"
    ACKNOWLEDGED_IN_TIME_STAGE2 = "acknowledged-in-time-stage2"
    STAGE2_OTHER_PERSON = "stage2-other-person"
    RESPONDED_IN_TIME_STAGE2 = "responded-in-time-stage2"
    EXTENSIONS_STAGE2 = "extensions-stage2"
    EXTENSIONS_STAGE2_OMBUDSMAN = "extensions-stage2-ombudsman"
    POINTS_ANSWERED_STAGE2 = "points-answered-stage2"
    LETTERS_COMPLETE_STAGE2 = "letters-complete-stage2"
    REFUSALS_EXPLAINED = "refusals-explained"
    REFUSALS_TO_ESCALATE = "refusals-to-escalate"
    DEFINITION_SET_OUT = "definition-set-out"
    ADJUSTMENTS_RECORDED = "adjustments-recorded"
    UPDATES_WHILE_LATE = "updates-while-late"
    PROMISES_KEPT = "promises-kept"
    REMEDIES_OFFERED = "remedies-offered"
    POINTS_JOINED = "points-joined"
    FULL_RECORD = "full-record"


_OUTCOME_WORDS = {
    Outcome.UPHELD: "Upheld",
    Outcome.PARTLY_UPHELD: "Partly upheld",
    Outcome.NOT_UPHELD: "Not upheld",
    Outcome.NOT_OURS: "Not our responsibility",
}

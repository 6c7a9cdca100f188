"""The closed vocabularies an edition of a Code is written in. A new word here is a new thing the program can do."""

from enum import StrEnum
from typing import ClassVar


class Duty(StrEnum):
    """What a landlord has to do by a date."""

    STAGE1_ACKNOWLEDGEMENT = "stage1-acknowledgement"
    STAGE1_RESPONSE = "stage1-response"
    STAGE2_ACKNOWLEDGEMENT = "stage2-acknowledgement"
    STAGE2_RESPONSE = "stage2-response"
    STAGE3_RESPONSE = "stage3-response"

    @property
    def stage(self) -> int:
        return int(self.value[len("stage")])

    @property
    def is_response(self) -> bool:
        return self.value.endswith("response")


ACKNOWLEDGEMENT = {1: Duty.STAGE1_ACKNOWLEDGEMENT, 2: Duty.STAGE2_ACKNOWLEDGEMENT}
RESPONSE = {1: Duty.STAGE1_RESPONSE, 2: Duty.STAGE2_RESPONSE, 3: Duty.STAGE3_RESPONSE}
"""The duties of a stage by its number; no Code asks to acknowledge a request for stage 3."""


class Trigger(StrEnum):
    """The event a limit runs from."""

    RECEIVED = "received"
    LOGGED = "logged"
    ACKNOWLEDGED = "acknowledged"
    ESCALATED = "escalated"
    STAGE2_ACKNOWLEDGED = "stage2-acknowledged"
    STAGE3_ESCALATED = "stage3-escalated"


class Unit(StrEnum):
    """What a document says a limit is counted in. Both are counted as working days; “days” warns of the stricter."""

    WORKING_DAYS = "working-days"
    DAYS = "days"


class Force(StrEnum):
    """How strongly a provision asks."""

    MUST = "must"
    SHALL = "shall"
    SHOULD = "should"
    MAY = "may"
    EXPECTED = "expected"


class Standing(StrEnum):
    """What an edition is to a landlord."""

    STATUTORY = "statutory"
    IN_FORCE = "in-force"
    GUIDANCE = "guidance"
    DRAFT = "draft"
    OWN_POLICY = "own-policy"


class FurtherStages(StrEnum):
    """What an edition says of a stage beyond the second."""

    FORBIDDEN = "forbidden"
    DISCOURAGED = "discouraged"
    ADVISED_AGAINST = "advised-against"


class OmbudsmanTold(StrEnum):
    """When an extension has to give the Ombudsman's details. Where no provision asks, it is our good practice."""

    ALWAYS = "always"
    IF_NOT_AGREED = "if-not-agreed"
    GOOD_PRACTICE = "good-practice"


class Rule(StrEnum):
    """What an edition may lay down beside its limits, letters and form. An edition is silent on what it leaves out."""

    OTHER_PERSON = "another-person-at-stage2"
    REVIEWER = "stage2-reviewer"
    POINTS_ANSWERED_1 = "points-answered-stage1"
    POINTS_ANSWERED_2 = "points-answered-stage2"
    POINTS_ANSWERED_3 = "points-answered-stage3"
    NEW_POINTS = "new-points"
    NO_REASONS_NEEDED = "no-reasons-to-escalate"
    EXCLUSIONS = "exclusions"
    REFUSAL_TO_ESCALATE = "refusal-to-escalate"
    UPDATES = "updates-while-late"
    SERVICE_REQUESTS = "service-requests"
    REQUEST_BECOMES_COMPLAINT = "request-becomes-complaint"
    ADJUSTMENTS = "adjustments"
    RESTRICTIONS = "restrictions"
    COMMENT_ON_FINDINGS = "comment-on-findings"
    STAGE2_WINDOW = "stage2-window"
    NO_NAMES = "no-names"
    REPRESENTATIVES = "representatives"
    CONFLICTS = "conflicts-of-interest"
    CONTRACTORS = "contractors-inside-the-stages"
    ANSWERS_FOR_OTHERS = "answers-for-third-parties"
    PARTLY_UPHELD = "partly-upheld"
    FINDINGS_AGREED = "findings-agreed"
    NO_EXTRA_STAGES = "no-extra-stages"
    NO_WHOLE_CLASS = "no-whole-class"
    NEVER_EXCLUDED = "safety-never-excluded"
    RECURRING_ISSUES = "recurring-issues"
    BOARD_MEMBER = "board-member"
    BOARD_RECEIVES = "board-receives"
    ANNUAL_REPORT = "annual-report"
    UNDELIVERABLE = "remedy-cannot-be-delivered"

    @classmethod
    def points_answered(cls, stage: int) -> "Rule":
        return cls(f"points-answered-stage{stage}")


class AnswerKind(StrEnum):
    """What kind of answer a form asks for."""

    YES_NO = "yes-no"
    TEXT = "text"
    COUNT = "count"
    PROPORTION = "proportion"

    @property
    def is_number(self) -> bool:
        return self in (AnswerKind.COUNT, AnswerKind.PROPORTION)


class FormCell(StrEnum):
    """What a column of a form holds."""

    NUMBER = "number"
    ASKS = "asks"
    COMPLY = "comply"
    YES = "yes"
    NO = "no"
    EVIDENCE = "evidence"
    COMMENTARY = "commentary"
    EVIDENCE_AND_COMMENTARY = "evidence-and-commentary"
    COMMENTARY_AND_EVIDENCE = "commentary-and-evidence"


class Outcome(StrEnum):
    """What was decided about one point of a complaint."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly-upheld"
    NOT_UPHELD = "not-upheld"
    NOT_OURS = "not-ours"

    @property
    def words(self) -> str:
        return _OUTCOME_WORDS[self]


class LetterKind(str):
    """Which letter, by the name of its file. An open vocabulary: adding a letter is adding a file.

    The letter of one stage ends with it, such as “response-stage1”. Those the program itself speaks of are named here.
    """

    __slots__ = ()

    ACKNOWLEDGEMENT_STAGE1: ClassVar["LetterKind"]
    ACKNOWLEDGEMENT_STAGE2: ClassVar["LetterKind"]
    EXTENSION_STAGE1: ClassVar["LetterKind"]
    EXTENSION_STAGE2: ClassVar["LetterKind"]
    EXTENSION_STAGE3: ClassVar["LetterKind"]
    RESPONSE_STAGE1: ClassVar["LetterKind"]
    RESPONSE_STAGE2: ClassVar["LetterKind"]
    RESPONSE_STAGE3: ClassVar["LetterKind"]
    UPDATE: ClassVar["LetterKind"]
    REFUSAL_STAGE1: ClassVar["LetterKind"]
    REFUSAL_STAGE2: ClassVar["LetterKind"]

    @property
    def value(self) -> str:
        return str(self)

    @property
    def stage(self) -> int:
        """The stage it belongs to; 0 for a letter of whichever stage the case is at."""
        _family, parted, number = self.rpartition("-stage")
        return int(number) if parted and number.isdecimal() else 0

    @property
    def family(self) -> str:
        """“acknowledgement”, “extension”, “response”; the whole name where it is of no stage."""
        return self.rpartition("-stage")[0] if self.stage else str(self)


LetterKind.ACKNOWLEDGEMENT_STAGE1 = LetterKind("acknowledgement-stage1")
LetterKind.ACKNOWLEDGEMENT_STAGE2 = LetterKind("acknowledgement-stage2")
LetterKind.EXTENSION_STAGE1 = LetterKind("extension-stage1")
LetterKind.EXTENSION_STAGE2 = LetterKind("extension-stage2")
LetterKind.EXTENSION_STAGE3 = LetterKind("extension-stage3")
LetterKind.RESPONSE_STAGE1 = LetterKind("response-stage1")
LetterKind.RESPONSE_STAGE2 = LetterKind("response-stage2")
LetterKind.RESPONSE_STAGE3 = LetterKind("response-stage3")
LetterKind.UPDATE = LetterKind("update")
LetterKind.REFUSAL_STAGE1 = LetterKind("refusal-stage1")
LetterKind.REFUSAL_STAGE2 = LetterKind("refusal-stage2")

STAGE_LETTERS = (
    LetterKind.ACKNOWLEDGEMENT_STAGE1,
    LetterKind.ACKNOWLEDGEMENT_STAGE2,
    LetterKind.EXTENSION_STAGE1,
    LetterKind.EXTENSION_STAGE2,
    LetterKind.EXTENSION_STAGE3,
    LetterKind.RESPONSE_STAGE1,
    LetterKind.RESPONSE_STAGE2,
    LetterKind.RESPONSE_STAGE3,
)
"""The letters every edition has to speak of, those of a third stage where it has one."""


class Agreed(StrEnum):
    """Whether something was agreed with whoever complained."""

    NOT_SAID = ""
    YES = "agreed"
    NO = "not-agreed"

    @property
    def words(self) -> str:
        return _AGREED_WORDS[self]


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
    WHAT_HAPPENED = "what-happened"
    WHY_LATE = "why-late"
    ANSWER_EXPECTED = "answer-expected"
    NEXT_UPDATE = "next-update"
    EXCLUSION = "exclusion"
    REFUSAL_REASONS = "refusal-reasons"
    LAST_WAS_FINAL = "last-was-final"
    ACTIONS_DONE = "actions-done"
    PROMISE = "promise"
    WHY_UNDELIVERABLE = "why-undeliverable"
    ALTERNATIVE = "alternative"
    WITHDRAWAL = "withdrawal"
    WAY_BACK = "way-back"
    NO_REPLY = "no-reply"
    ENCLOSED = "enclosed"
    QUESTION = "question"
    AUTHORITY = "authority"


class Measure(StrEnum):
    """A figure the register can work out for a row of the self-assessment."""

    COMPLAINTS_RECEIVED = "complaints-received"
    CHANNELS = "channels"
    CAME_ON_SOCIAL_MEDIA = "came-on-social-media"
    REPRESENTED = "represented"
    COMPLAINTS_LINKED = "complaints-linked"
    ACKNOWLEDGED_IN_TIME = "acknowledged-in-time"
    ACKNOWLEDGED_IN_TIME_STAGE2 = "acknowledged-in-time-stage2"
    ACKNOWLEDGEMENT_LETTERS = "acknowledgement-letters"
    ACKNOWLEDGEMENT_LETTERS_STAGE2 = "acknowledgement-letters-stage2"
    OMBUDSMAN_TOLD_EARLY = "ombudsman-told-early"
    RESPONSIBILITIES_NAMED = "responsibilities-named"
    DEFINITION_SET_OUT = "definition-set-out"
    POINTS_JOINED = "points-joined"
    RESPONDED_IN_TIME_STAGE1 = "responded-in-time-stage1"
    RESPONDED_IN_TIME_STAGE2 = "responded-in-time-stage2"
    RESPONDED_IN_TIME_STAGE3 = "responded-in-time-stage3"
    ANSWERED_EARLY = "answered-early"
    IN_TIME_STAGE1 = "in-time-stage1"
    IN_TIME_STAGE1_EXTENDED = "in-time-stage1-extended"
    IN_TIME_STAGE2 = "in-time-stage2"
    IN_TIME_STAGE2_EXTENDED = "in-time-stage2-extended"
    EXTENSIONS_STAGE1 = "extensions-stage1"
    EXTENSIONS_STAGE2 = "extensions-stage2"
    EXTENSIONS_TOLD_STAGE1 = "extensions-told-stage1"
    EXTENSIONS_TOLD_STAGE2 = "extensions-told-stage2"
    EXTENSIONS_WITHIN_CAP_STAGE1 = "extensions-within-cap-stage1"
    EXTENSIONS_WITHIN_CAP_STAGE2 = "extensions-within-cap-stage2"
    EXTENSIONS_AGREED_STAGE1 = "extensions-agreed-stage1"
    EXTENSIONS_AGREED_STAGE2 = "extensions-agreed-stage2"
    EXTENSIONS_STAGE1_OMBUDSMAN = "extensions-stage1-ombudsman"
    EXTENSIONS_STAGE2_OMBUDSMAN = "extensions-stage2-ombudsman"
    EXTENSIONS_STAGE3_OMBUDSMAN = "extensions-stage3-ombudsman"
    EXTENSIONS_REASONED = "extensions-reasoned"
    EXTENSIONS_TOLD = "extensions-told"
    UPDATES_WHILE_LATE = "updates-while-late"
    UPDATES_AGREED = "updates-agreed"
    UPDATES_KEPT = "updates-kept"
    POINTS_ANSWERED_STAGE1 = "points-answered-stage1"
    POINTS_ANSWERED_STAGE2 = "points-answered-stage2"
    LETTERS_COMPLETE_STAGE1 = "letters-complete-stage1"
    LETTERS_COMPLETE_STAGE2 = "letters-complete-stage2"
    LETTERS_COMPLETE_STAGE3 = "letters-complete-stage3"
    ESCALATED = "escalated"
    ESCALATED_WITHOUT_REASON = "escalated-without-reason"
    STAGE2_OTHER_PERSON = "stage2-other-person"
    STAGE2_AFTER_STAGE1 = "stage2-after-stage1"
    WITHIN_TWO_STAGES = "within-two-stages"
    STAGE3_ASKED_FOR = "stage3-asked-for"
    RESOLVED_AT_STAGE1 = "resolved-at-stage1"
    RESOLVED_AT_STAGE2 = "resolved-at-stage2"
    FULL_RECORD = "full-record"
    EVIDENCE_RECORDED = "evidence-recorded"
    WHOLLY_UPHELD = "wholly-upheld"
    REFUSALS_EXPLAINED = "refusals-explained"
    REFUSALS_GROUNDED = "refusals-grounded"
    REFUSALS_TO_ESCALATE = "refusals-to-escalate"
    REFUSALS_TO_ESCALATE_EXPLAINED = "refusals-to-escalate-explained"
    REFUSED_TO_ESCALATE_COUNT = "refused-to-escalate-count"
    SAFETY_NOT_REFUSED = "safety-not-refused"
    REFUSED_BY_GROUND = "refused-by-ground"
    REFUSED_AS_TOO_OLD = "refused-as-too-old"
    HANDLERS_NAMED = "handlers-named"
    CONFLICTS_KEPT_OUT = "conflicts-kept-out"
    CONTRACTORS_ANSWERED = "contractors-answered"
    CONTRACTORS_INSIDE = "contractors-inside"
    EVIDENCE_IN_TIME = "evidence-in-time"
    ADJUSTMENTS_RECORDED = "adjustments-recorded"
    DISABILITIES_RECORDED = "disabilities-recorded"
    RESTRICTIONS_REVIEWED = "restrictions-reviewed"
    RESTRICTIONS_FAIR = "restrictions-fair"
    REMEDIES_OFFERED = "remedies-offered"
    REMEDIES_BY_KIND = "remedies-by-kind"
    REMEDIES_BY_STAGE = "remedies-by-stage"
    MONEY_OFFERED = "money-offered"
    PROMISES_KEPT = "promises-kept"
    FOLLOWED_THROUGH_STAGE1 = "followed-through-stage1"
    FOLLOWED_THROUGH_STAGE2 = "followed-through-stage2"
    REQUESTS_REVIEWED = "requests-reviewed"
    REQUESTS_BECAME_COMPLAINTS = "requests-became-complaints"
    LESSONS_NOTED = "lessons-noted"
    CHANGES_MADE = "changes-made"
    LESSONS_TOLD = "lessons-told"
    LESSONS_TOLD_RESIDENTS = "lessons-told-residents"
    LESSONS_TOLD_GOVERNING_BODY = "lessons-told-governing-body"
    ASSESSMENTS_APPROVED = "assessments-approved"
    ASSESSMENTS_PUBLISHED = "assessments-published"
    ASSESSED_ANEW_AFTER_CHANGE = "assessed-anew-after-change"
    ASSESSED_ANEW_FOR_OMBUDSMAN = "assessed-anew-for-ombudsman"
    CIRCUMSTANCES_TOLD = "circumstances-told"


_AGREED_WORDS = {
    Agreed.NOT_SAID: "Not written down yet",
    Agreed.YES: "Yes, agreed",
    Agreed.NO: "Not agreed",
}

_OUTCOME_WORDS = {
    Outcome.UPHELD: "Upheld",
    Outcome.PARTLY_UPHELD: "Partly upheld",
    Outcome.NOT_UPHELD: "Not upheld",
    Outcome.NOT_OURS: "Not our responsibility",
}

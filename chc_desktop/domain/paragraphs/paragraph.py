"""A paragraph ready to be put into a letter, ours or the officer's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.domain.intake import Category
from chc_desktop.domain.vocabulary import Outcome


class Purpose(StrEnum):
    """What a paragraph is for. Where a letter's element has the same name, it is for that."""

    OPENING = "opening"
    DEFINITION = "definition"
    OUTCOME_SOUGHT = "outcome-sought"
    QUESTION = "question"
    RESPONSIBILITY = "responsibility"
    DUE_DATE = "due-date"
    REVIEWER = "reviewer"
    UPHELD = "reasons-upheld"
    NOT_UPHELD = "reasons-not-upheld"
    REASONS = "reasons"
    APOLOGY = "apology"
    REMEDY = "remedy"
    NO_REMEDY = "no-remedy"
    OUTSTANDING = "outstanding"
    ESCALATION = "escalation"
    OMBUDSMAN = "ombudsman"
    EXTENSION_REASON = "extension-reason"
    UPDATE = "update"
    REFUSAL = "refusal"
    REFUSAL_TO_ESCALATE = "refusal-to-escalate"
    COMPLETION = "completion"
    UNDELIVERABLE = "undeliverable"
    WITHDRAWAL = "withdrawal"
    NO_REPLY = "no-reply"
    AUTHORITY = "authority"
    EVIDENCE = "evidence"
    CLOSING = "closing"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Purpose.OPENING: "Opening",
    Purpose.DEFINITION: "What they told us",
    Purpose.OUTCOME_SOUGHT: "What they would like",
    Purpose.QUESTION: "Asking what is unclear",
    Purpose.RESPONSIBILITY: "What is and is not ours",
    Purpose.DUE_DATE: "What happens next, and when",
    Purpose.REVIEWER: "Who will review it",
    Purpose.UPHELD: "Reasons: upheld",
    Purpose.NOT_UPHELD: "Reasons: not upheld",
    Purpose.REASONS: "Reasons: how we looked at it",
    Purpose.APOLOGY: "Apology",
    Purpose.REMEDY: "Putting it right",
    Purpose.NO_REMEDY: "Nothing to put right",
    Purpose.OUTSTANDING: "Still to be done",
    Purpose.ESCALATION: "How to go further",
    Purpose.OMBUDSMAN: "The Ombudsman",
    Purpose.EXTENSION_REASON: "Why we need longer",
    Purpose.UPDATE: "Update while they wait",
    Purpose.REFUSAL: "Refusing a complaint",
    Purpose.REFUSAL_TO_ESCALATE: "Refusing the next stage",
    Purpose.COMPLETION: "Promise kept",
    Purpose.UNDELIVERABLE: "Promise that cannot be kept",
    Purpose.WITHDRAWAL: "Complaint withdrawn",
    Purpose.NO_REPLY: "No reply from them",
    Purpose.AUTHORITY: "Somebody who speaks for them",
    Purpose.EVIDENCE: "To the Ombudsman",
    Purpose.CLOSING: "Closing words",
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `categories` are the kinds of complaint it suits, none where it suits any.

    `subject` is what its file calls them. `checked` is the day somebody last looked whether it still holds. `id` is 0
    for ours; `key` names one of ours, “repairs/too-long”.
    """

    name: str
    text: str
    purposes: tuple[Purpose, ...]
    checked: date
    subject: str = ""
    categories: tuple[Category, ...] = ()
    key: str = ""
    id: int = 0

    @property
    def is_own(self) -> bool:
        return not self.key

    @property
    def where(self) -> str:
        """“Repairs · Apology”."""
        subject = self.subject or (self.categories[0].words if self.categories else "")
        return " · ".join((*filter(None, (subject,)), *(purpose.words for purpose in self.purposes)))

    def is_due(self, today: date) -> bool:
        """Whether it should be looked at again: the officer's own, a year after the last time."""
        return self.is_own and (today - self.checked).days > _A_YEAR


_A_YEAR = 365


def purposes_of(elements: Iterable[str], key: str = "") -> tuple[Purpose, ...]:
    """What a part of a letter may be written with, by the elements it holds and by its key, the likeliest first."""
    found = [purpose for element in elements for purpose in _MEANT_BY.get(element, (element,))]
    found += _MEANT_BY_KEY.get(key, ())
    known = set(Purpose)
    return tuple(dict.fromkeys(Purpose(name) for name in found if name in known))


def reasons_for(outcome: str) -> tuple[Purpose, ...]:
    """What the reasons of a decision may be written with, by its outcome where one is chosen."""
    if outcome == Outcome.NOT_UPHELD:
        return Purpose.NOT_UPHELD, Purpose.REASONS
    if outcome in (Outcome.UPHELD, Outcome.PARTLY_UPHELD):
        return Purpose.UPHELD, Purpose.REASONS, Purpose.APOLOGY
    return purposes_of(("reasons",))


def found(
    paragraphs: Iterable[Paragraph],
    typed: str = "",
    purposes: tuple[Purpose, ...] = (),
    category: Category | None = None,
) -> tuple[Paragraph, ...]:
    """Those that hold every word typed; first those for this part of the letter and this kind of complaint."""
    asked = typed.casefold().split()
    those = [each for each in paragraphs if all(word in _searched(each) for word in asked)]
    return tuple(sorted(those, key=lambda each: _rank(each, purposes, category)))


def fits(paragraph: Paragraph, purposes: tuple[Purpose, ...]) -> bool:
    """Whether it is for this part of the letter."""
    return bool(set(paragraph.purposes) & set(purposes))


def _rank(paragraph: Paragraph, purposes: tuple[Purpose, ...], category: Category | None) -> tuple[int, ...]:
    """For this part before the others; of this kind of complaint, then of any, then of another; own before ours."""
    place = min((purposes.index(each) for each in paragraph.purposes if each in purposes), default=len(purposes))
    if category and category in paragraph.categories:
        suits = 0
    else:
        suits = 2 if paragraph.categories or paragraph.subject in _ONLY_FOR_SOME else 1
    return int(not fits(paragraph, purposes)), suits, place, int(not paragraph.is_own)


def _searched(paragraph: Paragraph) -> str:
    kinds = " ".join(category.words for category in paragraph.categories)
    return f"{paragraph.name} {paragraph.where} {kinds} {paragraph.text}".casefold()


_ONLY_FOR_SOME = frozenset({"Adaptations and access"})

_MEANT_BY: dict[str, tuple[str, ...]] = {
    "decision": (Purpose.UPHELD, Purpose.NOT_UPHELD, Purpose.REASONS, Purpose.APOLOGY),
    "reasons": (Purpose.UPHELD, Purpose.NOT_UPHELD, Purpose.REASONS, Purpose.APOLOGY),
    "remedy": (Purpose.REMEDY, Purpose.NO_REMEDY, Purpose.APOLOGY),
    "definition": (Purpose.DEFINITION, Purpose.QUESTION),
    "outcome-sought": (Purpose.OUTCOME_SOUGHT, Purpose.QUESTION),
    "ombudsman-referral": (Purpose.OMBUDSMAN,),
    "escalation": (Purpose.ESCALATION,),
    "stage": (Purpose.OPENING,),
    "what-happened": (Purpose.UPDATE,),
    "why-late": (Purpose.UPDATE, Purpose.EXTENSION_REASON),
    "answer-expected": (Purpose.DUE_DATE,),
    "next-update": (Purpose.UPDATE,),
    "exclusion": (Purpose.REFUSAL, Purpose.REFUSAL_TO_ESCALATE),
    "refusal-reasons": (Purpose.REFUSAL, Purpose.REFUSAL_TO_ESCALATE),
    "last-was-final": (Purpose.REFUSAL_TO_ESCALATE,),
    "actions-done": (Purpose.COMPLETION,),
    "promise": (Purpose.UNDELIVERABLE,),
    "why-undeliverable": (Purpose.UNDELIVERABLE,),
    "alternative": (Purpose.UNDELIVERABLE,),
    "way-back": (Purpose.WITHDRAWAL, Purpose.NO_REPLY),
    "enclosed": (Purpose.EVIDENCE,),
}
"""By the name of an element; one that is not here stands for itself."""

_MEANT_BY_KEY: dict[str, tuple[str, ...]] = {
    "opening": (Purpose.OPENING, Purpose.APOLOGY),
    "question": (Purpose.QUESTION,),
    "thanks": (Purpose.CLOSING,),
    "next": (Purpose.DUE_DATE,),
}

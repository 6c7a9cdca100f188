"""What each field of a letter stands for, in words, and what is wrong with a wording that uses one wrongly."""

import string
from collections.abc import Iterator

from chc_desktop.domain.letters.letter import Field, Shape


def field_words(field: Field) -> str:
    """“the day we received the complaint”."""
    return _WORDS.get(field, field.value.replace("_", " "))


def field_names(wording: str) -> Iterator[str]:
    """The fields that a wording uses. Raises `ValueError` where a mark is not closed."""
    for _before, name, form, conversion in string.Formatter().parse(wording):
        if form or conversion:
            raise ValueError(wording)
        if name is not None:
            yield name


def wording_faults(wording: str, shape: Shape) -> tuple[str, ...]:
    """Everything that is wrong with the fields of a wording, each in words that can follow its key."""
    try:
        names = set(field_names(wording))
    except ValueError:
        return ("has a { or } that is not closed",)
    unknown = [f"“{{{name}}}” is not known; known are {', '.join(Field)}" for name in sorted(names - set(Field))]
    if Field.NEW_DATE in names and shape not in (Shape.NEW_DATE, Shape.NEXT_UPDATE):
        unknown.append(f"“{{new_date}}” can stand only in a part of shape “{Shape.NEW_DATE}” or “{Shape.NEXT_UPDATE}”")
    return tuple(unknown)


_WORDS = {
    Field.REFERENCE: "our reference",
    Field.RECEIVED: "the day we received the complaint",
    Field.ACKNOWLEDGED: "the day we acknowledged it",
    Field.ANSWERED_BEFORE: "the day we answered at the stage before",
    Field.ESCALATED: "the day they asked for this stage",
    Field.STAGE: "which stage this is",
    Field.LAST_STAGE: "the words “the last stage”",
    Field.ANSWER: "the words “answer” or “final answer”",
    Field.DUE: "the day our answer is due",
    Field.NEW_DATE: "the new date",
    Field.WAS_DUE: "the day our answer was due, once it is late",
    Field.STILL_DUE: "the day our answer is due, until it is late",
    Field.LETTER_WAS_DUE: "the day this letter was due, once it is late",
    Field.ANSWERED: "the day we answered at this stage",
    Field.NEXT_STAGE: "the next stage, if there is one",
    Field.ENDED: "the day the case ended",
    Field.POINTS: "the points of the complaint",
    Field.OURS: "the points we answer for",
    Field.NOT_OURS: "the points that are not ours",
    Field.OUTCOME_SOUGHT: "what they would like to happen",
    Field.STILL_UNHAPPY_WITH: "what they are still unhappy with",
    Field.PROMISED_BEFORE: "what was promised before and is still to be done",
    Field.STILL_PROMISED: "everything that was promised and is still to be done",
    Field.PROMISED_ON: "the day that promise was made",
    Field.REPRESENTATIVE: "who would like to speak for them",
    Field.WHAT_IS_NEEDED: "the words “authority” or “consent”",
    Field.ENCLOSED: "what goes to the Ombudsman",
    Field.OMBUDSMAN_ASKED: "the day the Ombudsman asked",
    Field.PERSON: "their name",
    Field.ORGANISATION: "the name of our organisation",
    Field.CONTACT_US: "how to reach us",
    Field.HANDLER_ROLE: "who looks into it, by role",
    Field.REVIEWER: "who reviews it, by role",
    Field.NEW_REVIEWER: "who would review it next",
    Field.OMBUDSMAN_NAME: "the name of the Ombudsman",
    Field.OMBUDSMAN_ADDRESS: "the Ombudsman’s address",
    Field.OMBUDSMAN_TELEPHONE: "the Ombudsman’s telephone number",
    Field.OMBUDSMAN_WEBSITE: "the Ombudsman’s website",
}

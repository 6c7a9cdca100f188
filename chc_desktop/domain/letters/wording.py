"""What a letter says until the officer changes it: its own words, filled in from the case."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.case import Point
from chc_desktop.domain.code import Edition
from chc_desktop.domain.facts import Person
from chc_desktop.domain.letters.letter import Field, LetterContents, LetterTemplate, Matter, Part, Shape
from chc_desktop.domain.promises.events import Made
from chc_desktop.domain.promises.promise import Promise
from chc_desktop.domain.promises.telling import still_promised
from chc_desktop.domain.vocabulary import Rule


def adapted(template: LetterTemplate, matter: Matter) -> LetterTemplate:
    """The letter as the edition of the case has it: its title filled in, and without parts that are not asked for."""
    asked = {required.element for required in template.asked(matter.edition)}
    parts = tuple(part for part in template.parts if not part.only_if_asked or asked & set(part.elements))
    title = fill(template.title, _fields(matter, LetterContents()))
    return replace(template, title=title, parts=parts)


def texts(template: LetterTemplate, matter: Matter, contents: LetterContents) -> dict[str, str]:
    """What each part says now: the officer's text where there is one, else the letter's own."""
    own = defaults(template, matter, contents)
    return {part.key: contents.texts.get(part.key, own[part.key]) for part in template.parts}


def defaults(template: LetterTemplate, matter: Matter, contents: LetterContents) -> dict[str, str]:
    """What each part says by itself."""
    fields = _fields(matter, contents)
    return {part.key: matter.carried.get(part.key) or fill(_wording(part, contents), fields) for part in template.parts}


def otherwise(part: Part, matter: Matter, contents: LetterContents) -> str:
    """What a part says in place of its text, filled in."""
    return fill(part.otherwise, _fields(matter, contents))


def fill(wording: str, fields: dict[str, str]) -> str:
    """A wording with its fields filled in. A paragraph whose field has nothing to say is left out."""
    filled = []
    for paragraph in re.split(r"\n[ \t]*\n", wording):
        if all(fields.get(name, "").strip() for name in _FIELD.findall(paragraph)):
            filled.append(_FIELD.sub(lambda found: fields[found[1]], paragraph))
    return "\n\n".join(filled)


def known_fields(stage: int, matter: Matter) -> dict[str, str]:
    """What each field says in a letter of a stage; a field that says nothing yet is empty."""
    return _fields(replace(matter, stage=stage), LetterContents())


def promised_before(matter: Matter, stage: int) -> tuple[Promise, ...]:
    """What was promised before this letter, at an earlier stage or beside any response, and is still to be done."""
    return tuple(
        promise
        for promise in matter.case.open_promises
        if promise.stage < stage or (promise.stage == stage and promise.made is not Made.RESPONSE)
    )


def late_since(matter: Matter) -> str:
    """The day by which this letter should have been sent, as the letter gives it; empty unless that has passed."""
    due = matter.due
    return words.long_day(due.due) if due and not due.done and matter.dated > due.due else ""


def money_promised_before(matter: Matter) -> tuple[Promise, ...]:
    """The money among it, which a letter may name again."""
    return tuple(promise for promise in promised_before(matter, matter.stage) if promise.is_money)


def role_of(person: Person) -> str:
    """How a letter calls somebody who works for the organisation: by what they do, never by name."""
    return person.job.strip() or person.role.words.lower()


_FIELD = re.compile(r"\{(\w+)\}")


def _wording(part: Part, contents: LetterContents) -> str:
    if part.shape is Shape.RESPONSIBILITY and contents.not_ours:
        return part.otherwise
    return part.text


def _fields(matter: Matter, contents: LetterContents) -> dict[str, str]:
    case, number, ombudsman = matter.case, matter.stage, matter.edition.ombudsman
    stage, most = case.at(number), matter.edition.stages.most
    is_last, due = number == most, words.long_day(matter.response.due)
    chosen = case.promise(contents.promise)
    told = {done.promise for done in contents.done} | {contents.promise}
    return {
        Field.REFERENCE: case.reference,
        Field.RECEIVED: words.long_day(case.received_on),
        Field.ACKNOWLEDGED: _day(case.stage1.acknowledged_on),
        Field.ANSWERED_BEFORE: _day(case.at(number - 1).responded_on) if number > 1 else "",
        Field.ESCALATED: _day(stage.asked_on),
        Field.STAGE: f"stage {number}{', the last stage' if is_last else ''} of our complaints procedure",
        Field.LAST_STAGE: "the last stage" if is_last else "",
        Field.ANSWER: "final answer" if is_last else "answer",
        Field.DUE: due,
        Field.WAS_DUE: due if matter.dated > matter.response.due else "",
        Field.STILL_DUE: due if matter.dated <= matter.response.due else "",
        Field.LETTER_WAS_DUE: late_since(matter),
        Field.ANSWERED: _day(stage.responded_on),
        Field.NEXT_STAGE: "" if is_last else f"stage {number + 1}",
        Field.ENDED: _day(case.ended_on),
        Field.NEW_DATE: _day(contents.new_date),
        Field.POINTS: _listed(case.points),
        Field.OURS: _listed(case.points_to_answer),
        Field.NOT_OURS: _listed(tuple(point for point in case.points if point.not_ours)),
        Field.OUTCOME_SOUGHT: case.outcome_sought.strip(),
        Field.STILL_UNHAPPY_WITH: matter.still_unhappy_with.strip(),
        Field.PROMISED_BEFORE: _promises(promised_before(matter, number), matter.dated),
        Field.STILL_PROMISED: _promises((each for each in case.open_promises if each.key not in told), matter.dated),
        Field.PROMISED_ON: _day(chosen.made_on) if chosen else "",
        Field.REPRESENTATIVE: matter.speaker.name.strip() if matter.speaker else "",
        Field.WHAT_IS_NEEDED: matter.speaks.what_is_needed if matter.speaks else "",
        Field.ENCLOSED: "\n".join(f"- {line}" for line in matter.enclosed),
        Field.OMBUDSMAN_ASKED: _day(matter.ombudsman_asked),
        Field.PERSON: matter.person.name.strip(),
        Field.ORGANISATION: matter.organisation.name.strip(),
        Field.CONTACT_US: _contact_us(matter),
        Field.HANDLER_ROLE: role_of(matter.handler),
        Field.REVIEWER: _reviewer(number, matter),
        Field.NEW_REVIEWER: _new_reviewer(matter.edition),
        Field.OMBUDSMAN_NAME: ombudsman.name,
        Field.OMBUDSMAN_ADDRESS: ", ".join(ombudsman.address),
        Field.OMBUDSMAN_TELEPHONE: ombudsman.telephone,
        Field.OMBUDSMAN_WEBSITE: ombudsman.website,
    }


def _day(day: date | None) -> str:
    return words.long_day(day) if day else ""


def _listed(points: tuple[Point, ...]) -> str:
    return "\n".join(f"- {_one_line(point.text)}" for point in points)


def _reviewer(number: int, matter: Matter) -> str:
    """“Chair of trustees, who was not involved at stage 1,” where that is so; else the role alone."""
    role = role_of(matter.reviewer)
    if number == 1 or not matter.reviewer.id or matter.reviewer.id in matter.case.earlier_handlers(number):
        return role
    return f"{role}, who was not involved at {words.stages_before(number)},"


def _new_reviewer(edition: Edition) -> str:
    """Who reviews at stage 2, where the edition asks that it is somebody else."""
    return "Somebody who was not involved at stage 1" if edition.number(Rule.OTHER_PERSON) else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _promises(promises: Iterable[Promise], dated: date) -> str:
    return "\n".join(f"- {in_a_line(promise, dated)}" for promise in promises)


def in_a_line(promise: Promise, dated: date) -> str:
    """“Fit dampers to the pump, by Friday 4 December 2026.” Of money, what is still to be paid.

    Nothing can still be done by a day that has passed on the day of the letter: then it says that it is late.
    """
    by = words.long_day(promise.by)
    if promise.by < dated:
        return f"{still_promised(promise)}. We promised this by {by}, and it is late."
    return f"{still_promised(promise)}, by {by}."


def _contact_us(matter: Matter) -> str:
    """“telephone 01234 567890, email us at … or write to us at the address above”."""
    organisation = matter.organisation
    ways = [
        f"telephone {organisation.telephone.strip()}" if organisation.telephone.strip() else "",
        f"email {organisation.email.strip()}" if organisation.email.strip() else "",
        "write to us at the address above",
    ]
    given = [way for way in ways if way]
    return ", ".join(given[:-1]) + (" or " if len(given) > 1 else "") + given[-1]

"""When what other letters must carry counts as written: dates, the Ombudsman, grounds, and what became of promises."""

import re
from collections.abc import Callable
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import Deadline
from chc_desktop.domain.events import Remedy
from chc_desktop.domain.letters.answer_elements import offer_gap
from chc_desktop.domain.letters.judged import Judged, digits, flaw_of, lines_of, plain_text
from chc_desktop.domain.letters.letter import Done, Offer, Part
from chc_desktop.domain.promises.final_offer import is_higher_instead
from chc_desktop.domain.promises.promise import State
from chc_desktop.domain.vocabulary import Element


def _ombudsman(letter: Judged, part: Part) -> str:
    text, ombudsman = letter.texts[part.key], letter.edition.ombudsman
    if flaw := letter.flaw(part):
        return flaw
    if plain_text(ombudsman.name).removesuffix(" service") not in plain_text(text):
        return f"Name the {ombudsman.name}."
    if digits(ombudsman.telephone) not in digits(text) and ombudsman.website.casefold() not in plain_text(text):
        return f"Give its telephone number, {ombudsman.telephone}, or its website, {ombudsman.website}."
    return ""


def _due_date(letter: Judged, part: Part) -> str:
    if flaw := letter.flaw(part):
        return flaw
    due, text = letter.matter.response.due, letter.texts[part.key]
    if words.letter_day(due) in text or words.day(due) in text:
        return ""
    return f"Our answer is due by {words.long_day(due)}. Please give that date."


def _new_date(letter: Judged, part: Part) -> str:
    response, chosen = letter.matter.response, letter.contents.new_date
    if chosen is None:
        return "Choose the day by which we will answer."
    if chosen <= response.due:
        return f"Choose a day after {words.day(response.due)}, the date it is due now."
    latest = response.latest_if_extended
    if latest and chosen > latest and not letter.contents.beyond_cap_because.strip():
        return _beyond_cap(response, letter.edition)
    return _says(letter, part, chosen)


def _says(letter: Judged, part: Part, day: date) -> str:
    """Whether a part says the day that was chosen for it, however it was put."""
    if flaw := letter.flaw(part):
        return flaw
    said = any(words_of(day) in letter.texts[part.key] for words_of in (words.letter_day, words.day, words.short_day))
    return "" if said else f"Give the date that was chosen, {words.long_day(day)}."


def _beyond_cap(response: Deadline, edition: Edition) -> str:
    extension = edition.limit(response.duty).extension
    assert extension
    assert response.latest_if_extended
    agreed = extension.agreed_beyond
    because = f"how they agreed to a later one ({words.cited(agreed)})" if agreed else "the good reason for a later one"
    return (
        f"An extension is at most {words.count(extension.days or 0, 'working day')}, to "
        f"{words.day(response.latest_if_extended)} ({words.cited(extension.provision)}). Choose that day or an "
        f"earlier one, or write {because}."
    )


def _next_update(letter: Judged, part: Part) -> str:
    chosen, person = letter.contents.new_date, letter.edition.person
    if chosen is None:
        return f"Choose the day by which the {person} hears from us again."
    if chosen <= letter.matter.dated:
        return f"Choose a day after {words.day(letter.matter.dated)}, the date of this letter."
    return _says(letter, part, chosen)


def _answer_expected(letter: Judged, part: Part) -> str:
    if flaw := letter.flaw(part):
        return flaw
    dated = _A_DATE.search(letter.texts[part.key])
    return "" if dated else "Say by which date we expect to answer, such as 5 January 2027."


def _exclusion(letter: Judged, part: Part) -> str:
    if letter.contents.exclusion not in {ground.slug for ground in letter.edition.exclusions}:
        return "Choose the ground this refusal relies on."
    return letter.flaw(part)


def _last_was_final(letter: Judged, part: Part) -> str:
    if flaw := letter.flaw(part):
        return flaw
    return "" if "final" in plain_text(letter.texts[part.key]) else "Say that our last answer was our final one."


def _actions_done(letter: Judged, part: Part) -> str:
    if not letter.contents.done:
        return "Choose what has been done."
    gaps = ((done, _done_gap(letter, part, done)) for done in letter.contents.done)
    return next((f"“{_what(letter, done)}” {gap}" for done, gap in gaps if gap), "") or letter.flaw(part)


def _done_gap(letter: Judged, part: Part, done: Done) -> str:
    if flaw_of(done.what, part.prompt, lines_of([_what(letter, done)])):
        return "does not say yet what was done."
    if done.on is None:
        return "has no date yet on which it was done."
    return "cannot have been done after the date of this letter." if done.on > letter.matter.dated else ""


def _what(letter: Judged, done: Done) -> str:
    promise = letter.matter.case.promise(done.promise)
    return " ".join(promise.remedy.what.split()).rstrip(".") if promise else "A promise"


def _promise(letter: Judged, part: Part) -> str:
    promise = letter.matter.case.promise(letter.contents.promise)
    if promise is None:
        return "Choose the promise that cannot be kept."
    if promise.state in (State.KEPT, State.DECLINED):
        return "That promise was kept or declined. Choose one that is still to be kept."
    return letter.flaw(part)


def _alternative(letter: Judged, part: Part) -> str:
    contents = letter.contents
    if contents.no_remedy:
        flaw = flaw_of(contents.no_remedy_because, part.prompt, set())
        return "Write why nothing can be done instead." if flaw else ""
    if len(contents.offers) != 1:
        return "Say the one thing we will do instead and by when, or why nothing can be done instead."
    return f"What we will do instead {gap}" if (gap := _offer_gap(letter, contents.offers[0])) else ""


def _offer_gap(letter: Judged, offer: Offer) -> str:
    if gap := offer_gap(offer):
        return gap
    if not offer.owner:
        return "does not say yet who has to do it, for the record."
    promise = letter.matter.case.promise(letter.contents.promise)
    instead = Remedy(offer.kind, offer.what, offer.by or letter.matter.dated, offer.pence or 0)
    if promise and promise.undeliverable is None and is_higher_instead(instead, promise, letter.matter.case):
        return (
            "is more than our final answer offered. Record it with the promise first, with why it was not offered "
            "then; after that write this letter."
        )
    return ""


_A_DATE = re.compile(
    r"\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\d{1,2}/\d{1,2}/\d{2,4}", re.IGNORECASE
)

RULES: dict[Element, Callable[[Judged, Part], str]] = {
    Element.OMBUDSMAN: _ombudsman,
    Element.OMBUDSMAN_REFERRAL: _ombudsman,
    Element.DUE_DATE: _due_date,
    Element.NEW_DATE: _new_date,
    Element.NEXT_UPDATE: _next_update,
    Element.ANSWER_EXPECTED: _answer_expected,
    Element.EXCLUSION: _exclusion,
    Element.LAST_WAS_FINAL: _last_was_final,
    Element.ACTIONS_DONE: _actions_done,
    Element.PROMISE: _promise,
    Element.ALTERNATIVE: _alternative,
}

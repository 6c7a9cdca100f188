"""What the officer should look at before a letter goes out, though nothing forbids it."""

from collections.abc import Iterator, Mapping
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.letters.family import Effect
from chc_desktop.domain.letters.form_cautions import form_cautions
from chc_desktop.domain.letters.going import goes_to, going_cautions
from chc_desktop.domain.letters.judged import plain_text
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter
from chc_desktop.domain.letters.people_cautions import people_cautions
from chc_desktop.domain.letters.wording import in_a_line, late_since, money_promised_before, promised_before, texts
from chc_desktop.domain.promises.rules import MONEY
from chc_desktop.domain.reading.passages import passages
from chc_desktop.domain.snippets import open_places
from chc_desktop.domain.vocabulary import ACKNOWLEDGEMENT, Element, Outcome, Rule


def cautions(template: LetterTemplate, matter: Matter, contents: LetterContents, today: date) -> tuple[str, ...]:
    """Each in a sentence. `today` is the day on which it is issued, whatever date it bears."""
    said = "\n".join(passage.text for passage in passages(template, matter, contents))
    return (
        *going_cautions(matter),
        *people_cautions(matter),
        *form_cautions(goes_to(matter)),
        *_too_soon(template, matter),
        *_early(matter, today),
        *_late(template, matter, said),
        *_promises(matter, contents),
        *_twice(template, matter, contents),
        *_still_open(template, matter, contents),
        *_overdue(matter, contents, said),
        *_third_stage(template, matter),
        *_upheld(matter, contents),
        *_review_agrees(template, matter, contents),
        *_never_turned_away(template, matter),
        *_hints(template, texts(template, matter, contents)),
        *(f"“{place}” is still to be written. Please put the words in its place." for place in open_places(said)),
    )


def _too_soon(template: LetterTemplate, matter: Matter) -> Iterator[str]:
    stage = matter.stage
    duty = ACKNOWLEDGEMENT.get(stage)
    if duty is None or not matter.edition.sets(duty) or matter.case.at(stage).acknowledged_on is not None:
        return
    provision = words.cited(matter.edition.limit(duty).provision)
    if template.brings_about in (Effect.EXTENDED, Effect.RESPONDED):
        yield f"Stage {stage} has not been acknowledged yet ({provision}). Send the acknowledgement first."
    elif template.part_for(Element.QUESTION):
        yield f"A question stops no clock: stage {stage} is still to be acknowledged in time ({provision})."


def _early(matter: Matter, today: date) -> Iterator[str]:
    if matter.dated < today:
        yield f"This letter bears the date {words.day(matter.dated)}, before today. Use the day it really goes out."


def _late(template: LetterTemplate, matter: Matter, said: str) -> Iterator[str]:
    due = matter.due
    if due is None or due.done or matter.dated <= due.due:
        return
    if template.brings_about is Effect.EXTENDED:
        yield (
            f"The date it was due, {words.day(due.due)}, has passed. An extension should be told before then; "
            "the record will show the days in between as late."
        )
    else:
        sorry = "It says so." if late_since(matter) in said else "Say sorry for the delay."
        yield f"This letter was due by {words.day(due.due)} ({words.cited(due.provision)}). {sorry}"


def _promises(matter: Matter, contents: LetterContents) -> Iterator[str]:
    dates = [] if contents.no_remedy else [offer.by for offer in contents.offers if offer.by]
    if any(by < matter.dated for by in dates):
        yield "A remedy has a date that has passed already. Please check it."
    if not contents.no_remedy and any(offer.kind == MONEY and not offer.pence for offer in contents.offers):
        yield "A payment is promised, and the letter does not say how much. Write the sum beside it."


def _twice(template: LetterTemplate, matter: Matter, contents: LetterContents) -> Iterator[str]:
    """The same sum as an earlier promise that is still open, and not said to be that."""
    if template.brings_about is not Effect.RESPONDED or matter.case.at(matter.stage).response or contents.no_remedy:
        return
    named = {offer.repeats for offer in contents.offers}
    for promise in money_promised_before(matter):
        again = (offer.pence == promise.remedy.pence and not offer.repeats for offer in contents.offers)
        if promise.key not in named and any(again):
            yield (
                f"{words.money(promise.remedy.pence)} was promised on {words.day(promise.made_on)} already and is "
                "still to be paid. If this is the same money, say so beside the remedy; else it is promised twice."
            )


def _still_open(template: LetterTemplate, matter: Matter, contents: LetterContents) -> Iterator[str]:
    """What an earlier stage promised and has not been done is outstanding."""
    asked = next((each for each in template.asked(matter.edition) if each.element is Element.OUTSTANDING), None)
    open_promises = promised_before(matter, matter.stage)
    if not asked or not open_promises or not contents.nothing_outstanding:
        return
    listed = words.listed([f"“{promise.remedy.what.strip()}”" for promise in open_promises])
    stages = sorted({str(promise.stage) for promise in open_promises})
    cite = f" ({words.cited(asked.provision)})" if asked.provision else ""
    yield (
        f"The letter says that nothing is outstanding, but {listed}, promised at "
        f"stage{'' if len(stages) == 1 else 's'} {words.listed(stages)}, "
        f"{'has' if len(open_promises) == 1 else 'have'} not been marked as done. Say so in the letter{cite}, or mark "
        "it as done on the page of the case."
    )


def _overdue(matter: Matter, contents: LetterContents, said: str) -> Iterator[str]:
    """A promise the letter speaks of, by a day that has passed, without saying when it will be kept."""
    told = {done.promise for done in contents.done} | {contents.promise}
    for promise in matter.case.open_promises:
        if promise.by < matter.dated and promise.key not in told and in_a_line(promise, matter.dated) in said:
            yield (
                f"“{promise.remedy.what.strip()}” was promised by {words.day(promise.by)}, which has passed. Say when "
                "it will be done now, or mark it as done on the page of the case."
            )


def _third_stage(template: LetterTemplate, matter: Matter) -> Iterator[str]:
    """An edition with a third stage leaves it to the organisation whether it has one; no default can know."""
    stage = matter.stage
    if template.brings_about is Effect.RESPONDED and 1 < stage < matter.edition.stages.most:
        yield (
            f"If your procedure still has a stage {stage + 1}, say in the letter that the {matter.edition.person} may "
            f"ask for it, and how ({words.cited(matter.edition.stages.provision)})."
        )


def _upheld(matter: Matter, contents: LetterContents) -> Iterator[str]:
    decided = (contents.decision(point.number) for point in matter.case.points_to_answer)
    upheld = [str(each.point) for each in decided if each.outcome in (Outcome.UPHELD, Outcome.PARTLY_UPHELD)]
    if upheld and contents.no_remedy:
        yield (
            f"We uphold point{'' if len(upheld) == 1 else 's'} {words.listed(upheld)}, but the letter says that there "
            "is nothing to put right. Please make sure that this is meant."
        )


def _review_agrees(template: LetterTemplate, matter: Matter, contents: LetterContents) -> Iterator[str]:
    """Where the edition asks for it, what an earlier stage upheld stays upheld if the review agrees."""
    if template.brings_about is not Effect.RESPONDED or not matter.edition.number(Rule.FINDINGS_AGREED):
        return
    for point in matter.case.points_to_answer:
        before = point.at(matter.stage - 1) if matter.stage > 1 else None
        now = contents.decision(point.number).outcome
        if before and before.outcome is Outcome.UPHELD and now is Outcome.NOT_UPHELD:
            yield (
                f"Point {point.number} was upheld at stage {matter.stage - 1}. If the review agrees with that, "
                f"it stays “upheld”, even if stage {matter.stage - 1} was handled without fault"
                f"{matter.edition.cite(Rule.FINDINGS_AGREED)}. “Not upheld” says that the review disagrees."
            )


def _never_turned_away(template: LetterTemplate, matter: Matter) -> Iterator[str]:
    """The joint draft says must (2.3), the Code of 2020 warns of it (1.5); elsewhere it is our good practice."""
    if template.brings_about is Effect.REFUSED:
        yield (
            "A complaint about safeguarding, or about health and safety, is not turned away"
            f"{matter.edition.cite(Rule.NEVER_EXCLUDED)}. Make sure that no point of this one is."
        )


def _hints(template: LetterTemplate, said_by: Mapping[str, str]) -> Iterator[str]:
    """A part that nothing requires, and that is still our hint."""
    for part in template.parts:
        if plain_text(said_by[part.key]) == plain_text(part.prompt):
            yield f"“{part.label}” is still our hint. Write it in your own words, or leave it empty."

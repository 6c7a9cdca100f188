"""Dates that cannot be right: no such day, another weekday, a day that is past, an answer due on another day."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.letters.family import Effect
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter
from chc_desktop.domain.reading.note import Kind, Note, Place
from chc_desktop.domain.reading.passages import Passage
from chc_desktop.domain.reading.plain_letters import plain_letters
from chc_desktop.domain.reading.sentences import sentences
from chc_desktop.domain.reading.written_dates import WrittenDate, dates_in
from chc_desktop.domain.working_days import WorkingDays


def date_notes(
    passage: Passage, matter: Matter, chosen: date | None, known: Collection[date], calendar: WorkingDays, prose: str
) -> Iterator[Note]:
    """At most one note for each date. `chosen` is the new day of an extension, `known` every day as `known_days`."""
    for sentence in sentences(passage.text):
        plain = plain_letters(sentence.text) if _DIGIT.search(sentence.text) else ""
        for written in dates_in(plain, matter.dated):
            note = _wrong_day(written) or (
                None
                if passage.own or not prose[sentence.start + written.start : sentence.start + written.end].strip()
                else _wrong_promise(written, plain, matter, chosen, known, calendar)
            )
            if note:
                place = Place(passage.part, passage.text, sentence.start + written.start, sentence.start + written.end)
                yield Note(Kind.DATE, place, *note)


def new_day(template: LetterTemplate, contents: LetterContents) -> date | None:
    """The day an extension gives."""
    return contents.new_date if template.brings_about is Effect.EXTENDED else None


def known_days(matter: Matter, contents: LetterContents, chosen: date | None) -> frozenset[date]:
    """Every day the letter may speak of: of the answer, of the next update, and of what was promised."""
    due = () if chosen else (matter.response.due, matter.response.own_due)
    days = (*due, contents.new_date, *(offer.by for offer in contents.offers))
    return frozenset((*filter(None, days), *(promise.by for promise in matter.case.promises)))


_Said = tuple[str, str]
"""The sentence, and what to write instead, if that is known."""


def _wrong_day(written: WrittenDate) -> _Said | None:
    if written.day is None:
        return "There is no such day. Please check the date.", ""
    if written.weekday is not None and written.weekday != written.day.weekday():
        right = f"{words.weekday(written.day)} {words.letter_day(written.day)}"
        return f"{words.letter_day(written.day)} is a {words.weekday(written.day)}.", right
    return None


def _wrong_promise(
    written: WrittenDate,
    plain: str,
    matter: Matter,
    chosen: date | None,
    known: Collection[date],
    calendar: WorkingDays,
) -> _Said | None:
    day, before = written.day, plain[: written.start]
    assert day
    if not _WILL.search(plain) or not _BY.search(before):
        return None
    if day < matter.dated:
        return "This day has passed already. Please check the date.", ""
    why_not = calendar.why_not(day)
    if why_not and (written.weekday is None or day.weekday() < _SATURDAY):
        return f"{words.long_day(day)} is no working day ({why_not}). Make sure that somebody is there.", ""
    return None if day in known else _other_than_due(day, before, matter, chosen)


def _other_than_due(day: date, before: str, matter: Matter, chosen: date | None) -> _Said | None:
    """A day by which we will answer, that is not the day on which the answer is due."""
    stage = _STAGE.search(before)
    due, own = matter.response.due, matter.response.duty.stage
    if not _ANSWER.search(before) or (stage and int(stage[1]) != own):
        return None
    if chosen:
        return f"The new date you chose is {words.long_day(chosen)}.", words.long_day(chosen)
    said = f"In the case our answer is due by {words.long_day(due)}."
    return (said, words.long_day(due)) if day > due else (f"{said} Keep this if you mean an earlier day.", "")


_SATURDAY = 5
_DIGIT = re.compile(r"\d")
_WILL = re.compile(r"\b(?:will|shall|we'll|you'll|going to)\b")
_BY = re.compile(r"\b(?:by|before|no later than|not later than|until)\s+(?:the\s+end\s+of\s+)?$")
_ANSWER = re.compile(
    r"\b(?:we(?:'ll|\s+will|\s+shall)\s+(?:[\w-]+\s+){0,4}?(?:answer|respond|reply|decision|response)\b"
    r"|you(?:'ll|\s+will)\s+(?:have|get|receive|hear)\b.{0,40}?\b(?:answer|response|reply|decision|from us)\b)"
)
_STAGE = re.compile(r"\bstage\s+([1-3])\b")

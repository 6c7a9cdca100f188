"""Reads a whole letter and notes what a second pair of eyes would see."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from chc_desktop.domain.letters.family import GoesTo
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter
from chc_desktop.domain.reading.date_notes import date_notes, known_days, new_day
from chc_desktop.domain.reading.days import days
from chc_desktop.domain.reading.kept import Kept
from chc_desktop.domain.reading.names import NameWords, names
from chc_desktop.domain.reading.note import Kind, Note
from chc_desktop.domain.reading.passages import Passage, passages
from chc_desktop.domain.reading.phrases import PhraseKind, Phrases, out_of_date, plainer
from chc_desktop.domain.reading.plain_letters import lines_of, without, without_quotations
from chc_desktop.domain.reading.plainness import long_sentences, passives
from chc_desktop.domain.reading.promises import promises
from chc_desktop.domain.reading.readability import Readability, readability
from chc_desktop.domain.reading.verdicts import verdicts
from chc_desktop.domain.working_days import WorkingDays


@dataclass(frozen=True)
class Knowledge:
    """What the reader goes by: phrases, words about names, the calendar, and how many syllables a word has."""

    phrases: tuple[Phrases, ...]
    name_words: NameWords
    calendar: WorkingDays
    syllables: Callable[[str], int]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was noted, what the officer put aside, and how easy the letter is to read, if that can be said yet.

    `faults` say which of our own files could not be read, so that nobody looks for what they hold.
    """

    notes: tuple[Note, ...] = ()
    aside: tuple[Kept, ...] = ()
    faults: tuple[str, ...] = ()
    readability: Readability | None = None

    def still_kept(self, kept: Iterable[Kept]) -> tuple[Kept, ...]:
        """Of what was kept with a reason, only what the letter still holds: the record says that it stands in it."""
        there = {each.key for each in self.aside}
        return tuple(each for each in kept if not each.because or each.key in there)

    @property
    def blocking(self) -> tuple[Note, ...]:
        """What shuts *Issue*, because the edition says must."""
        return tuple(note for note in self.notes if note.blocks)

    def joined_by(self, more: Iterable[Note], kept: Iterable[Kept]) -> "Reading":
        """The same with notes from elsewhere, as of spelling, those that were put aside among them left out."""
        by_key, more = {each.key: each for each in kept}, tuple(more)
        aside = {note.key: by_key[note.key] for note in more if note.key in by_key}
        notes = (*self.notes, *(note for note in more if note.key not in aside))
        return replace(self, notes=_in_order(notes), aside=(*self.aside, *aside.values()))

    @property
    def when_sent(self) -> tuple[str, ...]:
        """What is worth another word when the letter goes out, each in a sentence."""
        said = (f"“{note.words}”: {note.sentence}" for note in self.notes if note.kind.matters_when_sent)
        return tuple(dict.fromkeys(said))


def read(template: LetterTemplate, matter: Matter, contents: LetterContents, knowledge: Knowledge) -> Reading:
    """Everything to note about a letter as it stands. Nothing here ever stops anybody from writing on."""
    letter = _Letter(template, matter, contents, knowledge)
    read_through = passages(template, matter, contents)
    found = _once(note for passage in read_through for note in letter.notes(passage))
    kept = {each.key: each for each in contents.kept}
    aside = {note.key: kept[note.key] for note in found if note.key in kept and note.is_kept_by(kept[note.key])}
    texts = (without(passage.text, *_addresses(matter)) for passage in read_through)
    return Reading(
        _in_order(note for note in found if note.key not in aside),
        tuple(aside.values()),
        knowledge.faults,
        readability(texts, knowledge.syllables),
    )


class _Letter:
    """What is the same for every passage of a letter."""

    def __init__(
        self, template: LetterTemplate, matter: Matter, contents: LetterContents, knowledge: Knowledge
    ) -> None:
        self.matter, self.contents, self.knowledge = matter, contents, knowledge
        self.quoted = lines_of(_quoted(matter))
        self.chosen = new_day(template, contents)
        self.known_days = known_days(matter, contents, self.chosen)
        self.may_name = template.goes_to is GoesTo.OMBUDSMAN  # who looks into it has to know who did what

    def notes(self, passage: Passage) -> Iterator[Note]:
        """`prose` is what the officer answers for: not what the case says, nor what stands in quotation marks."""
        matter, knowledge = self.matter, self.knowledge
        prose = without_quotations(without(passage.text, *self.quoted))
        if not self.may_name:
            yield from names(passage, matter, knowledge.name_words)
        yield from verdicts(passage, matter, prose)
        yield from date_notes(passage, matter, self.chosen, self.known_days, knowledge.calendar, prose)
        yield from days(passage, matter, prose)
        yield from promises(passage, matter, self.contents, prose)
        yield from _of_the_words_alone(passage, prose, knowledge.phrases)


@lru_cache(256)
def _of_the_words_alone(passage: Passage, prose: str, phrases: tuple[Phrases, ...]) -> tuple[Note, ...]:
    """What depends on nothing else; while a letter is written most of its passages stay as they are."""
    found = [*long_sentences(passage, prose), *passives(passage, prose)]
    for each in phrases:
        old = each.kind is PhraseKind.OUT_OF_DATE
        found += out_of_date(each, passage) if old else plainer(each, passage, prose)
    return tuple(found)


def _quoted(matter: Matter) -> Iterator[str]:
    """What stands in the letter as the case has it."""
    case = matter.case
    yield from (point.text for point in case.points)
    yield from (case.outcome_sought, matter.still_unhappy_with)
    yield from (" ".join(text.split()) for text in (*(point.text for point in case.points), case.outcome_sought))
    yield from (" ".join(promise.remedy.what.split()).rstrip(".,;") for promise in case.promises)


def _addresses(matter: Matter) -> tuple[str, ...]:
    return lines_of((", ".join(matter.edition.ombudsman.address), matter.organisation.address, matter.person.address))


def _once(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Of notes about the same words only the first: they are put aside together too."""
    first: dict[tuple[str, str], Note] = {}
    for note in notes:
        first.setdefault(note.key, note)
    return tuple(first.values())


def _in_order(notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(sorted(notes, key=lambda note: _ORDER[note.kind]))


_ORDER = {kind: place for place, kind in enumerate(Kind)}

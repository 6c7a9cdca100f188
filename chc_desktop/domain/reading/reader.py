"""Reads a whole letter and notes what a second pair of eyes would see."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter
from chc_desktop.domain.reading.date_notes import date_notes
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

    def of_kind(self, kind: PhraseKind) -> Iterator[Phrases]:
        return (each for each in self.phrases if each.kind is kind)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was noted, what the officer put aside, and how easy the letter is to read, if that can be said yet.

    `faults` say which of our own files could not be read, so that nobody looks for what they hold.
    """

    notes: tuple[Note, ...] = ()
    aside: tuple[Kept, ...] = ()
    faults: tuple[str, ...] = ()
    readability: Readability | None = None

    @property
    def blocking(self) -> tuple[Note, ...]:
        """What shuts *Issue*, because the edition says must."""
        return tuple(note for note in self.notes if note.blocks)

    @property
    def when_sent(self) -> tuple[str, ...]:
        """What is worth another word when the letter goes out, each in a sentence."""
        said = (f"“{note.words}”: {note.sentence}" for note in self.notes if note.kind.matters_when_sent)
        return tuple(dict.fromkeys(said))


def read(template: LetterTemplate, matter: Matter, contents: LetterContents, knowledge: Knowledge) -> Reading:
    """Everything to note about a letter as it stands. Nothing here ever stops anybody from writing on."""
    read_through = passages(template, matter, contents)
    quoted = lines_of(_quoted(matter))
    found: list[Note] = []
    for passage in read_through:
        found += _notes(passage, matter, contents, knowledge, quoted)
    kept = {each.key: each for each in contents.kept}
    open_notes = (note for note in found if not (note.key in kept and note.is_kept_by(kept[note.key])))
    aside = tuple(kept[key] for key in dict.fromkeys(note.key for note in found if note.key in kept))
    texts = (without(passage.text, *_addresses(matter)) for passage in read_through)
    return Reading(
        tuple(sorted(_once(open_notes), key=lambda note: _ORDER[note.kind])),
        aside,
        knowledge.faults,
        readability(texts, knowledge.syllables),
    )


def _notes(
    passage: Passage, matter: Matter, contents: LetterContents, knowledge: Knowledge, quoted: tuple[str, ...]
) -> Iterator[Note]:
    """`prose` is what the officer answers for: not what the case says, nor what stands between quotation marks."""
    prose = without_quotations(without(passage.text, *quoted))
    yield from names(passage, matter, knowledge.name_words)
    for phrases in knowledge.of_kind(PhraseKind.OUT_OF_DATE):
        yield from out_of_date(phrases, passage)
    yield from verdicts(passage, matter, prose)
    yield from date_notes(passage, matter, contents, knowledge.calendar, prose)
    yield from days(passage, matter, prose)
    yield from promises(passage, matter, contents, prose)
    yield from long_sentences(passage, prose)
    yield from passives(passage, prose)
    for phrases in knowledge.of_kind(PhraseKind.PLAINER):
        yield from plainer(phrases, passage, prose)


def _quoted(matter: Matter) -> Iterator[str]:
    """What stands in the letter as the case has it."""
    case = matter.case
    yield from (point.text for point in case.points)
    yield from (case.outcome_sought, matter.still_unhappy_with)
    yield from (" ".join(text.split()) for text in (*(point.text for point in case.points), case.outcome_sought))
    yield from (" ".join(promise.remedy.what.split()).rstrip(".,;") for promise in case.promises)


def _addresses(matter: Matter) -> tuple[str, ...]:
    return lines_of((", ".join(matter.edition.ombudsman.address), matter.organisation.address, matter.person.address))


def _once(notes: Iterator[Note]) -> tuple[Note, ...]:
    """Of notes about the same words only the first: they are put aside together too."""
    first: dict[tuple[str, str], Note] = {}
    for note in notes:
        first.setdefault(note.key, note)
    return tuple(first.values())


_ORDER = {kind: place for place, kind in enumerate(Kind)}

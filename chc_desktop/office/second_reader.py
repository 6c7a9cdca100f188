"""What the second reader goes by, read once, and what it refuses when a letter is issued."""

from functools import cache

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter
from chc_desktop.domain.reading.names import NameWords
from chc_desktop.domain.reading.phrase_file import load_name_words, load_phrases
from chc_desktop.domain.reading.phrases import Phrases
from chc_desktop.domain.reading.reader import Knowledge, Reading, read
from chc_desktop.domain.resource_file import FaultyFile
from chc_desktop.domain.working_days import WorkingDays
from chc_desktop.files import resources
from chc_desktop.language.syllables import syllables


def reading_of(template: LetterTemplate, matter: Matter, contents: LetterContents, calendar: WorkingDays) -> Reading:
    """What there is to note about a letter."""
    phrases, name_words, faulty = _shipped()
    faults = tuple(map(str, faulty))
    return read(template, matter, contents, Knowledge(phrases, name_words, calendar, syllables, faults))


def name_words() -> NameWords:
    """What has to be known of names so that an ordinary word is not taken for one."""
    return _shipped()[1]


def faulty_files() -> tuple[FaultyFile, ...]:
    """The files of the second reader that could not be read."""
    return _shipped()[2]


def refuse_notes(reading: Reading) -> None:
    """Refuse a letter that holds what its edition forbids, unless it was kept with a reason."""
    said = [f"“{note.words}” ({words.cited(note.provision)}): {note.sentence}" for note in reading.blocking]
    if said:
        raise RuleBroken(
            f"The letter cannot be issued yet. {' '.join(said)} Or keep it, and write down why. Nothing was lost."
        )


@cache
def _shipped() -> tuple[tuple[Phrases, ...], NameWords, tuple[FaultyFile, ...]]:
    phrases, faulty = load_phrases(resources("phrases"))
    name_words, faulty_names = load_name_words(resources("names"))
    return phrases, name_words, faulty + faulty_names

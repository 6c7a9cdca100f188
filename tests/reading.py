"""A second reader for tests: what it goes by, and what it notes in the outstanding part or the reasons of an answer."""

import atexit
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from chc_desktop import files
from chc_desktop.domain.letters.letter import Decision, LetterContents, LetterTemplate, Matter
from chc_desktop.domain.reading.note import Kind, Note
from chc_desktop.domain.reading.phrase_file import load_name_words, load_phrases
from chc_desktop.domain.reading.reader import Knowledge, Reading, read
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.domain.working_days import england
from chc_desktop.language.syllables import syllables
from chc_desktop.office.office import Office
from tests.letters import EDITIONS, a_case_ready_for, an_office_under, complete


@cache
def knowledge() -> Knowledge:
    """What the program ships."""
    phrases, faulty = load_phrases(files.resources("phrases"))
    name_words, faulty_names = load_name_words(files.resources("names"))
    assert not faulty + faulty_names
    return Knowledge(phrases, name_words, england(), syllables)


@cache
def a_letter(
    edition: str = "hos-2024", kind: LetterKind = LetterKind.RESPONSE_STAGE1
) -> tuple[LetterTemplate, Matter, LetterContents]:
    """A complete letter of 24 November 2026: due by Friday 27 November, written by Ruth Ellis to Joan Bell."""
    office = _office(edition)
    case_id = a_case_ready_for(office, kind)
    letter = office.letters.open(case_id, kind)
    return letter.template, letter.matter, complete(office, case_id, kind)


@cache
def _office(edition: str) -> Office:
    """One for all letters of an edition; its register goes away with the tests."""
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    return an_office_under(EDITIONS[edition], Path(folder.name) / "register")


def read_letter(contents: LetterContents, edition: str = "hos-2024", **matter: object) -> Reading:
    """What is noted in a stage 1 answer with these contents."""
    template, about, _complete = a_letter(edition)
    return read(template, replace(about, **matter), contents, knowledge())  # type: ignore[arg-type]


def in_outstanding(text: str, edition: str = "hos-2024", **matter: object) -> tuple[Note, ...]:
    """What is noted where this is what is still to be done."""
    return read_letter(LetterContents(texts={"outstanding": text}), edition, **matter).notes


def in_reasons(text: str, edition: str = "hos-2024", **matter: object) -> tuple[Note, ...]:
    """What is noted where this is the reason for the first decision."""
    return read_letter(LetterContents(decisions=(Decision(1, None, text),)), edition, **matter).notes


def words_of(notes: tuple[Note, ...], kind: Kind) -> list[str]:
    """The words each note of a kind stands at."""
    return [note.place.words for note in notes if note.kind is kind]

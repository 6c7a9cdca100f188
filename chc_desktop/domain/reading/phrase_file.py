"""Reads the phrases and the words about names from their files, and reports every fault by file and key, at once."""

from pathlib import Path

from chc_desktop.domain.reading.names import NameWords
from chc_desktop.domain.reading.phrases import Phrase, PhraseKind, Phrases
from chc_desktop.domain.resource_file import FaultyFile, Section, read_file, read_folder


def load_phrases(folder: Path) -> tuple[tuple[Phrases, ...], tuple[FaultyFile, ...]]:
    """The phrases of every file in the folder, and the files that could not be read."""
    found, faulty = read_folder(folder, read_phrases)
    return tuple(found), faulty


def read_phrases(path: Path) -> Phrases:
    """The phrases of one file. Raises `FaultyFile` with all its faults."""
    return read_file(path, _phrases)


def load_name_words(folder: Path) -> tuple[NameWords, tuple[FaultyFile, ...]]:
    """The words about names; without any of them where their file cannot be read."""
    found, faulty = read_folder(folder, lambda path: read_file(path, _name_words))
    return (found[0] if found else NameWords()), faulty


def _phrases(top: Section) -> Phrases:
    kind = top.one_of("kind", PhraseKind)
    source, checked = top.text("source", ""), top.optional_day("last_checked")
    phrases = top.tables("phrases", lambda row: _phrase(row, kind, source, checked))
    top.unique("phrases.key", [phrase.key for phrase in phrases])
    top.unique("phrases.words", [written.casefold() for phrase in phrases for written in phrase.words])
    return Phrases(kind, phrases)


def _phrase(row: Section, kind: PhraseKind, source: str, checked: object) -> Phrase:
    written = row.texts("words")
    if not written or any(not each.strip() for each in written):
        row.fault("words", "should hold at least one phrase, and none that is empty")
    is_dated = kind is PhraseKind.OUT_OF_DATE
    return Phrase(
        key=row.text("key", written[0] if written else ""),
        words=tuple(" ".join(each.split()) for each in written if each.strip()),
        instead=row.text("instead").rstrip("."),
        why=row.text("why", None if is_dated else "").rstrip("."),
        since=row.optional_day("since"),
        source=row.text("source", source or None),
        last_checked=row.day("last_checked") if "last_checked" in row.data or not checked else None,
        near=row.texts("near", ()),
        unless=row.texts("unless", ()),
    )


def _name_words(top: Section) -> NameWords:
    return NameWords(
        also_words=frozenset(each.casefold() for each in top.texts("also_words")),
        titles=tuple(each.casefold() for each in top.texts("titles")),
        place_words=tuple(each.casefold() for each in top.texts("place_words")),
    )

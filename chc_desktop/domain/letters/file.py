"""Reads a letter from its file and reports every fault in it at once, by file and key."""

from pathlib import Path

from chc_desktop.domain.letters.field_words import wording_faults
from chc_desktop.domain.letters.letter import LetterTemplate, Part, Shape
from chc_desktop.domain.resource_file import FaultyFile, Section, read_file, read_text
from chc_desktop.domain.vocabulary import Element, LetterKind


def load_letters(folder: Path) -> tuple[dict[LetterKind, LetterTemplate], tuple[FaultyFile, ...]]:
    """The letter of each kind, and the files that could not be read."""
    letters: dict[LetterKind, LetterTemplate] = {}
    faulty: list[FaultyFile] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            letter = read_letter(path)
            if letter.kind in letters:
                raise FaultyFile(path.name, [f"kind: “{letters[letter.kind].id}.toml” is this letter already"])
        except FaultyFile as fault:
            faulty.append(fault)
        else:
            letters[letter.kind] = letter
    return letters, tuple(faulty)


def read_letter(path: Path) -> LetterTemplate:
    """One letter. Raises `FaultyFile` with all its faults."""
    return read_file(path, lambda top: _letter(top, path.stem))


def read_letter_text(text: str, name: str) -> LetterTemplate:
    """One letter from what would stand in its file. Raises `FaultyFile` with all its faults."""
    return read_text(text, name, lambda top: _letter(top, name))


_NEEDS_OTHERWISE = (Shape.REMEDIES, Shape.OUTSTANDING, Shape.RESPONSIBILITY, Shape.NEW_DATE)


def _letter(top: Section, name: str) -> LetterTemplate:
    parts = top.tables("parts", _part)
    top.unique("parts.key", [part.key for part in parts])
    top.unique("parts.elements", [element for part in parts for element in part.elements])
    if "title" not in top.data:
        top.fault("title", "is missing")
    title = _wording(top, "title", Shape.TEXT)
    return LetterTemplate(name, top.one_of("kind", LetterKind), top.text("name"), title, parts)


def _part(row: Section) -> Part:
    shape = row.optional_one_of("shape", Shape) or Shape.TEXT
    if shape in _NEEDS_OTHERWISE and "otherwise" not in row.data:
        row.fault("otherwise", f"is missing; a part of shape “{shape}” has to say what is printed instead")
    return Part(
        key=row.text("key"),
        label=row.text("label"),
        prompt=row.text("prompt"),
        text=_wording(row, "text", shape),
        otherwise=_wording(row, "otherwise", shape),
        heading=row.text("heading", ""),
        shape=shape,
        elements=row.all_of("elements", Element) if "elements" in row.data else (),
        carried_from=row.optional_one_of("carried_from", LetterKind),
        ready=row.truth("ready", False),
        only_if_asked=row.truth("only_if_asked", False),
    )


def _wording(row: Section, key: str, shape: Shape) -> str:
    wording = row.text(key, "").strip()
    for fault in wording_faults(wording, shape):
        row.fault(key, fault)
    return wording

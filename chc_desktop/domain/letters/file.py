"""Reads a letter from its file and reports every fault in it at once, by file and key."""

from collections.abc import Iterable
from pathlib import Path

from chc_desktop.domain.code import Edition, RequiredElement
from chc_desktop.domain.letters.family import Effect, GoesTo, Group, Offered
from chc_desktop.domain.letters.field_words import wording_faults
from chc_desktop.domain.letters.kind_file import letter_kind, optional_letter_kind
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


def places_missing(letters: dict[LetterKind, LetterTemplate], editions: Iterable[Edition]) -> tuple[FaultyFile, ...]:
    """The letters that have no place for what an edition asks; under every other one they can be written."""
    found: dict[str, list[str]] = {}
    for edition in editions:
        for kind, elements in edition.letters:
            letter = letters.get(kind)
            for required in elements if letter else ():
                if letter and not letter.part_for(required.element) and required.element is not Element.STAGE:
                    found.setdefault(f"{letter.id}.toml", []).append(
                        f"parts.elements: none serves “{required.element}”, which “{edition.id}” asks for"
                    )
    return tuple(FaultyFile(name, faults) for name, faults in sorted(found.items()))


def read_letter(path: Path) -> LetterTemplate:
    """One letter. Raises `FaultyFile` with all its faults."""
    return read_file(path, lambda top: _letter(top, path.stem))


def read_letter_text(text: str, name: str) -> LetterTemplate:
    """One letter from what would stand in its file. Raises `FaultyFile` with all its faults."""
    return read_text(text, name, lambda top: _letter(top, name))


def _letter(top: Section, name: str) -> LetterTemplate:
    parts = top.tables("parts", _part)
    top.unique("parts.key", [part.key for part in parts])
    top.unique("parts.elements", [element for part in parts for element in part.elements])
    if "title" not in top.data:
        top.fault("title", "is missing")
    title = _wording(top, "title", Shape.TEXT)
    template = LetterTemplate(
        id=name,
        kind=letter_kind(top),
        name=top.text("name"),
        title=title,
        parts=parts,
        brings_about=top.one_of("brings_about", Effect),
        offered=top.one_of("offered", Offered),
        group=top.one_of("group", Group),
        goes_to=top.optional_one_of("goes_to", GoesTo) or GoesTo.COMPLAINANTS,
        does_step=top.text("does_step", ""),
        good_practice=_good_practice(parts),
    )
    _check_serves(top, template)
    return template


def _check_serves(top: Section, template: LetterTemplate) -> None:
    """A letter without a place for what its effect is made of could never be issued."""
    for element in sorted(template.brings_about.needs):
        if not template.part_for(element):
            top.fault(
                "parts.elements", f"none serves “{element}”, which a letter needs that is “{template.brings_about}”"
            )
    if template.brings_about in _OF_A_STAGE and not template.kind.stage:
        top.fault("kind", f"has to end with its stage, such as “-stage1”: it is “{template.brings_about}”")


_OF_A_STAGE = (Effect.ACKNOWLEDGED, Effect.EXTENDED, Effect.RESPONDED, Effect.REFUSED)


def _good_practice(parts: tuple[Part, ...]) -> tuple[RequiredElement, ...]:
    """What we ask of the letter where a Code asks nothing: whatever it has a place for."""
    return tuple(
        RequiredElement(element, f"{part.label[:1].lower()}{part.label[1:]}", "", good_practice=True)
        for part in parts
        if not part.only_if_asked
        for element in part.elements
    )


def _part(row: Section) -> Part:
    shape = row.optional_one_of("shape", Shape) or Shape.TEXT
    if shape.has_otherwise and not str(row.data.get("otherwise", "")).strip():
        what = "is empty" if "otherwise" in row.data else "is missing"
        row.fault("otherwise", f"{what}; a part of shape “{shape}” has to say what is printed instead")
    return Part(
        key=row.text("key"),
        label=row.text("label"),
        prompt=row.text("prompt"),
        text=_wording(row, "text", shape),
        otherwise=_wording(row, "otherwise", shape),
        heading=row.text("heading", ""),
        shape=shape,
        elements=row.all_of("elements", Element) if "elements" in row.data else (),
        carried_from=optional_letter_kind(row, "carried_from"),
        ready=row.truth("ready", False),
        only_if_asked=row.truth("only_if_asked", False),
    )


def _wording(row: Section, key: str, shape: Shape) -> str:
    wording = row.text(key, "").strip()
    for fault in wording_faults(wording, shape):
        row.fault(key, fault)
    return wording

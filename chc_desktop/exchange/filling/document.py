"""A Word form with answers written into its cells: the same zip, with one part changed in those places only."""

import io
import zipfile
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

from chc_desktop.domain.assessments.filling.writing import Outcome, Write
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.book import UNPACKED_BYTES
from chc_desktop.exchange.filling.cell import edits_for, loses_words, says_something
from chc_desktop.exchange.filling.fields import Faulty
from chc_desktop.exchange.filling.tree import Edit, Element, Part, edited, parsed
from chc_desktop.exchange.paper_kinds import Kind, told_by
from chc_desktop.exchange.published import refused
from chc_desktop.exchange.published.docx_reader import MOST_BYTES, main_part, unpacked
from chc_desktop.exchange.published.refusing import cannot, damaged
from chc_desktop.exchange.xlsx_parts import DAMAGE, Parts, opened

_SETTINGS = "word/settings.xml"
_ONLY_WORD = (
    "Answers can be written only into a Word document (.docx). Open the form in Word, save it as that, and choose it."
)
_PROTECTED = (
    "The form is protected against changes. Its answers are written all the same, and the protection stays as it is."
)
_TRACKED = "The form has “Track changes” switched on. What is written here is not marked as a change."
_SIGNED = "The form is signed. With answers written into it, the signature does not hold any more."


@dataclass(frozen=True)
class Filled:
    """The form as it would be saved, what became of each write, and what the officer should know of the file."""

    content: bytes
    outcomes: tuple[Outcome, ...]
    notices: tuple[str, ...]


class WordForm:
    """A form as it was opened; it stays as it is, and every filling begins with it."""

    def __init__(self, name: str, content: bytes) -> None:
        """Raises `RuleBroken` in words where this is no Word document that can be filled in."""
        self._name = name
        self._content = content
        told = told_by(content)
        if told.kind is not Kind.WORD or not content.startswith(b"PK"):
            if told.kind in (Kind.PDF, Kind.TEXT) or told.words == "a web page":
                raise cannot(name, f"is {told.words}", _ONLY_WORD)
            raise refused(name, content, told)
        try:
            with opened(name, content) as parts:
                self._main = main_part(parts)
                is_too_much = _is_too_much(parts, self._main)
                self._part = parsed(b"<empty/>" if is_too_much else _bytes(parts, self._main))
                self.notices = () if is_too_much else _notices(parts)
        except (RuleBroken, ValueError) as broken:
            raise damaged(name) from broken
        if is_too_much:
            raise cannot(name, "has more in it than its size says", "Please choose the form itself.")
        self._cells = self._part.cells()

    def filled(self, writes: Sequence[Write]) -> Filled:
        """The form with these written; a write that cannot be leaves its cell as it is."""
        edits: list[Edit] = []
        outcomes = []
        for write in writes:
            cell = self._cells.get(write.cell)
            outcome, more = _tried(self._part, cell, write)
            outcomes.append(outcome)
            edits += more
        content = edited(self._part.content, edits)
        parsed(content)  # what was made can be read again, or nothing is handed out
        try:
            made = _with_part(self._content, self._main, content)
        except DAMAGE as error:  # another part of the zip than those that were read
            raise damaged(self._name) from error
        return Filled(made, tuple(outcomes), self.notices)


def _tried(part: Part, cell: Element | None, write: Write) -> tuple[Outcome, list[Edit]]:
    if cell is None:
        return Outcome(write, "is not in the file"), []
    try:
        edits = edits_for(part, cell, write)
    except Faulty as fault:
        return Outcome(write, str(fault)), []
    replaced = bool(edits) and says_something(part, cell)
    return Outcome(write, replaced=replaced, loses_words=loses_words(part, cell, write)), edits


def _with_part(content: bytes, name: str, changed: bytes) -> bytes:
    """The same zip with one part changed: every other one keeps its bytes, its name, its day and its place."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(kept, "w") as target:
        target.comment = source.comment
        for entry in source.infolist():
            target.writestr(copy(entry), changed if entry.filename == name else source.read(entry))
    return kept.getvalue()


def _is_too_much(parts: Parts, main: str) -> bool:
    every = sum(entry.file_size for entry in parts.archive.infolist())
    return every > UNPACKED_BYTES or unpacked(parts, main) > MOST_BYTES


def _bytes(parts: Parts, name: str) -> bytes:
    parts.read(name, lambda *_: None)  # keeps its limits, and refuses what could grow without end
    return parts.archive.read(name)


def _notices(parts: Parts) -> tuple[str, ...]:
    found = []
    if _SETTINGS in parts:
        settings = parsed(_bytes(parts, _SETTINGS)).root
        protection = settings.child("documentProtection")
        if protection and protection.attribute("enforcement") in ("1", "true", "on"):
            found.append(_PROTECTED)
        tracked = settings.child("trackRevisions")
        if tracked and tracked.attribute("val") not in ("0", "false", "off"):
            found.append(_TRACKED)
    if any(name.startswith("_xmlsignatures/") for name in parts.archive.namelist()):
        found.append(_SIGNED)
    return tuple(found)

"""Opens an .xlsx as what it is, a zip of XML parts, without being led astray by a hostile or broken one."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from xml.parsers import expat

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.book import NOTHING_CHANGED, PARTS, UNPACKED_BYTES, Tally

_CHUNK = 1 << 16
_MARKS = 25_000_000
"""Opening and closing marks (“<”) in all the parts read, so that a small file cannot keep the reader busy for long."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
DAMAGE = (
    zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, OSError, RuntimeError, NotImplementedError,
    LookupError, ValueError, OverflowError,
)  # fmt: skip

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class DocumentType(ValueError):
    """A part declares a document type. No spreadsheet program writes one; entities in it can grow without end."""


class Parts:
    """The parts of one file, read under limits that hold for all of them together."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self.name = name
        self.archive = archive
        self.tally = Tally(name)
        self._unpacked = 0
        self._marks = 0

    def __contains__(self, part: str) -> bool:
        return part in self.archive.NameToInfo

    def read(self, part: str, start: Start, end: End = lambda name: None, text: Text | None = None) -> None:
        """Hands every element of the part to `start` and `end`, and its text to `text`.

        Names lose the prefix that the first element has, if any; those with another one are somebody's extension.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.CharacterDataHandler = text

        def first(name: str, attributes: dict[str, str]) -> None:
            prefix = name[: -len(local(name))]
            parser.StartElementHandler = _without(prefix, start) if prefix else start
            parser.EndElementHandler = _ended(prefix, end) if prefix else end
            parser.StartElementHandler(name, attributes)

        parser.StartElementHandler = first
        self._unpacked += self.archive.getinfo(part).file_size
        if self._unpacked > UNPACKED_BYTES:
            raise self._bomb()
        with self.archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                self._marks += chunk.count(b"<")
                if self._marks > _MARKS:
                    raise self._bomb()
                parser.Parse(chunk)
        parser.Parse(b"", True)

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """The parts this one names: by id, the kind of relation (its last word) and the part."""
        found: dict[str, tuple[str, str]] = {}
        folder, file = posixpath.split(part)

        def start(name: str, attributes: dict[str, str]) -> None:
            if name == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + folder, attributes["Target"])).lstrip("/")
                found[attributes["Id"]] = (attributes["Type"].rpartition("/")[2], target)

        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations in self:
            self.read(relations, start)
        return found

    def _bomb(self) -> RuleBroken:
        return self.tally.too_much("more in it than its size says")


@contextmanager
def opened(name: str, content: bytes) -> Iterator[Parts]:
    """The file's parts. Whatever is wrong with them becomes one sentence."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = Parts(name, archive)
            _check(parts)
            yield parts
    except DAMAGE as error:
        raise RuleBroken(
            f"“{name}” is damaged or not complete, so it cannot be read. {NOTHING_CHANGED} "
            "Open it in your spreadsheet program, save it as .xlsx, and choose that."
        ) from error


def local(name: str) -> str:
    """An element's or attribute's name without its prefix."""
    return name if ":" not in name else name.rpartition(":")[2]


def attribute(attributes: dict[str, str], wanted: str) -> str:
    """The value of an attribute whatever its prefix; empty where there is none."""
    return next((value for name, value in attributes.items() if local(name) == wanted), "")


def unescaped(text: str) -> str:
    """Text with its `_x000D_` codes read as the letters they stand for."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _check(parts: Parts) -> None:
    entries = parts.archive.infolist()
    if len(entries) > PARTS:
        raise parts.tally.too_much(f"more than {PARTS:,} parts")
    if any(entry.flag_bits & 1 for entry in entries):
        raise RuleBroken(
            f"“{parts.name}” is locked with a password. {NOTHING_CHANGED} "
            "Open it in your spreadsheet program, take the password off a copy, and choose the copy."
        )


def _without(prefix: str, start: Start) -> Start:
    return lambda name, attributes: start(name.removeprefix(prefix), attributes)


def _ended(prefix: str, end: End) -> End:
    return lambda name: end(name.removeprefix(prefix))


def _refuse_document_type(*_: object) -> None:
    raise DocumentType

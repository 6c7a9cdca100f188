"""Reads a PDF as a screen reader does: down its structure, with the words of each element."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf


@dataclass(frozen=True)
class Node:
    """An element: its tag, its own words exactly as they are in the file, the elements in it, its scope if any."""

    tag: str
    words: str
    children: tuple["Node", ...]
    scope: str = ""

    @property
    def text(self) -> str:
        """All its words, white space made even."""
        return even(self.words + "".join(child.text + " " for child in self.children))

    def all(self, *tags: str) -> list["Node"]:
        """The elements in it, however deep, of these tags, in reading order."""
        found = [self] if self.tag in tags else []
        return found + [node for child in self.children for node in child.all(*tags)]


@dataclass(frozen=True)
class Artifact:
    """Something drawn that is no part of the document's words."""

    subtype: str
    words: str


def even(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())


def structure(pdf: bytes) -> Node:
    """The document element of the PDF."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        marked = {page.obj.objgen: _drawn(page)[0] for page in opened.pages}
        return _node(opened.Root.StructTreeRoot.K, marked)


def artifacts(pdf: bytes) -> list[list[Artifact]]:
    """What each page shows beside its words."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [_drawn(page)[1] for page in opened.pages]


def _node(element: Any, marked: dict[Any, dict[int, str]]) -> Node:
    kids: list[Any] = list(element.K) if "/K" in element else []
    children = tuple(_node(kid, marked) for kid in kids if _is_element(kid))
    words = "".join(_words(element, kid, marked) for kid in kids if not _is_element(kid))
    scope = str(element.A.get("/Scope", "")) if "/A" in element else ""
    return Node(str(element.S)[1:], words, children, scope[1:])


def _is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _words(element: Any, kid: Any, marked: dict[Any, dict[int, str]]) -> str:
    if isinstance(kid, pikepdf.Dictionary):
        return marked[kid.Pg.objgen][int(kid.MCID)]
    return marked[element.Pg.objgen][int(kid)]


def _drawn(page: Any) -> tuple[dict[int, str], list[Artifact]]:
    """The words of each marked piece, by its number, and the artifacts, in the order they are drawn."""
    pieces: dict[int, str] = {}
    ornaments: list[Artifact] = []
    inside, words, meanings = None, "", {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: list[Any] = list(instruction.operands)
        match str(instruction.operator):
            case "BDC" | "BMC":
                assert inside is None, "marked content inside marked content"
                inside, words = [*operands, pikepdf.Dictionary()][:2], ""
            case "EMC":
                assert inside is not None
                if str(inside[0]) == "/Artifact":
                    ornaments.append(Artifact(str(inside[1].get("/Subtype", ""))[1:], words))
                else:
                    pieces[int(inside[1].MCID)] = words
                inside = None
            case "Tf":
                meanings = _meanings(page.Resources.Font[str(operands[0])])
            case "Tj":
                assert inside is not None, "words that belong to nothing"
                words += "".join(meanings[code] for code in bytes(operands[0]))
    return pieces, ornaments


def _meanings(font: Any) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode("ascii")
    return dict(_pairs(table))


def _pairs(table: str) -> Iterator[tuple[int, str]]:
    for block in re.findall(r"beginbfchar\n(.*?)endbfchar", table, re.DOTALL):
        for code, meaning in re.findall(r"<(\w+)> <(\w+)>", block):
            yield int(code, 16), bytes.fromhex(meaning).decode("utf-16-be")

"""Reads a tagged PDF as a screen reader does: down its structure of tables, rows, cells, paragraphs and lists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chc_desktop.exchange.published.collecting import Collector
from chc_desktop.exchange.published.pdf_page import Page

_DEEPEST = 60
_MOST_ELEMENTS = 100_000
_MOST_OUTSIDE = 0.05
"""The share of all characters that may stand outside the structure, where it is still believed."""
_NEXT_LINE = 2.0
_BULLETS = frozenset("•◦▪■●○–-·o\uf0b7")
_DRAWN_BULLET = "\uf0b7"
"""A bullet that is drawn with its line and has no mark of its own."""
_BLOCKS = frozenset(("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "BlockQuote", "Note", "Title"))
_INLINE = frozenset(("Span", "Link", "Reference", "Em", "Strong", "Quote", "Code"))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text, or a piece of one, and where it stands."""

    page: int
    base: float
    text: str


def read_tags(root: Any, pages: Mapping[int, Page], found: Collector) -> bool:
    """Hand all of it to the collector; whether the structure can be believed and has a table.

    `root` is the document’s own; the pages go by the number of their object in the file.
    """
    tree = _solid(root.get("/StructTreeRoot"))
    if not isinstance(tree, dict) or not _is_whole(list(pages.values())):
        return False
    walk = _Walk(found, _solid(tree.get("/RoleMap")) or {}, pages, _lines_end_in_spaces(pages.values()))
    walk.inside(tree, 0, 0)
    return walk.rows > 1


def _is_whole(pages: Sequence[Page]) -> bool:
    every = sum(len(word.text) for page in pages for word in page.words)
    outside = sum(page.marked.outside for page in pages)
    return outside <= _MOST_OUTSIDE * every and all(page.marked.is_sure for page in pages)


def _lines_end_in_spaces(pages: Iterable[Page]) -> bool:
    """Whether a line that ends between words ends in a space, so that one without goes on within a word."""
    paragraphs = (words for page in pages for words in page.marked.words.values())
    ends = [word.text.rstrip("\n").endswith(" ") for words in paragraphs for word in words[:-1]]
    return sum(ends) > len(ends) / 2


@dataclass
class _Walk:
    """Goes through the elements once. `names` says what an element of the file’s own is."""

    found: Collector
    names: Mapping[str, str]
    pages: Mapping[int, Page]
    spaced: bool
    rows: int = 0
    met: int = 0

    def inside(self, element: Any, page: int, depth: int) -> None:
        """What is in an element that has no words itself."""
        for kid in _kids(element):
            if _is_element(kid):
                self._take(kid, _page_of(kid, page), depth + 1)

    def _take(self, element: Any, page: int, depth: int) -> None:
        self._count(depth)
        match self._tag(element):
            case "Table":
                self.found.begin_table()
                self.inside(element, page, depth)
                self.found.end_table()
            case "TR":
                self.rows += 1
                self.found.begin_row()
                self.inside(element, page, depth)
                self.found.end_row()
            case "TH" | "TD":
                self.found.begin_cell(*_spans(element))
                self._flow(element, page, depth)
                self.found.end_cell()
            case "LI":
                self._item(element, page, depth)
            case tag:
                self._flow(element, page, depth)
                if tag in _BLOCKS:
                    self.found.new_paragraph()

    def _flow(self, element: Any, page: int, depth: int, in_item: bool = False) -> None:
        """Its own words and what is in it, in their order; parts of which each begins on a new line are lines."""
        before: list[_Line] = []
        after_part = False
        for kid in _kids(element):
            is_part = _is_element(kid)
            if is_part and self._tag(kid) not in _INLINE:
                self._take(kid, _page_of(kid, page), depth + 1)
                before, after_part = [], False
                continue
            lines = list(self._lines(kid, page, depth + 1))
            if before and lines:
                if is_part and after_part and _is_below(before[-1], lines[0]):
                    self.found.next_line(in_item)
                else:
                    self.found.text(self._between(before[-1], lines[0]))
            run = self._run(lines)
            self.found.text(f"- {run[1:].lstrip()}" if not before and run.startswith(_DRAWN_BULLET) else run)
            before, after_part = lines or before, is_part

    def _item(self, element: Any, page: int, depth: int) -> None:
        """An item of a list, with the mark it has."""
        for kid in filter(_is_element, _kids(element)):
            here = _page_of(kid, page)
            if self._tag(kid) == "Lbl":
                mark = self._run(list(self._lines(kid, here, depth + 1))).strip()
                self.found.text("- " if mark in _BULLETS else f"{mark} ")
            else:
                self._flow(kid, here, depth + 1, in_item=True)
        self.found.new_line()

    def _lines(self, kid: Any, page: int, depth: int) -> Iterator[_Line]:
        """The lines of a mark, or of an element within a paragraph."""
        self._count(depth)
        if _is_element(kid):
            for inner in _kids(kid):
                yield from self._lines(inner, _page_of(kid, page), depth + 1)
            return
        number: Any = kid
        if isinstance(kid, dict):
            number, page = kid.get("/MCID"), _page_of(kid, page)
        if page in self.pages:
            for word in self.pages[page].marked.words.get(number, ()):
                yield _Line(page, word.base, word.text.strip("\n"))

    def _count(self, depth: int) -> None:
        """Give up on a structure that goes round in a circle."""
        self.met += 1
        if depth > _DEEPEST or self.met > _MOST_ELEMENTS:
            raise ValueError("elements inside one another without end")

    def _run(self, lines: Sequence[_Line]) -> str:
        text = ""
        for before, line in zip((None, *lines), lines, strict=False):
            text += (self._between(before, line) if before else "") + line.text
        return text

    def _between(self, before: _Line, line: _Line) -> str:
        """What parts two lines, or two pieces of one: a space, unless there is one or a word goes on."""
        apart = before.page != line.page or abs(before.base - line.base) > _NEXT_LINE
        return " " if apart and not self.spaced and not before.text.endswith("-") else ""

    def _tag(self, element: Any) -> str:
        name = str(element.get("/S"))
        return str(self.names.get(name, name)).removeprefix("/")


def _is_below(before: _Line, line: _Line) -> bool:
    return before.page != line.page or line.base < before.base - _NEXT_LINE


def _is_element(kid: Any) -> bool:
    return isinstance(kid, dict) and "/S" in kid


def _kids(element: Any) -> list[Any]:
    kids = _solid(element.get("/K"))
    return [] if kids is None else [_solid(kid) for kid in (kids if isinstance(kids, list) else [kids])]


def _page_of(element: Any, page: int) -> int:
    """The number of the object that is the page of an element, which it may have from the one around it."""
    own: Any = element.raw_get("/Pg") if "/Pg" in element else None
    return own.idnum if hasattr(own, "idnum") else page


def _spans(element: Any) -> tuple[int, int]:
    """How many columns and rows a cell covers."""
    attributes = _solid(element.get("/A"))
    every = attributes if isinstance(attributes, list) else [attributes]
    given = {name: value for each in map(_solid, every) if isinstance(each, dict) for name, value in each.items()}
    return int(given.get("/ColSpan", 1)), int(given.get("/RowSpan", 1))


def _solid(value: Any) -> Any:
    """The thing itself, where the file only refers to it."""
    return value.get_object() if hasattr(value, "get_object") else value

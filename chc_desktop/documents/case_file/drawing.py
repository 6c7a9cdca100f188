"""Draws our own pages of a case file: cover, index, record, and around each item its heading and its foot.

Where a page of somebody else's goes, a place is kept for it: the drawing named `PAPER`, put there when all is joined.
The index names pages that come after it, so everything is drawn until the numbers no longer change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from chc_desktop.documents.blocks import Setting
from chc_desktop.documents.case_file import look
from chc_desktop.documents.case_file.feet import Feet
from chc_desktop.documents.case_file.index import IndexLine, index
from chc_desktop.documents.case_file.inserting import PAPER, Shape
from chc_desktop.documents.case_file.parts import Part
from chc_desktop.documents.case_file.record import record_parts
from chc_desktop.documents.flow import pour
from chc_desktop.documents.marks import with_marks
from chc_desktop.documents.prose import Prose, plain
from chc_desktop.documents.structure import Element
from chc_desktop.documents.tagged import About, Sheets
from chc_desktop.documents.typefaces import Weight, unprintable
from chc_desktop.domain import words
from chc_desktop.domain.case_files.case_file import CaseFilePage
from chc_desktop.domain.page import Block, Heading, Missing, Table, texts_of

MOST_TRIES = 5
_MARKED = (
    "Some characters cannot be shown by the typefaces of this file. They stand as “[character U+…]”, with their "
    "numbers in Unicode. The register has them as they were written."
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Our pages, and on which page each item begins."""

    pdf: bytes
    firsts: tuple[int, ...]


def drawn(page: CaseFilePage, parts: Sequence[Part]) -> Drawn:
    """Our pages, with the right page numbers in the index."""
    is_lost = bool(unprintable("".join(every_text(page, parts))))
    if is_lost:
        page, parts = with_marks(page), [with_marks(part) for part in parts]
    firsts: tuple[int, ...] = (0,) * (len(parts) + 1)
    about = About(page.title, page.organisation, page.title, page.dated, accessible=are_ours(parts))
    for _try in range(MOST_TRIES):
        drawing = Drawing(page, parts, firsts, is_lost, Sheets(look.UPRIGHT, about))
        drawing.draw()
        pdf = drawing.sheets.finished(drawing.feet.draw)
        if tuple(drawing.begun) == firsts:
            break
        firsts = tuple(drawing.begun)
    return Drawn(pdf, firsts[1:])


def are_ours(parts: Sequence[Part]) -> bool:
    """Whether no page of somebody else’s is among them."""
    return all(part.item.ours or not part.shapes for part in parts)


@dataclass
class Drawing:
    """One drawing of a case. `firsts` are the pages the record and the items are thought to begin on.

    It begins on the page that is being drawn; `level` is that of its bookmarks.
    """

    page: CaseFilePage
    parts: Sequence[Part]
    firsts: Sequence[int]
    is_lost: bool
    sheets: Sheets
    feet: Feet = field(default_factory=Feet)
    level: int = 0
    begun: list[int] = field(default_factory=list)

    def draw(self) -> None:
        """Draw all of it."""
        self._draw_cover()
        self._draw_record()
        for number, part in enumerate(self.parts, 1):
            self._draw_item(number, part)
        self._note_feet(_foot_of(len(self.parts)))

    def _draw_cover(self) -> None:
        sheets, page = self.sheets, self.page
        root, setting = sheets.root, Setting(look.STYLES, rows_have_headings=True)
        sheets.bookmark(page.title if self.level else "What is in this file")
        parts: list[Any] = [
            plain(page.organisation, look.ORGANISATION, root.add("P"), keeps_next=True),
            plain(page.title, look.STYLES.title, root.add("H1"), keeps_next=True),
            *setting.parts((*page.cover, *self._about_marks()), root),
            *setting.parts(_left_out(page), root.add("Sect")),
            *index(self._index_lines(), root.add("Sect")),
        ]
        pour(sheets, parts, look.column(sheets.size), look.column(sheets.size))

    def _draw_record(self) -> None:
        record, sheets = self.page.record, self.sheets
        self._turn("", look.LYING)
        sheets.bookmark("The record", self.level)
        self.begun.append(sheets.page)
        sect = sheets.root.add("Sect")
        column = look.column(sheets.size)
        pour(sheets, record_parts(record, sect, column), column, column)

    def _draw_item(self, number: int, part: Part) -> None:
        first = part.shapes[0] if part.shapes else None
        self._turn(_foot_of(number - 1), _paper(first) if first else look.UPRIGHT)
        sheets, sect = self.sheets, self.sheets.root.add("Sect")
        self.begun.append(sheets.page)
        said = f"{number}. {words.letter_day(part.item.day)}: {part.item.what}, {part.item.title}"
        sheets.bookmark(said, self.level)
        heading = list(_heading(number, part, sect))
        if first:
            self._draw_pages(number, part, heading, sect)
        else:
            body = [*heading, *_words_of(part, sect)]
            pour(sheets, body, look.column(sheets.size), look.column(sheets.size))

    def _draw_pages(self, number: int, part: Part, heading: Sequence[Prose], sect: Element) -> None:
        """Its pages: the first under the heading, each other on a sheet of its own."""
        sheets = self.sheets
        top = self._draw_heading(heading)
        for place, shape in enumerate(part.shapes, 1):
            if place > 1:
                self._turn(_foot_of(number), _paper(shape))
                top = sheets.size[1]
            element = None if part.item.ours else _place_for(shape, place, part, sect)
            self._put(shape, top, element, is_ours=part.item.ours)

    def _draw_heading(self, heading: Sequence[Prose]) -> float:
        """Draw it at the top of the page; how high the room beneath it is."""
        sheets = self.sheets
        column = look.heading_column(sheets.size)
        top = column.top
        for prose in heading:
            prose.draw(sheets, column.left, top, column.width)
            top -= prose.height(column.width) + prose.after
        with sheets.ornament():
            sheets.rule(column.left, top - 2, column.width, look.LINE)
        return max(top - 5, sheets.size[1] / 2)

    def _put(self, shape: Shape, top: float, element: Element | None, is_ours: bool) -> None:
        """Keep the place for a page, as large as there is room, in the middle."""
        sheets = self.sheets
        wide, high = sheets.size[0], top - look.FOOT_ROOM
        share = min(wide / shape.width, high / shape.height, 1.0)
        left, bottom = (wide - shape.width * share) / 2, top - shape.height * share
        across = (share, 0.0, 0.0, share, left - shape.left * share, bottom - shape.bottom * share)
        if is_ours:
            sheets.paper(PAPER, across)
            return
        if element and element.tag == "Figure":
            box = " ".join(f"{edge:.1f}" for edge in (left, bottom, left + shape.width * share, top))
            element.attributes = f"<</O /Layout /BBox [{box}]>>"
        with sheets.content(element):
            sheets.paper(PAPER, across)

    def _turn(self, foot: str, size: tuple[float, float]) -> None:
        """Begin a page of a size; `foot` is what stands at the foot of those before it."""
        self._note_feet(foot)
        self.sheets.next_page(size)

    def _note_feet(self, foot: str) -> None:
        self.feet.note(self.sheets, self.page.reference, foot or self.page.organisation)

    def _index_lines(self) -> Iterator[IndexLine]:
        yield IndexLine("", "", self.page.about_record, self.firsts[0])
        for number, (part, first) in enumerate(zip(self.parts, self.firsts[1:], strict=True), 1):
            item = part.item
            said = f"{item.what}: {item.title}" + (f" (came with item {item.beneath})" if item.beneath else "")
            yield IndexLine(str(number), words.day(item.day), said, first)

    def _about_marks(self) -> tuple[Block, ...]:
        return (Missing(_MARKED),) if self.is_lost else ()


def _foot_of(number: int) -> str:
    return f"item {number}" if number else ""


def _paper(shape: Shape) -> tuple[float, float]:
    return look.LYING if shape.width > shape.height else look.UPRIGHT


def _place_for(shape: Shape, number: int, part: Part, sect: Element) -> Element:
    """A page with words is read as it is; of one that is a picture, it is said what it is."""
    if shape.has_words:
        return sect.add("P")
    figure = sect.add("Figure")
    figure.alt = f"Page {number} of {len(part.shapes)} of “{part.item.title}”, a picture"
    return figure


def _heading(number: int, part: Part, sect: Element) -> Iterator[Prose]:
    item = part.item
    came = f", came with item {item.beneath}" if item.beneath else ""
    about = f"{item.what}, {words.letter_day(item.day)}{came}"
    yield plain(f"Item {number}: {item.title}", look.ITEM, sect.add("H2"), keeps_next=True)
    yield plain(about, look.ABOUT_ITEM, sect.add("P"), keeps_next=bool(part.notes))
    for note in part.notes:
        yield plain(note, look.NOTE, sect.add("P"))


def _words_of(part: Part, sect: Element) -> Iterator[Prose]:
    """What stands on the page of an item that has none of its own: what is known of it, and the text of an email."""
    item = part.item
    facts = list(part.facts)
    if part.original:
        facts += [("File", item.name), ("Size", f"{part.size:,} bytes"), ("SHA-256", item.digest)]
        facts += [("Original", f"embedded in this PDF as “{part.name}”")]
    for label, said in facts:
        yield Prose(((f"{label}: ", Weight.BOLD), (said, Weight.REGULAR)), look.FACT, sect.add("P"))
    yield from _paragraphs(part.text, sect)


def _paragraphs(text: str, sect: Element) -> Iterator[Prose]:
    """The text line by line as it was written, in pieces that can stand on a page."""
    for piece in text.replace("\r\n", "\n").split("\n\n"):
        if piece.strip("\n"):
            yield plain(piece.strip("\n"), replace(look.STYLES.body, before=6), sect.add("P"))


def _left_out(page: CaseFilePage) -> tuple[Block, ...]:
    if not page.left_out:
        return ()
    rows = tuple((words.day(one.day), one.what, one.why) for one in page.left_out)
    return Heading("What is not in this file, and why"), Table(("Date", "What", "Why"), rows, (16, 42, 42))


def every_text(page: CaseFilePage, parts: Sequence[Part]) -> Iterator[str]:
    """Every text that is drawn of a case."""
    for value in (page.reference, page.title, page.organisation, page.cover, page.left_out, page.record):
        yield from texts_of(value)
    for part in parts:
        item = part.item
        yield from texts_of((item.what, item.title, item.name, part.facts, part.text, part.notes))

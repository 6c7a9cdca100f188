"""Turns the plain values of a page into parts that can be drawn, and into the structure a screen reader follows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from chc_desktop.documents.grid import Cell, Grid
from chc_desktop.documents.look import Style, Styles
from chc_desktop.documents.prose import Label, Prose, plain
from chc_desktop.documents.structure import Element
from chc_desktop.documents.tagged import Piece
from chc_desktop.documents.typefaces import unprintable
from chc_desktop.documents.written import Bullets, Paragraph, runs_on, written
from chc_desktop.domain.letters.in_words import listed
from chc_desktop.domain.page import Block, FormPage, Heading, LetterPage, Missing, Numbered, Table, Text, texts_of


def unprintable_on(page: LetterPage | FormPage) -> tuple[str, ...]:
    """The characters on a page that no typeface of ours can show, so that it can be refused before printing."""
    return unprintable("".join(texts_of(page)))


def refuse_what_cannot_be_issued(page: LetterPage | FormPage) -> None:
    """Raise ValueError where a page that is no draft would lose a character."""
    if lost := unprintable_on(page):
        raise ValueError(
            f"These characters cannot be printed: {' '.join(map(ascii, lost))}. Nothing was printed and "
            "nothing was lost; please write them another way and try again."
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document's blocks are set: in which styles, and whether a table's first column heads its rows.

    Where there is no room for columns, as in large print, `tables_as_lists` writes each row out in words.
    """

    styles: Styles
    rows_have_headings: bool = False
    tables_as_lists: bool = False

    def parts(self, blocks: Sequence[Block], parent: Element) -> Iterator[Prose | Grid]:
        """The blocks as parts to pour, in order; their elements go into the parent."""
        for block in blocks:
            yield from self._parts_of(block, parent)

    def _parts_of(self, block: Block, parent: Element) -> Iterator[Prose | Grid]:
        match block:
            case Heading(text, level):
                style = self.styles.title if level == 1 else self.styles.heading
                yield plain(text, style, parent.add(f"H{level}"), keeps_next=True)
            case Text(text, bold):
                style = self.styles.body
                yield from self._flowing(text, replace(style, weight=style.weight.bold) if bold else style, parent)
            case Numbered(items) if items:
                yield from self._numbered(items, parent.add("L", _NUMBERS))
            case Table() if self.tables_as_lists:
                yield from self._flowing(listed(block).text, self.styles.body, parent)
            case Table():
                yield self._table(block, parent.add("Table"))
            case Missing(text):
                yield plain(text, self.styles.missing, parent.add("P"))

    def _flowing(self, text: str, style: Style, parent: Element, indent: float = 0) -> Iterator[Prose]:
        """Paragraphs and lists of a text, each list with the words that lead to it; in an indent in a numbered item."""
        parts = [*written(text), None]
        for part, following in pairwise(parts):
            match part:
                case Paragraph(words):
                    leads = isinstance(following, Bullets)
                    yield Prose(((words, style.weight),), style, parent.add("P"), indent, keeps_next=leads)
                case Bullets():
                    yield from self._bullets(part, style, parent.add("L", BULLETS), indent)

    def _bullets(self, bullets: Bullets, style: Style, parent: Element, indent: float) -> Iterator[Prose]:
        for number, item in enumerate(bullets.items, start=1):
            listed = parent.add("LI")
            label = Label("•", listed.add("Lbl"), indent + style.size * 0.35)
            is_last = number == len(bullets.items)
            yield Prose(
                ((item, style.weight),),
                style if is_last else replace(style, after=self.styles.between_items),
                listed.add("LBody"),
                indent + self.styles.indent,
                label,
                keeps_next=bullets.stays_whole and not is_last,
            )

    def _numbered(self, items: Sequence[tuple[str, str]], parent: Element) -> Iterator[Prose]:
        for number, (lead, text) in enumerate(items, start=1):
            listed = parent.add("LI")
            label = Label(f"{number}.", listed.add("Lbl"), 0)
            first, *others = self._item(lead, text, listed.add("LBody"))
            yield replace(first, label=label)
            yield from others

    def _item(self, lead: str, text: str, body: Element) -> list[Prose]:
        """A numbered item. A lead that ends in a stop runs on into the text; another has its line to itself."""
        style, indent = self.styles.body, self.styles.indent
        parts = list(self._flowing(text, style, body, indent))
        if not lead and parts:
            return parts
        leading: list[Piece] = [(lead, style.weight.bold)]
        if parts and not parts[0].label and runs_on(lead):
            return [replace(parts[0], pieces=[*leading, (" ", style.weight), *parts[0].pieces]), *parts[1:]]
        after = self.styles.between_items if not parts or parts[0].label else 0
        element = Element("P")
        body.children.insert(0, element)
        return [Prose(leading, replace(style, after=after), element, indent, keeps_next=bool(parts)), *parts]

    def _table(self, table: Table, element: Element) -> Grid:
        head = element.add("THead").add("TR")
        bold = replace(self.styles.cell, weight=self.styles.cell.weight.bold)
        heading = [self._cell(text, bold, head.add("TH", COLUMN)) for text in table.headings]
        body = element.add("TBody")
        return Grid(heading, [self._row(row, body.add("TR")) for row in table.rows], table.widths)

    def _row(self, row: Sequence[str], element: Element) -> list[Cell]:
        style = self.styles.cell
        if not self.rows_have_headings:
            return [self._cell(text, style, element.add("TD")) for text in row]
        head = self._row_heading(row[0], style, element.add("TH", ROW))
        return [head, *(self._cell(text, style, element.add("TD")) for text in row[1:])]

    def _row_heading(self, text: str, style: Style, element: Element) -> Cell:
        """The cell that heads a row, its first paragraph in bold; what is written below it is not."""
        bold = replace(style, weight=style.weight.bold)
        heading, _, below = text.partition("\n\n")
        if not below:
            return self._cell(text, bold, element)
        return [*self._flowing(heading, bold, element), *self._flowing(below, style, element)]

    def _cell(self, text: str, style: Style, element: Element) -> Cell:
        """One paragraph is the cell itself; more are parts of it."""
        parts = list(self._flowing(text, style, element))
        if len(parts) == 1 and not parts[0].label:
            element.children.clear()
            return [replace(parts[0], element=element)]
        return parts


BULLETS = "<</O /List /ListNumbering /Disc>>"
_NUMBERS = "<</O /List /ListNumbering /Decimal>>"
COLUMN = "<</O /Table /Scope /Column>>"
ROW = "<</O /Table /Scope /Row>>"

"""Reads the paragraphs, tables, notes and headers of a .docx out of its XML parts, under limits."""

from chc_desktop.domain.assessments.published.source import Source
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.published.collecting import Collector, Tick
from chc_desktop.exchange.published.docx_body import Body
from chc_desktop.exchange.published.refusing import cannot, damaged
from chc_desktop.exchange.xlsx_parts import Parts, attribute, local, opened

_MAIN = "word/document.xml"
MOST_BYTES = 40_000_000
"""Of all the parts that are read, unpacked; a form of forty pages has two."""
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


def read_docx(name: str, content: bytes, tick: Tick = lambda share: None) -> Source:
    """Everything a Word document says: its main part, with its notes where they are referred to, after its headers.

    What was deleted with changes tracked is left out, and so is what stands where nothing was written yet.
    """
    found = Collector(name, tick)
    refusal: RuleBroken | None = None
    try:
        with opened(name, content) as parts:
            refusal = _read(parts, found)
    except RuleBroken as broken:  # the reader of spreadsheets says it in a spreadsheet's words
        raise damaged(name) from broken
    if refusal:
        raise refusal
    return found.source()


def main_part(parts: Parts) -> str:
    """The part that holds the text."""
    related = parts.related("").values()
    return next((part for kind, part in related if kind == "officeDocument" and part in parts), _MAIN)


def unpacked(parts: Parts, main: str) -> int:
    """The bytes of the text and of what belongs to it."""
    related = {part for _, part in parts.related(main).values() if part in parts and part.endswith(".xml")}
    return sum(parts.archive.getinfo(part).file_size for part in {main, *related} if part in parts)


def _read(parts: Parts, found: Collector) -> RuleBroken | None:
    main = main_part(parts)
    related = [(kind, part) for kind, part in parts.related(main).values() if part in parts]
    if unpacked(parts, main) > MOST_BYTES:
        return cannot(parts.name, "has more in it than its size says", "Please choose the self-assessment alone.")
    notes: dict[tuple[str, str], str] = {}
    for kind, part in related:
        if kind in _NOTES:
            _read_notes(parts, part, _NOTES[kind], notes)
    for kind, part in sorted(related, reverse=True):
        if kind in ("header", "footer"):
            around = found.beside()
            if refusal := _follow(parts, part, Body(around, notes, counts_cells=False)):
                return refusal
            found.take(around)
    return _follow(parts, main, Body(found, notes))


def _follow(parts: Parts, part: str, body: Body) -> RuleBroken | None:
    try:
        parts.read(part, body.start, body.end, body.text)
    except RuleBroken as broken:
        if body.collecting_failed:
            return broken
        raise
    return None


def _read_notes(parts: Parts, part: str, element: str, notes: dict[tuple[str, str], str]) -> None:
    """The words of every footnote or endnote; the line that parts them from the page is none."""
    at, words = "", [""]

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal at
        if local(name) == element:
            at = "" if attribute(attributes, "type") else attribute(attributes, "id")
            words.clear()

    def end(name: str) -> None:
        nonlocal at
        if local(name) == element and at:
            notes[element, at] = " ".join("".join(words).split())
            at = ""
        elif local(name) == "p":
            words.append(" ")

    def text(more: str) -> None:
        if at:
            words.append(more)

    parts.read(part, start, end, text)

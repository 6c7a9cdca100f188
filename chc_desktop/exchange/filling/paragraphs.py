"""Puts text in the place of what paragraphs say, in the look of the first of them."""

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from chc_desktop.exchange.filling.tree import Edit, Element, Part
from chc_desktop.exchange.published.docx_marks import is_symbols

_KEPT = {
    "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd",
}  # fmt: skip
"""Marks that come in pairs, one of which may stand elsewhere."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_OF_CHANGES = {"rPrChange", "pPrChange", "ins", "del", "moveFrom", "moveTo"}


def paragraphs_replaced(part: Part, holder: Element, text: str, forget_style: bool = False) -> list[Edit]:
    """The edits by which what a cell or content control holds becomes this text; none where it says so already.

    A blank line parts paragraphs, any other line end is one within a paragraph.
    """
    blocks = [child for child in holder.children if child.name in ("p", "sdt", "customXml")]
    if not blocks:
        return [_filled(part, holder, _paragraph(part, b"", b"", text))]
    if _said(part, blocks) == text and all(block.name == "p" for block in blocks):
        return []
    first = next((block for block in blocks if block.name == "p"), None)
    look = first or next(holder.all("p"), None)
    before = _paragraph_look(part, look)
    run = run_look(part, look, forget_style)
    kept = b"".join(part.bytes_of(mark) for block in blocks for mark in _marks(block))
    told = re.split(r"\n[ \t]*\n\s*", text)
    written = b"".join(_paragraph(part, before, run, each) for each in told[1:])
    opened = part.content[first.start : first.inner] if first and not first.is_empty_tag else _tag(part, "p")
    head = opened + before + kept + text_run(part, told[0], run) + _end(part, "p")
    return [(blocks[0].start, blocks[0].end, head + written), *((b.start, b.end, b"") for b in blocks[1:])]


def runs_replaced(part: Part, holder: Element, text: str, forget_style: bool = False) -> list[Edit]:
    """The same within one paragraph: lines are parted by line breaks."""
    kept = b"".join(part.bytes_of(mark) for mark in _marks(holder))
    run = text_run(part, text, run_look(part, holder, forget_style))
    if holder.is_empty_tag:
        return [_filled(part, holder, run)]
    return [(holder.inner, holder.close, kept + run)]


def text_run(part: Part, text: str, look: bytes = b"") -> bytes:
    """A run with this text in the look given; empty for no text."""
    if not text:
        return b""
    lines = [_line(part, line) for line in text.split("\n")]
    return _tag(part, "r") + look + _tag(part, "br/").join(lines) + _end(part, "r")


def run_look(part: Part, holder: Element | None, forget_style: bool = False) -> bytes:
    """The look of the first run in it that says something, else of the mark at the end of its first paragraph.

    A typeface of symbols is left out, and the style of a placeholder where it is asked for.
    """
    if holder is None:
        return b""
    run = next((run for run in holder.all("r") if part.text_of(run).strip()), None)
    found = run.child("rPr") if run else None
    if run is None:
        properties = next(holder.all("pPr"), None)
        found = properties.child("rPr") if properties else None
    return _look(part, found, forget_style) if found else b""


def _look(part: Part, properties: Element, forget_style: bool) -> bytes:
    kept = [
        part.bytes_of(one)
        for one in properties.children
        if one.name not in _OF_CHANGES
        and not (one.name == "rFonts" and is_symbols(one.attribute("ascii") or one.attribute("hAnsi")))
        and not (one.name == "rStyle" and forget_style)
    ]
    return _tag(part, "rPr") + b"".join(kept) + _end(part, "rPr") if kept else b""


def _paragraph_look(part: Part, paragraph: Element | None) -> bytes:
    """The look of a paragraph, but for being an item of a list."""
    properties = paragraph.child("pPr") if paragraph else None
    if properties is None or properties.is_empty_tag:
        return b""
    kept = [part.bytes_of(one) for one in properties.children if one.name not in ("numPr", "sectPr", "pPrChange")]
    return part.content[properties.start : properties.inner] + b"".join(kept) + _end(part, "pPr")


def _said(part: Part, blocks: Sequence[Element]) -> str:
    """What plain paragraphs say; what is more than text never equals a text."""
    odd = ("br", "tab", "drawing", "pict", "sym", "fldChar", "fldSimple", "sdt", "footnoteReference", "hyperlink")
    if any(block.has(*odd) for block in blocks):
        return "\x00"
    return "\n\n".join(part.text_of(block) for block in blocks)


def _marks(holder: Element) -> Iterable[Element]:
    for one in holder.all(*_KEPT, "commentReference"):
        run = one.parent
        yield run if one.name == "commentReference" and run is not None and run.name == "r" else one


def _paragraph(part: Part, before: bytes, look: bytes, text: str) -> bytes:
    return _tag(part, "p") + before + text_run(part, text, look) + _end(part, "p")


def _filled(part: Part, holder: Element, content: bytes) -> Edit:
    """What holds nothing, with this in it after its properties."""
    name = part.content[holder.start + 1 :].split(b" ", 1)[0].split(b">", 1)[0].rstrip(b"/")
    if holder.is_empty_tag:
        opened = part.content[holder.start : holder.end - 2].rstrip() + b">"
        return holder.start, holder.end, opened + content + b"</" + name + b">"
    return holder.close, holder.close, content


def _line(part: Part, line: str) -> bytes:
    pieces = []
    for piece in _UNFIT.sub("", line).split("\t"):
        words = escape(piece).encode()
        pieces.append(_tag(part, 't xml:space="preserve"') + words + _end(part, "t") if words else b"")
    return _tag(part, "tab/").join(pieces)


def _tag(part: Part, written: str) -> bytes:
    return f"<{part.prefix}{written}>".encode()


def _end(part: Part, name: str) -> bytes:
    return f"</{part.prefix}{name}>".encode()

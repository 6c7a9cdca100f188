"""The boxes to tick in a cell, of every kind Word knows, each with the word that stands beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chc_desktop.exchange.filling.tree import Edit, Element, Part
from chc_desktop.exchange.published.docx_marks import symbol

_OPEN, _TICKED = "☐", "☑☒✓✔"
_FALSE = {"0", "false", "off"}
_GLYPH = re.compile(f"[{_OPEN}{_TICKED}]")


@dataclass(frozen=True)
class Box:
    """A box, the words beside it, and the element that holds its state."""

    element: Element
    word: str
    at: int = 0
    """Which box of its run it is, where it is drawn as a letter."""

    @property
    def kind(self) -> str:
        return self.element.name


def boxes_of(part: Part, cell: Element) -> list[Box]:
    """The boxes in a cell in their order; a word belongs to the box before it, or if none comes before, after it."""
    pieces: list[Box | str] = []
    for one in cell.all("t", "sym", "checkbox", "checkBox"):
        if one.name in ("t", "sym") and _is_of_a_control(one, cell):
            continue
        if one.name == "t":
            pieces += _with_letters(part, one)
        elif one.name == "sym":
            drawn = symbol(one.attribute("font"), one.attribute("char"))
            pieces.append(Box(one, "") if _GLYPH.fullmatch(drawn) else drawn)
        else:
            pieces.append(Box(one, ""))
    return _worded(pieces)


def is_ticked(part: Part, box: Box) -> bool:
    """Whether it is ticked now."""
    if box.kind == "t":
        return _letters(part, box.element)[box.at] != _OPEN
    if box.kind == "sym":
        return symbol(box.element.attribute("font"), box.element.attribute("char")) != _OPEN
    states = {one.name: one.attribute("val") or "1" for one in box.element.children}
    return states.get("checked", states.get("default", "0") if box.kind == "checkBox" else "0") not in _FALSE


def set_boxes(part: Part, wanted: Sequence[tuple[Box, bool]]) -> list[Edit]:
    """The edits that tick each box, or not; none for a box that is so already."""
    changing = [(box, ticked) for box, ticked in wanted if is_ticked(part, box) is not ticked]
    edits: list[Edit] = []
    for box, ticked in changing:
        if box.kind == "sym":
            edits.append(_symbol_set(part, box.element, ticked))
        elif box.kind == "checkbox":
            edits += _control_set(part, box.element, ticked)
        elif box.kind == "checkBox":
            edits.append(_state_set(part, box.element, ticked))
    lettered: dict[int, list[tuple[Box, bool]]] = {}
    for box, ticked in changing:
        if box.kind == "t":
            lettered.setdefault(box.element.start, []).append((box, ticked))
    return edits + [_letters_set(part, boxes) for boxes in lettered.values()]


def _with_letters(part: Part, text: Element) -> list[Box | str]:
    """The words and the drawn boxes of a piece of text."""
    found: list[Box | str] = []
    words = part.content[text.inner : text.close].decode("utf-8", "replace")
    at = 0
    for number, letter in enumerate(_GLYPH.finditer(words)):
        found += [words[at : letter.start()], Box(text, "", number)]
        at = letter.end()
    return [*found, words[at:]]


def _worded(pieces: Sequence[Box | str]) -> list[Box]:
    boxes = [place for place, piece in enumerate(pieces) if isinstance(piece, Box)]
    if not boxes:
        return []
    led = _word(pieces[: boxes[0]])
    found = []
    for number, place in enumerate(boxes):
        box = pieces[place]
        assert isinstance(box, Box)
        following = boxes[number + 1] if number + 1 < len(boxes) else len(pieces)
        before = _word(pieces[boxes[number - 1] + 1 if number else 0 : place])
        found.append(Box(box.element, before if led else _word(pieces[place + 1 : following]), box.at))
    return found


def _word(pieces: Sequence[Box | str]) -> str:
    words = " ".join("".join(piece for piece in pieces if isinstance(piece, str)).split())
    return words.strip(" /|") if re.search("[A-Za-z]", words) else ""


def _is_of_a_control(element: Element, cell: Element) -> bool:
    """Whether this is the letter that is drawn for a box of today's kind."""
    for above in element.ancestors():
        if above is cell:
            return False
        if above.name == "sdt" and (properties := above.child("sdtPr")) and properties.child("checkbox"):
            return True
    return False


def _letters(part: Part, text: Element) -> list[str]:
    return _GLYPH.findall(part.content[text.inner : text.close].decode("utf-8", "replace"))


def _letters_set(part: Part, boxes: Sequence[tuple[Box, bool]]) -> Edit:
    element = boxes[0][0].element
    wanted = {box.at: "☒" if ticked else _OPEN for box, ticked in boxes}
    number = -1

    def drawn(found: "re.Match[str]") -> str:
        nonlocal number
        number += 1
        return wanted.get(number, found[0])

    words = part.content[element.inner : element.close].decode("utf-8", "replace")
    return element.inner, element.close, _GLYPH.sub(drawn, words).encode()


def _symbol_set(part: Part, element: Element, ticked: bool) -> Edit:
    """The same element with the sign for ticked or open of its typeface."""
    codes = {"wingdings 2": ("F052", "F0A3")}.get(element.attribute("font").casefold(), ("F0FE", "F0A8"))
    return _drawn_as(part, element, codes[not ticked])


def _drawn_as(part: Part, element: Element, code: str) -> Edit:
    drawn = re.sub(rb'(char=")[0-9A-Fa-f]+(")', rb"\g<1>" + code.encode() + rb"\g<2>", part.bytes_of(element))
    return element.start, element.end, drawn


def _state_set(part: Part, element: Element, ticked: bool) -> Edit:
    """A box of the old kind, or the state of one of today's: its “checked” says so, added where there is none."""
    prefix = part.content[element.start + 1 :].split(element.name.encode(), 1)[0].decode()
    state = f'<{prefix}checked {prefix}val="{int(ticked)}"/>'.encode()
    if there := element.child("checked"):
        return there.start, there.end, state
    if element.is_empty_tag:
        name = f"{prefix}{element.name}"
        return element.start, element.end, f"<{name}>".encode() + state + f"</{name}>".encode()
    at = element.inner if element.name == "checkbox" else element.close
    return at, at, state


def _control_set(part: Part, element: Element, ticked: bool) -> list[Edit]:
    """Today's kind: its state, and the letter that is drawn for it."""
    edits = [_state_set(part, element, ticked)]
    state = element.child("checkedState" if ticked else "uncheckedState")
    code = state.attribute("val") if state else ""
    letter = chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4,5}", code) else ("☒" if ticked else _OPEN)
    holder = next((above for above in element.ancestors() if above.name == "sdt"), None)
    content = holder.child("sdtContent") if holder else None
    drawn = next(content.all("t", "sym"), None) if content else None
    if drawn and drawn.name == "t":
        edits.append((drawn.inner, drawn.close, letter.encode()))
    elif drawn:
        edits.append(_drawn_as(part, drawn, code or "F0FE"))
    return edits

"""Writes into one cell as it wants to be filled in: ticks, a choice from a list, a field to type in, or plain text."""

import re

from chc_desktop.domain.assessments.filling.writing import Kind, Write
from chc_desktop.exchange.filling.boxes import Box, boxes_of, is_ticked, set_boxes
from chc_desktop.exchange.filling.fields import Faulty, choose, chosen_of, old_fields, type_into
from chc_desktop.exchange.filling.offers import meant
from chc_desktop.exchange.filling.paragraphs import paragraphs_replaced, runs_replaced
from chc_desktop.exchange.filling.tree import Edit, Element, Part

_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_TRACKED = "holds changes that are tracked and not accepted yet. Accept them in Word, and choose the form again"
_TO_CHOOSE = ("yes no", "yesno", "yes / no", "yes/no", "y/n", "y / n", "yes or no")


def edits_for(part: Part, cell: Element, write: Write) -> list[Edit]:
    """The edits by which the cell comes to say it; none where it does. Raises `Faulty` where it cannot."""
    if cell.has("tbl"):
        raise Faulty("has a table in it")
    if cell.has(*_CHANGES):
        raise Faulty(_TRACKED)
    controls = _controls(cell)
    if any(_is_locked(control) for control in controls):
        raise Faulty("is locked by whoever made the form")
    if any(_is_bound(control) for control in controls):
        raise Faulty("shows data that the file keeps elsewhere, and Word would show that again")
    if boxes := boxes_of(part, cell):
        return _ticked(part, boxes, write)
    if fields := old_fields(cell):
        return _old_field_filled(part, cell, fields, write)
    if controls:
        return _control_filled(part, cell, controls, write)
    return paragraphs_replaced(part, cell, _worded(write))


def says_something(part: Part, cell: Element) -> bool:
    """Whether somebody has filled it in: a placeholder, “Yes / No” to choose from and open boxes say nothing."""
    if boxes := boxes_of(part, cell):
        return any(is_ticked(part, box) for box in boxes)
    if any(_shows_placeholder(control) for control in _controls(cell)):
        return False
    if any(chosen_of(field) for field in old_fields(cell)):
        return True
    words = " ".join(re.findall(r"[a-z/]+", part.text_of(cell).casefold()))
    return bool(part.text_of(cell).strip()) and words not in _TO_CHOOSE


def loses_words(part: Part, cell: Element, write: Write) -> bool:
    """Whether an answer in words of its own is only ticked or chosen, which says less."""
    if write.kind is Kind.TEXT or not write.text or write.text.casefold() == _plainly(write).casefold():
        return False
    listed = cell.has("dropDownList", "ddList") or any(one.has("dropDownList") for one in _controls(cell))
    return listed or bool(boxes_of(part, cell))


def _plainly(write: Write) -> str:
    return write.comply.words if write.kind is Kind.ANSWER else write.kind.value


def _worded(write: Write) -> str:
    """The text of the write; in a column for yes or for no alone, a tick where there are no words of its own."""
    if write.kind in (Kind.YES, Kind.NO) and write.text.casefold() in ("yes", "no"):
        return "✓"
    return write.text


def _ticked(part: Part, boxes: list[Box], write: Write) -> list[Edit]:
    """The box of the answer is ticked, every other one is not."""
    if write.kind is Kind.TEXT:
        raise Faulty("has boxes to tick and no place for words")
    if write.kind in (Kind.YES, Kind.NO):
        return set_boxes(part, [(boxes[0], bool(write.text))])
    chosen = meant([box.word for box in boxes], write)
    if chosen is None:
        raise Faulty(f"has no box for “{write.comply.words.lower()}”")
    return set_boxes(part, [(box, at == chosen) for at, box in enumerate(boxes)])


def _old_field_filled(part: Part, cell: Element, fields: list[Element], write: Write) -> list[Edit]:
    if len(fields) > 1:
        raise Faulty("has several fields, and which of them is meant cannot be told")
    field = fields[0]
    if field.child("ddList"):
        return choose(part, field, lambda offered: meant(offered, write))
    return type_into(part, cell, field, _worded(write))


def _control_filled(part: Part, cell: Element, controls: list[Element], write: Write) -> list[Edit]:
    if len(controls) > 1:
        raise Faulty("has several fields, and which of them is meant cannot be told")
    control = controls[0]
    text, properties = _worded(write), control.child("sdtPr")
    listed = next(properties.all("dropDownList", "comboBox"), None) if properties else None
    if listed is not None:
        text = _offered(listed, write)
    content = control.child("sdtContent")
    if content is None:
        raise Faulty("has a field that Word left without a place to write")
    return [*_no_placeholder(control, text), *_content_replaced(part, cell, control, content, text)]


def _content_replaced(part: Part, cell: Element, control: Element, content: Element, text: str) -> list[Edit]:
    forget = _shows_placeholder(control)
    inner = next((child for child in content.children if child.name == "tc"), None)
    if inner is not None:
        return paragraphs_replaced(part, inner, text, forget)
    if any(child.name == "p" for child in content.children):
        return paragraphs_replaced(part, content, text, forget)
    return runs_replaced(part, content, text, forget)


def _offered(listed: Element, write: Write) -> str:
    """The entry of a list that says it; words of one's own fit a list that lets one type."""
    entries = [one.attribute("displayText") or one.attribute("value") for one in listed.all("listItem")]
    if not write.text:
        return ""
    chosen = meant(entries, write)
    if chosen is not None:
        return entries[chosen]
    if listed.name == "comboBox":
        return write.text
    raise Faulty(f"has a list to choose from, and “{_short(write.text)}” is not on it")


def _controls(cell: Element) -> list[Element]:
    """The content controls to fill in: those in the cell that hold no other, else the one around the cell."""
    if inside := [one for one in cell.all("sdt") if not one.has("sdt")]:
        return inside
    holder = cell.parent
    if holder is None or holder.name != "sdtContent" or holder.parent is None:
        return []
    return [holder.parent] if sum(child.name == "tc" for child in holder.children) == 1 else []


def _is_locked(control: Element) -> bool:
    properties = control.child("sdtPr")
    lock = properties.child("lock") if properties else None
    return lock is not None and lock.attribute("val") in ("contentLocked", "sdtContentLocked")


def _is_bound(control: Element) -> bool:
    properties = control.child("sdtPr")
    return bool(properties and properties.child("dataBinding"))


def _shows_placeholder(control: Element) -> bool:
    properties = control.child("sdtPr")
    return bool(properties and properties.child("showingPlcHdr"))


def _no_placeholder(control: Element, text: str) -> list[Edit]:
    """What is written is no placeholder any more."""
    properties = control.child("sdtPr")
    shown = properties.child("showingPlcHdr") if properties else None
    return [(shown.start, shown.end, b"")] if shown is not None and text else []


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:40].rsplit(" ", 1)[0] + " …"

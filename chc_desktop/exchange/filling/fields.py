"""The old form fields of Word: a text to type and a list to choose from, which a protected form is made of."""

from collections.abc import Callable, Sequence

from chc_desktop.exchange.filling.paragraphs import run_look, text_run
from chc_desktop.exchange.filling.tree import Edit, Element, Part


class Faulty(Exception):
    """Why a cell cannot be filled in; goes on from what the cell is called."""


def old_fields(cell: Element) -> list[Element]:
    """The old fields in a cell, but for boxes to tick."""
    return [one for one in cell.all("ffData") if one.child("textInput") or one.child("ddList")]


def chosen_of(field: Element) -> str:
    """What was chosen from a list of the old kind; empty for none, and for the first entry, which is shown unasked."""
    listed = field.child("ddList")
    result = listed.child("result") if listed else None
    return result.attribute("val") if result and result.attribute("val") != "0" else ""


def choose(part: Part, field: Element, meant: Callable[[Sequence[str]], int | None]) -> list[Edit]:
    """Choose the entry that is meant. Raises `Faulty` where none is."""
    listed = field.child("ddList")
    assert listed is not None
    entries = [one.attribute("val") for one in listed.all("listEntry")]
    place = meant(entries)
    if place is None:
        raise Faulty("has a list to choose from, and this answer is not on it")
    prefix = part.prefix
    written = f'<{prefix}result {prefix}val="{place}"/>'.encode()
    result = listed.child("result")
    if result is None:
        return [(listed.inner, listed.inner, written)]
    return [] if result.attribute("val") == str(place) else [(result.start, result.end, written)]


def type_into(part: Part, cell: Element, field: Element, text: str) -> list[Edit]:
    """Put the text between the marks of a field to type in. Raises `Faulty` where those are not in one paragraph."""
    paragraph = next((above for above in field.ancestors() if above.name == "p"), None)
    runs = paragraph.children if paragraph else []
    marks = {
        mark.attribute("fldCharType"): place
        for place, run in enumerate(runs)
        for mark in run.all("fldChar")
        if run.name == "r"
    }
    if "separate" not in marks or "end" not in marks or marks["separate"] >= marks["end"]:
        raise Faulty("has a field that Word keeps in several pieces")
    between = runs[marks["separate"] + 1 : marks["end"]]
    look = next((look for run in between if (look := run_look(part, run.parent, False))), b"")
    at = runs[marks["end"]].start
    written = text_run(part, text, look)
    return [(run.start, run.end, b"") for run in between] + [(at, at, written)]

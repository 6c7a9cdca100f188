"""Everything about a person as one tagged PDF: first pages with an index, then each case as in its case file.

All of it is one drawing, so that its pages are counted through, a screen reader finds one document, and every letter of
ours keeps its structure. It is PDF/UA-1 where no page of somebody else’s is in it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from chc_desktop.documents.blocks import Setting
from chc_desktop.documents.case_file import look
from chc_desktop.documents.case_file.drawing import MOST_TRIES, Drawing, Drawn, are_ours, every_text
from chc_desktop.documents.case_file.feet import Feet
from chc_desktop.documents.case_file.joining import join
from chc_desktop.documents.case_file.parts import Part, prepared
from chc_desktop.documents.flow import pour
from chc_desktop.documents.marks import with_marks
from chc_desktop.documents.tagged import About, Sheets
from chc_desktop.documents.typefaces import unprintable
from chc_desktop.domain import words
from chc_desktop.domain.case_files.case_file import CaseFilePage
from chc_desktop.domain.page import Block
from chc_desktop.files import work_folder

Tick = Callable[[float], object]
First = Callable[[Sequence[int]], tuple[Block, ...]]
"""The first pages, given the page on which each case begins (0: not known yet)."""

_PREPARED, _DRAWN = 0.3, 0.8


@dataclass(frozen=True, slots=True)
class Whole:
    """What the document is called, whose it is, the day it shows, its first pages and the cases."""

    title: str
    organisation: str
    dated: date
    first: First
    cases: Sequence[CaseFilePage]


def write_everything(whole: Whole, to: Path, tick: Tick = lambda _share: None) -> int:
    """Write it to a path; how many pages it has. Only one paper at a time is in memory, the others beside the path."""
    with work_folder("parts-", to.parent) as folder:
        cases = list(_prepared(whole.cases, folder, tick))
        ours = _drawn(whole, cases, lambda share: tick(_PREPARED + share * (_DRAWN - _PREPARED)))
        tick(_DRAWN)
        parts = [part for case in cases for part in case.parts]
        return join(ours, parts, to, folder, lambda share: tick(_DRAWN + share * (1 - _DRAWN)))


@dataclass(frozen=True, slots=True)
class _Case:
    """A case with its items made ready. `is_lost` is true where characters of it are shown by their numbers."""

    page: CaseFilePage
    parts: tuple[Part, ...]
    is_lost: bool


@dataclass
class _Places:
    """On which page each case begins, and its record and its items."""

    begins: list[int] = field(default_factory=list)
    within: list[tuple[int, ...]] = field(default_factory=list)


def _prepared(pages: Sequence[CaseFilePage], folder: Path, tick: Tick) -> Iterator[_Case]:
    every, done = sum(len(page.items) for page in pages), 0
    for place, page in enumerate(pages, 1):
        parts = []
        for number, item in enumerate(page.items, 1):
            tick(_PREPARED * done / every)
            parts.append(prepared(item, f"{place:02}-{number:03}", folder))
            done += 1
        is_lost = bool(unprintable("".join(every_text(page, parts))))
        yield (
            _Case(with_marks(page), tuple(map(with_marks, parts)), True)
            if is_lost
            else _Case(page, tuple(parts), False)
        )


def _drawn(whole: Whole, cases: Sequence[_Case], tick: Tick) -> Drawn:
    """Our pages, with the right page numbers everywhere."""
    parts = [part for case in cases for part in case.parts]
    about = About(whole.title, whole.organisation, whole.title, whole.dated, accessible=are_ours(parts))
    places = _Places([0] * len(cases), [(0,) * (len(case.parts) + 1) for case in cases])
    for again in range(MOST_TRIES):
        sheets, feet = Sheets(look.UPRIGHT, about), Feet()
        found = _draw(whole, cases, places, sheets, feet, partial(_told, tick, again))
        pdf = sheets.finished(feet.draw)
        if found == places:
            break
        places = found
    return Drawn(pdf, tuple(first for within in places.within for first in within[1:]))


def _told(tick: Tick, again: int, share: float) -> None:
    """Each further drawing is half of what is left: nobody knows how many there will be."""
    tick(1 - (2 - share) / 2 ** (again + 1))


def _draw(whole: Whole, cases: Sequence[_Case], known: _Places, sheets: Sheets, feet: Feet, tick: Tick) -> _Places:
    found = _Places()
    _draw_first(whole, known.begins, sheets)
    feet.note(sheets, whole.title, words.day(whole.dated))
    for case, firsts in zip(cases, known.within, strict=True):
        sheets.next_page(look.UPRIGHT)
        found.begins.append(sheets.page)
        drawing = Drawing(case.page, case.parts, firsts, case.is_lost, sheets, feet, level=1)
        drawing.draw()
        tick(len(found.begins) / len(cases))
        found.within.append(tuple(drawing.begun))
    return found


def _draw_first(whole: Whole, begins: Sequence[int], sheets: Sheets) -> None:
    blocks = with_marks(whole.first(begins))
    sheets.bookmark(whole.title)
    column = look.column(sheets.size)
    pour(sheets, Setting(look.STYLES, rows_have_headings=True).parts(blocks, sheets.root), column, column)

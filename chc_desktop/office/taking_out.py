"""Takes a list out of the program: as a spreadsheet, or as pages to print."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.listing.listed import Listed, Native
from chc_desktop.domain.page import ListPage
from chc_desktop.exchange.export import Sheet, to_csv, to_xlsx
from chc_desktop.exchange.file_names import safe_name
from chc_desktop.office.desk import Desk
from chc_desktop.office.saving import save_file

Row = TypeVar("Row")
Tick = Callable[[float], object]

CSV = ".csv"
MOST_PRINTED = 5_000
"""Rows on paper, some 250 pages. Nobody reads more of them, and a spreadsheet holds them all."""

_TOLD_EVERY = 200
_GATHERED, _MADE = 0.4, 0.95


@dataclass(frozen=True, slots=True)
class Exported:
    """A list that was saved as a spreadsheet, and what could not be written as it was."""

    path: Path
    rows: int
    notes: tuple[str, ...]


def export(desk: Desk, listed: Listed, path: Path, tick: Tick = lambda _share: None) -> Exported:
    """Save a list as .csv where the name ends so, else as .xlsx. What `tick` raises leaves nothing behind."""
    rows = tuple(_told(_cells(desk, listed), listed.count, _GATHERED, tick))
    sheet = Sheet(listed.title, tuple(column.title for column in listed.columns), rows)

    def making(share: float) -> None:
        tick(_GATHERED + share * (_MADE - _GATHERED))

    written = to_csv(sheet, making) if path.suffix.lower() == CSV else to_xlsx([sheet], desk.today(), making)
    save_file(path, written.content)
    return Exported(path, len(rows), written.notes)


def printed(desk: Desk, listed: Listed, tick: Tick = lambda _share: None) -> bytes:
    """A list as pages to print, its headings on each, with what narrowed it and when it was made."""
    if listed.count > MOST_PRINTED:
        raise RuleBroken(
            f"That is {listed.count:,} rows, too many for paper: {MOST_PRINTED:,} can be printed at once. Please "
            "narrow the list first, or export it to a spreadsheet."
        )
    from chc_desktop.documents.list_pdf import list_pdf  # heavy, and seldom needed

    rows = tuple(_told(_texts(desk, listed), listed.count, _GATHERED, tick))
    with desk.register.transaction() as shelves:
        organisation = desk.organisation(shelves)
    page = ListPage(
        title=listed.title,
        organisation=organisation.name,
        about=_about(desk, listed),
        headings=tuple(column.title for column in listed.columns),
        rows=rows,
        widths=tuple(_width(column.width) for column in listed.columns),
    )
    return list_pdf(page, lambda share: tick(_GATHERED + share * (1 - _GATHERED)))


def file_name(listed: Listed, desk: Desk, suffix: str) -> str:
    """What a list is called on the disk: “Cases 2026-11-24.xlsx”."""
    return safe_name(f"{listed.title.replace('/', '-')} {desk.today().isoformat()}{suffix}", f"List{suffix}")


def _about(desk: Desk, listed: Listed) -> tuple[str, ...]:
    narrowed = f"Only: {'; '.join(listed.narrowed)}." if listed.narrowed else ""
    made = f"Made on {words.long_day(desk.today())}. {words.capital(listed.counted)}."
    return tuple(filter(None, (made, narrowed)))


def _cells(desk: Desk, listed: Listed) -> Iterator[tuple[Native, ...]]:
    for row in listed.rows(desk):
        yield tuple(column.native(row) for column in listed.columns)


def _texts(desk: Desk, listed: Listed) -> Iterator[tuple[str, ...]]:
    for row in listed.rows(desk):
        yield tuple(column.text(row) for column in listed.columns)


def _told(rows: Iterable[Row], count: int, whole: float, tick: Tick) -> Iterator[Row]:
    for number, row in enumerate(rows):
        if number % _TOLD_EVERY == 0:
            tick(whole * min(1.0, number / max(1, count)))
        yield row


def _width(characters: int) -> float:
    return float(characters or 30)

"""Reads the paragraphs of one subject from their file and reports every fault in it at once, by file and key."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from chc_desktop.domain.intake import Category
from chc_desktop.domain.letters.field_words import wording_faults
from chc_desktop.domain.letters.letter import Shape
from chc_desktop.domain.paragraphs.paragraph import Paragraph, Purpose
from chc_desktop.domain.resource_file import FaultyFile, Section, read_file, read_folder


def load_paragraphs(folder: Path) -> tuple[tuple[Paragraph, ...], tuple[FaultyFile, ...]]:
    """Every paragraph of every file, and the files that could not be read."""
    files, faulty = read_folder(folder, read_paragraphs)
    return tuple(paragraph for file in files for paragraph in file), faulty


def read_paragraphs(path: Path) -> tuple[Paragraph, ...]:
    """The paragraphs of one file. Raises `FaultyFile` with all its faults."""
    return read_file(path, _reader(path.stem))


def _reader(stem: str) -> Callable[[Section], tuple[Paragraph, ...]]:
    def read(top: Section) -> tuple[Paragraph, ...]:
        subject, checked = top.text("subject"), top.day("checked")
        categories = top.all_of("categories", Category) if "categories" in top.data else ()
        found = top.tables("paragraphs", partial(_paragraph, stem, subject, categories, checked))
        top.unique("paragraphs.key", [paragraph.key.removeprefix(f"{stem}/") for paragraph in found])
        top.unique("paragraphs.name", [paragraph.name for paragraph in found])
        return found

    return read


def _paragraph(stem: str, subject: str, categories: tuple[Category, ...], checked: date, row: Section) -> Paragraph:
    text = row.text("text").strip()
    for fault in wording_faults(text, Shape.TEXT):
        row.fault("text", fault)
    if not text and "text" in row.data:
        row.fault("text", "is empty")
    purposes = row.all_of("purposes", Purpose)
    if not purposes and "purposes" in row.data:
        row.fault("purposes", "names none")
    return Paragraph(
        name=row.text("name"),
        text=text,
        purposes=purposes,
        checked=row.optional_day("checked") or checked,
        subject=subject,
        categories=row.all_of("categories", Category) if "categories" in row.data else categories,
        key=f"{stem}/{row.text('key')}",
    )

"""Makes ready what goes into a case file: each item's pages in a small PDF of their own, its original in another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from chc_desktop.documents.case_file.inserting import NoPages, Shape, add_sheet, insert_pdf, shape_of
from chc_desktop.documents.look import A4
from chc_desktop.domain.case_files.case_file import Item, ItemKind, Picture
from chc_desktop.domain.errors import RuleBroken

_ERASED = "Its content was erased, as the record says."
_ANOTHER_KIND = "A file of this kind cannot be shown as pages."
_START = 1024
"""A PDF begins within so many bytes."""


Pages = tuple[tuple[Shape, ...], tuple[Path, ...]]
"""The shapes of pages, and the files they are in."""


@dataclass(frozen=True, slots=True)
class Part:
    """An item made ready. It has pages (`shapes`, kept in `pages`), or it stands as words on a page of ours.

    `original` is the file to be embedded, under `name`. `notes` are sentences about it, `size` its bytes.
    """

    item: Item
    name: str
    size: int = 0
    facts: tuple[tuple[str, str], ...] = ()
    text: str = ""
    shapes: tuple[Shape, ...] = ()
    pages: tuple[Path, ...] = ()
    original: Path | None = None
    notes: tuple[str, ...] = ()


def prepared(item: Item, number: str, folder: Path) -> Part:
    """The item made ready, in files of this folder, named by its number: “007 report.docx” is embedded."""
    content, name = item.content(), f"{number} {item.name}"
    if content is None:
        return Part(item, name, facts=item.facts, text=item.text, notes=(_ERASED,))
    if item.kind is ItemKind.WORDS:
        return _as_words(item, name, content, folder / f"{number}.original")
    try:
        (shapes, pages), notes, whole = _as_pages(item, content, folder / f"{number}.pdf")
    except (NoPages, RuleBroken) as why:
        embedded = _kept(content, folder / f"{number}.original")
        return Part(item, name, len(content), item.facts, original=embedded, notes=(str(why),))
    original = None if whole else _kept(content, folder / f"{number}.original")
    return Part(item, name, len(content), shapes=shapes, pages=pages, original=original, notes=notes)


def _as_words(item: Item, name: str, content: bytes, to: Path) -> Part:
    if item.reading is None:
        return Part(item, name, len(content), item.facts, item.text)
    try:
        read = item.reading(content)
    except RuleBroken as why:
        return Part(item, name, len(content), item.facts, item.text, original=_kept(content, to), notes=(str(why),))
    original = _kept(content, to) if read.notes else None
    return Part(item, name, len(content), read.facts, read.text, original=original, notes=read.notes)


def _as_pages(item: Item, content: bytes, to: Path) -> tuple[Pages, tuple[str, ...], bool]:
    """Its pages, what there is to say of them, and whether they show all of it."""
    if item.pictures:
        return _pictures(item.pictures, content, to), (), True
    if b"%PDF-" in content[:_START]:
        shapes, notes, whole = insert_pdf(content, to, with_structure=item.ours)
        return (shapes, (to,)), notes, whole
    raise NoPages(_ANOTHER_KIND)


def _pictures(pictures: Callable[[bytes], Iterator[Picture]], content: bytes, to: Path) -> Pages:
    """Each page of a picture, fitted on a sheet of paper, written before the next is opened."""
    made = [_picture(picture, to.with_suffix(f".{number}.pdf")) for number, picture in enumerate(pictures(content))]
    return tuple(shape for shape, _path in made), tuple(path for _shape, path in made)


def _picture(picture: Picture, to: Path) -> tuple[Shape, Path]:
    across, up = _on_paper(picture.width, picture.height)
    with pikepdf.new() as pdf:
        image = pdf.make_stream(
            picture.jpeg,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=picture.width,
            Height=picture.height,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )
        form = pdf.make_stream(
            f"q {across:.3f} 0 0 {up:.3f} 0 0 cm /Picture Do Q".encode(),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[0, 0, round(across, 3), round(up, 3)],
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Picture=image)),
        )
        add_sheet(pdf, form)
        pdf.save(to)
        return shape_of(form), to


def _on_paper(width: int, height: int) -> tuple[float, float]:
    """How large a picture stands on A4, lying where it is wide; a small one is not blown up beyond 100 dots an inch."""
    paper = A4 if width <= height else (A4[1], A4[0])
    share = min(paper[0] / width, paper[1] / height, 72 / 100)
    return width * share, height * share


def _kept(content: bytes, to: Path) -> Path:
    """The original as a file from which it is embedded when all is joined, so that it is not kept in memory."""
    to.write_bytes(content)
    return to

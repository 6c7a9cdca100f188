"""Makes ready what goes into a case file: each item's pages in a small PDF of their own, its original in another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from chc_desktop.documents.case_file.inserting import NoPages, Shape, insert_pdf, shape_of
from chc_desktop.documents.look import A4
from chc_desktop.domain.case_files.case_file import Item, ItemKind, Picture
from chc_desktop.domain.errors import RuleBroken

_ERASED = "Its content was erased, as the record says."
_ANOTHER_KIND = "A file of this kind cannot be shown as pages."
_START = 1024
"""A PDF begins within so many bytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """An item made ready. It has pages (`shapes`, kept in `pages`), or it stands as words on a page of ours.

    `original` is the file that holds the original to be embedded. `notes` are sentences about it, `size` its bytes.
    """

    item: Item
    size: int = 0
    shapes: tuple[Shape, ...] = ()
    pages: Path | None = None
    original: Path | None = None
    notes: tuple[str, ...] = ()


def prepared(item: Item, number: int, folder: Path) -> Part:
    """The item made ready, in files of this folder."""
    content = item.content()
    if content is None:
        return Part(item, notes=(_ERASED,))
    if item.kind is ItemKind.EMAIL:
        return Part(item, len(content))
    pages = folder / f"{number}.pdf"
    try:
        shapes, notes, whole = _as_pages(item, content, pages)
    except (NoPages, RuleBroken) as why:
        return Part(
            item, len(content), original=_embedded(content, folder / f"{number}-original.pdf"), notes=(str(why),)
        )
    original = None if whole else _embedded(content, folder / f"{number}-original.pdf")
    return Part(item, len(content), shapes, pages, original, notes)


def name_in_file(number: int, part: Part) -> str:
    """The name under which an original is embedded: “007 report.docx”."""
    return f"{number:03} {part.item.name}"


def _as_pages(item: Item, content: bytes, to: Path) -> tuple[tuple[Shape, ...], tuple[str, ...], bool]:
    """Its pages, what there is to say of them, and whether they show all of it."""
    if item.pictures:
        return _pictures(item.pictures, content, to), (), True
    if b"%PDF-" in content[:_START]:
        return insert_pdf(content, to, with_structure=item.ours)
    raise NoPages(_ANOTHER_KIND)


def _pictures(pictures: Callable[[bytes], Iterator[Picture]], content: bytes, to: Path) -> tuple[Shape, ...]:
    """Each page of a picture, fitted on a sheet of paper, written before the next is opened."""
    made = [_picture(picture, to.with_suffix(f".{number}")) for number, picture in enumerate(pictures(content))]
    with pikepdf.new() as joined:
        opened = [pikepdf.open(path) for path in made]
        sheets = [joined.copy_foreign(one.Root.Sheets[0]) for one in opened]
        joined.Root.Sheets = pikepdf.Array(sheets)
        shapes = tuple(shape_of(sheet) for sheet in sheets)
        joined.save(to)
        for one in opened:
            one.close()
    for path in made:
        path.unlink()
    return shapes


def _picture(picture: Picture, to: Path) -> Path:
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
        pdf.Root.Sheets = pikepdf.Array([form])
        pdf.save(to)
    return to


def _on_paper(width: int, height: int) -> tuple[float, float]:
    """How large a picture stands on A4, lying where it is wide; a small one is not blown up beyond 100 dots an inch."""
    paper = A4 if width <= height else (A4[1], A4[0])
    share = min(paper[0] / width, paper[1] / height, 72 / 100)
    return width * share, height * share


def _embedded(content: bytes, to: Path) -> Path:
    """The original in a file from which it is copied when all is joined, so that it is not kept in memory."""
    with pikepdf.new() as pdf:
        pdf.Root.Original = pdf.make_stream(content, Type=pikepdf.Name.EmbeddedFile)
        pdf.save(to, compress_streams=True)
    return to

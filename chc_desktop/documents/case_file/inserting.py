"""Takes the pages out of somebody's PDF, and nothing else of it: no program, no action, no link, no attachment.

Each page becomes a form (a drawing with its own fonts and pictures) in a file of ours. What a page is in its own file,
with its actions, its notes and whatever runs when it is opened, stays behind. A file that asks for a password, is
damaged or sets a trap is not shown at all.
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Name

from chc_desktop.documents.case_file.trees import take_structure

_MOST_PAGES = 2_000
_LEAST_SIDE, _MOST_SIDE = 9.0, 14_400.0  # points
_MOST_DRAWN = 200 * 1024 * 1024  # bytes of drawing in one file, unpacked
_MOST_OBJECTS = 500_000
_REMARKS = {"/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Caret", "/Ink", "/Stamp", "/Popup"}


PAPER = "Paper"
"""The name under which a page carries a form."""
TREE = "/LetterTree"
"""Where the first page of a letter carries its structure."""


class NoPages(Exception):
    """Why a file cannot be shown as pages, in a sentence."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The box a page is drawn in, in points, and whether there are words in it or only a picture."""

    left: float
    bottom: float
    width: float
    height: float
    has_words: bool


def insert_pdf(content: bytes, to: Path, with_structure: bool) -> tuple[tuple[Shape, ...], tuple[str, ...], bool]:
    """Write the pages of a PDF to a file of ours, each as a form on an empty page.

    The shapes of the pages, sentences about what they do not show, and whether they show everything. Where it is a
    document of our own its structure comes with it. Raises `NoPages`.
    """
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
            _check(pdf)
            notes = tuple(_not_shown(pdf))
            shapes = _write(pdf, to, with_structure)
            if pdf.get_warnings():
                raise NoPages(_DAMAGED)
            return shapes, notes, not notes
    except (NoPages, OSError):
        raise
    except pikepdf.PasswordError:
        raise NoPages(_LOCKED) from None
    except Exception as error:  # nothing is promised about damaged files; none may spoil the case file
        raise NoPages(_DAMAGED) from error


def add_sheet(pdf: pikepdf.Pdf, form: pikepdf.Object) -> None:
    """An empty page that carries the form, so that it can be joined with others straight from one file to the other."""
    page = pdf.add_blank_page(page_size=(100, 100))
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({f"/{PAPER}": form}))


def shape_of(form: Any) -> Shape:
    """The shape of a page that became a form."""
    left, bottom, right, top = map(float, form.BBox)
    a, b, c, d, e, f = map(float, form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _y in corners], [y for _x, y in corners]
    resources = form.get("/Resources", {})
    return Shape(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys), "/Font" in resources)


_LOCKED = "The PDF is locked with a password or against copying, so its pages cannot be shown here."
_DAMAGED = "The PDF is damaged, so its pages cannot be shown here."
_TRAP = "The PDF holds something no letter or form needs and that could do harm, so its pages are not shown here."
_TOO_MUCH = "The PDF has more in it than can be shown as pages here."
_LAYERS = "The PDF has layers that are switched off, so what its pages show depends on the program."


def _check(pdf: pikepdf.Pdf) -> None:
    if pdf.is_encrypted:
        raise NoPages(_LOCKED)
    if not 0 < len(pdf.pages) <= _MOST_PAGES or len(pdf.objects) > _MOST_OBJECTS:
        raise NoPages(_TOO_MUCH if pdf.pages else _DAMAGED)
    layers = _within(pdf.Root, "/OCProperties", "/D")
    if len(layers.get("/OFF", ())) or layers.get("/BaseState") == Name.OFF:
        raise NoPages(_LAYERS)
    if any(_is_trap(thing) for thing in pdf.objects):
        raise NoPages(_TRAP)
    drawn = 0
    for page in pdf.pages:
        drawn += sum(_unpacked(stream, _MOST_DRAWN - drawn) for stream in _drawings(page))


def _is_trap(thing: Any) -> bool:
    """A stream whose bytes are in another file, a page from another file, a program in PostScript."""
    if not isinstance(thing, pikepdf.Stream):
        return False
    return "/F" in thing or "/Ref" in thing or "/OPI" in thing or thing.get("/Subtype") == Name.PS


def _drawings(page: pikepdf.Page) -> Iterator[Any]:
    contents = page.obj.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        yield contents
    elif contents is not None:
        yield from contents


def _unpacked(stream: Any, room: int) -> int:
    """How many bytes of drawing come out of it, without unpacking more than there is room for."""
    filters = stream.get("/Filter", [])
    names = [str(filters)] if isinstance(filters, Name) else [str(one) for one in filters]
    packed = stream.read_raw_bytes()
    if "/LZWDecode" in names or names.count("/FlateDecode") > 1 or "/RunLengthDecode" in names:
        size = len(packed) * 2_000
    elif names == ["/FlateDecode"]:
        unpacker = zlib.decompressobj()
        size = len(unpacker.decompress(packed, max(1, room)))
        size += room if unpacker.unconsumed_tail else 0
    else:
        size = len(packed)
    if size >= room:
        raise NoPages(_TOO_MUCH)
    return size


def _not_shown(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What the pages do not show."""
    names, form = _within(pdf.Root, "/Names"), _within(pdf.Root, "/AcroForm")
    notes = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
    kinds = {str(note.get("/Subtype", "")) for note in notes}
    if "/EmbeddedFiles" in names or "/FileAttachment" in kinds:
        yield "Other files are attached to this PDF; they are in the original, which is embedded."
    if any(str(note.get("/Subtype", "")) in _REMARKS and str(note.get("/Contents", "")).strip() for note in notes):
        yield "Remarks were written on its pages; those that do not show are in the original, which is embedded."
    if "/XFA" in form:
        yield "It is a form that only some programs show in full; the original is embedded."


def _within(thing: Any, *names: str) -> Any:
    """What stands in a dictionary under these names, an empty one where it is not there."""
    for name in names:
        thing = thing.get(name, pikepdf.Dictionary())
    return thing


def _write(pdf: pikepdf.Pdf, to: Path, with_structure: bool) -> tuple[Shape, ...]:
    if "/AcroForm" in pdf.Root:
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    with pikepdf.new() as taken:
        sheets = [taken.copy_foreign(_form(page)) for page in pdf.pages]
        shapes = tuple(map(shape_of, sheets))
        for shape in shapes:
            if not all(_LEAST_SIDE <= side <= _MOST_SIDE for side in (shape.width, shape.height)):
                raise NoPages(_TOO_MUCH)
        for sheet in sheets:
            add_sheet(taken, sheet)
        if with_structure and "/StructTreeRoot" in pdf.Root:
            taken.pages[0].obj[TREE] = take_structure(pdf, taken)
        taken.save(to)
    return shapes


def _form(page: pikepdf.Page) -> pikepdf.Object:
    for box in ("/TrimBox", "/ArtBox", "/BleedBox"):  # what a reader shows is the crop box
        if box in page.obj:
            del page.obj[box]
    return page.as_form_xobject()

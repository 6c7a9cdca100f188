"""Makes of a PDF the pages as people see them: filled-in fields and notes on the page become part of it, nothing else.

A reader of a redacted copy must see what stands on the page, and whoever makes it must find its words. Notes that open
only when they are clicked are left out. This is what pictures are drawn from; it never leaves the program.
"""

from contextlib import suppress
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

_UNSEEN = {"/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/Link", "/RichMedia"}
_CANNOT_BE_READ = pikepdf.PdfError, pikepdf.PasswordError, ValueError, RuntimeError, TypeError, AttributeError


def as_seen(content: bytes) -> bytes:
    """The pages with what was written on them; the file as it is where it cannot be read this way."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf, BytesIO() as kept:
            _drop_unseen_notes(pdf)
            with suppress(pikepdf.PdfError, ValueError, AttributeError):
                pdf.generate_appearance_streams()
            pdf.flatten_annotations("print")
            pdf.save(kept)
            return kept.getvalue()
    except _CANNOT_BE_READ:
        return content


def pages_with_pictures(content: bytes) -> frozenset[int]:
    """The pages, from 0, on which there is a picture: words in it cannot be found."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            return frozenset(number for number, page in enumerate(pdf.pages) if _has_picture(page.obj))
    except _CANNOT_BE_READ:
        return frozenset()


def _drop_unseen_notes(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        notes = page.obj.get(Name.Annots)
        if isinstance(notes, pikepdf.Array):
            seen = [
                note for note in notes if isinstance(note, Dictionary) and str(note.get(Name.Subtype)) not in _UNSEEN
            ]
            page.obj[Name.Annots] = pikepdf.Array(seen)


def _has_picture(page: Object) -> bool:
    """Whether anything drawn on it is a picture, in what is drawn inside that too; each is looked at once."""
    waiting, seen = [page], set[tuple[int, int]]()
    while waiting:
        for thing in _drawn_in(waiting.pop()):
            if thing.get(Name.Subtype) == Name.Image:
                return True
            if thing.objgen not in seen:
                seen.add(thing.objgen)
                waiting.append(thing)
    return False


def _drawn_in(drawn: Object) -> list[Object]:
    resources = drawn.get(Name.Resources)
    things = resources.get(Name.XObject) if isinstance(resources, Dictionary) else None
    found = things.items() if isinstance(things, Dictionary) else ()
    return [thing for _name, thing in found if isinstance(thing, Stream)]

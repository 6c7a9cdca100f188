"""Puts finished PDFs together into one, to be printed in one go. It is for the printer: their tags stay behind.

Letters of one kind carry the same typefaces, cut to the same letters: each is kept once.
"""

import errno
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf

_AT_ONCE = 20  # files held open together


def put_together(files: Sequence[Path], to: Path, tick: Callable[[float], object]) -> None:
    """Write the pages of all files, in order, to one. What `tick` raises ends it.

    They are copied from file to file, some at a time, so that many take no more memory than some.
    """
    parts: list[Path] = []
    try:
        for start in range(0, len(files), _AT_ONCE):
            tick(start / len(files) * 0.8)
            parts.append(to.with_name(f"{to.stem}-{start}.part"))
            _join(files[start : start + _AT_ONCE], parts[-1])
        _join(parts, to)
    except (pikepdf.PdfError, RuntimeError) as error:
        raise OSError(errno.EIO, "what was written does not read back as it was") from error  # the disk is full
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    tick(1)


def _join(files: Sequence[Path], to: Path) -> None:
    copied = to.with_name(f"{to.name}.copied")
    try:
        _copy(files, copied)
        with pikepdf.open(copied, access_mode=pikepdf.AccessMode.stream) as whole:
            _leave_tags_behind(whole)
            _share_typefaces(whole)
            whole.save(to)
    finally:
        copied.unlink(missing_ok=True)


def _copy(files: Sequence[Path], to: Path) -> None:
    pikepdf.Job(
        {
            "inputFile": str(files[0]),
            "outputFile": str(to),
            "removeUnreferencedResources": "no",
            "pages": [{"file": str(path), "range": "1-z"} for path in files],
        }
    ).run()


def _leave_tags_behind(whole: pikepdf.Pdf) -> None:
    """Tags and title of the first file would say that they hold for all pages."""
    del whole.docinfo
    for key in ("/StructTreeRoot", "/MarkInfo", "/Metadata", "/ViewerPreferences"):
        if key in whole.Root:
            del whole.Root[key]


def _share_typefaces(whole: pikepdf.Pdf) -> None:
    """Each page uses the first of the typefaces that are alike to the last byte."""
    kept: dict[bytes, Any] = {}
    for page in whole.pages:
        fonts: Any = page.obj.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
        for name, font in list(fonts.items()):
            fonts[name] = kept.setdefault(_said(font), font)


def _said(value: Any) -> bytes:
    """A fingerprint of everything a value says, with what it points at."""
    said = sha256()
    if isinstance(value, pikepdf.Stream | pikepdf.Dictionary):
        for key, each in sorted(value.items()):
            said.update(key.encode() + _said(each))
        if isinstance(value, pikepdf.Stream):
            said.update(value.read_raw_bytes())
    elif isinstance(value, pikepdf.Array):
        for each in value:
            said.update(_said(each))
    else:
        said.update(repr(value).encode())
    return said.digest()

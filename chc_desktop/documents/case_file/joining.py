"""Joins our pages with those of the papers, and the originals to be embedded, into one file."""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Name

from chc_desktop.documents.case_file.drawing import PAPER, Drawn
from chc_desktop.documents.case_file.parts import Part, name_in_file
from chc_desktop.documents.case_file.trees import put_structure

Tick = Callable[[float], object]


def join(ours: Drawn, parts: Sequence[Part], to: Path, tick: Tick) -> int:
    """Write all of it to a file; how many pages it has. What `tick` raises ends it."""
    with ExitStack() as opened, pikepdf.open(io.BytesIO(ours.pdf)) as whole:
        whole_pages = list(whole.pages)
        for number, (part, first) in enumerate(zip(parts, ours.firsts, strict=True), 1):
            if part.pages:
                source = opened.enter_context(_opened(part.pages))
                _put_pages(whole, whole_pages[first - 1 : first - 1 + len(part.shapes)], source)
            tick(number / len(parts) / 2)
        _embed(whole, parts, opened)
        whole.save(to, progress=_told(tick))
        return len(whole_pages)


def _told(tick: Tick) -> Callable[[int], None]:
    def progress(percent: int) -> None:
        tick(0.5 + percent / 200)

    return progress


def _opened(path: Path) -> pikepdf.Pdf:
    return pikepdf.open(path, access_mode=pikepdf.AccessMode.stream)


def _put_pages(whole: pikepdf.Pdf, pages: Sequence[pikepdf.Page], source: pikepdf.Pdf) -> None:
    forms = [whole.copy_foreign(form) for form in source.Root.Sheets]
    for page, form in zip(pages, forms, strict=True):
        resources = pikepdf.Dictionary(dict(page.obj.Resources.items()))
        resources.XObject = pikepdf.Dictionary({f"/{PAPER}": form})
        page.obj.Resources = resources
    if "/Tree" in source.Root:
        _put_tree(whole, whole.copy_foreign(source.Root.Tree), [page.obj for page in pages], forms)


def _put_tree(whole: pikepdf.Pdf, tree: Any, pages: Sequence[Any], forms: Sequence[Any]) -> None:
    root: Any = whole.Root.StructTreeRoot
    nums = root.ParentTree.Nums
    heading = _owners(nums, int(pages[0].StructParents))[0]
    key = int(root.ParentTreeNextKey)
    for number, owners in enumerate(put_structure(tree, heading.P, pages, forms, key), key):
        nums.append(number)
        nums.append(whole.make_indirect(pikepdf.Array(owners)))
    root.ParentTreeNextKey = key + len(forms)


def _owners(nums: Any, key: int) -> Any:
    """Our own pages come first and in order."""
    assert int(nums[2 * key]) == key
    return nums[2 * key + 1]


def _embed(whole: pikepdf.Pdf, parts: Sequence[Part], opened: ExitStack) -> None:
    """Embed the originals; each is copied from its own file only when all is written."""
    found = list(_originals(whole, parts, opened))
    if not found:
        return
    files = pikepdf.NameTree.new(whole)
    for name, file in found:
        files[name] = file
    whole.Root.Names = pikepdf.Dictionary(EmbeddedFiles=files.obj)


def _originals(whole: pikepdf.Pdf, parts: Sequence[Part], opened: ExitStack) -> Iterator[tuple[str, pikepdf.Object]]:
    for number, part in enumerate(parts, 1):
        if part.original:
            source = opened.enter_context(_opened(part.original))
            stream = whole.copy_foreign(source.Root.Original)
            stream.Params = pikepdf.Dictionary(Size=part.size)
            name = name_in_file(number, part)
            held = pikepdf.Dictionary(F=stream, UF=stream)
            file = pikepdf.Dictionary(Type=Name.Filespec, F=name, UF=name, Desc=part.item.title, EF=held)
            yield name, whole.make_indirect(file)

"""Joins our pages with those of the papers, and the originals to be embedded, into one file.

First everything is copied from file to file without being held in memory: our pages, then the pages of the papers, then
the originals. In that file each page of a paper is put where a place was kept for it.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf

from chc_desktop.documents.case_file.drawing import Drawn
from chc_desktop.documents.case_file.inserting import PAPER, TREE
from chc_desktop.documents.case_file.parts import Part
from chc_desktop.documents.case_file.trees import put_structure

Tick = Callable[[float], object]

_COPIED = 0.4


def join(ours: Drawn, parts: Sequence[Part], to: Path, folder: Path, tick: Tick) -> int:
    """Write all of it to a file; how many pages it has. What `tick` raises ends it."""
    copied = _copied(ours.pdf, parts, folder)
    tick(_COPIED)
    with pikepdf.open(copied, access_mode=pikepdf.AccessMode.stream) as whole:
        pages = list(whole.pages)
        count = len(pages) - sum(len(part.shapes) for part in parts)
        papers = iter(pages[count:])
        for part, first in zip(parts, ours.firsts, strict=True):
            kept = pages[first - 1 : first - 1 + len(part.shapes)]
            _put_pages(whole, kept, [next(papers) for _page in kept])
        del whole.pages[count:]
        whole.save(to, progress=_told(tick))
    return count


def _copied(ours: bytes, parts: Sequence[Part], folder: Path) -> Path:
    """One file with our pages, then those of the papers, and the originals; the files they came from are gone."""
    first, to = folder / "ours.pdf", folder / "all.pdf"
    first.write_bytes(ours)
    files = [first, *(path for part in parts for path in part.pages)]
    job = pikepdf.Job(
        {
            "inputFile": str(first),
            "outputFile": str(to),
            "removeUnreferencedResources": "no",
            "pages": [{"file": str(path), "range": "1-z"} for path in files],
            "addAttachment": list(_originals(parts)),
        }
    )
    job.run()
    for path in (*files, *(part.original for part in parts)):
        if path:
            path.unlink()
    return to


def _originals(parts: Sequence[Part]) -> Iterator[dict[str, str]]:
    for part in parts:
        if part.original:
            name = part.name
            yield {"file": str(part.original), "key": name, "filename": name, "description": part.item.title or name}


def _put_pages(whole: pikepdf.Pdf, pages: Sequence[pikepdf.Page], papers: Sequence[pikepdf.Page]) -> None:
    forms: list[Any] = [paper.obj.Resources.XObject[f"/{PAPER}"] for paper in papers]
    for page, form in zip(pages, forms, strict=True):
        resources = pikepdf.Dictionary(dict(page.obj.Resources.items()))
        resources.XObject = pikepdf.Dictionary({f"/{PAPER}": form})
        page.obj.Resources = resources
    if papers and TREE in papers[0].obj:
        _put_tree(whole, papers[0].obj[TREE], [page.obj for page in pages], forms)


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


def _told(tick: Tick) -> Callable[[int], None]:
    def progress(percent: int) -> None:
        tick(_COPIED + percent / 100 * (1 - _COPIED))

    return progress

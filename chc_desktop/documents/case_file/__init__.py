"""One case as one PDF: parts made one after the other in files of their own, our pages drawn, then all joined."""

from collections.abc import Callable
from pathlib import Path

from chc_desktop.documents.case_file.drawing import drawn
from chc_desktop.documents.case_file.joining import join
from chc_desktop.documents.case_file.parts import Part, prepared
from chc_desktop.domain.case_files.case_file import CaseFilePage
from chc_desktop.files import work_folder

Tick = Callable[[float], object]
"""Told how far it is, from 0 to 1. What it raises ends the making."""

_PREPARED, _DRAWN = 0.7, 0.75


def write_case_file(page: CaseFilePage, to: Path, tick: Tick = lambda _share: None) -> int:
    """Write the case file to a path; how many pages it has. Only one paper at a time is in memory."""
    with work_folder("chc-case-file-") as folder:
        parts = _prepared(page, folder, tick)
        ours = drawn(page, parts)
        tick(_DRAWN)
        return join(ours, parts, to, folder, lambda share: tick(_DRAWN + share * (1 - _DRAWN)))


def _prepared(page: CaseFilePage, folder: Path, tick: Tick) -> list[Part]:
    parts: list[Part] = []
    for number, item in enumerate(page.items, 1):
        tick(_PREPARED * (number - 1) / len(page.items))
        parts.append(prepared(item, f"{number:03}", folder))
    return parts

"""Puts finished PDFs together into one, to be printed in one go. It is for the printer: their tags stay behind."""

from collections.abc import Callable, Sequence
from pathlib import Path

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
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    tick(1)


def _join(files: Sequence[Path], to: Path) -> None:
    pikepdf.Job(
        {
            "inputFile": str(files[0]),
            "outputFile": str(to),
            "removeUnreferencedResources": "no",
            "pages": [{"file": str(path), "range": "1-z"} for path in files],
        }
    ).run()

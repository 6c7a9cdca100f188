"""Finds `resources/` and `db/`, wherever the program runs from.

In a checkout and an editable install both stand beside the package; in a wheel and in the
frozen program they travel inside it.
"""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources(folder: str) -> Path:
    """The folder of that name in `resources/`, such as `codes`, `letters`, `help` or `fonts`."""
    return _top("resources") / folder


def migrations() -> list[Path]:
    """The numbered migration scripts of the register, oldest first."""
    return sorted(_top("db").glob("[0-9]*.sql"))


@cache
def _top(name: str) -> Path:
    for home in (_PACKAGE, _PACKAGE.parent):
        if (home / name).is_dir():
            return home / name
    raise FileNotFoundError(
        f"The program's own folder “{name}” is missing. Nothing of yours was touched; please install the program again."
    )

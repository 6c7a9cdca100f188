"""Finds `resources/` and `db/`, wherever the program runs from, and makes folders to work in.

In a checkout and an editable install both stand beside the package; in a wheel and in the
frozen program they travel inside it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources(folder: str) -> Path:
    """The folder of that name in `resources/`, such as `codes`, `letters`, `help` or `fonts`."""
    return _top("resources") / folder


def migrations() -> list[Path]:
    """The numbered migration scripts of the register, oldest first."""
    return sorted(_top("db").glob("[0-9]*.sql"))


@contextmanager
def work_folder(prefix: str, beside: Path | None = None) -> Iterator[Path]:
    """A folder in which something is made, in a folder or among the temporary ones of the computer; gone afterwards.

    What cannot be taken away is left for a later sweep, without a word. (`tempfile.TemporaryDirectory` cries out, or
    goes round in circles for ever, where a permission was lost or another program holds something in it.)
    """
    import shutil  # not for the first screen
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """A new folder that says in its name that it is unfinished, until the block ends; it is gone if that fails.

    So a part of what was to be in it is never taken for all of it.
    """
    import shutil  # not for the first screen

    half, number = folder.with_name(f"{folder.name}, unfinished"), 1
    while half.exists():  # a power cut has left it
        number += 1
        half = folder.with_name(f"{folder.name}, unfinished {number}")
    half.mkdir(parents=True)
    try:
        yield half
        half.rename(folder)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise


@cache
def _top(name: str) -> Path:
    for home in (_PACKAGE, _PACKAGE.parent):
        if (home / name).is_dir():
            return home / name
    raise FileNotFoundError(
        f"The program's own folder “{name}” is missing. Nothing of yours was touched; please install the program again."
    )

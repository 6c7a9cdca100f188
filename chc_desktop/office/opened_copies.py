"""Private copies of files for other programs to read: in a folder of their own, read-only, swept away again."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken, reason
from chc_desktop.exchange.file_names import safe_name, stem_and_ending
from chc_desktop.files import work_folder

WORK = "chc-case-file-"
"""How the name of a folder begins in which something is being made."""

_OURS = "chc-*"
"""What every such folder of the program is called, those of other rooms too."""

_AT_REST = 600
_FOLDER = "opened files"
_PRIVATE, _WRITING, _READ_ONLY = stat.S_IRWXU, stat.S_IRUSR | stat.S_IWUSR, stat.S_IRUSR


class OpenedCopies:
    """The copies beside one register. Only its owner can read them; what is left over is swept at the next start."""

    def __init__(self, register_folder: Path) -> None:
        self.folder = register_folder / _FOLDER

    def make(self, name: str, content: bytes) -> Path:
        """A read-only copy under a safe name, for another program to open."""
        try:
            self.folder.mkdir(mode=_PRIVATE, exist_ok=True)
            self.folder.chmod(_PRIVATE)
            return _written(self.folder, safe_name(name), content)
        except OSError as error:
            raise RuleBroken(
                f"The file could not be made ready to be opened ({error.strerror}). It is safe in the register. Please "
                "check that the disk is not full, and try again."
            ) from error

    def sweep(self) -> tuple[str, ...]:
        """Take every copy away; the names of those that another program still holds open. They go the next time."""
        left = tuple(sorted(path.name for path in _inside(self.folder) if not _is_gone(path)))
        try:
            self.folder.rmdir()
        except OSError:
            return left
        return left


@contextmanager
def room_to_work() -> Iterator[Path]:
    """A folder among the temporary ones of the computer, to make something in. A sentence where there is no room."""
    try:
        with work_folder(WORK) as folder:
            yield folder
    except OSError as error:
        raise RuleBroken(
            f"It could not be made, because nothing can be written into the computer’s folder for temporary files "
            f"({reason(error)}). Nothing was lost. Please make some room on the disk, and try again."
        ) from error


def sweep_work_folders(now: float) -> None:
    """Take away what a crash has left of files being made: folders of ours among the temporary ones of the computer.

    Only those that nothing was written in for some minutes: another window may be at work. `now` is in seconds.
    """
    for folder in Path(tempfile.gettempdir()).glob(_OURS):
        try:
            if folder.is_dir() and now - folder.stat().st_mtime > _AT_REST:
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue


def _is_gone(path: Path) -> bool:
    try:
        path.chmod(_WRITING)
        path.unlink()
    except OSError:
        return not path.exists()
    return True


def _written(folder: Path, name: str, content: bytes) -> Path:
    stem, ending = stem_and_ending(name)
    for number in range(1, 10_000):
        path = folder / (name if number == 1 else f"{stem} ({number}){ending}")
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _WRITING)
        except FileExistsError:
            continue
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
        except OSError:
            _is_gone(path)
            raise
        path.chmod(_READ_ONLY)
        return path
    raise OSError("too many copies are open")


def _inside(folder: Path) -> Iterable[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []

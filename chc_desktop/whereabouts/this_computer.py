"""Looks at the computer the program runs on: its drives, its environment, and what cloud programs say they copy."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from chc_desktop.whereabouts.computer import LINUX, MAC, WINDOWS, Computer, Drive
from chc_desktop.whereabouts.programs import said_by_programs
from chc_desktop.whereabouts.windows import ThisRegistry, registered_folders, windows_drives


def this_computer(environment: Mapping[str, str] = os.environ, home: Path | None = None) -> Computer:
    """Everything by which its folders are recognised. Whatever cannot be read is left out."""
    system = {"win32": WINDOWS, "darwin": MAC}.get(sys.platform, LINUX)
    at_home = home or Path.home()
    drives = windows_drives() if system == WINDOWS else tuple(mounts())
    registered = registered_folders(ThisRegistry()) if system == WINDOWS else ()
    synced = (*said_by_programs(environment, at_home), *registered)
    return Computer(system, environment, drives, synced, str(at_home))


def mounts(table: Path = Path("/proc/mounts")) -> Iterator[Drive]:
    """The mounts of Linux: where each begins and its file system."""
    try:
        lines = table.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        source, begins, kind, *_rest = (*line.split(" "), "", "")
        if begins:
            yield Drive(_plain(begins), kind, _plain(source))


def _plain(text: str) -> str:
    """A name as the table of mounts has it, with its spaces put back."""
    return text.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")

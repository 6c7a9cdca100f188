"""Notices copies that a cloud program made of the register beside it, because two computers wrote at once."""

import re
from collections.abc import Iterable
from pathlib import Path

_COPY = re.compile(
    r"register[ _.(~-].*\.(db|key)"  # “register (1).db”, “register-PC-7.db”, “register_conflict-….db”, “register 2.db”
    r"|.+ register\.(db|key)"  # “Copy of register.db”
    r"|register\.(db|key)([ _(~-].+|\.(sync-)?conflict.*)",  # “register.db (1)”, “register.db.sync-conflict-…”
    re.IGNORECASE,
)
_OURS = re.compile(r"register\.(db|key)-(journal|wal|shm)", re.IGNORECASE)


def conflict_copies(names: Iterable[str]) -> list[str]:
    """Those of these file names that are copies of the register or its key: “register (1).db”, “register-PC-7.db”."""
    return sorted(name for name in names if _COPY.fullmatch(name) and not _OURS.fullmatch(name))


def conflict_copies_in(folder: Path) -> list[str]:
    """The same for a folder; none where it cannot be read."""
    try:
        return conflict_copies(path.name for path in folder.iterdir())
    except OSError:
        return []


def told(names: list[str]) -> str:
    """What is said of such copies; empty where there are none."""
    if not names:
        return ""
    named = ", ".join(f"“{name}”" for name in names[:4]) + (" and more" if len(names) > 4 else "")
    return (
        f"Beside the register lies another copy of it: {named}. A cloud program makes such a copy when two computers "
        "write to one register. The program does not use it, and it may hold what the register in use does not. "
        "Nothing was changed. Please look on the other computer whether anything was entered there, and use the "
        "register on one computer only. Keep the copy, in a folder of its own: then this is not said again."
    )

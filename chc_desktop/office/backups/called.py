"""How copies of the register are called in a sentence: by the day that their names have."""

from datetime import datetime

from chc_desktop.domain import words
from chc_desktop.store.backups.restoring import REPLACED
from chc_desktop.store.moving import MOVED

_BEGINNINGS = (
    (REPLACED, "What a restored backup replaced on "),
    (MOVED, "The register that was moved away on "),
    ("", "The backup of "),
)
_STAMP = "%Y-%m-%d %H%M%S"


def called(name: str) -> str:
    """“The backup of Tue 24 Nov 2026, 14:02” for a backup or the folder of a register set aside, by its name."""
    for beginning, said in _BEGINNINGS:
        if name.startswith(beginning):
            try:
                return said + at(datetime.strptime(name.removeprefix(beginning)[:17], _STAMP))  # noqa: DTZ007
            except ValueError:
                continue
    return f"“{name}”"  # somebody named it


def at(moment: datetime) -> str:
    """“Tue 24 Nov 2026, 14:02”."""
    return f"{words.day(moment.date())}, {words.clock(moment)}"

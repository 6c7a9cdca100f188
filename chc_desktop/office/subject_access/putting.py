"""Puts an export into its folder: all of it, or nothing stays."""

from datetime import date
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from types import TracebackType

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.file_names import safe_name
from chc_desktop.office.saving import save_file
from chc_desktop.whereabouts.judging import elsewhere
from chc_desktop.whereabouts.recognising import Kind

_UNFINISHED = ", unfinished"


def folder_for(name: str, today: date, where: Path) -> Path:
    """The folder it goes into. Refused where one of that name is there."""
    to = where / safe_name(f"Everything about {name}, {words.day(today)}")
    if to.exists():
        raise RuleBroken(f"“{to.name}” is there already. Nothing was written; please choose another place.")
    return to


def against_putting(where: Path, register: Path) -> str:
    """What speaks against putting it into a place, in sentences; empty where nothing does."""
    if where.resolve().is_relative_to(register.resolve()):
        return (
            f"“{where}” is where the register lies. Nothing else there can be read without it, but this could be, and "
            "it is easily forgotten there. A folder that you look into and empty again is better."
        )
    place = elsewhere(where)
    if place is None:
        return ""
    is_network = place.kind is Kind.NETWORK
    lies = "on the network, where others may look" if is_network else f"in {place.name}, which copies it elsewhere"
    return (
        f"“{where}” is {lies}. Everything about a person can be read there by whoever can read that folder, the page "
        "that is only for you too. A folder of this computer, or a stick that you put away, is safer."
    )


class Putting:
    """Files are added to a folder beside, which gets its name when all is there."""

    def __init__(self, to: Path) -> None:
        self._to = to
        self._beside = to.with_name(f"{to.name}{_UNFINISHED}")
        self._is_finished = False

    def __enter__(self) -> "Putting":
        rmtree(self._beside, ignore_errors=True)  # what a power cut left
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if kind or not self._is_finished:
            rmtree(self._beside, ignore_errors=True)
            if self._is_finished:
                rmtree(self._to, ignore_errors=True)
        if isinstance(error, OSError):
            raise self._refusal() from error

    def add(self, name: str, content: bytes) -> str:
        """Add a file, named with the folder within; its SHA-256."""
        path = self._beside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        save_file(path, content)
        return sha256(content).hexdigest()

    def finish(self) -> None:
        """Give the folder its name."""
        self._beside.rename(self._to)
        self._is_finished = True

    def _refusal(self) -> RuleBroken:
        return RuleBroken(f"It could not be written into “{self._to.parent}”. Nothing was left there.")

"""Registers that restored backups have replaced: kept beside the present one until somebody deletes them for good."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.backups.found import put_aside


@dataclass(frozen=True, slots=True)
class OlderRegister:
    """One of them, by the name of its folder, and until when it was in use."""

    name: str
    until: datetime

    @property
    def words(self) -> str:
        """“The register as it was until Sun 1 Nov 2026 at 10:15”."""
        return f"The register as it was until {words.day(self.until.date())} at {words.clock(self.until)}"


class OlderRegisters:
    """Those beside one register."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> tuple[OlderRegister, ...]:
        """The latest first."""
        return tuple(OlderRegister(each.path.name, each.made_at) for each in put_aside(self._folder))

    def delete(self, older: OlderRegister) -> None:
        """Delete one for good. Raises `RuleBroken` where something of it stays."""
        if older not in self.all():
            return
        failed: list[str] = []
        _take_away(self._folder / older.name, failed.append)
        if failed:
            raise RuleBroken(
                f"“{older.name}” could not be deleted wholly ({failed[0]}). The register itself is as it was. Please "
                "close other programs that may have it open, and try again."
            )


def _take_away(folder: Path, tell: Callable[[str], None]) -> None:
    """The registers first: with the key gone before them a folder would be listed no more."""
    for path in sorted(folder.iterdir(), key=lambda path: path.suffix == ".key"):
        try:
            path.unlink()
        except OSError as error:
            tell(error.strerror or str(error))
            return
    shutil.rmtree(folder, ignore_errors=True)

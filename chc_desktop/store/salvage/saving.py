"""Saves what can be read of a damaged register into a new folder: all of it, or nothing stays there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken, reason
from chc_desktop.files import unfinished
from chc_desktop.store.key_file import Key
from chc_desktop.store.salvage import reading, telling
from chc_desktop.store.salvage.pages import whole_pages
from chc_desktop.store.salvage.reading import Table
from chc_desktop.store.salvage.writing import Writing

Tick = Callable[[float], object]

_TABLES = (
    "complaint", "event", "event_content", "document", "document_content", "paper", "paper_content", "erasure",
    "person", "setting", "closure", "draft", "answer", "own_paragraph", "snippet",
    "evidence", "evidence_content",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved, where, and what was lost, in words."""

    folder: Path
    saved: str
    lost: tuple[str, ...]

    @property
    def told(self) -> str:
        """All of it, for the officer."""
        lost = " ".join(self.lost) or "Nothing was lost."
        return (
            f"Saved in “{self.folder}”: {self.saved}. {lost} Anybody who opens that folder can read it, so look after "
            "it. The damaged register is as it was."
        )


def save(path: Path, key: Key, folder: Path, now: datetime, tick: Tick = lambda _share: None) -> Saved:
    """Save what can be read into a new folder within this one. Raises `RuleBroken` where nothing can be.

    The folder has its name once all of it is there; whatever `tick` raises ends the work, and nothing of it stays.
    """
    pages, damaged = whole_pages(path, key, lambda share: tick(share / 2))
    tables = reading.read(pages, _TABLES, lambda share: tick(0.5 + share / 10))
    if not any(table.rows for table in tables.values()):
        raise RuleBroken(
            "Nothing of the register can be read: every page of the file is damaged, or the key is another one’s. "
            "Nothing was changed. Please restore the newest backup."
        )
    target = folder / f"Saved from the register {now:%Y-%m-%d %H%M%S}"
    try:
        with unfinished(target) as half:
            return _written(tables, damaged, half, target, tick)
    except OSError as error:
        raise RuleBroken(
            f"What was read could not be written to “{folder}” ({reason(error)}). Nothing was left there, "
            "and the damaged register is as it was. Please choose another folder with more room."
        ) from error


def _written(tables: dict[str, Table], damaged: list[int], half: Path, target: Path, tick: Tick) -> Saved:
    """Write one kind after the other, then what came of it, in a folder that is to be the target."""
    writing = Writing(tables, half)
    steps = (writing.cases, writing.letters, writing.files, writing.evidence, writing.everything_else)
    for place, step in enumerate(steps, 1):
        step()
        tick(0.6 + 0.4 * place / len(steps))
    lost = (*telling.lost(tables, damaged), *writing.lost)
    writing.text("What was saved", f"Saved: {writing.saved}.", *(lost or ("Nothing was lost.",)))
    return Saved(target, writing.saved, lost)

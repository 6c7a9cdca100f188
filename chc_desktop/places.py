"""Where registers live on this computer, and which folders held one before: a missing one is never taken for none."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_config_path, user_data_path

if TYPE_CHECKING:
    from chc_desktop.domain.seen_head import SeenHead

NAME = "CHC Desktop"


@dataclass(frozen=True, slots=True)
class Places:
    """Remembers folders in a small file of its own, apart from every register."""

    file: Path = field(default_factory=lambda: user_config_path(NAME, appauthor=False) / "registers.json")
    data: Path = field(default_factory=lambda: user_data_path(NAME, appauthor=False))

    def register_folder(self) -> Path:
        """Where the officer's own register lives: where it was last found, else the usual place."""
        chosen = self._read().get("register")
        return Path(chosen) if isinstance(chosen, str) else self.data

    def sample_folder(self) -> Path:
        """Where the sample landlord lives, beside the register."""
        return self.data.with_name(f"{NAME} sample")

    def held_one(self, folder: Path) -> bool:
        """Whether a register was once opened in this folder."""
        return _name(folder) in self._seen()

    def remember(self, folder: Path) -> None:
        """A register was opened in this folder."""
        if not self.held_one(folder):
            self._write(self._read() | {"seen": [*self._seen(), _name(folder)]})

    def move_to(self, folder: Path) -> None:
        """The officer's own register lives here from now on."""
        self._write(self._read() | {"register": _name(folder)})

    @property
    def last_seen(self) -> Path:
        """The small file that says where the record of each register ended, beside the data and not in it."""
        return self.data.with_name(f"{NAME} last seen.json")

    def seen_head(self, folder: Path) -> "SeenHead | None":
        """Where the record of the register in this folder ended when it was last seen; None where it never was."""
        if not self.last_seen.exists():
            return None
        from chc_desktop.domain.seen_head import SeenHead

        try:
            return SeenHead(**json.loads(self.last_seen.read_text(encoding="utf-8"))[_name(folder)])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def keep_head(self, folder: Path, head: "SeenHead | None") -> None:
        """The record of the register in this folder ends here now; None: whatever it ends with next is right."""
        try:
            kept = json.loads(self.last_seen.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            kept = {}
        heads = {name: value for name, value in kept.items() if name != _name(folder)} if isinstance(kept, dict) else {}
        heads |= {_name(folder): asdict(head)} if head else {}
        if heads != kept:
            _put(self.last_seen, heads)

    def _seen(self) -> list[str]:
        seen = self._read().get("seen")
        return [str(name) for name in seen] if isinstance(seen, list) else []

    def _read(self) -> dict[str, object]:
        try:
            kept = json.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def _write(self, kept: dict[str, object]) -> None:
        _put(self.file, kept)


def _put(file: Path, kept: dict[str, object]) -> None:
    """Write a small file, whole or not at all."""
    half = file.with_name(f"{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        half.replace(file)
    except OSError:
        return  # only a memory aid: the register itself is not touched by this


def _name(folder: Path) -> str:
    return str(folder.expanduser().resolve())

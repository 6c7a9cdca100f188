"""A backup laid ready: unpacked and checked once, shown for what is in it, and then put in place, or let go."""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chc_desktop.domain.seen_head import SeenHead
from chc_desktop.office.backups.inside import Inside, Reading, what_is_in
from chc_desktop.store import backups
from chc_desktop.store.backups import Prepared
from chc_desktop.store.backups.progress import Tick, nobody, part
from chc_desktop.store.key_file import Key


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore came to: where the record ends now, and where what was there before is kept, if anything was."""

    head: SeenHead
    kept: Path | None


@dataclass(frozen=True, slots=True)
class Ready:
    """What is in a backup, and the register of it, ready to be put in place. `let_go` takes away what is left of it."""

    inside: Inside
    prepared: Prepared
    hold: ExitStack

    @property
    def key(self) -> Key:
        """What it opens with."""
        return self.prepared.key

    def put_in_place(self, now: datetime) -> Restored:
        """Let it take the place of the register, which must not be open. It is let go however that ends."""
        found = self.prepared.contents
        try:
            kept = self.prepared.put_in_place(now)
        finally:
            self.let_go()
        return Restored(SeenHead(found.register, found.entries, found.head, now.isoformat(timespec="seconds")), kept)

    def let_go(self) -> None:
        self.hold.close()


def lay_ready(path: Path, reading: Reading, folder: Path, key: Key | None = None, tick: Tick = nobody) -> Ready:
    """Unpack a backup beside the register in a folder, check it, and read what is in it.

    `key` is handed in where its key file is wrapped (`PassphraseNeeded` without it).
    """
    with ExitStack() as hold:
        prepared = hold.enter_context(backups.prepare(path, folder, key, part(tick, 0, 0.9)))
        with prepared.opened() as opened:
            inside = what_is_in(opened, reading, path)
        tick(1.0)
        return Ready(inside, prepared, hold.pop_all())


def look_inside(path: Path, reading: Reading, folder: Path, key: Key | None = None, tick: Tick = nobody) -> Inside:
    """The same only to see what is in it; nothing of it stays."""
    ready = lay_ready(path, reading, folder, key, tick)
    ready.let_go()
    return ready.inside

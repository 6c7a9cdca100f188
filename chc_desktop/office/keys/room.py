"""What the officer can do about the key: a passphrase set, changed, removed; the recovery sheet; a new key."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop import files
from chc_desktop.domain import passphrases
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.passphrases import Strength
from chc_desktop.domain.recovery_sheet import RecoverySheet
from chc_desktop.office.desk import Desk
from chc_desktop.office.keys import open_copies
from chc_desktop.office.keys.open_copies import Reach, Tick
from chc_desktop.store import key_file
from chc_desktop.store.key_file import Key
from chc_desktop.store.register import KEY_NAME
from chc_desktop.store.transaction import Transaction

if TYPE_CHECKING:
    from chc_desktop.store.wrapping import Cost

_KEPT = "view/keys"
IDLE_CHOICES = (5, 10, 15, 30, 60)
USUAL_IDLE = 10


@dataclass(frozen=True, slots=True)
class Locking:
    """How the register is locked now, for Settings.

    `sheet_made_on` is the day of the recovery sheet of the present key, None where none was made.
    """

    has_passphrase: bool
    sheet_made_on: date | None
    idle_minutes: int
    is_reminder_due: bool


class Keys:
    """The key of the open register. `cost` is how much work a try of the passphrase is; None is the usual."""

    def __init__(self, desk: Desk, cost: "Cost | None" = None) -> None:
        self._desk = desk
        self._cost = cost

    def has_passphrase(self) -> bool:
        return self._desk.register.has_passphrase()

    def locking(self) -> Locking:
        """How the register is locked now."""
        kept = self._kept()
        has, made_on = self.has_passphrase(), None
        if kept.get("sheet_of") == self._desk.register.key.fingerprint():
            made_on = date.fromisoformat(str(kept["sheet_made_on"]))
        due = not has and bool(kept.get("put_off")) and not kept.get("reminded")
        return Locking(has, made_on, self.idle_minutes(), due)

    def idle_minutes(self) -> int:
        """After how many minutes without a touch the register locks itself."""
        kept = self._kept().get("idle_minutes")
        return kept if isinstance(kept, int) and kept in IDLE_CHOICES else USUAL_IDLE

    def set_idle_minutes(self, minutes: int) -> None:
        self._keep(idle_minutes=minutes)

    def put_off(self) -> None:
        """Not now: Settings reminds of it once."""
        self._keep(put_off=True)

    def was_reminded(self) -> None:
        """The reminder was read; it does not come again."""
        self._keep(reminded=True)

    def strength(self, passphrase: str) -> Strength:
        """How good a passphrase is, in words; the names that stand on the letters are tried first by others."""
        return judged(passphrase, self._names())

    def check(self, passphrase: str) -> None:
        """Raises `PassphraseWrong` unless it is the passphrase of now."""
        key_file.unwrap(self._desk.register.key_text(), passphrase)

    def sheet(self, key: Key | None = None) -> RecoverySheet:
        """The recovery sheet of the present key, or of one that is to be its next."""
        from chc_desktop.store import recovery_words  # seldom needed

        with self._desk.register.transaction() as shelves:
            name = self._desk.organisation(shelves).name
        words = recovery_words.words_of(key or self._desk.register.key)
        return RecoverySheet(name, self._desk.register.uuid()[:8], self._desk.today(), words)

    def sheet_pdf(self, sheet: RecoverySheet) -> bytes:
        """The sheet as one tagged page."""
        from chc_desktop.documents.recovery_sheet import recovery_sheet_pdf  # heavy, and seldom needed

        return recovery_sheet_pdf(sheet)

    def against_saving_the_sheet(self, folder: Path) -> str:
        """What speaks against saving the sheet in a folder, in sentences; empty where nothing does."""
        from chc_desktop.office.keys.sheet_place import against_the_sheet  # seldom needed

        return against_the_sheet(self._desk, folder)

    def save_sheet(self, sheet: RecoverySheet, path: Path) -> None:
        """Save it as a file that its owner alone may read. Raises `RuleBroken` where it cannot be saved."""
        from chc_desktop.office.saving import save_file  # seldom needed

        save_file(path, self.sheet_pdf(sheet), mode=0o600)

    def sheet_was_confirmed(self, sheet: RecoverySheet) -> None:
        """Two of its words were typed: the sheet is at hand."""
        from chc_desktop.store import recovery_words  # seldom needed

        key = recovery_words.key_of(sheet.words)
        self._keep(sheet_of=key.fingerprint(), sheet_made_on=sheet.made_on.isoformat())

    def set_passphrase(self, passphrase: str, tick: Tick = lambda _share: None) -> Reach:
        """Lock the register with a passphrase, then the copies in reach; which others there are.

        Refused while there is no recovery sheet of the present key.
        """
        if self.locking().sheet_made_on is None:
            raise RuleBroken(
                "There is no recovery sheet of this register’s key yet, so a forgotten passphrase would lose "
                "everything. Nothing was changed. Please make the sheet first.",
            )
        self._refuse_weak(passphrase)
        now = f"{self._desk.now():%Y-%m-%d %H:%M:%S}"
        self._put(key_file.wrapped_text(self._desk.register.key, passphrase, self._cost), f"set {now}")
        return open_copies.bring_up_to_date(self._desk, passphrase, tick)

    def change_passphrase(self, old: str, new: str, tick: Tick = lambda _share: None) -> Reach:
        """Another passphrase in the place of the one of now."""
        self.check(old)
        return self.set_passphrase(new, tick)

    def remove_passphrase(self, old: str, tick: Tick = lambda _share: None) -> Reach:
        """Whoever can use this computer’s account opens the register again; its backups too."""
        self.check(old)
        self._put(key_file.text(self._desk.register.key), "none")
        return open_copies.bring_up_to_date(self._desk, "", tick)

    def key_was_renewed(self, new: Key) -> None:
        """Note in the record that there is a new key; only what tells it from another is said."""
        with self._desk.register.transaction() as shelves:
            self._note(shelves, "key of the register", new.fingerprint())

    def copies(self) -> Reach:
        """Which copies open otherwise than the register."""
        return open_copies.look(self._desk)

    def bring_copies_up_to_date(self, tick: Tick = lambda _share: None) -> Reach:
        """Put the key file of now into the copies in reach: a stick may be back."""
        return open_copies.bring_up_to_date(self._desk, "", tick)

    def _names(self) -> tuple[str, ...]:
        with self._desk.register.transaction() as shelves:
            organisation = shelves.facts.organisation()
            officer = shelves.facts.person(organisation.officer) if organisation and organisation.officer else None
        return (organisation.name if organisation else "", officer.name if officer else "")

    def _refuse_weak(self, passphrase: str) -> None:
        found = self.strength(passphrase)
        if not found.is_enough:
            raise RuleBroken(f"{found.name}: {found.words} Nothing was changed.".removeprefix(": "))

    def _put(self, text: str, what: str) -> None:
        """Replace the key file last, so that the record and the file say the same or neither has changed."""
        with self._desk.register.transaction() as shelves:
            self._note(shelves, "passphrase", what)
            key_file.put(self._desk.register.path.parent / KEY_NAME, text)

    def _note(self, shelves: Transaction, what: str, is_now: str) -> None:
        shelves.facts.save_setting(what, is_now, self._desk.now(), self._desk.officer(shelves))

    def _kept(self) -> dict[str, object]:
        with self._desk.register.transaction() as shelves:
            kept = shelves.scratch.draft(_KEPT)
        return dict(json.loads(kept.value)) if kept else {}

    def _keep(self, **what: object) -> None:
        kept = json.dumps(self._kept() | what)
        with self._desk.register.transaction() as shelves:
            shelves.scratch.save_draft(_KEPT, kept, self._desk.now())


def judged(passphrase: str, names: Collection[str] = ()) -> Strength:
    """How good a passphrase is, in words, before there is a register to ask."""
    return passphrases.strength(passphrase, _common(), names)


@cache
def _common() -> Collection[str]:
    text = (files.resources("passphrases") / "common.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))

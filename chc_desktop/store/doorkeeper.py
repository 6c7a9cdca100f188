"""Opens the door of a register whose key file is wrapped: by the passphrase, or by the words of the recovery sheet.

After five wrong tries each further one has to wait, longer each time, over restarts too: the count is kept in a small
file beside the key file. Whoever takes the files elsewhere is not held up by that, only by the work a try is.
"""

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store import database, key_file
from chc_desktop.store.key_file import Key, PassphraseNeeded, PassphraseWrong
from chc_desktop.store.opening import KeyMissing, RegisterMissing, kept_key, settle_key
from chc_desktop.store.register import FILE_NAME, KEY_NAME

if TYPE_CHECKING:
    from chc_desktop.store.wrapping import Cost

TRIES = "register.tries"
FREE_TRIES = 5
_FIRST_WAIT, _LONGEST_WAIT = 30, 15 * 60
"""Seconds."""


class MustWait(RuleBroken):
    """There were too many wrong tries. `until` is when the next one may be."""

    def __init__(self, sentence: str, until: datetime) -> None:
        super().__init__(sentence)
        self.until = until


class Doorkeeper:
    """Stands before one folder's register. `now` is handed in."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def called(self) -> str:
        return "this register"

    def key_unasked(self) -> Key | None:
        """The register's key where its key file is open; None where it has to be asked for.

        Raises `KeyMissing` or `KeyFileDamaged` where only the words of the recovery sheet open it.
        """
        return None if self.asks_for_a_passphrase() else kept_key(self._folder)

    def asks_for_a_passphrase(self) -> bool:
        """Whether the register is there and its key file wrapped."""
        try:
            return (self._folder / FILE_NAME).exists() and key_file.is_wrapped(self._content())
        except (OSError, RuleBroken):
            return False

    def open_with_passphrase(self, passphrase: str) -> Key:
        """The register's key. Raises `PassphraseWrong` or `MustWait`."""
        self.check_may_try()
        try:
            settle_key(self._folder, lambda content: key_file.unwrap(content, passphrase))
            key = key_file.unwrap(self._content(), passphrase)
        except PassphraseWrong as wrong:
            raise self._after_a_wrong_try(wrong) from None
        except FileNotFoundError:
            raise KeyMissing(
                "The key file of the register is not where it was. Nothing was changed. Please put it back, or type "
                "the words of your recovery sheet."
            ) from None
        self._forget_tries()
        return key

    def open_with_words(self, typed: Sequence[str]) -> Key:
        """The key that the words of a recovery sheet are, if the register opens with it."""
        from chc_desktop.store import recovery_words  # seldom needed

        key = recovery_words.key_of(typed)
        path = self._folder / FILE_NAME
        if not path.exists():
            raise RegisterMissing(
                f"The words are right, but there is no register in “{self._folder}” to open with them. Nothing was "
                "changed. Please restore a backup: the same words open it."
            )
        try:
            database.connect(path, key).close()
        except database.KeyDoesNotFit:
            raise RuleBroken(
                "The words are those of a recovery sheet, but not of this register: look at the name and the day on "
                "the sheet. If a new key was made since, its newer sheet is needed. Nothing was changed."
            ) from None
        self._forget_tries()
        return key

    def put_key(self, key: Key, passphrase: str, cost: "Cost | None" = None) -> None:
        """Write the key file anew, wrapped in a passphrase, or open where that is empty."""
        content = key_file.wrapped_text(key, passphrase, cost) if passphrase else key_file.text(key)
        key_file.put(self._folder / KEY_NAME, content)
        settle_key(self._folder, lambda _content: key)

    def check_may_try(self) -> None:
        """Raises `MustWait` while the next try may not be yet."""
        wrong, last = self._tries()
        until = last + timedelta(seconds=_wait(wrong)) if last else None
        if until and last and last <= self._now() < until:
            raise _must_wait(wrong, until, self._now())

    def _after_a_wrong_try(self, wrong: PassphraseWrong) -> RuleBroken:
        count = self._tries()[0] + 1
        self._write_tries(count)
        if not _wait(count):
            return wrong
        return _must_wait(count, self._now() + timedelta(seconds=_wait(count)), self._now())

    def _content(self) -> str:
        return key_file.read_text(self._folder / KEY_NAME)

    def _tries(self) -> tuple[int, datetime | None]:
        """How many wrong ones there were, and when the last was."""
        try:
            kept = json.loads((self._folder / TRIES).read_text(encoding="utf-8"))
            return max(0, int(kept["wrong"])), datetime.fromisoformat(kept["last"]).replace(tzinfo=None)
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return 0, None

    def _write_tries(self, wrong: int) -> None:
        kept = {"wrong": wrong, "last": self._now().isoformat(timespec="seconds")}
        try:
            (self._folder / TRIES).write_text(json.dumps(kept), encoding="utf-8")
        except OSError:
            return  # a full disk must not shut the owner out

    def _forget_tries(self) -> None:
        try:
            (self._folder / TRIES).unlink(missing_ok=True)
        except OSError:
            return


class BackupDoor:
    """Stands before one backup, or a register that was replaced. `known` is a key that may be its own.

    A try is work enough; nobody has to wait.
    """

    def __init__(self, path: Path, known: Key | None = None) -> None:
        self._path = path
        self._known = known

    @property
    def called(self) -> str:
        return "this backup"

    @property
    def name(self) -> str:
        return self._path.name

    def key_unasked(self) -> Key | None:
        """The backup's key where it lies open, or is the one that is known; None where it has to be asked for."""
        from chc_desktop.store.backups.verifying import key_of  # seldom needed

        try:
            return key_of(self._path, self._known)
        except PassphraseNeeded:
            return None

    def open_with_passphrase(self, passphrase: str) -> Key:
        """The backup's key. Raises `PassphraseWrong`."""
        return key_file.unwrap(self._content(), passphrase)

    def open_with_words(self, typed: Sequence[str]) -> Key:
        """The key that the words are, if it is this backup's."""
        from chc_desktop.store import recovery_words  # seldom needed

        key = recovery_words.key_of(typed)
        if key.fingerprint() != key_file.fingerprint(self._content()):
            raise RuleBroken(
                "The words are those of a recovery sheet, but not of this backup: look at the name and the day on the "
                "sheet. Nothing was changed."
            )
        return key

    def _content(self) -> str:
        from chc_desktop.store.backups.verifying import key_text_of  # seldom needed

        return key_text_of(self._path)


def _wait(wrong: int) -> int:
    """Seconds to wait after so many wrong tries."""
    beyond = wrong - FREE_TRIES
    return min(_FIRST_WAIT * 2 ** min(beyond, 10), _LONGEST_WAIT) if beyond >= 0 else 0


def _must_wait(wrong: int, until: datetime, now: datetime) -> MustWait:
    seconds = max(1, round((until - now).total_seconds()))
    left = words.count(seconds, "second") if seconds < 100 else words.count(round(seconds / 60), "minute")
    return MustWait(
        f"That was not the passphrase, {wrong} times. Nothing was changed and nothing is lost. Please wait {left} "
        "before the next try; the words of your recovery sheet open the register at any time.",
        until,
    )

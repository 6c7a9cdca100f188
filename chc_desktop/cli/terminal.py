"""Asks for a key on the terminal, typed unseen: never by an argument, which others on the computer can read."""

import sys
from typing import Protocol

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store import recovery_words
from chc_desktop.store.key_file import Key, KeyFileDamaged
from chc_desktop.store.opening import KeyMissing


class Door(Protocol):
    """A register or a backup, and what opens it."""

    @property
    def called(self) -> str: ...

    def key_unasked(self) -> Key | None: ...

    def open_with_passphrase(self, passphrase: str) -> Key: ...

    def open_with_words(self, typed: tuple[str, ...]) -> Key: ...


def key_of(door: Door) -> Key:
    """The key of what is behind a door, asked for where it is wrapped, or where only the words of the sheet open it."""
    try:
        return door.key_unasked() or _typed(door, f"Passphrase of {door.called}, or the words of its recovery sheet: ")
    except (KeyMissing, KeyFileDamaged) as shut:
        if not sys.stdin.isatty():
            raise
        print(shut, file=sys.stderr)
        return _typed(door, f"The words of the recovery sheet of {door.called}: ")


def _typed(door: Door, prompt: str) -> Key:
    from getpass import getpass

    if not sys.stdin.isatty():
        raise RuleBroken(
            f"A passphrase locks {door.called}, and there is no terminal to type it on. Nothing was changed. Please "
            "run the command in a terminal."
        )
    typed = getpass(prompt)
    words = recovery_words.parted(typed)
    return door.open_with_words(words) if len(words) == recovery_words.COUNT else door.open_with_passphrase(typed)

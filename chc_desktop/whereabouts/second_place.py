"""Whether a folder is a good second place for backups: anywhere but where the register is, and best not on its disk."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from chc_desktop.whereabouts.computer import Computer
from chc_desktop.whereabouts.judging import elsewhere, real
from chc_desktop.whereabouts.recognising import Elsewhere, Kind

Disk = Callable[[Path], int]
"""Tells the disk that a folder is on, as the system numbers them; `NO_FOLDER` where there is none."""

NO_FOLDER = -1


class Suits(Enum):
    """How a place suits: it is good, it will do, or it is none at all."""

    GOOD = "good"
    POOR = "poor"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a place suits for what it is to hold, and why, in a sentence or two."""

    suits: Suits
    sentence: str

    @property
    def is_good(self) -> bool:
        return self.suits is Suits.GOOD


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a folder that was chosen, and of the register beside it."""

    place: Elsewhere | None
    is_own: bool
    """Whether it is the register's folder, or lies in it."""
    holds_register: bool
    is_file: bool
    is_there: bool
    is_same_disk: bool
    can_be_written: bool
    has_passphrase: bool

    @property
    def is_synced(self) -> bool:
        return self.place is not None and self.place.kind is Kind.SYNCED


def second_place(
    register: Path, chosen: Path, has_passphrase: bool, computer: Computer | None = None, disk: Disk | None = None
) -> Judgement:
    """How a folder suits as the second place for backups of the register in another folder."""
    seen = _look(register, chosen, has_passphrase, computer, disk or _disk)
    suits, sentence = next((suits, sentence) for fits, suits, sentence in _TABLE if fits(seen))
    return Judgement(suits, sentence.format(name=seen.place.name if seen.place else ""))


def is_in_own_folder(register: Path, chosen: Path) -> bool:
    """Whether a place is the folder of the register, or lies in it: then it is no second one."""
    return real(chosen).is_relative_to(real(register))


_SET_ONE = "Whoever finds a backup there can open it, so set a passphrase: then nobody else can."

_TABLE: tuple[tuple[Callable[[Seen], bool], Suits, str], ...] = (
    (
        lambda seen: seen.is_own,
        Suits.NOT,
        "The register itself is kept in this folder, so whatever takes the one takes the other too: please choose a "
        "memory stick, OneDrive or a folder of another computer.",
    ),
    (
        lambda seen: seen.holds_register and seen.is_same_disk and not seen.is_synced,
        Suits.NOT,
        "This folder is around the register’s own, so whatever takes the one takes the other too: please choose a "
        "memory stick, OneDrive or a folder of another computer.",
    ),
    (lambda seen: seen.is_file, Suits.NOT, "This is a file: please choose the folder it is in, or another."),
    (
        lambda seen: not seen.is_there,
        Suits.POOR,
        "This folder is not there now. If it is on a stick, please plug it in; the next backup after that goes there.",
    ),
    (
        lambda seen: not seen.can_be_written,
        Suits.POOR,
        "But nothing may be written there now. Please see to that, or choose another folder.",
    ),
    (
        lambda seen: seen.is_synced and not seen.has_passphrase,
        Suits.GOOD,
        "A good place: {name} takes each backup away from this computer. " + _SET_ONE,
    ),
    (lambda seen: seen.is_synced, Suits.GOOD, "A good place: {name} takes each backup away from this computer."),
    (
        lambda seen: seen.is_same_disk,
        Suits.POOR,
        "But it is on the same disk as the register: if that breaks or the computer is stolen, both are gone. A memory "
        "stick, OneDrive or a folder of another computer would still be there.",
    ),
    (
        lambda seen: seen.place is not None and not seen.has_passphrase,
        Suits.GOOD,
        "A good place: it is on another computer. " + _SET_ONE,
    ),
    (lambda seen: seen.place is not None, Suits.GOOD, "A good place: it is on another computer."),
    (
        lambda seen: not seen.has_passphrase,
        Suits.GOOD,
        "A good place: it is on another disk. Keep a stick away from the computer. " + _SET_ONE,
    ),
    (lambda seen: True, Suits.GOOD, "A good place: it is on another disk. Keep a stick away from the computer."),
)  # fmt: skip
"""The first line that fits is what is said. {name} is the program that copies the folder."""


def _look(register: Path, chosen: Path, has_passphrase: bool, computer: Computer | None, disk: Disk) -> Seen:
    ours, theirs = real(register), real(chosen)
    on = disk(theirs)
    return Seen(
        place=elsewhere(chosen, computer),
        is_own=theirs.is_relative_to(ours),
        holds_register=ours.is_relative_to(theirs),
        is_file=_is(theirs.is_file),
        is_there=on != NO_FOLDER,
        is_same_disk=on == disk(ours),
        can_be_written=on == NO_FOLDER or os.access(theirs, os.W_OK),
        has_passphrase=has_passphrase,
    )


def _is(asked: Callable[[], bool]) -> bool:
    try:
        return asked()
    except OSError:
        return False


def _disk(folder: Path) -> int:
    try:
        return folder.stat().st_dev
    except OSError:
        return NO_FOLDER

"""Whether a folder suits: the register lives on this computer itself; a backup's second place is anywhere but there."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.whereabouts.computer import Computer
from chc_desktop.whereabouts.recognising import Elsewhere, Kind, recognise
from chc_desktop.whereabouts.this_computer import this_computer

_WHY = {
    Kind.SYNCED: "{name} copies files away while they are still being written, and puts its own copies in their place. "
    "A register there can be damaged, or end as two that differ",
    Kind.NETWORK: "When the connection breaks while something is written, or two computers write at once, a register "
    "there can be damaged",
}
_NO_FOLDER = -1


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a place is good for what it is to hold, and why, in a sentence."""

    is_good: bool
    sentence: str


def elsewhere(folder: Path, computer: Computer | None = None) -> Elsewhere | None:
    """Where a folder really is, with links and redirections followed; None where it is this computer's own.

    It need not be there yet: what is there of its path decides.
    """
    known = computer or this_computer()
    given, real = folder.expanduser().absolute(), folder.expanduser().resolve()
    return recognise(str(real), known) or recognise(str(given), known)


def why_not(place: Elsewhere) -> str:
    """Why the register may not live there, in a sentence."""
    return f"{_WHY[place.kind].format(name=_capital(place.name))}."


def refuse_for_register(folder: Path, computer: Computer | None = None) -> None:
    """Raise `RuleBroken` where the register may not live, saying why and what to do."""
    place = elsewhere(folder, computer)
    if place:
        raise RuleBroken(
            f"The register cannot live in “{folder}”, which is {_in(place)}. {why_not(place)} Nothing was changed. "
            f"Please choose a folder of this computer itself. {_capital(place.name)} is a good place for backups."
        )


def second_place(
    register: Path, chosen: Path, computer: Computer | None = None, device: Callable[[Path], int] | None = None
) -> Judgement:
    """Whether a folder is a good second place for backups of the register in another folder.

    `device` tells the disk that a folder is on; by default the system is asked.
    """
    place = elsewhere(chosen, computer)
    ours, theirs = register.expanduser().resolve(), chosen.expanduser().resolve()
    if theirs.is_relative_to(ours):
        return Judgement(False, "This is where the register itself is, so it is not a second place.")
    if place and place.kind is Kind.SYNCED:
        return Judgement(
            True,
            f"A good place: {place.name} takes each backup away from this computer. A backup holds the key of the "
            "register, so set a passphrase: then nobody else can open one there.",
        )
    if place:
        return Judgement(True, "A good place: it is on another computer.")
    disk = device or _disk
    on = disk(theirs)
    if on == _NO_FOLDER:
        return Judgement(False, "This folder is not there now. If it is on a stick, please plug it in.")
    if on == disk(ours):
        return Judgement(
            False,
            "The same disk is not a second place: if it breaks or the computer is stolen, both are gone. A memory "
            "stick, OneDrive or a folder of another computer would still be there.",
        )
    return Judgement(True, "A good place: it is on another disk. Keep a stick away from the computer.")


def _disk(folder: Path) -> int:
    """The disk a folder is on, as the system numbers them."""
    try:
        return folder.stat().st_dev
    except OSError:
        return _NO_FOLDER


def _in(place: Elsewhere) -> str:
    return f"on {place.name}" if place.kind is Kind.NETWORK else f"in {place.name}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
